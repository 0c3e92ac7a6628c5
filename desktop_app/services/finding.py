"""Finding a person, a place, a dossier or an écrit."""

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
        found = self._register.search.query(text, limit) if text.strip() else None
        hits = () if found is None else found.hits
        archived = self._register.archived({hit.dossier_id for hit in hits if hit.dossier_id})
        answer = tuple(
            Hit(
                kind=hit.kind,
                id=hit.id,
                dossier_id=None if hit.dossier_id is None else DossierId(hit.dossier_id),
                dossier_ref=hit.dossier_ref,
                label=hit.label,
                detail=_marked(hit.detail, archived=hit.dossier_id in archived),
                group=hit.group,
            )
            for hit in hits
        )
        return SearchAnswer(answer, (time.perf_counter() - started) * 1000)


def _marked(detail: str, *, archived: bool) -> str:
    """Return the detail of a hit; what is archived stays found and is said to be."""
    return ", ".join(part for part in (detail, "archivé" if archived else "") if part)
