"""Asking for a reading and the checks, in the composer and in the dossier (UX S09-AC3, §2.26)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer, Ecrit, EcritState
from desktop_app.domain.organisation import Organisation
from desktop_app.domain.review_points import CODES
from desktop_app.services.paper_views import Preview
from desktop_app.services.review_views import Decision
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.composer_page import ComposerPage
from desktop_app.ui.pages.composer_review import AT_HAND, CHANGED
from desktop_app.ui.pages.dossier_page import DossierPage
from tests.services.reviewed import AtOnce, add_bernard, as_bernard, ready


@pytest.fixture(autouse=True)
def _at_once(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(session.papers, "_shop", AtOnce)
    empty = Preview((), "LibreOffice", simplified=False, missing=(), sha256="")
    monkeypatch.setattr(session.ecrits, "preview", lambda *_more, **_named: empty)
    session.association.save_organisation(Organisation(name="Les Passerelles"))
    profile = session.association.profile()
    session.association.save_profile(replace(profile, last_name="Martin", phone="06 39 98 12 34"))


@pytest.fixture
def ecrit(session: Session) -> Ecrit:
    add_bernard(session)
    return ready(session)


def _page(qtbot: QtBot, context: PageContext, ecrit: Ecrit, width: int = 1400) -> ComposerPage:
    page = ComposerPage(context)
    qtbot.addWidget(page)
    page.resize(width, 900)
    page.show()
    page.activateWindow()
    with qtbot.waitActive(page):
        page.show_route({"ecrit": ecrit.id})
    return page


def _find(page: QWidget, name: str) -> QPushButton:
    shown = [each for each in page.findChildren(QPushButton, name) if each.isVisible()]
    assert shown, name
    return shown[-1]


def _press(page: QWidget, name: str) -> None:
    QTest.mouseClick(_find(page, name), Qt.MouseButton.LeftButton)


def _state(session: Session, ecrit: Ecrit) -> EcritState:
    return session.register.ecrits.require(ecrit.id).state


def test_j4a_a_reading_is_asked_in_two_presses(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    _press(page, "composer_review")
    _press(page, "ask_review_send")
    kept = session.register.ecrits.require(ecrit.id)
    assert (kept.state, kept.reviewer) == (EcritState.IN_REVIEW, "Luce Bernard")
    assert page._review._words.text() == "En relecture, chez Luce Bernard depuis aujourd’hui."
    _press(page, "composer_review")
    assert context.messages.history[0].text == AT_HAND


def test_s09_ac10_a_reading_is_asked_where_there_is_room_for_one_pane(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit, width=500)
    assert page._panes.columns == 1
    assert not page._header.isVisible()
    page._panes.tabs.setFocus()
    QTest.keyClick(page._panes.tabs, Qt.Key.Key_Right)
    button = _find(page, "composer_review_narrow")
    assert button.text() == "Demander une relecture"
    for _press_of_tab in range(10):
        if button.hasFocus():
            break
        QTest.keyClick(page.focusWidget(), Qt.Key.Key_Tab)
    assert button.hasFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    _press(page, "ask_review_send")
    assert _state(session, ecrit) is EcritState.IN_REVIEW


def test_where_there_is_a_header_its_buttons_are_not_said_twice(
    qtbot: QtBot, context: PageContext, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    assert page._header.button("composer_review").isVisible()
    twins = page.findChildren(QPushButton, "composer_review_narrow")
    assert [twin.isVisible() for twin in twins] == [False]


def test_s09_ac3_asking_lists_what_is_missing_and_leads_there(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    session.ecrits.answer(ecrit.id, {"famille_informee": Answer()})
    page = _page(qtbot, context, ecrit)
    assert _find(page, "composer_review").isEnabled()
    _press(page, "composer_review")
    first = _find(page, "ask_review_missing_0")
    assert first.hasFocus()
    assert "La famille est-elle informée" in first.accessibleName()
    _press(page, "ask_review_missing_0")
    assert page._form.section == "information_famille"
    _press(page, "ask_review_send")
    assert _state(session, ecrit) is EcritState.IN_REVIEW


def test_a_request_being_written_comes_back_after_a_lock(
    qtbot: QtBot, context: PageContext, ecrit: Ecrit
) -> None:
    page = _page(qtbot, context, ecrit)
    _press(page, "composer_review")
    page._review._form.message.setFocus()
    QTest.keyClicks(page._review._form.message, "Est-ce clair")
    page.flush()
    place = page.place()
    again = _page(qtbot, context, ecrit)
    again.restore(place)
    assert again._review._form.message.text() == "Est-ce clair"
    assert again._review._form.message.hasFocus()
    assert again._review._form.message.textCursor().position() == len("Est-ce clair")


def test_taking_back_a_validated_ecrit_says_that_it_needs_another_reading(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        session.reviews.validate(ecrit.id, Decision(CODES))
    page = _page(qtbot, context, ecrit)
    assert page._review._words.text().startswith("Version 2, validée par Luce Bernard")
    _press(page, "review_take_back")
    assert _state(session, ecrit) is EcritState.DRAFT
    current = context.messages.current
    assert current is not None
    assert current.text == CHANGED


def test_the_checks_stand_beside_the_sections_and_lead_to_their_place(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    session.ecrits.answer(ecrit.id, {"motif": Answer("Ana a souvent peur.")})
    page = _page(qtbot, context, ecrit)
    rows = [row.accessibleName() for row in page._checks.findChildren(QPushButton)]
    (souvent,) = [name for name in rows if "souvent" in name]
    assert souvent.startswith("Fait sans date, Vous avez écrit «\u00a0souvent\u00a0».")
    at = rows.index(souvent)
    page._form.show_section("emetteur")
    page._checks.findChildren(QPushButton)[at].click()
    assert page._form.section == "motif_et_faits"


def test_in_discreet_mode_the_checks_name_nobody(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    session.ecrits.answer(ecrit.id, {"motif": Answer("Ana a souvent peur.")})
    context.discreet.toggle()
    page = _page(qtbot, context, ecrit)
    rows = [row.accessibleName() for row in page._checks.findChildren(QPushButton)]
    assert "Fait sans date" in rows
    assert not [name for name in rows if "souvent" in name]


def test_the_ecrits_of_a_dossier_show_their_state_and_what_can_be_done(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    session.reviews.ask(ecrit.id, "Luce Bernard")
    page = DossierPage(context)
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show_route({"dossier": ecrit.dossier_id, "tab": "ecrits"})
    page.show()
    names = [each.accessibleName() for each in page.findChildren(QPushButton)]
    about = f"Information préoccupante {ecrit.ref}, En relecture"
    for label in ("Ouvrir", "Relire", "Reprendre la main"):
        assert f"{label}, {about}" in names
    page.findChild(QPushButton, f"back_{ecrit.id}").click()
    assert _state(session, ecrit) is EcritState.DRAFT


def test_many_passages_are_listed_in_part_and_the_others_on_demand(
    qtbot: QtBot, context: PageContext, session: Session, ecrit: Ecrit
) -> None:
    for number in range(12):
        session.observations.record(
            ObservationEntry(
                ecrit.dossier_id,
                observed=PartialDate("2026-02-01"),
                seen=f"Ana pleure souvent, {number}.",
            )
        )
    found = session.ecrits.preparation(ecrit.dossier_id).observations
    session.ecrits.choose(ecrit.id, observations=tuple(item.id for item, _ in found))
    page = _page(qtbot, context, ecrit)
    rows = [each.objectName() for each in page._checks.findChildren(QPushButton)]
    assert (len(rows), rows[-1]) == (9, "checks_more")
    page._checks.findChild(QPushButton, "checks_more").click()
    assert _find(page, "check_8").hasFocus()
    assert len(page._checks.findings()) > 12
