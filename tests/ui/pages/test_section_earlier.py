"""Choosing the earlier écrit that a paper follows, and whom a paper is for, in the composer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.services.paper_views import Preview
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.composer_page import ComposerPage
from desktop_app.ui.pages.recipient_choice import COPY, TERRITORY
from desktop_app.ui.pages.section_earlier import NONE_FINISHED
from desktop_app.ui.theme import Look
from tests.services.reviewed import ready
from tests.ui.situations import settled_audit

FOLLOWING = ("complement_information", "demande_suites", "relance")
_BOX = "ecrit_precedent_earlier"


@pytest.fixture(autouse=True)
def _no_pages(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Preview((), "LibreOffice", simplified=False, missing=(), sha256="")
    monkeypatch.setattr(session.ecrits, "preview", lambda *_more, **_named: empty)
    monkeypatch.setattr(session.ecrits, "warm", lambda: None)


@pytest.fixture
def first(session: Session) -> Ecrit:
    return _finished(session, ready(session), EcritState.TRANSMITTED, date(2026, 2, 12))


@pytest.fixture
def second(session: Session, first: Ecrit) -> Ecrit:
    made = _next(session, first, "information_preoccupante_crip")
    return _finished(session, made, EcritState.VALIDATED, date(2026, 3, 1))


def _finished(session: Session, ecrit: Ecrit, state: EcritState, day: date) -> Ecrit:
    changed = replace(ecrit, state=state, written_on=day, version=1)
    with session.register.change(session.actor, "change") as change:
        session.register.ecrits.save(change, changed)
    return changed


def _next(session: Session, known: Ecrit, model_id: str) -> Ecrit:
    return session.ecrits.create(known.dossier_id, model_id, known.person_ids, (), "93")


def _page(qtbot: QtBot, context: PageContext, ecrit: Ecrit, section: str) -> ComposerPage:
    page = ComposerPage(context)
    qtbot.addWidget(page)
    page.resize(1400, 900)
    page.show()
    page.activateWindow()
    with qtbot.waitActive(page):
        page.show_route({"ecrit": ecrit.id})
    page._choose_section(section)
    return page


def _box(page: QWidget) -> QComboBox:
    found = page.findChild(QComboBox, _BOX)
    assert isinstance(found, QComboBox)
    return found


def _texts(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


def _kept(session: Session, ecrit: Ecrit) -> Ecrit:
    return session.register.ecrits.require(ecrit.id)


@pytest.mark.parametrize("model_id", FOLLOWING)
def test_another_earlier_ecrit_is_chosen_with_the_keyboard(
    qtbot: QtBot,
    context: PageContext,
    session: Session,
    first: Ecrit,
    second: Ecrit,
    model_id: str,
) -> None:
    ecrit = _next(session, second, model_id)
    page = _page(qtbot, context, ecrit, "ecrit_precedent")
    box = _box(page)
    assert box.currentText() == f"Information préoccupante {second.ref}, 1er mars 2026, validé"
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert _kept(session, ecrit).answers_to == first.id
    assert box.hasFocus()
    assert first.ref in _texts(page)
    assert "12 février 2026" in _texts(page)


def test_one_ecrit_replaces_another_and_nothing_replaces_none(
    qtbot: QtBot, context: PageContext, session: Session, first: Ecrit
) -> None:
    ecrit = _next(session, first, "relance")
    box = _box(_page(qtbot, context, ecrit, "ecrit_precedent"))
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert _kept(session, ecrit).answers_to == first.id
    assert first.ref in box.currentText()


def test_the_choice_of_the_earlier_ecrit_is_undone_like_everything_else(
    qtbot: QtBot, context: PageContext, session: Session, first: Ecrit, second: Ecrit
) -> None:
    ecrit = _next(session, second, "relance")
    page = _page(qtbot, context, ecrit, "ecrit_precedent")
    _box(page).setFocus()
    QTest.keyClick(_box(page), Qt.Key.Key_Down)
    page._show_section("signature")
    page._acts.undo()
    assert _kept(session, ecrit).answers_to == second.id
    assert page._form.section == "ecrit_precedent"
    assert second.ref in _box(page).currentText()


def test_where_nothing_was_finished_a_sentence_says_so_and_leads_to_the_ecrits(
    qtbot: QtBot, context: PageContext, session: Session
) -> None:
    known = ready(session)
    page = _page(qtbot, context, _next(session, known, "relance"), "ecrit_precedent")
    assert NONE_FINISHED in _texts(page)
    assert not _box(page).isVisible()
    line = next(each for each in page._view.missing if each.key == "ecrit_anterieur.reference")  # type: ignore[union-attr]
    page._go_to_missing(line)
    link = page.findChild(QPushButton, f"{_BOX}_none")
    assert link.hasFocus()
    QTest.keyClick(link, Qt.Key.Key_Space)
    assert context.navigator.current == routes.dossier(known.dossier_id, tab="ecrits")


def test_the_missing_number_leads_to_the_choice_where_there_is_one(
    qtbot: QtBot, context: PageContext, session: Session
) -> None:
    known = ready(session)
    ecrit = _next(session, known, "relance")
    _finished(session, known, EcritState.VALIDATED, date(2026, 3, 1))
    page = _page(qtbot, context, ecrit, "signature")
    line = next(each for each in page._view.missing if each.key == "ecrit_anterieur.reference")  # type: ignore[union-attr]
    page._go_to_missing(line)
    assert _box(page).hasFocus()
    QTest.keyClick(_box(page), Qt.Key.Key_Down)
    assert _kept(session, ecrit).answers_to == known.id


def test_in_discreet_mode_the_earlier_ecrit_names_nobody(
    qtbot: QtBot, context: PageContext, session: Session, first: Ecrit
) -> None:
    page = _page(qtbot, context, _next(session, first, "relance"), "ecrit_precedent")
    assert "POPESCU" in _texts(page)
    context.discreet.set_active(True)
    assert "POPESCU" not in _texts(page)


def test_the_section_of_the_earlier_ecrit_is_accessible(
    qtbot: QtBot,
    look: Look,
    context: PageContext,
    session: Session,
    first: Ecrit,
    second: Ecrit,
) -> None:
    page = _page(qtbot, context, _next(session, first, "relance"), "ecrit_precedent")
    assert settled_audit(qtbot, page) == []


def _typed(page: QWidget, key: str) -> QLineEdit:
    found = page.findChild(QLineEdit, f"answer_{key}")
    assert isinstance(found, QLineEdit), key
    return found


def test_the_prosecutor_is_proposed_by_his_name_and_the_crip_is_the_copy(
    qtbot: QtBot, context: PageContext, session: Session
) -> None:
    ecrit = _next(session, ready(session), "signalement_procureur")
    page = _page(qtbot, context, ecrit, "destinataire")
    name = _typed(page, "destinataire.nom")
    assert name.placeholderText() == "Sera écrit\u00a0: «\u00a0Procureur de la République\u00a0»"
    assert name.placeholderText() in name.accessibleDescription()
    texts = _texts(page)
    assert COPY in texts
    assert "Choisi dans l’annuaire" not in texts
    assert page.findChild(QPushButton, "answer_destinataire.adresse_insert") is None
    assert "CRIP de la Seine-Saint-Denis" in texts
    change = page.findChild(QPushButton, "destinataire_recipient_change")
    assert change.text() == "Choisir un autre territoire"
    QTest.keyClicks(name, "Procureur de Bobigny")
    page.flush()
    view = session.ecrits.get(ecrit.id)
    shown = {each.key: each.shown for section in view.sections for each in section.fields}
    assert shown["destinataire.nom"] == "Procureur de Bobigny"
    assert shown["crip.nom"] == "CRIP de la Seine-Saint-Denis"


@pytest.mark.parametrize(
    "model_id",
    [
        "orientation_traite_mineur",
        "note_avocat",
        "lettre_autorite_parentale",
        "consentement_eclaire",
        "courrier_libre",
    ],
)
def test_a_recipient_that_is_no_crip_is_typed_and_no_crip_is_shown_for_it(
    qtbot: QtBot, context: PageContext, session: Session, model_id: str
) -> None:
    ecrit = _next(session, ready(session), model_id)
    snapshot = session.papers.snapshot(ecrit, session.association.profile())
    assert snapshot.recipient.name == ""
    found = {key: each.id for each in session.ecrits.get(ecrit.id).sections for key in each.order}
    page = _page(qtbot, context, ecrit, found["destinataire.nom"])
    name = _typed(page, "destinataire.nom")
    assert name.placeholderText() == ""
    named = "territoire.autorite" in found
    assert (TERRITORY in _texts(page)) is named
    assert ("CRIP de la Seine-Saint-Denis" in _texts(page)) is named
    assert not [
        each
        for each in page.findChildren(QPushButton)
        if each.objectName().startswith("answer_destinataire.nom_absence")
        and each.isVisibleTo(page)
    ]


def test_a_missing_crip_leads_to_the_choice_of_the_territory(
    qtbot: QtBot, context: PageContext, session: Session
) -> None:
    known = ready(session)
    ecrit = session.ecrits.create(known.dossier_id, "relance", known.person_ids, (), "")
    page = _page(qtbot, context, ecrit, "signature")
    line = next(each for each in page._view.missing if each.key == "destinataire.nom")  # type: ignore[union-attr]
    page._go_to_missing(line)
    focused = page.focusWidget()
    assert focused is page._form._forms["destinataire"]._recipient._territory.combo  # type: ignore[union-attr]
