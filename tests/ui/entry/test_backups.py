from __future__ import annotations

from pathlib import Path

from desktop_app.services.session import Session
from desktop_app.ui.entry.backups import BackupsScreen
from tests.sessions import PASSPHRASE, new_session
from tests.ui.entry.conftest import Desk


def reach_backups(desk: Desk) -> BackupsScreen:
    session = new_session(desk.folder)
    session.association.reach_step(6)
    folder = session.folder
    session.close()
    desk.way_in.unlock(folder)
    desk.type(PASSPHRASE)
    desk.enter()
    assert isinstance(desk.screen, BackupsScreen)
    return desk.screen


def test_a_verified_copy_is_made_in_the_chosen_folder(desk: Desk) -> None:
    screen = reach_backups(desk)
    key = desk.folder / "USB"
    key.mkdir()
    desk.files.answer = key
    assert not screen.go_on.isEnabled()
    desk.press("backups_choose")
    desk.press("entry_forward")
    [copy] = key.iterdir()
    assert copy.name in screen.state.text()
    assert "relue" in screen.state.text()
    opened = desk.opening.unlock(copy, PASSPHRASE)
    assert opened.association.organisation().name == "Les Passerelles"
    opened.close()
    desk.press("entry_forward")
    [(session, _)] = desk.entered
    assert isinstance(session, Session)
    assert session.association.setup_step() == 0


def test_a_folder_that_cannot_be_written_leaves_the_choice_open(desk: Desk) -> None:
    screen = reach_backups(desk)
    in_the_way = desk.folder / "a file"
    in_the_way.write_text("not a folder")
    desk.files.answer = Path(in_the_way)
    desk.press("backups_choose")
    desk.press("entry_forward")
    assert desk.said
    assert screen.choose.isEnabled()
    assert screen.go_on.text() == "Copier maintenant"
    desk.press("backups_later")
    assert len(desk.entered) == 1
