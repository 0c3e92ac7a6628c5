"""The way to the page on screen, and the way back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from desktop_app.ui.icons import set_icon
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import Crumb
from desktop_app.ui.shortcuts import keys_shown
from desktop_app.ui.styling import empty_layout, mark
from desktop_app.ui.widgets.flow_layout import FlowLayout


class Breadcrumb(QWidget):
    """Show « ← Dossiers › D-2026-014 ». ``chosen`` carries the route of the crumb pressed."""

    chosen = Signal(object)
    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("breadcrumb")
        self.setAccessibleName("Fil de navigation")
        self.back = QToolButton()
        self.back.setObjectName("back")
        set_icon(self.back, "arrow-left", accessible_name=f"Retour ({keys_shown('back')})")
        mark(self.back, variant="quiet")
        self.back.clicked.connect(self.back_requested)
        self._trail = QWidget()
        self._flow = FlowLayout(self._trail, spacing=4)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 4)
        row.setSpacing(8)
        self._trail.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row.addWidget(self.back)
        row.addWidget(self._trail, 1, Qt.AlignmentFlag.AlignVCenter)

    def show_way(self, crumbs: Sequence[Crumb], *, can_go_back: bool) -> None:
        """Show ``crumbs`` and, if there is somewhere to go back to, the back button.

        A single crumb is not shown: the title of the page says it already.
        """
        self.back.setVisible(can_go_back)
        self.setVisible(can_go_back or len(crumbs) > 1)
        empty_layout(self._flow)
        for at, crumb in enumerate(crumbs if len(crumbs) > 1 else ()):
            if at:
                self._flow.addWidget(_word("›"))
            if crumb.route is None:
                self._flow.addWidget(_word(crumb.label, last=at == len(crumbs) - 1))
            else:
                self._flow.addWidget(self._link(crumb.label, crumb.route))
        self.updateGeometry()

    def narrow(self, *, flat: bool) -> None:
        """Take less height where the window is narrow."""
        mark(self, flat=flat)

    def text(self) -> str:
        """Return the way in words."""
        parts = [self._flow.itemAt(at) for at in range(self._flow.count())]
        widgets = [part.widget() for part in parts if part is not None]
        return " ".join(w.text() for w in widgets if isinstance(w, QLabel | QPushButton))

    def _link(self, label: str, route: Route) -> QPushButton:
        button = QPushButton(label)
        mark(button, variant="link")
        button.clicked.connect(lambda: self.chosen.emit(route))
        return button


def _word(text: str, *, last: bool = False) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    mark(label, role="crumb-here" if last else "crumb")
    return label
