"""The buttons under the chronology, and its menu: what can be done with the entry that is lit."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.services.timeline_views import EVENTS, EntryKind
from desktop_app.ui.models.timeline_words import TimelineRow
from desktop_app.ui.pages.timeline_view import OPENED_ELSEWHERE, TimelineView
from desktop_app.ui.widgets.flow_layout import FlowLayout

_OPEN = {
    EntryKind.ECRIT: "Ouvrir l’écrit",
    EntryKind.ATTACHMENT: "Ouvrir la pièce",
    EntryKind.MOVE: "Ouvrir le lieu",
    EntryKind.INDICATION: "Ouvrir les indices",
    EntryKind.CONSENT: "Ouvrir les accords",
    EntryKind.ORIENTATION: "Ouvrir les voies choisies",
}
_WRITTEN_HERE = EVENTS | {EntryKind.OBSERVATION}


class TimelineActions(QWidget):
    """Read or open, correct, put aside, see the versions. Each signal carries the row.

    ``others`` are buttons about no one entry, in the same line. A right click, or the key of the
    menu, offers in the list what the buttons of the entry do.
    """

    source_asked = Signal(object)
    correction_asked = Signal(object)
    withdrawal_asked = Signal(object)
    texts_asked = Signal(object)
    indication_asked = Signal(object)

    def __init__(
        self, entries: TimelineView, others: Sequence[QWidget], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._list = entries
        self._buttons: list[QPushButton] = []
        self._read = QPushButton("Lire la suite")
        self._correct = QPushButton("Corriger")
        self._withdraw = QPushButton("Mettre à la corbeille")
        self._texts = QPushButton("Textes successifs")
        self._source = QPushButton("Observation de lieu")
        self._indication = QPushButton("Noter un indice…")
        row = FlowLayout(self, spacing=8)
        for name, button in (
            ("entry_read", self._read),
            ("entry_correct", self._correct),
            ("entry_texts", self._texts),
            ("entry_source", self._source),
            ("entry_indication", self._indication),
            ("entry_withdraw", self._withdraw),
        ):
            button.setObjectName(name)
            row.addWidget(button)
            self._buttons.append(button)
        for other in others:
            row.addWidget(other)
        entries.entry_changed.connect(self.refresh)
        self._read.clicked.connect(entries.open_current)
        self._correct.clicked.connect(lambda: self.correction_asked.emit(entries.current()))
        self._withdraw.clicked.connect(lambda: self.withdrawal_asked.emit(entries.current()))
        self._source.clicked.connect(lambda: self.source_asked.emit(entries.current()))
        self._texts.clicked.connect(lambda: self.texts_asked.emit(entries.current()))
        self._indication.clicked.connect(lambda: self.indication_asked.emit(entries.current()))
        entries.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        entries.customContextMenuRequested.connect(self._show_menu)

    def refresh(self) -> None:
        """Show what can be done with the current entry."""
        row = self._list.current()
        if row is None:
            for button in self._buttons:
                button.hide()
            return
        self._read.show()
        self._read.setText(self._reading(row))
        elsewhere = row.kind in OPENED_ELSEWHERE and bool(row.target)
        self._read.setEnabled(elsewhere or self._list.foldable() or self._list.expanded())
        self._correct.setText("Modifier" if row.kind in EVENTS else "Corriger")
        for button in (self._correct, self._withdraw):
            button.setVisible(row.kind in _WRITTEN_HERE)
        for button in (self._texts, self._indication):
            button.setVisible(row.kind is EntryKind.OBSERVATION)
        self._source.setVisible(row.shared)

    def _show_menu(self, at: QPoint) -> None:
        """Offer at ``at`` what the buttons do."""
        if self._list.current() is None:
            return
        menu = QMenu(self._list)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("entry_menu")
        menu.setAccessibleName("Actions sur cette entrée")
        for button in self._buttons:
            if button.isVisible() and button.isEnabled():
                action = menu.addAction(button.text())
                action.setObjectName(f"menu_{button.objectName()}")
                action.triggered.connect(button.click)
        menu.popup(self._list.viewport().mapToGlobal(at))

    def _reading(self, row: TimelineRow) -> str:
        if row.kind in _OPEN and not row.hard:
            return _OPEN[row.kind]
        if self._list.expanded():
            return "Réduire"
        return "Afficher" if row.hard else "Lire la suite"
