"""All that the page of a dossier shows, read in one go on the worker."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.ids import DossierId
from desktop_app.services.reminders import ReminderLine
from desktop_app.services.timeline_views import TimelineView
from desktop_app.services.views import DossierView

if TYPE_CHECKING:
    from desktop_app.services.session import Session


@dataclass(frozen=True, slots=True)
class DossierContent:
    """A dossier, the years of its chronology that are loaded, and what is to be done."""

    view: DossierView
    chronology: TimelineView
    reminders: tuple[ReminderLine, ...]


def reading(
    session: Session,
    dossier_id: DossierId,
    shown: TimelineView | None,
    *,
    entry: str,
    opened: bool,
) -> Callable[[], DossierContent]:
    """Return the task that reads a dossier; ``shown`` is the chronology that is on screen.

    The years on screen stay, and those come along that hold ``entry``, or what has been written
    down in this dossier since.
    """

    def read() -> DossierContent:
        view = session.dossiers.view(dossier_id, opened=opened)
        found = view.dossier.id  # another one if the dossier asked for was merged
        known = shown if shown is not None and shown.dossier_id == found else None
        chronology = session.timeline.view(found, known.since if known else None, entry)
        if known is not None and chronology.latest > known.latest:
            chronology = session.timeline.view(found, chronology.since, chronology.latest)
        return DossierContent(view, chronology, session.reminders.of_dossier(found))

    return read
