"""Finding a person, a place, a dossier, an écrit, a call or a reminder."""

from __future__ import annotations

import time

from desktop_app.domain.ids import DossierId
from desktop_app.domain.rights import Right
from desktop_app.services.access import Service, needs
from desktop_app.services.views import Hit, SearchAnswer


class Finding(Service):
    """The one search of the program (UX §1.1)."""

    @needs(Right.READ)
    def search(self, text: str, limit: int = 20) -> SearchAnswer:
        """Return what matches, best first; nothing for an empty text."""
        started = time.perf_counter()
        found = self._register.search.query(text, limit)
        answer = tuple(
            Hit(
                kind=hit.kind,
                id=hit.id,
                dossier_id=None if hit.dossier_id is None else DossierId(hit.dossier_id),
                dossier_ref=hit.dossier_ref,
                label=hit.label,
                detail=hit.detail,
                group=hit.group,
            )
            for hit in found.hits
        )
        return SearchAnswer(answer, (time.perf_counter() - started) * 1000)
