"""Where the drafts of indicators, agreements and choices are kept, and the form of each."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.ids import DossierId
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages.drafted_form import DraftKey

INDICATION = "indication"
CONSENT = "consent"
ORIENTATION = "orientation"

_ARGS = {
    INDICATION: ("dossier", "person", "observation", "indication"),
    CONSENT: ("dossier", "kind", "person", "consent", "withdrawal"),
    ORIENTATION: ("dossier",),
}
_LABELS = {
    INDICATION: "Reprendre des indices",
    CONSENT: "Reprendre un accord ou une information",
    ORIENTATION: "Reprendre le choix d’une voie",
}


def key_of(kind: str, args: Mapping[str, str]) -> DraftKey:
    """Return the key of the draft of a form: one draft a route."""
    return DraftKey(kind, "/".join(args.get(name, "") for name in _ARGS[kind]))


def route_of(kind: str, subject: str) -> Route | None:
    """Return the route of the form that a draft was left in, ``None`` for another kind."""
    if kind not in _ARGS:
        return None
    values = zip(_ARGS[kind], subject.split("/"), strict=False)
    return Route(kind, {name: value for name, value in values if value})


def verb_of(kind: str) -> str:
    """Return what one does with such a draft: « Reprendre des indices »."""
    return _LABELS[kind]


def dossier_of(subject: str) -> DossierId:
    """Return the dossier of a subject."""
    return DossierId(subject.partition("/")[0])
