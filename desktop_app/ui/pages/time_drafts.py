"""Where the drafts of events and reminders are kept, and the form each leads back to."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.ids import DossierId
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages.drafted_form import DraftKey

EVENT = "event"
REMINDER = "reminder"

_ARGS = {
    EVENT: ("dossier", "event"),
    REMINDER: ("dossier", "reminder", "occasion"),
}
_LABELS = {EVENT: "Reprendre un appel ou une note", REMINDER: "Reprendre un rappel"}


def key_of(kind: str, args: Mapping[str, str]) -> DraftKey:
    """Return the key of the draft of a form: one draft a record, or one a dossier."""
    return DraftKey(kind, "/".join(args.get(name, "") for name in _ARGS[kind]))


def route_of(kind: str, subject: str) -> Route | None:
    """Return the route of the form that a draft was left in, ``None`` for another kind."""
    if kind not in _ARGS:
        return None
    values = zip(_ARGS[kind], subject.split("/"), strict=False)
    return Route(kind, {name: value for name, value in values if value})


def verb_of(kind: str) -> str:
    """Return what one does with such a draft: « Reprendre un rappel »."""
    return _LABELS[kind]


def dossier_of(subject: str) -> DossierId:
    """Return the dossier of a subject."""
    return DossierId(subject.partition("/")[0])
