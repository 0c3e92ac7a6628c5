"""The paper beside the form: export, then the pages that follow the typing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.errors import AppError
from desktop_app.services.paper_views import EcritView, PageView, Preview, Spot
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.composer_preview import PreviewLoop
from desktop_app.ui.pages.export_panel import ExportPanel
from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.document_preview import DocumentPreview
from desktop_app.ui.widgets.flow_layout import FlowLayout

NO_PREVIEW = "L’aperçu n’a pas pu être fait. Le fichier Word reste disponible."


class PreviewPane(QScrollArea):
    """Show what will leave and write it. ``keep`` hands over what is being typed.

    ``picked`` carries the place of the paper that was pressed.
    """

    picked = Signal(object)

    def __init__(
        self,
        context: PageContext,
        files: FileChoice,
        keep: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._pdf = b""
        self._spots: tuple[Spot, ...] = ()
        self._field: tuple[str, int] | None = None
        self.preview = DocumentPreview()
        self.export = ExportPanel(context, files, keep)
        self._acts = QWidget()
        self._buttons = FlowLayout(self._acts, spacing=8)
        self.loop = PreviewLoop(context, keep, self)
        self._build()
        self.loop.updating.connect(self.preview.show_updating)
        self.loop.shown.connect(self._show)
        self.loop.failed.connect(self._fail)
        self.preview.wanted.connect(self._draw)
        self.preview.picked.connect(self.picked)

    def start(self, view: EcritView) -> None:
        """Show another paper."""
        self._pdf = b""
        self._spots = ()
        self.preview.set_marks(())
        self.preview.clear()
        self.loop.follow(view.ecrit.id)

    def load(self, view: EcritView, *, discreet: bool) -> None:
        """Speak of ``view`` from now on; hide the pages in discreet mode."""
        self.export.load(view)
        self.preview.cover(covered=discreet)

    def add_act(self, label: str, name: str) -> QPushButton:
        """Add a button under the export and return it, for where there is no header."""
        button = QPushButton(label)
        button.setObjectName(name)
        self._buttons.addWidget(button)
        return button

    def show_acts(self, *, shown: bool) -> None:
        """Show the buttons of ``add_act``, or leave them to the header."""
        self._acts.setVisible(shown)

    def _build(self) -> None:
        inside = QWidget()
        mark(inside, role="column")
        column = QVBoxLayout(inside)
        column.setContentsMargins(FIELD_GAP_PX, FIELD_GAP_PX, FIELD_GAP_PX, FIELD_GAP_PX)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self.export)
        column.addWidget(self._acts)
        self._acts.hide()
        column.addWidget(self.preview, 1)
        self.setObjectName("preview_scroll")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def _show(self, preview: Preview) -> None:
        self._pdf = preview.pdf
        self._spots = preview.spots
        self.preview.show_pages(preview.pages, simplified=preview.simplified)
        self.preview.set_marks(preview.spots)
        self._outline()

    def show_field(self, key: str, position: int) -> None:
        """Outline the places of the field that has the focus (S09-AC1)."""
        if (key, position) != self._field:
            self._field = (key, position)
            self._outline()

    def _outline(self) -> None:
        wanted = [spot for spot in self._spots if (spot.key, spot.position) == self._field]
        self.preview.outline(wanted)

    def _draw(self, first: int, count: int) -> None:
        """Draw the pages that come into sight: all of them together are too much for memory."""
        pdf, ecrits = self._pdf, self._context.session.ecrits
        if not pdf:
            return

        def show(pages: tuple[PageView, ...]) -> None:
            if pdf is self._pdf:
                self.preview.pages.show_drawn(first, pages)

        self._context.runner.run_latest(
            "composer_pages",
            lambda: ecrits.drawn(pdf, first, count),
            show,
            self._context.messages.failed,
        )

    def _fail(self, problem: Exception) -> None:
        known = isinstance(problem, AppError)
        self.preview.show_problem(str(problem) if known else NO_PREVIEW)
