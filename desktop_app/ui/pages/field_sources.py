"""The badge of a field, and the page on which its value is at home (UX §2.9)."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.absence import Absence
from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import DossierId
from desktop_app.services.paper_views import FieldView
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages import routes
from desktop_app.ui.widgets.source_badge import Source

ASSOCIATION = Route("settings", {"tab": "association"})
PROFILE = Route("settings", {"tab": "profile"})

_ICONS: Mapping[str, str] = {
    "organisation": "house",
    "author": "user",
    "person": "user",
    "family": "users",
    "dossier": "folder",
    "observation": "clock",
    "ecrit": "pencil",
    "directory": "book-user",
    "computed": "sigma",
}
_ABSENT = frozenset(absence.printed for absence in Absence)
_COMPUTED = f"Source{NBSP}: calculé à partir des observations cochées"


def source_of(field: FieldView) -> Source:
    """Return the badge of ``field``: what changed first, then what is typed here, then its home."""
    if field.stale:
        return Source("rotate-ccw", "modifié", f"Modifié dans le dossier le {field.changed_on}")
    if field.replaced or field.editable:
        return Source("pencil", "saisi ici", f"Source{NBSP}: saisi dans cet écrit")
    if field.shown in _ABSENT:
        return Source("circle-question-mark", "inconnu", f"Pas de réponse{NBSP}: {field.shown}")
    icon = _ICONS.get(field.origin, "file-text")
    if field.origin == "computed":
        return Source(icon, field.source, _COMPUTED)
    return Source(icon, field.source, f"Source{NBSP}: {field.source}")


def home_of(field: FieldView, dossier_id: DossierId) -> Route | None:
    """Return where the value of ``field`` is corrected, ``None`` if only here."""
    if field.person_id is not None:
        return routes.person(field.person_id)
    if field.occasion_id is not None:
        return routes.observation(dossier_id, field.occasion_id)
    settings = {"organisation": ASSOCIATION, "author": PROFILE}
    if field.origin in settings:
        return settings[field.origin]
    if field.origin == "dossier":
        return routes.dossier(dossier_id, tab="situation")
    return None
