"""The observation form: one text in sight, the other voices revealed in place (UX S07-AC1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from desktop_app.domain.ids import DossierId
from desktop_app.domain.names import initials, short_name
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.soft_hints import hints
from desktop_app.services.views import ObservationEntry, WordsPart
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.form_choices import FormChoices
from desktop_app.ui.pages.hard_tick import HardTick
from desktop_app.ui.pages.observation_draft import ObservationDraft
from desktop_app.ui.pages.observation_extras import ReasonField, ReminderSection
from desktop_app.ui.pages.observation_frame import ObservationFrame
from desktop_app.ui.pages.observation_voices import AnalysisPart, ReportedRow
from desktop_app.ui.pages.repeated_rows import RepeatedRows
from desktop_app.ui.pages.words_row import Speaker, WordsRow
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea

REMINDER = (
    "Décrivez des faits\u00a0: qui, quoi, quand, où. La personne peut demander à lire ce texte."
)
EMPTY = "L’observation est vide. Écrivez au moins un mot, puis enregistrez-la."


class ObservationForm(QWidget):
    """Show and return an ``ObservationDraft``.

    ``edited`` follows the user's hand; ``row_removed`` carries (rows, position, value);
    ``piece_wanted`` asks for a file.
    """

    edited = Signal()
    row_removed = Signal(object)
    piece_wanted = Signal()

    def __init__(
        self,
        context: PageContext,
        today: Callable[[], date],
        choices: FormChoices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._base = ObservationEntry(DossierId(""))
        self._speakers: tuple[Speaker, ...] = ()
        self.frame = ObservationFrame(context, today)
        self.seen = TextArea(rows=6)
        self._seen = LabelledField("Ce que j’ai vu ou entendu", self.seen, REMINDER)
        self.words = RepeatedRows(
            "words",
            lambda: WordsRow(lambda: self._speakers, choices),
            "Ajouter d’autres paroles",
            "Retirer ces paroles",
        )
        self.reported = RepeatedRows(
            "reported",
            ReportedRow,
            "Ajouter d’autres faits rapportés",
            "Retirer ces faits rapportés",
        )
        self.analysis = AnalysisPart()
        self.reminder = ReminderSection(today)
        self._hard = HardTick("hard")
        self._reason = ReasonField()
        self._held: QWidget | None = None
        self._hints = text_label("", "secondary", hidden_if_empty=True)
        self._buttons: dict[str, QPushButton] = {}
        self._build()

    def set_persons(self, persons: Sequence[Person], *, discreet: bool) -> None:
        """Offer the persons of the dossier, by their initials in discreet mode."""
        named = initials if discreet else short_name
        shown = [(person.id, named(person)) for person in persons]
        self._speakers = tuple(
            Speaker(person.id, short_name(person), words)
            for person, (_id, words) in zip(persons, shown, strict=True)
        )
        for row in self.words.rows:
            if isinstance(row, WordsRow):
                row.offer_speakers()
        self.frame.set_persons(shown)

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self.frame.set_places(places)

    def load(self, draft: ObservationDraft, *, correction: bool = False) -> None:
        """Show ``draft`` without telling anybody; only what is written is in sight.

        The reason is asked only of a ``correction``.
        """
        entry = draft.entry
        self._base = entry
        self.frame.load(entry, draft.date_text, draft.team_typed)
        for field, text in ((self.seen, entry.seen), (self.analysis.text, entry.analysis)):
            field.blockSignals(True)
            field.set_text(text)
            field.blockSignals(False)
            field.updateGeometry()
        self.words.load(entry.words)
        self.reported.load(entry.reported)
        self.reminder.load(entry.reminder, draft.due_text)
        self._hard.set_ticked(entry.hard)
        self._reason.load(entry.correction)
        self._reason.setVisible(correction)
        self._show(self.words, bool(entry.words))
        self._show(self.reported, bool(entry.reported))
        self._show(self.analysis, bool(entry.analysis))
        self._show(self.reminder, entry.reminder is not None)
        self._seen.set_error()
        show_text(self._hints, "")

    def draft(self) -> ObservationDraft:
        """Return what is written."""
        entry = replace(
            self.frame.apply(self._base),
            seen=self.seen.text(),
            reported=self.reported.values(),
            words=self.words.values(),
            analysis=self.analysis.text.text(),
            reminder=self.reminder.value(),
            hard=self._hard.is_ticked(),
            correction=self._reason.text(),
        )
        due_text = self.reminder.due.text() if entry.reminder is not None else ""
        typed = self.frame.team.pending()
        return ObservationDraft(entry, self.frame.when.text(), due_text, typed)

    def add_words(self) -> None:
        """Reveal « Paroles »; a selection in the facts goes there (Alt+P)."""
        cursor = self.seen.textCursor()
        said = cursor.selectedText().replace("\u2029", "\n").strip()
        value = WordsPart(said) if said else None
        if said:
            cursor.removeSelectedText()
        self._show(self.words, True)
        self.words.add(value)
        if said:
            self.edited.emit()

    def add_reported(self) -> None:
        """Reveal « Faits rapportés »."""
        self._show(self.reported, True)
        self.reported.add()

    def add_analysis(self) -> None:
        """Reveal « Ce que j’en comprends »."""
        self._show(self.analysis, True)
        self.analysis.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_reminder(self) -> None:
        """Reveal « Rappel »."""
        self._show(self.reminder, True)
        self.reminder.setFocus(Qt.FocusReason.OtherFocusReason)

    def freeze(self) -> None:
        """Take no typing while the observation is being recorded: nobody would keep it."""
        focused = QApplication.focusWidget()
        self._held = focused if focused is not None and self.isAncestorOf(focused) else None
        self.setEnabled(False)

    def thaw(self) -> None:
        """Take typing again, where it stopped."""
        self.setEnabled(True)
        held, self._held = self._held, None
        if held is not None and isValid(held):
            held.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain_empty(self) -> None:
        """Say that there is nothing to save, in the field where one writes."""
        self._seen.set_error(EMPTY)
        self.seen.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_hints(self) -> None:
        """Ask the soft questions that the facts call for; never while one types."""
        when = self.frame.when
        asked = hints(self.seen.text(), dated=bool(when.value() or when.text().strip()))
        show_text(self._hints, "\n".join(asked))

    def _build(self) -> None:
        self.seen.setObjectName("seen")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self.frame)
        column.addSpacing(GROUP_GAP_PX - FIELD_GAP_PX)
        column.addWidget(self._seen)
        column.addLayout(self._adding())
        for part in (
            self.reported,
            self.words,
            self.analysis,
            self.reminder,
            self.frame.team,
            self._hard,
            self._reason,
            self._hints,
        ):
            column.addWidget(part)
        self._connect()

    def _adding(self) -> FlowLayout:
        """Return the buttons that reveal the rest of the form (S07-AC1)."""
        row = FlowLayout(spacing=8)
        for name, label, act in (
            ("add_words", "Ajouter des paroles", self.add_words),
            ("add_reported", "Ajouter des faits rapportés", self.add_reported),
            ("add_analysis", "Ajouter ce que j’en comprends", self.add_analysis),
            ("add_piece", "Ajouter une pièce", self.piece_wanted.emit),
            ("add_reminder", "Ajouter un rappel", self.add_reminder),
        ):
            button = QPushButton(label)
            button.setObjectName(name)
            button.clicked.connect(act)
            self._buttons[name] = button
            row.addWidget(button)
        return row

    def _connect(self) -> None:
        self._seen.edited.connect(self._on_seen)
        self.frame.edited.connect(self.edited)
        for part in (self.analysis, self.reminder, self._reason):
            part.edited.connect(self.edited)
        self._hard.changed.connect(lambda _on: self.edited.emit())
        self.reminder.removed.connect(self._remove_reminder)
        for rows in (self.words, self.reported):
            rows.edited.connect(self.edited)
            rows.removed.connect(lambda gone, held=rows: self._on_removed(held, gone))

    def _on_seen(self) -> None:
        if self.seen.text().strip():
            self._seen.set_error()
        self.edited.emit()

    def _on_removed(self, rows: RepeatedRows, gone: tuple[int, Any]) -> None:
        self.row_removed.emit((rows, *gone))

    def _remove_reminder(self) -> None:
        self.reminder.load(None, "")
        self._show(self.reminder, False)
        self._buttons["add_reminder"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _show(self, part: QWidget, shown: bool) -> None:
        part.setVisible(shown)
        revealed: dict[QWidget, str] = {
            self.words: "add_words",
            self.reported: "add_reported",
            self.analysis: "add_analysis",
            self.reminder: "add_reminder",
        }
        self._buttons[revealed[part]].setVisible(not shown)
