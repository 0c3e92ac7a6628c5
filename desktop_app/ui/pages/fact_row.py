"""One value of the register in an écrit: read, corrected for the écrit alone, or at its source.

What is typed here is kept as it is typed, for this écrit only; the fiche changes on demand (UX
§2.9, « fiche »). A later change of the fiche is shown and waits for a decision (S09-AC11).
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.absence import Absence
from desktop_app.domain.ecrit import Answer, Override
from desktop_app.domain.french import quote
from desktop_app.services.paper_views import FieldView
from desktop_app.ui.pages.answer_editors import AnswerEditor, LineEditor, TextEditor
from desktop_app.ui.pages.field_sources import source_of
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.absence_menu import AbsenceButtons
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.source_badge import SourceBadge
from desktop_app.ui.widgets.status_tag import StatusTag

REQUIRED = "Requis"
HERE = "Seulement dans cet écrit"
THERE = "Corriger aussi dans la fiche"
THERE_DOSSIER = "Corriger aussi dans le dossier"


class FactRow(QWidget):
    """Show one value with its source.

    ``edited`` follows the hand; ``source_wanted`` asks for the place the value comes from;
    ``decided`` carries the overrides of « Reprendre » or « Garder »; ``correct_wanted`` carries the
    field and the answer to write into its source too.
    """

    edited = Signal()
    source_wanted = Signal(object)
    decided = Signal(object)
    correct_wanted = Signal(object, object)

    def __init__(self, field: FieldView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = field
        self.spot = (field.key, field.position)
        self._name = field.own_key or f"{field.key}_{field.position}"
        self._loaded = Answer()
        self._editor: AnswerEditor | None = None
        self._absences: AbsenceButtons | None = None
        self._choice = QWidget()
        self._label = text_label(field.label, "secondary")
        self._value = text_label()
        self._tag = StatusTag(REQUIRED, "attention")
        self._help = text_label("", "help", hidden_if_empty=True)
        self._badge = SourceBadge(f"source_{self._name}")
        self.change = QPushButton("Modifier")
        self._later = QWidget()
        self._later_words = text_label()
        self._editing = QVBoxLayout()
        self._build()
        self.load(field)

    def load(self, field: FieldView) -> None:
        """Show newer values; what is being typed stays."""
        self.view = field
        self.spot = (field.key, field.position)
        kept = field.answer if field.replaced else Answer()
        if self._editor is not None and self.answer() == self._loaded and kept != self._loaded:
            self._editor.set_text(kept.text or ("" if kept.given else field.said))
            self._show_absence(kept.absence)
        self._loaded = kept
        self._value.setText(field.shown)
        self._value.setVisible(bool(field.shown) and not self.is_open)
        self._tag.setVisible(field.lacking)
        show_text(self._help, field.instruction if field.lacking else "")
        self._badge.say(source_of(field), self._about())
        self._badge.setVisible(bool(field.shown) or field.stale)
        self.change.setVisible(bool(field.own_key) and not self.is_open)
        self._later.setVisible(field.stale)
        said = quote(field.said) if field.said else "plus rien"
        self._later_words.setText(f"Modifié dans le dossier le {field.changed_on}\u00a0: {said}.")
        self._choice.setVisible(self.is_open and self._differs())

    @property
    def editor_name(self) -> str:
        """Return the name that the editor bears once it is open."""
        return f"fact_{self._name}"

    @property
    def is_open(self) -> bool:
        """Tell whether the value is being edited here."""
        return self._editor is not None and not self._editor.isHidden()

    def answer(self) -> Answer:
        """Return what this écrit says by itself; nothing where it follows the register."""
        if self._editor is None or self._absences is None:
            return self._loaded
        absence = self._absences.value()
        text = self._editor.text()
        if absence is not None:
            return Answer("", absence)
        return Answer() if text.strip() == self.view.said.strip() else Answer(text)

    def override(self) -> tuple[str, Override | None] | None:
        """Return the key and what is to be kept under it, ``None`` if nothing differs."""
        answer = self.answer()
        answer = answer if answer.given else Answer()
        if not self.view.own_key or answer == self._loaded:
            return None
        return self.view.own_key, Override(answer, self.view.said) if answer.given else None

    def open(self) -> QWidget:
        """Let the value be edited here; return where the focus goes."""
        if not self.view.own_key:
            return self._badge
        if self._editor is None:
            self._make_editor()
        if self._editor is None:
            return self._badge
        self._editor.show()
        if self._absences is not None:
            self._absences.show()
        self.load(self.view)
        return self._editor.target()

    def target(self) -> QWidget:
        """Return where the focus goes without opening anything."""
        if self.is_open and self._editor is not None:
            return self._editor.target()
        return self.change if self.view.own_key else self._badge

    def _build(self) -> None:
        mark(self.change, variant="link")
        self.change.setObjectName(f"change_{self._name}")
        self.change.setAccessibleName(f"Modifier dans cet écrit, {self._about()}")
        right = QVBoxLayout()
        right.setSpacing(LABEL_GAP_PX)
        links = FlowLayout(spacing=12)
        for link in (self._badge, self.change):
            links.addWidget(link)
        for part in (self._tag, self._value, self._help):
            right.addWidget(part)
        right.addLayout(self._editing)
        right.addWidget(self._choice)
        right.addWidget(self._later)
        right.addLayout(links)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._label, 2, Qt.AlignmentFlag.AlignTop)
        row.addLayout(right, 3)
        self._build_choice()
        self._build_later()
        self.change.clicked.connect(self._on_change)
        self._badge.clicked.connect(lambda: self.source_wanted.emit(self.view))

    def _build_choice(self) -> None:
        there = THERE if self.view.person_id is not None else THERE_DOSSIER
        self._there = QPushButton(there)
        self._there.setObjectName(f"there_{self._name}")
        mark(self._there, variant="link")
        column = QVBoxLayout(self._choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label(f"{HERE}."))
        column.addWidget(self._there, 0, Qt.AlignmentFlag.AlignLeft)
        self._choice.hide()
        self._there.clicked.connect(lambda: self.correct_wanted.emit(self.view, self.answer()))

    def _build_later(self) -> None:
        take, keep = QPushButton("Reprendre"), QPushButton("Garder")
        column = QVBoxLayout(self._later)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(self._later_words)
        row = FlowLayout(spacing=12)
        column.addLayout(row)
        for button, name, slot in ((take, "take", self._take), (keep, "keep", self._keep)):
            button.setObjectName(f"{name}_{self._name}")
            button.setAccessibleName(f"{button.text()}, {self._about()}")
            mark(button, variant="link")
            button.clicked.connect(slot)
            row.addWidget(button)

    def _make_editor(self) -> None:
        name = self.editor_name
        view = self.view
        lines = view.kind == "long_text" or "\n" in view.said
        self._editor = TextEditor(name) if lines else LineEditor(name)
        self._absences = AbsenceButtons(view.label)
        for button in self._absences.findChildren(QPushButton):
            button.setObjectName(f"{name}_{button.objectName()}")
        self._editor.set_text(self._loaded.text or ("" if self._loaded.given else view.said))
        self._show_absence(self._loaded.absence)
        self._editor.describe(self._about(), view.instruction)
        self._editing.addWidget(self._editor)
        self._editing.addWidget(self._absences)
        self._editor.edited.connect(self._on_edited)
        self._absences.changed.connect(self._on_absence)

    def _on_change(self) -> None:
        self.open().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_edited(self) -> None:
        if self._editor is not None and self._editor.text().strip():
            self._show_absence(None)
        self._choice.setVisible(self._differs())
        self.edited.emit()

    def _on_absence(self, absence: Absence | None) -> None:
        if self._editor is not None and absence is not None:
            self._editor.empty()
        self._show_absence(absence)
        self._choice.setVisible(self._differs())
        self.edited.emit()

    def _show_absence(self, absence: Absence | None) -> None:
        if self._absences is not None and self._editor is not None:
            self._absences.set_value(absence)
            printed = quote(absence.printed) if absence else ""
            self._editor.hint(f"Sera écrit\u00a0: {printed}" if printed else "")

    def _differs(self) -> bool:
        return self.answer().given

    def _take(self) -> None:
        """Follow the register again, and remember what it says now."""
        self.decided.emit({self.view.own_key: Override(Answer(), self.view.said)})

    def _keep(self) -> None:
        """Keep what the écrit says, whatever the register says now."""
        own = self.view.answer if self.view.replaced else Answer(self.view.shown)
        self.decided.emit({self.view.own_key: Override(own, self.view.said)})

    def _about(self) -> str:
        return ", ".join(part for part in (self.view.label, self.view.whose) if part)
