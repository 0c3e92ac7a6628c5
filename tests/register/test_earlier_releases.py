"""Registers that earlier schemas wrote, kept in tests/registers, open and lose nothing (S-25)."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from desktop_app.register import tables
from desktop_app.register.database import open_database
from desktop_app.register.keys import KeyRing
from desktop_app.register.schema import MIGRATION_NAMES
from desktop_app.register.upgrade import applied_migrations
from tests.register.makers import Desk

REGISTERS = Path(__file__).parent.parent / "registers"
RING = KeyRing(bytes(range(32)), bytes(range(32, 64)))
"""The keys of the kept registers: they hold fictional persons only."""


@pytest.fixture(params=sorted(path.name for path in REGISTERS.iterdir()))
def earlier(request: pytest.FixtureRequest, tmp_path: Path) -> Desk:
    """Return a desk on a copy of a register of an earlier schema."""
    folder = tmp_path / "Ancien.fanal"
    shutil.copytree(REGISTERS / request.param, folder)
    for name in ("backups", "tmp"):
        (folder / name).mkdir(exist_ok=True)
    (folder / "vault.json").write_text("{}")
    return Desk(folder, tmp_path / "anchors.json", RING)


def rows(desk: Desk) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows by table, without migrating."""
    connection = open_database(desk.database, RING.main)
    names = [row[0] for row in connection.rows("SELECT name FROM sqlite_schema WHERE type='table'")]
    found = {
        name: connection.rows(f"SELECT * FROM {name}")  # noqa: S608 - own names
        for name in names
        if name in tables.BY_NAME or name == "journal"
    }
    connection.close()
    return found


def test_an_earlier_register_opens_whole_and_agrees_with_its_history(earlier: Desk) -> None:
    before = rows(earlier)
    assert sum(map(len, before.values())) > 15
    register = earlier.open()
    assert applied_migrations(register.connection) == MIGRATION_NAMES
    assert register.check_full() == []
    for repository in (register.persons, register.observations, register.places):
        assert list(repository.all())
    earlier.close()
    after = rows(earlier)
    for name, old in before.items():
        # A column that came later stands after the others.
        assert [row[: len(old[0])] for row in after[name]] == old, name


def test_an_earlier_row_is_changed_and_found_like_any_other(earlier: Desk) -> None:
    register = earlier.open()
    person = next(register.persons.all())
    assert person.past_stays == ()
    assert register.search.query(person.first_names[0], 5).hits
    assert not any(place.hidden for place in register.places.all())
