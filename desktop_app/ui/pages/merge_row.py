"""One field of two records: column A, column B, the result (UX §2.22)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QGroupBox,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop_app.domain.french import NBSP
from desktop_app.domain.merging import Side, Treatment
from desktop_app.services.merge_views import MergeRow
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.tick import Tick

NOTHING = "—"
_STRETCH = (3, 3, 3, 4)
_JOINED = "Les deux textes, l’un après l’autre."


class Cells(QWidget):
    """Four parts in a row, of the same widths in each row; under each other in a narrow window."""

    def __init__(self, parts: tuple[QWidget, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(FIELD_GAP_PX)
        for part, stretch in zip(parts, _STRETCH, strict=True):
            policy = part.sizePolicy()
            policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
            part.setSizePolicy(policy)
            self._box.addWidget(part, stretch, Qt.AlignmentFlag.AlignTop)
        self.on_reflow: Callable[[bool], None] = lambda _narrow: None

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the parts under each other, or beside each other."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if narrow else across)
        self._box.setSpacing(LABEL_GAP_PX if narrow else FIELD_GAP_PX)
        self.on_reflow(narrow)


def set_narrow(page: QWidget, *, narrow: bool) -> None:
    """Lay out every row of ``page`` for the room there is: one column or four."""
    for cells in page.findChildren(Cells):
        cells.set_narrow(narrow=narrow)


class CompareRow(QGroupBox):
    """Show one field; where two values exclude each other, let one be chosen.

    ``chosen`` carries the side, only after an act of the user. ``names`` are the columns'.
    """

    chosen = Signal(object)

    def __init__(
        self, row: MergeRow, names: tuple[str, str], prefix: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.row = row
        self._names = names
        self.setAccessibleName(row.label)
        self._gone = text_label(row.gone or NOTHING)
        self._kept = text_label(row.kept or NOTHING)
        self._beside = text_label("", "secondary", hidden_if_empty=True)
        self._group = QButtonGroup(self)
        self._ticks: dict[Side, Tick] = {}
        cells = Cells(
            (text_label(row.label, "label"), self._gone, self._kept, self._result(prefix))
        )
        cells.on_reflow = self._on_reflow
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(cells)

    def value(self) -> Side:
        """Return the side chosen, or the only one there is."""
        for side, tick in self._ticks.items():
            if tick.is_ticked():
                return side
        return self.row.proposed

    def set_value(self, side: Side) -> None:
        """Choose a side without telling anybody."""
        if side in self._ticks:
            self._ticks[side].set_ticked(True)
        self._say()

    def _result(self, prefix: str) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        if self.row.treatment is Treatment.CHOICE:
            for side, words in ((Side.KEPT, self.row.kept), (Side.GONE, self.row.gone)):
                tick = Tick(words, radio=True)
                tick.box.setObjectName(f"{prefix}_{self.row.name}_{side.value}")
                tick.changed.connect(lambda _on, picked=side: self._pick(picked))
                self._group.addButton(tick.box)
                self._ticks[side] = tick
                column.addWidget(tick)
        else:
            column.addWidget(text_label(self._only()))
        column.addWidget(self._beside)
        self.set_value(self.row.proposed)
        return holder

    def _only(self) -> str:
        row = self.row
        if row.treatment is Treatment.JOINED:
            return _JOINED
        return row.result

    def _pick(self, side: Side) -> None:
        self._say()
        self.chosen.emit(side)

    def _say(self) -> None:
        show_text(self._beside, self.row.beside.get(self.value(), ""))

    def _on_reflow(self, narrow: bool) -> None:
        """Name the columns on each value when they no longer stand under their heading."""
        for label, name, words in zip(
            (self._gone, self._kept), self._names, (self.row.gone, self.row.kept), strict=True
        ):
            shown = words or NOTHING
            label.setText(f"{name}{NBSP}: {shown}" if narrow else shown)
