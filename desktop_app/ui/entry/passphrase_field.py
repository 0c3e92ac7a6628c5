"""The field in which a passphrase is typed: hidden, showable, with a caps-lock notice."""

from __future__ import annotations

import sys

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark

MAX_LENGTH = 256
"""S-05: longer is refused before any hashing."""

_VK_CAPITAL = 0x14
_CAPS_NOTICE = "Majuscules verrouillées"


class PassphraseField(QWidget):
    """A label, a hidden field with « Afficher », a notice line and an error line.

    The notice and the error keep their place when empty: nothing moves while one types.
    """

    submitted = Signal()
    changed = Signal(str)

    def __init__(self, label: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setObjectName(name)
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(MAX_LENGTH)
        self.line.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self.line.returnPressed.connect(self.submitted)
        self.line.textChanged.connect(self.changed)
        self.line.installEventFilter(self)
        self._label = QLabel(label, self)
        self._label.setBuddy(self.line)
        mark(self._label, role="label")
        self._show = QPushButton("Afficher", self)
        self._show.setObjectName(f"{name}_show")
        self._show.setAutoDefault(False)
        self._show.clicked.connect(self._toggle)
        self._notice = QLabel(" ", self)
        self._notice.setObjectName(f"{name}_notice")
        mark(self._notice, role="help")
        self._error = QLabel(" ", self)
        self._error.setObjectName(f"{name}_error")
        mark(self._error, role="error")
        self._error.setWordWrap(True)
        self._lay_out()
        self.setFocusProxy(self.line)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._show)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addLayout(row)
        layout.addWidget(self._notice)
        layout.addWidget(self._error)

    def text(self) -> str:
        """Return what is typed, spaces included (S-06)."""
        return self.line.text()

    def set_text(self, text: str, *, shown: bool = False) -> None:
        """Replace what is typed, and show it if asked."""
        self.line.setText(text)
        if shown != self._is_shown():
            self._toggle()

    def clear(self) -> None:
        """Forget what was typed, the undo history of the field too, and hide again."""
        self.line.setText("")  # clear() could be undone
        if self._is_shown():
            self._toggle()

    def error(self) -> str:
        """Return the sentence under the field."""
        return self._error.text().strip()

    def set_error(self, sentence: str) -> None:
        """Say under the field, and to a screen reader, what is not right; empty to take it away."""
        self._error.setText(sentence or " ")
        mark(self.line, problem=bool(sentence))
        self.line.setAccessibleDescription(sentence)

    def set_caps_lock(self, *, locked: bool) -> None:
        """Show or hide the notice that the capitals are locked."""
        self._notice.setText(_CAPS_NOTICE if locked else " ")

    def caps_lock_noticed(self) -> bool:
        """Tell whether the notice is shown."""
        return bool(self._notice.text().strip())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at the keys of the field for locked capitals."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            locked = _caps_lock(event, noticed=self.caps_lock_noticed())
            if locked is not None:
                self.set_caps_lock(locked=locked)
        elif event.type() == QEvent.Type.FocusIn and sys.platform == "win32":
            self.set_caps_lock(locked=_windows_caps_lock())
        return super().eventFilter(watched, event)

    def _is_shown(self) -> bool:
        return self.line.echoMode() == QLineEdit.EchoMode.Normal

    def _toggle(self) -> None:
        shown = not self._is_shown()
        modes = QLineEdit.EchoMode
        self.line.setEchoMode(modes.Normal if shown else modes.Password)
        self._show.setText("Masquer" if shown else "Afficher")
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)


def _caps_lock(event: QKeyEvent, *, noticed: bool) -> bool | None:
    """Tell from a key whether the capitals are locked; ``None`` if the key does not tell.

    Qt has no question for it: a capital without Maj, or the contrary, gives it away.
    """
    if event.key() == Qt.Key.Key_CapsLock:
        return False if noticed else None
    text = event.text()
    if not text.isalpha() or text.upper() == text.lower():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != shift


def _windows_caps_lock() -> bool:
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.user32.GetKeyState(_VK_CAPITAL) & 1)
    return False
