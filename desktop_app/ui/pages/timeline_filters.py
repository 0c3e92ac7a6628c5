"""Which kinds of entries the chronology shows: ticked for the session, never kept (UX §2.5)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop_app.services.timeline_views import EVENTS, EntryKind
from desktop_app.ui.styling import text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout

_FILTERS: tuple[tuple[str, str, frozenset[EntryKind]], ...] = (
    ("observation", "Observations", frozenset({EntryKind.OBSERVATION})),
    ("ecrit", "Écrits", frozenset({EntryKind.ECRIT})),
    ("call", "Appels et rendez-vous", EVENTS - {EntryKind.NOTE}),
    ("note", "Notes", frozenset({EntryKind.NOTE})),
    ("attachment", "Pièces", frozenset({EntryKind.ATTACHMENT})),
    ("move", "Déménagements", frozenset({EntryKind.MOVE})),
    ("choice", "Voies choisies", frozenset({EntryKind.ORIENTATION})),
    ("mark", "Indices et accords", frozenset({EntryKind.INDICATION, EntryKind.CONSENT})),
)


class TimelineFilters(QWidget):
    """A box a group of kinds, all ticked at first. ``changed`` follows the user's hand."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QCheckBox] = {}
        row = FlowLayout(self, spacing=8)
        row.addWidget(text_label("Afficher", "label"))
        for name, label, _kinds in _FILTERS:
            box = QCheckBox(label)
            box.setObjectName(f"show_{name}")
            box.setChecked(True)
            box.clicked.connect(lambda _checked: self.changed.emit())
            row.addWidget(box)
            self._boxes[name] = box

    def offer(self, present: frozenset[EntryKind]) -> None:
        """Show the boxes of the kinds that the dossier has, and those that hide something."""
        for name, _label, kinds in _FILTERS:
            box = self._boxes[name]
            box.setVisible(bool(kinds & present) or not box.isChecked())

    def kinds(self) -> frozenset[EntryKind]:
        """Return the kinds to show."""
        ticked = (kinds for name, _label, kinds in _FILTERS if self._boxes[name].isChecked())
        return frozenset().union(*ticked)

    def all_ticked(self) -> bool:
        """Tell whether nothing is hidden."""
        return all(box.isChecked() for box in self._boxes.values())

    def tick_all(self) -> None:
        """Show everything again."""
        for box in self._boxes.values():
            box.setChecked(True)
        self.changed.emit()
