"""Destroy a dossier for ever: its rows, its words in the journal, its drafts, its contents (S-60).

The chain of the journal stays whole: an entry keeps who, when and what kind, its payload is
emptied. All of it is one transaction; ``secure_delete`` puts zeroes where the words were.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from desktop_app.register import tables
from desktop_app.register.columns import to_json
from desktop_app.register.holdings import Holdings
from desktop_app.register.table import Table

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.drafts import Draft
    from desktop_app.register.register import Register

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_IN = "IN (SELECT value FROM json_each(?))"
_REFERENCES: Final[tuple[tuple[Table[Any], str, str], ...]] = (
    (tables.OBSERVATION, "speaker_id", "person"),
    (tables.INDICATION, "person_id", "person"),
    (tables.CONSENT, "person_id", "person"),
    (tables.INDICATION, "observation_id", "observation"),
    (tables.REMINDER, "ecrit_id", "ecrit"),
    (tables.ECRIT, "answers_to", "ecrit"),
    (tables.ORIENTATION, "ecrit_id", "ecrit"),
)
"""What a row of another dossier may name: the row stays and names nobody."""

_CONTENTS: Final = {
    "attachment": "sha256, original_sha256",
    "ecrit_version": "docx_sha256, pdf_sha256",
}
"""Where the contents that a row keeps are named."""


def destroy(
    register: Register, change: Change, held: Holdings, named: tuple[str, str] | None = None
) -> None:
    """Destroy all that ``held`` names, in the change that is open; leave a note without values.

    The note is of ``named``, (table, id), or else of the first dossier.
    """
    _Destruction(register, change, held, named or ("dossier", held.of("dossier")[0])).run()


class _Destruction:
    def __init__(
        self, register: Register, change: Change, held: Holdings, named: tuple[str, str]
    ) -> None:
        self._register = register
        self._connection = register.connection
        self._change = change
        self._held = held
        self._noted = named
        self._gone = held.every()

    def run(self) -> None:
        contents = self._contents()
        self._let_go()
        for table, ids in self._held.ids.items():
            wanted = to_json(list(ids))  # one statement a table: one a row is fifty times slower
            self._connection.run(f"DELETE FROM {table} WHERE id {_IN}", (wanted,))  # noqa: S608 - own names
            self._connection.run(
                "UPDATE journal SET before = NULL, after = NULL, salt = NULL WHERE entity = ? "
                "AND entity_id IN (SELECT value FROM json_each(?)) AND salt IS NOT NULL",
                (table, wanted),
            )
        self._register.contents.destroy(contents)
        self._forget_working_state()
        self._change.touched.update(self._held.pairs())
        self._change.note(*self._noted)

    def _contents(self) -> set[str]:
        found: set[str] = set()
        for name, columns in _CONTENTS.items():
            rows = self._connection.rows(
                f"SELECT {columns} FROM {name} WHERE id {_IN}",  # noqa: S608 - own names
                (to_json(list(self._held.of(name))),),
            )
            found.update(sha256 for row in rows for sha256 in row if sha256)
        return found

    def _let_go(self) -> None:
        """Let the rows of other dossiers name no row that goes."""
        for table, column, target in _REFERENCES:
            rows = self._connection.rows(
                f"SELECT {table.column_list} FROM {table.name} WHERE {column} {_IN}",  # noqa: S608
                (to_json(list(self._held.of(target))),),
            )
            for row in rows:
                entity = table.decode(row)
                if entity.id not in self._gone:
                    freed = replace(entity, **{column: None})
                    self._change.write(table, entity.id, table.encode(freed))

    def _forget_working_state(self) -> None:
        for dossier_id in self._held.of("dossier"):
            self._connection.run("DELETE FROM recent WHERE dossier_id = ?", (dossier_id,))
        for draft in self._register.drafts.all():
            named = set(_ID.findall(f"{draft.subject} {to_json(draft.payload)}"))
            if named & self._gone:
                self._settle(draft, named - self._gone)

    def _settle(self, draft: Draft, others: set[str]) -> None:
        """Drop a draft; keep one that is also about another dossier, without what is gone."""
        drafts = self._register.drafts
        subjects = set(_ID.findall(draft.subject))
        if subjects & self._gone or not any(map(self._register.dossiers.get, others)):
            drafts.discard(draft.kind, draft.subject)
            return
        drafts.save(draft.kind, draft.subject, self._without(draft.payload), draft.saved_at)

    def _without(self, value: Any) -> Any:
        if isinstance(value, dict):
            kept = {key: item for key, item in value.items() if not self._named(key)}
            return {key: self._without(item) for key, item in kept.items() if not self._named(item)}
        if isinstance(value, list):
            return [self._without(item) for item in value if not self._named(item)]
        return value

    def _named(self, value: Any) -> bool:
        return isinstance(value, str) and bool(set(_ID.findall(value)) & self._gone)
