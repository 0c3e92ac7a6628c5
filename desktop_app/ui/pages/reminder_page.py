"""The form of a reminder: what is to be done, for which day, and what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.event import Reminder
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import DossierId, OccasionId, ReminderId
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.drafted_form import DraftedFormPage, Opened, Payload
from desktop_app.ui.pages.due_field import DueField
from desktop_app.ui.pages.time_drafts import REMINDER, key_of
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea

if TYPE_CHECKING:
    from desktop_app.services.session import Session

_TEXT_HELP = "Une action et un verbe\u00a0: rappeler la PMI, relancer le collège."
_FIELDS = {"due": "reminder_due", "result": "reminder_result"}


@dataclass(frozen=True, slots=True)
class ReminderFormData:
    """All that the form shows. ``start`` is the reminder before anybody typed."""

    opened: Opened
    start: Reminder
    text: str
    due_text: str
    result: str


def read_reminder(session: Session, args: Mapping[str, str]) -> ReminderFormData:
    """Return what the form starts with, its draft if one was left; runs on the worker."""
    dossier = session.dossiers.view(DossierId(args["dossier"]), opened=False).dossier
    known, occasion = args.get("reminder"), args.get("occasion")
    if known:
        start = session.reminders.get(ReminderId(known))
    else:
        start = session.reminders.blank(dossier.id, OccasionId(occasion) if occasion else None)
    key = key_of(REMINDER, args)
    draft = session.drafts.load(key.kind, key.subject)
    payload: Payload = {} if draft is None else draft.payload
    return ReminderFormData(
        opened=Opened(
            dossier,
            "Modifier un rappel" if known else "Nouveau rappel",
            key,
            payload,
            None if draft is None else draft.saved_at,
        ),
        start=start,
        text=str(payload.get("text", start.text)),
        due_text=str(payload.get("due_text", date_words(start.due))),
        result=str(payload.get("result", start.result)),
    )


class ReminderPage(DraftedFormPage):
    """Write a reminder down, change its day, or note what came of it."""

    kinds = frozenset({"reminder", "dossier"})

    def __init__(self, context: PageContext) -> None:
        super().__init__(context, "reminder", "Enregistrer le rappel")
        self._data: ReminderFormData | None = None
        self._what, self._result = TextArea(rows=2), TextArea(rows=2)
        self._what.setObjectName("reminder_text")
        self._result.setObjectName("reminder_result")
        self._due = DueField("reminder_due", self._today)
        self._text_field = LabelledField("À faire", self._what, _TEXT_HELP)
        self._result_field = LabelledField("Résultat", self._result, "Ce qui a été fait ou obtenu.")
        self.body.add(self._fields())

    def take_focus(self) -> None:
        """Put the caret in the field that was asked for, in the text by default."""
        name = _FIELDS.get(self._args.get("at", ""), "reminder_text")
        found = self.findChild(QWidget, name)
        if isinstance(found, QWidget):
            found.setFocus()

    def _fields(self) -> QWidget:
        fields = QWidget()
        column = QVBoxLayout(fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self._text_field, self._due, self._result_field):
            column.addWidget(part)
            part.edited.connect(self.autosave.touch)
        return fields

    def _today(self) -> date:
        return self.context.clock().date()

    def _read(self, args: Mapping[str, str]) -> ReminderFormData:
        return read_reminder(self.context.session, args)

    def _load(self, data: ReminderFormData) -> None:
        self._data = data
        self._what.set_text(data.text)
        self._due.load(data.start.due)
        if data.due_text != self._due.text():
            self._due.load(None, data.due_text)
        self._result.set_text(data.result)
        self._result_field.setVisible(bool(data.start.id))
        self._text_field.set_error()

    def _payload(self) -> Payload:
        data = self._data
        if data is None:
            return {}
        start = {
            "text": data.start.text,
            "due_text": date_words(data.start.due),
            "result": data.start.result,
        }
        held = {
            "text": self._what.text(),
            "due_text": self._due.text(),
            "result": self._result.text(),
        }
        return {} if held == start else held

    def _text(self) -> str:
        return "\n\n".join(part for part in (self._what.text(), self._result.text()) if part)

    def _record(self, forget: Callable[[], None]) -> Callable[[], Any] | None:
        data, due, reminders = self._data, self._due.value(), self.context.session.reminders
        if data is None:
            return None
        if not self._what.text().strip():
            self._text_field.set_error("Écrivez ce qu’il y a à faire.")
            self._what.setFocus()
            return None
        self._due.show_problem()
        if due is None:
            self._due.setFocus()
            return None
        reminder = replace(
            data.start, text=self._what.text().strip(), due=due, result=self._result.text().strip()
        )
        if not data.start.id:
            return lambda: reminders.record(reminder, forget)
        return lambda: reminders.change(reminder, forget)

    def _take_back(self, result: Any, keep: Callable[[], None]) -> None:
        reminders = self.context.session.reminders
        if isinstance(result, Reminder):
            reminders.change(result, keep)
        else:
            reminders.trash(result, keep)

    def _done_words(self) -> str:
        return "Rappel enregistré."
