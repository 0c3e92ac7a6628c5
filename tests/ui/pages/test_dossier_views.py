"""Views, filters, columns and several dossiers at once (UX §2.4, S04)."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QRadioButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ids import DossierId
from desktop_app.domain.saved_view import Criterion, Join
from desktop_app.preferences import Preferences
from desktop_app.services.session import Session
from desktop_app.ui.models.dossier_columns import Column
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_table import DossierTable
from desktop_app.ui.pages.dossiers_page import DossiersPage
from tests.ui.accessibility import audit
from tests.ui.fakes import ManualRunner, page_context
from tests.ui.pages import samples
from tests.ui.pages.finding import sentences
from tests.ui.pages.hand import CTRL, SHIFT, Hand
from tests.ui.showing import show_active

T = TypeVar("T", bound=QWidget)
NBSP = "\u00a0"


@pytest.fixture
def families(session: Session) -> tuple[DossierId, ...]:
    """Return a family at Les Acacias, a person without anything, an archived dossier."""
    ana = samples.family(session)
    ion = session.dossiers.create(typed_name="IONESCU Ion").dossier.id
    old = session.dossiers.create(typed_name="VASILE Ancien").dossier.id
    session.dossiers.archive(old)
    return ana, ion, old


@pytest.fixture
def page(
    qtbot: QtBot, plain_look: object, context: PageContext, families: tuple[DossierId, ...]
) -> DossiersPage:
    """Return the page on screen, at its first view."""
    return opened(qtbot, context)


def opened(qtbot: QtBot, context: PageContext, width: int = 1150, **args: str) -> DossiersPage:
    made = DossiersPage(context)
    show_active(qtbot, made, width, 700)
    made.show_route(args)
    made.take_focus()
    QApplication.processEvents()
    return made


def part(page: QWidget, kind: type[T], name: str) -> T:
    found = page.findChildren(kind, name)
    assert found, name
    return next((one for one in found if one.isVisible()), found[-1])


def press(page: QWidget, name: str) -> None:
    part(page, QPushButton, name).click()
    QApplication.processEvents()


def table(page: QWidget) -> DossierTable:
    return part(page, DossierTable, "dossier_table")


def names(page: QWidget) -> list[str]:
    model = table(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def headers(page: QWidget) -> list[str]:
    header = table(page).horizontalHeader()
    shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
    return [Column(at).header for at in sorted(shown, key=header.visualIndex)]


def choose(page: QWidget, name: str, words: str) -> None:
    """Choose ``words`` in a list as the keyboard does."""
    combo = part(page, QComboBox, name)
    combo.setCurrentIndex(combo.findText(words))
    combo.activated.emit(combo.currentIndex())
    QApplication.processEvents()


def widen(view: QTableView, column: Column, by: int) -> None:
    """Drag the right edge of a header."""
    header = view.horizontalHeader()
    edge = QPoint(header.sectionViewportPosition(column) + header.sectionSize(column) - 1, 8)
    button, target = Qt.MouseButton.LeftButton, header.viewport()
    QTest.mousePress(target, button, pos=edge)
    for step in (by // 2, by):
        QTest.mouseMove(target, edge + QPoint(step, 0))
    QTest.mouseRelease(target, button, pos=edge + QPoint(by, 0))
    QApplication.processEvents()
    QApplication.processEvents()


def add_place(page: QWidget, place: str, number: int = 1) -> None:
    """Add the criterion « Lieu de vie est … » and choose the place while typing."""
    press(page, "criterion_add")
    choose(page, f"criterion_{number}_subject", "Lieu de vie")
    field = part(page, QLineEdit, f"criterion_{number}_typed")
    field.setFocus()
    Hand().type(place)
    Hand().press(Qt.Key.Key_Return)


def test_s04_ac1_the_table_lets_tab_out_and_the_arrows_move(page: DossiersPage) -> None:
    assert isinstance(table(page), QTableView)
    assert not table(page).tabKeyNavigation()
    table(page).setFocus()
    first = table(page).current_id()
    Hand().press(Qt.Key.Key_Down)
    assert table(page).current_id() != first
    Hand().press(Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not table(page)


def test_s04_ac1_entree_opens_and_letters_jump(page: DossiersPage, context: PageContext) -> None:
    table(page).setFocus()
    Hand().type("ion")
    ion = table(page).current_id()
    assert names(page)[table(page).currentIndex().row()] == "IONESCU Ion"
    Hand().press(Qt.Key.Key_Return)
    assert context.navigator.current == routes.dossier(DossierId(ion))


def test_s04_ac2_the_filter_line_says_et_and_ou_in_words(page: DossiersPage) -> None:
    press(page, "filters")
    add_place(page, "acacias")
    place = f"lieu de vie{NBSP}: Les Acacias"
    assert f"1 dossier, 2 filtres{NBSP}: actifs ET {place}" in sentences(page)
    assert part(page, QPushButton, "filters").text() == "Filtres (2)"
    part(page, QRadioButton, "choice_any").click()
    assert f"2 dossiers, 2 filtres{NBSP}: actifs OU {place}" in sentences(page)
    part(page, QLineEdit, "dossier_filter").setText("ion")
    words = f"(actifs OU {place}) ET «{NBSP}ion{NBSP}»"
    assert f"1 dossier, 3 filtres{NBSP}: {words}" in sentences(page)


def test_a_criterion_that_is_not_finished_hides_nothing(page: DossiersPage) -> None:
    press(page, "filters")
    press(page, "criterion_add")
    choose(page, "criterion_1_subject", "Lieu de vie")
    assert len(names(page)) == 2
    choose(page, "criterion_1_subject", "Âge")
    part(page, QLineEdit, "criterion_1_from").setFocus()
    Hand().type("14")
    assert names(page) == ["Famille POPESCU (3)"]
    assert any("14 ans au moins" in words for words in sentences(page))


def test_s04_ac3_filters_are_transient_and_nothing_asks_to_keep_them(
    qtbot: QtBot, page: DossiersPage, context: PageContext, session: Session
) -> None:
    press(page, "filters")
    add_place(page, "acacias")
    page.flush()
    context.navigator.go("home")
    assert not QApplication.topLevelWidgets()[0].isModal()
    assert context.messages.history == ()
    assert len(session.views.views()) == 7
    again = opened(qtbot, context)
    assert f"2 dossiers, 1 filtre{NBSP}: actifs" in sentences(again)


def test_s04_ac4_the_count_is_announced(
    qtbot: QtBot, page: DossiersPage, context: PageContext
) -> None:
    with qtbot.waitSignal(context.announcer.announced, timeout=2000) as told:
        press(page, "view_archived")
    assert told.args[0] == f"1 dossier, 1 filtre{NBSP}: archivés"


def test_s04_ac5_columns_their_order_and_their_width_are_remembered(
    qtbot: QtBot, page: DossiersPage, context: PageContext
) -> None:
    assert headers(page)[:2] == ["Personne ou famille", "Âge"]
    press(page, "columns")
    choices = part(page, QListWidget, "columns_list")
    row = next(at for at in range(choices.count()) if choices.item(at).text() == "Suivi par")
    choices.setCurrentRow(row)
    choices.setFocus()
    Hand().press(Qt.Key.Key_Space)
    assert headers(page)[-1] == "Suivi par"
    press(page, "columns_up")
    assert headers(page)[-2:] == ["Suivi par", "Dossier"]
    widen(table(page), Column.AGE, 90)
    wide = table(page).columnWidth(Column.AGE)
    text = context.preferences.current.dossier_columns
    again = opened(qtbot, context)
    assert headers(again) == headers(page)
    assert wide > 150
    assert abs(table(again).columnWidth(Column.AGE) - wide) < 30
    assert "popescu" not in text.lower()


def test_s04_ac5_three_densities(page: DossiersPage, context: PageContext) -> None:
    press(page, "columns")
    heights = []
    for key in ("compact", "normal", "airy"):
        part(page, QRadioButton, f"choice_{key}").click()
        assert context.preferences.current.density == key
        heights.append(table(page).rowHeight(0))
    assert heights == sorted(set(heights))


def test_the_rows_are_sorted_by_the_keyboard_too(page: DossiersPage) -> None:
    press(page, "columns")
    choose(page, "sort_column", "Personne ou famille")
    assert names(page) == ["Famille POPESCU (3)", "IONESCU Ion"]
    held = table(page).current_id()
    press_box = page.findChild(QWidget, "sort_reversed")
    assert press_box is not None
    press_box.setFocus()
    Hand().press(Qt.Key.Key_Space)
    assert names(page) == ["IONESCU Ion", "Famille POPESCU (3)"]
    assert table(page).current_id() == held
    header = table(page).horizontalHeader()
    at = QPoint(header.sectionViewportPosition(Column.REF) + 20, 8)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert table(page).current_id() == held


def test_s04_ac7_several_are_chosen_for_the_archive_and_brought_back(
    page: DossiersPage, families: tuple[DossierId, ...], context: PageContext, session: Session
) -> None:
    table(page).setFocus()
    Hand().press(Qt.Key.Key_Down, SHIFT)
    assert "2 dossiers choisis" in sentences(page)
    press(page, "pick_archive")
    message = context.messages.current
    assert message is not None
    assert message.text == "2 dossiers archivés. Ils restent consultables."
    page.refresh(frozenset({"dossier"}))
    assert names(page) == []
    assert f"Aucun dossier dans la vue «{NBSP}Actifs{NBSP}»." in sentences(page)
    context.messages.undo()
    states = {session.dossiers.view(one).dossier.state for one in families[:2]}
    assert states == {DossierState.ACTIVE}


def test_s04_ac7_choosing_opens_nothing_and_offers_no_change(
    page: DossiersPage, context: PageContext
) -> None:
    press(page, "pick_begin")
    Hand().click_row(table(page), 1)
    assert context.navigator.current is None
    assert "1 dossier choisi" in sentences(page)
    acts = [
        button.text()
        for button in page.findChildren(QPushButton)
        if button.isVisible() and button.objectName().startswith("pick_")
    ]
    assert acts == ["Archiver", "Ne plus choisir"]
    Hand().press(Qt.Key.Key_Escape)
    assert part(page, QPushButton, "pick_begin").isVisible()


def test_a_click_with_ctrl_chooses(page: DossiersPage, context: PageContext) -> None:
    place = table(page).visualRect(table(page).model().index(1, 0)).center()
    QTest.mouseClick(table(page).viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    assert context.navigator.current is None
    assert len(table(page).selected_ids()) == 2


def test_views_are_chosen_with_the_arrows(page: DossiersPage) -> None:
    part(page, QPushButton, "view_active").setFocus()
    Hand().press(Qt.Key.Key_Left)
    assert QApplication.focusWidget() is part(page, QPushButton, "view_all")
    Hand().press(Qt.Key.Key_Space)
    assert len(names(page)) == 3


def test_each_shipped_view_shows_its_dossiers(
    page: DossiersPage, families: tuple[DossierId, ...], session: Session
) -> None:
    dossier = session.dossiers.view(families[1]).dossier
    session.dossiers.save(replace(dossier, followed_by=(session.actor.name,)))
    found = {}
    for key in ("all", "active", "mine", "no_news", "forgotten", "incomplete", "archived"):
        press(page, f"view_{key}")
        assert part(page, QPushButton, f"view_{key}").isChecked()
        found[key] = sorted(names(page))
    assert found["mine"] == found["no_news"] == ["IONESCU Ion"]
    assert found["forgotten"] == found["active"] == ["Famille POPESCU (3)", "IONESCU Ion"]
    assert found["archived"] == ["VASILE Ancien"]
    assert len(found["all"]) == 3


def test_a_view_is_kept_renamed_changed_and_taken_away(
    page: DossiersPage, context: PageContext, session: Session
) -> None:
    press(page, "filters")
    add_place(page, "acacias")
    press(page, "filters_new")
    Hand().type("Acacias")
    Hand().press(Qt.Key.Key_Return)
    view = session.views.views()[-1]
    assert (view.name, len(view.criteria)) == ("Acacias", 2)
    assert part(page, QPushButton, f"view_{view.id}").isChecked()
    press(page, "filters_rename")
    Hand().type("Terrain")
    press(page, "filters_keep")
    assert session.views.views()[-1].name == "Terrain"
    part(page, QRadioButton, "choice_any").click()
    assert not part(page, QPushButton, f"view_{view.id}").isChecked()
    assert (
        part(page, QPushButton, "filters_update").text() == f"Mettre à jour «{NBSP}Terrain{NBSP}»"
    )
    press(page, "filters_update")
    assert session.views.views()[-1].joined_by is Join.ANY
    press(page, "filters_remove")
    assert len(session.views.views()) == 7
    context.messages.undo()
    assert session.views.views()[-1].name == "Terrain"


def test_a_name_that_is_taken_is_said_under_the_field(page: DossiersPage) -> None:
    press(page, "filters")
    press(page, "filters_new")
    Hand().type("actifs")
    Hand().press(Qt.Key.Key_Return)
    assert any("s’appelle déjà" in words for words in sentences(page))
    assert QApplication.focusWidget() is part(page, QLineEdit, "view_name")


def test_echap_closes_the_panel_and_goes_back_to_its_button(page: DossiersPage) -> None:
    press(page, "filters")
    Hand().press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is part(page, QPushButton, "filters")
    assert part(page, QWidget, "filter_panel").isHidden()


def test_nothing_found_says_the_filters_and_clears_them(page: DossiersPage) -> None:
    part(page, QLineEdit, "dossier_filter").setText("acacias zzz")
    wanted = f"Aucun dossier ne correspond à «{NBSP}acacias{NBSP}» ET «{NBSP}zzz{NBSP}»."
    assert wanted in sentences(page)
    assert f"Filtres{NBSP}: actifs." in sentences(page)
    press(page, "clear_filters")
    assert len(names(page)) == 3
    assert "3 dossiers" in sentences(page)


def test_locking_in_the_middle_of_a_criterion_keeps_it(
    qtbot: QtBot, page: DossiersPage, context: PageContext
) -> None:
    press(page, "filters")
    press(page, "criterion_add")
    choose(page, "criterion_1_subject", "Lieu de vie")
    part(page, QLineEdit, "criterion_1_typed").setFocus()
    Hand().type("acac")
    QApplication.focusWidget().setCursorPosition(2)  # type: ignore[union-attr]
    page.flush()
    place = page.place()
    page.hide()
    after = DossiersPage(context)
    show_active(qtbot, after, 1150, 700)
    after.show_route({})
    after.restore(place)
    QApplication.processEvents()
    field = part(after, QLineEdit, "criterion_1_typed")
    assert QApplication.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("acac", 2)
    assert part(after, QComboBox, "criterion_1_subject").currentText() == "Lieu de vie"


def test_locking_in_the_middle_of_the_name_of_a_view_keeps_it(
    qtbot: QtBot, page: DossiersPage, context: PageContext
) -> None:
    press(page, "filters")
    add_place(page, "acacias")
    press(page, "filters_new")
    Hand().type("Ados")
    place = page.place()
    page.hide()
    after = DossiersPage(context)
    show_active(qtbot, after, 1150, 700)
    after.show_route({})
    after.restore(place)
    field = part(after, QLineEdit, "view_name")
    assert QApplication.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("Ados", 4)
    assert names(after) == ["Famille POPESCU (3)"]


def test_the_last_filter_wins(qtbot: QtBot, plain_look: object, session: Session) -> None:
    samples.family(session)
    runner = ManualRunner()
    context = page_context(session, runner=runner)
    page = DossiersPage(context)
    show_active(qtbot, page, 1150, 700)
    page.show_route({})
    runner.run_all()
    press(page, "view_archived")
    press(page, "view_all")
    runner.run_all()
    assert names(page) == ["Famille POPESCU (3)"]
    assert "1 dossier" in sentences(page)


def test_a_wide_window_shows_the_dossier_beside_the_list(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id = session.dossiers.create(typed_name="POPESCU Ana").dossier.id
    home = samples.place(session)
    person = session.dossiers.view(dossier_id).persons[0].person
    session.people.save(replace(person, stay=samples.stay(home)))
    page = opened(qtbot, context, 1300)
    qtbot.waitUntil(lambda: f"Vit{NBSP}: Les Acacias" in sentences(page), timeout=2000)
    assert "Aucune observation." in sentences(page)
    press(page, "summary_open")
    assert context.navigator.current == routes.dossier(dossier_id)
    context.discreet.set_active(True)
    qtbot.waitUntil(lambda: "Masqué en mode discret." in sentences(page), timeout=2000)
    page.resize(1100, 700)
    QApplication.processEvents()
    assert not part(page, QWidget, "summary_pane").isVisible()


def test_a_saved_view_follows_the_user_from_one_computer_to_another(
    qtbot: QtBot, plain_look: object, session: Session
) -> None:
    session.views.save("Ados", (Criterion("age", "from_to", ("12", "17")),), Join.ALL)
    page = opened(qtbot, page_context(session, preferences=Preferences()))
    assert "Ados" in [button.text() for button in page.findChildren(QPushButton)]


@pytest.mark.parametrize("panel", ["", "filters", "columns"])
def test_the_page_passes_the_audit_in_every_look(
    qtbot: QtBot, look: object, context: PageContext, families: tuple[DossierId, ...], panel: str
) -> None:
    page = opened(qtbot, context, 1300)
    if panel:
        press(page, panel)
    if panel == "filters":
        press(page, "criterion_add")
        choose(page, "criterion_1_subject", "Lieu de vie")
    for _ in range(4):
        QApplication.processEvents()
    assert audit(page) == []
