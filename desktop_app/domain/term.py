"""Lists that an association edits: a term that was used is never taken away from old records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.ids import TermId


class ListName(StrEnum):
    """The lists that can be edited."""

    MOTIVES = "motives"
    LANGUAGES = "languages"
    INDICATORS = "indicators"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _LISTS[self]


_LISTS = {
    ListName.MOTIVES: "Motifs",
    ListName.LANGUAGES: "Langues",
    ListName.INDICATORS: "Indices",
}


@dataclass(frozen=True, slots=True)
class Term:
    """An entry of a list, the association's own or its change of a shipped one (same ``code``).

    ``dimension`` is the dimension of an indicator. ``hidden`` keeps it for old records and
    no longer proposes it. ``source`` says where the words come from.
    """

    id: TermId
    list_name: ListName
    code: str
    label: str
    dimension: str = ""
    source: str = ""
    position: int = 0
    hidden: bool = False
