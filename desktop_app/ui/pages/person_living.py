"""Where the person lives, since when, and where she is now (UX §2.24, lieu de vie)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QLineEdit

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, Stay
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec, with_precision
from desktop_app.ui.pages.form_part import PersonPart, Unsettled
from desktop_app.ui.pages.person_identity import precision_of
from desktop_app.ui.pages.place_choice import PlaceChoice
from desktop_app.ui.pages.precise_field import PreciseField
from desktop_app.ui.pages.spoken_date import SpokenDateField
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
    """The lieu de vie, its landmark for this person, and the postal address."""

    def __init__(self, context: PageContext, today: Callable[[], date]) -> None:
        super().__init__()
        self._place = PlaceChoice(context, "Lieu de vie", "stay_place")
        self._precise = PreciseField(self._place, "Lieu de vie", "stay", sources=True)
        self._landmark = QLineEdit()
        self._landmark.setObjectName("stay_landmark")
        self._since = SpokenDateField(
            "Depuis", "stay_since", today, "Par exemple\u00a0: été 2025, mars 2026."
        )
        self._texts = BoundTexts(_TEXTS)
        landmark = LabelledField(
            "Repère pour cette personne", self._landmark, "Par exemple\u00a0: caravane verte."
        )
        for part in (self._precise, landmark, self._since, self._texts):
            self.column.addWidget(part)
        self._until: PartialDate | None = None
        self._place.edited.connect(self._on_place)
        self._precise.edited.connect(self._on_precision)
        landmark.edited.connect(self.edited)
        self._since.edited.connect(self.edited)
        self._texts.edited.connect(self.edited)

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self._place.set_places(places)

    def load(self, person: Person) -> None:
        """Show where ``person`` lives."""
        stay = person.stay
        self._until = stay.until if stay else None
        self._place.load(stay.place_id if stay else None)
        self._precise.set_value(precision_of(person, "stay"))
        landmark = stay.landmark if stay else ""
        if self._landmark.text() != landmark:
            self._landmark.setText(landmark)
        self._since.load(stay.since if stay else None)
        self._texts.load(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the lieu de vie written here."""
        place_id = self._place.place_id()
        stay = None
        if place_id is not None:
            stay = Stay(
                place_id=place_id,
                landmark=self._landmark.text(),
                since=self._since.value(),
                until=self._until,
            )
        person = replace(self._texts.apply(person), stay=stay)
        return with_precision(person, "stay", self._precise.value())

    def flush(self) -> None:
        """Save the place that is being written, before the person who lives there."""
        self._place.flush()

    def unsettled(self) -> dict[str, Any]:
        """Return what is typed without a place, and a date that is no date yet."""
        found = {"since": self._since.text()} if self._since.problem() else {}
        if self._place.place_id() is None and self._landmark.text().strip():
            found["landmark"] = self._landmark.text()
        return found

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again what was no value yet."""
        if unsettled.get("since"):
            self._since.set_text(str(unsettled["since"]))
            self._since.show_problem()
        if unsettled.get("landmark"):
            self._landmark.setText(str(unsettled["landmark"]))

    def _on_place(self) -> None:
        if self._place.place_id() is not None:
            self._precise.answered()
        self.edited.emit()

    def _on_precision(self) -> None:
        if self._precise.value().absence is not None:
            self._place.load(None)
        self.edited.emit()
