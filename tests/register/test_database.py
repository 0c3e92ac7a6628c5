"""The one door: every setting read back, no door to plaintext, the disk's errors in words."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import (
    AppError,
    RegisterDamaged,
    RegisterInUse,
    StorageFull,
    StorageReadOnly,
    StorageUncertain,
    VaultError,
)
from desktop_app.register import database, storage
from desktop_app.register.database import Connection, create_database, open_database

KEY = bytes(range(32))
PACKAGE = Path(database.__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a database that holds one table."""
    path = tmp_path / "a file # with? odd%20 name.db"
    connection = create_database(path, KEY)
    connection.run("CREATE TABLE child (name TEXT) STRICT")
    connection.close()
    return path


def test_every_setting_is_read_back(path: Path) -> None:
    connection = open_database(path, KEY)
    found = {
        name: connection.value(f"PRAGMA {name}")
        for name in (
            "temp_store",
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
            "secure_delete",
            "cipher_memory_security",
            "locking_mode",
            "cipher_log_level",
        )
    }
    assert found == {
        "temp_store": 2,
        "journal_mode": "truncate",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "cipher_memory_security": "1",
        "locking_mode": "exclusive",
        "cipher_log_level": "NONE",
    }
    assert connection.value("PRAGMA busy_timeout") > 0
    assert connection.value("PRAGMA cipher_version")


def test_a_setting_that_does_not_hold_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = tuple(
        (name, "FILE" if name == "temp_store" else given, read)
        for name, given, read in database._SETTINGS
    )
    monkeypatch.setattr(database, "_SETTINGS", wrong)
    with pytest.raises(VaultError, match="réglage"):
        open_database(path, KEY)


def test_plain_sqlite_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "driver", sqlite3)
    with pytest.raises(VaultError, match="chiffrement est absent"):
        open_database(path, KEY)


def test_the_file_is_encrypted_from_its_first_byte(path: Path) -> None:
    assert not path.read_bytes().startswith(b"SQLite format 3")
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_missing_file_is_an_error_and_not_a_new_register(path: Path) -> None:
    path.unlink()
    with pytest.raises(VaultError, match="n’est plus dans son dossier"):
        open_database(path, KEY)
    assert not path.exists()


def test_creating_never_overwrites(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(VaultError, match="déjà un registre"):
        create_database(path, KEY)
    assert path.read_bytes() == before


@pytest.mark.parametrize("length", [0, 16, 31, 33, 48])
def test_a_malformed_key_never_reaches_sqlite(
    path: Path, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "connect", lambda *_a, **_k: pytest.fail("SQLite was touched"))
    with pytest.raises(ValueError, match="32 bytes"):
        open_database(path, bytes(length))


def test_the_key_is_given_to_sqlite_in_one_place_only() -> None:
    sites = [
        f"{source.name}:{number}"
        for source in PACKAGE.rglob("*.py")
        for number, line in enumerate(source.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"PRAGMA\s+(re)?key", line, re.IGNORECASE)
    ]
    assert len(sites) == 1
    assert sites[0].startswith("database.py:")


def test_a_wrong_key_and_a_damaged_first_page_are_damage(path: Path) -> None:
    with pytest.raises(RegisterDamaged, match="abîmé"):
        open_database(path, bytes(32))
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)
    with pytest.raises(RegisterDamaged, match="abîmé"):
        open_database(path, KEY)


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE '{other}' AS leak",
        "ATTACH DATABASE '{other}' AS leak KEY ''",
        "VACUUM INTO '{other}'",
        "DETACH DATABASE main",
        "SELECT load_extension('{other}')",
        "SELECT sqlcipher_export('main')",
        "PRAGMA key = 'x'",
        "PRAGMA rekey = 'x'",
        "PRAGMA writable_schema = ON",
        "PRAGMA temp_store = FILE",
        "PRAGMA temp_store_directory = '{other}'",
        "PRAGMA journal_mode = WAL",
        "PRAGMA journal_mode = OFF",
        "PRAGMA synchronous = OFF",
        "PRAGMA locking_mode = NORMAL",
        "PRAGMA foreign_keys = OFF",
        "PRAGMA secure_delete = OFF",
        "PRAGMA cipher_memory_security = OFF",
        "PRAGMA cipher_log = '{other}'",
        "PRAGMA cipher_profile = '{other}'",
        "PRAGMA trusted_schema = ON",
    ],
)
def test_no_statement_opens_a_door(path: Path, tmp_path: Path, statement: str) -> None:
    connection = open_database(path, KEY)
    other = tmp_path / "other.db"
    with pytest.raises(
        driver.DatabaseError, match=r"not authorized|prohibited|authorization denied"
    ):
        connection.run(statement.format(other=other))
    assert not other.exists()


def test_a_second_program_is_kept_out_even_without_the_lock_file(path: Path) -> None:
    connection = open_database(path, KEY)
    program = (
        "import sys; from pathlib import Path\n"
        "from desktop_app.register.database import open_database\n"
        "from desktop_app.errors import RegisterInUse\n"
        "try: open_database(Path(sys.argv[1]), bytes(range(32)))\n"
        "except RegisterInUse: print('in use')\n"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    connection.close()
    assert result.stdout.strip() == "in use"


def test_a_full_database_is_a_full_disk(path: Path) -> None:
    connection = _unguarded(path)
    connection.raw.execute("PRAGMA max_page_count = 3")
    with pytest.raises(StorageFull) as caught:
        connection.run("INSERT INTO child VALUES (?)", ("x" * 20_000,))
    assert "disque est plein" in caught.value.what
    assert "reste à l’écran" in caught.value.todo


def test_writing_what_is_read_only_is_said(path: Path) -> None:
    connection = _unguarded(path, mode="ro")
    with pytest.raises(StorageReadOnly, match="lecture seule"):
        connection.run("INSERT INTO child VALUES ('x')")


def test_a_folder_without_the_right_to_write_is_said_at_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database.os, "access", lambda *_: False)
    with pytest.raises(StorageReadOnly):
        open_database(path, KEY)


@pytest.mark.parametrize(
    ("code", "error"),
    [
        (5, RegisterInUse),
        (6, RegisterInUse),
        (8, StorageReadOnly),
        (10, StorageUncertain),
        (10 | (4 << 8), StorageUncertain),
        (11, RegisterDamaged),
        (13, StorageFull),
        (14, StorageReadOnly),
        (26, RegisterDamaged),
    ],
)
def test_each_result_code_has_its_sentence(code: int, error: type[AppError]) -> None:
    known = storage.of_sqlite_code(code)
    assert type(known) is error
    assert known is not None
    assert known.what
    assert known.todo


def test_a_mistake_in_sql_stays_a_bug(path: Path) -> None:
    connection = open_database(path, KEY)
    with pytest.raises(driver.OperationalError):
        connection.rows("SELECT * FROM nowhere")


def test_sqlite_utils_catches_the_errors_of_the_encrypted_driver() -> None:
    program = (
        "import desktop_app.register.migrations\n"
        "import sqlite_utils.utils as u, sqlcipher3\n"
        "assert u.OperationalError is sqlcipher3.dbapi2.OperationalError\n"
        "assert 'sqlite3' not in u.sqlite3.__name__.split('.')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def _unguarded(path: Path, mode: str = "rw") -> Connection:
    raw = driver.connect(f"{database._uri(path)[:-2]}{mode}", uri=True, isolation_level=None)
    raw.execute(f"PRAGMA key = \"x'{KEY.hex()}'\"")
    return Connection(raw)


def test_no_limit_is_bound_bare() -> None:
    """SQLite prepares such a statement anew each time, which costs more than many a reading."""
    sources = Path(database.__file__).parent.glob("*.py")
    bare = [path.name for path in sources if re.search(r"LIMIT \?(?! \+)[^»]*\"", path.read_text())]
    assert bare == []
