"""The list of dossiers: type, arrows, Entrée."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_table import DossierTable
from desktop_app.ui.pages.dossiers_page import DossiersPage
from tests.ui.pages import samples
from tests.ui.pages.finding import press, sentences
from tests.ui.pages.hand import CTRL, Hand
from tests.ui.showing import show_active


@pytest.fixture
def families(session: Session) -> tuple[DossierId, ...]:
    ana = samples.family(session)
    ion = session.dossiers.create(typed_name="IONESCU Ion").dossier.id
    old = session.dossiers.create(typed_name="VASILE Ancien").dossier.id
    session.dossiers.archive(old)
    return ana, ion, old


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> DossiersPage:
    made = DossiersPage(context)
    show_active(qtbot, made, 1200, 700)
    return made


def show(page: DossiersPage) -> None:
    page.show_route({})
    page.take_focus()
    QApplication.processEvents()


def table(page: DossiersPage) -> DossierTable:
    found = page.findChild(DossierTable)
    assert isinstance(found, DossierTable)
    return found


def names(page: DossiersPage) -> list[str]:
    model = table(page).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def view(page: DossiersPage, key: str) -> QPushButton:
    found = page.findChild(QPushButton, f"view_{key}")
    assert isinstance(found, QPushButton)
    return found


def test_active_dossiers_are_listed_the_last_observed_first(
    page: DossiersPage, families: tuple[DossierId, ...]
) -> None:
    show(page)
    assert names(page) == ["Famille POPESCU (3)", "IONESCU Ion"]
    assert "2 dossiers, 1 filtre\u00a0: actifs" in sentences(page)


def test_what_is_typed_narrows_the_list_and_is_said_in_words(
    page: DossiersPage, families: tuple[DossierId, ...]
) -> None:
    show(page)
    Hand().type("acacias popescu")
    assert names(page) == ["Famille POPESCU (3)"]
    words = "«\u00a0acacias\u00a0» ET «\u00a0popescu\u00a0»"
    assert f"1 dossier, 2 filtres\u00a0: actifs ET {words}" in sentences(page)


def test_or_widens_it(page: DossiersPage, families: tuple[DossierId, ...]) -> None:
    show(page)
    Hand().type("acacias ou ionescu")
    assert len(names(page)) == 2


def test_entree_opens_the_first_that_answers(
    page: DossiersPage, families: tuple[DossierId, ...], context: PageContext
) -> None:
    show(page)
    hand = Hand()
    hand.type("ionesc")
    hand.press(Qt.Key.Key_Return)
    assert context.navigator.current == routes.dossier(families[1])


def test_arrows_go_down_the_list_and_entree_opens(
    page: DossiersPage, families: tuple[DossierId, ...], context: PageContext
) -> None:
    show(page)
    hand = Hand()
    hand.press(Qt.Key.Key_Down)
    assert QApplication.focusWidget() is table(page)
    hand.press(Qt.Key.Key_Down)
    hand.press(Qt.Key.Key_Return)
    assert context.navigator.current == routes.dossier(families[1])


def test_letters_in_the_list_jump_to_the_row(
    page: DossiersPage, families: tuple[DossierId, ...]
) -> None:
    show(page)
    table(page).setFocus()
    table(page).select(families[0])
    Hand().type("ion")
    assert table(page).current_id() == families[1]


def test_a_click_opens_the_row(
    page: DossiersPage, families: tuple[DossierId, ...], context: PageContext
) -> None:
    show(page)
    Hand().click_row(table(page), 0)
    assert context.navigator.current == routes.dossier(families[0])


def test_archived_dossiers_are_one_choice_away(
    page: DossiersPage, families: tuple[DossierId, ...]
) -> None:
    show(page)
    view(page, "archived").click()
    assert names(page) == ["VASILE Ancien"]
    view(page, "all").click()
    assert len(names(page)) == 3


def test_nothing_found_says_why_and_what_to_do(
    page: DossiersPage, families: tuple[DossierId, ...]
) -> None:
    show(page)
    Hand().type("zzz 14")
    wanted = "Aucun dossier ne correspond à «\u00a0zzz\u00a0» ET «\u00a014\u00a0»."
    assert wanted in sentences(page)
    clear = next(
        item for item in page.findChildren(QPushButton) if item.text() == "Effacer les filtres"
    )
    clear.click()
    QApplication.processEvents()
    assert len(names(page)) == 3


def test_an_empty_register_says_how_to_begin(page: DossiersPage, context: PageContext) -> None:
    show(page)
    assert "Aucun dossier pour l’instant." in sentences(page)
    begin = [item for item in page.findChildren(QPushButton) if item.text() == "Nouvelle personne"]
    begin[-1].click()
    assert context.navigator.current == routes.new_person()


def test_each_row_is_one_spoken_sentence(
    page: DossiersPage, families: tuple[DossierId, ...]
) -> None:
    show(page)
    model = table(page).model()
    role = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(0, 0).data(role) == (
        "Famille POPESCU (3), Les Acacias, dernière observation hier, dossier D-2026-001"
    )
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            assert str(model.index(row, column).data(role)).strip()


def test_the_count_is_announced_when_typing_pauses(
    qtbot: QtBot, page: DossiersPage, families: tuple[DossierId, ...], context: PageContext
) -> None:
    show(page)
    with qtbot.waitSignal(context.announcer.announced, timeout=2000) as told:
        Hand().type("ion")
    assert told.args[0].startswith("1 dossier")


def test_coming_back_keeps_filter_and_row(
    page: DossiersPage, families: tuple[DossierId, ...], session: Session
) -> None:
    show(page)
    Hand().type("ion")
    session.dossiers.create(typed_name="IONITA Maria")
    page.refresh(frozenset({"person"}))
    assert sorted(names(page)) == ["IONESCU Ion", "IONITA Maria"]
    assert table(page).current_id() == families[1]
    field = page.findChild(QLineEdit, "dossier_filter")
    assert isinstance(field, QLineEdit)
    assert field.text() == "ion"


def test_ctrl_n_in_the_list_is_for_the_current_dossier(
    page: DossiersPage, families: tuple[DossierId, ...], context: PageContext
) -> None:
    show(page)
    table(page).setFocus()
    table(page).select(families[1])
    Hand().press(Qt.Key.Key_N, CTRL)
    assert context.navigator.current == routes.new_observation(families[1])


def test_discreet_mode_shows_numbers_and_initials(
    page: DossiersPage, families: tuple[DossierId, ...], context: PageContext
) -> None:
    show(page)
    context.discreet.set_active(True)
    shown = " ".join(names(page))
    assert "POPESCU" not in shown
    assert "D-2026-001" in shown


def test_s23_the_list_leads_to_the_trash(
    page: DossiersPage, context: PageContext, families: tuple[DossierId, ...]
) -> None:
    show(page)
    press(page, "dossiers_trash")
    assert context.navigator.current == routes.TRASH


def test_the_column_of_ages_says_inconnu_whole(page: DossiersPage, session: Session) -> None:
    session.dossiers.create(typed_name="IONESCU Ion")
    show(page)
    model = table(page).model()
    cells = [str(model.index(0, column).data()) for column in range(model.columnCount())]
    assert "inconnu" in cells
    assert "âge inconnu" not in cells
