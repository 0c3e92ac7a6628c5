"""Bring a register to the present schema, or refuse it in words (S-25)."""

from __future__ import annotations

from datetime import datetime

from desktop_app.errors import NewerRegister
from desktop_app.register import schema
from desktop_app.register.database import Connection
from desktop_app.register.keys import KeyRing
from desktop_app.register.layout import Layout
from desktop_app.register.safety_copy import make_safety_copy
from desktop_app.register.storage import damaged


def upgrade(layout: Layout, connection: Connection, ring: KeyRing, now: datetime) -> None:
    """Run the migrations that are missing, after a verified copy.

    Raise ``NewerRegister`` if the register knows migrations that this program does not, and
    ``RegisterDamaged`` if it had none: an emptied file must never become a new, empty register.
    """
    applied = applied_migrations(connection)
    if any(name not in schema.MIGRATION_NAMES for name in applied):
        raise NewerRegister(
            "Ce registre a été ouvert avec une version plus récente de Fanal.",
            "Installez cette version sur cet ordinateur. Rien n’a été modifié.",
        )
    if applied == schema.MIGRATION_NAMES:
        return
    if not applied:
        raise damaged()
    make_safety_copy(layout, connection, ring, now)
    build(connection)


def build(connection: Connection) -> None:
    """Run the migrations that the database has not had: all of them on a new one."""
    # sqlite-utils takes a quarter of a second to load: only a register that needs it waits.
    from desktop_app.register.migrations import migrate

    migrate(connection)


def applied_migrations(connection: Connection) -> tuple[str, ...]:
    """Return the names of the migrations that the database has had, in their order."""
    if not connection.value("SELECT 1 FROM sqlite_schema WHERE name = '_sqlite_migrations'"):
        return ()
    rows = connection.rows(
        "SELECT name FROM _sqlite_migrations WHERE migration_set = ? ORDER BY rowid",
        (schema.MIGRATION_SET,),
    )
    return tuple(row[0] for row in rows)
