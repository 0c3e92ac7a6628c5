from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop_app.services.session import Session
from desktop_app.ui.entry.passphrase import PassphraseScreen
from desktop_app.ui.entry.recovery_sheet import RecoverySheetScreen, TypeBackScreen
from tests.sessions import PASSPHRASE
from tests.ui.entry.conftest import Desk

SHEET = "Votre fiche de secours"


def sheet_groups(desk: Desk) -> list[str]:
    assert isinstance(desk.screen, RecoverySheetScreen)
    return [text.split("<b>")[1].split("</b>")[0] for text in desk.screen.shown_groups()]


def type_back(desk: Desk, groups: list[str]) -> None:
    assert isinstance(desk.screen, TypeBackScreen)
    for index, line in desk.screen.fields.items():
        line.setText(groups[index].lower())
    desk.press("entry_forward")


def pending(desk: Desk) -> Session:
    assert desk.way_in.pending is not None
    return desk.way_in.pending


def test_six_screens_with_the_keyboard_alone(desk: Desk) -> None:
    desk.way_in.welcome()
    assert desk.title == "Bienvenue"
    desk.press("entry_create")
    assert "Étape 2 sur 6" in desk.screen.findChildren(type(desk.screen.heading))[0].text()
    desk.type(PASSPHRASE)
    desk.enter()
    groups = sheet_groups(desk)
    desk.press("entry_forward")
    type_back(desk, groups)
    assert desk.title == "Votre association"
    desk.type("Les Passerelles")
    desk.press("entry_forward")
    assert desk.title == "Vous"
    desk.type("Camille")
    desk.press("entry_forward")
    assert desk.title == "Sauvegardes"
    desk.press("backups_later")
    [(session, message)] = desk.entered
    assert isinstance(session, Session)
    assert message == ""
    assert session.association.organisation().name == "Les Passerelles"
    assert session.association.profile().first_name == "Camille"
    assert session.association.setup_step() == 0
    assert desk.preferences.current.last_register == str(session.folder)


@pytest.mark.parametrize("quit_at", ["sheet", "association", "author", "backups"])
def test_quitting_at_a_screen_resumes_there(desk: Desk, quit_at: str) -> None:
    titles = {
        "sheet": SHEET,
        "association": "Votre association",
        "author": "Vous",
        "backups": "Sauvegardes",
    }
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.type(PASSPHRASE)
    desk.enter()
    groups = sheet_groups(desk)
    if quit_at != "sheet":
        desk.press("entry_forward")
        type_back(desk, groups)
    for name in ("association", "author", "backups"):
        if desk.title == titles[quit_at]:
            break
        assert desk.title == titles[name]
        desk.press("entry_forward")
    desk.close_session()
    folder = Path(desk.preferences.current.last_register)
    desk.start_again().unlock(folder)
    desk.type(PASSPHRASE)
    desk.enter()
    assert desk.title == titles[quit_at]


def test_quitting_before_the_register_exists_resumes_at_the_passphrase(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    assert desk.preferences.current.first_run_step == 2
    desk.start_again().welcome(desk.preferences.current.first_run_step)
    assert desk.title == "Choisissez une phrase de passe"
    assert list(desk.folder.glob("Documents/*")) == []


def test_back_works_at_each_screen_and_keeps_the_register(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.press("entry_back")
    assert desk.title == "Bienvenue"
    desk.press("entry_create")
    desk.type(PASSPHRASE)
    desk.enter()
    groups = sheet_groups(desk)
    desk.press("entry_back")
    assert desk.title == "Votre phrase de passe est choisie"
    desk.press("entry_back")
    assert desk.title == "Bienvenue"
    assert not desk.button("entry_open").isEnabled()
    desk.press("entry_create")
    desk.press("entry_forward")
    assert sheet_groups(desk) == groups
    desk.press("entry_forward")
    type_back(desk, groups)
    desk.press("entry_back")
    assert desk.title == "Votre fiche de secours est faite"
    desk.press("entry_forward")
    desk.press("entry_forward")
    desk.press("entry_back")
    assert desk.title == "Votre association"
    desk.press("entry_forward")
    desk.press("entry_forward")
    desk.press("entry_back")
    assert desk.title == "Vous"
    assert len(list(desk.folder.glob("Documents/*.fanal"))) == 1


def test_the_code_is_off_the_screen_while_it_is_typed_back(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.type(PASSPHRASE)
    desk.enter()
    groups = sheet_groups(desk)
    desk.press("entry_forward")
    seen = " ".join(
        label.text()
        for label in desk.window.findChildren(type(desk.screen.heading))
        if label.isVisible()
    )
    assert all(group not in seen for group in groups)


def test_wrong_groups_are_refused_and_the_sheet_can_be_seen_again(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.type(PASSPHRASE)
    desk.enter()
    groups = sheet_groups(desk)
    desk.press("entry_forward")
    type_back(desk, ["0000"] * len(groups))
    assert desk.title == "Vérifions votre fiche"
    assert any("ne sont pas ceux de la fiche" in said for said in desk.said)
    desk.press("entry_back")
    assert sheet_groups(desk) == groups


def test_a_weak_passphrase_is_refused_under_the_field(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.type("motdepasse")
    desk.enter()
    assert isinstance(desk.screen, PassphraseScreen)
    assert desk.screen.field.error()
    assert desk.screen.field.line.selectedText() == "motdepasse"
    assert list(desk.folder.glob("Documents/*")) == []


def test_the_proposal_has_seven_words_and_fills_the_field(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    screen = desk.screen
    assert isinstance(screen, PassphraseScreen)
    first = screen.proposal.text()
    assert len(first.split()) == 7
    desk.press("passphrase_other")
    assert screen.proposal.text() != first
    desk.press("passphrase_take")
    assert screen.field.text() == screen.proposal.text()
    assert screen.field.line.echoMode() == QLineEdit.EchoMode.Normal
    assert "suffisante" in screen.strength.text()


def test_the_passphrase_can_be_changed_after_the_register_exists(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.type(PASSPHRASE)
    desk.enter()
    desk.press("entry_back")
    desk.press("entry_change")
    screen = desk.screen
    assert isinstance(screen, PassphraseScreen)
    assert screen.current is not None
    screen.current.set_text("pas la bonne phrase du tout")
    screen.field.set_text("girafe lampion velours abricot fenouil marbre ruban")
    desk.press("entry_forward")
    assert screen.current.error()
    screen.current.set_text(PASSPHRASE)
    screen.field.set_text("girafe lampion velours abricot fenouil marbre ruban")
    desk.press("entry_forward")
    assert desk.title == SHEET
    folder = pending(desk).folder
    desk.close_session()
    desk.start_again().unlock(folder)
    desk.type("girafe lampion velours abricot fenouil marbre ruban")
    desk.enter()
    assert desk.title == SHEET


def test_another_place_for_the_register(desk: Desk) -> None:
    elsewhere = desk.folder / "Ailleurs"
    elsewhere.mkdir()
    (elsewhere / "Registre.fanal").mkdir()
    desk.files.answer = elsewhere
    desk.way_in.welcome()
    desk.press("entry_other_place")
    desk.press("entry_create")
    desk.type(PASSPHRASE)
    desk.enter()
    assert pending(desk).folder == elsewhere / "Registre 2.fanal"


def test_a_folder_that_is_no_register_is_refused_in_words(desk: Desk) -> None:
    desk.files.answer = desk.folder
    desk.way_in.welcome()
    desk.press("entry_open")
    assert desk.title == "Bienvenue"
    assert "n’est pas un registre" in desk.screen.problem


def test_training_is_apart_and_leaves_the_real_register_alone(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_training")
    [(session, message)] = desk.entered
    assert isinstance(session, Session)
    assert desk.folder / "training" in session.folder.parents
    assert desk.preferences.current.last_register == ""
    assert session.dossiers.count() > 0
    assert "inventées" in message


def test_the_logo_must_be_a_picture(desk: Desk) -> None:
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.type(PASSPHRASE)
    desk.enter()
    groups = sheet_groups(desk)
    desk.press("entry_forward")
    type_back(desk, groups)
    wrong = desk.folder / "logo.png"
    wrong.write_bytes(b"MZ not a picture")
    desk.files.answer = wrong
    desk.press("association_logo")
    labels = [label.text() for label in desk.screen.findChildren(type(desk.screen.heading))]
    assert any("n’est pas une image" in text for text in labels)
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 100)
    desk.press("association_logo")
    desk.press("entry_forward")
    assert pending(desk).association.organisation().logo.startswith(b"\x89PNG")
