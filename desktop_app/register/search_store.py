"""Write what is to be found into the tables of the search, and take it out again.

Everything a thing was found by goes with it: no word stays that nothing else holds (S-60). The
words of texts lead nowhere but to their text: they would crowd out the names among those that are
misspelt or begun in the middle.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop_app.domain.likeness import sound_keys
from desktop_app.domain.search_words import Words
from desktop_app.register.bulk import insert_rows
from desktop_app.register.database import Connection

PEOPLE, PLACES, ECRITS, NOTES = 0, 4, 8, 12
"""The shelves: each is read without the others."""
SHELVES = {
    "person": PEOPLE,
    "dossier": PEOPLE,
    "place": PLACES,
    "ecrit": ECRITS,
    "event": NOTES,
    "reminder": NOTES,
}
"""On which shelf each kind of thing stands."""
NUMBER, START, NAME, OTHER = 0, 1, 2, 3
"""The kinds of words, in the order of ``Words.parts``."""
SHORTEST_END = 3
_BAR = " | "

_SHOWN = "dossier_id, dossier_ref, place_id, label, detail, birth, birth_estimated_on, words"
_ROW = f"SELECT doc, {_SHOWN} FROM search_doc WHERE kind = ? AND id = ?"  # noqa: S608 - own names
_UPDATE = f"UPDATE search_doc SET {_SHOWN.replace(',', ' = ?,')} = ? WHERE doc = ?"  # noqa: S608

_INSERT_WORDS = (
    "INSERT INTO search_word SELECT CAST(substr(value, 1, 2) AS INTEGER), substr(value, 15),"
    " CAST(substr(value, 3, 12) AS INTEGER) FROM json_each(?)"
)
_INSERT_PAIRS = (
    "INSERT INTO search_pair SELECT substr(value, 13), CAST(substr(value, 1, 12) AS INTEGER)"
    " FROM json_each(?)"
)
_DELETE_WORDS = (
    "DELETE FROM search_word WHERE (part, word, doc) IN (SELECT CAST(substr(value, 1, 2) AS"
    " INTEGER), substr(value, 15), CAST(substr(value, 3, 12) AS INTEGER) FROM json_each(?))"
)
_DELETE_PAIRS = (
    "DELETE FROM search_pair WHERE (pair, doc) IN (SELECT substr(value, 13),"
    " CAST(substr(value, 1, 12) AS INTEGER) FROM json_each(?))"
)
_DELETE_LEADS = (
    "DELETE FROM search_lead WHERE (lead, word) IN (SELECT substr(value, 1, instr(value, ' ') - 1),"
    " substr(value, instr(value, ' ') + 1) FROM json_each(?))"
)
_DELETE_DOCS = "DELETE FROM search_doc WHERE doc IN (SELECT value FROM json_each(?))"
_HELD = (
    "SELECT doc, words FROM search_doc WHERE kind = ? AND id IN (SELECT value FROM json_each(?))"
)
_HELD_NOWHERE = (
    "SELECT value FROM json_each(?) AS word WHERE NOT EXISTS (SELECT 1 FROM search_word AS w"
    " WHERE w.part IN (1, 2, 3, 5, 6, 7, 9, 10, 11) AND w.word = word.value)"
)
_OWNERS = (
    "SELECT DISTINCT dossier_id FROM search_doc"
    " WHERE kind = 'person' AND id IN (SELECT value FROM json_each(?))"
)


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A thing to be found. ``kind`` is one of ``SHELVES``."""

    kind: str
    id: str
    words: Words
    label: str
    dossier_id: str | None = None
    dossier_ref: str = ""
    place_id: str | None = None
    detail: str = ""
    birth: str | None = None
    birth_estimated_on: str | None = None

    @property
    def shelf(self) -> int:
        """Return the shelf on which it stands."""
        return SHELVES[self.kind]


class SearchStore:
    """Writes the search tables, inside the transaction of the caller, and lives no longer."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: set[str] = set()

    def put(self, document: SearchDocument) -> bool:
        """Add the thing or bring it up to date; tell whether anything differed."""
        text = written(document.words)
        shown = (*_shown(document), text)
        row = self._connection.row(_ROW, (document.kind, document.id))
        if row is None:
            doc, old = self._insert(document, shown), Words()
        elif row[1:] == shown:
            return False
        else:
            doc, old = int(row[0]), read_words(row[-1])
            self._connection.run(_UPDATE, (*shown, doc))
        if row is None or row[-1] != text:
            self._index(doc, document.shelf, document.words, old)
            self._unindex(doc, document.shelf, old, document.words)
        return True

    def put_new(self, documents: Sequence[SearchDocument]) -> None:
        """Add many things that cannot be there yet, a table at a time (see ``bulk``)."""
        first = int(self._connection.value("SELECT COALESCE(MAX(doc), 0) FROM search_doc")) + 1
        numbered = list(enumerate(documents, start=first))
        docs = (
            (doc, *_shown(each), written(each.words), each.kind, each.id) for doc, each in numbered
        )
        insert_rows(self._connection, "search_doc", f"doc, {_SHOWN}, kind, id", docs)
        words = (
            (each.shelf + part, word, doc)
            for doc, each in numbered
            for part, held in enumerate(each.words.parts)
            for word in held
        )
        self._run_all(
            _INSERT_WORDS, [f"{part:02d}{doc:012d}{word}" for part, word, doc in sorted(words)]
        )
        pairs = (
            (pair, doc)
            for doc, each in numbered
            if each.shelf == PEOPLE
            for pair in each.words.pairs
        )
        self._run_all(_INSERT_PAIRS, [f"{doc:012d}{pair}" for pair, doc in sorted(pairs)])
        self._learn(word for each in documents if each.shelf != NOTES for word in each.words.spelt)

    def _run_all(self, sql: str, rows: Sequence[object]) -> None:
        if rows:
            self._connection.run(sql, (_json(rows),))

    def remove(self, kind: str, entity_ids: Iterable[str]) -> None:
        """Take things and every word that only they held out of the search, a table at a time."""
        shelf, asked = SHELVES[kind], _json(sorted(entity_ids))
        rows = self._connection.rows(_HELD, (kind, asked))
        held = [(int(doc), read_words(text)) for doc, text in rows]
        if not held:
            return
        self._connection.run(_DELETE_DOCS, (_json([doc for doc, _words in held]),))
        words = (
            (shelf + part, word, doc)
            for doc, words in held
            for part, some in enumerate(words.parts)
            for word in some
        )
        self._run_all(
            _DELETE_WORDS, [f"{part:02d}{doc:012d}{word}" for part, word, doc in sorted(words)]
        )
        if shelf == PEOPLE:
            pairs = sorted((pair, doc) for doc, words in held for pair in words.pairs)
            self._run_all(_DELETE_PAIRS, [f"{doc:012d}{pair}" for pair, doc in pairs])
        if shelf != NOTES:
            self._forget({word for _doc, words in held for word in words.spelt})

    def holds(self, kind: str, entity_id: str) -> bool:
        """Tell whether a thing is in the search."""
        return self._connection.row(_ROW, (kind, entity_id)) is not None

    def living_in(self, place_id: str) -> tuple[str, ...]:
        """Return the ids of the persons found by this place."""
        rows = self._connection.rows(
            "SELECT id FROM search_doc WHERE place_id = ? AND kind = 'person'", (place_id,)
        )
        return tuple(row[0] for row in rows)

    def dossiers_of(self, person_ids: Iterable[str]) -> set[str]:
        """Return the dossiers under which persons are found now."""
        rows = self._connection.rows(_OWNERS, (_json(sorted(person_ids)),))
        return {row[0] for row in rows}

    def _insert(self, document: SearchDocument, shown: tuple[str | None, ...]) -> int:
        self._connection.run(
            f"INSERT INTO search_doc ({_SHOWN}, kind, id)"  # noqa: S608 - own names
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (*shown, document.kind, document.id),
        )
        return int(self._connection.value("SELECT last_insert_rowid()"))

    def _index(self, doc: int, shelf: int, new: Words, old: Words) -> None:
        for part, (held, before) in enumerate(zip(new.parts, old.parts, strict=True)):
            for word in held - before:
                self._connection.run(
                    "INSERT INTO search_word VALUES (?, ?, ?)", (shelf + part, word, doc)
                )
        if shelf == PEOPLE:
            for pair in new.pairs - old.pairs:
                self._connection.run("INSERT INTO search_pair VALUES (?, ?)", (pair, doc))
        if shelf != NOTES:
            self._learn(new.spelt - old.spelt)

    def _unindex(self, doc: int, shelf: int, old: Words, new: Words) -> None:
        for part, (held, kept) in enumerate(zip(old.parts, new.parts, strict=True)):
            for word in held - kept:
                self._connection.run(
                    "DELETE FROM search_word WHERE part = ? AND word = ? AND doc = ?",
                    (shelf + part, word, doc),
                )
        if shelf == PEOPLE:
            for pair in old.pairs - new.pairs:
                self._connection.run(
                    "DELETE FROM search_pair WHERE pair = ? AND doc = ?", (pair, doc)
                )
        if shelf != NOTES:
            self._forget(old.spelt - new.spelt)

    def _learn(self, words: Iterable[str]) -> None:
        for word in set(words) - self._known:
            self._known.add(word)
            if self._connection.run("INSERT OR IGNORE INTO search_lead VALUES ('=', ?)", (word,)):
                for lead in _leads(word):
                    self._connection.run(
                        "INSERT OR IGNORE INTO search_lead VALUES (?, ?)", (lead, word)
                    )

    def _forget(self, words: set[str] | frozenset[str]) -> None:
        """Let what leads to words go, where nothing holds them any more."""
        if not words:
            return
        gone = [row[0] for row in self._connection.rows(_HELD_NOWHERE, (_json(sorted(words)),))]
        self._known.difference_update(gone)
        leads = [f"{lead} {word}" for word in gone for lead in ("=", *_leads(word))]
        self._run_all(_DELETE_LEADS, leads)


def written(words: Words) -> str:
    """Return the words as the text of a row: each has a space on either side."""
    return _BAR.join(["", *(" ".join(sorted(part)) for part in words.parts), ""])


def read_words(text: str) -> Words:
    """Return the words of the text of a row."""
    parts = (frozenset(part.split()) for part in text.split(_BAR)[1:-1])
    return Words(*parts)


def split_text(text: str) -> tuple[str, str, str, str]:
    """Return the four kinds of words of the text of a row, a space on either side of each word."""
    _, numbers, starts, names, others, _ = text.split(_BAR)
    return (f" {numbers} ", f" {starts} ", f" {names} ", f" {others} ")


def _json(values: Sequence[object]) -> str:
    return json.dumps(values, ensure_ascii=False)


def _shown(document: SearchDocument) -> tuple[str | None, ...]:
    return (
        *(document.dossier_id, document.dossier_ref, document.place_id, document.label),
        *(document.detail, document.birth, document.birth_estimated_on),
    )


def _leads(word: str) -> list[str]:
    ends = [f"<{word[cut:]}" for cut in range(1, len(word) - SHORTEST_END + 1)]
    return ends + [f"~{key}" for key in sound_keys(word) if len(word) >= SHORTEST_END and key]
