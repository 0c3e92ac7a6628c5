"""Where the drafts of the forms about places are kept, and the form each leads back to."""

from __future__ import annotations

from collections.abc import Mapping

from desktop_app.domain.ids import PlaceEventId, PlaceId, VisitId
from desktop_app.services.place_words import place_words
from desktop_app.services.session import Session
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages.drafted_form import DraftKey

VISIT = "visit"
EVENT = "place_event"
LEAVING = "place_leaving"
PLACE = "place_form"
"""What is typed on the page of a place and is no value yet; its subject is the place."""

_ARGS = {
    VISIT: ("place", "visit"),
    EVENT: ("place", "event"),
    LEAVING: ("place", "event"),
    PLACE: ("place",),
}
_PAGES = {VISIT: "visit", EVENT: "place_event", LEAVING: "place_leaving", PLACE: "place"}
_LABELS = {
    VISIT: "Reprendre une observation de lieu",
    EVENT: "Reprendre un événement de lieu",
    LEAVING: "Reprendre un départ",
    PLACE: "Reprendre un lieu",
}


def key_of(kind: str, args: Mapping[str, str]) -> DraftKey:
    """Return the key of the draft of a form: one draft a route."""
    return DraftKey(kind, "/".join(args.get(name, "") for name in _ARGS[kind]))


def taken_up(session: Session, kind: str, subject: str) -> tuple[str, str, Route] | None:
    """Return what one does with such a draft, its place in words, and the form it leads to.

    ``None`` for a draft of another kind. Raise ``NotFound`` if what it is about went since.
    """
    if kind not in _ARGS:
        return None
    values = zip(_ARGS[kind], subject.split("/"), strict=False)
    route = Route(_PAGES[kind], {name: value for name, value in values if value})
    return _LABELS[kind], _about(session, route), route


def _about(session: Session, route: Route) -> str:
    if route.args.get("visit"):
        session.visits.view(VisitId(route.args["visit"]))
    if route.args.get("event"):
        session.places.event(PlaceEventId(route.args["event"]))
    place_id = route.args.get("place", "")
    return place_words(session.places.get(PlaceId(place_id))) if place_id else ""
