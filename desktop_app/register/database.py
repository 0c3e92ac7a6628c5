"""The only door to SQLCipher: one way to open, one to create, each setting read back (S-14).

Durability and secrecy rest on these settings, measured one by one: TRUNCATE + EXTRA loses nothing
at a power cut and leaves a file that can be copied while it is open; memory temp stores keep the
sorter off ``/var/tmp``; a missing file must be an error, not a new empty register.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import quote

import sqlcipher3
from sqlcipher3 import dbapi2 as driver

from desktop_app.errors import VaultError
from desktop_app.register import storage
from desktop_app.register.durable import replace_patiently

# sqlite-utils looks for this name first and catches the errors of the driver that it finds there.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = driver

Row = tuple[Any, ...]
Value = str | int | float | bytes | None

_KEY = re.compile(r"[0-9a-f]{64}")
_BUSY_TIMEOUT_MS = 300

_SETTINGS: tuple[tuple[str, str, Value], ...] = (
    ("cipher_log_level", "NONE", "NONE"),
    ("temp_store", "MEMORY", 2),
    ("locking_mode", "EXCLUSIVE", "exclusive"),
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("cipher_memory_security", "ON", "1"),
    ("busy_timeout", str(_BUSY_TIMEOUT_MS), _BUSY_TIMEOUT_MS),
)
"""Name, value given, value that must be read back."""

_READABLE = frozenset(
    {name for name, _given, _read in _SETTINGS}
    | {"cipher_version", "recursive_triggers", "user_version", "page_count", "page_size"}
)
_INSPECTIONS = frozenset(
    {
        "table_info",
        "table_xinfo",
        "table_list",
        "index_list",
        "index_info",
        "index_xinfo",
        "foreign_key_list",
        "foreign_key_check",
        "database_list",
        "data_version",
        "integrity_check",
        "quick_check",
        "cipher_integrity_check",
        "defer_foreign_keys",
    }
)
_FORBIDDEN_FUNCTIONS = frozenset({"load_extension", "sqlcipher_export", "fts3_tokenizer"})


class Connection:
    """One open database: rows in, rows out, the disk's errors in French.

    ``raw`` is the driver's own connection, for sqlite-utils.
    """

    def __init__(self, raw: Any) -> None:
        self.raw = raw

    @property
    def in_transaction(self) -> bool:
        """Tell whether a transaction is open."""
        return bool(self.raw.in_transaction)

    def rows(self, sql: str, parameters: Sequence[Value] = ()) -> list[Row]:
        """Return all rows of a query."""
        try:
            return self.raw.execute(sql, parameters).fetchall()  # type: ignore[no-any-return]
        except driver.Error as error:
            _fail(error)

    def row(self, sql: str, parameters: Sequence[Value] = ()) -> Row | None:
        """Return the first row of a query, or ``None``."""
        try:
            return self.raw.execute(sql, parameters).fetchone()  # type: ignore[no-any-return]
        except driver.Error as error:
            _fail(error)

    def value(self, sql: str, parameters: Sequence[Value] = ()) -> Any:
        """Return the first column of the first row, or ``None``."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def each(self, sql: str, parameters: Sequence[Value] = ()) -> Iterator[Row]:
        """Yield the rows of a query, some hundreds in memory at a time."""
        try:
            cursor = self.raw.execute(sql, parameters)
            while batch := cursor.fetchmany(500):
                yield from batch
        except driver.Error as error:
            _fail(error)

    def run(self, sql: str, parameters: Sequence[Value] = ()) -> int:
        """Run a statement; return how many rows it changed."""
        try:
            return self.raw.execute(sql, parameters).rowcount  # type: ignore[no-any-return]
        except driver.Error as error:
            _fail(error)

    def begin(self) -> None:
        """Open a write transaction."""
        self.run("BEGIN IMMEDIATE")

    def commit(self) -> None:
        """Make the transaction durable."""
        self.run("COMMIT")

    def roll_back(self) -> None:
        """Undo the transaction, if the failure has not undone it already."""
        if self.in_transaction:
            self.run("ROLLBACK")

    def copy_into(self, other: Connection) -> None:
        """Copy every page into ``other``, which must be open under the same key."""
        try:
            self.raw.backup(other.raw)
        except driver.Error as error:
            _fail(error)

    def close(self) -> None:
        """Close the database. Safe to call twice."""
        try:
            self.raw.close()
        except driver.Error as error:
            _fail(error)


def open_database(path: Path, key: bytes) -> Connection:
    """Open the database at ``path`` for this program alone.

    Raise ``VaultError`` if the file is not there, ``RegisterInUse`` if another program has it,
    ``RegisterDamaged`` if the key does not read it, ``StorageReadOnly`` if it cannot be written.
    """
    hex_key = _checked(key)
    if not path.is_file():
        raise VaultError(
            "Le fichier du registre (register.db) n’est plus dans son dossier.",
            "Remettez-le à sa place ou restaurez une sauvegarde. Rien n’a été créé.",
        )
    if path.stat().st_size == 0:
        raise storage.damaged()
    return _connect(path, hex_key)


def create_database(path: Path, key: bytes) -> Connection:
    """Make a new, empty database and open it; raise ``VaultError`` if the file exists."""
    hex_key = _checked(key)
    with storage.told():
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        except FileExistsError:
            raise storage.already_there() from None
    return _connect(path, hex_key)


def move_database(source: Path, target: Path) -> None:
    """Give a closed database its final name, without the empty journal that TRUNCATE leaves."""
    source.with_name(f"{source.name}-journal").unlink(missing_ok=True)
    target.with_name(f"{target.name}-journal").unlink(missing_ok=True)
    replace_patiently(source, target)


def _connect(path: Path, hex_key: str) -> Connection:
    if not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK):
        raise storage.read_only()
    try:
        raw = driver.connect(
            _uri(path), uri=True, isolation_level=None, timeout=0, check_same_thread=False
        )
    except driver.Error as error:
        _fail(error)
    connection = Connection(raw)
    try:
        _apply(raw, hex_key)
    except driver.Error as error:
        connection.close()
        _fail(error)
    except BaseException:
        connection.close()
        raise
    return connection


def versions() -> str:
    """Return the versions of SQLCipher and SQLite that are built in, for the self-check."""
    raw = driver.connect(":memory:")
    try:
        cipher = raw.execute("PRAGMA cipher_version").fetchone()
    finally:
        raw.close()
    if cipher is None:
        raise VaultError("Le moteur de chiffrement est absent.", "Réinstallez Fanal.")
    return f"{cipher[0]}, SQLite {driver.sqlite_version}"


def _checked(key: bytes) -> str:
    """Return the key in hexadecimal. SQLCipher takes a malformed raw key for a passphrase."""
    hex_key = key.hex()
    if not _KEY.fullmatch(hex_key):
        raise ValueError("a register key is 32 bytes")
    return hex_key


def _uri(path: Path) -> str:
    plain = path.absolute().as_posix()
    return f"file://{quote(plain if plain.startswith('/') else '/' + plain)}?mode=rw"


def _apply(raw: Any, hex_key: str) -> None:
    raw.execute(f"PRAGMA key = \"x'{hex_key}'\"")
    if not raw.execute("PRAGMA cipher_version").fetchone():
        raise VaultError("Le moteur de chiffrement est absent.", "Réinstallez Fanal.")
    for name, given, _read in _SETTINGS:
        raw.execute(f"PRAGMA {name} = {given}").fetchall()
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("COMMIT")
    for name, _given, read in _SETTINGS:
        if raw.execute(f"PRAGMA {name}").fetchone() != (read,):
            raise VaultError(
                "Le moteur de chiffrement refuse un réglage de sécurité.", "Réinstallez Fanal."
            )
    raw.set_authorizer(_authorise)


def _authorise(
    action: int, first: str | None, second: str | None, _database: str | None, _by: str | None
) -> int:
    """Refuse every statement that could copy the register in clear or loosen a setting (S-16)."""
    if action in (driver.SQLITE_ATTACH, driver.SQLITE_DETACH):
        return int(driver.SQLITE_DENY)
    if action == driver.SQLITE_PRAGMA:
        name = (first or "").lower()
        allowed = name in _INSPECTIONS or (second is None and name in _READABLE)
        return int(driver.SQLITE_OK if allowed else driver.SQLITE_DENY)
    if action == driver.SQLITE_FUNCTION and (second or "").lower() in _FORBIDDEN_FUNCTIONS:
        return int(driver.SQLITE_DENY)
    return int(driver.SQLITE_OK)


def _fail(error: Exception) -> NoReturn:
    """Raise the ``AppError`` that a driver error means; anything else is a bug and stays."""
    known = storage.of_sqlite_code(getattr(error, "sqlite_errorcode", None) or 0)
    if known is None:
        raise error
    raise known from error
