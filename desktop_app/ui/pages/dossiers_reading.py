"""What the page of the dossiers reads, all at once, on the worker."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from desktop_app.domain.filters import Operator, Subject
from desktop_app.domain.folding import fold
from desktop_app.domain.ids import DossierId
from desktop_app.domain.saved_view import Criterion, Join
from desktop_app.services.saved_views import ViewLine
from desktop_app.ui.models.dossiers_model import Listed, listed
from desktop_app.ui.navigation import Place
from desktop_app.ui.pages.criterion_row import RowState

if TYPE_CHECKING:
    from desktop_app.services.session import Session

ACTIVE = "active"
ALL = "all"
_FIRST_ROWS = (RowState(Subject.STATE.value, Operator.IS.value, ("active",)),)


@dataclass(frozen=True, slots=True)
class Asked:
    """What the list is asked: criteria and how they are joined."""

    criteria: tuple[Criterion, ...] = ()
    joined_by: Join = Join.ALL


@dataclass(frozen=True, slots=True)
class Answer:
    """The dossiers that answer, ``None`` for all of them, and the criteria in words."""

    asked: Asked
    chosen: frozenset[DossierId] | None
    words: str


@dataclass(frozen=True, slots=True)
class Content:
    """The whole list: rows, views, and the answer to what is asked."""

    items: tuple[Listed, ...]
    views: tuple[ViewLine, ...]
    answer: Answer


def answering(session: Session, asked: Asked) -> Callable[[], Answer]:
    """Return the task that answers."""

    def answer() -> Answer:
        criteria, joined_by = asked.criteria, asked.joined_by
        chosen = session.views.chosen(criteria, joined_by) if criteria else None
        return Answer(asked, chosen, session.views.words(criteria, joined_by))

    return answer


def reading(session: Session, asked: Asked, *, details: bool) -> Callable[[], Content]:
    """Return the task that reads the list; its optional columns only with ``details``."""
    answer = answering(session, asked)

    def read() -> Content:
        more = session.dossier_list.details() if details else {}
        items = listed(session.dossiers.lines(), more, fold)
        return Content(items, session.views.views(), answer())

    return read


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters as they stand, unfinished criteria too; ``base`` is the view they come from."""

    base: str = ACTIVE
    joined_by: Join = Join.ALL
    rows: tuple[RowState, ...] = _FIRST_ROWS
    naming: str = ""
    name: str = ""

    def text(self) -> str:
        """Return them as text, for the place that comes back after a lock."""
        return json.dumps(asdict(self))

    @classmethod
    def of(cls, place: Place) -> Filters | None:
        """Read the filters of ``place``; ``None`` if it has none that can be understood."""
        try:
            plain: dict[str, Any] = json.loads(str(place.get("filters", "")))
            rows = tuple(
                RowState(**{**row, "values": tuple(row["values"])}) for row in plain["rows"]
            )
            return cls(
                str(plain["base"]),
                Join(plain["joined_by"]),
                rows,
                str(plain["naming"]),
                str(plain["name"]),
            )
        except (ValueError, KeyError, TypeError):
            return None


def rows_of(criteria: Sequence[Criterion]) -> tuple[RowState, ...]:
    """Return criteria as rows of the panel."""
    return tuple(RowState(item.subject, item.operator, item.values) for item in criteria)


def view_of(views: Sequence[ViewLine], asked: Asked, base: str) -> ViewLine | None:
    """Return the view that asks the same, ``base`` before the others."""
    same = [
        view
        for view in views
        if view.criteria == asked.criteria
        and (view.joined_by is asked.joined_by or len(view.criteria) < 2)
    ]
    return next((view for view in same if view.id == base), same[0] if same else None)
