"""The pieces that go along with an écrit are ticked in the composer and named on the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.documents.context import build
from desktop_app.domain.attachment import Attachment
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.composer_page import ComposerPage
from desktop_app.ui.pages.piece_ticks import HEADING
from tests.documents import pieces
from tests.ui import situations
from tests.ui.showing import show_active


@pytest.fixture
def dossier_id(session: Session) -> DossierId:
    return situations.ordinary(session)


@pytest.fixture
def ecrit(session: Session, dossier_id: DossierId) -> Ecrit:
    return situations.draft(session, dossier_id)


def shown(qtbot: QtBot, context: PageContext, ecrit: Ecrit) -> ComposerPage:
    page = ComposerPage(context)
    show_active(qtbot, page, 1300, 760)
    page.show_route({"ecrit": ecrit.id})
    page._choose_section("pieces")
    QApplication.processEvents()
    return page


def boxes(page: QWidget, session: Session, ecrit: Ecrit) -> dict[str, QCheckBox]:
    found = {}
    for piece in session.ecrits.get(ecrit.id).pieces:
        box = page.findChild(QCheckBox, f"join_{piece.id}")
        assert isinstance(box, QCheckBox)
        found[piece.name] = box
    return found


def a_piece(session: Session, dossier_id: DossierId, name: str, content: bytes) -> Attachment:
    return session.attachments.keep(dossier_id, name, content).attachment


def test_a_piece_is_joined_with_one_press(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    ecrit: Ecrit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session.ecrits, "warm", lambda: None)
    photo = a_piece(session, dossier_id, "photo.jpg", pieces.picture())
    text = a_piece(session, dossier_id, "certificat médical.txt", b"texte")
    page = shown(qtbot, context, ecrit)
    box = boxes(page, session, ecrit)
    assert [one.accessibleName() for one in box.values()] == ["photo", "certificat médical"]
    assert "position GPS" in box["photo.jpg"].accessibleDescription()
    box["certificat médical.txt"].click()
    page.flush()
    assert session.ecrits.get(ecrit.id).ecrit.attachment_ids == (text.id,)
    box["photo.jpg"].click()
    box["certificat médical.txt"].click()
    page.flush()
    assert session.ecrits.get(ecrit.id).ecrit.attachment_ids == (photo.id,)


def test_without_any_piece_the_boxes_are_out_of_sight(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    ecrit: Ecrit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(session.ecrits, "warm", lambda: None)
    page = shown(qtbot, context, ecrit)
    assert HEADING not in [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def test_the_paper_names_the_pieces_then_the_others(
    session: Session, dossier_id: DossierId, ecrit: Ecrit
) -> None:
    text = a_piece(session, dossier_id, "certificat médical.txt", b"texte")
    ecrit = session.ecrits.choose(ecrit.id, pieces=(text.id,), attachments=("un courrier",))
    snapshot = session.papers.snapshot(ecrit, session.association.profile())
    expected = [
        {"numero": 1, "titre": "certificat médical"},
        {"numero": 2, "titre": "un courrier"},
    ]
    assert build(snapshot)["pieces"] == expected
    assert build(replace(snapshot, attachments=()))["pieces"] == [
        {"numero": 1, "titre": "un courrier"}
    ]
