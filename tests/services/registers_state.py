"""The whole state of a register as values that can be compared."""

from __future__ import annotations

from typing import Any

from desktop_app.domain.names import display_name
from desktop_app.register import tables
from desktop_app.register.replay import replay_problems
from desktop_app.services.session import Session

_NOT_COMPARED = ("batch",)
"""The note of a batch says when it was undone."""


def rows(session: Session) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row that is not in the trash, table by table."""
    found = {}
    for table in tables.JOURNALLED:
        if table.name not in _NOT_COMPARED:
            alive = f"FROM {table.name} WHERE trashed_at IS NULL ORDER BY id"
            found[table.name] = session.register.connection.rows(
                f"SELECT {table.column_list} {alive}"
            )
    return found


def search_rows(session: Session) -> list[tuple[Any, ...]]:
    """Return what is found and by which words, whatever the order in which it was written."""
    return session.register.connection.rows(
        "SELECT kind, id, dossier_id, dossier_ref, label, detail, words FROM search_doc "
        "ORDER BY kind, id"
    )


def answers(session: Session, *texts: str) -> dict[str, list[tuple[str, ...]]]:
    """Return what the search answers to each text and to each name of everybody."""
    names = [display_name(person) for person in session.register.persons.all()]
    refs = [dossier.ref for dossier in session.register.dossiers.all()]
    return {
        text: sorted(
            (hit.kind, hit.id, hit.dossier_ref) for hit in session.finding.search(text, 50).hits
        )
        for text in (*texts, *names, *refs)
    }


def state(session: Session, *texts: str) -> tuple[Any, ...]:
    """Return rows, search tables and answers."""
    return rows(session), search_rows(session), answers(session, *texts)


def healthy(session: Session) -> bool:
    """Tell whether every row is what the journal adds up to, and the chain is whole."""
    register = session.register
    told = replay_problems(register.connection, register.journal, tables.JOURNALLED)
    return not told and not register.journal.verify()
