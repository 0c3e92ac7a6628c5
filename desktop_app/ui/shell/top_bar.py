"""The top bar: search, emergency, lock. Always there, always in the same place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.icons import set_icon
from desktop_app.ui.shortcuts import keys_shown
from desktop_app.ui.styling import mark

_SEARCH = "Rechercher une personne, un lieu, un écrit…"
_SHORT = "Rechercher…"


class SearchEntry(QPushButton):
    """Looks like a field and opens the search; says less when there is less room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_SHORT, parent)
        self.setObjectName("search_entry")
        self.setAccessibleName(f"{_SEARCH} {keys_shown('search')}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        set_icon(self, "search")

    def sizeHint(self) -> QSize:
        """Ask for the room of the whole sentence."""
        return self._room(f"{_SEARCH}   {keys_shown('search')}")

    def minimumSizeHint(self) -> QSize:
        """Accept the room of one word."""
        return self._room(_SHORT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say as much as there is room for."""
        super().resizeEvent(event)
        for text in (f"{_SEARCH}   {keys_shown('search')}", _SEARCH, _SHORT):
            if self._room(text).width() <= self.width():
                break
        if text != self.text():
            self.setText(text)

    def _room(self, text: str) -> QSize:
        base = super().sizeHint()
        metrics = self.fontMetrics()
        said = metrics.size(Qt.TextFlag.TextShowMnemonic, self.text()).width()
        wanted = metrics.size(Qt.TextFlag.TextShowMnemonic, text).width()
        return QSize(base.width() - said + wanted, base.height())


class TopBar(QWidget):
    """Offer search, « Urgence » and « Verrouiller »."""

    search_requested = Signal()
    emergency_requested = Signal()
    lock_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("top_bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._brand = QLabel("Registre")
        self._brand.setObjectName("brand")
        self.search = SearchEntry()
        self.emergency = _button("Urgence", "phone", "emergency_entry")
        self.lock = _button("Verrouiller", "lock", "lock_entry")
        self.lock.setToolTip(f"Verrouiller ({keys_shown('lock')})")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(8)
        row.addWidget(self._brand)
        row.addSpacing(16)
        row.addWidget(self.search, 5)
        row.addStretch(1)
        row.addWidget(self.emergency)
        row.addWidget(self.lock)
        self.search.clicked.connect(self.search_requested)
        self.emergency.clicked.connect(self.emergency_requested)
        self.lock.clicked.connect(self.lock_requested)

    def narrow(self, *, flat: bool) -> None:
        """Leave the brand out where the window is narrow."""
        self._brand.setVisible(not flat)
        mark(self, flat=flat)


def _button(text: str, icon: str, name: str) -> QPushButton:
    button = QPushButton(text)
    button.setObjectName(name)
    set_icon(button, icon)
    mark(button, variant="quiet")
    return button
