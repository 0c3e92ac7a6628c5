"""« A déménagé » on the person form: nothing of the former stay is lost, the CRIP is said."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.person import Person
from desktop_app.domain.place import Departure, Place, Stay
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.person_page import PersonPage
from tests.ui.pages import samples
from tests.ui.pages.finding import line, press, sentences
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active

SUMMER = PartialDate("2025-07")


@pytest.fixture
def porte(session: Session) -> Place:
    return samples.place(session, "La Porte", "75118")


@pytest.fixture
def ana(session: Session, acacias: Place) -> Person:
    person = session.dossiers.create(typed_name="POPESCU Ana").persons[0].person
    return session.people.save(replace(person, stay=Stay(acacias.id, "caravane verte", SUMMER)))


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> PersonPage:
    made = PersonPage(context)
    show_active(qtbot, made, 1100, 760)
    return made


def show(page: PersonPage, person: Person) -> None:
    page.show_route({"person": person.id})
    QApplication.processEvents()


def choose(page: QWidget, name: str, value: str) -> None:
    box = page.findChild(QComboBox, name)
    assert isinstance(box, QComboBox), name
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def move(page: PersonPage, to: Place | None, since: str = "1er mars 2026") -> None:
    press(page, "stay_move")
    if to is not None:
        choose(page, "move_place", to.id)
    line(page, "move_since").setText(since)
    choose(page, "move_why", Departure.EVICTION.value)
    press(page, "move_record")
    page.flush()


def test_a_move_keeps_the_former_stay_whole(
    page: PersonPage, session: Session, ana: Person, acacias: Place, porte: Place
) -> None:
    show(page, ana)
    move(page, porte)
    kept = session.people.get(ana.id)
    first = PartialDate("2026-03-01")
    assert kept.stay == Stay(porte.id, since=first)
    assert kept.past_stays == (
        Stay(acacias.id, "caravane verte", SUMMER, first, Departure.EVICTION),
    )


def test_a_move_says_which_crip_is_now_competent_and_decides_nothing(
    page: PersonPage, session: Session, ana: Person, porte: Place
) -> None:
    show(page, ana)
    move(page, porte)
    said = " ".join(sentences(page))
    assert "Le lieu de vie relève maintenant de\u00a0: CRIP de Paris." in said
    assert "CRIP de la Seine-Saint-Denis" in said
    assert "peut-être à compléter" in said
    assert session.dossiers.view(ana.dossier_id).ecrits == ()


def test_a_move_within_the_same_crip_says_nothing(
    page: PersonPage, session: Session, ana: Person
) -> None:
    bobigny = samples.place(session, "Le Pont", "93008")
    show(page, ana)
    move(page, bobigny)
    assert not any("relève maintenant" in item for item in sentences(page))


def test_a_departure_to_nobody_knows_where(page: PersonPage, session: Session, ana: Person) -> None:
    show(page, ana)
    move(page, None)
    kept = session.people.get(ana.id)
    assert kept.stay is None
    assert len(kept.past_stays) == 1


def test_a_move_is_taken_back_by_the_band(
    page: PersonPage, context: PageContext, session: Session, ana: Person, porte: Place
) -> None:
    show(page, ana)
    move(page, porte)
    assert context.messages.undo()
    page.flush()
    assert session.people.get(ana.id) == ana


def test_a_move_to_a_place_written_down_on_the_way(
    page: PersonPage, session: Session, ana: Person
) -> None:
    show(page, ana)
    press(page, "stay_move")
    add = next(
        item
        for item in page.findChildren(QPushButton)
        if item.text() == "Ajouter un lieu" and item.isVisible() and "move" in _above(item)
    )
    add.click()
    field = line(page, "move_new_place_name")
    field.setFocus()
    Hand().type("Bel Air")
    press(page, "move_record")
    page.flush()
    stay = session.people.get(ana.id).stay
    assert stay is not None
    assert session.places.get(stay.place_id).name == "Bel Air"


def _above(widget: QWidget) -> str:
    names = []
    parent = widget.parentWidget()
    while parent is not None:
        names += [child.objectName() for child in parent.findChildren(QComboBox)]
        if len(names) >= 1:
            break
        parent = parent.parentWidget()
    return " ".join(names)


def test_choosing_another_place_offers_to_keep_the_former(
    page: PersonPage, session: Session, ana: Person, acacias: Place, porte: Place
) -> None:
    show(page, ana)
    choose(page, "stay_place", porte.id)
    press(page, "stay_keep_former")
    page.flush()
    kept = session.people.get(ana.id)
    assert kept.stay == Stay(porte.id)
    assert kept.past_stays == (Stay(acacias.id, "caravane verte", SUMMER),)


def test_a_past_stay_is_added_corrected_and_taken_away(
    page: PersonPage, context: PageContext, session: Session, ana: Person, porte: Place
) -> None:
    show(page, ana)
    press(page, "past_add")
    choose(page, "past_place", porte.id)
    line(page, "move_since").setText("2024")
    press(page, "move_record")
    page.flush()
    assert session.people.get(ana.id).past_stays == (Stay(porte.id, since=PartialDate("2024")),)
    press(page, "past_correct_0")
    line(page, "move_until").setText("mai 2025")
    choose(page, "move_why", Departure.HOUSED.value)
    press(page, "move_record")
    page.flush()
    corrected = Stay(porte.id, "", PartialDate("2024"), PartialDate("2025-05"), Departure.HOUSED)
    assert session.people.get(ana.id).past_stays == (corrected,)
    press(page, "past_remove_0")
    page.flush()
    assert session.people.get(ana.id).past_stays == ()
    assert context.messages.undo()
    page.flush()
    assert session.people.get(ana.id).past_stays == (corrected,)
    assert session.people.get(ana.id).stay == ana.stay


def test_a_past_stay_without_a_place_is_not_recorded(
    page: PersonPage, session: Session, ana: Person
) -> None:
    show(page, ana)
    press(page, "past_add")
    press(page, "move_record")
    assert any("fermez sans enregistrer" in item for item in sentences(page))
    page.flush()
    assert session.people.get(ana.id).past_stays == ()


def test_locking_in_the_middle_of_a_move_loses_nothing(
    qtbot: QtBot,
    page: PersonPage,
    context: PageContext,
    session: Session,
    ana: Person,
    porte: Place,
) -> None:
    show(page, ana)
    press(page, "stay_move")
    choose(page, "move_place", porte.id)
    choose(page, "move_why", Departure.EVICTION.value)
    line(page, "move_landmark").insert("tente bleue")
    field = line(page, "move_since")
    field.setFocus()
    Hand().type("35/3")
    field.setCursorPosition(2)
    place = page.place()
    page.flush()
    assert session.people.get(ana.id) == ana, "nothing is recorded before the button"

    again = PersonPage(context)
    show_active(qtbot, again, 1100, 760)
    again.show_route({"person": ana.id})
    again.restore(place)
    QApplication.processEvents()
    assert line(again, "move_since").text() == "35/3"
    assert line(again, "move_since").cursorPosition() == 2
    assert again.focusWidget() is line(again, "move_since")
    assert line(again, "move_landmark").text() == "tente bleue"
    again_place = again.findChild(QComboBox, "move_place")
    assert isinstance(again_place, QComboBox)
    assert again_place.currentData() == porte.id
    press(again, "move_close")
    again.flush()
    assert session.drafts.load("person", ana.id) is None


def test_moves_are_reached_by_the_keyboard(page: PersonPage, session: Session, ana: Person) -> None:
    show(page, ana)
    button = page.findChild(QPushButton, "stay_move")
    assert isinstance(button, QPushButton)
    button.setFocus()
    Hand().press(Qt.Key.Key_Space)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "move_place" or focused.parent() is page.findChild(
        QComboBox, "move_place"
    )
