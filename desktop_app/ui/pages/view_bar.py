"""The line of views above the list of dossiers: one is in force at a time (UX §2.4)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from desktop_app.services.saved_views import ViewLine
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout


class ViewBar(QWidget):
    """Show « Vues » and a button a view; Tab enters, the arrows choose. ``chosen`` has its id."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("view_bar")
        self.setAccessibleName("Vues")
        self._lines: tuple[ViewLine, ...] = ()
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._label = text_label("Vues", "label")
        self._label.setWordWrap(False)
        self._row = FlowLayout(self, spacing=8)

    def set_views(self, lines: Sequence[ViewLine], current: str) -> None:
        """Offer ``lines``; ``current`` is the one in force, empty if there is none."""
        if tuple(lines) != self._lines:
            self._make(tuple(lines), current)
        self.set_current(current)

    def set_current(self, key: str) -> None:
        """Show which view is in force without telling anybody."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == key)
        self._group.setExclusive(True)

    def _make(self, lines: tuple[ViewLine, ...], current: str) -> None:
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), "")
        empty_layout(self._row)
        self._group.deleteLater()
        self._group = QButtonGroup(self)
        self._label = text_label("Vues", "label")
        self._label.setWordWrap(False)
        self._row.addWidget(self._label)
        self._lines, self._buttons = lines, {}
        before: QWidget = self._label
        for line in lines:
            button = QPushButton(line.name)
            button.setObjectName(f"view_{line.id}")
            button.setAccessibleName(f"Vue {line.name}")
            button.setCheckable(True)
            mark(button, variant="option")
            button.clicked.connect(lambda _checked, key=line.id: self.chosen.emit(key))
            self._group.addButton(button)
            self._row.addWidget(button)
            self._buttons[line.id] = button
            before = button
        if focused:
            (self._buttons.get(focused) or self._buttons.get(current) or before).setFocus()
        self.updateGeometry()
