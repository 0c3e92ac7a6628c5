"""Several values in one field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.chip import Chip
from desktop_app.ui.widgets.chips_field import ChipsField
from tests.ui.showing import show_active

PEOPLE = (("p1", "Ana"), ("p2", "Marius"), ("p3", "Elena"))


@pytest.fixture
def names(qtbot: QtBot) -> ChipsField:
    return ready(qtbot, ChipsField("Surnoms et autres orthographes"))


@pytest.fixture
def people(qtbot: QtBot) -> ChipsField:
    return ready(qtbot, ChipsField("Qui", PEOPLE, free=False))


def ready(qtbot: QtBot, field: ChipsField) -> ChipsField:
    qtbot.addWidget(field)
    field.resize(500, 200)
    show_active(qtbot, field)
    return field


def typed(field: ChipsField) -> QLineEdit:
    found = field.findChild(QLineEdit, "typed")
    assert isinstance(found, QLineEdit)
    return found


def chips(field: ChipsField) -> list[Chip]:
    return [chip for chip in field.findChildren(Chip) if chip.isVisibleTo(field)]


def test_entree_and_the_button_add(qtbot: QtBot, names: ChipsField) -> None:
    qtbot.keyClicks(typed(names), "Nina")
    qtbot.keyClick(typed(names), Qt.Key.Key_Return)
    qtbot.keyClicks(typed(names), "Anna POPESKU")
    add = names.findChild(QPushButton, "add")
    assert isinstance(add, QPushButton)
    add.click()
    assert names.values() == ("Nina", "Anna POPESKU")
    assert [chip.accessibleName() for chip in chips(names)] == [
        "Nina, retirer",
        "Anna POPESKU, retirer",
    ]
    assert typed(names).text() == ""
    assert typed(names).hasFocus()


def test_leaving_the_field_loses_nothing(qtbot: QtBot, names: ChipsField) -> None:
    typed(names).setFocus()
    qtbot.keyClicks(typed(names), "Nina")
    qtbot.keyClick(typed(names), Qt.Key.Key_Tab)
    assert names.values() == ("Nina",)


def test_what_is_typed_and_not_added_can_go_to_a_draft(qtbot: QtBot, names: ChipsField) -> None:
    qtbot.keyClicks(typed(names), "Nin")
    assert names.pending() == "Nin"
    assert names.values() == ()
    names.set_pending("Nina")
    assert typed(names).text() == "Nina"


def test_suppr_removes_and_ctrl_z_puts_back_in_its_place(qtbot: QtBot, names: ChipsField) -> None:
    names.set_values(("Nina", "Anna", "Anouk"))
    middle = chips(names)[1]
    middle.setFocus()
    with qtbot.waitSignal(names.changed):
        qtbot.keyClick(middle, Qt.Key.Key_Delete)
    assert names.values() == ("Nina", "Anouk")
    follower = chips(names)[1]
    assert follower.hasFocus()
    qtbot.keyClick(follower, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names.values() == ("Nina", "Anna", "Anouk")


def test_removing_the_last_gives_the_focus_to_the_field(qtbot: QtBot, names: ChipsField) -> None:
    names.set_values(("Nina",))
    chips(names)[0].click()
    assert names.values() == ()
    assert typed(names).hasFocus()
    qtbot.keyClick(typed(names), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert names.values() == ("Nina",)


def test_choices_are_found_without_accents_and_given_as_keys(
    qtbot: QtBot, people: ChipsField
) -> None:
    qtbot.keyClicks(typed(people), "MARIUS")
    qtbot.keyClick(typed(people), Qt.Key.Key_Return)
    assert people.values() == ("p2",)
    assert chips(people)[0].text() == "Marius"


def test_a_closed_list_says_what_it_does_not_know(qtbot: QtBot, people: ChipsField) -> None:
    qtbot.keyClicks(typed(people), "Zoe")
    qtbot.keyClick(typed(people), Qt.Key.Key_Return)
    assert people.values() == ()
    assert typed(people).text() == "Zoe"
    said = [label.text() for label in people.findChildren(QLabel) if label.isVisibleTo(people)]
    assert "«\u00a0Zoe\u00a0» n’est pas dans la liste. Choisissez une proposition." in said


def test_the_same_value_is_there_once(qtbot: QtBot, people: ChipsField) -> None:
    people.set_values(("p1", "p1", "p3"))
    assert people.values() == ("p1", "p3")
    with qtbot.assertNotEmitted(people.changed):
        qtbot.keyClicks(typed(people), "Ana")
        qtbot.keyClick(typed(people), Qt.Key.Key_Return)
    assert people.values() == ("p1", "p3")


def test_a_key_whose_label_comes_later_is_shown_with_it(qtbot: QtBot, people: ChipsField) -> None:
    people.set_values(("p4",))
    people.set_choices((*PEOPLE, ("p4", "Ionel")))
    assert chips(people)[0].text() == "Ionel"
