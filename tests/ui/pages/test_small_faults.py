"""Small faults found by reading: a name half typed, an empty copy, two answers at once, focus."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.absence import Absence
from desktop_app.domain.ids import DossierId
from desktop_app.errors import StorageFull
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.commune_field import CommuneField
from desktop_app.ui.pages.composer_page import ComposerPage
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.observation_page import ObservationPage
from desktop_app.ui.pages.person_page import PersonPage
from desktop_app.ui.pages.precise_field import PrecisionButton
from desktop_app.ui.pages.prepare_page import PreparePage
from desktop_app.ui.pages.settings_page import SettingsPage
from tests.ui.fakes import ManualRunner, page_context
from tests.ui.pages.inline import FailingRunner
from tests.ui.showing import show_active


def test_a_team_name_that_is_no_chip_yet_is_recorded_too(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
) -> None:
    page = ObservationPage(context)
    show_active(qtbot, page, 1100, 900)
    page.show_route({"dossier": dossier_id})
    text, typed = page.findChild(QPlainTextEdit, "seen"), page.findChild(QLineEdit, "team_typed")
    save = page.findChild(QPushButton, "observation_save")
    assert isinstance(text, QPlainTextEdit)
    assert isinstance(typed, QLineEdit)
    assert isinstance(save, QPushButton)
    text.insertPlainText("Visite.")
    typed.setText("L. Bernard")
    save.click()
    assert session.timeline.whole(dossier_id)[0].parts[0].team == (
        "C. Martin",
        "L. Bernard",
    )


def test_copying_a_text_that_could_not_be_saved_copies_the_settings_too(
    qtbot: QtBot, plain_look: object, context: PageContext, runner: FailingRunner
) -> None:
    page = SettingsPage(context)
    show_active(qtbot, page, 1100, 900)
    page.show_route({})
    name = page.findChild(QLineEdit, "association_name")
    assert isinstance(name, QLineEdit)
    name.setText("Les Passerelles")
    name.textEdited.emit("Les Passerelles")
    runner.problem = StorageFull("Le disque est plein.")
    page.flush()
    message = context.messages.current
    assert message is not None
    message.actions[1].run()
    assert QGuiApplication.clipboard().text() == "Les Passerelles"


def test_an_absence_of_schooling_takes_the_answer_away(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
) -> None:
    ana = session.dossiers.view(dossier_id).persons[0].person
    page = PersonPage(context)
    show_active(qtbot, page, 1100, 900)
    page.show_route({"person": ana.id})
    yes = page.findChild(QRadioButton, "schooling_choice_yes")
    precise = page.findChild(PrecisionButton, "schooling_precision")
    assert isinstance(yes, QRadioButton)
    assert isinstance(precise, PrecisionButton)
    yes.click()
    precise.choose(Absence.UNKNOWN)
    page.flush()
    kept = session.people.get(ana.id)
    assert (kept.schooling, kept.absences.get("schooling")) == (None, Absence.UNKNOWN)


@pytest.mark.parametrize("tab", ["ecrits", "gaps"])
def test_a_tab_asked_for_gets_the_focus(
    qtbot: QtBot, plain_look: object, session: Session, dossier_id: DossierId, tab: str
) -> None:
    late = ManualRunner()
    page = DossierPage(page_context(session, runner=late))
    show_active(qtbot, page, 1200, 800)
    page.show_route({"dossier": dossier_id, "tab": tab})
    page.take_focus()
    late.run_all()
    focused = page.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Préparer un écrit" or focused.objectName() == "gap_0"
    assert focused.objectName() != "prepare"
    page.refresh(frozenset({"dossier"}))
    late.run_all()
    assert page.focusWidget() is focused


def test_creating_a_draft_does_not_pull_back_a_user_who_left(
    qtbot: QtBot, plain_look: object, session: Session, dossier_id: DossierId
) -> None:
    late = ManualRunner()
    context = page_context(session, runner=late)
    page = PreparePage(context)
    show_active(qtbot, page, 1200, 800)
    context.navigator.open(routes.prepare(dossier_id))
    page.show_route({"dossier": dossier_id})
    late.run_all()
    create = page.findChild(QPushButton, "prepare_create")
    assert isinstance(create, QPushButton)
    create.click()
    context.navigator.open(routes.HOME)
    late.run_all()
    assert context.navigator.current == routes.HOME
    message = context.messages.current
    assert message is not None
    assert message.text == "Brouillon E-2026-001 créé."
    message.actions[0].run()
    current = context.navigator.current
    assert current is not None
    assert current.page == "composer"


def test_an_ecrit_that_is_gone_can_be_closed(
    qtbot: QtBot, plain_look: object, context: PageContext
) -> None:
    page = ComposerPage(context)
    show_active(qtbot, page, 1200, 800)
    context.navigator.open(routes.composer("parti"))  # type: ignore[arg-type]
    page.show_route({"ecrit": "parti"})
    close = page.findChild(QPushButton, "composer_close")
    assert isinstance(close, QPushButton)
    close.click()
    assert context.navigator.current == routes.HOME


def test_the_crip_of_a_former_commune_is_not_said_of_what_is_typed_now(qtbot: QtBot) -> None:
    late = ManualRunner()
    found = SimpleNamespace(name="CRIP de la Seine-Saint-Denis", why="")
    places: Any = SimpleNamespace(territory=lambda _code: found, communes=lambda _text, _limit: ())
    field = CommuneField(page_context(SimpleNamespace(places=places), runner=late))
    qtbot.addWidget(field)
    field.load("93066", "Saint-Denis")
    typed = field.findChild(QLineEdit, "commune")
    assert isinstance(typed, QLineEdit)
    typed.setText("Marseille")
    typed.textEdited.emit("Marseille")
    late.run_all()
    assert field.findChild(QLabel, "territory").text() == ""  # type: ignore[union-attr]


def test_the_field_that_has_the_focus_is_whole_in_a_low_window(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> None:
    page = ObservationPage(context)
    show_active(qtbot, page, 1000, 560)
    page.show_route({"dossier": dossier_id})
    text = page.findChild(QPlainTextEdit, "seen")
    assert isinstance(text, QPlainTextEdit)
    qtbot.waitUntil(lambda: text.visibleRegion().boundingRect().height() == text.height())
