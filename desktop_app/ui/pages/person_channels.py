"""Whether each way to reach the person is safe, who made sure of it and when (mniop.md §4.4)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.person import Channel, ContactRule, Safety
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup

_SAFETY = (
    (Safety.YES.value, "Sûr"),
    (Safety.NO.value, "Non sûr"),
    (Safety.CERTAIN_HOURS.value, "À certaines heures"),
    ("", "Non vérifié"),
)
_CAUTION = (
    "Un moyen non vérifié compte comme non sûr. Vérifiez avec la personne elle-même, jamais par "
    "un proche qui pourrait la contrôler."
)


class ChannelRow(QWidget):
    """One channel: the question first; its details once there is an answer."""

    edited = Signal()

    def __init__(self, channel: Channel, today: Callable[[], date]) -> None:
        super().__init__()
        self._channel = channel
        name = f"channel_{channel.value}"
        self._safety = RadioGroup(channel.label, _SAFETY)
        name_inner(self._safety, name)
        self._hours = _line(f"Heures, {channel.label}", f"{name}_hours", "")
        self._date = SpokenDateField(
            f"Vérifié le, {channel.label}",
            f"{name}_checked_on",
            today,
            f"Par exemple{NBSP}: hier, 3 mars.",
        )
        self._by = _line(f"Vérifié par, {channel.label}", f"{name}_checked_by", "")
        self._note = _line(
            f"Précision, {channel.label}",
            f"{name}_note",
            f"Par exemple{NBSP}: ne pas laisser de message, ne pas dire le nom de l’association.",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self._safety, self._hours, self._date, self._by, self._note):
            column.addWidget(part)
        self._safety.changed.connect(self._on_answer)
        for field in (self._hours, self._date, self._by, self._note):
            field.edited.connect(self.edited)
        self.load(ContactRule(channel))

    def load(self, rule: ContactRule) -> None:
        """Show a rule without telling anybody."""
        self._safety.set_value("" if rule.safety is None else rule.safety.value)
        for field, text in (
            (self._hours, rule.hours),
            (self._by, rule.checked_by),
            (self._note, rule.note),
        ):
            line = field.field
            if isinstance(line, QLineEdit) and line.text() != text:
                line.setText(text)
        self._date.load(rule.checked_on)
        self._show_details()

    def value(self) -> ContactRule:
        """Return the rule that is written here, empty if nothing is."""
        safety = self._safety.value()
        return ContactRule(
            self._channel,
            Safety(safety) if safety else None,
            _text(self._hours),
            _text(self._note),
            self._date.value(),
            _text(self._by),
        )

    def unread_date(self) -> str:
        """Return what is typed as a date and is none yet."""
        return self._date.text() if self._date.problem() else ""

    def set_unread_date(self, text: str) -> None:
        """Show again a date that is none yet."""
        self._date.set_text(text)
        self._show_details()

    def _on_answer(self) -> None:
        self._show_details()
        self.edited.emit()

    def _show_details(self) -> None:
        answer = self._safety.value()
        hours = answer == Safety.CERTAIN_HOURS.value
        self._hours.setVisible(hours or bool(_text(self._hours)))
        for field, written in (
            (self._date, self._date.text()),
            (self._by, _text(self._by)),
            (self._note, _text(self._note)),
        ):
            field.setVisible(bool(answer) or bool(written))


class Channels(QWidget):
    """One row a channel. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = {channel: ChannelRow(channel, today) for channel in Channel}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label("Moyens de contact", "label"))
        column.addWidget(text_label(_CAUTION, "help"))
        for row in self._rows.values():
            column.addWidget(row)
            row.edited.connect(self.edited)

    def load(self, rules: Sequence[ContactRule]) -> None:
        """Show ``rules`` without telling anybody."""
        held = {rule.channel: rule for rule in rules}
        for channel, row in self._rows.items():
            row.load(held.get(channel, ContactRule(channel)))

    def values(self) -> tuple[ContactRule, ...]:
        """Return the rules that say something."""
        found = (row.value() for row in self._rows.values())
        return tuple(rule for rule in found if rule != ContactRule(rule.channel))

    def unsettled(self) -> dict[str, Any]:
        """Return the dates that are typed and are none yet."""
        found = {channel.value: row.unread_date() for channel, row in self._rows.items()}
        return {channel: text for channel, text in found.items() if text}

    def set_unsettled(self, unsettled: Mapping[str, Any]) -> None:
        """Show again what a draft kept."""
        for channel, row in self._rows.items():
            if channel.value in unsettled:
                row.set_unread_date(str(unsettled[channel.value]))


def _line(label: str, name: str, help_text: str) -> LabelledField:
    field = LabelledField(label, QLineEdit(), help_text)
    field.field.setObjectName(name)
    return field


def _text(labelled: LabelledField) -> str:
    field = labelled.field
    return field.text().strip() if isinstance(field, QLineEdit) else ""
