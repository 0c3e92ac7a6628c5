"""A box to tick, or one of several answers, whose words wrap and have a second line."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.styling import mark, show_text, text_label


class Tick(QWidget):
    """Show a box and ``title`` beside it; ``detail`` stands under the title.

    Qt's own boxes cut long words; here they wrap, and both lines are the target.
    ``changed`` carries the new state, only after an act of the user.
    """

    changed = Signal(bool)

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        radio: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.box: QAbstractButton = QRadioButton() if radio else QCheckBox()
        mark(self.box, bare=True)
        self._title = text_label()
        self._detail = text_label("", "secondary", hidden_if_empty=True)
        self._texts = QVBoxLayout()
        self._texts.setSpacing(2)
        self._texts.addWidget(self._title)
        self._texts.addWidget(self._detail)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._texts, 1)
        self.setFocusProxy(self.box)
        self.box.clicked.connect(lambda checked: self.changed.emit(checked))
        self.set_words(title, detail)

    def set_words(self, title: str, detail: str = "") -> None:
        """Say something else beside the box."""
        self._title.setText(title)
        show_text(self._detail, detail)
        self.box.setAccessibleName(title)
        self.box.setAccessibleDescription(detail)
        # As high as its line, so that the box stands in the middle of the first one.
        self._title.setContentsMargins(0, 4, 0, 0)

    def title(self) -> str:
        """Return the words beside the box."""
        return self._title.text()

    def add_under(self, widget: QWidget) -> None:
        """Put ``widget`` under the words."""
        self._texts.addWidget(widget)

    def is_ticked(self) -> bool:
        """Tell whether the box is ticked."""
        return self.box.isChecked()

    def set_ticked(self, ticked: bool) -> None:
        """Tick the box or not, without telling anybody."""
        self.box.setChecked(ticked)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take a click on the words as a click on the box."""
        on_words = self.childAt(event.position().toPoint()) in (self._title, self._detail)
        if event.button() is Qt.MouseButton.LeftButton and on_words and self.box.isEnabled():
            self.box.click()
            self.box.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mouseReleaseEvent(event)
