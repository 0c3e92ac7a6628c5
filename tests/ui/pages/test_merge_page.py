"""« Fusionner »: columns, choices that survive locking, few clicks, undone from the band."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Alias, AliasKind
from desktop_app.services.session import Session
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.merge_page import MergePage
from desktop_app.ui.theme import Look
from tests.services import families_made as made
from tests.ui.accessibility import audit
from tests.ui.pages.finding import sentences
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> MergePage:
    opened = MergePage(context)
    context.navigator.arrived.connect(
        lambda route, _place: opened.show_route(route.args) if route.page == "merge" else None
    )
    context.navigator.leaving.connect(opened.flush)
    show_active(qtbot, opened, 1200, 800)
    return opened


@pytest.fixture
def two(session: Session) -> tuple[DossierId, DossierId, PersonId, PersonId]:
    gone, anna, _brother = made.anna(session)
    kept, ana, _mother = made.ana(session)
    return gone, kept, anna.id, ana.id


Two = tuple[DossierId, DossierId, PersonId, PersonId]


def button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChildren(QAbstractButton, name)
    shown = [item for item in found if item.isVisible()]
    assert len(shown) == 1, (name, len(shown))
    return shown[0]


def go(context: PageContext, route: Route) -> None:
    context.navigator.open(route)
    for _ in range(3):
        QApplication.processEvents()


def test_s22_the_columns_say_what_is_in_both_and_what_comes_out(
    page: MergePage, context: PageContext, two: Two
) -> None:
    gone, kept, anna, _ana = two
    go(context, routes.merge(kept, gone))
    assert page.title() == "Fusionner D-2026-001 dans D-2026-002"
    said = sentences(page)
    assert {"D-2026-001", "D-2026-002", "Résultat"} <= set(said)
    assert "+ «\u00a0Anna\u00a0» en autre orthographe" in said
    assert "4 (rien n’est supprimé)" in said
    assert button(page, f"couple_{anna}_first_names_kept").isChecked()
    assert "Lieu de naissance" not in said, "values of one side only are folded"
    button(page, f"couple_{anna}_fold").click()
    assert "Lieu de naissance" in sentences(page)


def test_s22_merge_in_six_clicks_at_most_from_the_menu(
    page: MergePage, context: PageContext, session: Session, two: Two
) -> None:
    """UX §1.8: « Merge two duplicates ≤ 6 clicks »: menu, entry, dossier, value, « Fusionner »."""
    gone, kept, anna, ana = two
    hand = Hand()
    menu_and_entry = 2
    go(context, routes.merge(kept))
    hand.click(button(page, f"merge_with_{gone}"))
    hand.click(button(page, f"couple_{anna}_first_names_gone"))
    hand.click(button(page, "merge_do"))
    assert hand.clicks + menu_and_entry <= 6
    child = session.people.get(ana)
    assert child.first_names == ("Anna",)
    assert Alias("Ana", AliasKind.SPELLING) in child.aliases
    assert context.navigator.current == routes.dossier(kept)
    assert context.messages.current is not None
    assert "Annulable 30\u00a0jours" in context.messages.current.text
    assert context.messages.undo()
    assert session.dossiers.view(gone).dossier.id == gone
    assert session.people.get(ana).first_names == ("Ana",)


def test_locking_in_the_middle_loses_no_choice(
    qtbot: QtBot, page: MergePage, context: PageContext, session: Session, two: Two
) -> None:
    gone, kept, anna, _ana = two
    go(context, routes.merge(kept))
    button(page, f"merge_with_{gone}").click()
    button(page, f"couple_{anna}_birth_gone").click()
    button(page, f"couple_{anna}_birth_gone").setFocus()
    place = page.place()
    page.flush()
    again = MergePage(context)
    show_active(qtbot, again, 1200, 800)
    again.show_route(routes.merge(kept).args)
    again.restore(place)
    assert again.title() == "Fusionner D-2026-001 dans D-2026-002"
    chosen = button(again, f"couple_{anna}_birth_gone")
    assert chosen.isChecked()
    assert again.focusWidget() is chosen
    assert session.drafts.load("merge", kept) is not None


def test_who_is_who_can_be_said_and_stays_said(
    qtbot: QtBot, page: MergePage, context: PageContext, session: Session, two: Two
) -> None:
    gone, kept, anna, _ana = two
    go(context, routes.merge(kept, gone))
    combo = page.findChild(QComboBox, f"who_{anna}")
    assert isinstance(combo, QComboBox)
    combo.setCurrentIndex(0)
    combo.activated.emit(0)
    assert page.findChildren(QAbstractButton, f"couple_{anna}_first_names_kept") == [] or not any(
        item.isVisible()
        for item in page.findChildren(QAbstractButton, f"couple_{anna}_first_names_kept")
    )
    button(page, "merge_do").click()
    assert len(session.dossiers.view(kept).persons) == 4


def test_the_other_direction_keeps_the_choices(
    page: MergePage, context: PageContext, two: Two
) -> None:
    gone, kept, anna, ana = two
    go(context, routes.merge(kept, gone))
    button(page, f"couple_{anna}_birth_gone").click()
    button(page, "merge_turn").click()
    assert page.title() == "Fusionner D-2026-002 dans D-2026-001"
    assert button(page, f"couple_{ana}_birth_kept").isChecked()
    assert button(page, f"couple_{ana}_first_names_gone").isChecked()


def test_cancelling_does_nothing_and_forgets(
    page: MergePage, context: PageContext, session: Session, two: Two
) -> None:
    gone, kept, anna, _ana = two
    go(context, routes.dossier(kept))
    go(context, routes.merge(kept, gone))
    button(page, f"couple_{anna}_birth_gone").click()
    button(page, "merge_cancel").click()
    assert context.navigator.current == routes.dossier(kept)
    assert session.drafts.load("merge", kept) is None
    assert session.dossiers.view(gone).dossier.id == gone


def test_two_fiches_of_one_dossier_are_merged(
    page: MergePage, context: PageContext, session: Session
) -> None:
    dossier_id, ana, _mother = made.ana(session)
    twice = made.person(session, dossier_id, birth_name="POPESKU", first_names=("Anna",))
    go(context, routes.merge_persons(ana.id))
    button(page, f"merge_with_{twice.id}").click()
    assert page.title() == "Fusionner deux fiches de D-2026-001"
    button(page, f"couple_{twice.id}_first_names_kept").click()
    button(page, "merge_do").click()
    assert len(session.dossiers.view(dossier_id).persons) == 2
    assert context.navigator.current == routes.dossier(dossier_id)


def test_discreet_mode_names_nobody_outside_the_values(
    page: MergePage, context: PageContext, two: Two
) -> None:
    _gone, kept, _anna, _ana = two
    context.discreet.toggle()
    go(context, routes.merge(kept))
    assert not [text for text in sentences(page) if "POPES" in text]
    context.discreet.toggle()
    assert [text for text in sentences(page) if "POPES" in text]


@pytest.mark.parametrize("chosen", [False, True])
def test_the_page_is_accessible_in_every_look(
    qtbot: QtBot,
    look: Look,
    context: PageContext,
    two: Two,
    chosen: bool,
) -> None:
    gone, kept, _anna, _ana = two
    page = MergePage(context)
    show_active(qtbot, page, 1366, 768)
    page.show_route(routes.merge(kept, gone if chosen else None).args)
    QApplication.processEvents()
    for fold in page.findChildren(QPushButton):
        if "fold" in fold.objectName() and fold.isVisible():
            fold.click()
    for _ in range(12):
        QApplication.processEvents()
    assert audit(page) == []


def test_the_arrow_goes_from_the_search_to_what_was_found(
    qtbot: QtBot, page: MergePage, context: PageContext, two: Two
) -> None:
    _gone, kept, _anna, _ana = two
    go(context, routes.merge(kept))
    field = page.findChild(QLineEdit, "dossier_search")
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.setText("ann")
    QApplication.processEvents()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName() == "candidate_0"
