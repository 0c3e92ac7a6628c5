"""What is being typed, kept encrypted in the register within a second."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from desktop_app.domain.french import moment_words
from desktop_app.domain.ids import DossierId
from desktop_app.domain.names import family_label
from desktop_app.domain.rights import Right
from desktop_app.services.access import Service, needs
from desktop_app.services.views import DraftLine

if TYPE_CHECKING:
    from desktop_app.register.drafts import Draft

PLACE = "place"


class Drafts(Service):
    """Working state: encrypted, never journalled, one a kind and subject."""

    @needs(Right.WRITE)
    def save(self, kind: str, subject: str, payload: Mapping[str, Any]) -> None:
        """Keep what is being typed, replacing the former draft of the same subject."""
        self._register.drafts.save(kind, subject, payload, self._clock())

    @needs(Right.WRITE)
    def load(self, kind: str, subject: str) -> Draft | None:
        """Return the draft of a subject, or ``None``."""
        return self._register.drafts.load(kind, subject)

    @needs(Right.WRITE)
    def discard(self, kind: str, subject: str) -> None:
        """Forget the draft of a subject."""
        self._register.drafts.discard(kind, subject)

    @needs(Right.WRITE)
    def unfinished(self) -> tuple[DraftLine, ...]:
        """Return the drafts of texts, the latest first, with their dossier."""
        lines = []
        for draft in self._register.drafts.all():
            if draft.kind != PLACE:
                ref, label = self._dossier_words(draft.subject)
                lines.append(
                    DraftLine(
                        kind=draft.kind,
                        subject=draft.subject,
                        saved_at=draft.saved_at,
                        saved_words=moment_words(draft.saved_at),
                        dossier_ref=ref,
                        label=label,
                    )
                )
        return tuple(sorted(lines, key=lambda line: line.saved_at, reverse=True))

    def _dossier_words(self, subject: str) -> tuple[str, str]:
        dossier = self._register.dossiers.get(DossierId(subject))
        if dossier is None:
            return "", ""
        return dossier.ref, family_label(self._register.persons.by_dossier(dossier.id))
