"""Find what the register holds from a few letters: people, places, papers, calls (UX J1-5, J1-6).

Ranking: complete number > beginning of a name > beginning of a word > inside a word > « Orthographe
proche ». The later ranks are read only when the earlier ones leave room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.likeness import slips_allowed, sound, sound_keys
from desktop_app.domain.search_query import Piece, Term, parse
from desktop_app.register.database import Connection
from desktop_app.register.search_hits import Hits, SearchHit
from desktop_app.register.search_ranges import Entry, Ranges
from desktop_app.register.search_store import ECRITS, NOTES, PEOPLE, PLACES, SHORTEST_END

GROUPS = {
    PEOPLE: "Personnes et dossiers",
    PLACES: "Lieux",
    ECRITS: "Écrits",
    NOTES: "Chronologie et rappels",
}
NEAR = "Orthographe proche"
_FEW = 5
_SHARE = 5
"""Beside persons, each other group takes one line in so many."""
_READ_AHEAD = 48
_INSIDE_WORDS = 24
_WORDS_BESIDE = 4
"""How many other words of a term are tried when it does not stand alone."""
_NEAR_READ = 150
_NEAR_WORDS = 6
_LAST = "\U0010ffff"
_AROUND = f"SELECT word FROM search_lead WHERE lead BETWEEN ? AND ? LIMIT {_INSIDE_WORDS}"  # noqa: S608
_SOUNDING = f"SELECT word FROM search_lead WHERE lead = ? LIMIT {_NEAR_READ}"  # noqa: S608 - a constant


@dataclass(frozen=True, slots=True)
class Found:
    """The things found, best first, group by group."""

    hits: tuple[SearchHit, ...]


class SearchIndex:
    """Reads the search tables. ``today`` gives the day for the ages."""

    def __init__(self, connection: Connection, today: Callable[[], date]) -> None:
        self._connection = connection
        self._today = today

    def query(self, text: str, limit: int = 20) -> Found:
        """Return at most ``limit`` things that hold every word of ``text``."""
        terms = parse(text)
        if not terms or limit < 1:
            return Found(())
        shelves = {shelf: Ranges(self._connection, shelf) for shelf in GROUPS}
        exact = {shelf: _best(terms, ranges, limit) for shelf, ranges in shelves.items()}
        self._add_inside(terms, shelves, exact, limit)
        beside = max(limit // _SHARE, 1) if exact[PEOPLE] else limit
        groups = {shelf: entries[:beside] for shelf, entries in exact.items()}
        room = max(limit - sum(len(groups[shelf]) for shelf in GROUPS if shelf != PEOPLE), 1)
        groups[PEOPLE] = exact[PEOPLE][:room]
        found = [(GROUPS[shelf], entries) for shelf, entries in groups.items()]
        if sum(len(entries) for _, entries in found) < min(_FEW, limit):
            found.append((NEAR, self._near(terms, shelves, exact, limit)))
        best = [(entry, group) for group, entries in found for entry in entries][:limit]
        return Found(Hits(self._connection, self._today()).of(best))

    def _add_inside(
        self,
        terms: Sequence[Term],
        shelves: Mapping[int, Ranges],
        exact: dict[int, list[Entry]],
        limit: int,
    ) -> None:
        """Add the rows that hold what was typed inside a word, if there is room for them.

        Beside other words, the inside of one is looked for only when little has been found.
        """
        room = limit if len(terms) == 1 else min(_FEW, limit)
        if len(exact[PEOPLE]) >= room:
            return
        words = [self._words_around(term) for term in terms]
        for shelf in (PEOPLE, PLACES) if any(words) else ():
            exact[shelf] += self._wider(terms, words, shelves[shelf], exact[shelf], limit)

    def _near(
        self,
        terms: Sequence[Term],
        shelves: Mapping[int, Ranges],
        exact: Mapping[int, list[Entry]],
        limit: int,
    ) -> list[Entry]:
        """Return the rows found with other spellings of the words."""
        words = [self._words_near(term) for term in terms]
        return [
            entry
            for shelf in ((PEOPLE, PLACES) if any(words) else ())
            for entry in self._wider(terms, words, shelves[shelf], exact[shelf], limit)
        ]

    def _wider(
        self,
        terms: Sequence[Term],
        words: Sequence[Sequence[str]],
        ranges: Ranges,
        known: Sequence[Entry],
        limit: int,
    ) -> list[Entry]:
        """Return the rows that hold the terms, some by other words, without the rows known."""
        found = {entry.doc: entry for entry in known}
        if len(terms) == 1:
            more = _sorted((_of_words(words[0]),), ranges.any_of(words[0], _READ_AHEAD))
            found.update((entry.doc, entry) for entry in more if entry.doc not in found)
            return list(found.values())[len(known) :]
        for wider in _replacements(terms, words, ranges):
            if len(found) < limit:
                for entry in _best(wider, ranges, limit):
                    found.setdefault(entry.doc, entry)
        return list(found.values())[len(known) :]

    def _words_around(self, term: Term) -> list[str]:
        """Return the known words that contain the term, not at their beginning."""
        return [
            row[0]
            for word in _spelt(term)
            for row in self._connection.rows(_AROUND, (f"<{word}", f"<{word}{_LAST}"))
        ]

    def _words_near(self, term: Term) -> list[str]:
        """Return the known words that the term may be a misspelling of, the nearest first."""
        best: dict[str, int] = {}
        for asked in _spelt(term):
            for known, slips in self._alike(asked):
                best[known] = min(slips, best.get(known, slips))
        return sorted(best, key=lambda known: (best[known], known))[:_NEAR_WORDS]

    def _alike(self, asked: str) -> Iterator[tuple[str, int]]:
        """Yield the known words that sound like ``asked`` and the slips between them."""
        from rapidfuzz.distance import OSA  # 50 ms to load, for misspellings only

        heard, most = sound(asked), slips_allowed(asked)
        for key in sound_keys(asked):
            for (known,) in self._connection.rows(_SOUNDING, (f"~{key}",)):
                allowed = most + (len(asked) > SHORTEST_END and sound(known) == heard)
                slips = OSA.distance(asked, known, score_cutoff=allowed)
                if slips <= allowed:
                    yield known, slips


def _spelt(term: Term) -> list[str]:
    """Return the words of a term that may be misspelt or be the inside of a word."""
    if not term.is_name:
        return []
    return [
        choice[0].word
        for choice in term.alternatives
        if len(choice) == 1 and len(choice[0].word) >= SHORTEST_END
    ]


def _of_words(words: Sequence[str]) -> Term:
    return Term(tuple((Piece(word, whole=True),) for word in words))


def _replacements(
    terms: Sequence[Term], words: Sequence[Sequence[str]], ranges: Ranges
) -> Iterator[tuple[Term, ...]]:
    """Yield the terms with every unknown one replaced by its words; with each one if all are known.

    Nothing is yielded when an unknown term has no words.
    """
    others = [_of_words(term_words[:_WORDS_BESIDE]) for term_words in words]
    unknown = {index for index, term in enumerate(terms) if not ranges.holds(term)}
    for replaced in [unknown] if unknown else [{index} for index in range(len(terms))]:
        if all(others[index].alternatives for index in replaced):
            yield tuple(others[i] if i in replaced else term for i, term in enumerate(terms))


def _best(terms: Sequence[Term], ranges: Ranges, limit: int) -> list[Entry]:
    """Return the rows of a shelf that hold every term, best first."""
    return _sorted(terms, ranges.entries(terms, max(limit, _READ_AHEAD)))[:limit]


def _sorted(terms: Sequence[Term], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries best first: as well found as the term found worst in them."""
    ranked = []
    for entry in entries:
        parts = entry.parts
        worst = max(_rank(term, parts) for term in terms)
        ranked.append(((worst, entry.kind, entry.label, entry.doc), entry))
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _rank(term: Term, parts: tuple[str, str, str, str]) -> int:
    """Return how well a row holds a term: 0 for a complete number or name, 4 at worst."""
    numbers, starts, names, others = parts
    best = 4
    for choice in term.alternatives:
        word = choice[0].word
        whole, beginning = f" {word} ", f" {word}"
        if whole in numbers or whole in starts:
            return 0
        if choice[0].whole:
            best = min(best, 2 if whole in names or whole in others else 4)
        elif beginning in starts:
            best = min(best, 1)
        elif whole in names or whole in others:
            best = min(best, 2)
        elif beginning in names or beginning in others or beginning in numbers:
            best = min(best, 3)
    return best
