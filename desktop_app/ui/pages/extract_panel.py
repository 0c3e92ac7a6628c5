"""« Insérer un extrait »: the sentences of the observations beside the field (S09-AC6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop_app.services.paper_views import Quotable
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import LABEL_GAP_PX

HOW = "Entrée insère la phrase choisie. Échap revient au texte."
NOTHING = "Aucune observation de ce dossier ne peut être citée ici."
_ROWS = 7


@dataclass(frozen=True, slots=True)
class Picked:
    """A sentence and the words that it becomes in a text."""

    source: Quotable
    words: str


class _WholeSentence(QStyledItemDelegate):
    """Give each sentence the height of all its lines: Qt counts one line only."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the wrapped sentence with its margins."""
        one = super().sizeHint(option, index)
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListWidget) else one.width()
        metrics = option.fontMetrics
        room = QRect(0, 0, max(width - 2 * metrics.height(), 1), 10_000)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        lines = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, text).height()
        return QSize(width, max(one.height() - metrics.height() + lines, one.height()))


class ExtractPanel(QWidget):
    """List sentences; ``picked`` carries the one to insert, ``left`` says that the user is done."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Quotable, ...] | None = None
        self._items: list[Picked] = []
        self.list = QListWidget()
        self.list.setObjectName(f"{name}_extracts")
        self.list.setAccessibleName(f"Phrases des observations, {label}")
        self.list.setAccessibleDescription(HOW)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setItemDelegate(_WholeSentence(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.installEventFilter(self)
        self._nothing = text_label(NOTHING, "help")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        for part in (self.list, self._nothing, text_label(HOW, "help")):
            column.addWidget(part)
        self.list.itemDoubleClicked.connect(lambda _item: self._pick())

    def load(self, quotable: Sequence[Quotable]) -> None:
        """Show the sentences of ``quotable``."""
        if tuple(quotable) == self._shown:
            return
        self._shown = tuple(quotable)
        self.list.clear()
        self._items = []
        for source in quotable:
            for sentence, words in source.sentences:
                self._items.append(Picked(source, words))
                self.list.addItem(QListWidgetItem(f"{source.date} — {sentence}"))
        if self._items:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(self._items))
        self._nothing.setVisible(not self._items)
        line = self.fontMetrics().lineSpacing()
        self.list.setFixedHeight(line * (_ROWS + 1))

    def minimumSizeHint(self) -> QSize:
        """Return a narrow width: the sentences wrap."""
        return QSize(self.fontMetrics().lineSpacing() * 8, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Insert with Entrée, leave with Échap."""
        if not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() is QEvent.Type.KeyPress:
            plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and plain:
                self._pick()
                return True
        leaves = event.key() == Qt.Key.Key_Escape
        if leaves and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            self.left.emit()
            return True
        return super().eventFilter(watched, event)

    def _pick(self) -> None:
        row = self.list.currentRow()
        if 0 <= row < len(self._items):
            self.picked.emit(self._items[row])
