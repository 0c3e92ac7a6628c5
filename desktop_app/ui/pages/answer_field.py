"""One question of the écrit: its answer, why there is none, and the help to answer (UX §2.9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.absence import Absence
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.french import plural, quote
from desktop_app.services.paper_views import FieldView
from desktop_app.ui.pages.answer_editors import (
    AnswerEditor,
    ChoiceEditor,
    DateEditor,
    LineEditor,
    TextEditor,
)
from desktop_app.ui.pages.extracts_part import ExtractsPart
from desktop_app.ui.pages.field_sources import source_of
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.absence_menu import AbsenceButtons
from desktop_app.ui.widgets.disclosure import Disclosure
from desktop_app.ui.widgets.source_badge import SourceBadge

_COUNT_FROM = 0.8

_RECIPIENT = "destinataire."

DATE_KEY = "ecrit.date"
"""The one field whose answer is a property of the écrit itself."""


class AnswerField(QWidget):
    """Show one field and take its answer. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(
        self, view: FieldView, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.key = view.key
        self._words = view.label
        self._loaded = Answer()
        name = f"answer_{view.key}"
        self._label = text_label("", "label")
        self.spot = (view.key, 0)
        self._limit = view.limit
        self._badge = SourceBadge(f"source_{view.key}")
        self._count = text_label("", "small", hidden_if_empty=True)
        self.editor = _editor(view, name, today)
        # Whom a paper is for has no reason for being unknown: it is said, or it is to complete.
        self._has_absences = view.kind != "date" and not view.key.startswith(_RECIPIENT)
        self._absences = AbsenceButtons(view.label)
        self._error = text_label("", "error", hidden_if_empty=True)
        self._about = " ".join(part for part in (view.instruction, view.method) if part)
        self.extracts = (
            ExtractsPart(view.key, view.label, self.editor)
            if isinstance(self.editor, TextEditor) and not view.key.startswith(_RECIPIENT)
            else None
        )
        self._build(view)
        self.editor.edited.connect(self._on_edited)
        self._badge.clicked.connect(lambda: self.target().setFocus(Qt.FocusReason.OtherFocusReason))
        self._absences.changed.connect(self._on_absence)
        for button in self._absences.findChildren(QWidget):
            if button.objectName().startswith("absence_"):
                button.setObjectName(f"{name}_{button.objectName()}")

    def answer(self) -> Answer:
        """Return what is answered now."""
        absence = self._absences.value() if self._has_absences else None
        return Answer("" if absence else self.editor.text(), absence)

    def load(self, view: FieldView, text: str | None = None) -> None:
        """Show what is kept, unless something else is being typed; ``text`` replaces the answer."""
        kept = view.answer if text is None else Answer(text)
        untouched = self.answer() == self._loaded
        if untouched and kept != self._loaded:
            self.editor.set_text(kept.text)
            self._absences.set_value(kept.absence)
            self._show_absence()
        self._loaded = kept
        self._badge.say(source_of(view), view.label)
        self._badge.setVisible(kept.given)
        self._show_count()
        required = " (requis)" if view.required else ""
        self._label.setText(f"{self._words}{required}")
        proposed = self._proposed(view)
        self.editor.describe(self._label.text(), f"{self._about} {proposed}".strip())
        if view.key.startswith(_RECIPIENT):
            self.editor.hint(proposed)
        if not self._error.text():
            self._offer_absences()

    @staticmethod
    def _proposed(view: FieldView) -> str:
        """Return what will be printed of a recipient as long as nobody is typed."""
        said = view.answer.given or not view.key.startswith(_RECIPIENT)
        return "" if said or not view.shown else f"Sera écrit\u00a0: {quote(view.shown)}"

    def target(self) -> QWidget:
        """Return the widget that takes the focus."""
        return self.editor.target()

    def _build(self, view: FieldView) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._label, 1)
        head.addWidget(self._badge, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addLayout(head)
        for part in (self.editor, self._count, self._absences, self._error):
            column.addWidget(part)
        if self.extracts is not None:
            column.addWidget(self.extracts)
        for text in (view.instruction, view.method):
            if text:
                column.addWidget(text_label(text, "help"))
        if view.law:
            column.addWidget(Disclosure(view.law, view.label, f"answer_{view.key}_more"))
        self._label.setBuddy(self.editor.target())
        self._label.setVisible(not self.editor.labelled)
        self._absences.setVisible(self._has_absences)

    def _on_edited(self) -> None:
        if self.editor.text().strip() and self._absences.value() is not None:
            self._absences.set_value(None)
            self._show_absence()
        show_text(self._error, self.editor.problem())
        self._show_count()
        if self.extracts is not None:
            self.extracts.show_sources()
        self._offer_absences(typing=True)
        self.edited.emit()

    def _show_count(self) -> None:
        """Count down from 80 % of the room that the model has; nothing without a limit (AC5)."""
        left = self._limit - len(self.editor.text())
        if not self._limit or left > self._limit * (1 - _COUNT_FROM):
            show_text(self._count, "")
            return
        signs = plural(abs(left), "signe", "signes")
        words = f"Il reste {signs}." if left >= 0 else f"{signs} de trop pour ce modèle."
        show_text(self._count, words)
        mark(self._count, role="small" if left >= 0 else "error")

    def _on_absence(self, absence: Absence | None) -> None:
        if absence is not None:
            self.editor.empty()
        self._show_absence()
        self.edited.emit()

    def _show_absence(self) -> None:
        absence = self._absences.value()
        self.editor.hint(f"Sera écrit\u00a0: {quote(absence.printed)}" if absence else "")

    def _offer_absences(self, *, typing: bool = False) -> None:
        """Offer the four absences where nothing is answered; nothing moves under typing hands."""
        wanted = self._has_absences and not self.editor.text().strip()
        if wanted or not (typing or self._has_focus()):
            self._absences.setVisible(wanted)

    def _has_focus(self) -> bool:
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)


def own_text(key: str, ecrit: Ecrit) -> str | None:
    """Return the value of a property of the écrit itself, ``None`` for an answer."""
    if key != DATE_KEY:
        return None
    return "" if ecrit.written_on is None else ecrit.written_on.isoformat()


def _editor(view: FieldView, name: str, today: Callable[[], date]) -> AnswerEditor:
    if view.kind in ("choice", "choices"):
        return ChoiceEditor(name, view.choices, several=view.kind == "choices")
    if view.kind == "long_text":
        return TextEditor(name)
    if view.kind == "date":
        return DateEditor(name, view.label, today)
    return LineEditor(name)
