"""The migrations of the register, in order. One that was released is never edited again.

Each runs in one transaction with the record of it: a kill leaves the register before or after it.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from desktop_app.register import life_schema, papers_schema, schema, search_schema
from desktop_app.register.database import Connection

MIGRATIONS = Migrations(schema.MIGRATION_SET)


@MIGRATIONS()
def m0001_initial(db: Database) -> None:
    """Make the tables of the first release."""
    for statement in schema.INITIAL:
        db.execute(statement)


@MIGRATIONS()
def m0002_search(db: Database) -> None:
    """Make the tables of the search. No register was ever released without them."""
    for statement in search_schema.SEARCH:
        db.execute(statement)


@MIGRATIONS()
def m0003_life(db: Database) -> None:
    """Add families, places in time, events, attachments, consents, lists and batches."""
    for statement in life_schema.LIFE:
        db.execute(statement)


@MIGRATIONS()
def m0004_papers(db: Database) -> None:
    """Add frozen versions, remarks, orientations and models of one's own."""
    for statement in papers_schema.PAPERS:
        db.execute(statement)


def migrate(connection: Connection) -> None:
    """Bring the database to the present schema."""
    MIGRATIONS.apply(Database(connection.raw, recursive_triggers=False, execute_plugins=False))
