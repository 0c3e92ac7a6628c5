"""The fields of a call, a meeting, a message or a note."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.event import Event, EventKind
from desktop_app.domain.french import NBSP
from desktop_app.domain.person import Person
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.hard_tick import HardTick
from desktop_app.ui.pages.person_ticks import PersonTicks
from desktop_app.ui.pages.side_by_side import SideBySide
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.text_area import TextArea

_KINDS = tuple((kind.value, kind.label) for kind in EventKind)
_REMINDER = "Des faits, sans étiquette. La personne peut demander à lire ce texte."


class EventForm(QWidget):
    """Show and change an ``Event``. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._event: Event | None = None
        self._kind = RadioGroup("De quoi s’agit-il\u00a0?", _KINDS)
        name_inner(self._kind, "event_kind")
        self.when = SpokenDateField(
            "Date", "event_date", today, f"Par exemple{NBSP}: hier, lundi, 3 mars, mars 2026."
        )
        self._time = _line("Heure", "event_time", f"Par exemple{NBSP}: vers 18{NBSP}h, matin.")
        self._with = _line(
            "Avec qui", "event_with_whom", "La personne, ou le service et sa fonction."
        )
        self.text = TextArea(rows=5)
        self.text.setObjectName("event_text")
        self._text = LabelledField("Ce qui a été dit ou fait", self.text, _REMINDER)
        self._result = TextArea(rows=2)
        self._result.setObjectName("event_result")
        self._persons = PersonTicks("Personnes concernées", "event_")
        self._hard = HardTick("event_hard")
        self._build()

    def set_persons(self, persons: Sequence[Person], *, discreet: bool) -> None:
        """Offer ``persons``, by initials in discreet mode."""
        ticked = set(self._persons.picked())
        shown = [(person, person.id in ticked) for person in persons]
        self._persons.load(shown, self._today(), discreet=discreet)

    def load(self, event: Event, persons: Sequence[Person], date_text: str = "") -> None:
        """Show ``event``; ``date_text`` is a date that was typed and not understood."""
        self._event = event
        self._kind.set_value(event.kind.value)
        self.when.load(event.happened)
        if date_text and event.happened is None:
            self.when.set_text(date_text)
        _set(self._time, event.time)
        _set(self._with, event.with_whom)
        self.text.set_text(event.text)
        self._result.set_text(event.result)
        shown = [(person, person.id in event.person_ids) for person in persons]
        self._persons.load(shown, self._today())
        self._hard.set_ticked(event.hard)
        self._text.set_error()
        self._name_with()

    def value(self) -> Event:
        """Return what is written here; ``load`` comes first."""
        if self._event is None:
            raise ValueError("nothing was loaded")
        return replace(
            self._event,
            kind=EventKind(self._kind.value() or EventKind.NOTE),
            happened=self.when.value(),
            time=_get(self._time),
            with_whom=_get(self._with),
            text=self.text.text(),
            result=self._result.text(),
            person_ids=self._persons.picked(),
            hard=self._hard.is_ticked(),
        )

    def complain_empty(self) -> None:
        """Say that there is nothing to save, in the field where one writes."""
        self._text.set_error("Il n’y a rien à enregistrer. Écrivez au moins un mot.")
        self.text.setFocus()

    def _build(self) -> None:
        result = LabelledField("Suite donnée", self._result, "Ce qui en résulte, si on le sait.")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self._kind)
        column.addWidget(SideBySide(self.when, self._time))
        for part in (self._with, self._text, result):
            column.addWidget(part)
        column.addWidget(text_label("Personnes concernées", "label"))
        column.addWidget(self._persons)
        column.addWidget(self._hard)
        self._kind.changed.connect(lambda _key: self._on_kind())
        for field in (self._time, self._with, self._text, result, self.when):
            field.edited.connect(self._on_edited)
        self._persons.changed.connect(self.edited)
        self._hard.changed.connect(lambda _on: self.edited.emit())

    def _on_kind(self) -> None:
        self._name_with()
        self.edited.emit()

    def _on_edited(self) -> None:
        self._text.set_error()
        self.edited.emit()

    def _name_with(self) -> None:
        """A note is with nobody."""
        noted = self._kind.value() == EventKind.NOTE.value
        self._with.setVisible(not noted or bool(_get(self._with)))


def _line(label: str, name: str, help_text: str) -> LabelledField:
    field = QLineEdit()
    field.setObjectName(name)
    return LabelledField(label, field, help_text)


def _get(labelled: LabelledField) -> str:
    return labelled.field.text() if isinstance(labelled.field, QLineEdit) else ""


def _set(labelled: LabelledField, text: str) -> None:
    if isinstance(labelled.field, QLineEdit) and labelled.field.text() != text:
        labelled.field.setText(text)
