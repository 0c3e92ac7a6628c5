"""Birth as far as it is known, and nationalities (UX §2.24)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.absence import Absence
from desktop_app.domain.person import Person
from desktop_app.domain.spoken_dates import age_in_words
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec, with_precision
from desktop_app.ui.pages.form_choices import FormChoices
from desktop_app.ui.pages.form_part import PersonPart, Unsettled, name_inner
from desktop_app.ui.pages.person_identity import precision_of
from desktop_app.ui.pages.precise_chips import PreciseChips
from desktop_app.ui.pages.precise_field import PreciseField, Precision
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.partial_date_field import PartialDateField

_PLACE = (TextSpec("birth_place", "Lieu de naissance", "Ville ou village."),)


class BirthPart(PersonPart):
    """Date of birth or age, place, country, nationalities."""

    def __init__(self, today: Callable[[], date], choices: FormChoices) -> None:
        super().__init__()
        self._today = today
        self._birth = PartialDateField("Date de naissance ou âge", today)
        name_inner(self._birth, "birth")
        self._precise = PreciseField(
            self._birth, "Date de naissance ou âge", "birth", "", sources=True
        )
        self._age = text_label("", "secondary", hidden_if_empty=True)
        self._place = BoundTexts(_PLACE)
        self._country = LabelledCombo("Pays de naissance", choices.countries, free=True)
        self._precise_country = PreciseField(self._country, "Pays de naissance", "birth_country")
        self._nationalities = PreciseChips(
            "Nationalités",
            "nationalities",
            choices.countries,
            "Un pays, ou «\u00a0apatride\u00a0».",
            add_label="Ajouter une nationalité",
            sources=True,
        )
        self._build()

    def load(self, person: Person) -> None:
        """Show the birth and the nationalities of ``person``."""
        shown = (self._birth.value(), self._birth.estimated_on())
        precision = precision_of(person, "birth")
        if shown != (person.birth, person.birth_estimated_on) or person.birth is None:
            unknown = Absence.UNKNOWN if precision.absence is Absence.UNKNOWN else None
            self._birth.set_value(person.birth, unknown, person.birth_estimated_on)
        self._precise.set_value(precision)
        self._place.load(person)
        self._country.set_value(person.birth_country)
        self._precise_country.set_value(precision_of(person, "birth_country"))
        self._nationalities.load(person.nationalities, precision_of(person, "nationalities"))
        self._show_age(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the birth and the nationalities written here."""
        person = replace(
            self._place.apply(person),
            birth=self._birth.value(),
            birth_estimated_on=self._birth.estimated_on(),
            birth_country=self._country.value(),
            nationalities=self._nationalities.values(),
        )
        person = with_precision(person, "birth", self._precise.value())
        person = with_precision(person, "birth_country", self._precise_country.value())
        person = with_precision(person, "nationalities", self._nationalities.precision())
        self._show_age(person)
        return person

    def unsettled(self) -> dict[str, Any]:
        """Return the date that is no date yet, and a nationality that is no chip yet."""
        found: dict[str, Any] = {}
        if self._birth.problem():
            found["birth"] = self._birth.typed()
        if self._nationalities.chips.pending().strip():
            found["nationalities"] = self._nationalities.chips.pending()
        return found

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again what was no value yet."""
        typed = unsettled.get("birth")
        if isinstance(typed, dict):
            self._birth.set_typed(typed)
            self._birth.set_error(self._birth.problem())
        self._nationalities.chips.set_pending(str(unsettled.get("nationalities", "")))

    def show_problems(self) -> None:
        """Say under the date why it is not one, or take the sentence away."""
        self._birth.set_error(self._birth.problem())

    def _build(self) -> None:
        parts: tuple[QWidget, ...] = (
            self._precise,
            self._age,
            self._place,
            self._precise_country,
            self._nationalities,
        )
        for part in parts:
            self.column.addWidget(part)
        self._birth.changed.connect(self._on_birth)
        self._precise.edited.connect(self._on_precision)
        self._place.edited.connect(self.edited)
        self._country.changed.connect(self._on_country)
        self._precise_country.edited.connect(self.edited)
        self._nationalities.edited.connect(self.edited)

    def _on_birth(self) -> None:
        if not self._birth.problem():
            self._birth.set_error()
        if self._birth.absence() is not None:
            self._precise.set_value(Precision(self._birth.absence()))
        elif self._precise.value().absence is not None:
            self._precise.set_value(Precision())
        self.edited.emit()

    def _on_precision(self) -> None:
        absence = self._precise.value().absence
        if absence is not None:
            self._birth.set_value(None, absence)
        elif self._birth.absence() is not None:
            self._birth.set_value(None)
        self.edited.emit()

    def _on_country(self) -> None:
        if self._country.value():
            self._precise_country.answered()
        self.edited.emit()

    def _show_age(self, person: Person) -> None:
        words = age_in_words(person, self._today()) if person.birth is not None else ""
        show_text(self._age, f"Âge aujourd’hui\u00a0: {words}" if words else "")
