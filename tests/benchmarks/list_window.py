"""What the window does with the list of dossiers, beside bare widgets: typing, locking."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

from desktop_app import paths
from desktop_app.app import page_factories
from desktop_app.domain.folding import fold
from desktop_app.domain.ids import DossierId
from desktop_app.services.clock import system_clock
from desktop_app.services.session import Session
from desktop_app.ui.fonts import load_fonts
from desktop_app.ui.models.dossiers_model import DossiersModel, Listed, listed
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_table import DossierTable
from desktop_app.ui.process import hide_windows
from desktop_app.ui.theme import Look, Theme
from desktop_app.ui.workplace import Workplace
from tests.benchmarks.figure import Figure, beside, within
from tests.ui.fakes import page_context
from tests.ui.pages.inline import FailingRunner

ROWS = 5_000
KEY_MS, LOCK_MS = 100.0, 200.0
_TYPED = ("popescu", "acacias", "14 ans", "maria ou ion", "zzz")
_TYPE_GOAL = 6.0
"""The bare table has no words of dates to make, and nothing to select again."""
Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


def figures(session: Session) -> Iterator[Figure]:
    """Yield the figures of the window on an open register."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication([])
    load_fonts(paths.resource("fonts"))
    theme = Theme(application, paths.resource("styles"))
    theme.apply(Look(font="inter"))
    yield _typing(session)
    yield _locking(session)


def _typing(session: Session) -> Figure:
    """Return the slowest keystroke in the filter of a list of 5,000 rows, painted."""
    items = _many(listed(session.dossiers.lines(), {}, fold))
    model = DossiersModel(fold, lambda: system_clock().date())
    model.set_listed(items)
    ours = DossierTable(model)
    bare_model = _BareModel([item.folded for item in items])
    bare = QTableView()
    bare.setModel(bare_model)
    for table in (ours, bare):
        table.resize(1100, 600)
        table.show()
    QApplication.processEvents()

    def type_ours(text: str) -> None:
        held = ours.current_id()
        model.set_text(text)
        ours.select(held)
        ours.repaint()

    def type_bare(text: str) -> None:
        bare_model.keep(text.split())
        bare.repaint()

    mine, raw = _keystrokes(type_ours), _keystrokes(type_bare)
    for table in (ours, bare):
        table.hide()
        table.deleteLater()
    name = f"keystroke in the filter of {ROWS} rows, p95"
    return within(name, _p95(mine), _p95(raw), _TYPE_GOAL, KEY_MS)


def _locking(session: Session) -> Figure:
    """Return how long the window at the list takes to disappear."""
    runner = FailingRunner()
    context = page_context(session, runner=runner)
    place = Workplace(context, page_factories(), _surroundings(runner))
    place.window.resize(1366, 768)
    context.navigator.open(routes.DOSSIERS)

    def ours() -> float:
        place.window.show()
        QApplication.processEvents()
        return _timed(hide_windows)

    mine = [ours() for _ in range(9)]
    runner.stopped = True
    place.stop_watching()
    place.window.deleteLater()
    return beside(
        "lock: the window is hidden, against the budget", statistics.median(mine), LOCK_MS, 1.0
    )


class _BareModel(QAbstractTableModel):
    """The same texts, kept by the same words, and nothing else."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._texts = list(texts)
        self._rows = list(texts)

    def keep(self, words: Sequence[str]) -> None:
        self.beginResetModel()
        self._rows = [text for text in self._texts if all(word in text for word in words)]
        self.endResetModel()

    def rowCount(self, _parent: Index = _ROOT) -> int:
        return len(self._rows)

    def columnCount(self, _parent: Index = _ROOT) -> int:
        return 5

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self._rows[index.row()] if role == Qt.ItemDataRole.DisplayRole else None


def _many(items: Sequence[Listed]) -> list[Listed]:
    """Return as many rows as there are persons: each one in a dossier of her own is the worst."""
    return [
        replace(item, line=replace(item.line, id=DossierId(f"{item.line.id}{number}")))
        for number, item in zip(
            range(ROWS), (items[at % len(items)] for at in range(ROWS)), strict=True
        )
    ]


def _keystrokes(type_text: Callable[[str], None]) -> list[float]:
    times = []
    for word in _TYPED:
        for end in (*range(1, len(word) + 1), 0):
            gc.collect()
            times.append(_timed(lambda: type_text(word[:end])))  # noqa: B023 - called at once
    return times


def _surroundings(runner: FailingRunner) -> Any:
    at_once = SimpleNamespace(
        run=runner.run,
        run_latest=runner.run_latest,
        slow=SimpleNamespace(connect=lambda _slot: None),
        stop=lambda **_: True,
    )
    return SimpleNamespace(
        runner=at_once, successor=lambda **_: None, end=lambda _: None, files=None
    )


def _timed(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return (time.perf_counter() - started) * 1000


def _p95(times: list[float]) -> float:
    return sorted(times)[min(int(len(times) * 0.95), len(times) - 1)]
