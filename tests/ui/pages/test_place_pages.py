"""Places in the window: the list, the page, events, departures, joining; locks in the middle."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.person import Person
from desktop_app.domain.place import Coordinates, Departure, Place, PlaceEventKind, Stay
from desktop_app.services.place_views import LeaveRequest
from desktop_app.services.session import Session
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.place_actions import CHANGED
from desktop_app.ui.pages.place_event_page import PlaceEventPage
from desktop_app.ui.pages.place_joining_page import PlaceJoiningPage
from desktop_app.ui.pages.place_leaving_page import PlaceLeavingPage
from desktop_app.ui.pages.place_page import PlacePage
from desktop_app.ui.pages.places_page import PlacesPage
from desktop_app.ui.pages.unfinished import unfinished
from tests.ui.pages import samples
from tests.ui.pages.finding import line, press, sentences
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active

MARCH = PartialDate("2026-03-01")


def living(session: Session, name: str, place: Place) -> Person:
    person = session.dossiers.create(typed_name=name).persons[0].person
    return session.people.save(replace(person, stay=Stay(place.id, "caravane verte")))


@pytest.fixture
def ana(session: Session, acacias: Place) -> Person:
    return living(session, "POPESCU Ana", acacias)


@pytest.fixture
def denisa(session: Session, acacias: Place) -> Person:
    return living(session, "DUMITRU Denisa", acacias)


def open_page(qtbot: QtBot, kind: type[Page], context: PageContext, route: Route) -> Page:
    page = kind(context)
    show_active(qtbot, page, 1100, 760)
    context.navigator.open(routes.HOME)
    context.navigator.open(route)
    page.show_route(route.args)
    QApplication.processEvents()
    return page


def area(page: QWidget, name: str) -> QPlainTextEdit:
    found = page.findChild(QPlainTextEdit, name)
    assert isinstance(found, QPlainTextEdit), name
    return found


def choose(page: QWidget, name: str, value: str) -> None:
    box = page.findChild(QComboBox, name)
    assert isinstance(box, QComboBox), name
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    QApplication.processEvents()


def rows(page: QWidget) -> list[str]:
    table = page.findChild(QTableView)
    assert isinstance(table, QTableView)
    model = table.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


# the list


def test_the_list_narrows_by_every_name_and_opens_with_enter(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, acacias: Place
) -> None:
    session.places.save(replace(acacias, former_names=("Terrain Bel-Air",)))
    samples.place(session, "La Porte", "75118")
    page = open_page(qtbot, PlacesPage, context, routes.PLACES)
    page.take_focus()
    assert len(rows(page)) == 2
    Hand().type("bel-a")
    assert rows(page) == ["Les Acacias, Saint-Denis (93)"]
    assert any(item.startswith("1 lieu\u00a0: proposés ET") for item in sentences(page))
    Hand().press(Qt.Key.Key_Return)
    assert context.navigator.current == routes.place(acacias.id)


def test_the_list_tells_its_states(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    page = open_page(qtbot, PlacesPage, context, routes.PLACES)
    assert "Aucun lieu pour l’instant." in sentences(page)
    place = samples.place(session)
    session.places.hide(place.id, hidden=True)
    page.refresh(CHANGED)
    assert "Aucun lieu ne correspond à ce filtre." in sentences(page)
    hidden = page.findChildren(QRadioButton)
    next(item for item in hidden if item.text() == "Retirés de la liste").click()
    assert rows(page) == ["Les Acacias, Saint-Denis (93) · plus proposé"]


def test_locking_in_the_filter_keeps_text_and_caret(
    qtbot: QtBot, plain_look: object, context: PageContext, acacias: Place
) -> None:
    page = open_page(qtbot, PlacesPage, context, routes.PLACES)
    page.take_focus()
    Hand().type("acac")
    line(page, "place_filter").setCursorPosition(2)
    place = page.place()
    again = open_page(qtbot, PlacesPage, context, routes.PLACES)
    again.restore(place)
    assert (line(again, "place_filter").text(), line(again, "place_filter").cursorPosition()) == (
        "acac",
        2,
    )
    assert again.focusWidget() is line(again, "place_filter")


# the page of a place


def test_a_new_place_is_kept_from_its_first_letter(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    page = open_page(qtbot, PlacePage, context, Route("place"))
    line(page, "place_name").setFocus()
    Hand().type("Bel Air")
    page.flush()
    (place,) = session.places.all()
    assert place.name == "Bel Air"
    assert context.navigator.current == routes.place(place.id)
    Hand().type(" 2")
    page.flush()
    assert [item.name for item in session.places.all()] == ["Bel Air 2"]


def test_times_names_and_position_are_kept(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, acacias: Place
) -> None:
    page = open_page(qtbot, PlacePage, context, routes.place(acacias.id))
    line(page, "place_since").setFocus()
    Hand().type("2024")
    press(page, "place_position_show")
    Hand().type("48,936 2,357")
    page.flush()
    kept = session.places.get(acacias.id)
    assert kept.since == PartialDate("2024")
    assert kept.coordinates == Coordinates(48.936, 2.357)


def test_locking_in_the_middle_of_a_place_loses_nothing(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, acacias: Place
) -> None:
    page = open_page(qtbot, PlacePage, context, routes.place(acacias.id))
    line(page, "place_since").setFocus()
    Hand().type("35/3")
    press(page, "place_position_show")
    Hand().type("48,93")
    line(page, "place_position").setCursorPosition(3)
    place = page.place()
    page.flush()
    assert session.places.get(acacias.id).coordinates is None
    (left,) = unfinished(session, session.home.view())
    assert (left.verb, left.route) == ("Reprendre un lieu", routes.place(acacias.id))

    again = open_page(qtbot, PlacePage, context, routes.place(acacias.id))
    again.restore(place)
    assert line(again, "place_since").text() == "35/3"
    assert line(again, "place_position").text() == "48,93"
    assert line(again, "place_position").cursorPosition() == 3
    assert again.focusWidget() is line(again, "place_position")
    line(again, "place_position").clear()
    line(again, "place_since").clear()
    line(again, "place_since").textEdited.emit("")
    again.flush()
    assert session.drafts.unfinished() == ()


def test_a_place_shows_its_persons_and_leads_to_them(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
    denisa: Person,
) -> None:
    session.departures.leave(LeaveRequest(acacias.id, (denisa.id,), MARCH, text="Au matin."))
    page = open_page(qtbot, PlacePage, context, routes.place(acacias.id))
    said = sentences(page)
    assert "Y vivent (1)" in said
    assert "POPESCU Ana, caravane verte" in said
    assert "Y ont vécu" in said
    assert "1er mars 2026 · Expulsion" in said
    press(page, "place_undo")
    assert session.people.get(denisa.id) == denisa
    page.refresh(CHANGED)
    assert "Y vivent (2)" in sentences(page)
    press(page, f"resident_now_{ana.dossier_id}")
    assert context.navigator.current == routes.dossier(ana.dossier_id)


def test_discreet_mode_names_nobody(
    qtbot: QtBot, plain_look: object, context: PageContext, acacias: Place, ana: Person
) -> None:
    page = open_page(qtbot, PlacePage, context, routes.place(acacias.id))
    context.discreet.toggle()
    QApplication.processEvents()
    assert not any("POPESCU" in item for item in sentences(page))


def test_propose_no_more_is_immediate_and_undone(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, acacias: Place
) -> None:
    page = open_page(qtbot, PlacePage, context, routes.place(acacias.id))
    press(page, "place_hide")
    assert session.places.get(acacias.id).hidden
    assert context.messages.undo()
    assert not session.places.get(acacias.id).hidden


def test_a_hidden_place_is_offered_only_where_it_is_chosen(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, ana: Person
) -> None:
    from desktop_app.ui.pages.person_page import PersonPage

    assert ana.stay is not None
    session.places.hide(ana.stay.place_id, hidden=True)
    page = open_page(qtbot, PersonPage, context, routes.person(ana.id))
    box = page.findChild(QComboBox, "stay_place")
    assert isinstance(box, QComboBox)
    assert box.currentData() == ana.stay.place_id
    page.flush()
    assert session.people.get(ana.id) == ana
    other = session.dossiers.create(typed_name="DUMITRU Denisa").persons[0].person
    page.show_route({"person": other.id})
    assert box.findData(ana.stay.place_id) == -1


# events


def test_an_eviction_proposes_to_say_who_left(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
) -> None:
    page = open_page(qtbot, PlaceEventPage, context, routes.place_event(acacias.id))
    choose(page, "place_event_kind", PlaceEventKind.EVICTION.value)
    assert "Après l’enregistrement, vous pourrez dire qui est parti." in sentences(page)
    line(page, "place_event_date").setText("1er mars 2026")
    area(page, "place_event_text").insertPlainText("À 6 h, avec un huissier.")
    press(page, "place_event_save")
    (event,) = session.places.view(acacias.id).events
    assert (event.kind, event.happened) == (PlaceEventKind.EVICTION, MARCH)
    assert context.navigator.current == routes.place_leaving(acacias.id, event.id)
    assert session.people.get(ana.id) == ana, "nothing ends by itself"


def test_locking_in_the_middle_of_an_event_loses_nothing(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, acacias: Place
) -> None:
    route = routes.place_event(acacias.id)
    page = open_page(qtbot, PlaceEventPage, context, route)
    choose(page, "place_event_kind", PlaceEventKind.FIRE.value)
    line(page, "place_event_date").setText("35/3")
    text = area(page, "place_event_text")
    text.setFocus()
    Hand().type("Deux cabanes")
    cursor = text.textCursor()
    cursor.setPosition(4)
    text.setTextCursor(cursor)
    place = page.place()
    page.flush()
    assert session.places.view(acacias.id).events == ()
    again = open_page(qtbot, PlaceEventPage, context, route)
    again.restore(place)
    text = area(again, "place_event_text")
    assert (text.toPlainText(), text.textCursor().position()) == ("Deux cabanes", 4)
    assert again.focusWidget() is text
    assert line(again, "place_event_date").text() == "35/3"
    kind = again.findChild(QComboBox, "place_event_kind")
    assert isinstance(kind, QComboBox)
    assert kind.currentData() == PlaceEventKind.FIRE.value


def test_an_event_is_corrected_and_taken_back(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, acacias: Place
) -> None:
    event = replace(session.places.blank_event(acacias.id), text="Feu.")
    session.places.save_event(event)
    route = routes.place_event(acacias.id, event.id)
    page = open_page(qtbot, PlaceEventPage, context, route)
    area(page, "place_event_text").setPlainText("Feu dans deux cabanes.")
    press(page, "place_event_save")
    assert session.places.event(event.id).text == "Feu dans deux cabanes."
    assert context.messages.undo()
    assert session.places.event(event.id) == event


# departures


def test_a_departure_ends_the_stays_of_those_ticked(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
    denisa: Person,
) -> None:
    porte = samples.place(session, "La Porte", "75118")
    page = open_page(qtbot, PlaceLeavingPage, context, routes.place_leaving(acacias.id))
    line(page, "leaving_date").setText("1er mars 2026")
    choose(page, "leaving_to", porte.id)
    box = page.findChild(QCheckBox, f"leaving_{denisa.id}")
    assert isinstance(box, QCheckBox)
    assert box.isChecked()
    box.click()
    press(page, "place_leaving_save")
    moved = session.people.get(ana.id)
    assert moved.stay == Stay(porte.id, since=MARCH)
    assert moved.past_stays == (
        Stay(acacias.id, "caravane verte", None, MARCH, Departure.EVICTION),
    )
    assert session.people.get(denisa.id) == denisa
    said = context.messages.current
    assert said is not None
    assert said.text.startswith("1 séjour terminé. Annulable 30\u00a0jours.")
    assert "CRIP de Paris" in said.text
    assert context.messages.undo()
    assert session.people.get(ana.id) == ana


def test_a_departure_of_nobody_is_not_recorded(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
    denisa: Person,
) -> None:
    page = open_page(qtbot, PlaceLeavingPage, context, routes.place_leaving(acacias.id))
    press(page, "leaving_none")
    press(page, "place_leaving_save")
    assert "Cochez au moins une personne." in sentences(page)
    assert session.places.view(acacias.id).events == ()


def test_locking_in_the_middle_of_a_departure_loses_nothing(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    acacias: Place,
    ana: Person,
    denisa: Person,
) -> None:
    route = routes.place_leaving(acacias.id)
    page = open_page(qtbot, PlaceLeavingPage, context, route)
    choose(page, "leaving_why", Departure.HOUSED.value)
    box = page.findChild(QCheckBox, f"leaving_{denisa.id}")
    assert isinstance(box, QCheckBox)
    box.click()
    field = line(page, "leaving_date")
    field.setFocus()
    Hand().type("35/3")
    field.setCursorPosition(1)
    place = page.place()
    page.flush()
    again = open_page(qtbot, PlaceLeavingPage, context, route)
    again.restore(place)
    assert (line(again, "leaving_date").text(), line(again, "leaving_date").cursorPosition()) == (
        "35/3",
        1,
    )
    assert again.focusWidget() is line(again, "leaving_date")
    ticked = {
        item.objectName().removeprefix("leaving_"): item.isChecked()
        for item in again.findChildren(QCheckBox)
        if item.isVisible()
    }
    assert (ticked[ana.id], ticked[denisa.id]) == (True, False)


# joining


def test_two_places_are_joined_and_come_apart(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
) -> None:
    other = samples.place(session, "Terrain de la RN")
    page = open_page(qtbot, PlaceJoiningPage, context, routes.place_joining(acacias.id))
    join = page.findChild(QPushButton, "joining_join")
    assert isinstance(join, QPushButton)
    assert not join.isEnabled()
    choose(page, "joining_other", other.id)
    route = context.navigator.current
    assert route == routes.place_joining(acacias.id, other.id)
    page.show_route(route.args)
    assert any("1 personne" in item for item in sentences(page))
    press(page, "joining_join")
    assert [line.place.id for line in session.places.lines()] == [other.id]
    assert session.people.get(ana.id).stay == replace(ana.stay or Stay(other.id), place_id=other.id)
    assert context.messages.undo()
    assert session.people.get(ana.id) == ana
    assert len(session.places.lines()) == 2


def test_a_lock_brings_back_the_place_chosen_to_join(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, acacias: Place
) -> None:
    other = samples.place(session, "Terrain de la RN")
    route = routes.place_joining(acacias.id, other.id)
    page = open_page(qtbot, PlaceJoiningPage, context, route)
    box = page.findChild(QComboBox, "joining_other")
    assert isinstance(box, QComboBox)
    assert box.currentData() == other.id


# the position stays here


def test_no_button_copies_a_position(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, acacias: Place
) -> None:
    session.places.save(
        replace(acacias, coordinates=Coordinates(48.936, 2.357), note="Près du canal.")
    )
    page = open_page(qtbot, PlacePage, context, routes.place(acacias.id))
    assert isinstance(page, PlacePage)
    assert line(page, "place_position").text() == "48,936 2,357"
    assert page._text() == "Près du canal."
    QApplication.clipboard().clear()
    for button in page.findChildren(QPushButton):
        assert "copier" not in button.text().lower()


def test_the_position_is_shown_on_this_page_only(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    acacias: Place,
    ana: Person,
) -> None:
    from desktop_app.ui.pages.person_page import PersonPage

    session.places.save(replace(acacias, coordinates=Coordinates(48.936, 2.357)))
    for kind, route in (
        (PlacesPage, routes.PLACES),
        (PersonPage, routes.person(ana.id)),
        (PlaceLeavingPage, routes.place_leaving(acacias.id)),
        (PlaceEventPage, routes.place_event(acacias.id)),
    ):
        page = open_page(qtbot, kind, context, route)
        shown = [label.text() for label in page.findChildren(QLabel)]
        shown += [field.text() for field in page.findChildren(QLineEdit)]
        assert not any("48,936" in text or "48.936" in text for text in shown)
