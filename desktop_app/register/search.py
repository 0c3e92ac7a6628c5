"""Find a person, a dossier, a place or an écrit from a few letters (UX §1.1, J1-5 and J1-6).

Ranking: complete number > beginning of a name > beginning of a word > inside a word > « Orthographe
proche ». The later ranks are read only when the earlier ones leave room.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.likeness import slips_allowed, sound, sound_keys
from desktop_app.domain.person import Person
from desktop_app.domain.search_query import Piece, Term, parse
from desktop_app.domain.spoken_dates import age_in_words, date_in_words
from desktop_app.register.database import Connection
from desktop_app.register.search_ranges import Entry, Ranges
from desktop_app.register.search_store import ECRITS, PEOPLE, PLACES, SHORTEST_END

GROUPS = {PEOPLE: "Personnes et dossiers", PLACES: "Lieux", ECRITS: "Écrits"}
NEAR = "Orthographe proche"
_FEW = 5
_READ_AHEAD = 48
_INSIDE_WORDS = 24
_NEAR_READ = 150
_NEAR_WORDS = 8
_LAST = "\U0010ffff"
_AROUND = f"SELECT word FROM search_lead WHERE lead BETWEEN ? AND ? LIMIT {_INSIDE_WORDS}"  # noqa: S608
_SOUNDING = f"SELECT word FROM search_lead WHERE lead = ? LIMIT {_NEAR_READ}"  # noqa: S608 - a constant
_SITUATION = (
    "SELECT (SELECT state FROM dossier WHERE id = ?1), (SELECT MAX(observed) FROM observation"
    " WHERE dossier_id = ?1 AND trashed_at IS NULL)"
)


@dataclass(frozen=True, slots=True)
class SearchHit:
    """One thing found. ``detail`` says what tells it from its homonyms (J1-9)."""

    kind: str
    id: str
    dossier_id: str | None
    dossier_ref: str
    label: str
    detail: str
    group: str


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
        exact = {shelf: self._exact(terms, shelf, limit) for shelf in GROUPS}
        beside = max(limit // 4, 1) if exact[PEOPLE] else limit
        groups = {shelf: entries[:beside] for shelf, entries in exact.items()}
        room = max(limit - len(groups[PLACES]) - len(groups[ECRITS]), 1)
        groups[PEOPLE] = exact[PEOPLE][:room]
        found = [(GROUPS[shelf], entries) for shelf, entries in groups.items()]
        count = sum(len(entries) for _, entries in found)
        if count < min(_FEW, limit):
            seen = {entry for _, entries in found for entry in entries}
            found.append((NEAR, [entry for entry in self._near(terms) if entry not in seen]))
        best = [(entry, group) for group, entries in found for entry in entries][:limit]
        return Found(tuple(self._hit(entry, group) for entry, group in best))

    def _exact(self, terms: Sequence[Term], shelf: int, limit: int) -> list[Entry]:
        """Return the rows of a shelf that hold what was typed, rank by rank."""
        ranges = Ranges(self._connection, shelf)
        entries = _sorted(terms, ranges.entries(terms, max(limit, _READ_AHEAD)))
        if len(entries) < limit:
            wider = self._with_inside_words(terms)
            if wider is not None:
                more = _sorted(wider, ranges.entries(wider, max(limit, _READ_AHEAD)))
                entries += [entry for entry in more if entry not in entries]
        return entries[:limit]

    def _with_inside_words(self, terms: Sequence[Term]) -> tuple[Term, ...] | None:
        """Return the terms with the known words that contain them, or ``None`` if none does."""
        wider = tuple(_with_words(term, self._words_around(term)) for term in terms)
        return None if wider == tuple(terms) else wider

    def _words_around(self, term: Term) -> list[str]:
        return [
            row[0]
            for word in _spelt(term)
            for row in self._connection.rows(_AROUND, (f"<{word}", f"<{word}{_LAST}"))
        ]

    def _near(self, terms: Sequence[Term]) -> list[Entry]:
        """Return the rows found with other spellings of the words."""
        wider = tuple(_with_words(term, self._words_near(term)) for term in terms)
        if wider == tuple(terms):
            return []
        return [
            entry
            for shelf in (PEOPLE, PLACES)
            for entry in _sorted(wider, Ranges(self._connection, shelf).entries(wider, _READ_AHEAD))
        ]

    def _words_near(self, term: Term) -> list[str]:
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
            rows = self._connection.rows(_SOUNDING, (f"~{key}",))
            for (known,) in rows:
                allowed = most + (len(asked) > SHORTEST_END and sound(known) == heard)
                slips = OSA.distance(asked, known, score_cutoff=allowed)
                if slips <= allowed:
                    yield known, slips

    def _hit(self, entry: Entry, group: str) -> SearchHit:
        return SearchHit(
            kind=entry.kind,
            id=entry.id,
            dossier_id=entry.dossier_id,
            dossier_ref=entry.dossier_ref,
            label=entry.label,
            detail=" · ".join(self._details(entry)),
            group=group,
        )

    def _details(self, entry: Entry) -> Iterator[str]:
        """Yield « environ 14 ans », « Les Acacias », « archivé », « dernière observation… »."""
        if entry.birth is not None:
            estimated_on = entry.birth_estimated_on
            born = Person(
                id=PersonId(entry.id),
                dossier_id=DossierId(entry.dossier_id or ""),
                birth=PartialDate(entry.birth),
                birth_estimated_on=None
                if estimated_on is None
                else date.fromisoformat(estimated_on),
            )
            yield age_in_words(born, self._today())
        if entry.detail:
            yield entry.detail
        if entry.dossier_id is None:
            return
        row = self._connection.row(_SITUATION, (entry.dossier_id,))
        if row is not None and row[0] == DossierState.ARCHIVED:
            yield DossierState.ARCHIVED.label
        if row is not None and row[1] is not None:
            yield f"dernière observation\u00a0: {date_in_words(PartialDate(row[1]))}"


def _spelt(term: Term) -> list[str]:
    """Return the words of a term that may be misspelt or be the inside of a word."""
    if not term.is_name:
        return []
    return [
        choice[0].word
        for choice in term.alternatives
        if len(choice) == 1 and len(choice[0].word) >= SHORTEST_END
    ]


def _with_words(term: Term, words: Sequence[str]) -> Term:
    more = tuple((Piece(word, whole=True),) for word in words)
    return Term(tuple(dict.fromkeys((*term.alternatives, *more))))


def _sorted(terms: Sequence[Term], entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries best first: as well found as the term found worst in them."""
    ranked = []
    for entry in entries:
        parts = entry.words.parts
        worst = max(_rank(term, parts) for term in terms)
        ranked.append(((worst, entry.kind, entry.label, entry.doc), entry))
    return [entry for _, entry in sorted(ranked, key=lambda pair: pair[0])]


def _rank(term: Term, parts: Sequence[frozenset[str]]) -> int:
    """Return how well a row holds a term: 0 for a complete number or name, 4 at worst."""
    numbers, starts, names, others = parts
    best = 4
    for choice in term.alternatives:
        piece = choice[0]
        if piece.word in numbers or piece.word in starts:
            return 0
        if piece.whole:
            continue
        if any(start.startswith(piece.word) for start in starts):
            best = min(best, 1)
        elif piece.word in names or piece.word in others:
            best = min(best, 2)
        elif any(word.startswith(piece.word) for word in (*names, *others, *numbers)):
            best = min(best, 3)
    return best
