"""Every page, empty, full and hard, in every look: nothing cut, named, in order (UX §4.1).

Set FANAL_SHOTS to a folder to keep the pictures and look at them.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages.factories import PAGES
from desktop_app.ui.theme import Look, Theme
from tests.ui import situations
from tests.ui.accessibility import audit
from tests.ui.pages import samples
from tests.ui.showing import show_active

Fill = Callable[[Session], dict[str, str]]


def _nothing(_session: Session) -> dict[str, str]:
    return {}


def _family(session: Session) -> dict[str, str]:
    return {"dossier": samples.family(session)}


def _ana(session: Session) -> dict[str, str]:
    view = session.dossiers.view(samples.family(session))
    return {"person": view.persons[0].person.id}


def _nameless(session: Session) -> dict[str, str]:
    return {"dossier": samples.nameless(session)}


def _siblings(session: Session) -> dict[str, str]:
    dossier_id = samples.siblings(session)
    samples.long_chronology(session, dossier_id, 200)
    return {"dossier": dossier_id}


def _nine(session: Session) -> dict[str, str]:
    return {"dossier": samples.siblings(session)}


def _correction(session: Session) -> dict[str, str]:
    dossier_id = samples.family(session)
    entry = session.timeline.whole(dossier_id)[0]
    return {"dossier": dossier_id, "occasion": entry.id}


def _busy(session: Session) -> dict[str, str]:
    dossier_id = samples.family(session)
    samples.busy(session, dossier_id)
    return {"dossier": dossier_id}


def _event(session: Session) -> dict[str, str]:
    dossier_id = samples.family(session)
    return {"dossier": dossier_id, "event": samples.busy(session, dossier_id)}


def _reminder(session: Session) -> dict[str, str]:
    filled = _busy(session)
    line = session.reminders.of_dossier(DossierId(filled["dossier"]))[0]
    return {**filled, "reminder": line.reminder.id}


def _texts(session: Session) -> dict[str, str]:
    dossier_id = samples.family(session)
    return {"dossier": dossier_id, "occasion": samples.corrected(session, dossier_id)}


def _tab(fill: Fill, tab: str) -> Fill:
    return lambda session: {**fill(session), "tab": tab}


def _pieces(session: Session) -> dict[str, str]:
    dossier_id = samples.family(session)
    situations.pieces_of(session, dossier_id)
    return {"dossier": dossier_id, "tab": "attachments"}


def _piece(session: Session) -> dict[str, str]:
    photo, *_others = situations.pieces_of(session, samples.family(session))
    return {"attachment": photo}


def _sound(session: Session) -> dict[str, str]:
    *_others, sound = situations.pieces_of(session, samples.family(session))
    return {"attachment": sound, "act": "outside"}


def _copies(session: Session) -> dict[str, str]:
    for piece in situations.pieces_of(session, samples.family(session)):
        session.viewer.open_outside(piece)
    return {}


def _many(session: Session) -> dict[str, str]:
    samples.family(session)
    samples.nameless(session)
    samples.siblings(session)
    return {}


def _place(session: Session) -> dict[str, str]:
    return {"place": samples.place(session).id}


def _lived_in(session: Session) -> dict[str, str]:
    samples.siblings(session)
    samples.family(session)
    return {"place": samples.eventful(session).id}


def _joined(session: Session) -> dict[str, str]:
    place = samples.eventful(session)
    return {"place": samples.place(session, "Terrain de la RN").id, "other": place.id}


def _visited(session: Session) -> dict[str, str]:
    place = samples.eventful(session)
    return {"place": place.id, "visit": session.places.view(place.id).visits[0].visit_id}


def _moved(session: Session) -> dict[str, str]:
    place = samples.eventful(session)
    return {"person": session.places.view(place.id).lived[0].person_id}


LOOKS = tuple(
    Look(dark=dark, font="inter", text_percent=percent)
    for dark in (False, True)
    for percent in (100, 200)
)
CASES: dict[str, tuple[str, Fill]] = {
    "home-empty": ("home", _nothing),
    "home-full": ("home", _many),
    "list-empty": ("dossiers", _nothing),
    "list-full": ("dossiers", _many),
    "dossier-full": ("dossier", _family),
    "dossier-nameless": ("dossier", _nameless),
    "dossier-hard": ("dossier", _siblings),
    "dossier-busy": ("dossier", _busy),
    "dossier-ecrits": ("dossier", _tab(_family, "ecrits")),
    "dossier-reminders": ("dossier", _tab(_busy, "reminders")),
    "dossier-no-reminder": ("dossier", _tab(_family, "reminders")),
    "event-new": ("event", _family),
    "event-change": ("event", _event),
    "reminder-new": ("reminder", _family),
    "reminder-change": ("reminder", _reminder),
    "texts": ("texts", _texts),
    "dossier-situation": ("dossier", _tab(_family, "situation")),
    "dossier-gaps": ("dossier", _tab(_family, "gaps")),
    "dossier-pieces": ("dossier", _pieces),
    "dossier-no-piece": ("dossier", _tab(_family, "attachments")),
    "piece": ("attachment", _piece),
    "piece-outside": ("attachment", _sound),
    "copies": ("clear_copies", _copies),
    "copies-none": ("clear_copies", _nothing),
    "person-new": ("person", _nothing),
    "person-full": ("person", _ana),
    "observation-choice": ("observation", _many),
    "observation-new": ("observation", _family),
    "observation-siblings": ("observation", _nine),
    "observation-correction": ("observation", _correction),
    "place": ("place", _place),
    "place-full": ("place", _lived_in),
    "place-new": ("place", _nothing),
    "places-empty": ("places", _nothing),
    "places-full": ("places", _lived_in),
    "place-event": ("place_event", _lived_in),
    "place-leaving": ("place_leaving", _lived_in),
    "place-joining": ("place_joining", _joined),
    "visit-new": ("visit", _lived_in),
    "visit-nowhere": ("visit", _nothing),
    "visit-correction": ("visit", _visited),
    "person-moved": ("person", _moved),
    "models": ("models", _nothing),
    "model-shipped": ("model", lambda _session: {"model": "courrier_libre"}),
    "settings-association": ("settings", _nothing),
    "settings-profile": ("settings", _tab(_nothing, "profile")),
    "settings-security": ("settings", _tab(_nothing, "security")),
    "settings-display": ("settings", _tab(_nothing, "display")),
}


def shown(qtbot: QtBot, context: PageContext, case: str, width: int, height: int) -> Page:
    """Return the page of ``case`` on screen, filled."""
    name, fill = CASES[case]
    page = PAGES[name](context)
    show_active(qtbot, page, width, height)
    page.show_route(fill(context.session))
    page.take_focus()
    settle()
    return page


@pytest.mark.parametrize("case", CASES)
def test_page_passes_the_audit_in_every_look(
    qtbot: QtBot, plain_look: Theme, context: PageContext, case: str
) -> None:
    page = shown(qtbot, context, case, 1180, 660)
    for look in LOOKS:
        plain_look.apply(look)
        settle()
        name = f"{case}-{'dark' if look.dark else 'light'}-{look.text_percent}"
        keep(page, name)
        assert audit(page) == [], name


def settle() -> None:
    """Let the layouts come to rest."""
    for _ in range(4):
        QApplication.processEvents()


def keep(page: Page, name: str) -> None:
    """Keep a picture of ``page`` where FANAL_SHOTS says."""
    folder = os.environ.get("FANAL_SHOTS")
    if folder:
        page.grab().save(str(Path(folder) / f"{name}.png"))
