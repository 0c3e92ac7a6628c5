"""The successive texts of an observation: the first one stays readable (UX S07-AC7)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.french import moment_words
from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.texts_page import TextsPage
from tests.ui.fakes import TUESDAY, FixedClock
from tests.ui.pages.finding import sentences
from tests.ui.showing import show_active


@pytest.fixture
def corrected(session: Session, dossier_id: DossierId, clock: FixedClock) -> OccasionId:
    entry = ObservationEntry(dossier_id, observed=PartialDate("2026-03-02"), seen="Vue à 11 h.")
    occasion = session.observations.record(entry)
    clock.advance(hours=1)
    session.observations.change(
        occasion, replace(entry, seen="Vue à midi.", correction="précision sur l’heure")
    )
    return occasion


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> TextsPage:
    made = TextsPage(context)
    show_active(qtbot, made, 1000, 700)
    return made


def show(page: TextsPage, dossier_id: DossierId, occasion: OccasionId) -> list[str]:
    page.show_route(routes.texts(dossier_id, occasion).args)
    QApplication.processEvents()
    return sentences(page)


def test_s07_ac7_both_texts_are_read_with_who_when_and_why(
    page: TextsPage, dossier_id: DossierId, corrected: OccasionId
) -> None:
    said = show(page, dossier_id, corrected)
    first = said.index(f"Premier texte, {moment_words(TUESDAY.astimezone())}, C. Martin")
    now = said.index(
        f"Texte actuel, {moment_words((TUESDAY + timedelta(hours=1)).astimezone())}, C. Martin — "
        "motif\u00a0: «\u00a0précision sur l’heure\u00a0»"
    )
    assert now < first
    assert said.index("Vue à midi.") < first < said.index("Vue à 11 h.")


def test_a_text_that_was_not_corrected_says_so(
    page: TextsPage, session: Session, dossier_id: DossierId
) -> None:
    occasion = OccasionId(session.timeline.whole(dossier_id)[0].id)
    assert "Ce texte n’a pas été corrigé." in show(page, dossier_id, occasion)


def test_the_texts_have_the_focus_one_by_one(
    page: TextsPage, dossier_id: DossierId, corrected: OccasionId
) -> None:
    show(page, dossier_id, corrected)
    focused = page.focusWidget()
    assert focused is not None
    assert focused.objectName() == "version_0"
    assert "Vue à midi." in focused.accessibleName()
    assert focused.focusPolicy() & Qt.FocusPolicy.TabFocus


def test_no_text_shows_in_discreet_mode(
    page: TextsPage, dossier_id: DossierId, corrected: OccasionId, context: PageContext
) -> None:
    show(page, dossier_id, corrected)
    context.discreet.set_active(True)
    QApplication.processEvents()
    assert not any("Vue" in sentence for sentence in sentences(page))
