"""The rail: where one can go. A fixed order, and only what this release really serves."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from desktop_app.ui.icons import set_icon
from desktop_app.ui.shell.rail_layout import RailLayout
from desktop_app.ui.styling import mark


@dataclass(frozen=True, slots=True)
class RailEntry:
    """One entry: the page it opens, its word, its icon, and whether it stands at the bottom.

    It is left out where the page ``part_of`` is served: that page holds the same things.
    """

    page: str
    label: str
    icon: str
    low: bool = False
    part_of: str = ""


ENTRIES = (
    RailEntry("home", "Accueil", "house"),
    RailEntry("dossiers", "Dossiers", "folder-open"),
    RailEntry("places", "Lieux", "map-pin"),
    RailEntry("models", "Modèles", "file-text"),
    RailEntry("association", "Association", "users", low=True, part_of="settings"),
    RailEntry("journal", "Journal", "history", low=True),
    RailEntry("settings", "Réglages", "settings", low=True),
    RailEntry("display", "Affichage", "contrast", low=True, part_of="settings"),
    RailEntry("help", "Aide", "life-buoy", low=True),
)
"""UX §2.0: the order never changes; an entry whose page is not served is not shown."""


class Rail(QWidget):
    """Show the entries in a column, or in a line where the window is narrow.

    ``chosen`` carries the page of the entry pressed.
    """

    chosen = Signal(str)

    def __init__(self, served: Collection[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Parties du registre")
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        self._box = RailLayout(self, margin=8, spacing=4)
        for entry in ENTRIES:
            if entry.page in served and entry.part_of not in served:
                button = self._button(entry)
                self._box.addWidget(button)
                if entry.low:
                    self._box.sink(button)

    def light(self, page: str) -> None:
        """Light the entry of ``page``; none if the rail has no such entry."""
        self._group.setExclusive(False)
        for name, button in self._buttons.items():
            button.setChecked(name == page)
        self._group.setExclusive(True)

    def lie_down(self, *, flat: bool) -> None:
        """Put the entries in lines, of words alone: icons would cost a line; or in a column."""
        mark(self, flat=flat)
        for entry in ENTRIES:
            button = self._buttons.get(entry.page)
            if button is not None and flat:
                button.setIcon(QIcon())
            elif button is not None:
                set_icon(button, entry.icon)
        self._box.set_flat(flat=flat)

    def column_height(self) -> int:
        """Return the height of all entries in a column, at the text size in force."""
        heights = [button.sizeHint().height() + 4 for button in self._buttons.values()]
        return sum(heights) + 16

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the words shown, in order."""
        return tuple(button.text() for button in self._buttons.values())

    def has(self, page: str) -> bool:
        """Tell whether ``page`` has an entry."""
        return page in self._buttons

    def button(self, page: str) -> QPushButton:
        """Return the button of ``page``."""
        return self._buttons[page]

    def _button(self, entry: RailEntry) -> QPushButton:
        button = QPushButton(entry.label)
        button.setObjectName(f"rail_{entry.page}")
        button.setCheckable(True)
        set_icon(button, entry.icon)
        mark(button, variant="rail")
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self.chosen.emit(entry.page))
        self._group.addButton(button)
        self._buttons[entry.page] = button
        return button
