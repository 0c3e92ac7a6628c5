"""The tab « Chronologie »: what to show, the list, and what can be done with an entry."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.views import DossierView
from desktop_app.ui.messages import Action
from desktop_app.ui.models.timeline_model import TimelineModel
from desktop_app.ui.models.timeline_words import ECRIT, OBSERVATION
from desktop_app.ui.pages.timeline_view import TimelineView
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage

_EMPTY = "Aucune observation pour l’instant."
_WHY = "La chronologie réunit les observations et les écrits, du plus récent au plus ancien."


class TimelinePane(QWidget):
    """Show the chronology of a dossier.

    ``ecrit_chosen``, ``correction_asked`` and ``withdrawal_asked`` carry ids; ``begun`` asks for a
    first observation.
    """

    ecrit_chosen = Signal(str)
    correction_asked = Signal(str)
    withdrawal_asked = Signal(str)
    begun = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = TimelineModel(self)
        self.list = TimelineView(self.model)
        self._dossier = ""
        self._known: frozenset[str] = frozenset()
        self._kinds = {
            OBSERVATION: QCheckBox("Observations"),
            ECRIT: QCheckBox("Écrits"),
        }
        self._read = QPushButton("Lire la suite")
        self._correct = QPushButton("Corriger")
        self._withdraw = QPushButton("Mettre à la corbeille")
        self._stack = QStackedWidget()
        self._empty = PlaceholderPage(_EMPTY, _WHY, Action("Nouvelle observation", self.begun.emit))
        self._build()

    def show_view(self, view: DossierView, *, discreet: bool) -> bool:
        """Show the chronology of ``view``; light and announce an entry that has just come.

        Return whether there is such a new entry.
        """
        current = self.list.current_id()
        same = self._dossier == view.dossier.id
        self._dossier = view.dossier.id
        self.model.set_discreet(discreet)
        self.model.set_view(view)
        known = frozenset(self.model.entry(row).id for row in range(self.model.rowCount()))
        fresh = [
            self.model.entry(row).id
            for row in range(self.model.rowCount())
            if self.model.entry(row).id not in self._known
        ]
        new = same and len(fresh) == 1 and bool(self._known or len(known) == 1)
        self._known = known
        if not self.list.select(fresh[0] if new else current):
            self.list.select_first()
        self._stack.setCurrentWidget(self.list if self.model.total else self._empty)
        self._show_actions()
        return new

    def _build(self) -> None:
        for name, button in (
            ("entry_read", self._read),
            ("entry_correct", self._correct),
            ("entry_withdraw", self._withdraw),
        ):
            button.setObjectName(name)
        filters, actions = FlowLayout(spacing=8), FlowLayout(spacing=8)
        filters.addWidget(text_label("Afficher", "label"))
        for kind, box in self._kinds.items():
            box.setObjectName(f"show_{kind}")
            box.setChecked(True)
            box.clicked.connect(self._on_kinds)
            filters.addWidget(box)
        for button in (self._read, self._correct, self._withdraw):
            actions.addWidget(button)
        self._stack.addWidget(self.list)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(NARROW_MARGIN_PX, NARROW_MARGIN_PX, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addLayout(filters)
        column.addWidget(self._stack, 1)
        column.addLayout(actions)
        column.addSpacing(NARROW_MARGIN_PX // 2)
        self.list.entry_changed.connect(self._show_actions)
        self.list.ecrit_chosen.connect(self.ecrit_chosen)
        self.list.correction_asked.connect(self._ask_correction)
        self.list.withdrawal_asked.connect(self._ask_withdrawal)
        self._read.clicked.connect(self.list.open_current)
        self._correct.clicked.connect(lambda: self._ask_correction(self.list.current_id()))
        self._withdraw.clicked.connect(lambda: self._ask_withdrawal(self.list.current_id()))

    def _on_kinds(self) -> None:
        current = self.list.current_id()
        self.model.set_kinds(kind for kind, box in self._kinds.items() if box.isChecked())
        if not self.list.select(current):
            self.list.select_first()
        self._show_actions()

    def _ask_correction(self, entry_id: str) -> None:
        if self._kind_of(entry_id) == OBSERVATION:
            self.correction_asked.emit(entry_id)
        elif entry_id:
            self.ecrit_chosen.emit(entry_id)

    def _ask_withdrawal(self, entry_id: str) -> None:
        if self._kind_of(entry_id) == OBSERVATION:
            self.withdrawal_asked.emit(entry_id)

    def _kind_of(self, entry_id: str) -> str:
        row = self.model.row_of(entry_id)
        return self.model.entry(row).kind if row >= 0 else ""

    def _show_actions(self) -> None:
        kind = self._kind_of(self.list.current_id())
        ecrit = kind == ECRIT
        readable = ecrit or self.list.foldable() or self.list.expanded()
        self._read.setText(
            "Ouvrir l’écrit" if ecrit else "Réduire" if self.list.expanded() else "Lire la suite"
        )
        self._read.setEnabled(readable)
        self._correct.setEnabled(kind == OBSERVATION)
        self._withdraw.setEnabled(kind == OBSERVATION)
        for button in (self._read, self._correct, self._withdraw):
            button.setVisible(self.model.total > 0)
