"""« Corbeille », « Détruire définitivement », « Motif de l’archivage » (UX §2.23, §2.25)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ids import BatchId, DossierId, UserId
from desktop_app.domain.rights import Actor, Right
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.archive_page import ArchivePage
from desktop_app.ui.pages.destroy_page import DRAFT, DestroyPage
from desktop_app.ui.pages.dossier_actions import DossierActions
from desktop_app.ui.pages.trash_page import TrashPage
from desktop_app.ui.theme import Look
from tests.ui.accessibility import audit
from tests.ui.pages import samples
from tests.ui.pages.conftest import PASSPHRASE
from tests.ui.showing import show_active


@pytest.fixture
def shown(qtbot: QtBot, plain_look: object) -> Callable[[QWidget], QWidget]:
    def show(page: QWidget) -> QWidget:
        show_active(qtbot, page, 1100, 760)
        return page

    return show


def button(page: QWidget, text: str) -> QAbstractButton:
    found = [b for b in page.findChildren(QAbstractButton) if b.isVisible() and b.text() == text]
    assert len(found) == 1, (text, [b.text() for b in page.findChildren(QAbstractButton)])
    return found[0]


def sentences(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def trash_page(context: PageContext, shown: Callable[[QWidget], QWidget]) -> TrashPage:
    page = TrashPage(context)
    shown(page)
    context.navigator.register_changed.connect(page.refresh)
    page.show_route({})
    return page


def destroy_page(
    context: PageContext, shown: Callable[[QWidget], QWidget], dossier_id: DossierId
) -> DestroyPage:
    page = DestroyPage(context)
    shown(page)
    context.navigator.leaving.connect(page.flush)
    context.navigator.open(routes.destroy(dossier_id))
    page.show_route({"dossier": dossier_id})
    return page


def fill(page: DestroyPage, number: str, passphrase: str) -> None:
    line = page.findChild(QLineEdit, "destroy_number")
    assert isinstance(line, QLineEdit)
    line.clear()
    line.insert(number)
    page.passphrase.line.setText(passphrase)


def test_s23_an_empty_trash_says_what_it_is_for(
    context: PageContext, shown: Callable[[QWidget], QWidget]
) -> None:
    page = trash_page(context, shown)
    assert "La corbeille est vide." in sentences(page)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Voir les dossiers"
    focused.click()
    assert context.navigator.current == routes.DOSSIERS


def test_the_focus_is_not_lost_with_the_last_thing_restored(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    session.dossiers.trash(dossier_id)
    page = trash_page(context, shown)
    context.navigator.register_changed.connect(page.refresh)
    restore = button(page, "Restaurer")
    restore.setFocus()
    restore.click()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Voir les dossiers"


def test_s23_a_dossier_goes_to_the_trash_at_once_and_ctrl_z_brings_it_back(
    context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    context.navigator.open(routes.dossier(dossier_id))
    DossierActions(context).trash(session.dossiers.view(dossier_id).dossier)
    assert session.dossiers.lines() == ()
    assert context.navigator.current == routes.DOSSIERS
    assert context.messages.current is not None
    assert "mis à la corbeille" in context.messages.current.text
    assert context.messages.undo()
    assert session.dossiers.view(dossier_id).persons
    assert context.navigator.current == routes.dossier(dossier_id)


def test_s23_the_page_says_who_when_and_restores_and_undoes_it(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    session.dossiers.trash(dossier_id)
    page = trash_page(context, shown)
    said = sentences(page)
    assert "Dossier\u00a0: D-2026-001" in said
    assert "Par C. Martin, 3 mars 2026 à" in said
    assert "1 élément" in said
    button(page, "Restaurer").click()
    assert session.dossiers.view(dossier_id).persons
    assert "La corbeille est vide." in sentences(page)
    assert context.messages.undo()
    assert session.dossiers.lines() == ()
    assert "Dossier\u00a0: D-2026-001" in sentences(page)


def test_no_name_in_discreet_mode(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    ana = session.dossiers.view(dossier_id).persons[0].person
    session.people.trash(ana.id)
    page = trash_page(context, shown)
    assert "POPESCU" in sentences(page)
    context.discreet.toggle()
    assert "POPESCU" not in sentences(page)
    assert "Restaurer" in {b.text() for b in page.findChildren(QAbstractButton)}
    names = [b.accessibleName() for b in page.findChildren(QAbstractButton) if b.isVisible()]
    assert not any("POPESCU" in name for name in names)


def test_who_only_reads_sees_the_trash_and_no_button(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    session.dossiers.trash(dossier_id)
    session._identity.actor = Actor(UserId("x"), "L. Bernard", frozenset({Right.READ}))
    page = trash_page(context, shown)
    assert "D-2026-001" in sentences(page)
    assert [b for b in page.findChildren(QAbstractButton) if b.isVisible()] == []


def test_s25_the_page_writes_what_disappears_and_the_focus_is_on_what_keeps(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    session.dossiers.trash(dossier_id)
    page = destroy_page(context, shown, dossier_id)
    QApplication.processEvents()
    assert page.title() == "Détruire définitivement D-2026-001"
    assert "Disparaissent pour toujours\u00a0: 2 observations et 3 personnes." in sentences(page)
    assert "copies du registre" in sentences(page)
    assert page.focusWidget() is page.keep
    assert page.keep.x() < page.act.x()
    assert page.passphrase.line.echoMode() is QLineEdit.EchoMode.Password


def test_s23_a_wrong_number_then_a_wrong_passphrase_then_it_is_destroyed(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    session.dossiers.trash(dossier_id)
    page = destroy_page(context, shown, dossier_id)
    fill(page, "D-2026-009", PASSPHRASE)
    page.act.click()
    assert "Ce n’est pas le numéro de ce dossier." in sentences(page)
    fill(page, "d 2026 1", "pas la bonne phrase")
    page.act.click()
    assert page.passphrase.text() == ""
    assert page.passphrase.error()
    assert session.trash.view().count == 1
    fill(page, "d 2026 1", PASSPHRASE)
    page.act.click()
    assert session.trash.view().count == 0
    assert session.register.persons.count() == 0
    assert context.navigator.current == routes.TRASH
    assert context.messages.current is not None
    assert context.messages.current.text == "Dossier D-2026-001 détruit définitivement."
    assert page.passphrase.text() == ""
    assert not context.messages.undo()


def test_locking_in_the_middle_forgets_the_passphrase_and_keeps_the_number(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    session.dossiers.trash(dossier_id)
    page = destroy_page(context, shown, dossier_id)
    fill(page, "D-2026", PASSPHRASE)
    line = page.findChild(QLineEdit, "destroy_number")
    assert isinstance(line, QLineEdit)
    line.textEdited.emit(line.text())
    line.setFocus()
    line.setCursorPosition(4)
    place = page.place()
    page.flush()
    assert page.passphrase.text() == ""
    draft = session.drafts.load(DRAFT, dossier_id)
    assert draft is not None
    assert draft.payload == {"number": "D-2026"}
    assert all(PASSPHRASE not in str(item.payload) for item in session.register.drafts.all())
    assert all(PASSPHRASE not in str(value) for value in place.values())
    again = DestroyPage(context)
    shown(again)
    again.show_route({"dossier": dossier_id})
    again.restore(place)
    found = again.findChild(QLineEdit, "destroy_number")
    assert isinstance(found, QLineEdit)
    assert found.text() == "D-2026"
    assert found.cursorPosition() == 4
    assert again.focusWidget() is found
    assert again.passphrase.text() == ""


def test_keeping_the_dossier_leaves_nothing_behind(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    session.dossiers.trash(dossier_id)
    page = destroy_page(context, shown, dossier_id)
    fill(page, "D-2026", PASSPHRASE)
    page.flush()
    page.keep.click()
    assert context.navigator.current == routes.TRASH
    assert session.drafts.load(DRAFT, dossier_id) is None
    assert session.trash.view().count == 1


def test_an_archive_can_be_undone_and_its_reason_is_kept_as_typed(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    shown: Callable[[QWidget], QWidget],
) -> None:
    actions = DossierActions(context)
    actions.toggle_archive(session.dossiers.view(dossier_id).dossier)
    held = session.dossiers.view(dossier_id).dossier
    assert held.state is DossierState.ARCHIVED
    page = ArchivePage(context)
    shown(page)
    page.show_route({"dossier": dossier_id})
    page._text.insertPlainText("Famille partie.")
    place = page.place()
    page.flush()
    assert session.dossiers.view(dossier_id).dossier.archive_reason == "Famille partie."
    again = ArchivePage(context)
    shown(again)
    again.show_route({"dossier": dossier_id})
    again.restore(place)
    assert again._text.text() == "Famille partie."
    assert again.focusWidget() is again._text
    assert again._text.textCursor().position() == len("Famille partie.")
    actions.toggle_archive(session.dossiers.view(dossier_id).dossier)
    assert session.dossiers.view(dossier_id).dossier.state is DossierState.ACTIVE
    assert context.messages.undo()
    held = session.dossiers.view(dossier_id).dossier
    assert (held.state, held.archive_reason) == (DossierState.ARCHIVED, "Famille partie.")


@pytest.mark.parametrize("kind", ["trash", "destroy", "archive"])
def test_the_pages_in_every_look(
    qtbot: QtBot,
    look: Look,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    kind: str,
) -> None:
    other = samples.siblings(session, 4)
    session.people.trash(session.dossiers.view(dossier_id).persons[1].person.id)
    session.dossiers.trash(other)
    page: TrashPage | DestroyPage | ArchivePage
    if kind == "trash":
        page, args = TrashPage(context), {}
    elif kind == "destroy":
        page, args = DestroyPage(context), {"dossier": other}
    else:
        page, args = ArchivePage(context), {"dossier": dossier_id}
    show_active(qtbot, page, 1366, 768)
    page.show_route(args)
    for _ in range(3):
        QApplication.processEvents()
    assert audit(page) == []


def an_undone_import(session: Session, folder: Path) -> BatchId:
    path = folder / "table.csv"
    path.write_text("Nom;Prénom\nStan;Ion\nDiallo;Awa\n", encoding="utf-8")
    done = session.importing.run(session.importing.try_out(session.importing.read(path)))
    assert done.batch_id is not None
    session.importing.undo(done.batch_id)
    return done.batch_id


def test_s60_an_undone_import_is_restored_from_the_trash_and_ctrl_z_takes_it_back(
    context: PageContext,
    session: Session,
    tmp_path: Path,
    shown: Callable[[QWidget], QWidget],
) -> None:
    an_undone_import(session, tmp_path)
    page = trash_page(context, shown)
    words = "Import annulé\u00a0: import de 2 lignes du 3 mars 2026, 2 dossiers et 2 personnes"
    assert words in sentences(page)
    button(page, "Restaurer").click()
    assert len(session.dossiers.lines()) == 2
    assert "La corbeille est vide." in sentences(page)
    assert context.messages.undo()
    assert session.dossiers.lines() == ()
    assert words in sentences(page)


def test_s60_an_undone_import_is_destroyed_with_the_number_and_the_passphrase(
    context: PageContext,
    session: Session,
    tmp_path: Path,
    shown: Callable[[QWidget], QWidget],
) -> None:
    batch_id = an_undone_import(session, tmp_path)
    list_page = trash_page(context, shown)
    button(list_page, "Détruire définitivement…").click()
    assert context.navigator.current == routes.destroy_import(batch_id)
    page = DestroyPage(context)
    shown(page)
    page.show_route(context.navigator.current.args)
    QApplication.processEvents()
    assert page.title() == (
        "Détruire définitivement l’import du 3 mars 2026 (D-2026-001 à D-2026-002)"
    )
    assert "Disparaissent pour toujours\u00a0: 2 dossiers et 2 personnes." in sentences(page)
    assert "Numéro du premier dossier" in sentences(page)
    assert page.focusWidget() is page.keep
    assert page.keep.text() == "Garder l’import"
    fill(page, "D-2026-002", PASSPHRASE)
    page.act.click()
    assert "Ce n’est pas le numéro demandé." in sentences(page)
    fill(page, "D-2026-001", PASSPHRASE)
    page.flush()
    fill(page, "D-2026-001", PASSPHRASE)
    page.act.click()
    assert session.trash.view().count == 0
    assert session.drafts.load(DRAFT, batch_id) is None
    assert context.navigator.current == routes.TRASH
    assert context.messages.current is not None
    assert context.messages.current.text == "Import annulé détruit définitivement."


def test_the_page_of_a_dossier_after_that_of_an_import_asks_for_its_own_number(
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    tmp_path: Path,
    shown: Callable[[QWidget], QWidget],
) -> None:
    batch_id = an_undone_import(session, tmp_path)
    session.dossiers.trash(dossier_id)
    page = destroy_page(context, shown, dossier_id)
    page.show_route({"batch": batch_id})
    page.show_route({"dossier": dossier_id})
    assert "Numéro du dossier" in sentences(page)
    assert page.keep.text() == "Garder le dossier"
    assert page.title() == "Détruire définitivement D-2026-001"
