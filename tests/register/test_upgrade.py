"""Older registers are brought up after a verified copy; newer and emptied ones are refused."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest
import sqlite_utils
from sqlite_utils import Migrations

from desktop_app.errors import (
    NewerRegister,
    RegisterDamaged,
    StorageFull,
    StorageUncertain,
    VaultError,
)
from desktop_app.register import migrations, safety_copy, schema
from desktop_app.register.database import open_database
from desktop_app.register.register import Register
from desktop_app.register.upgrade import applied_migrations
from tests.register.makers import Desk, a_place, save

NEXT = "m9001_next"


@pytest.fixture
def next_release(monkeypatch: pytest.MonkeyPatch) -> Migrations:
    """Make the program one release newer than the register."""
    known = Migrations(schema.MIGRATION_SET)
    for migration in migrations.MIGRATIONS._migrations:
        known(name=migration.name)(migration.fn)

    @known(name=NEXT)
    def add_colour(db: sqlite_utils.Database) -> None:
        db.execute("ALTER TABLE place ADD COLUMN colour TEXT")
        db.execute("UPDATE place SET colour = 'vert'")

    monkeypatch.setattr(migrations, "MIGRATIONS", known)
    monkeypatch.setattr(schema, "MIGRATION_NAMES", (*schema.MIGRATION_NAMES, NEXT))
    return known


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Return a register of the present release that holds two places."""
    save(desk.open(), a_place("A"), a_place("B"))
    desk.close()
    return desk


def copies(desk: Desk) -> list[str]:
    """Return the names in ``backups/``."""
    return sorted(path.name for path in (desk.folder / "backups").iterdir())


def test_a_migration_runs_after_a_verified_copy(filled: Desk, next_release: Migrations) -> None:
    (filled.folder / "vault.json").write_text("{}")
    register = filled.open()
    assert register.connection.rows("SELECT colour FROM place") == [("vert",), ("vert",)]
    assert applied_migrations(register.connection) == schema.MIGRATION_NAMES
    assert register.journal.verify() == []
    filled.close()
    names = copies(filled)
    assert [name.endswith("-avant-mise-a-jour.db") for name in names] == [True, False]
    assert names[1].endswith("-avant-mise-a-jour.vault.json")
    copy = open_database(filled.folder / "backups" / names[0], filled.ring.main)
    assert copy.value("SELECT COUNT(*) FROM place") == 2
    assert NEXT not in applied_migrations(copy)
    copy.close()


def test_the_present_release_is_opened_without_a_copy(filled: Desk) -> None:
    filled.open()
    assert copies(filled) == []


def test_a_register_of_a_newer_release_is_refused_unchanged(
    filled: Desk, next_release: Migrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled.open()
    filled.close()
    content = filled.database.read_bytes()
    monkeypatch.undo()
    with pytest.raises(NewerRegister) as caught:
        filled.open()
    assert "plus récente de Fanal" in caught.value.what
    assert "Rien n’a été modifié" in caught.value.todo
    assert filled.database.read_bytes() == content


def test_a_migration_that_fails_leaves_the_register_as_it_was(
    filled: Desk, next_release: Migrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    @next_release(name="m9002_broken")
    def break_it(db: sqlite_utils.Database) -> None:
        db.execute("DELETE FROM place")
        raise ZeroDivisionError

    monkeypatch.setattr(schema, "MIGRATION_NAMES", (*schema.MIGRATION_NAMES, "m9002_broken"))
    with pytest.raises(ZeroDivisionError):
        filled.open()
    connection = open_database(filled.database, filled.ring.main)
    assert connection.value("SELECT COUNT(*) FROM place") == 2
    assert applied_migrations(connection)[-1] == NEXT
    connection.close()


def test_a_copy_that_cannot_be_read_back_stops_the_migration(
    filled: Desk, next_release: Migrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = safety_copy._verify

    def flip_a_bit_first(path, ring, expected) -> None:  # type: ignore[no-untyped-def]
        content = bytearray(path.read_bytes())
        content[-2000] ^= 1
        path.write_bytes(content)
        real(path, ring, expected)

    monkeypatch.setattr(safety_copy, "_verify", flip_a_bit_first)
    with pytest.raises(StorageUncertain, match="n’a pas pu être relue"):
        filled.open()
    assert copies(filled) == []
    monkeypatch.undo()
    assert filled.open().places.count() == 2


def test_keys_that_cannot_be_copied_stop_the_migration(
    filled: Desk, next_release: Migrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    (filled.folder / "vault.json").write_text("{}")

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(safety_copy, "write_durably", full)
    with pytest.raises(StorageFull):
        filled.open()
    monkeypatch.undo()
    register = filled.open()
    assert NEXT not in applied_migrations(register.connection)
    assert register.places.count() == 2


def test_three_copies_are_kept(
    filled: Desk, next_release: Migrations, monkeypatch: pytest.MonkeyPatch
) -> None:
    register = filled.open()
    layout, connection = register._layout, register.connection
    for _ in range(4):
        safety_copy.make_safety_copy(layout, connection, filled.ring, filled.clock())
    assert len(copies(filled)) == 3


@pytest.mark.parametrize("content", [b"", bytes(4096)])
def test_an_emptied_file_never_becomes_a_new_register(filled: Desk, content: bytes) -> None:
    filled.database.write_bytes(content)
    with pytest.raises(RegisterDamaged):
        filled.open()
    assert filled.database.read_bytes() == content


def test_creating_twice_is_refused(filled: Desk) -> None:
    with pytest.raises(VaultError, match="déjà un registre"):
        Register.create(filled.folder, filled.ring)
    assert filled.open().places.count() == 2


def test_what_a_killed_creation_left_is_no_obstacle(filled: Desk) -> None:
    filled.database.unlink()
    (filled.folder / "register.part").write_bytes(b"half")
    Register.create(filled.folder, filled.ring)
    assert filled.open().places.count() == 0
    assert not (filled.folder / "register.part").exists()


def test_every_released_register_is_still_opened(desk: Desk) -> None:
    """A register of the first release, as its migrations made it, opens in this one."""
    shutil.rmtree(desk.folder)
    desk.folder.mkdir()
    (desk.folder / "backups").mkdir()
    Register.create(desk.folder, desk.ring)
    register = desk.open()
    assert register.connection.value("PRAGMA user_version") == 0
    assert register.check_full() == []
