"""No word of the register is readable outside it, whatever SQLite is made to do (S-15, S-17)."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.ids import DossierId
from desktop_app.domain.observation import Observation
from desktop_app.register import database
from desktop_app.register.database import open_database
from desktop_app.register.integrity import full_problems
from tests.register.makers import (
    ACTOR,
    START,
    a_dossier,
    a_person,
    a_place,
    an_observation,
    save,
)
from tests.robustness.conftest import Place
from tests.robustness.nursery import Nursery
from tests.robustness.victims import DOSSIER, KEY

pytestmark = pytest.mark.slow

CANARY = "KOUYATÉ-Zoé-CANARI-7f3a"
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_WRITTEN = (
    *(unicodedata.normalize("NFC", CANARY).encode(encoding) for encoding in _ENCODINGS),
    *(unicodedata.normalize("NFD", CANARY).encode(encoding) for encoding in _ENCODINGS),
    *("CANARI-7f3a".encode(encoding) for encoding in _ENCODINGS),
    CANARY.encode("latin-1"),
)


def leaks(*folders: Path) -> list[str]:
    """Return the files that hold the canary: in ``folders``, or open without a name."""
    found = []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file() and holds(path):
                found.append(path.name)
    descriptors = Path("/proc/self/fd")
    if descriptors.is_dir():
        for entry in descriptors.iterdir():
            if deleted(entry) and holds(entry):
                found.append(str(entry.readlink()))
    return found


def deleted(descriptor: Path) -> bool:
    """Tell whether a descriptor is a file that has no name any more."""
    try:
        return os.fspath(descriptor.readlink()).endswith(" (deleted)")
    except OSError:
        return False


def holds(path: Path) -> bool:
    """Tell whether a file holds the canary in any writing."""
    try:
        content = path.read_bytes()
    except OSError:
        return False
    return any(form in content for form in _WRITTEN)


@pytest.fixture
def small_cache(place: Place) -> Iterator[database.Connection]:
    """Return the connection of an open register whose cache spills at once."""
    register = place.open()
    dossier = a_dossier("D-2024-001")
    save(
        register,
        dossier,
        *(a_person(dossier, birth_name=CANARY, note=CANARY * 40) for _ in range(60)),
        *(an_observation(dossier, text=f"{CANARY} {number} " * 60) for number in range(120)),
        a_place(CANARY),
    )
    register.connection.raw.set_authorizer(None)
    register.connection.run("PRAGMA cache_size = 5")
    yield register.connection
    register.close()


def big_sort(connection: database.Connection) -> object:
    """Sort more than the cache holds; return the cursor that keeps the sorter open."""
    cursor = connection.raw.execute(
        "SELECT a.text || random() AS words FROM observation AS a, observation AS b "
        "WHERE a.text LIKE '%CANARI%' ORDER BY words"
    )
    cursor.fetchone()
    return cursor


def test_the_probe_sees_what_it_looks_for(tmp_path: Path) -> None:
    for number, form in enumerate(_WRITTEN):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "file").write_bytes(b"..." + form)
        assert leaks(folder) == ["file"]


def test_nothing_is_readable_while_working(
    place: Place, small_cache: database.Connection, sandbox: Path
) -> None:
    connection = small_cache
    where = (place.folder, sandbox)
    connection.begin()
    connection.run("UPDATE observation SET text = text || 'x'")
    connection.run("UPDATE person SET note = note || 'y'")
    journal = place.folder / "register.db-journal"
    assert journal.stat().st_size > 4096, "nothing was spilled"
    assert leaks(*where) == []
    connection.roll_back()
    cursor = big_sort(connection)
    assert leaks(*where) == []
    del cursor
    connection.run("CREATE TEMP TABLE copy AS SELECT * FROM observation")
    assert leaks(*where) == []
    connection.run("VACUUM")
    assert leaks(*where) == []


def test_nothing_is_readable_once_closed(place: Place, sandbox: Path) -> None:
    (place.folder / "vault.json").write_text("{}")
    register = place.open()
    save(register, a_place(CANARY))
    register.drafts.save("observation", "d1", {"text": CANARY}, START)
    with register.change(ACTOR, "change") as change:
        register.settings.set(change, "a", CANARY)
    register.copy()
    register.close()
    assert list((place.folder / "backups").iterdir())
    assert leaks(place.folder, sandbox, place.anchors.parent) == []


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="needs Linux's list of descriptors")
def test_the_control_leaks_when_temporary_files_are_allowed(
    place: Place, small_cache: database.Connection, sandbox: Path
) -> None:
    small_cache.run("PRAGMA temp_store = FILE")
    cursor = big_sort(small_cache)
    assert leaks(place.folder, sandbox) != []
    del cursor


def test_a_migration_leaves_nothing_readable(place: Place, nursery: Nursery, sandbox: Path) -> None:
    register = place.open()
    words = tuple(an_observation_of(DOSSIER, f"{CANARY} {number} " * 40) for number in range(50))
    save(register, *words)
    register.close()
    assert nursery.run("upgrade", **place.arguments).status == 0
    assert len(list((place.folder / "backups").iterdir())) == 1
    assert leaks(place.folder, sandbox) == []


def an_observation_of(dossier_id: DossierId, text: str) -> Observation:
    """Return an observation of a dossier known by its id."""
    from dataclasses import replace

    return replace(an_observation(a_dossier(), text=text), dossier_id=dossier_id)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows locks the open file")
def test_the_file_copied_while_the_register_is_open_is_whole(place: Place, tmp_path: Path) -> None:
    register = place.open()
    for number in range(50):
        save(register, *(a_place(f"Lieu {number}-{index}") for index in range(10)))
    copy = tmp_path / "copy.db"
    shutil.copy(place.folder / "register.db", copy)
    connection = open_database(copy, KEY)
    assert connection.value("SELECT COUNT(*) FROM place") == 500
    assert full_problems(connection) == []
    connection.close()
    register.close()
