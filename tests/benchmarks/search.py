"""Searching 100,000 persons: each kind of query, its growth, and one raw read of the same index.

The registers of 1,000 and of 100,000 persons hold the persons of the training generator, a third of
the families under invented names so that the words are as many as in real life.
FANAL_BENCH_PERSONS makes the big one smaller.
"""

from __future__ import annotations

import itertools
import os
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.folding import fold
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person
from desktop_app.domain.phones import shown
from desktop_app.register.database import Connection, create_database
from desktop_app.register.life_schema import LIFE
from desktop_app.register.schema import INITIAL
from desktop_app.register.search import SearchIndex
from desktop_app.register.search_documents import dossier_document, person_document, place_document
from desktop_app.register.search_schema import SEARCH
from desktop_app.register.search_store import SearchStore
from desktop_app.register.table import Table
from desktop_app.services.training import generate
from desktop_app.services.training_data.plot import TrainingDossier
from tests.benchmarks.figure import Figure, beside

SMALL, BIG = 1_000, int(os.environ.get("FANAL_BENCH_PERSONS", "100000"))
TODAY = date(2026, 3, 3)
P95_MS = 16.0
GROWTH = 3.0
OVER_RAW = 60.0
_QUERIES = 60
_BATCH = 500
_START, _MIDDLE, _END = (
    ("pop", "dum", "rad", "stan", "cio", "gor", "vas", "lup", "munt", "tud", "bog", "mir", "kel"),
    ("a", "e", "i", "o", "u", "an", "en", "in", "el", "ar", "or", "esh", "ush"),
    ("escu", "eanu", "ov", "ic", "aru", "oiu", "ache", "as", "aj", "dze", "enko", "i", "u"),
)
_RAW = (
    "SELECT d.label FROM search_word AS w CROSS JOIN search_doc AS d ON d.doc = w.doc"
    " WHERE w.part = 1 AND w.word BETWEEN ? AND ? LIMIT 20"
)
DOSSIERS = Table("dossier", Dossier)
OBSERVATIONS = Table("observation", Observation)


@dataclass(frozen=True, slots=True)
class Bench:
    """A register with its index, and some of its persons to ask for."""

    connection: Connection
    index: SearchIndex
    sample: tuple[tuple[Person, str], ...]


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the 95th percentile of each kind of query, its growth, and the floor."""
    small, big = build(workdir / "small.db", SMALL), build(workdir / "big.db", BIG)
    grown, before = [], []
    for kind in KINDS:
        now = timed(big, kind)
        earlier = timed(small, kind)
        grown += now
        before += earlier
        name = f"search, {kind}: p95, {BIG} persons against {SMALL}"
        yield beside(name, percentile(now), percentile(earlier), GROWTH)
    value = percentile(grown)
    yield beside(f"search, all: p95, {BIG} against {SMALL}", value, percentile(before), GROWTH)
    yield beside(f"search, all: p95, {BIG} persons, within the goal", value, P95_MS, 1.0)
    yield beside_raw(big)
    small.connection.close()
    big.connection.close()


def beside_raw(bench: Bench) -> Figure:
    """Return a query beside the one range of the index that gives its first labels."""
    ours, raw = [], []
    for text in queries(bench, "beginning of a name"):
        word = fold(text)
        bounds = (word, f"{word}\U0010ffff")
        ours.append(best_of(lambda text=text: bench.index.query(text)))
        raw.append(best_of(lambda bounds=bounds: bench.connection.rows(_RAW, bounds)))
    name = "search, beginning of a name: p95 beside one raw read of 20 labels"
    return beside(name, percentile(ours), percentile(raw), OVER_RAW)


def build(path: Path, persons: int) -> Bench:
    """Return an indexed register of ``persons`` persons; of the other rows, what a result shows."""
    connection = create_database(path, b"b" * 32)
    for statement in (*INITIAL, *SEARCH, *LIFE):
        connection.run(statement)
    rng = random.Random(3)
    sample: list[tuple[Person, str]] = []
    written = 0
    for number, batch in enumerate(batched(generate(1, persons // 3 + 9, TODAY), _BATCH)):
        connection.begin()
        store = SearchStore(connection)
        for index, story in enumerate(batch):
            dossier = replace(story.dossier, ref=f"D-2026-{number * _BATCH + index + 1:03}")
            insert(connection, dossier, story.observations[:1])
            store.put(dossier_document(dossier, "Famille"))
            store.put(place_document(story.places[0]))
            name = odd_name(rng) if rng.random() < 0.33 else ""
            for person in story.persons[: persons - written]:
                known = replace(person, birth_name=name or person.birth_name)
                store.put(person_document(known, dossier, story.places[0]))
                written += 1
                if written % max(persons // 400, 1) == 0:
                    sample.append((known, dossier.ref))
        connection.commit()
        if written >= persons:
            break
    return Bench(connection, SearchIndex(connection, lambda: TODAY), tuple(sample))


def insert(connection: Connection, dossier: Dossier, observations: tuple[Observation, ...]) -> None:
    """Write the dossier and its last observation: a result says its state and its last date."""
    connection.run(DOSSIERS.insert_sql, (dossier.id, *DOSSIERS.encode(dossier), "2026-03-03"))
    for item in observations:
        bare = replace(item, place_id=None, speaker_id=None)
        values = (bare.id, *OBSERVATIONS.encode(bare), "2026-03-03")
        connection.run(OBSERVATIONS.insert_sql, values)


def batched(stories: Iterator[TrainingDossier], size: int) -> Iterator[list[TrainingDossier]]:
    while batch := list(itertools.islice(stories, size)):
        yield batch


def odd_name(rng: random.Random) -> str:
    """Return an invented family name: some thousands of different ones."""
    parts = (rng.choice(_START), rng.choice(_MIDDLE), rng.choice(_MIDDLE), rng.choice(_END))
    return "".join(parts).capitalize()


def first(person: Person) -> str:
    return person.first_names[0] if person.first_names else ""


def day_of(person: Person) -> str:
    known = person.birth is not None and len(person.birth.edtf) == 10
    return f"{person.birth.earliest:%d/%m/%Y}" if person.birth and known else ""


def misspelt(word: str, rng: random.Random) -> str:
    """Return ``word`` with two letters swapped, one doubled or one replaced."""
    if len(word) < 5:
        return ""
    at = rng.randrange(1, len(word) - 1)
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    doubled = word[:at] + word[at] + word[at:]
    return rng.choice((swapped, doubled, f"{word[:at]}k{word[at + 1 :]}"))


Ask = Callable[[Person, str, random.Random], str]
KINDS: dict[str, Ask] = {
    "two letters": lambda p, _ref, rng: rng.choice((p.birth_name, first(p)))[:2],
    "beginning of a name": lambda p, _ref, rng: p.birth_name[: rng.randint(3, 6)],
    "first name": lambda p, _ref, _rng: first(p),
    "two words": lambda p, _ref, rng: f"{first(p)} {p.birth_name[: rng.randint(2, 5)]}".strip(),
    "two first names": lambda p, _ref, rng: f"{first(p)} {rng.choice(('Maria', 'Ion', 'Elena'))}",
    "name and place": lambda p, _ref, rng: f"{first(p)} {rng.choice(('tilleuls', 'nantes'))}",
    "date": lambda p, _ref, _rng: day_of(p),
    "phone": lambda p, _ref, _rng: shown(p.phones[0].number) if p.phones else "",
    "reference": lambda _p, ref, _rng: ref,
    "misspelt": lambda p, _ref, rng: misspelt(p.birth_name, rng),
    "inside of a word": lambda p, _ref, _rng: p.birth_name[2:6] if len(p.birth_name) > 6 else "",
    "nothing found": lambda p, _ref, rng: f"xq{rng.randrange(10_000)}w {p.birth_name[:2]}zz",
}


def queries(bench: Bench, kind: str) -> list[str]:
    """Return different queries of a kind, made from persons of the register."""
    rng = random.Random(kind)
    people = rng.sample(bench.sample, len(bench.sample))
    asked: dict[str, None] = {}
    for person, ref in itertools.islice(itertools.cycle(people), 10 * len(people)):
        text = KINDS[kind](person, ref, rng)
        if text:
            asked[text] = None
        if len(asked) == _QUERIES:
            break
    return list(asked)


def timed(bench: Bench, kind: str) -> list[float]:
    return [best_of(lambda text=text: bench.index.query(text)) for text in queries(bench, kind)]


def best_of(work: Callable[[], object], rounds: int = 3) -> float:
    """Return the best time of ``work`` in ms: what else the machine does is left out."""
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return min(times)


def percentile(times: list[float]) -> float:
    """Return the 95th percentile."""
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]
