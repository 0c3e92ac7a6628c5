"""Pieces in the window: dropping, Ctrl+J, seeing, folding, cleaning, copies in clear."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.attachment_rules import CHILD_PICTURE
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId
from desktop_app.services.attachment_views import Added
from desktop_app.services.session import Session
from desktop_app.ui.messages import Message
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.adding_record import take, tell_interrupted
from desktop_app.ui.pages.attachment_card import AttachmentCard
from desktop_app.ui.pages.attachment_outside import WARNING
from desktop_app.ui.pages.attachment_page import AttachmentPage
from desktop_app.ui.pages.attachment_pane import AttachmentPane
from desktop_app.ui.pages.clear_copies_page import ClearCopiesPage
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.plain_tabs import PlainTabs
from desktop_app.ui.widgets.pages_view import PagesView
from tests.documents import pieces
from tests.ui.fakes import FixedClock
from tests.ui.pages.finding import sentences
from tests.ui.pages.hand import CTRL, Hand
from tests.ui.showing import show_active

PHOTO = pieces.picture()
SOUND = b"OggS" + b"voix" * 50


class Chosen:
    """Answers the questions about files."""

    def __init__(self) -> None:
        self.paths: tuple[Path, ...] = ()
        self.target: Path | None = None
        self.proposed: Path | None = None
        self.asked = 0

    def several(self, title: str, start: Path, kinds: str) -> tuple[Path, ...]:
        self.asked += 1
        return self.paths

    def new_file(self, title: str, start: Path, kinds: str) -> Path | None:
        self.proposed = start
        return self.target

    def folder(self, title: str, start: Path) -> Path | None:
        return None

    def file(self, title: str, start: Path, kinds: str) -> Path | None:
        return None


@pytest.fixture
def files() -> Chosen:
    return Chosen()


def given(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return given(tmp_path, "photo plâtre.jpg", PHOTO)


@pytest.fixture
def page(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> DossierPage:
    made = DossierPage(context)
    context.navigator.register_changed.connect(made.refresh)
    show_active(qtbot, made, 1200, 760)
    made.show_route({"dossier": dossier_id})
    QApplication.processEvents()
    return made


@pytest.fixture
def pane(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId, files: Chosen
) -> AttachmentPane:
    made = AttachmentPane(context, files)
    context.navigator.register_changed.connect(lambda _kinds: made.read())
    show_active(qtbot, made, 800, 700)
    made.show_dossier(dossier_id)
    QApplication.processEvents()
    return made


@pytest.fixture
def viewer(qtbot: QtBot, plain_look: object, context: PageContext, files: Chosen) -> AttachmentPage:
    made = AttachmentPage(context, files, open_file=_opens)
    context.navigator.register_changed.connect(made.refresh)
    show_active(qtbot, made, 1200, 760)
    return made


_OPENED: list[Path] = []


def _opens(path: Path) -> bool:
    _OPENED.append(path)
    return path.suffix != ".amr"


def drop(target: QWidget, *paths: Path) -> None:
    """Drop files on a widget, as the system does: it enters first."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
    enter = QDropEvent(QPointF(5, 5), actions, data, buttons, keys, QEvent.Type.DragEnter)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    assert enter.dropAction() is Qt.DropAction.CopyAction
    QApplication.sendEvent(target, QDropEvent(QPointF(5, 5), actions, data, buttons, keys))
    QApplication.processEvents()


def button(page: QWidget, name: str) -> QPushButton:
    found = page.findChildren(QPushButton, name)
    assert found, name
    return next((one for one in found if one.isVisible()), found[-1])


def press(page: QWidget, name: str) -> None:
    button(page, name).click()
    QApplication.processEvents()


def messages(context: PageContext) -> list[Message]:
    return list(context.messages.history)


def kept(session: Session, dossier_id: DossierId) -> list[Attachment]:
    return [line.attachment for line in session.attachments.of_dossier(dossier_id).lines]


def a_piece(session: Session, dossier_id: DossierId, name: str, content: bytes) -> Attachment:
    return session.attachments.keep(dossier_id, name, content).attachment


@pytest.mark.parametrize("where", ["page", "header", "timeline", "field"])
def test_s26_ac1_a_file_dropped_anywhere_in_the_dossier_is_added(
    page: DossierPage, session: Session, dossier_id: DossierId, photo: Path, where: str
) -> None:
    if where == "field":
        page.open_tab("situation")
        QApplication.processEvents()
        field = page.findChild(QPlainTextEdit, "family_composition")
        assert isinstance(field, QPlainTextEdit)
        target: QWidget = field.viewport()
    else:
        names = {"header": "dossier_header", "timeline": "dossier_tabs"}
        found = page.findChild(QWidget, names[where]) if where in names else page
        assert isinstance(found, QWidget)
        target = page  # Qt hands on to the parent what a widget takes not
    drop(target, photo)
    assert [piece.name for piece in kept(session, dossier_id)] == ["photo plâtre.jpg"]
    tabs = page.findChild(PlainTabs)
    assert isinstance(tabs, PlainTabs)
    assert tabs.tabText(tabs.currentIndex()) == "Pièces (1)"
    if where == "field":
        assert str(photo) not in field.toPlainText()
    assert photo.read_bytes() == PHOTO


def test_an_address_of_the_web_is_left_to_the_field(page: DossierPage) -> None:
    data = QMimeData()
    data.setUrls([QUrl("https://exemple.invalid/x.png")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    actions = Qt.DropAction.CopyAction
    enter = QDropEvent(QPointF(5, 5), actions, data, buttons, keys, QEvent.Type.DragEnter)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert not enter.isAccepted()


def test_s26_ac1_ctrl_j_and_entree_add_a_file(
    page: DossierPage,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    photo: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    context.preferences.update(child_picture_told=True)
    chosen = Chosen()
    chosen.paths = (photo,)
    adding: Any = page.findChild(AttachmentPane).adding  # type: ignore[union-attr]
    monkeypatch.setattr(adding, "_files", chosen)
    page.take_focus()
    Hand().press(Qt.Key.Key_J, CTRL)
    assert chosen.asked == 1
    assert len(kept(session, dossier_id)) == 1


def test_s07_ac8_the_risk_of_a_photo_is_said_once_a_device(
    pane: AttachmentPane, context: PageContext, files: Chosen, photo: Path
) -> None:
    files.paths = (photo,)
    pane.begin()
    QApplication.processEvents()
    assert CHILD_PICTURE in sentences(pane)
    assert files.asked == 0
    assert QApplication.focusWidget() is button(pane, "adding_give_up")
    press(pane, "adding_give_up")
    assert files.asked == 0
    pane.begin()
    press(pane, "adding_go_on")
    assert files.asked == 1
    pane.begin()
    assert files.asked == 2
    assert CHILD_PICTURE not in sentences(pane)
    assert context.preferences.current.child_picture_told


def test_s07_ac8_it_is_said_after_a_drop_too(
    pane: AttachmentPane, context: PageContext, tmp_path: Path, photo: Path
) -> None:
    pane.drop([given(tmp_path, "note.txt", b"texte")])
    assert CHILD_PICTURE not in [message.text for message in messages(context)]
    pane.drop([photo])
    pane.drop([given(tmp_path, "autre.jpg", pieces.plain_picture())])
    assert [message.text for message in messages(context)].count(CHILD_PICTURE) == 1


def test_limits_and_the_original_are_said_before(pane: AttachmentPane) -> None:
    said = " ".join(sentences(pane))
    assert "25\u00a0Mo par pièce, 2\u00a0Go pour tout le registre" in said
    assert "Le fichier d’origine reste sur votre ordinateur, non chiffré" in said


def test_an_adding_can_be_undone(
    pane: AttachmentPane, context: PageContext, session: Session, dossier_id: DossierId, photo: Path
) -> None:
    pane.drop([photo])
    assert messages(context)[-1].text.startswith("1 pièce ajoutée.")
    assert context.messages.undo()
    assert kept(session, dossier_id) == []


def test_the_same_piece_is_not_added_twice(
    pane: AttachmentPane, context: PageContext, session: Session, dossier_id: DossierId, photo: Path
) -> None:
    pane.drop([photo])
    pane.drop([photo])
    assert messages(context)[0].text.startswith("Cette pièce est déjà dans ce dossier.")
    assert len(kept(session, dossier_id)) == 1


def test_what_cannot_be_added_is_named_and_the_rest_is_added(
    pane: AttachmentPane,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    tmp_path: Path,
    photo: Path,
) -> None:
    program = given(tmp_path, "photo.jpg", b"MZ\x90\x00" + bytes(99))
    pane.drop([program, tmp_path / "absent.pdf", photo])
    said = [message.text for message in messages(context)]
    assert any(
        "«\u00a0photo.jpg\u00a0» n’est pas dans le dossier. Ce fichier est un programme." in text
        for text in said
    )
    assert any("absent.pdf" in text for text in said)
    assert len(kept(session, dossier_id)) == 1


def test_adding_can_be_stopped_between_two_files(
    pane: AttachmentPane, session: Session, dossier_id: DossierId, tmp_path: Path
) -> None:
    paths = [given(tmp_path, f"{number}.txt", b"x" * (number + 1)) for number in range(3)]
    pane.adding._told.connect(lambda done, _whole: done and pane.adding._on_stop())
    pane.drop(paths)
    assert len(kept(session, dossier_id)) <= 1
    assert not pane.adding.busy
    assert not pane.adding.isVisible()


def test_locking_in_the_middle_of_a_batch_says_what_was_added_and_what_was_not(
    pane: AttachmentPane,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    paths = [given(tmp_path, f"{number}.txt", b"x" * (number + 1)) for number in range(4)]
    real = session.attachments.add

    def add(into: DossierId, path: Path, **more: Any) -> Added:
        made = real(into, path, **more)
        if path == paths[1]:
            context.runner.stopped = True  # type: ignore[attr-defined]
        return made

    monkeypatch.setattr(session.attachments, "add", add)
    pane.drop(paths)
    assert [piece.name for piece in kept(session, dossier_id)] == ["1.txt", "0.txt"]
    context.runner.stopped = False  # type: ignore[attr-defined]
    tell_interrupted(context)
    said = messages(context)[-1]
    ref = session.dossiers.view(dossier_id).dossier.ref
    assert said.text == (
        f"L’ajout de pièces au dossier {ref} a été interrompu. 2 pièces ajoutées, "
        "2 pièces ne le sont pas\xa0: «\xa02.txt\xa0» et «\xa03.txt\xa0»."
    )
    before = len(messages(context))
    tell_interrupted(context)
    assert len(messages(context)) == before


def test_a_batch_that_ended_leaves_nothing_to_tell(
    pane: AttachmentPane, context: PageContext, session: Session, tmp_path: Path
) -> None:
    pane.drop([given(tmp_path, "a.txt", b"a"), given(tmp_path, "b.txt", b"b")])
    assert take(session) == ()


def test_s05_ac8_nothing_of_a_photo_is_drawn_in_the_list(
    pane: AttachmentPane, session: Session, photo: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def drawn(*_arguments: object) -> None:
        raise AssertionError("a piece was drawn without being opened")

    monkeypatch.setattr(session.viewer, "view", drawn)
    monkeypatch.setattr(session.attachments, "content", drawn)
    pane.drop([photo])
    (card,) = pane.findChildren(AttachmentCard)
    pictures = [
        label.pixmap() for label in card.findChildren(QLabel) if not label.pixmap().isNull()
    ]
    assert all(picture.height() < 40 for picture in pictures)


def test_a_row_says_what_it_is_and_warns_of_a_position(
    pane: AttachmentPane, session: Session, dossier_id: DossierId, photo: Path
) -> None:
    pane.drop([photo])
    said = sentences(pane)
    assert "photo plâtre" in said
    assert any(text.startswith("image · 3 mars 2026 · ") for text in said)
    assert "contient une position GPS" in said


def test_a_position_is_removed_with_one_press_and_can_come_back(
    pane: AttachmentPane, context: PageContext, session: Session, dossier_id: DossierId, photo: Path
) -> None:
    pane.drop([photo])
    (piece,) = kept(session, dossier_id)
    press(pane, f"piece_location_{piece.id}")
    assert "contient une position GPS" not in sentences(pane)
    assert not kept(session, dossier_id)[0].has_location
    context.messages.undo()
    assert kept(session, dossier_id)[0] == piece


def test_a_difficult_piece_is_folded_until_one_press(
    pane: AttachmentPane, session: Session, dossier_id: DossierId
) -> None:
    piece = a_piece(session, dossier_id, "blessure.txt", b"texte")
    session.attachments.save(replace(piece, hard=True))
    pane.read()
    assert "blessure" not in sentences(pane)
    assert "Contenu difficile" in sentences(pane)
    press(pane, f"piece_{piece.id}")
    assert "blessure" in sentences(pane)
    assert button(pane, f"piece_{piece.id}").text() == "Ouvrir"


def test_discreet_mode_hides_the_names_of_pieces(
    pane: AttachmentPane, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    piece = a_piece(session, dossier_id, "certificat Ana.txt", b"texte")
    session.attachments.save(replace(piece, received_from="Elena"))
    context.discreet.set_active(True)
    pane.read()
    said = " ".join(sentences(pane))
    assert "Ana" not in said
    assert "Elena" not in said


def test_s26_ac3_a_piece_that_an_ecrit_joins_is_not_removed(
    pane: AttachmentPane, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    piece = a_piece(session, dossier_id, "certificat.txt", b"texte")
    ecrit = session.ecrits.create(dossier_id, "information_preoccupante_crip", (), (), "93")
    session.ecrits.choose(ecrit.id, pieces=(piece.id,))
    pane.read()
    assert any(
        "utilisée dans\u00a0: Information préoccupante E-2026-001" in s for s in sentences(pane)
    )
    (card,) = pane.findChildren(AttachmentCard)
    card.chosen.emit("trash")
    assert "E-2026-001" in messages(context)[0].text
    assert kept(session, dossier_id) == [piece]


def test_a_piece_goes_to_the_trash_with_an_undo(
    pane: AttachmentPane, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    piece = a_piece(session, dossier_id, "certificat.txt", b"texte")
    pane.read()
    (card,) = pane.findChildren(AttachmentCard)
    card.chosen.emit("trash")
    assert kept(session, dossier_id) == []
    assert "Aucune pièce pour l’instant." in sentences(pane)
    context.messages.undo()
    assert kept(session, dossier_id) == [piece]


def test_many_pieces_come_in_portions(
    pane: AttachmentPane, session: Session, dossier_id: DossierId
) -> None:
    for number in range(63):
        a_piece(session, dossier_id, f"{number}.txt", str(number).encode())
    pane.read()
    assert len(pane.findChildren(AttachmentCard)) == 60
    assert button(pane, "pieces_more").text() == "Montrer 3 autres pièces"
    press(pane, "pieces_more")
    cards = [card for card in pane.findChildren(AttachmentCard) if card.isVisible()]
    assert len(cards) == 63


def opened(page: AttachmentPage, piece: Attachment, **args: str) -> None:
    page.show_route({"attachment": piece.id, **args})
    page.take_focus()
    for _ in range(3):
        QApplication.processEvents()


def test_s26_ac2_a_photo_is_seen_inside_the_window(
    viewer: AttachmentPage, session: Session, dossier_id: DossierId, tmp_path: Path
) -> None:
    opened(viewer, a_piece(session, dossier_id, "photo.jpg", PHOTO))
    view = viewer.findChild(PagesView)
    assert isinstance(view, PagesView)
    assert view.count == 1
    assert view.isVisible()
    assert view.accessibleName() == "Aperçu de la pièce, page 1 sur 1"
    assert not (session.folder / "tmp" / "copies").exists()
    assert viewer.title() == "Pièce"


def test_s26_ac2_a_text_is_shown_as_text(
    viewer: AttachmentPage, session: Session, dossier_id: DossierId
) -> None:
    opened(viewer, a_piece(session, dossier_id, "note.txt", "Élodie\r\nest là".encode()))
    words = viewer.findChild(QPlainTextEdit, "piece_words")
    assert isinstance(words, QPlainTextEdit)
    assert words.toPlainText() == "Élodie\nest là"
    assert QApplication.focusWidget() is words


def test_s26_ac2_otherwise_it_says_how_it_opens_and_opens_a_wiped_copy(
    viewer: AttachmentPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    _OPENED.clear()
    opened(viewer, a_piece(session, dossier_id, "voix.ogg", SOUND))
    press(viewer, "piece_cover")
    assert WARNING in sentences(viewer)
    assert WARNING.startswith("Ouvre une copie temporaire, effacée à la fermeture")
    assert QApplication.focusWidget() is button(viewer, "outside_keep")
    press(viewer, "outside_keep")
    assert _OPENED == []
    press(viewer, "piece_outside")
    press(viewer, "outside_go_on")
    (path,) = _OPENED
    assert path.read_bytes() == SOUND
    assert "effacée au verrouillage" in messages(context)[0].text
    session.close()
    assert not path.exists()


def test_without_a_program_for_it_the_copy_goes_at_once(
    viewer: AttachmentPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    opened(viewer, a_piece(session, dossier_id, "voix.amr", b"#!AMR\nxxxx"), act="outside")
    press(viewer, "outside_go_on")
    assert "n’a pas de programme" in messages(context)[0].text
    assert session.viewer.copies() == ()


def test_a_difficult_piece_is_seen_after_one_press(
    viewer: AttachmentPage, session: Session, dossier_id: DossierId
) -> None:
    piece = a_piece(session, dossier_id, "photo.jpg", PHOTO)
    opened(viewer, session.attachments.save(replace(piece, hard=True)))
    view = viewer.findChild(PagesView)
    assert isinstance(view, PagesView)
    assert not view.isVisible()
    press(viewer, "piece_cover")
    assert view.isVisible()


def test_nothing_of_a_piece_stays_in_memory_once_it_is_left(
    viewer: AttachmentPage, session: Session, dossier_id: DossierId
) -> None:
    opened(viewer, a_piece(session, dossier_id, "photo.jpg", PHOTO))
    viewer.hide()
    view = viewer.findChild(PagesView)
    assert isinstance(view, PagesView)
    assert view.count == 0
    assert session.viewer._source == b""


def test_a_copy_is_written_where_the_user_says(
    viewer: AttachmentPage,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    files: Chosen,
    tmp_path: Path,
) -> None:
    opened(viewer, a_piece(session, dossier_id, "photo: plâtre?.jpg", PHOTO))
    files.target = tmp_path / "a.jpg"
    press(viewer, "piece_copy")
    assert files.proposed is not None
    assert files.proposed.name == "photo_ plâtre_.jpg"
    assert len(files.target.read_bytes()) == len(PHOTO)
    assert messages(context)[0].text.startswith("Copie enregistrée sans sa position.")


def test_a_position_that_cannot_be_removed_is_told_before_anything_is_written(
    viewer: AttachmentPage,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    files: Chosen,
    tmp_path: Path,
) -> None:
    signed = pieces.pdf(PHOTO, signed=True)
    opened(viewer, a_piece(session, dossier_id, "acte.pdf", signed))
    files.target = tmp_path / "acte.pdf"
    press(viewer, "piece_copy")
    assert not files.target.exists()
    message = messages(context)[0]
    assert "n’a pas pu être retirée" in message.text
    message.actions[0].run()
    assert files.target.read_bytes() == signed


def test_what_is_said_of_a_piece_is_saved_as_it_is_typed(
    viewer: AttachmentPage, session: Session, dossier_id: DossierId
) -> None:
    piece = a_piece(session, dossier_id, "scan.txt", b"texte")
    opened(viewer, piece, act="change")
    name = viewer.findChild(QLineEdit, "piece_name")
    assert QApplication.focusWidget() is name
    assert isinstance(name, QLineEdit)
    name.selectAll()
    Hand().type("certificat")
    received = viewer.findChild(QLineEdit, "piece_received_on")
    assert isinstance(received, QLineEdit)
    received.selectAll()
    received.setFocus()
    Hand().type("2 mars")
    viewer.flush()
    saved = session.attachments.get(piece.id).attachment
    assert (saved.name, saved.received_on) == ("certificat", PartialDate("2026-03-02"))


def test_locking_in_the_middle_of_the_form_loses_no_character(
    qtbot: QtBot,
    viewer: AttachmentPage,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
) -> None:
    piece = a_piece(session, dossier_id, "scan.txt", b"texte")
    opened(viewer, piece, act="change")
    received = viewer.findChild(QLineEdit, "piece_received_on")
    assert isinstance(received, QLineEdit)
    received.setFocus()
    received.selectAll()
    Hand().type("35/3")
    received.setCursorPosition(2)
    place = viewer.place()
    viewer.flush()
    viewer.hide()
    assert session.attachments.get(piece.id).attachment.received_on == piece.received_on
    again = AttachmentPage(context, Chosen(), open_file=_opens)
    show_active(qtbot, again, 1200, 760)
    opened(again, piece)
    again.restore(place)
    field = again.findChild(QLineEdit, "piece_received_on")
    assert isinstance(field, QLineEdit)
    assert QApplication.focusWidget() is field
    assert (field.text(), field.cursorPosition()) == ("35/3", 2)
    field.selectAll()
    Hand().type("3/3")
    again.flush()
    assert session.drafts.load("attachment", piece.id) is None


def test_locking_in_the_middle_of_the_warning_leaves_no_copy(
    viewer: AttachmentPage, session: Session, dossier_id: DossierId
) -> None:
    opened(viewer, a_piece(session, dossier_id, "voix.ogg", SOUND), act="outside")
    assert WARNING in sentences(viewer)
    viewer.flush()
    viewer.place()
    assert session.viewer.copies() == ()


def test_the_panel_of_copies_shows_their_age_and_wipes_them(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    clock: FixedClock,
) -> None:
    panel = ClearCopiesPage(context)
    show_active(qtbot, panel, 900, 600)
    panel.show_route({})
    assert "Aucune copie en clair sur cet ordinateur." in sentences(panel)
    paths = [
        session.viewer.open_outside(a_piece(session, dossier_id, f"voix {n}.ogg", SOUND + n).id)
        for n in (b"1", b"2")
    ]
    clock.advance(minutes=5)
    panel._look()
    QApplication.processEvents()
    said = sentences(panel)
    assert len([text for text in said if text.startswith("depuis 5 minutes")]) == 2
    press(panel, "copy_wipe_1")
    assert [path.exists() for path in paths].count(True) == 1
    panel.show_route({})
    QApplication.processEvents()
    remaining = next(path for path in paths if path.exists())
    press(panel, "copy_wipe_1")
    assert not remaining.exists()


def test_the_tab_leads_to_the_copies_in_clear(
    pane: AttachmentPane, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    piece = a_piece(session, dossier_id, "voix.ogg", SOUND)
    pane.read()
    assert not button(pane, "pieces_copies").isVisible()
    session.viewer.open_outside(piece.id)
    pane.read()
    assert button(pane, "pieces_copies").text() == "1 copie en clair"
    press(pane, "pieces_copies")
    assert context.navigator.current is not None
    assert context.navigator.current.page == "clear_copies"
