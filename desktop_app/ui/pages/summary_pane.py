"""The dossier on which the arrows are, beside the list in a wide window (UX §2.4)."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import DossierId
from desktop_app.services.views import DossierLine, DossierView
from desktop_app.ui.models.dossier_summary import Summary, summary
from desktop_app.ui.page import PageContext
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_AFTER_MS = 120
"""Holding an arrow down reads nothing: the dossier on which one stops is read."""
_CHARS = 38


class SummaryPane(QFrame):
    """Show a few lines of a dossier. ``open_button`` and ``observe_button`` act on it."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("summary_pane")
        self.setAccessibleName("Résumé du dossier choisi")
        mark(self, role="card")
        self._context = context
        self._line: DossierLine | None = None
        self._view: DossierView | None = None
        self._words = QVBoxLayout()
        self._words.setSpacing(LABEL_GAP_PX * 2)
        self.open_button = QPushButton("Ouvrir")
        self.observe_button = QPushButton("Nouvelle observation")
        self._wait = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._build()

    @property
    def dossier_id(self) -> str:
        """Return the dossier shown, empty if there is none."""
        return "" if self._line is None else self._line.id

    def show_line(self, line: DossierLine | None) -> None:
        """Show ``line`` once the arrows rest; nothing for ``None``."""
        if line == self._line and self._view is not None:
            return
        self._line, self._view = line, None
        if line is None:
            self._wait.stop()
            self._show(Summary("", ()))
        elif self.isVisible():
            self._wait.start()

    def refresh(self) -> None:
        """Read the dossier again."""
        self._view = None
        if self._line is not None and self.isVisible():
            self._wait.start()

    def show_again(self) -> None:
        """Show the same dossier after the discreet mode changed."""
        if self._view is not None and self._line is not None:
            self._on_read(self._view, self._line.id)

    def _build(self) -> None:
        mark(self.open_button, variant="primary")
        self.open_button.setObjectName("summary_open")
        self.observe_button.setObjectName("summary_observe")
        # The words may be long: they scroll, the buttons stay.
        self._scroll = ScrollColumn("summary_scroll", margin=0)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        holder.setLayout(self._words)
        self._words.setContentsMargins(0, 0, 0, 0)
        self._scroll.add(holder)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self.open_button)
        buttons.addWidget(self.observe_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.addWidget(self._scroll, 1)
        column.addLayout(buttons)
        width = self.fontMetrics().averageCharWidth() * _CHARS
        self.setMinimumWidth(width)
        self.setMaximumWidth(width)
        self._wait.timeout.connect(self._read)

    def _read(self) -> None:
        line, session = self._line, self._context.session
        if line is None:
            return
        asked = DossierId(line.id)
        self._context.runner.run_latest(
            "dossiers_summary",
            lambda: session.dossiers.view(asked, opened=False),
            lambda view: self._on_read(view, asked),
            self._context.messages.failed,
        )

    def _on_read(self, view: DossierView, asked: DossierId) -> None:
        line = self._line
        if line is None or line.id != asked:
            return
        self._view = view
        today, discreet = self._context.clock().date(), self._context.discreet.active
        self._show(summary(view, line, self._context.session.reference, today, discreet=discreet))

    def _show(self, found: Summary) -> None:
        empty_layout(self._words)
        if found.title:
            self._words.addWidget(text_label(found.title, "section"))
        for line in found.lines:
            self._words.addWidget(text_label(line))
        for button in (self.open_button, self.observe_button):
            button.setEnabled(bool(found.title))
            button.setAccessibleName(f"{button.text()}, {found.title}" if found.title else "")
