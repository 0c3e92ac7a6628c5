"""« Modèles »: add a Word file, see what to correct, describe, try, publish, take back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListView,
    QPushButton,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.services.session import Session
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages.model_page import ModelPage
from desktop_app.ui.pages.models_page import ModelsPage
from tests.documents.test_gate import HOSTILE
from tests.documents.word import word
from tests.ui.entry.conftest import ChosenFiles
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active

IP = "information_preoccupante_crip"
LETTER = ("Objet : {{ motif }}", "{{ organisme.nom }}")


@pytest.fixture
def files(tmp_path: Path) -> ChosenFiles:
    made = ChosenFiles()
    made.answer = tmp_path / "Lettre de liaison.docx"
    return made


def give(files: ChosenFiles, *paragraphs: str) -> None:
    """Put a Word file where the user will find it."""
    assert files.answer is not None
    files.answer.write_bytes(word(*paragraphs))


def models_page(qtbot: QtBot, context: PageContext, files: ChosenFiles) -> ModelsPage:
    made = ModelsPage(context, files)
    show_active(qtbot, made, 1100, 800)
    made.show_route({})
    return made


def model_page(qtbot: QtBot, context: PageContext, files: ChosenFiles, model_id: str) -> ModelPage:
    made = ModelPage(context, files)
    show_active(qtbot, made, 1100, 800)
    made.show_route({"model": model_id})
    return made


def added(session: Session, files: ChosenFiles, *paragraphs: str) -> str:
    """Return the id of a model just added."""
    give(files, *(paragraphs or LETTER))
    assert files.answer is not None
    return session.own_models.add(files.answer).id


def press(page: Page, name: str) -> None:
    QApplication.processEvents()  # what was just added comes on screen
    shown = [each for each in page.findChildren(QAbstractButton, name) if each.isVisibleTo(page)]
    assert len(shown) == 1, name
    shown[0].click()


def tab(page: Page, name: str) -> None:
    tabs = page.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    at = next(at for at in range(tabs.count()) if tabs.tabText(at) == name)
    assert tabs.isTabVisible(at)
    tabs.setCurrentIndex(at)


def words(page: Page) -> str:
    QApplication.processEvents()
    return "\n".join(item.text() for item in page.findChildren(QLabel) if item.isVisibleTo(page))


def line(page: Page, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def retype(field: QLineEdit, text: str) -> None:
    field.setText(text)
    field.textEdited.emit(text)


def test_the_shipped_models_are_listed_and_an_own_one_is_asked_for(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles
) -> None:
    page = models_page(qtbot, context, files)
    assert "Aucun modèle de l’association" in words(page)
    assert "Livré avec Fanal, version 1." in words(page)
    assert "Information préoccupante" in words(page)


def test_a_word_file_is_added_and_its_page_opens(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    page = models_page(qtbot, context, files)
    give(files, *LETTER)
    press(page, "models_add")
    (own,) = [each for each in session.models.lines() if each.own]
    route = context.navigator.current
    assert route is not None
    assert (route.page, route.args["model"]) == ("model", own.id)
    page.show_route({})
    assert "Lettre de liaison" in words(page)
    assert "pas publiée" in words(page)


def test_a_hostile_file_is_refused_in_words_and_the_list_stays(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    page = models_page(qtbot, context, files)
    assert files.answer is not None
    files.answer.write_bytes(HOSTILE["macro"]())
    press(page, "models_add")
    assert context.messages.current is not None
    assert "une macro" in context.messages.current.text
    assert not [each for each in session.models.lines() if each.own]


def test_each_point_says_where_what_and_what_to_write_instead(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    model_id = added(session, files, "Bonjour", "Le {{ motiff }}")
    page = model_page(qtbot, context, files, model_id)
    said = words(page)
    assert "1 point à corriger." in said
    assert "Corps, paragraphe 2" in said
    assert "{{ motiff }}" in said
    press(page, "model_point_0")
    assert QGuiApplication.clipboard().text() == "motif"
    publish = page.findChild(QPushButton, "model_publish")
    assert isinstance(publish, QPushButton)
    assert not publish.isEnabled()
    assert "à corriger" in publish.accessibleDescription()


def test_publishing_is_undone_by_one_act(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    model_id = added(session, files)
    page = model_page(qtbot, context, files, model_id)
    press(page, "model_publish")
    assert model_id in [model.id for model in session.papers.models()]
    assert context.messages.undo()
    assert model_id not in [model.id for model in session.papers.models()]


def test_a_model_takes_the_place_of_a_shipped_one_and_gives_it_back(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    model_id = added(session, files)
    page = model_page(qtbot, context, files, model_id)
    tab(page, "Description")
    retype(line(page, "model_title"), "Fiche de liaison")
    press(page, "model_required_motif")
    combo = page._form._place.combo
    combo.setCurrentIndex(combo.findData(IP))
    press(page, "model_save")
    row = session.papers.own.rows()[0]
    assert (row.title, row.replaces) == ("Fiche de liaison", IP)
    assert session.papers.own.model(row).required == ("motif",)
    page.refresh(frozenset({"own_model"}))
    press(page, "model_publish")
    offered = [model.id for model in session.papers.models()]
    assert model_id in offered
    assert IP not in offered
    origin = model_page(qtbot, context, files, IP)
    assert "remplacé par" in words(origin)
    press(origin, "model_origin")
    assert IP in [model.id for model in session.papers.models()]


def test_a_title_typed_and_not_kept_comes_back_after_a_lock(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    model_id = added(session, files)
    page = model_page(qtbot, context, files, model_id)
    tab(page, "Description")
    field = line(page, "model_title")
    field.setFocus()
    field.selectAll()
    Hand().type("Fiche")
    field.setCursorPosition(2)
    place = page.place()
    page.flush()
    assert session.papers.own.rows()[0].title == "Lettre de liaison"

    again = model_page(qtbot, context, files, model_id)
    again.restore(place)
    assert again.focusWidget() is line(again, "model_title")
    assert line(again, "model_title").text() == "Fiche"
    assert line(again, "model_title").cursorPosition() == 2
    press(again, "model_save")
    assert session.papers.own.rows()[0].title == "Fiche"
    assert not [draft for draft in session.register.drafts.all() if draft.kind == "model"]


def test_an_empty_title_is_told_at_its_field(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    page = model_page(qtbot, context, files, added(session, files))
    tab(page, "Description")
    retype(line(page, "model_title"), " ")
    press(page, "model_save")
    assert "n’a pas de titre" in words(page)


def test_s13_ac7_a_trial_shows_pages_and_what_stays_empty(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    model_id = added(session, files, "{{ motif }}", "{{ redacteur.nom }}")
    page = model_page(qtbot, context, files, model_id)
    tab(page, "Essai")
    press(page, "choice_almost_empty")
    press(page, "model_try")
    said = words(page)
    assert "Un dossier presque vide\u00a0: 1 page, 1 champ rempli, 1 champ vide." in said
    assert "— vide" in said
    assert page._trial._preview.pages.count == 1
    assert session.dossiers.lines() == ()


def test_a_field_is_found_and_copied_with_the_keyboard_alone(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles
) -> None:
    page = models_page(qtbot, context, files)
    tab(page, "Champs")
    line(page, "fields_search").setFocus()
    Hand().type("scolarite")
    view = page.findChild(QListView, "fields_list")
    assert isinstance(view, QListView)
    assert 0 < view.model().rowCount() < 6
    view.setFocus()
    Hand().press(Qt.Key.Key_Home)
    Hand().press(Qt.Key.Key_Return)
    assert QGuiApplication.clipboard().text() == "{{ enfant.scolarite }}"
    press(page, "field_copy_loop")
    assert QGuiApplication.clipboard().text().startswith("{%p for enfant in enfants %}")


def test_a_next_version_is_added_and_the_former_one_is_looked_at(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, session: Session
) -> None:
    model_id = added(session, files)
    page = model_page(qtbot, context, files, model_id)
    give(files, "Autre {{ motif }}")
    press(page, "model_next")
    page.show_route({"model": model_id})
    tab(page, "Versions")
    assert "Version 2" in words(page)
    press(page, "model_look_1")
    route = context.navigator.current
    assert route is not None
    assert route.args["version"] == "1"
    press(page, "model_trash_2")
    assert session.register.own_models.count() == 1
    assert context.messages.undo()
    assert session.register.own_models.count() == 2


def test_the_file_is_written_to_be_changed_in_word(
    qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles, tmp_path: Path
) -> None:
    page = model_page(qtbot, context, files, IP)
    files.answer = tmp_path / "modele.docx"
    press(page, "model_export")
    assert files.answer.read_bytes()[:2] == b"PK"
