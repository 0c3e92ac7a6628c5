"""An écrit that comes from a file: a draft again, its ties inside the file followed."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from desktop_app.domain.ecrit import Ecrit, EcritState, followed_key

ECRIT_TIES = frozenset({"extracts", "overrides", "answers_to"})
"""What ties an écrit to other objects otherwise than by a plain id."""

Known = Mapping[tuple[str, str], str]
"""The new ids by list and by the id in the file."""


def as_draft(ecrit: Ecrit) -> Ecrit:
    """Return an écrit that comes from outside as a draft, unless it was transmitted.

    Its frozen versions and its remarks do not travel: nobody here read it over or validated it.
    """
    state = ecrit.state if ecrit.state.has_left else EcritState.DRAFT
    return dataclasses.replace(ecrit, state=state, version=0, reviewer="", review_message="")


def followed(key: str, value: Any, known: Known) -> Any:
    """Return a tie of an écrit by the new ids; what leads nowhere in the file is left out.

    What is not of the expected shape is given back as it is, for the reader of the type to refuse.
    """
    if key == "answers_to":
        return known.get(("ecrits", str(value)))
    if key == "extracts" and isinstance(value, list):
        return [_extract(item, known) for item in value if _leads(item, known)]
    if key == "overrides" and isinstance(value, dict):

        def fresh(record: str) -> str | None:
            return known.get(("persons", record)) or known.get(("observations", record))

        return {followed_key(str(name), fresh): item for name, item in value.items()}
    return value


def _leads(extract: Any, known: Known) -> bool:
    if not isinstance(extract, dict):
        return True
    return ("observations", str(extract.get("observation_id"))) in known


def _extract(extract: Any, known: Known) -> Any:
    if not isinstance(extract, dict):
        return extract
    seen = known["observations", str(extract["observation_id"])]
    return {**extract, "observation_id": seen}
