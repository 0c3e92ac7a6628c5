"""What only the page of a place shows: since when, until when, former names, its position."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.coordinates import (
    EXAMPLE,
    CoordinatesProblem,
    coordinates_in_words,
    parse_coordinates,
)
from desktop_app.domain.french import quote
from desktop_app.domain.place import Coordinates, Place
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.chips_field import ChipsField
from desktop_app.ui.widgets.labelled_field import LabelledField

_POSITION_HELP = (
    f"Facultatif. Par exemple\u00a0: {quote(EXAMPLE)}. Les coordonnées restent sur cette "
    "page\u00a0: aucun écrit, aucun export ne les porte."
)


class PlaceDetails(QWidget):
    """Show and change the times, the former names and the position of a place.

    ``edited`` follows the user's hand.
    """

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Coordinates | None = None
        self._since = SpokenDateField(
            "Habité depuis", "place_since", today, "Par exemple\u00a0: été 2024, mars 2025."
        )
        self._until = SpokenDateField(
            "Habité jusqu’à", "place_until", today, "Vide tant que des personnes y vivent."
        )
        self._names = ChipsField("Anciens noms", help="La recherche trouve aussi ces noms.")
        name_inner(self._names, "place_former")
        self._position_field = QLineEdit()
        self._position_field.setObjectName("place_position")
        self._position = LabelledField("Coordonnées", self._position_field, _POSITION_HELP)
        self._show = QPushButton("Ajouter des coordonnées")
        self._show.setObjectName("place_position_show")
        mark(self._show, variant="link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self._since, self._until, self._names, self._position):
            column.addWidget(part)
            if isinstance(part, ChipsField):
                part.changed.connect(self.edited)
                part.typed.connect(self.edited)
            else:
                part.edited.connect(self.edited)
        column.addWidget(self._show, 0, Qt.AlignmentFlag.AlignLeft)
        self._show.clicked.connect(self._reveal)
        self._position_field.editingFinished.connect(self._show_problem)
        self._set_revealed(revealed=False)

    def load(self, place: Place) -> None:
        """Show ``place`` without telling anybody."""
        self._since.load(place.since)
        self._until.load(place.until)
        if self._typed_names() != place.former_names:
            self._names.set_values(place.former_names)
            self._names.set_pending("")
        if place.coordinates != self._position_value():
            words = "" if place.coordinates is None else coordinates_in_words(place.coordinates)
            self._position_field.setText(words)
        self._held = place.coordinates
        self._position.set_error()
        self._set_revealed(revealed=bool(self._position_field.text()))

    def apply(self, place: Place) -> Place:
        """Return ``place`` with what is written here; what is no value yet changes nothing."""
        since = place.since if self._since.problem() else self._since.value()
        until = place.until if self._until.problem() else self._until.value()
        return replace(
            place,
            since=since,
            until=until,
            former_names=self._typed_names(),
            coordinates=self._position_value(),
        )

    def unsettled(self) -> dict[str, Any]:
        """Return what is typed and is no value yet: half a date, half a position."""
        found = {
            name: field.text()
            for name, field in (("since", self._since), ("until", self._until))
            if field.problem()
        }
        if self._position_problem():
            found["position"] = self._position_field.text()
        return found

    def set_unsettled(self, unsettled: Mapping[str, Any]) -> None:
        """Show again what a draft kept."""
        for name, field in (("since", self._since), ("until", self._until)):
            if unsettled.get(name):
                field.set_text(str(unsettled[name]))
                field.show_problem()
        if unsettled.get("position"):
            self._position_field.setText(str(unsettled["position"]))
            self._set_revealed(revealed=True)
            self._show_problem()

    def _typed_names(self) -> tuple[str, ...]:
        typed = self._names.pending().strip()
        return tuple(dict.fromkeys((*self._names.values(), *([typed] if typed else []))))

    def _position_value(self) -> Coordinates | None:
        """Return the position typed; the one that is kept while it is not one."""
        text = self._position_field.text().strip()
        if not text:
            return None
        if self._held is not None and text == coordinates_in_words(self._held):
            return self._held
        read = parse_coordinates(text)
        return self._held if isinstance(read, CoordinatesProblem) else read

    def _position_problem(self) -> str:
        text = self._position_field.text().strip()
        read = parse_coordinates(text) if text else None
        return read.sentence if isinstance(read, CoordinatesProblem) else ""

    def _show_problem(self) -> None:
        self._position.set_error(self._position_problem())

    def _reveal(self) -> None:
        self._set_revealed(revealed=True)
        self._position_field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_revealed(self, *, revealed: bool) -> None:
        self._position.setVisible(revealed)
        self._show.setVisible(not revealed)
