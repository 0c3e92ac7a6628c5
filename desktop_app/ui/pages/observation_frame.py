"""When, where and who: the frame of an observation, filled in already (UX J2-1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGroupBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId
from desktop_app.domain.place import Place
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.place_choice import PlaceChoice
from desktop_app.ui.pages.side_by_side import SideBySide
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.chips_field import ChipsField
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_field import LabelledField


class ObservationFrame(QWidget):
    """Date, hour, place, persons seen; the team present stands apart, in ``team``.

    ``edited`` follows the user's hand.
    """

    edited = Signal()

    def __init__(
        self, context: PageContext, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.when = SpokenDateField(
            "Observé le", "observed", today, "Par exemple\u00a0: hier, lundi, 3 mars, mars 2026."
        )
        self._yesterday = QPushButton("Hier")
        self._time_field = QLineEdit()
        self._time = LabelledField(
            "Heure", self._time_field, "Par exemple\u00a0: vers 18\u00a0h, matin."
        )
        self._place = PlaceChoice(context, "Où", "observation_place", free=True)
        self._who = QGroupBox()
        self._boxes: dict[PersonId, QCheckBox] = {}
        self._box_row = FlowLayout(spacing=8)
        self.team = ChipsField("Présents de l’équipe", add_label="Ajouter")
        self._build()

    def set_persons(self, persons: Sequence[tuple[PersonId, str]]) -> None:
        """Offer the persons of the dossier, all ticked."""
        empty_layout(self._box_row)
        self._boxes = {}
        for number, (person_id, name) in enumerate(persons):
            box = QCheckBox(name)
            box.setObjectName(f"person_{number}")
            box.setChecked(True)
            box.clicked.connect(lambda _checked: self.edited.emit())
            self._box_row.addWidget(box)
            self._boxes[person_id] = box
        self._who.setVisible(bool(persons))

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self._place.set_places(places)

    def load(self, entry: ObservationEntry, date_text: str, team_typed: str = "") -> None:
        """Show the frame of ``entry``.

        ``date_text`` is what was typed, understood or not; ``team_typed`` a name not yet ended.
        """
        self.when.load(entry.observed)
        if date_text:
            self.when.set_text(date_text)
        self._time_field.setText(entry.time)
        self._place.load(entry.place_id, entry.place_text)
        for person_id, box in self._boxes.items():
            box.setChecked(person_id in entry.person_ids)
        ended = tuple(name for name in entry.team if name != team_typed.strip())
        if self.team.values() != ended or self.team.pending() != team_typed:
            self.team.set_values(ended)
            self.team.set_pending(team_typed)

    def apply(self, entry: ObservationEntry) -> ObservationEntry:
        """Return ``entry`` with the frame that is written here."""
        known = {person_id for person_id, box in self._boxes.items() if box.isChecked()}
        return replace(
            entry,
            observed=self.when.value(),
            time=self._time_field.text().strip(),
            place_id=self._place.place_id(),
            place_text=self._place.words(),
            person_ids=tuple(person_id for person_id in self._boxes if person_id in known),
            team=self._present(),
        )

    def flush_place(self) -> None:
        """Save the place that is being written."""
        self._place.flush()

    def _present(self) -> tuple[str, ...]:
        """Return the team, with the name that is typed and no chip yet: it was meant too."""
        typed = self.team.pending().strip()
        return tuple(dict.fromkeys((*self.team.values(), *([typed] if typed else []))))

    def _build(self) -> None:
        self._time_field.setObjectName("time")
        self._yesterday.setObjectName("yesterday")
        mark(self._yesterday, variant="option")
        name_inner(self.team, "team")
        inside = QVBoxLayout(self._who)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(LABEL_GAP_PX)
        inside.addWidget(text_label("Qui", "label"))
        inside.addLayout(self._box_row)
        self._who.setAccessibleName("Qui")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(SideBySide(self._day(), self._time))
        for part in (self._place, self._who):
            column.addWidget(part)
        self._yesterday.clicked.connect(self._set_yesterday)
        self.when.edited.connect(self.edited)
        self._time.edited.connect(self.edited)
        self._place.edited.connect(self.edited)
        self.team.changed.connect(self.edited)
        typed = self.team.findChild(QLineEdit)
        if isinstance(typed, QLineEdit):
            typed.textEdited.connect(lambda _text: self.edited.emit())

    def _day(self) -> QWidget:
        day = QWidget()
        inside = QVBoxLayout(day)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(LABEL_GAP_PX)
        inside.addWidget(self.when)
        inside.addWidget(self._yesterday, 0, Qt.AlignmentFlag.AlignLeft)
        return day

    def _set_yesterday(self) -> None:
        self.when.set_text("hier")
        self.edited.emit()
