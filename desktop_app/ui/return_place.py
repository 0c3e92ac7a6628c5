"""Where the user comes back to after a lock: page, field and caret, in a draft of the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.ui.navigation import Place
from desktop_app.ui.pages.observation_drafts import DraftShelf

if TYPE_CHECKING:
    from desktop_app.services.session import Session

KIND, SUBJECT = "place", "window"
_CHOOSING = ("resume_draft", "fresh_observation")
"""The buttons of a choice between drafts: nothing was being typed there."""


def keep(session: Session, place: Place) -> None:
    """Write ``place``, after the drafts themselves. Runs on the worker."""
    if place:
        session.drafts.save(KIND, SUBJECT, _with_draft(session, place))


def take(session: Session) -> Mapping[str, str | int]:
    """Return the place that was kept, once; nothing if there is none. Runs on the worker."""
    kept = session.drafts.load(KIND, SUBJECT)
    if kept is None:
        return {}
    session.drafts.discard(KIND, SUBJECT)
    return {
        str(name): value for name, value in kept.payload.items() if isinstance(value, str | int)
    }


def _with_draft(session: Session, place: Place) -> Place:
    """Name the draft under the caret, so that coming back does not ask which one it was."""
    dossier = str(place.get("arg:dossier", ""))
    if place.get("page") != "observation" or not dossier or place.get("field") in _CHOOSING:
        return place
    occasion = str(place.get("arg:occasion", ""))
    shelf = DraftShelf(session, DossierId(dossier), OccasionId(occasion) if occasion else None)
    latest = next(iter(shelf.kept()), None)
    return place if latest is None else {**place, "arg:draft": latest.key}
