"""Views of the list of dossiers: criteria joined by ET or OU, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.ids import SavedViewId


class Join(StrEnum):
    """How criteria are joined."""

    ALL = "all"
    ANY = "any"

    @property
    def label(self) -> str:
        """Return the French word, in capitals as the filter line shows it."""
        return "ET" if self is Join.ALL else "OU"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition: ``subject`` (what is looked at), ``operator`` and ``values``, as codes."""

    subject: str
    operator: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedView:
    """A named choice of dossiers."""

    id: SavedViewId
    name: str
    joined_by: Join = Join.ALL
    criteria: tuple[Criterion, ...] = ()
    position: int = 0
