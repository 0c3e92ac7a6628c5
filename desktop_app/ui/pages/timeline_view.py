"""The chronology as a list that the arrows go through and Entrée opens in place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, QTimerEvent, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from desktop_app.services.timeline_views import EntryKind
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.models.timeline_model import TimelineModel
from desktop_app.ui.models.timeline_words import TimelineRow
from desktop_app.ui.pages.fit_area import least_lines
from desktop_app.ui.pages.timeline_delegate import TimelineDelegate

_LEAST_LINES = 10
_BATCH = 40
"""Rows that are laid out at once: more than fill a screen, and a few milliseconds of work."""

OPENED_ELSEWHERE = frozenset(
    {
        EntryKind.ECRIT,
        EntryKind.ATTACHMENT,
        EntryKind.MOVE,
        EntryKind.INDICATION,
        EntryKind.CONSENT,
        EntryKind.ORIENTATION,
    }
)
"""Kinds of which the chronology shows only what they are: Entrée leads to them."""

_OPENED_BY_A_CLICK = frozenset({EntryKind.ECRIT})


class TimelineView(QListView):
    """Show a ``TimelineModel``.

    Entrée, Espace or a click on « Lire la suite » shows an entry whole; what opens elsewhere is
    opened (``opened``). F2 asks to correct (``correction_asked``), Suppr to put aside
    (``withdrawal_asked``); each carries the row of the entry.
    """

    opened = Signal(object)
    correction_asked = Signal(object)
    withdrawal_asked = Signal(object)
    entry_changed = Signal()

    def __init__(self, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._unlaid = False
        self.setModel(model)
        self.setItemDelegate(
            TimelineDelegate(model.expanded, lambda: self.viewport().width(), parent=self)
        )
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName("Chronologie")
        self.setObjectName("timeline")
        self.selectionModel().currentChanged.connect(lambda _new, _old: self._on_current())

    def current_id(self) -> str:
        """Return the id of the current entry, or an empty text."""
        return str(self.currentIndex().data(ItemRole.ID) or "")

    def current(self) -> TimelineRow | None:
        """Return the current entry, ``None`` when the list is empty."""
        row = self.currentIndex().row()
        return self._model.entry(row) if row >= 0 else None

    def select(self, entry_id: str) -> bool:
        """Make an entry the current one and show it; tell whether it is in the list."""
        row = self._model.row_of(entry_id)
        if row < 0:
            return False
        self.setCurrentIndex(self._model.index(row, 0))
        self._reveal()
        return True

    def select_first(self) -> None:
        """Make the newest entry the current one, so that arrows work at once."""
        if self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def foldable(self) -> bool:
        """Tell whether the current entry is long enough to be folded."""
        index = self.currentIndex()
        delegate = self.itemDelegate()
        if not index.isValid() or not isinstance(delegate, TimelineDelegate):
            return False
        return delegate.folded(index, self.font())

    def expanded(self) -> bool:
        """Tell whether the current entry is shown whole."""
        return self._model.expanded(self.current_id())

    def toggle(self, index: QModelIndex | None = None) -> None:
        """Show an entry whole, or fold it again."""
        target = index or self.currentIndex()
        entry_id = str(target.data(ItemRole.ID) or "")
        if not entry_id:
            return
        self._model.toggle(entry_id)
        self.scheduleDelayedItemsLayout()
        self.scrollTo(target)
        self.entry_changed.emit()

    def open_current(self) -> None:
        """Show the text whole, or open what stands elsewhere."""
        row = self.current()
        if row is None:
            return
        if row.kind in OPENED_ELSEWHERE and row.target and not row.hard:
            self.opened.emit(row)
        elif self.foldable() or self.expanded():
            self.toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Entrée or Espace, correct with F2, put aside with Suppr."""
        key = event.key()
        modified = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modified or not self.current_id():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_current()
        elif key == Qt.Key.Key_F2:
            self.correction_asked.emit(self.current())
        elif key == Qt.Key.Key_Delete:
            self.withdrawal_asked.emit(self.current())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open an écrit or a piece on a click, or a text on a click on « Lire la suite »."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        delegate = self.itemDelegate()
        rect = self.visualRect(index)
        link = isinstance(delegate, TimelineDelegate) and delegate.link_rect(
            rect, index, self.font()
        ).contains(event.position().toPoint())
        if link:
            self.toggle(index)
        elif index.data(ItemRole.SHAPE) in _OPENED_BY_A_CLICK:
            self.opened.emit(self._model.entry(index.row()))

    def timerEvent(self, event: QTimerEvent) -> None:
        """Lay out the next rows; the current one is shown once it has its place."""
        super().timerEvent(event)
        if self._unlaid:
            self._reveal()

    def _on_current(self) -> None:
        self._unlaid = self._unlaid or not self.visualRect(self.currentIndex()).isValid()
        self.entry_changed.emit()

    def _reveal(self) -> None:
        """Scroll to the current entry, now or when the rows before it have been laid out."""
        current = self.currentIndex()
        self._unlaid = current.isValid() and not self.visualRect(current).isValid()
        if not self._unlaid:
            self.scrollTo(current)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the texts out again: heights depend on the width."""
        super().resizeEvent(event)
        least_lines(self, _LEAST_LINES)
        self.scheduleDelayedItemsLayout()
