"""Open a dossier of 2,000 entries: what is read beside the raw queries, and the page on screen.

The entries are of two texts each. All of one year is the worst that a dossier can hold; over ten
years is what years on demand are for. The page counts from the order to open it until its first
screen is painted, reading included, beside the budget of UX §1.7.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from desktop_app import paths
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId
from desktop_app.domain.observation import Voice
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.benchmarks.figure import Figure, beside, interleaved
from tests.sessions import NOW, new_session

ENTRIES = 2_000
BUDGET_MS = 300.0
"""Open a dossier (UX §1.7)."""

_READ_GOAL = 3.0
"""What Fanal adds to the bare rows: dates, lists, occasions, order, and their words."""

_TEXT = "J’ai vu Ana sur le terrain à 11 h, un jour de collège. " * 4
_YEARS = 10
_ROUNDS = 9
Statement = tuple[str, tuple[Any, ...]]


def figures(workdir: Path) -> Iterator[Figure]:
    """Yield the figures of the chronology."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    session = new_session(workdir)
    one_year = _filled(session, ENTRIES, timedelta(hours=1))
    ten_years = _filled(session, ENTRIES, timedelta(days=_YEARS * 365 / ENTRIES))
    empty = session.dossiers.create(typed_name="VIDE Ana").dossier.id
    yield _reading(session, one_year, f"read a dossier of {ENTRIES} entries of one year")
    yield _reading(session, ten_years, f"read a dossier of {ENTRIES} entries, its latest year")
    page = _page(session)
    for dossier_id, what in (
        (one_year, f"open a dossier of {ENTRIES} entries of one year, in the window"),
        (ten_years, f"open a dossier of {ENTRIES} entries over {_YEARS} years, in the window"),
    ):
        yield _opening(page, dossier_id, empty, what)
    session.close()


def _filled(session: Session, entries: int, step: timedelta) -> DossierId:
    """Return a new dossier with an occasion each ``step`` back from today."""
    dossier_id = session.dossiers.create(typed_name="POPESCU Ana").dossier.id
    session.observations.record(ObservationEntry(dossier_id, seen="Modèle.", team=("C. Martin",)))
    model = session.observations.latest(dossier_id)
    if model is None:
        raise ValueError("what was just recorded is there")
    with session.register.change(session.actor, "create") as change:
        for rank in range(entries):
            occasion = OccasionId(session.observations.reserve())
            seen = _day(rank, step)
            for voice in (Voice.SEEN, Voice.WORDS):
                text = replace(
                    model,
                    id=ObservationId(session.observations.reserve()),
                    occasion_id=occasion,
                    voice=voice,
                    text=f"{_TEXT}{rank}",
                    observed=PartialDate.of_day(seen),
                )
                session.register.observations.save(change, text)
    return dossier_id


def _day(rank: int, step: timedelta) -> date:
    return (NOW.replace(month=12, day=31) - step * rank).date()


def _reading(session: Session, dossier_id: DossierId, name: str) -> Figure:
    statements: list[Statement] = []
    connection = session.register.connection
    rows = connection.rows

    def noted(sql: str, parameters: Any = ()) -> Any:
        statements.append((sql, tuple(parameters)))
        return rows(sql, parameters)

    connection.rows = noted  # type: ignore[method-assign]
    session.timeline.view(dossier_id)
    connection.rows = rows  # type: ignore[method-assign]

    def bare() -> None:
        for sql, parameters in statements:
            connection.raw.execute(sql, parameters).fetchall()

    ours = _ignoring(lambda: session.timeline.view(dossier_id))
    return beside(name, *interleaved(ours, bare, _ROUNDS), _READ_GOAL)


def _opening(page: Any, dossier_id: DossierId, other: DossierId, name: str) -> Figure:
    from PySide6.QtWidgets import QApplication

    def away() -> None:
        page.show_route({"dossier": other})
        QApplication.processEvents()

    def opened() -> None:
        page.show_route({"dossier": dossier_id})
        page.repaint()

    ours, _other = interleaved(opened, away, _ROUNDS)
    return beside(f"{name}, against the budget", ours, BUDGET_MS, 1.0)


def _page(session: Session) -> Any:
    """Return the page of a dossier in a dressed window that works at once."""
    from PySide6.QtWidgets import QApplication

    from desktop_app.ui.fonts import load_fonts
    from desktop_app.ui.pages.dossier_page import DossierPage
    from desktop_app.ui.theme import Look, Theme
    from tests.ui.fakes import page_context
    from tests.ui.pages.inline import FailingRunner

    application = QApplication.instance() or QApplication([])
    load_fonts(paths.resource("fonts"))
    Theme(application, paths.resource("styles")).apply(Look(font="inter"))  # type: ignore[arg-type]
    page = DossierPage(page_context(session, runner=FailingRunner()))
    page.resize(1366, 700)
    page.show()
    QApplication.processEvents()
    return page


def _ignoring(work: Callable[[], object]) -> Callable[[], None]:
    def done() -> None:
        work()

    return done
