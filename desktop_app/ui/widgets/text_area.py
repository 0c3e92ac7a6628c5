"""A field for several lines of plain text, which grows with what is written."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QSize
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

_OPEN, _CLOSE = "«\u00a0", "\u00a0»"


class TextArea(QPlainTextEdit):
    """Hold plain text between ``rows`` and ``max_rows`` lines high. Tab leaves the field.

    Typing « (or <<) writes both guillemets with their no-break spaces, the caret between them;
    typing » (or >>) before the closing one goes past it.
    """

    def __init__(self, rows: int = 3, max_rows: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._max_rows = max_rows
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)

    def text(self) -> str:
        """Return what is written, line ends as ``\\n``.

        Not ``toPlainText``: Qt turns every no-break space into a space there (measured).
        """
        raw = str(self.document().toRawText())
        return raw.replace("\u2029", "\n").replace("\u2028", "\n")

    def set_text(self, text: str) -> None:
        """Show ``text``; the caret stays where it was if it can."""
        if text == self.text():
            return
        position = self.textCursor().position()
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(text)))
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """Return a height that shows the text, between the two limits."""
        return QSize(super().sizeHint().width(), self._height_of(self._lines()))

    def minimumSizeHint(self) -> QSize:
        """Return the least height: the first rows."""
        return QSize(super().minimumSizeHint().width(), self._height_of(self._rows))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write guillemets in pairs."""
        if not self.isReadOnly() and self._typed(event.text()):
            event.accept()
            return
        super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste the text alone, without colours, images or links."""
        if source.hasText():
            self.textCursor().insertText(source.text())

    def _typed(self, text: str) -> bool:
        before, after = self._around()
        if text == "«" or (text == "<" and before.endswith("<")):
            self._open_quote(erase=1 if text == "<" else 0)
            return True
        closing = text == "»" or (text == ">" and before.endswith(">"))
        if closing:
            self._close_quote(erase=1 if text == ">" else 0)
            return True
        inside_new_quote = before.endswith(_OPEN) and after.startswith(_CLOSE)
        return text == " " and inside_new_quote

    def _around(self) -> tuple[str, str]:
        cursor = self.textCursor()
        text, at = cursor.block().text(), cursor.positionInBlock()
        return text[:at], text[at:]

    def _open_quote(self, *, erase: int) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        selected = cursor.selectedText()
        if not selected:
            cursor.movePosition(
                QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, erase
            )
        cursor.insertText(f"{_OPEN}{selected}{_CLOSE}")
        cursor.movePosition(QTextCursor.MoveOperation.Left, n=len(_CLOSE))
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _close_quote(self, *, erase: int) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Left, QTextCursor.MoveMode.KeepAnchor, erase)
        cursor.removeSelectedText()
        text, at = cursor.block().text(), cursor.positionInBlock()
        if text[at:].startswith(_CLOSE):
            cursor.movePosition(QTextCursor.MoveOperation.Right, n=len(_CLOSE))
        else:
            cursor.insertText(_CLOSE if not text[:at].endswith("\u00a0") else "»")
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _lines(self) -> int:
        lines = int(self.document().documentLayout().documentSize().height())
        return min(max(lines, self._rows), self._max_rows)

    def _height_of(self, lines: int) -> int:
        margins = self.contentsMargins()
        frame = margins.top() + margins.bottom() + 2 * round(self.document().documentMargin())
        return self.fontMetrics().lineSpacing() * lines + frame
