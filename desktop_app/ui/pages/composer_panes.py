"""Sections, form and preview side by side, or one behind the other where there is less room."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabBar, QVBoxLayout, QWidget

from desktop_app.ui.layout_rules import columns
from desktop_app.ui.pages.plain_tabs import PlainTabBar

SECTIONS, FORM, PREVIEW = "sections", "form", "preview"
_LABELS = {SECTIONS: "Sections", FORM: "Remplir", PREVIEW: "Aperçu et export"}
_BEHIND = {1: (SECTIONS, FORM, PREVIEW), 2: (FORM, PREVIEW), 3: ()}
"""Which panes share one place, by the number of columns (UX §5.5, S09-AC10)."""

_SHARES = (22, 42, 36)


class ComposerPanes(QWidget):
    """Show the three panes; tabs choose among those that share a place.

    ``arranged`` says that other panes are in sight than before.
    """

    arranged = Signal()

    def __init__(
        self, sections: QWidget, form: QWidget, preview: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._panes: Mapping[str, QWidget] = {SECTIONS: sections, FORM: form, PREVIEW: preview}
        self._columns = 0
        self._front = FORM
        self._tabs = PlainTabBar()
        self._tabs.setObjectName("composer_tabs")
        self._tabs.setAccessibleName("Volets de l’écrit")
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        for pane in self._panes.values():
            self._splitter.addWidget(pane)
        for at, share in enumerate(_SHARES):
            self._splitter.setStretchFactor(at, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs)
        column.addWidget(self._splitter, 1)
        self._tabs.currentChanged.connect(self._on_tab)

    @property
    def tabs(self) -> QTabBar:
        """Return the tabs, hidden where every pane is in sight."""
        return self._tabs

    @property
    def columns(self) -> int:
        """Return how many panes there is room for."""
        return self._columns

    def in_sight(self, name: str) -> bool:
        """Tell whether a pane is shown."""
        return not self._panes[name].isHidden()

    def bring(self, name: str) -> None:
        """Bring a pane to the front of those that share its place."""
        behind = _BEHIND[self._columns] if self._columns else ()
        if name in behind:
            self._tabs.setCurrentIndex(behind.index(name))
        else:
            self._front = name if name != SECTIONS else self._front

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Count again how many panes there is room for."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Lay the panes out for the width of the window and the size of the text."""
        wanted = columns(self.window())
        if wanted != self._columns:
            self._columns = wanted
            self._make_tabs()
            self._show_panes()

    def _make_tabs(self) -> None:
        behind = _BEHIND[self._columns]
        front = self._front if self._front in behind else FORM
        self._tabs.blockSignals(True)
        while self._tabs.count():
            self._tabs.removeTab(0)
        for name in behind:
            self._tabs.addTab(_LABELS[name])
        if behind:
            self._tabs.setCurrentIndex(behind.index(front))
        self._tabs.blockSignals(False)
        self._tabs.setVisible(bool(behind))
        self._front = front

    def _on_tab(self, at: int) -> None:
        behind = _BEHIND[self._columns] if self._columns else ()
        if 0 <= at < len(behind):
            self._front = behind[at]
            self._show_panes()

    def _show_panes(self) -> None:
        behind = _BEHIND[self._columns]
        for name, pane in self._panes.items():
            pane.setVisible(name not in behind or name == self._front)
        shares = [
            share if self.in_sight(name) else 0
            for name, share in zip(self._panes, _SHARES, strict=True)
        ]
        room = max(self._splitter.width(), 1)
        self._splitter.setSizes([room * share // sum(shares) for share in shares])
        self.arranged.emit()
