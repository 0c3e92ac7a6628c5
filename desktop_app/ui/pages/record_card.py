"""One record of a list that is read from top to bottom: its words, and what one does with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout


@dataclass(frozen=True, slots=True)
class Act:
    """One button of a card: its words, the name of its widget and what it does."""

    label: str
    name: str
    run: Callable[[], object]


class RecordCard(QFrame):
    """Show a title, lines under it and buttons; ``about`` completes their spoken names."""

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        acts: Sequence[Act],
        about: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        mark(self, role="card")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label(title, "label"))
        for line in filter(None, lines):
            column.addWidget(text_label(line, "secondary"))
        row = FlowLayout(spacing=16)
        for act in acts:
            button = QPushButton(act.label)
            button.setObjectName(act.name)
            button.setAccessibleName(f"{act.label}, {about or title}")
            mark(button, variant="link")
            button.clicked.connect(lambda _checked, run=act.run: run())
            row.addWidget(button)
        if acts:
            column.addLayout(row)
