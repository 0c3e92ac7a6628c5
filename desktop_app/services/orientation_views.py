"""What the page « Choisir une voie » and « Préparer un écrit » are told of a choice."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.orientation import Orientation
from desktop_app.domain.orientation_rules import Concerned
from desktop_app.domain.person import Person


@dataclass(frozen=True, slots=True)
class OrientationLine:
    """A choice that was made, in words: « 3 mars 2026 », the ways, what was ticked, the reason."""

    orientation: Orientation
    when: str
    ways: str
    details: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrientationStart:
    """All that the page begins with: who may be concerned, what was chosen before."""

    dossier: Dossier
    start: Orientation
    persons: tuple[Person, ...]
    concerned: tuple[Concerned, ...]
    past: tuple[OrientationLine, ...]
