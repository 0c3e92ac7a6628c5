"""Where the user comes back to after a lock: page, field and caret, in a draft of the register."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from desktop_app.ui.navigation import Place

if TYPE_CHECKING:
    from desktop_app.services.session import Session

KIND, SUBJECT = "place", "window"


def keep(session: Session, place: Place) -> None:
    """Write ``place``, after the drafts themselves. Runs on the worker."""
    if place:
        session.drafts.save(KIND, SUBJECT, place)


def take(session: Session) -> Mapping[str, str | int]:
    """Return the place that was kept, once; nothing if there is none. Runs on the worker."""
    kept = session.drafts.load(KIND, SUBJECT)
    if kept is None:
        return {}
    session.drafts.discard(KIND, SUBJECT)
    return {
        str(name): value for name, value in kept.payload.items() if isinstance(value, str | int)
    }
