"""Import of 10,000 rows beside the raw journalled inserts of the same rows.

The floor writes the rows that the import wrote (dossiers, persons, places, the batch) and their
journal entries, ready made, through the driver alone, in one transaction under the same settings.
What is measured is what Fanal adds: making the persons, the chain of the journal, the words of the
search. Reading the file and understanding its cells comes before, and is told apart.
"""

from __future__ import annotations

import gc
import random
import shutil
import statistics
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from desktop_app.errors import AppError
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
from desktop_app.services.clock import system_clock
from desktop_app.services.import_views import DryRun
from desktop_app.services.importing import Importing
from desktop_app.services.opening import read_data
from desktop_app.services.papers import Papers
from desktop_app.services.reference import Reference
from desktop_app.services.training_data.names import BULGARIAN, GUINEAN, ROMANIAN
from tests.benchmarks.bare import IDENTITY, Place, Statement
from tests.benchmarks.figure import Figure, beside

ROWS = 10_000
GOAL = 3.0
STOP_GOAL_MS = 500.0
READ_GOAL_MS = 60_000.0
_ROUNDS = 3
_WRITTEN = ("dossier", "person", "place", "batch")
_TITLES = (
    "Nom;Prénom;Né(e) le;Sexe;Téléphone;Campement;Commune;Nationalité;École;Remarques;Suivi par"
)


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the figures of the import."""
    empty = Place(workdir / "Banc.fanal", KeyRing.new())
    empty.folder.mkdir(mode=0o700)
    Register.create(empty.folder, empty.ring)
    table = _table(workdir / "table.csv")
    bench = _Bench(empty, workdir, table)
    dry, read_ms = bench.tried()
    yield _within(f"read and try out {ROWS} rows, duplicates included", read_ms, READ_GOAL_MS)
    yield _within("stop an import in the middle of its writing", bench.stopped(dry), STOP_GOAL_MS)
    ours, floors = [], []
    for _ in range(_ROUNDS):
        elapsed, statements = bench.written(dry)
        ours.append(elapsed)
        floors.append(bench.floor(statements))
    name = f"import {ROWS} rows, with their journal entries and their search words"
    yield beside(name, statistics.median(ours), statistics.median(floors), GOAL)


class _Bench:
    """Registers that start empty, one a trial."""

    def __init__(self, empty: Place, workdir: Path, table: Path) -> None:
        self._empty = empty
        self._workdir = workdir
        self._table = table
        self._reference = Reference(read_data)
        self._made = 0

    def tried(self) -> tuple[DryRun, float]:
        """Return the dry run of the table, and how long it took from the file on."""
        started = time.perf_counter()
        dry, _place = self._on(lambda importing: importing.try_out(importing.read(self._table)))
        return dry, (time.perf_counter() - started) * 1000

    def written(self, dry: DryRun) -> tuple[float, list[Statement]]:
        """Return how long the import takes, and the raw inserts of what it wrote."""
        elapsed = 0.0

        def run(importing: Importing) -> list[Statement]:
            nonlocal elapsed
            with _no_garbage():
                started = time.perf_counter()
                importing.run(dry)
                elapsed = (time.perf_counter() - started) * 1000
            return _statements(importing._register)

        statements, _place = self._on(run)
        return elapsed, statements

    def stopped(self, dry: DryRun) -> float:
        """Return how long a press on « Arrêter » takes in the middle of the writing."""
        stop, pressed = threading.Event(), [0.0]

        def tell(done: int, total: int) -> None:
            if done >= total // 4 and not stop.is_set():
                pressed[0] = time.perf_counter()
                stop.set()

        def run(importing: Importing) -> float:
            try:
                importing.run(dry, {}, tell, stop)
            except AppError:
                return (time.perf_counter() - pressed[0]) * 1000
            raise RuntimeError("the import was not stopped")

        return self._on(run)[0]

    def floor(self, statements: list[Statement]) -> float:
        """Return how long the driver alone takes for the same rows."""
        place = self._copied()
        connection = place.open_bare()
        with _no_garbage():
            started = time.perf_counter()
            connection.execute("BEGIN IMMEDIATE")
            for sql, parameters in statements:
                connection.execute(sql, parameters)
            connection.execute("COMMIT")
            elapsed = (time.perf_counter() - started) * 1000
        connection.close()
        shutil.rmtree(place.folder)
        return elapsed

    def _copied(self) -> Place:
        self._made += 1
        return self._empty.copied(self._workdir / f"Essai{self._made}.fanal")

    def _on(self, work: Callable[[Importing], Any]) -> tuple[Any, Place]:
        place = self._copied()
        register = place.open()
        papers = Papers(register, system_clock, self._reference, place.folder / "tmp")
        try:
            held = (register, IDENTITY, system_clock, self._reference, papers)
            return work(Importing(*held, threading.Event())), place
        finally:
            papers.close()
            register.close()
            shutil.rmtree(place.folder)


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Collect before, not during: as the window does, which collects between its events."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _statements(register: Register) -> list[Statement]:
    """Return the inserts of every row that the import wrote, in the order of the journal."""
    rows = {
        (table, row[0]): row
        for table in _WRITTEN
        for row in register.connection.rows(f"SELECT * FROM {table}")  # noqa: S608 - fixed names
    }
    names = [item[1] for item in register.connection.rows("PRAGMA table_info(journal)")]
    found: list[Statement] = []
    for entry in register.connection.rows("SELECT * FROM journal ORDER BY n"):
        told = dict(zip(names, entry, strict=True))
        row = rows[told["entity"], told["entity_id"]]
        found += [_insert(told["entity"], row), _insert("journal", entry)]
    return found


def _insert(table: str, row: tuple[Any, ...]) -> Statement:
    return f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row  # noqa: S608


def _within(name: str, value_ms: float, goal_ms: float) -> Figure:
    ratio = round(value_ms / goal_ms, 3)
    return Figure(name, round(value_ms, 1), "ms", goal_ms, ratio, 1.0, value_ms <= goal_ms)


def _table(path: Path) -> Path:
    draw = random.Random(1)
    origins = (ROMANIAN, BULGARIAN, GUINEAN)
    lines = [_TITLES]
    for row in range(ROWS):
        origin = draw.choice(origins)
        first = draw.choice((*origin.girls, *origin.boys))
        born = f"{draw.randint(1, 28):02d}/{draw.randint(1, 12):02d}/{draw.randint(1985, 2025)}"
        phone = f"06 39 98 {row // 100:02d} {row % 100:02d}"
        who = (draw.choice(origin.families), first, born, draw.choice("FG"), phone)
        where = (f"Terrain {row % 60}", "Bobigny", "roumaine", "Collège A")
        lines.append(";".join((*who, *where, f"Vue au campement, ligne {row}", "C. Martin")))
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
