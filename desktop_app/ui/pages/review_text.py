"""The words of a frozen version: read with the caret, remarks lit, changes told (S10-AC2)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.review import Remark
from desktop_app.domain.text_diff import Kind, TextChange

_SEPARATORS = ("\u2029", "\u2028")


@dataclass(frozen=True, slots=True)
class Passage:
    """A selection: its words, and the paragraph in which it begins."""

    quote: str = ""
    paragraph: int = 0


class ReviewText(QPlainTextEdit):
    """Show paragraphs, one a block. The caret walks through them and Maj selects."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.setReadOnly(True)
        self.setObjectName("review_text")
        self.setAccessibleName("Texte de l’écrit")
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard
            | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setCursorWidth(2)

    def load(self, paragraphs: Sequence[str]) -> None:
        """Show ``paragraphs``; the caret stays where it was if it can."""
        text = "\n".join(paragraphs)
        if text == self._text:
            return
        self._text = text
        at = self.textCursor().position()
        self.setPlainText(text)
        self._put_caret(min(at, max(self.document().characterCount() - 1, 0)))

    def passage(self) -> Passage:
        """Return what is selected, else the paragraph of the caret."""
        cursor = self.textCursor()
        quote = cursor.selectedText()
        for separator in _SEPARATORS:
            quote = quote.replace(separator, " ")
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        return Passage(quote.strip(), start.blockNumber())

    def go_to(self, remark: Remark) -> None:
        """Select the passage of a remark, or put the caret in its paragraph."""
        found = self._find(remark)
        if found is not None:
            self.setTextCursor(found)
            self.centerCursor()

    def light(self, remarks: Iterable[Remark]) -> None:
        """Light the passages that are spoken of."""
        colour = self.palette().color(QPalette.ColorRole.AlternateBase)
        lit = []
        for remark in remarks:
            cursor = self._find(remark)
            if cursor is None or not cursor.hasSelection():
                continue
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            look = QTextCharFormat()
            look.setBackground(colour)
            look.setFontUnderline(True)
            selection.format = look
            lit.append(selection)
        self.setExtraSelections(lit)

    def _find(self, remark: Remark) -> QTextCursor | None:
        block = self.document().findBlockByNumber(remark.paragraph)
        start = QTextCursor(block) if block.isValid() else QTextCursor(self.document())
        if not block.isValid() and not remark.quote:
            return None
        # Qt takes the no-break spaces of what it searches in for spaces.
        wanted = remark.quote.replace(NBSP, " ")
        for begin in (start, QTextCursor(self.document())):
            found = self.document().find(wanted, begin) if wanted else QTextCursor()
            if not found.isNull():
                return found
        return start

    def _put_caret(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)


class ChangesText(QPlainTextEdit):
    """Tell changes passage by passage: in words for who listens, struck or underlined too."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setObjectName(name)
        self.setAccessibleName("Changements entre deux versions")
        self.setTabChangesFocus(True)

    def load(self, changes: Sequence[TextChange]) -> None:
        """Show ``changes``, or that there is none."""
        self.clear()
        cursor = self.textCursor()
        plain = QTextCharFormat()
        if not changes:
            cursor.insertText("Aucun changement dans le texte.", plain)
        for number, change in enumerate(changes, 1):
            gap = "\n\n" if number > 1 else ""
            cursor.insertText(f"{gap}Passage {number}\n", _strong())
            for piece in change.pieces:
                words, look = _told(piece.kind, piece.text)
                cursor.insertText(words, look)
        cursor.setPosition(0)
        self.setTextCursor(cursor)


def _told(kind: Kind, text: str) -> tuple[str, QTextCharFormat]:
    look = QTextCharFormat()
    if kind is Kind.SAME:
        return text, look
    lead = text[: len(text) - len(text.lstrip())]
    label = "retiré" if kind is Kind.REMOVED else "ajouté"
    look.setFontStrikeOut(kind is Kind.REMOVED)
    look.setFontUnderline(kind is Kind.ADDED)
    return f"{lead or ' '}[{label}{NBSP}: {text.strip()}]", look


def _strong() -> QTextCharFormat:
    look = QTextCharFormat()
    look.setFontWeight(600)
    return look
