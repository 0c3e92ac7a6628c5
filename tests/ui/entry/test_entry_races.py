"""What happens while the worker is busy, late or refused, and what « Retour » must not lose."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import AppError
from desktop_app.ui.entry.association import AssociationScreen
from desktop_app.ui.entry.association_step import AssociationStep
from desktop_app.ui.entry.new_passphrase import NewPassphrase
from desktop_app.ui.entry.new_sheet import NewSheet
from desktop_app.ui.entry.passphrase import PassphraseScreen
from desktop_app.ui.entry.passphrase_field import PassphraseField
from desktop_app.ui.entry.recover import RecoverScreen
from desktop_app.ui.entry.recovery_sheet import RecoverySheetScreen, TypeBackScreen
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.entry.unlock import UnlockScreen
from tests.sessions import PASSPHRASE
from tests.ui.entry.conftest import Desk
from tests.ui.entry.test_first_run import SHEET, pending, sheet_groups, type_back
from tests.ui.fakes import ManualRunner


def reach_sheet(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.type(PASSPHRASE)
    desk.enter()
    assert desk.title == SHEET


def reach_association(desk: Desk) -> None:
    reach_sheet(desk)
    groups = sheet_groups(desk)
    desk.press("entry_forward")
    type_back(desk, groups)
    assert desk.title == "Votre association"


@pytest.mark.parametrize(
    "make", [UnlockScreen, RecoverScreen, lambda: PassphraseScreen("Choisissez")]
)
def test_no_button_leads_away_while_the_keys_are_made(qtbot: QtBot, make: Any) -> None:
    screen: EntryScreen = make()
    qtbot.addWidget(screen)
    screen.set_busy(True)  # type: ignore[attr-defined]
    awake = [b.objectName() for b in screen.findChildren(QPushButton) if b.isEnabled()]
    assert awake == []
    screen.set_busy(False)  # type: ignore[attr-defined]
    assert all(button.isEnabled() for button in screen.findChildren(QPushButton))


def test_what_was_typed_cannot_be_brought_back(qtbot: QtBot) -> None:
    field = PassphraseField("Phrase de passe", "field")
    qtbot.addWidget(field)
    field.set_text("", shown=True)
    qtbot.keyClicks(field.line, "secret")
    field.clear()
    field.line.undo()
    assert field.text() == ""


def test_the_strength_of_what_is_no_longer_there_is_not_said(desk: Desk) -> None:
    runner = ManualRunner()
    context = dataclasses.replace(desk.way_in._context, runner=runner)  # type: ignore[arg-type]
    screen = PassphraseScreen("Choisissez")
    NewPassphrase(context, screen, lambda *_: None).start()
    screen.field.line.setText("abc")
    screen.field.line.setText("")
    rule = screen.strength.text()
    runner.run_all()
    assert screen.strength.text() == rule


@pytest.mark.parametrize("call", ["new_recovery_code", "confirm_recovery"])
def test_a_disk_that_refuses_the_sheet_is_told_in_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    reach_sheet(desk)
    session = pending(desk)

    def refuse(*_: object) -> None:
        raise AppError("Le disque est plein.", "Libérez de la place.")

    monkeypatch.setattr(type(session.security), call, refuse)
    if call == "new_recovery_code":
        NewSheet(desk.way_in._context, session, lambda _: False).start()
    else:
        groups = sheet_groups(desk)
        desk.press("entry_forward")
        type_back(desk, groups)
    assert desk.screen.problem.startswith("Le disque est plein.")


def test_the_name_chosen_for_the_file_is_kept_and_its_neighbour_too(desk: Desk) -> None:
    reach_sheet(desk)
    neighbour = desk.folder / "Fiche.pdf"
    neighbour.write_text("an older paper")
    desk.files.answer = desk.folder / "Fiche.v2"
    desk.press("recovery_save")
    assert neighbour.read_text() == "an older paper"
    assert (desk.folder / "Fiche.v2.pdf").read_bytes().startswith(b"%PDF")


def test_a_printer_that_is_gone_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_sheet: object) -> bool:
        raise OSError("no printer")

    reach_sheet(desk)
    flow = NewSheet(desk.way_in._context, pending(desk), gone)
    flow.start()
    desk.press("recovery_print")
    assert isinstance(desk.screen, RecoverySheetScreen)
    assert "L’imprimante n’a pas pris la fiche" in desk.screen.outcome.text()


def test_the_groups_typed_back_are_forgotten(desk: Desk) -> None:
    reach_sheet(desk)
    groups = sheet_groups(desk)
    desk.press("entry_forward")
    screen = desk.screen
    assert isinstance(screen, TypeBackScreen)
    type_back(desk, groups)
    assert set(screen.typed().values()) == {""}


def test_back_keeps_what_was_typed(desk: Desk) -> None:
    reach_association(desk)
    desk.type("Les Passerelles")
    desk.press("entry_back")
    assert pending(desk).association.organisation().name == "Les Passerelles"
    desk.press("entry_forward")
    assert isinstance(desk.screen, AssociationScreen)
    assert desk.screen.lines["name"].text() == "Les Passerelles"
    desk.press("entry_forward")
    desk.type("Camille")
    desk.press("entry_back")
    assert desk.title == "Votre association"
    assert pending(desk).association.profile().first_name == "Camille"
    assert pending(desk).association.setup_step() == 5


def test_back_before_anything_is_shown_empties_nothing(desk: Desk) -> None:
    reach_association(desk)
    desk.type("Les Passerelles")
    desk.press("entry_back")
    runner = ManualRunner()
    context = dataclasses.replace(desk.way_in._context, runner=runner)  # type: ignore[arg-type]
    gone: list[str] = []
    step = AssociationStep(context, pending(desk))
    step.back.connect(lambda: gone.append("back"))
    step.start()
    step.screen.back.emit()
    assert gone == ["back"]
    runner.run_all()
    assert pending(desk).association.organisation().name == "Les Passerelles"
