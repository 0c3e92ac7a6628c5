"""Where somebody moved, or where she lived before: the fields of one stay, in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import PlaceId
from desktop_app.domain.place import Departure, Place, Stay
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.place_choice import PlaceChoice
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField

MOVE = -1
"""The panel says where she moved; any other number is the position of a past stay."""

_WHY = tuple((item.value, item.label) for item in Departure)
_TITLES = {True: "A déménagé", False: "Ancien lieu de vie"}
_PLACES = {True: "Nouveau lieu de vie", False: "Lieu"}
_NO_PLACE = "Choisissez ce lieu, ou fermez sans enregistrer."


class StayPanel(QFrame):
    """Hold one stay while it is written.

    ``recorded`` says that the button was pressed and nothing is missing; ``edited`` follows the
    user's hand; ``closed`` says that the panel was given up.
    """

    recorded = Signal()
    edited = Signal()
    closed = Signal()

    def __init__(
        self, context: PageContext, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.index = MOVE
        self._title = text_label("", "label")
        self._new = PlaceChoice(
            context,
            _PLACES[True],
            "move_place",
            help="Vide\u00a0: on ne sait pas où elle vit maintenant.",
            prefix="move_new",
        )
        self._old = PlaceChoice(context, _PLACES[False], "past_place", prefix="past_new")
        self._landmark = QLineEdit()
        self._landmark.setObjectName("move_landmark")
        landmark = LabelledField("Repère pour cette personne", self._landmark)
        self.since = SpokenDateField(
            "Depuis", "move_since", today, "Par exemple\u00a0: hier, 3 mars, mars 2026."
        )
        self._until = SpokenDateField(
            "Jusqu’à", "move_until", today, "Par exemple\u00a0: mars 2026."
        )
        self._why = LabelledCombo("Pourquoi ce départ", _WHY, searchable=False)
        self._why.combo.setObjectName("move_why")
        self._problem = text_label("", "error", hidden_if_empty=True)
        self._record = QPushButton("Enregistrer le déménagement")
        self._record.setObjectName("move_record")
        self._close = QPushButton("Fermer sans enregistrer")
        self._close.setObjectName("move_close")
        self._lay_out(landmark)
        for field in (self._new, self._old, landmark, self.since, self._until):
            field.edited.connect(self.edited)
        self._why.changed.connect(lambda _key: self.edited.emit())
        self._record.clicked.connect(self._on_record)
        self._close.clicked.connect(self.closed)

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self._new.set_places(places)
        self._old.set_places(places)

    def known(self) -> tuple[Place, ...]:
        """Return the places offered, with the new one that is being written."""
        return self._choice.known()

    def open(self, index: int, stay: Stay | None = None) -> None:
        """Show the panel for a move, or for the past stay at ``index``."""
        self.index = index
        self._dress()
        self._choice.load(None if stay is None else stay.place_id)
        self._landmark.setText("" if stay is None else stay.landmark)
        self.since.load(None if stay is None else stay.since)
        self._until.load(None if stay is None else stay.until)
        why = None if stay is None else stay.departure
        self._why.set_value("" if why is None else why.value)
        show_text(self._problem, "")
        self.show()

    def take_focus(self) -> None:
        """Start at the place."""
        name = "move_place" if self.index == MOVE else "past_place"
        target = self.findChild(QWidget, name)
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def stay(self) -> Stay | None:
        """Return the stay that is written, ``None`` without a place."""
        place_id = self._choice.place_id()
        if place_id is None:
            return None
        moving = self.index == MOVE
        return Stay(
            place_id=place_id,
            landmark=self._landmark.text(),
            since=self.since.value(),
            until=None if moving else self._until.value(),
            departure=None if moving else self.why(),
        )

    def why(self) -> Departure | None:
        """Return why the former place was left."""
        value = self._why.value()
        return Departure(value) if value else None

    def flush(self) -> None:
        """Save the place that is being written."""
        self._choice.flush()

    def state(self) -> dict[str, Any]:
        """Return what is written, as plain values for a draft."""
        return {
            "index": self.index,
            "place": self._choice.place_id() or "",
            "landmark": self._landmark.text(),
            "since": self.since.text(),
            "until": self._until.text(),
            "why": self._why.value(),
        }

    def set_state(self, state: Mapping[str, Any]) -> None:
        """Show again what a draft kept."""
        place = str(state.get("place", ""))
        self.open(int(state.get("index", MOVE)))
        self._choice.load(PlaceId(place) if place else None)
        self._landmark.setText(str(state.get("landmark", "")))
        self.since.set_text(str(state.get("since", "")))
        self._until.set_text(str(state.get("until", "")))
        self._why.set_value(str(state.get("why", "")))

    @property
    def _choice(self) -> PlaceChoice:
        return self._new if self.index == MOVE else self._old

    def _dress(self) -> None:
        moving = self.index == MOVE
        self._title.setText(_TITLES[moving])
        self._new.setVisible(moving)
        self._old.setVisible(not moving)
        self._until.setVisible(not moving)
        self._record.setText("Enregistrer le déménagement" if moving else "Enregistrer ce lieu")

    def _on_record(self) -> None:
        self.flush()
        for field in (self.since, self._until):
            field.show_problem()
            if field.isVisibleTo(self) and field.problem():
                field.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        missing = self.index != MOVE and self.stay() is None
        show_text(self._problem, _NO_PLACE if missing else "")
        if not missing:
            self.recorded.emit()

    def _lay_out(self, landmark: QWidget) -> None:
        mark(self, role="card")
        mark(self._close, variant="quiet")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(FIELD_GAP_PX)
        for part in (
            self._title,
            self._new,
            self._old,
            landmark,
            self.since,
            self._until,
            self._why,
            self._problem,
        ):
            column.addWidget(part)
        row = FlowLayout(spacing=8)
        row.addWidget(self._record)
        row.addWidget(self._close)
        column.addLayout(row)
        self._dress()
        self.hide()
