"""Which rows hold every word of a query: short ranges of the search tables, never a whole list.

One word is a range. Several words are read from the rarest one and checked against the words of
each row; when all are frequent, from the table of pairs. So the cost follows the number of results
asked, not the size of the register.

Only the number of words changes the SQL, and limits are written into it: SQLite prepares a
statement anew each time « LIMIT ? » is bound, which costs more than the reading.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.search_query import Alternative, Piece, Term
from desktop_app.register.database import Connection
from desktop_app.register.search_store import (
    ECRITS,
    NAME,
    NOTES,
    NUMBER,
    OTHER,
    PEOPLE,
    PLACES,
    START,
    split_text,
)

_MANY = 400
"""From how many rows on a word is frequent."""
_COMPLETIONS = 64
_COMBINATIONS = 64
_WORDS_AT_ONCE = 24
_LAST = "\U0010ffff"
_NAMES = (START, NAME)
_REST = (NUMBER, OTHER)
_PARTS = {PEOPLE: (*_NAMES, *_REST), PLACES: (START, OTHER), ECRITS: _REST, NOTES: (OTHER,)}
"""The kinds of words that each shelf has, in the order in which they are read."""

_COLUMNS = (
    "d.doc, d.kind, d.id, d.dossier_id, d.dossier_ref, d.label, d.detail, d.birth,"
    " d.birth_estimated_on, d.words"
)
_FROM_WORD = (
    f"SELECT {_COLUMNS} FROM search_word AS w CROSS JOIN search_doc AS d ON d.doc = w.doc"  # noqa: S608 - own names
    " WHERE w.part = ?1 + {part} AND w.word "
)
_RANGE = _FROM_WORD + "BETWEEN ?2 AND ?3"
_ANY_OF = _FROM_WORD + f"IN ({', '.join(f'?{number + 2}' for number in range(_WORDS_AT_ONCE))})"
_PAIR = (
    f"SELECT {_COLUMNS} FROM search_pair AS p CROSS JOIN search_doc AS d ON d.doc = p.doc"  # noqa: S608 - own names
    " WHERE ?1 = 0 AND p.pair BETWEEN ?2 AND ?3"
)
_COMPLETED = (
    "SELECT word FROM search_lead WHERE lead = '=' AND word BETWEEN ? AND ?"  # noqa: S608
    f" LIMIT {_COMPLETIONS}"
)
_COUNT = (
    "(SELECT COUNT(*) FROM (SELECT 1 FROM search_word"
    " WHERE part = ?1 + {part} AND word BETWEEN ?2 AND ?3 LIMIT {many}))"
)
_SIZES = {
    shelf: "SELECT " + " + ".join(_COUNT.format(part=part, many=_MANY) for part in parts)
    for shelf, parts in _PARTS.items()
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the search."""

    doc: int
    kind: str
    id: str
    dossier_id: str | None
    dossier_ref: str
    label: str
    detail: str
    birth: str | None
    birth_estimated_on: str | None
    text: str

    @property
    def parts(self) -> tuple[str, str, str, str]:
        """Return the numbers, beginnings, names and other words, a space on either side of each."""
        return split_text(self.text)


class Ranges:
    """Reads one shelf for one query; what has been counted or read is not read again."""

    def __init__(self, connection: Connection, shelf: int) -> None:
        self._connection = connection
        self._shelf = shelf
        self._sizes: dict[Piece, int] = {}
        self._read: set[tuple[Piece, ...]] = set()

    def entries(self, terms: Sequence[Term], limit: int) -> list[Entry]:
        """Return at most ``limit`` rows that hold every term, beginnings of names first."""
        return self._first(self._candidates(terms, limit), limit)

    def holds(self, term: Term) -> bool:
        """Tell whether some row holds the term."""
        return any(all(map(self._size, choice)) for choice in term.alternatives)

    def any_of(self, words: Sequence[str], limit: int) -> list[Entry]:
        """Return at most ``limit`` rows that hold one of these whole words."""
        return self._first(self._whole_words(words, limit), limit)

    def _first(self, candidates: Iterator[Entry], limit: int) -> list[Entry]:
        found: dict[int, Entry] = {}
        for entry in candidates:
            found.setdefault(entry.doc, entry)
            if len(found) >= limit:
                break
        return list(found.values())

    def _candidates(self, terms: Sequence[Term], limit: int) -> Iterator[Entry]:
        if len(terms) == 1 and NUMBER in _PARTS[self._shelf]:
            for word in terms[0].numbers:
                yield from self._rows(_RANGE.format(part=NUMBER), (word, word), (), limit)
        for pieces in self._combinations(terms):
            if pieces not in self._read:
                self._read.add(pieces)
                yield from self._holding(pieces, limit)

    def _combinations(self, terms: Sequence[Term]) -> Iterator[tuple[Piece, ...]]:
        """Yield one alternative of each term, without those that no row holds."""
        choices: list[Sequence[Alternative]] = [term.alternatives for term in terms]
        if len(terms) > 1:
            choices = [
                [choice for choice in term if all(map(self._size, choice))] for term in choices
            ]
        for combination in itertools.islice(itertools.product(*choices), _COMBINATIONS):
            yield tuple(dict.fromkeys(itertools.chain.from_iterable(combination)))

    def _holding(self, pieces: tuple[Piece, ...], limit: int) -> Iterator[Entry]:
        """Yield the rows that hold every piece."""
        parts = _PARTS[self._shelf]
        if len(pieces) == 1:
            yield from self._driven(pieces[0], (), parts, limit)
            return
        first, second, *rest = sorted(pieces, key=self._size)
        if self._size(first) < _MANY or self._shelf != PEOPLE:
            yield from self._driven(first, (second, *rest), parts, limit)
            return
        yield from self._paired(first, second, rest, limit)
        yield from self._driven(first, (second, *rest), _REST, limit)
        yield from self._driven(second, (first, *rest), _REST, limit)

    def _driven(
        self, driver: Piece, others: Sequence[Piece], parts: Sequence[int], limit: int
    ) -> Iterator[Entry]:
        """Yield the rows of ``driver`` in these kinds of words that hold ``others`` too."""
        checks = _checks(others)
        sql = " UNION ALL ".join(_RANGE.format(part=part) + checks for part in parts)
        yield from self._rows(sql, _bounds(driver), others, limit)

    def _paired(self, one: Piece, two: Piece, rest: Sequence[Piece], limit: int) -> Iterator[Entry]:
        """Yield the rows whose names hold both words, from the table of pairs."""
        sides = [(self._completions(one), two), (self._completions(two), one)]
        whole, beginning = min(sides, key=lambda side: len(side[0]))
        if len(whole) >= _COMPLETIONS:
            yield from self._driven(one, (two, *rest), _NAMES, limit)
            return
        low, high = _bounds(beginning)
        for word in whole:
            bounds = (f"{word} {low}", f"{word} {high}")
            yield from self._rows(_PAIR + _checks(rest), bounds, rest, limit)

    def _whole_words(self, words: Sequence[str], limit: int) -> Iterator[Entry]:
        for start in range(0, len(words), _WORDS_AT_ONCE):
            some = [*words[start : start + _WORDS_AT_ONCE]]
            padded = some + some[-1:] * (_WORDS_AT_ONCE - len(some))
            sql = " UNION ALL ".join(
                _ANY_OF.format(part=part) for part in _PARTS[self._shelf] if part != NUMBER
            )
            for row in self._connection.rows(f"{sql} LIMIT {limit}", (self._shelf, *padded)):
                yield Entry(*row)

    def _rows(
        self, sql: str, bounds: tuple[str, str], checked: Sequence[Piece], limit: int
    ) -> Iterator[Entry]:
        sought = (f" {piece.word} " if piece.whole else f" {piece.word}" for piece in checked)
        for row in self._connection.rows(f"{sql} LIMIT {limit}", (self._shelf, *bounds, *sought)):
            yield Entry(*row)

    def _completions(self, piece: Piece) -> list[str]:
        """Return the known words that ``piece`` begins, at most ``_COMPLETIONS``."""
        return [row[0] for row in self._connection.rows(_COMPLETED, _bounds(piece))]

    def _size(self, piece: Piece) -> int:
        """Return how many rows hold the piece, counted up to ``_MANY`` a kind of words."""
        if piece not in self._sizes:
            values = (self._shelf, *_bounds(piece))
            self._sizes[piece] = int(self._connection.value(_SIZES[self._shelf], values))
        return self._sizes[piece]


def _bounds(piece: Piece) -> tuple[str, str]:
    return piece.word, piece.word if piece.whole else piece.word + _LAST


def _checks(pieces: Sequence[Piece]) -> str:
    """Return the SQL condition that a row holds these pieces too; they start at parameter 4."""
    return "".join(f" AND instr(d.words, ?{number + 4}) > 0" for number in range(len(pieces)))
