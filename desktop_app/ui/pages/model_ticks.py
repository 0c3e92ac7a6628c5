"""The models to choose from, in their groups, each with its reason (UX S08-AC1 to AC4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGroupBox, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, plural
from desktop_app.services.paper_views import RecipientView
from desktop_app.services.preparation_views import ModelChoice
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.widgets.tick import Tick

NO_PLACE = f"Le lieu de vie n’a pas encore de commune{NBSP}: choisissez le destinataire."
NONE_PROPOSED = "La voie choisie ne demande pas d’écrit. Vous pouvez en choisir un quand même."


class ModelTicks(QGroupBox):
    """Show the models proposed, the others behind a button. ``changed`` follows the user's hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Modèle de l’écrit")
        self._group = QButtonGroup(self)
        self._rows: dict[str, Tick] = {}
        self._choices: tuple[ModelChoice, ...] = ()
        self._recipient = RecipientView()
        self._none = text_label(NONE_PROPOSED, "secondary")
        self._proposed, self._others = _column(), _column()
        self._more = QPushButton()
        self._more.setObjectName("models_more")
        mark(self._more, variant="link")
        self._folded = QWidget()
        self._note = _Note()
        self._build()

    def chosen(self) -> ModelChoice | None:
        """Return the model chosen, ``None`` if none is."""
        key = self.value()
        return next((choice for choice in self._choices if choice.id == key), None)

    def value(self) -> str:
        """Return the id of the model chosen, empty if none is."""
        return next((key for key, row in self._rows.items() if row.is_ticked()), "")

    def load(self, choices: Sequence[ModelChoice], recipient: RecipientView, *, keep: bool) -> None:
        """Show ``choices``; with ``keep`` the one chosen stays chosen."""
        kept = self.value() if keep else ""
        former = [(choice.id, choice.group) for choice in self._choices]
        self._choices = tuple(choices)
        if former != [(choice.id, choice.group) for choice in choices]:
            self._make_rows()
        proposed = next((choice.id for choice in choices if choice.proposed), "")
        row = self._rows.get(kept or proposed)
        if row is not None:
            row.set_ticked(True)
        self._fold(keep=keep)
        self.say_recipient(recipient)
        self._say_note()

    def say_recipient(self, recipient: RecipientView) -> None:
        """Say which CRIP the models are for, and why it is proposed."""
        self._recipient = recipient
        for choice in self._choices:
            to_crip = choice.recipient_kind == "crip"
            to = f" — {recipient.name}" if to_crip and recipient.name else ""
            why = [choice.why]
            if to_crip and choice.proposed:
                why.append(_place_words(recipient))
            words = " ".join(part for part in (*why, choice.existing_words) if part)
            self._rows[choice.id].set_words(f"{choice.title}{to}", words)

    def take_focus(self) -> None:
        """Put the focus on the first model in sight."""
        shown = (row for row in self._rows.values() if row.isVisibleTo(self))
        row = next(shown, None)
        (self._more if row is None else row.box).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._folded.setLayout(self._others)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        column.addLayout(self._proposed)
        column.addWidget(self._note)
        column.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._folded)
        self._more.clicked.connect(self._unfold)

    def _make_rows(self) -> None:
        for button in self._group.buttons():
            self._group.removeButton(button)
        for layout in (self._proposed, self._others):
            empty_layout(layout)
        self._rows = {}
        for group in dict.fromkeys(choice.group for choice in self._choices):
            mine = [choice for choice in self._choices if choice.group == group]
            layout = self._proposed if mine[0].proposed else self._others
            if not mine[0].proposed:  # those proposed say it themselves, each with its reason
                layout.addWidget(text_label(group, "label"))
            for choice in mine:
                layout.addWidget(self._make_row(choice))

    def _make_row(self, choice: ModelChoice) -> Tick:
        row = Tick(choice.title, radio=True)
        row.box.setObjectName(f"model_{choice.id}")
        row.changed.connect(lambda _ticked: self._on_chosen())
        self._group.addButton(row.box)
        self._rows[choice.id] = row
        return row

    def _fold(self, *, keep: bool) -> None:
        """Hide the models that are not proposed, unless one of them is chosen or none is."""
        others = [choice for choice in self._choices if not choice.proposed]
        chosen = self.chosen()
        needed = chosen is None or not chosen.proposed
        opened = needed or (keep and not self._folded.isHidden())
        self._none.setVisible(len(others) == len(self._choices))
        self._more.setText(f"Voir {plural(len(others), 'autre modèle', 'autres modèles')}")
        self._more.setVisible(bool(others) and not opened)
        self._folded.setVisible(bool(others) and opened)

    def _unfold(self) -> None:
        self._more.hide()
        self._folded.show()
        first = next((choice.id for choice in self._choices if not choice.proposed), "")
        self._rows[first].box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self) -> None:
        self._say_note()
        self.changed.emit()

    def _say_note(self) -> None:
        choice = self.chosen()
        self._note.say("" if choice is None else choice.note)


class _Note(QFrame):
    """A reminder about the model chosen: information, never an obstacle (S08-AC4)."""

    def __init__(self) -> None:
        super().__init__()
        mark(self, kind="info")
        self.setObjectName("model_note")
        self._words = text_label()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._words)
        self.hide()

    def say(self, words: str) -> None:
        """Show ``words``, or take no room."""
        show_text(self._words, words)
        self.setVisible(bool(words))


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    return column


def _place_words(recipient: RecipientView) -> str:
    if not recipient.territory:
        return NO_PLACE
    return f"Proposé{NBSP}: {recipient.why}" if recipient.why else ""
