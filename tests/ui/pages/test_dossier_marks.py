"""Motives on the form of a dossier, « Repères », and the pages that they lead to."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId
from desktop_app.domain.term import ListName
from desktop_app.services.session import Session
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.indications_page import IndicationsPage
from tests.ui.pages import samples
from tests.ui.pages.hand import Hand
from tests.ui.pages.tick_samples import ticked
from tests.ui.showing import show_active


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> DossierPage:
    made = DossierPage(context)
    show_active(qtbot, made, 1180, 700)
    return made


@pytest.fixture
def family(session: Session) -> DossierId:
    return samples.family(session)


def motive(page: Page) -> QLineEdit:
    found = page.findChild(QLineEdit, "motives_typed")
    assert isinstance(found, QLineEdit)
    return found


def words(page: Page) -> str:
    QApplication.processEvents()
    return "\n".join(item.text() for item in page.findChildren(QLabel) if item.isVisibleTo(page))


def motives(session: Session, dossier_id: DossierId) -> tuple[str, ...]:
    return session.dossiers.view(dossier_id).dossier.motives


def test_a_motive_is_chosen_from_the_list_or_written(
    page: DossierPage, session: Session, family: DossierId
) -> None:
    page.show_route(routes.dossier(family, tab="situation").args)
    motive(page).setFocus()
    Hand().type("privations")
    Hand().press(Qt.Key.Key_Return)
    Hand().type("Froid")
    Hand().press(Qt.Key.Key_Return)
    page.flush()
    assert motives(session, family) == ("privations", "Froid")
    assert session.terms.entries(ListName.MOTIVES)[-1].label == "Froid"
    page.refresh(frozenset({"dossier"}))
    assert "Motifs\u00a0: Privations\u00a0; Froid" in words(page)


def test_locking_in_the_middle_of_a_motive_loses_nothing_and_adds_nothing(
    page: DossierPage, context: PageContext, session: Session, family: DossierId, qtbot: QtBot
) -> None:
    args = routes.dossier(family, tab="situation").args
    page.show_route(args)
    field = motive(page)
    field.setFocus()
    Hand().type("Froi")
    field.setCursorPosition(2)
    place = page.place()
    page.flush()
    assert motives(session, family) == ()
    again = DossierPage(context)
    show_active(qtbot, again, 1180, 700)
    again.show_route(args)
    again.restore(place)
    assert again.focusWidget() is motive(again)
    assert (motive(again).text(), motive(again).cursorPosition()) == ("Froi", 2)
    Hand().press(Qt.Key.Key_End)
    Hand().type("d")
    Hand().press(Qt.Key.Key_Return)
    again.flush()
    assert motives(session, family) == ("Froid",)
    assert session.drafts.load("situation", family) is None


def test_the_marks_name_motives_and_agreements_and_count_nothing(
    page: DossierPage, session: Session, family: DossierId
) -> None:
    page.show_route(routes.dossier(ticked(session, family)).args)
    shown = words(page)
    assert "Motifs\u00a0: Conditions d’éducation compromises\u00a0; Situation d’emprise" in shown
    assert (
        "POPESCU Elena\u00a0: Pas d’accord pour l’instant le 2 mars, expliqué en bulgare" in shown
    )
    assert "Des indices ont été notés." in shown


def test_the_marks_lead_to_indicators_and_agreements(
    page: DossierPage, context: PageContext, family: DossierId
) -> None:
    context.navigator.open(routes.dossier(family))
    page.show_route(routes.dossier(family).args)
    QApplication.processEvents()
    for name, route in (
        ("marks_indications", routes.indications(family)),
        ("marks_consents", routes.consents(family)),
    ):
        button = page.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        button.click()
        assert context.navigator.current == route


def test_a_faisceau_shows_words_and_never_a_number_of_indicators(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, family: DossierId
) -> None:
    made = IndicationsPage(context)
    show_active(qtbot, made, 1180, 700)
    made.show_route(routes.indications(ticked(session, family)).args)
    shown = words(made)
    assert "Un faisceau, jamais une preuve" in shown
    assert shown.index("Emprise dans un lieu de vie") < shown.index("Contrainte à destination")
    assert "2 mars 2026 · Rapporté par l’enseignante · Les Acacias" in shown
    for forbidden in ("indices)", "4 indices", "score", "/4", "%"):
        assert forbidden not in shown.lower()


def test_an_indicator_is_put_in_the_trash_and_brought_back(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, family: DossierId
) -> None:
    made = IndicationsPage(context)
    show_active(qtbot, made, 1180, 700)
    made.show_route(routes.indications(ticked(session, family)).args)
    line = session.indications.faisceau(family)[-1].lines[0]
    button = made.findChild(QPushButton, f"trash_{line.indication.id}")
    assert isinstance(button, QPushButton)
    button.click()
    made.refresh(frozenset({"indication"}))
    assert "Servitude pour dette" not in words(made)
    assert context.messages.undo()
    made.refresh(frozenset({"indication"}))
    assert "Servitude pour dette" in words(made)


def test_discreet_mode_shows_no_name_no_place_and_no_words(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, family: DossierId
) -> None:
    made = IndicationsPage(context)
    show_active(qtbot, made, 1180, 700)
    made.show_route(routes.indications(ticked(session, family)).args)
    context.discreet.toggle()
    shown = words(made)
    for hidden in ("POPESCU", "Acacias", "enseignante", "voisin"):
        assert hidden not in shown
    assert "A. P." in shown
