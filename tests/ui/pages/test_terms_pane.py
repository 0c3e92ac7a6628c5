"""« Listes »: add, rename, order, hide, back to the shipped words; nothing stripped, all undone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QListView, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.term import ListName
from desktop_app.services.session import Session
from desktop_app.services.tick_views import IndicationEntry
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.settings_page import SettingsPage
from tests.ui.pages import samples
from tests.ui.pages.finding import line
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> SettingsPage:
    made = SettingsPage(context)
    show_active(qtbot, made, 1100, 800)
    made.show_route({"tab": "lists"})
    return made


def press(page: SettingsPage, name: str) -> None:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    assert found.isVisibleTo(page), name
    found.click()


def words(page: SettingsPage) -> QListView:
    found = page.findChild(QListView, "terms_words")
    assert isinstance(found, QListView)
    return found


def choose(page: SettingsPage, code: str) -> None:
    view = words(page)
    model = view.model()
    row = next(
        row for row in range(model.rowCount()) if model.index(row, 0).data(ItemRole.ID) == code
    )
    view.setCurrentIndex(model.index(row, 0))


def show_list(page: SettingsPage, name: ListName) -> None:
    found = page.findChild(QRadioButton, f"terms_list_choice_{name.value}")
    assert isinstance(found, QRadioButton)
    found.click()


def retype(field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.textEdited.emit(text)


def labels(session: Session, name: ListName) -> list[str]:
    return [entry.label for entry in session.terms.offered(name)]


def test_s16_ac6_a_renamed_motive_reads_anew_on_the_dossiers_that_bear_it(
    page: SettingsPage, context: PageContext, session: Session
) -> None:
    view = session.dossiers.view(samples.family(session))
    session.dossiers.save(replace(view.dossier, motives=("sante",)))
    choose(page, "sante")
    retype(line(page, "terms_wording"), "Santé de l’enfant")
    press(page, "terms_rename")
    assert session.dossiers.view(view.dossier.id).marks.motives == ("Santé de l’enfant",)
    press(page, "terms_shipped")
    assert session.dossiers.view(view.dossier.id).marks.motives == ("Santé en danger ou en risque",)
    assert context.messages.undo()
    assert session.dossiers.view(view.dossier.id).marks.motives == ("Santé de l’enfant",)


def test_s16_ac6_a_hidden_motive_stays_on_the_dossiers_that_bear_it(
    page: SettingsPage, context: PageContext, session: Session
) -> None:
    view = session.dossiers.view(samples.family(session))
    session.dossiers.save(replace(view.dossier, motives=("sante",)))
    choose(page, "sante")
    press(page, "terms_hide")
    assert "Santé en danger ou en risque" not in labels(session, ListName.MOTIVES)
    assert session.dossiers.view(view.dossier.id).marks.motives == ("Santé en danger ou en risque",)
    assert context.messages.undo()
    assert "Santé en danger ou en risque" in labels(session, ListName.MOTIVES)


def test_s16_ac6_an_indicator_keeps_the_words_of_its_day(
    page: SettingsPage, session: Session
) -> None:
    dossier_id = samples.family(session)
    session.indications.record(IndicationEntry(dossier_id, ("d5_dette",)))
    show_list(page, ListName.INDICATORS)
    choose(page, "d5_dette")
    retype(line(page, "terms_wording"), "Dette")
    press(page, "terms_rename")
    session.indications.record(IndicationEntry(dossier_id, ("d5_dette",)))
    (group,) = session.indications.faisceau(dossier_id)
    assert [item.label for item in group.lines] == ["Servitude pour dette", "Dette"]


def test_s16_ac6_a_renamed_language_reads_anew_in_forms_and_cards(
    page: SettingsPage, context: PageContext, session: Session
) -> None:
    show_list(page, ListName.LANGUAGES)
    choose(page, "rom")
    retype(line(page, "terms_wording"), "romanès")
    press(page, "terms_rename")
    assert session.reference.languages.name("rom") == "romanès"
    assert context.messages.undo()
    assert session.reference.languages.name("rom") == "romani"


def test_an_own_word_is_added_placed_and_taken_back(
    page: SettingsPage, context: PageContext, session: Session
) -> None:
    line(page, "terms_new").setFocus()
    Hand().type("Froid")
    Hand().press(Qt.Key.Key_Return)
    assert labels(session, ListName.MOTIVES)[-1] == "Froid"
    press(page, "terms_first")
    assert labels(session, ListName.MOTIVES)[0] == "Froid"
    press(page, "terms_down")
    assert labels(session, ListName.MOTIVES)[1] == "Froid"
    assert context.messages.undo()
    assert labels(session, ListName.MOTIVES)[0] == "Froid"


def test_the_same_word_is_not_added_twice(page: SettingsPage, session: Session) -> None:
    before = labels(session, ListName.MOTIVES)
    retype(line(page, "terms_new"), "mendicite FORCEE")
    press(page, "terms_add")
    retype(line(page, "terms_new"), "Mendicité forcée")
    press(page, "terms_add")
    assert len(labels(session, ListName.MOTIVES)) == len(before) + 1
    shown = [item.text() for item in page.findChildren(QLabel) if item.isVisibleTo(page)]
    assert any("est déjà dans la liste" in text for text in shown)
    assert line(page, "terms_new").text() == "Mendicité forcée"


def test_an_own_indicator_stands_under_its_dimension(page: SettingsPage, session: Session) -> None:
    show_list(page, ListName.INDICATORS)
    retype(line(page, "terms_new"), "Téléphone gardé par un autre")
    combo = page.findChild(QComboBox, "terms_dimension")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(combo.findData("emprise"))
    press(page, "terms_add")
    entry = session.terms.offered(ListName.INDICATORS)[-1]
    assert (entry.label, entry.dimension) == ("Téléphone gardé par un autre", "emprise")


def test_locking_in_the_middle_loses_nothing(
    page: SettingsPage, context: PageContext, session: Session, qtbot: QtBot
) -> None:
    show_list(page, ListName.INDICATORS)
    choose(page, "d5_dette")
    retype(line(page, "terms_wording"), "Dette à rembourser")
    choose(page, "d5_pairs")
    assert line(page, "terms_wording").text() == "Forcée d’agir contre ses pairs"
    choose(page, "d5_dette")
    field = line(page, "terms_new")
    field.setFocus()
    Hand().type("Telephone garde")
    field.setCursorPosition(4)
    place = page.place()
    page.flush()
    assert "Dette à rembourser" not in labels(session, ListName.INDICATORS)

    again = SettingsPage(context)
    show_active(qtbot, again, 1100, 800)
    again.show_route({"tab": "lists"})
    again.restore(place)
    assert again.focusWidget() is line(again, "terms_new")
    assert line(again, "terms_new").text() == "Telephone garde"
    assert line(again, "terms_new").cursorPosition() == 4
    assert line(again, "terms_wording").text() == "Dette à rembourser"
    press(again, "terms_rename")
    assert "Dette à rembourser" in labels(session, ListName.INDICATORS)


def test_a_search_narrows_the_list_and_says_when_nothing_is_left(
    page: SettingsPage, session: Session
) -> None:
    retype(line(page, "terms_search"), "mendicite")
    assert words(page).model().rowCount() == 1
    retype(line(page, "terms_search"), "zwxq")
    shown = [item.text() for item in page.findChildren(QLabel) if item.isVisibleTo(page)]
    assert "Aucun mot ne correspond." in shown
    retype(line(page, "terms_search"), "")
    assert words(page).model().rowCount() == len(session.terms.entries(ListName.MOTIVES))
