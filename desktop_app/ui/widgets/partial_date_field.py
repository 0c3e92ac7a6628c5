"""A date as far as it is known: day, month, year, or an age on a given day (UX §2.24)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from desktop_app.domain.absence import Absence
from desktop_app.domain.dates import PartialDate, Precision, age_at
from desktop_app.domain.french import date_words
from desktop_app.domain.spoken_dates import DateProblem, date_in_words, parse_date, parse_parts
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.widgets.date_parts import DateParts, SpokenLine, with_small_label
from desktop_app.ui.widgets.radio_group import RadioGroup

DATE, MONTH, YEAR, AGE, UNKNOWN = "date", "month", "year", "age", "unknown"

_WORDS = {
    DATE: "Date",
    MONTH: "Mois et année",
    YEAR: "Année",
    AGE: "Âge estimé",
    UNKNOWN: "Inconnue",
}
_HELP = {
    DATE: "Jour, mois, année. Vous pouvez aussi coller une date\u00a0: 12 mai 2009.",
    MONTH: "Par exemple\u00a0: 5, 2009.",
    YEAR: "Par exemple\u00a0: 2009.",
    AGE: "Par exemple\u00a0: 14, ou 13 ou 14.",
    UNKNOWN: "",
}
_YEARS_OF_AGE = re.compile(r"\bans?\b", re.IGNORECASE)
"""« 14 ans » tells an age; « entre janvier et mars » does not."""

_PARTS = {DATE: ("day", "month", "year"), MONTH: ("month", "year"), YEAR: ("year",)}


@dataclass(frozen=True, slots=True)
class _Held:
    """A value that the fields cannot show whole (« été 2025 »): kept until something is typed."""

    value: PartialDate
    mode: str


class PartialDateField(QWidget):
    """Ask ``question`` and let the user choose how precise the answer is.

    ``today`` is asked for the meaning of « hier » and for the day an age is estimated on.
    ``changed`` is emitted after each act of the user.
    """

    changed = Signal()

    def __init__(
        self,
        question: str,
        today: Callable[[], date],
        *,
        with_age: bool = True,
        with_unknown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._question = question
        self._today = today
        self._held: _Held | None = None
        self._estimated_on: date | None = None
        modes = [DATE, MONTH, YEAR] + [AGE] * with_age + [UNKNOWN] * with_unknown
        self._modes = RadioGroup(question, [(mode, _WORDS[mode]) for mode in modes])
        self._parts = DateParts(question)
        self._age = SpokenLine(f"{question}\u00a0: âge en années", "age", chars=10)
        self._age_holder = with_small_label("Âge, en années", self._age)
        self._about = QCheckBox("environ")
        self._about.setObjectName("about")
        self._help, self._echo = text_label(role="help"), text_label(role="secondary")
        self._error = text_label("", "error", hidden_if_empty=True)
        self._build()
        self._modes.set_value(DATE)
        self._show_mode()

    def value(self) -> PartialDate | None:
        """Return the date, ``None`` if there is none or if it cannot be one (see ``problem``)."""
        read = self._read()
        return read if isinstance(read, PartialDate) else None

    def estimated_on(self) -> date | None:
        """Return the day on which the age was estimated, ``None`` unless the value is an age."""
        if self._modes.value() != AGE or self.value() is None:
            return None
        return self._estimated_on or self._today()

    def absence(self) -> Absence | None:
        """Return ``Absence.UNKNOWN`` if « Inconnue » is chosen."""
        return Absence.UNKNOWN if self._modes.value() == UNKNOWN else None

    def problem(self) -> str:
        """Return why what was typed is not a date, empty if it is one or if nothing was typed."""
        read = self._read()
        return read.sentence if isinstance(read, DateProblem) else ""

    def set_value(
        self,
        value: PartialDate | None,
        absence: Absence | None = None,
        estimated_on: date | None = None,
    ) -> None:
        """Show a date, an age estimated on a day, or « Inconnue », without telling anybody."""
        self._estimated_on = estimated_on
        self._held = None
        self._parts.set_texts({})
        self._age.setText("")
        self._about.setChecked(False)
        mode = UNKNOWN if absence is Absence.UNKNOWN else DATE
        if value is not None:
            mode = self._spread(value)
        self._modes.set_value(mode)
        self._show_mode()

    def typed(self) -> dict[str, str]:
        """Return what is typed, as it stands, for a draft."""
        held = self._held.value.edtf if self._held else ""
        estimated = self._estimated_on.isoformat() if self._estimated_on else ""
        return {
            "mode": self._modes.value(),
            "age": self._age.text(),
            "about": "1" if self._about.isChecked() else "",
            "held": held,
            "estimated_on": estimated,
            **self._parts.texts(),
        }

    def set_typed(self, typed: Mapping[str, str]) -> None:
        """Show what a draft kept."""
        mode = typed.get("mode") or DATE
        held, estimated = typed.get("held", ""), typed.get("estimated_on", "")
        self._held = _Held(PartialDate(held), mode) if held else None
        self._estimated_on = date.fromisoformat(estimated) if estimated else None
        self._parts.set_texts(typed)
        self._age.setText(typed.get("age", ""))
        self._about.setChecked(bool(typed.get("about")))
        self._modes.set_value(mode)
        self._show_mode()

    def set_error(self, sentence: str = "") -> None:
        """Show ``sentence`` under the fields; an empty one takes the problem away."""
        show_text(self._error, sentence)
        description = f"À corriger\u00a0: {sentence}" if sentence else ""
        for field in (*self._parts.fields.values(), self._age):
            field.setAccessibleDescription(description or self._help.text())
            mark(field, problem=bool(sentence))

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (
            self._modes,
            self._parts,
            self._age_holder,
            self._about,
            self._error,
            self._help,
            self._echo,
        ):
            column.addWidget(part)
        self._modes.changed.connect(self._on_mode)
        self._parts.edited.connect(self._on_typed)
        self._parts.spoken.connect(self._take_spoken)
        self._age.textEdited.connect(self._on_age_typed)
        self._about.clicked.connect(self._on_typed)
        self.setFocusProxy(self._modes.button(DATE))

    def _read(self) -> PartialDate | DateProblem | None:
        mode = self._modes.value()
        if self._held is not None and self._held.mode == mode:
            return self._held.value
        if mode == AGE:
            return self._read_age()
        if mode not in _PARTS:
            return None
        texts = self._parts.texts()
        day, month, year = (
            texts[name] if name in _PARTS[mode] else "" for name in ("day", "month", "year")
        )
        read = parse_parts(day, month, year, label=self._question)
        if isinstance(read, PartialDate) and self._about.isChecked():
            return PartialDate(f"{read.edtf}~")
        return read

    def _read_age(self) -> PartialDate | DateProblem | None:
        text = self._age.text().strip()
        if not text:
            return None
        words = f"{text} ans" if text[-1].isdecimal() else text
        return parse_date(words, self._estimated_on or self._today(), label=self._question)

    def _spread(self, value: PartialDate) -> str:
        """Put ``value`` into the fields and return the mode that shows it."""
        if value.precision is Precision.INTERVAL or value.uncertain:
            return self._spread_age(value)
        bare = value.edtf.rstrip("~")
        numbers = [str(int(part)) for part in bare.split("-")]
        numbers[0] = bare[:4]
        self._parts.set_texts(dict(zip(("year", "month", "day"), numbers, strict=False)))
        self._about.setChecked(value.approximate)
        return {1: YEAR, 2: MONTH, 3: DATE}[len(numbers)]

    def _spread_age(self, value: PartialDate) -> str:
        ages = age_at(value, self._estimated_on) if self._estimated_on else None
        if ages is None or AGE not in self._modes.keys:
            self._held = _Held(value, DATE)
            return DATE
        self._age.setText(f"{ages.low}" if ages.exact else f"{ages.low} ou {ages.high}")
        if self._read_age() != value:
            self._held = _Held(value, AGE)
        return AGE

    def _take_spoken(self, text: str) -> None:
        """Understand a date written or pasted whole in one of the fields."""
        read = parse_date(text, self._today(), label=self._question)
        if isinstance(read, PartialDate):
            age = read.precision is Precision.INTERVAL and bool(_YEARS_OF_AGE.search(text))
            self.set_value(read, estimated_on=self._today() if age else None)
            self.set_error()
        self.changed.emit()

    def _on_mode(self) -> None:
        if self._modes.value() == AGE and self._estimated_on is None:
            self._estimated_on = self._today()
        self._show_mode()
        self.changed.emit()

    def _on_typed(self) -> None:
        self._held = None
        self._show_echo()
        self.changed.emit()

    def _on_age_typed(self) -> None:
        self._estimated_on = self._today()
        self._on_typed()

    def _show_mode(self) -> None:
        mode = self._modes.value()
        self._parts.setVisible(mode in _PARTS)
        self._parts.show_only(_PARTS.get(mode, ()))
        self._age_holder.setVisible(mode == AGE)
        self._about.setVisible(mode in (MONTH, YEAR) or (mode == DATE and self._about.isChecked()))
        show_text(self._help, _HELP[mode])
        self.set_error(self._error.text())
        self._show_echo()

    def _show_echo(self) -> None:
        value = self.value()
        words = date_in_words(value) if value is not None else ""
        if words and self._modes.value() == AGE:
            words = f"Âge estimé le {date_words(self.estimated_on() or self._today())}."
        show_text(self._echo, words)
