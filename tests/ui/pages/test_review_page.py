"""Reading an écrit over, on a real register (UX J4, S10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ecrit import Answer, Ecrit, EcritState
from desktop_app.domain.organisation import Organisation
from desktop_app.domain.review_points import CODES
from desktop_app.domain.rights import Actor
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import review_page
from desktop_app.ui.pages.home_page import HomePage
from desktop_app.ui.pages.review_page import ReviewPage
from desktop_app.ui.pages.versions_page import VersionsPage
from desktop_app.ui.theme import Theme
from tests.services.reviewed import AtOnce, add_bernard, as_bernard, fill_again, ready
from tests.ui.fakes import FixedClock
from tests.ui.situations import settled_audit


@pytest.fixture(autouse=True)
def _at_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session.papers, "_shop", AtOnce)
    session.association.save_organisation(Organisation(name="Les Passerelles"))
    session.association.save_profile(
        replace(session.association.profile(), last_name="Martin", phone="06 39 98 12 34")
    )


@pytest.fixture
def ecrit(session: Session) -> Ecrit:
    """Return an écrit that C. Martin asked L. Bernard to read."""
    add_bernard(session)
    made = ready(session)
    session.reviews.ask(made.id, "Luce Bernard", "Le destinataire est-il le bon ?")
    return made


@pytest.fixture
def author(session: Session, ecrit: Ecrit) -> Actor:
    return session.actor


@pytest.fixture
def reader(session: Session, ecrit: Ecrit) -> Iterator[None]:
    with as_bernard(session):
        yield


def _page(qtbot: QtBot, context: PageContext, ecrit: Ecrit, width: int = 1400) -> ReviewPage:
    page = ReviewPage(context)
    qtbot.addWidget(page)
    page.resize(width, 800)
    page.show()
    page.activateWindow()
    with qtbot.waitActive(page):
        page.show_route({"ecrit": ecrit.id})
    return page


def _button(page: QWidget, name: str) -> QPushButton:
    found = page.findChild(QPushButton, name)
    assert isinstance(found, QPushButton), name
    return found


def _press(page: QWidget, name: str) -> None:
    QTest.mouseClick(_button(page, name), Qt.MouseButton.LeftButton)


def _tick_all(page: ReviewPage) -> None:
    for tick in page.points._ticks.values():
        QTest.mouseClick(tick.box, Qt.MouseButton.LeftButton)


def _select(page: ReviewPage, words: str) -> None:
    found = page.document.text.document().find(words)
    assert not found.isNull()
    page.document.text.setTextCursor(found)


@pytest.mark.usefixtures("reader")
def test_the_reader_sees_the_frozen_words_the_message_and_the_points(
    qtbot: QtBot, context: PageContext, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    assert "Ana ne va plus au collège." in page.document.text.toPlainText()
    assert "Le destinataire est-il le bon" in page.points._message.text()
    assert next(iter(page.points._ticks.values())).title() == "Faits datés et situés"
    assert "Version 1 du 3 mars 2026 à 14:32, rédigée par C. Martin" in page._header.status()


@pytest.mark.usefixtures("reader")
def test_j4b_all_ticked_validates_in_one_press(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    _tick_all(page)
    _press(page, "review_validate")
    assert session.register.ecrits.require(ecrit.id).state is EcritState.VALIDATED
    current = context.messages.current
    assert current is not None
    assert "Version 2, validée par Luce Bernard le 3 mars 2026 à 14:32" in current.text


@pytest.mark.usefixtures("reader")
def test_s10_ac1_validating_with_an_unticked_point_asks_for_one_sentence(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    _press(page, "review_validate")
    assert page.decision.isVisible()
    assert page.decision.reason.hasFocus()
    _press(page, "review_anyway")
    assert session.register.ecrits.require(ecrit.id).state is EcritState.IN_REVIEW
    QTest.keyClicks(page.decision.reason, "Confirmation orale.")
    _press(page, "review_anyway")
    kept = session.review_reading.view(ecrit.id).version
    assert (kept.unchecked_reason, kept.checked) == ("Confirmation orale.", ())


@pytest.mark.usefixtures("reader")
def test_s10_ac2_a_remark_is_made_with_the_keyboard_alone(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    text = page.document.text
    text.setFocus()
    _select(page, "Ana ne va")
    cursor = text.textCursor()
    cursor.setPosition(cursor.selectionStart())
    text.setTextCursor(cursor)
    for _word in range(3):
        QTest.keyClick(
            text,
            Qt.Key.Key_Right,
            Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier,
        )
    QTest.keyClick(text, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert page.remarks.words.hasFocus()
    QTest.keyClicks(page.remarks.words, "Depuis quand ?")
    QTest.keyClick(page.remarks.words, Qt.Key.Key_Return)
    (remark,) = session.review_reading.view(ecrit.id).remarks
    assert (remark.number, remark.text, remark.author) == (1, "Depuis quand ?", "Luce Bernard")
    assert remark.quote.startswith("Ana ne va")
    assert text.document().findBlockByNumber(remark.paragraph).text().startswith("Ana ne va")
    assert text.hasFocus()
    assert [each.cursor.selectedText() for each in text.extraSelections()] == [remark.quote]


@pytest.mark.usefixtures("reader")
def test_remarks_are_answered_resolved_and_put_aside(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    remark = session.remarks.add(ecrit.id, "Depuis quand ?", "Ana ne va plus", 0)
    page = _page(qtbot, context, ecrit)
    reply = page.findChild(QLineEdit, f"reply_{remark.id}")
    assert isinstance(reply, QLineEdit)
    QTest.keyClicks(reply, "Depuis janvier.")
    QTest.keyClick(reply, Qt.Key.Key_Return)
    _press(page, f"remark_resolve_{remark.id}")
    (kept,) = session.review_reading.view(ecrit.id).remarks
    assert [each.text for each in kept.replies] == ["Depuis janvier."]
    assert kept.resolved_by == "Luce Bernard"
    _press(page, f"remark_show_{remark.id}")
    assert page.document.text.textCursor().selectedText() == "Ana ne va plus"
    _press(page, f"remark_reopen_{remark.id}")
    _press(page, f"remark_trash_{remark.id}")
    assert session.review_reading.view(ecrit.id).remarks == ()
    assert context.messages.undo()
    assert len(session.review_reading.view(ecrit.id).remarks) == 1


@pytest.mark.usefixtures("reader")
def test_what_is_ticked_and_typed_comes_back_after_a_lock_with_the_caret(
    qtbot: QtBot, context: PageContext, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    QTest.mouseClick(page.points._ticks["dated"].box, Qt.MouseButton.LeftButton)
    _select(page, "Ana ne va plus")
    page._begin_remark()
    QTest.keyClicks(page.remarks.words, "Depuis quand")
    page.remarks.words.setCursorPosition(6)
    page.flush()
    place = page.place()
    again = _page(qtbot, context, ecrit)
    again.restore(place)
    assert again.points.ticked() == ("dated",)
    assert again.remarks.words.text() == "Depuis quand"
    assert again.remarks.words.hasFocus()
    assert again.remarks.words.cursorPosition() == 6
    assert again.remarks.passage.quote == "Ana ne va plus"


@pytest.mark.usefixtures("reader")
def test_asking_for_corrections_hands_the_ecrit_back(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    _press(_page(qtbot, context, ecrit), "review_correct")
    assert session.register.ecrits.require(ecrit.id).state is EcritState.TO_CORRECT


def test_s10_ac4_the_home_page_tells_the_author(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    def told() -> list[str]:
        page = HomePage(context)
        qtbot.addWidget(page)
        page.show_route({})
        rows = page.findChildren(QPushButton)
        return [row.accessibleName() for row in rows if row.objectName().startswith("todo_")]

    assert not [line for line in told() if line.startswith("Relire")]
    with as_bernard(session):
        assert told()[0].startswith(f"Relire, Information préoccupante {ecrit.ref}, demandée par")
        session.reviews.ask_corrections(ecrit.id)
    assert told()[0].startswith(f"Corriger, Information préoccupante {ecrit.ref}, relu par Luce")


def test_the_author_is_sent_to_another_person_or_to_a_motive_of_urgency(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    _tick_all(page)
    _press(page, "review_validate")
    assert page.decision.bypass.hasFocus()
    QTest.keyClicks(page.decision.bypass, "Danger ce soir.")
    _press(page, "review_anyway")
    assert session.review_reading.view(ecrit.id).version.bypass_reason == "Danger ce soir."


def test_alone_a_cold_reading_is_offered_and_ends_after_its_pause(
    qtbot: QtBot, context: PageContext, session: Session, clock: FixedClock
) -> None:
    made = ready(session)
    session.reviews.ask(made.id, "")
    page = _page(qtbot, context, made)
    assert page.points._cold.isVisible()
    _tick_all(page)
    _press(page, "review_pause")
    assert page.points.ticked() == ()
    assert "Pause en cours, jusqu’au 3 mars 2026 à 15:32" in page.points._cold_words.text()
    clock.advance(hours=1)
    page.refresh(frozenset({"ecrit"}))
    assert "La pause est finie" in page.points._cold_words.text()
    _tick_all(page)
    _press(page, "review_validate")
    assert session.review_reading.view(made.id).version.cold


def test_changes_since_the_former_reading_are_told_in_words(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit, author: Actor, reader: None
) -> None:
    session.review_reading.view(ecrit.id)
    session._identity.actor, mine = author, session._identity.actor
    session.reviews.take_back(ecrit.id)
    fill_again(session, ecrit.id, "Ana ne va plus au lycée.")
    session.reviews.ask(ecrit.id, "Luce Bernard")
    session._identity.actor = mine
    page = _page(qtbot, context, ecrit)
    see = _button(page, "review_see_changes")
    assert see.text() == "Changements depuis ma lecture\u00a0: 1. Voir"
    _press(page, "review_see_changes")
    told = page.document.changes.toPlainText()
    assert "[retiré" in told
    assert "[ajouté" in told
    versions = VersionsPage(context)
    qtbot.addWidget(versions)
    versions.show_route({"ecrit": ecrit.id})
    assert versions.changes.toPlainText() == told


@pytest.mark.usefixtures("reader")
def test_discreet_mode_shows_neither_document_nor_remark(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    session.remarks.add(ecrit.id, "Ana a-t-elle un médecin ?", "Ana")
    context.discreet.toggle()
    page = _page(qtbot, context, ecrit)
    assert not page.document.text.isVisible()
    labels = " ".join(label.text() for label in page.findChildren(QPushButton))
    assert "Ana" not in labels


@pytest.mark.usefixtures("reader")
@pytest.mark.parametrize("width", [1400, 700])
def test_the_page_has_no_anomaly_for_who_does_not_look(
    qtbot: QtBot,
    context: PageContext,
    session: Session,
    ecrit: Ecrit,
    width: int,
    plain_look: Theme,
) -> None:
    session.remarks.add(ecrit.id, "Depuis quand ?", "Ana ne va plus", 0)
    page = _page(qtbot, context, ecrit, width)
    _press(page, "review_validate")
    assert settled_audit(qtbot, page) == []


def test_a_draft_that_is_of_another_version_keeps_only_what_was_typed(
    session: Session, ecrit: Ecrit
) -> None:
    session.drafts.save(
        review_page.DRAFT, ecrit.id, {"version": 9, "ticks": list(CODES), "remark": "Depuis ?"}
    )
    opened = review_page.read_review(session, ecrit.id)
    assert dict(opened.draft) == {"remark": "Depuis ?"}


def test_the_points_that_hold_back_are_listed_beside_the_document(
    qtbot: QtBot, context: PageContext, session: Session
) -> None:
    add_bernard(session)
    made = ready(session)
    session.ecrits.answer(made.id, {"famille_informee": Answer()})
    session.reviews.ask(made.id, "Luce Bernard")
    with as_bernard(session):
        page = _page(qtbot, context, made)
        _tick_all(page)
        _press(page, "review_validate")
        assert "Information de la famille" in page.decision._why.text()
        assert page.decision.bypass.hasFocus()


def test_the_caret_walks_in_a_text_that_cannot_be_written_in(
    qtbot: QtBot, context: PageContext, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    text = page.document.text
    text.setFocus()
    before = text.toPlainText()
    text.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(text, Qt.Key.Key_Down)
    assert text.textCursor().blockNumber() == 1
    QTest.keyClicks(text, "abc")
    assert text.toPlainText() == before


def test_nothing_to_read_leaves_a_sentence(
    qtbot: QtBot, context: PageContext, session: Session, plain_look: Theme
) -> None:
    page = _page(qtbot, context, ready(session))
    assert page._nothing.isVisible()
