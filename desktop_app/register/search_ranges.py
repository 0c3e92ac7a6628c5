"""Which rows hold every term of a query: short ranges of the search tables, never a whole list.

One term is a range of words. Several terms are read from the rarest one and checked against the
words of each row; when all are frequent, from the table of pairs. So the cost follows the number of
results asked, not the size of the register.

Limits are written into the SQL: SQLite prepares a statement anew each time « LIMIT ? » is bound.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop_app.domain.search_query import Alternative, Piece, Term
from desktop_app.domain.search_words import Words
from desktop_app.register.database import Connection
from desktop_app.register.search_store import NAME, NUMBER, OTHER, PEOPLE, START, read_words

_MANY = 400
"""From how many rows on a word is frequent."""
_COMPLETIONS = 64
_LAST = "\U0010ffff"
_NAMES = (START, NAME)
_REST = (NUMBER, OTHER)

_COLUMNS = (
    "d.doc, d.kind, d.id, d.dossier_id, d.dossier_ref, d.label, d.detail, d.birth,"
    " d.birth_estimated_on, d.words"
)
_RANGE = (
    f"SELECT {_COLUMNS} FROM search_word AS w CROSS JOIN search_doc AS d ON d.doc = w.doc"  # noqa: S608
    " WHERE w.part = ?1 + {part} AND w.word BETWEEN ?2 AND ?3"
)
_PAIR = (
    f"SELECT {_COLUMNS} FROM search_pair AS p CROSS JOIN search_doc AS d ON d.doc = p.doc"  # noqa: S608
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
_SIZE = "SELECT " + " + ".join(_COUNT.format(part=part, many=_MANY) for part in (*_NAMES, *_REST))


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the search. Two entries of one row are equal."""

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
    def words(self) -> Words:
        """Return the words by which the row is found."""
        return read_words(self.text)


class Ranges:
    """Reads the rows that hold all terms, on one shelf."""

    def __init__(self, connection: Connection, shelf: int) -> None:
        self._connection = connection
        self._shelf = shelf

    def entries(self, terms: Sequence[Term], limit: int) -> list[Entry]:
        """Return at most ``limit`` rows that hold every term, beginnings of names first."""
        found: dict[Entry, None] = {}
        for entry in self._candidates(terms, limit):
            found[entry] = None
            if len(found) >= limit:
                break
        return list(found)

    def _candidates(self, terms: Sequence[Term], limit: int) -> Iterator[Entry]:
        if len(terms) == 1:
            for word in terms[0].numbers:
                yield from self._read(_RANGE.format(part=NUMBER), (word, word), (), limit)
            yield from self._driven(terms[0], (), (*_NAMES, *_REST), limit)
            return
        sized = sorted((self._size(term), index) for index, term in enumerate(terms))
        first, second = terms[sized[0][1]], terms[sized[1][1]]
        others = tuple(term for term in terms if term is not first)
        if sized[0][0] < _MANY or self._shelf != PEOPLE:
            yield from self._driven(first, others, (*_NAMES, *_REST), limit)
            return
        rest = tuple(term for term in others if term is not second)
        yield from self._paired(first, second, rest, limit)
        yield from self._driven(first, others, _REST, limit)
        yield from self._driven(second, (first, *rest), _REST, limit)

    def _driven(
        self, driver: Term, others: Sequence[Term], parts: Sequence[int], limit: int
    ) -> Iterator[Entry]:
        """Yield the rows of ``driver`` in these kinds of words that hold ``others`` too."""
        for choice in driver.alternatives:
            lead = _longest(choice)
            more = tuple(piece for piece in choice if piece is not lead)
            checks, checked = _checks(others, more)
            sql = " UNION ALL ".join(_RANGE.format(part=part) + checks for part in parts)
            yield from self._read(sql, _bounds(lead), checked, limit)

    def _paired(
        self, first: Term, second: Term, rest: Sequence[Term], limit: int
    ) -> Iterator[Entry]:
        """Yield the rows whose names hold both terms, from the table of pairs."""
        for one in first.alternatives:
            for two in second.alternatives:
                if len(one) > 1 or len(two) > 1:
                    both = (Term((one,)), Term((two,)), *rest)
                    yield from self._driven(both[0], both[1:], _NAMES, limit)
                    continue
                yield from self._pair(one[0], two[0], rest, limit)

    def _pair(self, one: Piece, two: Piece, rest: Sequence[Term], limit: int) -> Iterator[Entry]:
        sides = [(self._completions(one), two), (self._completions(two), one)]
        whole, beginning = min(sides, key=lambda side: len(side[0]))
        if len(whole) >= _COMPLETIONS:
            terms = (Term(((two,),)), *rest)
            yield from self._driven(Term(((one,),)), terms, _NAMES, limit)
            return
        checks, checked = _checks(rest, ())
        low, high = _bounds(beginning)
        for word in whole:
            bounds = (f"{word} {low}", f"{word} {high}")
            yield from self._read(_PAIR + checks, bounds, checked, limit)

    def _read(
        self, sql: str, bounds: tuple[str, str], checked: Sequence[str], limit: int
    ) -> Iterator[Entry]:
        values: tuple[str | int, ...] = (self._shelf, *bounds, *checked)
        for row in self._connection.rows(f"{sql} LIMIT {limit}", values):
            yield Entry(*row)

    def _completions(self, piece: Piece) -> list[str]:
        """Return the known words that ``piece`` begins, at most ``_COMPLETIONS``."""
        rows = self._connection.rows(_COMPLETED, _bounds(piece))
        return [row[0] for row in rows]

    def _size(self, term: Term) -> int:
        """Return about how many rows hold the term, counted up to ``_MANY`` a range."""
        total = 0
        for choice in term.alternatives:
            total += self._connection.value(_SIZE, (self._shelf, *_bounds(_longest(choice))))
            if total >= _MANY:
                break
        return total


def _longest(choice: Alternative) -> Piece:
    return max(choice, key=lambda piece: len(piece.word))


def _bounds(piece: Piece) -> tuple[str, str]:
    return piece.word, piece.word if piece.whole else piece.word + _LAST


def _checks(terms: Sequence[Term], pieces: Sequence[Piece]) -> tuple[str, tuple[str, ...]]:
    """Return the SQL condition that a row holds these terms and pieces too, and its values.

    Its parameters start at the fourth.
    """
    sought: list[str] = []
    conditions = [
        f" AND ({' OR '.join(_holds(choice, sought) for choice in term.alternatives)})"
        for term in terms
    ]
    if pieces:
        conditions.append(f" AND {_holds(pieces, sought)}")
    return "".join(conditions), tuple(sought)


def _holds(pieces: Sequence[Piece], sought: list[str]) -> str:
    conditions = []
    for piece in pieces:
        sought.append(f" {piece.word} " if piece.whole else f" {piece.word}")
        conditions.append(f"instr(d.words, ?{len(sought) + 3}) > 0")
    return " AND ".join(conditions)
