"""Of whom an écrit speaks: the persons of the dossier, ticked or not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId
from desktop_app.domain.person import Person
from desktop_app.domain.spoken_dates import age_in_words
from desktop_app.ui.pages.near_search import shown_name
from desktop_app.ui.styling import empty_layout
from desktop_app.ui.widgets.tick import Tick


class PersonTicks(QGroupBox):
    """Let the user tick persons. ``changed`` is emitted after each act of the user."""

    changed = Signal()

    def __init__(self, question: str, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(question)
        self._prefix = prefix
        self._ticks: dict[PersonId, Tick] = {}
        self._persons: tuple[Person, ...] = ()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(8)

    def load(
        self, persons: Sequence[tuple[Person, bool]], today: date, *, discreet: bool = False
    ) -> None:
        """Show ``persons``, each ticked or not; keep the rows that are the same persons."""
        if tuple(person.id for person, _ in persons) != tuple(self._ticks):
            self._make_rows([person for person, _ in persons])
        self._persons = tuple(person for person, _ in persons)
        for person, ticked in persons:
            self._ticks[person.id].set_ticked(ticked)
        self.name(today, discreet=discreet)

    def name(self, today: date, *, discreet: bool) -> None:
        """Show names and ages, or initials."""
        for person in self._persons:
            detail = f"{person.role.label}, {age_in_words(person, today)}"
            self._ticks[person.id].set_words(shown_name(person, discreet=discreet), detail)

    def picked(self) -> tuple[PersonId, ...]:
        """Return the persons ticked, in the order of the dossier."""
        return tuple(key for key, tick in self._ticks.items() if tick.is_ticked())

    def shows(self, person_id: PersonId) -> bool:
        """Tell whether the person has a row."""
        return person_id in self._ticks

    def tick(self, person_id: PersonId) -> Tick:
        """Return the row of a person; ``KeyError`` if she has none."""
        return self._ticks[person_id]

    def first(self) -> QWidget | None:
        """Return where the focus goes, ``None`` when nobody is there."""
        return next((tick.box for tick in self._ticks.values()), None)

    def _make_rows(self, persons: Sequence[Person]) -> None:
        empty_layout(self._rows)
        self._ticks = {}
        for person in persons:
            tick = Tick("")
            tick.box.setObjectName(f"{self._prefix}person_{person.id}")
            tick.changed.connect(lambda _ticked: self.changed.emit())
            self._rows.addWidget(tick)
            self._ticks[person.id] = tick
