"""An older or foreign copy put back is seen, because this computer remembers the journal's end."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop_app.register.anchor import ANCHOR_EVERY
from tests.register.makers import ACTOR, Desk, a_place, save


@pytest.fixture
def old_copy(desk: Desk, tmp_path: Path) -> Path:
    """Return a copy of the database of two entries; the register then gets three more."""
    register = desk.open()
    save(register, a_place("A"), a_place("B"))
    desk.close()
    copy = tmp_path / "old.db"
    shutil.copy(desk.database, copy)
    register = desk.open()
    assert register.warnings == ()
    save(register, a_place("C"), a_place("D"), a_place("E"))
    desk.close()
    return copy


def test_opening_what_was_closed_here_warns_of_nothing(desk: Desk, old_copy: Path) -> None:
    assert desk.open().warnings == ()


def test_an_older_copy_is_told_with_what_is_missing(desk: Desk, old_copy: Path) -> None:
    shutil.copy(old_copy, desk.database)
    (warning,) = desk.open().warnings
    assert warning.startswith("Cette copie est plus ancienne que celle qui était ouverte ici le 3 ")
    assert "3 modifications manquent" in warning


def test_a_copy_that_went_another_way_is_told(desk: Desk, old_copy: Path, tmp_path: Path) -> None:
    elsewhere = Desk(desk.folder, tmp_path / "other-anchors.json", desk.ring)
    shutil.copy(old_copy, desk.database)
    register = elsewhere.open()
    for name in "VWXYZ":
        save(register, a_place(name))
    elsewhere.close()
    (warning,) = desk.open().warnings
    assert warning.startswith("Cette copie diffère")


def test_a_cut_tail_is_told(desk: Desk, old_copy: Path) -> None:
    register = desk.open()
    register.connection.run("DROP TRIGGER journal_is_never_deleted")
    register.connection.run("DELETE FROM journal WHERE n > 3")
    assert register.journal.verify() == []
    register.connection.close()
    register._lock.release()
    (warning,) = desk.open().warnings
    assert "2 modifications manquent" in warning


def test_another_computer_says_that_it_cannot_know(desk: Desk, old_copy: Path) -> None:
    desk.anchors.unlink()
    (warning,) = desk.open().warnings
    assert "première fois sur cet ordinateur" in warning
    desk.close()
    assert desk.open().warnings == ()


def test_a_long_session_is_anchored_before_it_ends(desk: Desk) -> None:
    register = desk.open()
    with register.change(ACTOR, "create") as change:
        for number in range(ANCHOR_EVERY):
            change.note("dossier", f"d{number}")
    assert f'"count": {ANCHOR_EVERY}' in desk.anchors.read_text()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"x": 1}', "null"])
def test_a_damaged_anchor_file_is_a_computer_that_does_not_know(
    desk: Desk, old_copy: Path, content: str
) -> None:
    desk.anchors.write_text(content)
    (warning,) = desk.open().warnings
    assert "première fois" in warning


def test_several_registers_share_the_file(desk: Desk, old_copy: Path, tmp_path: Path) -> None:
    from desktop_app.register.keys import KeyRing
    from desktop_app.register.register import Register

    other = Desk(tmp_path / "Autre.fanal", desk.anchors, KeyRing.new())
    Register.create(other.folder, other.ring)
    save(other.open(), a_place("Z"))
    other.close()
    assert desk.open().warnings == ()
    assert other.open().warnings == ()
    other.close()


def test_the_file_holds_no_name(desk: Desk, old_copy: Path) -> None:
    content = desk.anchors.read_text()
    assert "Martin" not in content
    assert "Essai" not in content
    assert desk.ring.main.hex()[:16] not in content


def test_a_folder_that_cannot_be_written_does_not_stop_work(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    desk.anchors = tmp_path / "file" / "anchors.json"
    register = desk.open()
    save(register, a_place("A"))
    desk.close()
    assert desk.open().places.count() == 1


def test_an_older_copy_is_told_at_each_opening_until_it_is_accepted(
    desk: Desk, old_copy: Path
) -> None:
    shutil.copy(old_copy, desk.database)
    for _opening in range(2):
        register = desk.open()
        (warning,) = register.warnings
        assert warning == register.rollback
        save(register, a_place("W"))
        desk.close()
    register = desk.open()
    assert register.rollback
    with register.change(ACTOR, "accept_copy") as change:
        register.accept_copy(change)
    assert register.warnings == ()
    desk.close()
    assert desk.open().warnings == ()


def test_a_long_session_on_an_older_copy_does_not_forget_it(desk: Desk, old_copy: Path) -> None:
    shutil.copy(old_copy, desk.database)
    register = desk.open()
    with register.change(ACTOR, "create") as change:
        for number in range(ANCHOR_EVERY):
            change.note("dossier", f"d{number}")
    desk.close()
    assert desk.open().rollback.startswith("Cette copie diffère")
