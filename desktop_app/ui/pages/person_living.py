"""Where the person lives, since when, where she lived before (UX §2.24, lieu de vie)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, Stay
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec, with_precision
from desktop_app.ui.pages.form_part import PersonPart, Unsettled
from desktop_app.ui.pages.person_identity import precision_of
from desktop_app.ui.pages.person_moves import PersonMoves
from desktop_app.ui.pages.place_choice import PlaceChoice
from desktop_app.ui.pages.precise_field import PreciseField, Precision
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import mark
from desktop_app.ui.widgets.labelled_field import LabelledField

_TEXTS = (
    TextSpec(
        "home_address",
        "Adresse postale",
        "Domiciliation\u00a0: commencez par «\u00a0chez\u00a0».",
        rows=2,
    ),
    TextSpec(
        "current_location",
        "Où la personne se trouve en ce moment",
        "Si ce n’est pas son lieu de vie.",
    ),
)


class LivingPart(PersonPart):
    """The lieu de vie, its landmark for this person, her moves, and the postal address."""

    def __init__(self, context: PageContext, today: Callable[[], date]) -> None:
        super().__init__()
        self._place = PlaceChoice(context, "Lieu de vie", "stay_place")
        self._precise = PreciseField(self._place, "Lieu de vie", "stay", sources=True)
        self._landmark = QLineEdit()
        self._landmark.setObjectName("stay_landmark")
        self._since = SpokenDateField(
            "Depuis", "stay_since", today, "Par exemple\u00a0: été 2025, mars 2026."
        )
        self._move = QPushButton("A déménagé")
        self._move.setObjectName("stay_move")
        mark(self._move, variant="option")
        self._moves = PersonMoves(context, today)
        self._texts = BoundTexts(_TEXTS)
        self._stay: Stay | None = None
        landmark = LabelledField(
            "Repère pour cette personne", self._landmark, "Par exemple\u00a0: caravane verte."
        )
        for part in (self._precise, landmark, self._since):
            self.column.addWidget(part)
        self.column.addWidget(self._move, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._moves)
        self.column.addWidget(self._texts)
        self._place.edited.connect(self._on_place)
        self._precise.edited.connect(self._on_precision)
        landmark.edited.connect(self.edited)
        self._since.edited.connect(self.edited)
        self._texts.edited.connect(self.edited)
        self._move.clicked.connect(self._moves.begin)
        self._moves.edited.connect(self.edited)
        self._moves.moved.connect(self._on_moved)

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self._place.set_places(places)
        self._moves.set_places(places)

    def load(self, person: Person) -> None:
        """Show where ``person`` lives and lived."""
        self._precise.set_value(precision_of(person, "stay"))
        self._show_stay(person.stay)
        self._moves.load(person)
        self._texts.load(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the lieu de vie and the moves written here."""
        person = replace(
            self._texts.apply(person), stay=self._written(), past_stays=self._moves.past
        )
        return with_precision(person, "stay", self._precise.value())

    def flush(self) -> None:
        """Save the place that is being written, before the person who lives there."""
        self._place.flush()
        self._moves.flush()

    def unsettled(self) -> dict[str, Any]:
        """Return what is typed without a place, a date that is no date yet, a move begun."""
        found: dict[str, Any] = {}
        if self._since.problem():
            found["since"] = self._since.text()
        if self._place.place_id() is None and self._landmark.text().strip():
            found["landmark"] = self._landmark.text()
        return found | self._moves.unsettled()

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again what was no value yet."""
        if unsettled.get("since"):
            self._since.set_text(str(unsettled["since"]))
            self._since.show_problem()
        if unsettled.get("landmark"):
            self._landmark.setText(str(unsettled["landmark"]))
        self._moves.set_unsettled(unsettled)

    def _written(self) -> Stay | None:
        """Return the stay as it is written: its end and reason stay with its place."""
        place_id = self._place.place_id()
        if place_id is None:
            return None
        held = self._stay
        same = held is not None and held.place_id == place_id
        return Stay(
            place_id=place_id,
            landmark=self._landmark.text(),
            since=self._since.value(),
            until=held.until if held is not None and same else None,
            departure=held.departure if held is not None and same else None,
        )

    def _show_stay(self, stay: Stay | None) -> None:
        self._stay = stay
        self._place.load(stay.place_id if stay else None)
        landmark = stay.landmark if stay else ""
        if self._landmark.text() != landmark:
            self._landmark.setText(landmark)
        self._since.load(stay.since if stay else None)
        self._tell_moves()

    def _tell_moves(self) -> None:
        """Let the moves know where she lives, as written here; nothing is decided there."""
        place_id = self._place.place_id()
        self._move.setVisible(place_id is not None)
        self._moves.lives_in(self._written(), self._stay)

    def _on_moved(self, stay: Stay | None) -> None:
        """Show the place where she lives now; the former one is among the past stays."""
        self._place.set_places(self._moves.known_places())
        self._show_stay(stay)
        if stay is not None:
            self._precise.set_value(Precision())
        self.edited.emit()

    def _on_place(self) -> None:
        if self._place.place_id() is not None:
            self._precise.answered()
        self._tell_moves()
        self.edited.emit()

    def _on_precision(self) -> None:
        if self._precise.value().absence is not None:
            self._place.load(None)
        self._tell_moves()
        self.edited.emit()
