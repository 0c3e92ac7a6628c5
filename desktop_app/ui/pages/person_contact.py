"""How to reach the person without putting her at risk (UX §2.24)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desktop_app.domain.person import Person, Phone, Safety
from desktop_app.domain.phones import remark
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec, with_precision
from desktop_app.ui.pages.form_part import PersonPart, Unsettled
from desktop_app.ui.pages.person_channels import Channels
from desktop_app.ui.pages.person_identity import precision_of
from desktop_app.ui.pages.precise_field import PreciseField
from desktop_app.ui.pages.repeated_rows import RepeatedRows, Row
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup

_SAFETY = (
    (Safety.YES.value, "Oui"),
    (Safety.NO.value, "Non"),
    (Safety.CERTAIN_HOURS.value, "À certaines heures"),
    ("", "Non précisé"),
)
_CHANNELS = "contact_rules"
_EMAIL = (TextSpec("email", "Adresse électronique"),)


class PhoneRow(Row):
    """One number as it is typed, whose it is, and when one may call."""

    def __init__(self) -> None:
        super().__init__()
        self._number = LabelledField(
            "Téléphone", QLineEdit(), "Numéro pour joindre la personne sans risque pour elle."
        )
        self._owner = LabelledField(
            "À qui est ce numéro\u00a0?", QLineEdit(), "Par exemple\u00a0: la mère."
        )
        self._safety = RadioGroup("Peut-on appeler sans risque\u00a0?", _SAFETY)
        self._hours = LabelledField(
            "Heures", QLineEdit(), "Par exemple\u00a0: seulement l’après-midi."
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self._number, self._owner, self._safety, self._hours):
            column.addWidget(part)
        for name, labelled in (
            ("number", self._number),
            ("owner", self._owner),
            ("hours", self._hours),
        ):
            labelled.field.setObjectName(name)
        self._safety.set_value("")
        self._show_hours()
        self.setFocusProxy(self._number.field)
        number = self._number.field
        if isinstance(number, QLineEdit):
            number.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)
            number.editingFinished.connect(self._doubt)
        for field in (self._number, self._owner, self._hours):
            field.edited.connect(self.edited)
        self._safety.changed.connect(self._on_safety)

    def load(self, value: Phone) -> None:
        """Show a number."""
        for field, text in (
            (self._number, value.number),
            (self._owner, value.belongs_to),
            (self._hours, value.hours),
        ):
            line = field.field
            if isinstance(line, QLineEdit):
                line.setText(text)
        self._safety.set_value("" if value.safety is None else value.safety.value)
        self._show_hours()
        self._doubt()

    def value(self) -> Phone | None:
        """Return the number, ``None`` if nothing is written."""
        safety = self._safety.value()
        found = Phone(
            number=_text(self._number),
            belongs_to=_text(self._owner),
            safety=Safety(safety) if safety else None,
            hours=_text(self._hours),
        )
        return None if found == Phone("") else found

    def _on_safety(self) -> None:
        self._show_hours()
        self.edited.emit()

    def _show_hours(self) -> None:
        wanted = self._safety.value() == Safety.CERTAIN_HOURS.value
        self._hours.setVisible(wanted or bool(_text(self._hours)))

    def _doubt(self) -> None:
        """Say that a number looks odd; it is kept as typed all the same."""
        self._number.set_error(remark(_text(self._number)))


class ContactPart(PersonPart):
    """Phones, electronic address, and how safe each way to reach the person is."""

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self._channels = Channels(today)
        self.rows = RepeatedRows("phones", PhoneRow, "Ajouter un téléphone", "Retirer ce téléphone")
        self._precise = PreciseField(self.rows, "Téléphones", "phones")
        self._email = BoundTexts(_EMAIL)
        self.column.addWidget(self._precise)
        self.column.addWidget(self._email)
        self.column.addWidget(self._channels)
        self._channels.edited.connect(self.edited)
        self.rows.edited.connect(self._on_rows)
        self._precise.edited.connect(self.edited)
        self._email.edited.connect(self.edited)

    def load(self, person: Person) -> None:
        """Show how to reach ``person``."""
        self.rows.load(person.phones)
        self._precise.set_value(precision_of(person, "phones"))
        self._email.load(person)
        self._channels.load(person.contact_rules)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the numbers written here."""
        person = replace(
            self._email.apply(person),
            phones=self.rows.values(),
            contact_rules=self._channels.values(),
        )
        return with_precision(person, "phones", self._precise.value())

    def unsettled(self) -> dict[str, Any]:
        """Return the dates of check that are typed and are none yet."""
        found = self._channels.unsettled()
        return {_CHANNELS: found} if found else {}

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again what a draft kept."""
        self._channels.set_unsettled(unsettled.get(_CHANNELS, {}))

    def _on_rows(self) -> None:
        if self.rows.values():
            self._precise.answered()
        self.edited.emit()


def _text(labelled: LabelledField) -> str:
    field = labelled.field
    return field.text().strip() if isinstance(field, QLineEdit) else ""
