"""The document exactly as it will leave: its words for remarks, its pages, what changed."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.errors import AppError
from desktop_app.services.paper_views import PageView, Preview
from desktop_app.services.review_views import ReviewView
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.plain_tabs import PlainTabBar
from desktop_app.ui.pages.review_text import ChangesText, ReviewText
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.document_preview import HIDDEN, DocumentPreview

TEXT, PAGES, CHANGES = 0, 1, 2
NO_PAGES = "Cette version n’a pas de PDF. Son texte est entier."
_NO_PREVIEW = "Les pages n’ont pas pu être montrées. Le texte est entier."


class ReviewDocument(QWidget):
    """Three views of one frozen version. ``remark_wanted`` follows Ctrl+M."""

    remark_wanted = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._view: ReviewView | None = None
        self._pdf = b""
        self._drawn_for = ""
        self.text = ReviewText()
        self.changes = ChangesText("review_changes")
        self.pages = DocumentPreview()
        self._cover = text_label(HIDDEN, "secondary")
        self._since = QPushButton()
        self._since.setObjectName("review_see_changes")
        mark(self._since, variant="link")
        self._remark = QPushButton("Faire une remarque")
        self._remark.setObjectName("review_remark")
        self.tabs = PlainTabBar()
        self.tabs.setObjectName("review_views")
        self.tabs.setAccessibleName("Vues du document")
        self._stack = QStackedWidget()
        self._build()

    def load(self, view: ReviewView, *, discreet: bool) -> None:
        """Show ``view``; its pages are read when they are looked at."""
        other = self._view is None or self._view.version.id != view.version.id
        self._view = view
        if other:
            self._pdf, self._drawn_for = b"", ""
            self.pages.clear()
        self.text.load(view.paragraphs)
        self.text.light(remark for remark in view.remarks if remark.resolved_at is None)
        self.changes.load(view.changes)
        count = len(view.changes)
        self._since.setText(f"Changements depuis ma lecture{NBSP}: {count}. Voir")
        self._since.setVisible(view.changes_from > 0)
        self.tabs.setTabVisible(CHANGES, view.changes_from > 0)
        self._remark.setEnabled(not discreet)
        self._cover.setVisible(discreet)
        self.tabs.setVisible(not discreet)
        self._stack.setVisible(not discreet)
        self.pages.cover(covered=discreet)
        self._read_pages()

    def show_text(self) -> None:
        """Bring the words in sight, where a passage is selected."""
        self.tabs.setCurrentIndex(TEXT)

    def _build(self) -> None:
        named: tuple[tuple[QWidget, str], ...] = (
            (self.text, "Texte"),
            (self.pages, "Pages"),
            (self.changes, "Changements"),
        )
        for widget, label in named:
            self.tabs.addTab(label)
            self._stack.addWidget(widget)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(FIELD_GAP_PX, FIELD_GAP_PX, FIELD_GAP_PX, FIELD_GAP_PX)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addWidget(self._since, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._cover, 1)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        column.addWidget(self._remark, alignment=Qt.AlignmentFlag.AlignLeft)
        self._since.clicked.connect(lambda: self.tabs.setCurrentIndex(CHANGES))
        self._remark.clicked.connect(self.remark_wanted)
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        self.tabs.currentChanged.connect(lambda _at: self._read_pages())
        self.pages.wanted.connect(self._draw)

    def _read_pages(self) -> None:
        view = self._view
        if view is None or self.tabs.currentIndex() != PAGES or self._drawn_for == view.version.id:
            return
        wanted = self._drawn_for = view.version.id
        reading, ecrit_id = self._context.session.review_reading, view.ecrit.id
        self.pages.show_updating()

        def show(preview: Preview | None) -> None:
            if self._drawn_for != wanted:
                return
            if preview is None:
                self.pages.show_problem(NO_PAGES)
                return
            self._pdf = preview.pdf
            self.pages.show_pages(preview.pages, simplified=preview.simplified)

        self._context.runner.run_latest(
            "review_pages", lambda: reading.pages(ecrit_id), show, self._fail
        )

    def _fail(self, problem: Exception) -> None:
        self._drawn_for = ""
        if not isinstance(problem, AppError):
            self._context.messages.failed(problem)
        self.pages.show_problem(_NO_PREVIEW)

    def _draw(self, first: int, count: int) -> None:
        pdf, reading = self._pdf, self._context.session.review_reading
        if not pdf:
            return

        def show(pages: tuple[PageView, ...]) -> None:
            if pdf is self._pdf:
                self.pages.pages.show_drawn(first, pages)

        self._context.runner.run_latest(
            "review_draw",
            lambda: reading.drawn(pdf, first, count),
            show,
            self._context.messages.failed,
        )
