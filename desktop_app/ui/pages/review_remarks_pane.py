"""Remarks beside the document: numbered, answered, resolved; they never print (UX J4-4, J4-9)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, clock_words, date_words, plural, quote
from desktop_app.domain.review import Remark
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.review_text import Passage
from desktop_app.ui.shortcuts import keys_shown
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_HIDDEN = "Le texte n’est pas montré en mode discret."
_SHOWN_CHARS = 160


class ReviewRemarksPane(ScrollColumn):
    """List remarks and write one. Each signal carries the remark that it is about.

    ``added`` carries the words typed; ``answered`` a remark and the words.
    """

    added = Signal(str)
    answered = Signal(object, str)
    resolved = Signal(object, bool)
    trashed = Signal(object)
    chosen = Signal(object)
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("review_remarks_scroll", margin=FIELD_GAP_PX, parent=parent)
        self.passage = Passage()
        self._shown: tuple[object, ...] = ()
        self._discreet = False
        self._replies: dict[str, str] = {}
        self._title = text_label("Remarques", "section")
        self._about = text_label("", "secondary", hidden_if_empty=True)
        self.words = QLineEdit()
        self.words.setObjectName("remark_text")
        help_text = (
            f"{keys_shown('remark')} après avoir sélectionné un passage. Entrée pour ajouter."
        )
        self._field = LabelledField("Ajouter une remarque", self.words, help_text)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(FIELD_GAP_PX)
        self._holder = QWidget()
        self._holder.setLayout(self._cards)
        self._cards.setContentsMargins(0, 0, 0, 0)
        for part in (self._title, self._field, self._about, self._holder):
            self.add(part)
        self.words.returnPressed.connect(self._on_added)
        self._field.edited.connect(self.edited)

    def write_about(self, passage: Passage) -> None:
        """Begin a remark on ``passage``."""
        self.set_passage(passage)
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_passage(self, passage: Passage) -> None:
        """Say what the remark being written is about; the words stay covered in discreet mode."""
        self.passage = passage
        shown = passage.quote and not self._discreet
        show_text(self._about, f"Sur {quote(_cut(passage.quote))}" if shown else "")

    def replies(self) -> Mapping[str, str]:
        """Return what is being answered, by remark."""
        kept = {field.objectName(): field.text() for field in self._holder.findChildren(QLineEdit)}
        return {name: text for name, text in kept.items() if text}

    def set_replies(self, replies: Mapping[str, str]) -> None:
        """Take up answers that were being typed."""
        self._replies = dict(replies)

    def load(self, remarks: Sequence[Remark], zone: tzinfo | None, *, discreet: bool) -> None:
        """Show ``remarks``, those not resolved first in mind by their words."""
        self._discreet = discreet
        self.set_passage(self.passage)
        if (tuple(remarks), discreet) == self._shown:
            return
        typed = {**self._replies, **self.replies()}
        self._shown = (tuple(remarks), discreet)
        waiting = sum(1 for remark in remarks if remark.resolved_at is None)
        self._title.setText(f"Remarques ({plural(waiting, 'ouverte', 'ouvertes')})")
        with kept_focus(self._holder, self.words):
            for old in self._holder.findChildren(
                QFrame, options=Qt.FindChildOption.FindDirectChildrenOnly
            ):
                self._cards.removeWidget(old)
                old.setParent(None)
                old.deleteLater()
            for remark in remarks:
                card = self._card(remark, zone, typed, discreet=discreet)
                self._cards.addWidget(card)
                card.show()

    def _card(
        self, remark: Remark, zone: tzinfo | None, typed: Mapping[str, str], *, discreet: bool
    ) -> QFrame:
        card = QFrame()
        mark(card, role="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(LABEL_GAP_PX)
        for text, role in _lines(remark, zone, discreet=discreet):
            column.addWidget(text_label(text, role))
        buttons = FlowLayout(spacing=8)
        column.addLayout(buttons)
        self._add(buttons, remark, "Voir le passage", "show", lambda: self.chosen.emit(remark))
        if remark.resolved_at is not None:
            reopen = lambda: self.resolved.emit(remark, False)  # noqa: E731 - one line
            self._add(buttons, remark, "Rouvrir", "reopen", reopen)
            return card
        self._add_reply(column, remark, typed)
        self._add(buttons, remark, "Résolu", "resolve", lambda: self.resolved.emit(remark, True))
        self._add(
            buttons, remark, "Mettre à la corbeille", "trash", lambda: self.trashed.emit(remark)
        )
        return card

    def _add_reply(self, column: QVBoxLayout, remark: Remark, typed: Mapping[str, str]) -> None:
        line = QLineEdit()
        line.setObjectName(f"reply_{remark.id}")
        line.setText(typed.get(line.objectName(), ""))
        field = LabelledField("Répondre", line, "Entrée pour envoyer.")
        line.setAccessibleName(f"Répondre à la remarque {remark.number}")
        column.addWidget(field)
        field.edited.connect(self.edited)
        line.returnPressed.connect(lambda: self._on_answered(remark, line))

    def _add(self, row: FlowLayout, remark: Remark, label: str, name: str, act: object) -> None:
        button = QPushButton(label)
        button.setObjectName(f"remark_{name}_{remark.id}")
        button.setAccessibleName(f"{label}, remarque {remark.number}")
        mark(button, variant="quiet")
        button.clicked.connect(lambda: act())  # type: ignore[operator]
        row.addWidget(button)

    def _on_added(self) -> None:
        if self.words.text().strip():
            self.added.emit(self.words.text())

    def _on_answered(self, remark: Remark, line: QLineEdit) -> None:
        if line.text().strip():
            words = line.text()
            line.clear()
            self._replies.pop(line.objectName(), None)
            self.answered.emit(remark, words)


def _lines(remark: Remark, zone: tzinfo | None, *, discreet: bool) -> list[tuple[str, str]]:
    done = f" — résolue par {remark.resolved_by}" if remark.resolved_at is not None else ""
    when = remark.written_at.astimezone(zone)
    head = (
        f"{remark.number}. {remark.author}, {date_words(when.date())} à {clock_words(when)}{done}"
    )
    if discreet:
        return [(head, "secondary"), (_HIDDEN, "")]
    lines = [(head, "secondary"), (remark.text, "")]
    if remark.quote:
        lines.insert(1, (f"Sur {quote(_cut(remark.quote))}", "secondary"))
    lines += [(f"{reply.author}{NBSP}: {reply.text}", "") for reply in remark.replies]
    return lines


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN_CHARS else f"{line[:_SHOWN_CHARS].rstrip()}…"
