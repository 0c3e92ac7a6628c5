"""Dates as far as they are known (UX §2.24)."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.absence import Absence
from desktop_app.domain.dates import PartialDate
from desktop_app.ui.widgets.partial_date_field import PartialDateField

TODAY = date(2026, 3, 3)


@pytest.fixture
def field(qtbot: QtBot) -> PartialDateField:
    field = PartialDateField("Date de naissance", lambda: TODAY)
    qtbot.addWidget(field)
    field.resize(700, 300)
    field.show()
    return field


def line(field: PartialDateField, name: str) -> QLineEdit:
    found = field.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit)
    return found


def choose(field: PartialDateField, mode: str) -> None:
    radio = field.findChild(QRadioButton, f"choice_{mode}")
    assert isinstance(radio, QRadioButton)
    radio.click()


def visible(field: PartialDateField) -> list[str]:
    return [edit.objectName() for edit in field.findChildren(QLineEdit) if edit.isVisibleTo(field)]


def test_starts_empty_and_asks_for_a_date(field: PartialDateField) -> None:
    assert field.value() is None
    assert field.absence() is None
    assert field.problem() == ""
    assert visible(field) == ["day", "month", "year"]


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        (("12", "5", "2009"), "2009-05-12"),
        (("", "05", "2009"), "2009-05"),
        (("", "", "2009"), "2009"),
        (("12", "mai", "2009"), "2009-05-12"),
    ],
)
def test_three_fields_make_a_date(
    qtbot: QtBot, field: PartialDateField, typed: tuple[str, ...], edtf: str
) -> None:
    for name, text in zip(("day", "month", "year"), typed, strict=True):
        qtbot.keyClicks(line(field, name), text)
        line(field, name).editingFinished.emit()
    assert field.value() == PartialDate(edtf)


@pytest.mark.parametrize(
    ("pasted", "edtf"),
    [
        ("12 mai 2009", "2009-05-12"),
        ("12/05/2009", "2009-05-12"),
        ("mai 2009", "2009-05"),
        ("vers 2009", "2009~"),
        ("hier", "2026-03-02"),
    ],
)
def test_a_pasted_date_is_understood_whole(field: PartialDateField, pasted: str, edtf: str) -> None:
    QApplication.clipboard().setText(pasted)
    line(field, "day").paste()
    line(field, "day").editingFinished.emit()
    assert field.value() == PartialDate(edtf)


def test_an_age_in_words_becomes_an_estimated_age(field: PartialDateField) -> None:
    QApplication.clipboard().setText("environ 14 ans")
    line(field, "day").paste()
    assert field.value() == PartialDate.of_age(14, TODAY)
    assert field.estimated_on() == TODAY
    assert visible(field) == ["age"]


def test_months_are_no_age_although_january_holds_the_letters(field: PartialDateField) -> None:
    line(field, "day").setFocus()
    field._take_spoken("entre janvier et mars 2010")
    assert field.value() == PartialDate("2010-01/2010-03")
    assert field.estimated_on() is None


def test_an_age_is_an_interval_on_the_day_it_was_estimated(
    qtbot: QtBot, field: PartialDateField
) -> None:
    choose(field, "age")
    qtbot.keyClicks(line(field, "age"), "14")
    assert field.value() == PartialDate.of_age(14, TODAY)
    assert field.estimated_on() == TODAY


def test_an_age_estimated_earlier_keeps_its_day(field: PartialDateField) -> None:
    earlier = date(2025, 6, 1)
    value = PartialDate.of_age(14, earlier)
    field.set_value(value, estimated_on=earlier)
    assert visible(field) == ["age"]
    assert line(field, "age").text() == "14"
    assert field.value() == value
    assert field.estimated_on() == earlier


@pytest.mark.parametrize(
    ("edtf", "mode_fields"),
    [
        ("2009-05-12", ["day", "month", "year"]),
        ("2009-05", ["month", "year"]),
        ("2009", ["year"]),
        ("2009~", ["year"]),
    ],
)
def test_what_is_shown_comes_back_unchanged(
    field: PartialDateField, edtf: str, mode_fields: list[str]
) -> None:
    field.set_value(PartialDate(edtf))
    assert visible(field) == mode_fields
    assert field.value() == PartialDate(edtf)


@pytest.mark.parametrize("edtf", ["2025-06~/2025-09~", "2009?", "2009-05-12%", "0987"])
def test_what_the_fields_cannot_show_is_kept_until_something_is_typed(
    qtbot: QtBot, field: PartialDateField, edtf: str
) -> None:
    field.set_value(PartialDate(edtf))
    assert field.value() == PartialDate(edtf)


def test_typing_replaces_what_was_kept(qtbot: QtBot, field: PartialDateField) -> None:
    field.set_value(PartialDate("2025-06~/2025-09~"))
    qtbot.keyClicks(line(field, "year"), "2024")
    assert field.value() == PartialDate("2024")


def test_unknown_is_an_answer_and_what_was_typed_waits(
    qtbot: QtBot, field: PartialDateField
) -> None:
    qtbot.keyClicks(line(field, "year"), "2009")
    choose(field, "unknown")
    assert field.value() is None
    assert field.absence() is Absence.UNKNOWN
    assert visible(field) == []
    choose(field, "date")
    assert field.value() == PartialDate("2009")
    field.set_value(None, Absence.UNKNOWN)
    assert field.absence() is Absence.UNKNOWN


def test_about_makes_an_approximate_year(qtbot: QtBot, field: PartialDateField) -> None:
    choose(field, "year")
    qtbot.keyClicks(line(field, "year"), "2009")
    about = field.findChild(QCheckBox, "about")
    assert isinstance(about, QCheckBox)
    about.click()
    assert field.value() == PartialDate("2009~")


def test_a_hidden_day_does_not_count(qtbot: QtBot, field: PartialDateField) -> None:
    for name, text in (("day", "12"), ("month", "5"), ("year", "2009")):
        qtbot.keyClicks(line(field, name), text)
    choose(field, "month")
    assert field.value() == PartialDate("2009-05")
    choose(field, "date")
    assert field.value() == PartialDate("2009-05-12")


def test_an_impossible_date_has_no_value_but_a_sentence(
    qtbot: QtBot, field: PartialDateField
) -> None:
    for name, text in (("day", "12"), ("month", "15"), ("year", "2011")):
        qtbot.keyClicks(line(field, name), text)
    assert field.value() is None
    assert field.problem() == "Date de naissance\u00a0: le mois doit être entre 1 et 12."
    field.set_error(field.problem())
    assert "À corriger" in line(field, "month").accessibleDescription()
    field.set_error()
    assert "À corriger" not in line(field, "month").accessibleDescription()


def test_a_draft_brings_back_even_what_is_not_yet_a_date(
    qtbot: QtBot, field: PartialDateField
) -> None:
    for name, text in (("day", "35"), ("month", "3")):
        qtbot.keyClicks(line(field, name), text)
    kept = field.typed()
    other = PartialDateField("Date de naissance", lambda: TODAY)
    qtbot.addWidget(other)
    other.set_typed(kept)
    assert other.typed() == kept
    assert line(other, "day").text() == "35"


def test_a_draft_keeps_the_day_of_an_estimate(qtbot: QtBot, field: PartialDateField) -> None:
    earlier = date(2025, 6, 1)
    field.set_value(PartialDate.of_age(9, earlier), estimated_on=earlier)
    other = PartialDateField("Date de naissance", lambda: TODAY)
    qtbot.addWidget(other)
    other.set_typed(field.typed())
    assert (other.value(), other.estimated_on()) == (field.value(), earlier)


def test_only_the_user_s_hand_tells_of_a_change(qtbot: QtBot, field: PartialDateField) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.set_value(PartialDate("2009"))
    with qtbot.waitSignal(field.changed):
        qtbot.keyClicks(line(field, "year"), "1")
    with qtbot.waitSignal(field.changed):
        choose(field, "unknown")


def test_a_field_can_do_without_age_and_unknown(qtbot: QtBot) -> None:
    field = PartialDateField("Depuis", lambda: TODAY, with_age=False, with_unknown=False)
    qtbot.addWidget(field)
    assert [radio.text() for radio in field.findChildren(QRadioButton)] == [
        "Date",
        "Mois et année",
        "Année",
    ]
    value = PartialDate.of_age(14, TODAY)
    field.set_value(value, estimated_on=TODAY)
    assert field.value() == value
