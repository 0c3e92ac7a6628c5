"""Every budget of UX §1.7 on two years of work of a busy team, each beside its floor.

The floor of what reads is the same queries through the driver alone; of what the window does, a
bare widget that does the same. ``holds`` asks for both: the ratio and the budget.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path

from desktop_app.domain.filters import Subject
from desktop_app.domain.ids import DossierId
from desktop_app.register.slots import KdfParameters, passphrase_key
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.benchmarks.bare import recorded, replay
from tests.benchmarks.busy_register import LONG, PASSPHRASE, Built, built
from tests.benchmarks.figure import Figure, interleaved, within

UNLOCK_MS, SEARCH_MS, OPEN_MS = 1500.0, 100.0, 300.0
AUTOSAVE_MS = 800.0 - 500.0
"""The budget of an autosave counts from the last key; the pause before it is 500 ms."""

_UNLOCK_GOAL = 1.4
_READ_GOAL = 3.0
_SEARCH_GOAL = 3.0
_FILTER_GOAL = 4.0
"""Ages, places, languages and dates of every dossier are understood: SQLite tells only texts."""
_SAVE_GOAL = 3.0
_NAMES, _ROUNDS = 12, 7


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the figures, from unlocking to locking."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.benchmarks import list_window  # Qt, which the areas before do without

    found = built(workdir.parent)
    yield _unlocking(found)
    with closing(found.opening.unlock(found.folder, PASSPHRASE)) as session:
        yield from _reading(session, found)
        yield _autosave(session)
        yield from list_window.figures(session)


def _unlocking(found: Built) -> Figure:
    """Return the time from Entrée to the home page; the floor derives the key and asks the same."""
    slot = json.loads((found.folder / "vault.json").read_text(encoding="utf-8"))["slots"][0]
    session = found.opening.unlock(found.folder, PASSPHRASE)
    with recorded(session.register.connection) as statements:
        session.home.view()
    session.close()
    parameters = KdfParameters(**slot["kdf"])

    def ours() -> None:
        with closing(found.opening.unlock(found.folder, PASSPHRASE)) as opened:
            opened.home.view()

    def bare() -> None:
        passphrase_key(PASSPHRASE, b"0" * 16, parameters)
        with closing(found.place.open_bare()) as connection:
            replay(connection, statements)

    times = interleaved(ours, bare, 5, warm=1)
    return within("unlock, from Entrée to the home page", *times, _UNLOCK_GOAL, UNLOCK_MS)


def _reading(session: Session, found: Built) -> Iterator[Figure]:
    session.dossiers.view(found.busy.ordinary)
    yield _searching(session)
    for what, dossier_id in (
        ("an ordinary dossier", found.busy.ordinary),
        (f"a dossier of {LONG} entries", found.busy.longest),
    ):
        read = _opening(session, dossier_id)
        yield _read(session, read, f"open {what}", _READ_GOAL)
    yield _read(session, lambda: _listing(session), "list every dossier", _READ_GOAL)
    views = {line.id: line for line in session.views.views()}
    for key in ("no_news", "incomplete"):
        view = views[key]
        yield _read(
            session,
            lambda view=view: session.views.chosen(view.criteria, view.joined_by),  # type: ignore[misc]
            f"choose the view « {view.name} » after something was written",
            _FILTER_GOAL,
            before=lambda: _write_something(session),
        )
    yield _read(
        session,
        lambda: session.views.choices(Subject.PLACE),
        "offer the places of a criterion, after something was written",
        _FILTER_GOAL,
        before=lambda: _write_something(session),
    )


def _opening(session: Session, dossier_id: DossierId) -> Callable[[], object]:
    from desktop_app.ui.pages.dossier_content import reading

    return reading(session, dossier_id, None, entry="", opened=False)


def _listing(session: Session) -> object:
    from desktop_app.ui.pages.dossiers_reading import Asked, reading

    return reading(session, Asked(), details=False)()


def _read(
    session: Session,
    read: Callable[[], object],
    name: str,
    goal: float,
    *,
    before: Callable[[], None] = lambda: None,
) -> Figure:
    """Measure a reading beside the queries that it made, when nothing was kept from before."""
    before()
    with recorded(session.register.connection) as statements:
        read()
    floor = session.register.connection.raw
    mine, raw = [], []
    for _ in range(_ROUNDS):
        before()
        mine.append(_timed(read))
        raw.append(_timed(lambda: replay(floor, statements)))
    return within(name, statistics.median(mine), statistics.median(raw), goal, OPEN_MS)


def _searching(session: Session) -> Figure:
    """Return the slowest twentieth of the keystrokes of some names, typed letter by letter."""
    mine, raw = [], []
    lines, floor = session.dossiers.lines(), session.register.connection.raw
    step = max(len(lines) // _NAMES, 1)
    for line in lines[::step]:
        word = line.label.removeprefix("Famille ").split(" (")[0]
        for end in range(2, min(len(word), 9) + 1):
            ask = partial(session.finding.search, word[:end])
            with recorded(session.register.connection) as statements:
                ask()
            again = partial(replay, floor, statements)
            mine.append(min(_timed(ask) for _ in range(2)))
            raw.append(min(_timed(again) for _ in range(2)))
    name = f"search keystroke to list, p95 of {len(mine)}"
    return within(name, _p95(mine), _p95(raw), _SEARCH_GOAL, SEARCH_MS)


def _autosave(session: Session) -> Figure:
    payload = {"seen": "J’ai vu Ana sur le terrain à 11 h, un jour de collège. " * 40}
    dossier_id = session.dossiers.lines()[0].id
    floor = session.register.connection.raw
    text, number = json.dumps(payload), iter(range(10_000))

    def ours() -> None:
        session.drafts.save("observation", dossier_id, {**payload, "n": next(number)})

    def bare() -> None:
        floor.execute("BEGIN IMMEDIATE")
        floor.execute(
            "INSERT INTO draft (kind, subject, payload, saved_at) VALUES (?, ?, ?, ?) "
            "ON CONFLICT (kind, subject) DO UPDATE "
            "SET payload = excluded.payload, saved_at = excluded.saved_at",
            ("observation", dossier_id, f"{text}{next(number)}", "2026-03-03"),
        )
        floor.execute("COMMIT")

    times = interleaved(ours, bare, 25, warm=3)
    session.drafts.discard("observation", dossier_id)
    return within("autosave of a text of 2,200 letters", *times, _SAVE_GOAL, AUTOSAVE_MS)


def _write_something(session: Session) -> None:
    """Note something, so that nothing kept from before is of use."""
    dossier_id = session.dossiers.recents(1)[0].id
    session.observations.record(ObservationEntry(dossier_id, seen="Vu ce matin."))


def _timed(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes, the collector of garbage at rest as in the program."""
    gc.collect()
    gc.disable()
    started = time.perf_counter()
    work()
    elapsed = (time.perf_counter() - started) * 1000
    gc.enable()
    return elapsed


def _p95(times: list[float]) -> float:
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]
