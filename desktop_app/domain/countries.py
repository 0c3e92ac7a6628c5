"""Countries of nationality and of birth: French names, found by old and English names too."""

from __future__ import annotations

from desktop_app.domain.named_list import NamedCode, NamedList
from desktop_app.domain.person import STATELESS


class Countries(NamedList):
    """The list shipped as ``countries.csv``; codes are ISO 3166-1 alpha-2, or « apatride »."""

    def __init__(self, csv_text: str) -> None:
        super().__init__(csv_text, first=(NamedCode(STATELESS, STATELESS, ("sans nationalité",)),))
