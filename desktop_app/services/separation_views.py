"""What the page « Séparer une personne » shows and hands over."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.services.merge_views import Option


@dataclass(frozen=True, slots=True)
class SharedText:
    """An observation or a call that also names somebody who stays. ``key`` is what is ticked."""

    key: str
    when_words: str
    text: str
    names: str


@dataclass(frozen=True, slots=True)
class SeparationView:
    """A dossier, whom of it is separated, what goes along and what stays.

    ``goes`` and ``stays`` are sentences; ``shared`` can be copied, one by one.
    """

    dossier_id: DossierId
    ref: str
    persons: tuple[Option, ...]
    chosen: tuple[PersonId, ...]
    goes: tuple[str, ...]
    stays: tuple[str, ...]
    shared: tuple[SharedText, ...]


@dataclass(frozen=True, slots=True)
class SeparationRequest:
    """Whom to separate, and which shared texts go along as copies."""

    dossier_id: DossierId
    person_ids: tuple[PersonId, ...]
    copies: frozenset[str] = frozenset()
