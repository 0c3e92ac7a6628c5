"""The chronology in the window: years on demand, filters, folded texts (UX §2.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import EventKind
from desktop_app.domain.ids import DossierId, EventId, ObservationId, OccasionId
from desktop_app.domain.observation import Voice
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.timeline_delegate import TimelineDelegate
from desktop_app.ui.pages.timeline_view import TimelineView
from tests.ui.pages import samples
from tests.ui.pages.finding import button, settle
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active

FILTERS = ("observation", "ecrit", "call", "note", "attachment", "move", "mark")


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> DossierPage:
    made = DossierPage(context)
    context.navigator.register_changed.connect(made.refresh)
    show_active(qtbot, made, 1200, 760)
    return made


def show(page: DossierPage, dossier_id: DossierId, **more: str) -> None:
    page.show_route({"dossier": dossier_id, **more})
    settle()


def timeline(page: DossierPage) -> TimelineView:
    found = page.findChild(TimelineView)
    assert isinstance(found, TimelineView)
    return found


def headings(page: DossierPage) -> list[str]:
    model = timeline(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def box(page: DossierPage, name: str) -> QCheckBox:
    found = page.findChild(QCheckBox, f"show_{name}")
    assert isinstance(found, QCheckBox), name
    return found


def note(session: Session, dossier_id: DossierId, kind: EventKind, text: str = "Dit.") -> EventId:
    return session.events.record(replace(session.events.blank(dossier_id), kind=kind, text=text))


def old(session: Session, dossier_id: DossierId, year: int, count: int = 12) -> None:
    for rank in range(count):
        day = PartialDate.of_day(date(year, 1, 5) + timedelta(days=7 * rank))
        session.observations.record(ObservationEntry(dossier_id, observed=day, seen=f"Vue {rank}."))


def test_s05_ac1_every_entry_says_when_what_and_who(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    note(session, dossier_id, EventKind.CALL)
    show(page, dossier_id)
    assert headings(page)[:2] == [
        "3 mars 2026 · Appel · C. Martin",
        "2 mars 2026, vers 11 h · Observation · Les Acacias · C. Martin · saisi le 3 mars 2026",
    ]


def test_s05_ac2_the_day_of_entry_is_said_when_it_differs(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, dossier_id)
    assert "saisi le 3 mars 2026" in headings(page)[0]
    session.observations.record(
        ObservationEntry(dossier_id, observed=PartialDate("2026-03-03"), seen="Vue.")
    )
    show(page, dossier_id)
    assert "saisi" not in headings(page)[0]


def test_s05_ac3_kinds_differ_by_shape_and_word(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    shapes = {}
    for kind in EventKind:
        note(session, dossier_id, kind)
    show(page, dossier_id)
    view = timeline(page)
    view.setCurrentIndex(view.model().index(5, 0))
    for row in range(5):
        index = view.model().index(row, 0)
        word = str(index.data()).split(" · ")[1]
        shapes[word] = _picture(view, row)
    assert set(shapes) == {"Appel", "Rendez-vous", "Message", "Note", "Observation"}
    assert len(set(shapes.values())) == 5


def test_s05_ac4_the_persons_stay_in_sight_whatever_the_chronology_scrolls(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    old(session, dossier_id, 2026, 8)
    page.resize(900, 700)
    show(page, dossier_id)
    bar = timeline(page).verticalScrollBar()
    bar.setValue(bar.maximum())
    settle()
    names = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any(name.startswith("POPESCU Ana") for name in names)


def test_s05_ac7_a_hard_text_is_folded_and_shown_by_one_click(
    qtbot: QtBot, page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    session.observations.record(
        ObservationEntry(dossier_id, observed=PartialDate("2026-03-03"), seen="Récit.", hard=True)
    )
    show(page, dossier_id)
    view = timeline(page)
    first = view.model().index(0, 0)
    assert first.data(ItemRole.BODY) == "Contenu difficile"
    assert "Récit" not in first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert button(page, "entry_read").text() == "Afficher"
    rect = view.visualRect(first)
    delegate = view.itemDelegate()
    assert isinstance(delegate, TimelineDelegate)
    link = delegate.link_rect(rect, first, view.font())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=link.center())
    settle()
    assert first.data(ItemRole.BODY) == "Récit."
    assert "Récit." in first.data(Qt.ItemDataRole.AccessibleTextRole)
    button(page, "entry_read").click()
    assert first.data(ItemRole.BODY) == "Contenu difficile"


def test_a_hard_note_is_folded_too(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    blank = session.events.blank(dossier_id)
    session.events.record(replace(blank, text="Récit.", hard=True))
    show(page, dossier_id)
    assert timeline(page).model().index(0, 0).data(ItemRole.BODY) == "Contenu difficile"


def test_a_year_is_loaded_on_demand_and_gets_the_focus(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    old(session, dossier_id, 2024)
    old(session, dossier_id, 2025)
    show(page, dossier_id)
    assert not any(" 2024" in heading for heading in headings(page))
    assert button(page, "timeline_older").text() == "Charger 2024"
    button(page, "timeline_older").click()
    settle()
    assert len(headings(page)) == 27
    assert not button(page, "timeline_older").isVisible()
    assert QApplication.focusWidget() is timeline(page)
    assert str(timeline(page).currentIndex().data()).startswith("22 mars 2024")


def test_the_loaded_years_stay_when_something_changes(
    page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    old(session, dossier_id, 2024)
    old(session, dossier_id, 2025)
    show(page, dossier_id)
    button(page, "timeline_older").click()
    settle()
    context.navigator.changed(frozenset({"observation"}))
    settle()
    assert len(headings(page)) == 27


def test_what_is_written_down_for_a_year_that_is_not_loaded_is_lit(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    old(session, dossier_id, 2022, 1)
    old(session, dossier_id, 2025)
    show(page, dossier_id)
    occasion = session.observations.record(
        ObservationEntry(dossier_id, observed=PartialDate("2023"), seen="Souvenir.")
    )
    show(page, dossier_id)
    assert timeline(page).current_id() == occasion
    assert button(page, "timeline_older").text() == "Charger 2022"


def test_filters_hold_for_the_session_and_not_longer(
    page: DossierPage,
    session: Session,
    dossier_id: DossierId,
    context: PageContext,
    qtbot: QtBot,
) -> None:
    note(session, dossier_id, EventKind.NOTE)
    show(page, dossier_id)
    box(page, "note").click()
    assert not any("Note" in heading for heading in headings(page))
    show(page, samples.siblings(session))
    show(page, dossier_id)
    assert not any("Note" in heading for heading in headings(page))
    again = DossierPage(context)
    show_active(qtbot, again, 1200, 760)
    show(again, dossier_id)
    assert any("Note" in heading for heading in headings(again))


def test_filters_that_hide_everything_say_so_and_give_it_back(
    page: DossierPage, dossier_id: DossierId
) -> None:
    show(page, dossier_id)
    for name in FILTERS:
        box(page, name).click()
    said = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert "Rien à afficher avec ces filtres." in said
    back = next(
        item
        for item in page.findChildren(QPushButton)
        if item.text() == "Tout afficher" and item.isVisible()
    )
    back.click()
    assert len(headings(page)) == 3


def test_a_call_is_changed_and_put_aside_from_the_chronology(
    page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    event_id = note(session, dossier_id, EventKind.CALL)
    show(page, dossier_id)
    assert button(page, "entry_correct").text() == "Modifier"
    timeline(page).setFocus()
    Hand().press(Qt.Key.Key_F2)
    assert context.navigator.current == routes.event(dossier_id, event_id)
    Hand().press(Qt.Key.Key_Delete)
    assert not any("Appel" in heading for heading in headings(page))
    assert context.messages.undo()
    settle()
    assert any("Appel" in heading for heading in headings(page))


def test_only_the_kinds_of_the_dossier_can_be_hidden(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, dossier_id)
    assert [name for name in FILTERS if box(page, name).isVisible()] == ["observation", "move"]
    note(session, dossier_id, EventKind.MESSAGE)
    show(page, dossier_id)
    assert box(page, "call").isVisible()


def test_a_call_or_a_note_is_begun_here(
    page: DossierPage, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, dossier_id)
    button(page, "new_event").click()
    assert context.navigator.current == routes.new_event(dossier_id)


def test_a_move_leads_to_its_place_and_cannot_be_corrected_here(
    page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, dossier_id)
    view = timeline(page)
    view.setCurrentIndex(view.model().index(2, 0))
    assert button(page, "entry_read").text() == "Ouvrir le lieu"
    assert not button(page, "entry_correct").isVisible()
    button(page, "entry_read").click()
    assert context.navigator.current == routes.place(session.places.all()[0].id)


def test_the_texts_of_an_observation_are_one_click_away(
    page: DossierPage, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, dossier_id)
    occasion = OccasionId(timeline(page).current_id())
    button(page, "entry_texts").click()
    assert context.navigator.current == routes.texts(dossier_id, occasion)


def test_no_name_shows_in_discreet_mode_whatever_the_kind(
    page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    blank = session.events.blank(dossier_id)
    session.events.record(replace(blank, with_whom="Mme DURAND", text="Ana est venue."))
    show(page, dossier_id)
    context.discreet.set_active(True)
    settle()
    assert headings(page) == [
        "Appel du 3 mars 2026",
        "Observation du 2 mars 2026, vers 11 h",
        "Observation du 12 février 2026",
        "Lieu de vie du juillet 2025",
    ]


def _picture(view: TimelineView, row: int) -> bytes:
    """Return the pixels beside the first line of a row."""
    rect = view.visualRect(view.model().index(row, 0))
    line = view.fontMetrics().lineSpacing()
    header = line * 2 if view.model().index(row, 0).data(ItemRole.HEADER) else 0
    image: QImage = view.viewport().grab().toImage()
    spot = image.copy(rect.left(), rect.top() + header, line * 2 - line // 2, line * 2)
    return bytes(spot.convertToFormat(QImage.Format.Format_Grayscale8).constBits())


def test_s10_an_indicator_is_noted_from_an_observation(
    page: DossierPage, session: Session, context: PageContext, dossier_id: DossierId
) -> None:
    show(page, dossier_id)
    timeline(page).setFocus()
    button(page, "entry_indication").click()
    route = context.navigator.current
    assert route is not None
    assert route.page == "indication"
    seen = {item.id: item for item in session.indications.observations(dossier_id)}
    origin = seen[ObservationId(route.args["observation"])]
    assert origin.voice is Voice.SEEN
    assert timeline(page).current_id() == origin.occasion_id


def test_an_indicator_is_noted_from_an_observation_only(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    called = note(session, dossier_id, EventKind.CALL)
    show(page, dossier_id)
    assert timeline(page).select(called)
    assert not button(page, "entry_indication").isVisible()


def test_the_menu_of_an_entry_offers_what_its_buttons_do(
    page: DossierPage, context: PageContext, dossier_id: DossierId
) -> None:
    show(page, dossier_id)
    entries = timeline(page)
    entries.customContextMenuRequested.emit(entries.visualRect(entries.currentIndex()).center())
    menu = entries.findChild(QMenu, "entry_menu")
    assert isinstance(menu, QMenu)
    offered = [action.text() for action in menu.actions()]
    buttons = [
        found.text()
        for found in page.findChildren(QPushButton)
        if found.objectName().startswith("entry_") and found.isVisible() and found.isEnabled()
    ]
    assert sorted(offered) == sorted(buttons)
    next(action for action in menu.actions() if action.text() == "Corriger").trigger()
    menu.close()
    assert context.navigator.current == routes.observation(
        dossier_id, OccasionId(entries.current_id())
    )
