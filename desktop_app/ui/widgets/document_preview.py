"""The paper as it will leave: its pages, or its words for who does not look (UX §2.9, §2.27)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.icons import set_icon
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.drawn_page import DrawnPage
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.page_marks import Marked, at_point
from desktop_app.ui.widgets.pages_view import PagesView

UPDATING = "Mise à jour de l’aperçu…"
SIMPLIFIED = "Mise en page simplifiée. Le fichier Word garde la mise en page complète."
HIDDEN = "Aperçu masqué en mode discret."
_LEAST_LINES = 6
_STALE = "L’aperçu montré est celui d’avant."


class DocumentPreview(QWidget):
    """Show pages or text; say when they are being made again, and when they cannot be.

    ``wanted`` asks for pages that come into sight: the first, from 0, and how many.
    ``picked`` carries the mark that was pressed, or the one before it on the page.
    """

    wanted = Signal(int, int)
    picked = Signal(object)

    def __init__(self, about: str = "l’écrit", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.pages = PagesView(about)
        self.text = QPlainTextEdit(readOnly=True)
        self._status = text_label("", "secondary")
        self._note = text_label("", "secondary", hidden_if_empty=True)
        self._problem = QFrame()
        self._problem_words = text_label()
        self._as_text = QPushButton("Texte")
        self._smaller, self._larger = QToolButton(), QToolButton()
        self._stack = _Stage()
        self._cover = text_label(HIDDEN, "secondary")
        self._updating = False
        self._covered = False
        self._marks: tuple[Marked, ...] = ()
        self._outlined: tuple[Marked, ...] = ()
        self._build()
        self._say()

    def show_updating(self) -> None:
        """Say that other pages are being made; those on screen stay."""
        self._updating = True
        self._say()

    def show_pages(self, pages: Sequence[DrawnPage], *, simplified: bool = False) -> None:
        """Show ``pages``, with a note when another program would lay them out better."""
        self._updating = False
        self.pages.set_pages(pages)
        caret = self.text.verticalScrollBar().value()
        self.text.setPlainText(_words(pages))
        self.text.verticalScrollBar().setValue(caret)
        show_text(self._note, SIMPLIFIED if simplified else "")
        self._problem.hide()
        self._say()

    def set_marks(self, marks: Sequence[Marked]) -> None:
        """Tell where the fields stand on the pages; those to complete are hatched."""
        self._marks = tuple(marks)
        self._outlined = ()
        self._draw_marks()

    def outline(self, marks: Sequence[Marked]) -> None:
        """Outline the places of one field and scroll to the first."""
        self._outlined = tuple(marks)
        self._draw_marks()
        if marks:
            self.pages.show_mark(marks[0])

    def _draw_marks(self) -> None:
        self.pages.set_marks([mark for mark in self._marks if mark.lacking], self._outlined)

    def _on_clicked(self, page: int, across: float, down: float) -> None:
        found = at_point(self._marks, page, across, down)
        if found is not None:
            self.picked.emit(found)

    def show_problem(self, sentence: str) -> None:
        """Say why there are no other pages; those on screen stay, and it is said."""
        self._updating = False
        stale = f" {_STALE}" if self.pages.count else ""
        self._problem_words.setText(f"{sentence}{stale}")
        self._problem.setAccessibleName(self._problem_words.text())
        self._problem.show()
        self._say()

    def clear(self) -> None:
        """Show nothing: another paper is coming."""
        self.show_pages(())

    def cover(self, *, covered: bool) -> None:
        """Hide the paper from a look over the shoulder, or show it again."""
        self._covered = covered
        self._show_view()

    def status(self) -> str:
        """Return what is said above the pages."""
        return self._status.text()

    def problem(self) -> str:
        """Return why the pages could not be made, empty if they could."""
        return "" if self._problem.isHidden() else self._problem_words.text()

    def note(self) -> str:
        """Return the note on the layout, empty if there is none."""
        return "" if self._note.isHidden() else self._note.text()

    def _build(self) -> None:
        mark(self._problem, kind="attention")
        inside = QVBoxLayout(self._problem)
        inside.setContentsMargins(12, 8, 12, 8)
        inside.addWidget(self._problem_words)
        self._problem.hide()
        self.text.setObjectName("preview_text")
        self.text.setAccessibleName(f"Texte de {self._about}")
        self.text.setTabChangesFocus(True)
        self._cover.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for view in (self.pages, self.text, self._cover):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addLayout(self._tools())
        for part in (self._problem, self._note):
            column.addWidget(part)
        column.addWidget(self._stack, 1)
        self.pages.wanted.connect(self.wanted)
        self.pages.clicked.connect(self._on_clicked)
        self.pages.page_changed.connect(lambda _page: self._say())
        self._as_text.toggled.connect(lambda _checked: self._show_view())
        self._smaller.clicked.connect(lambda: self.pages.step_zoom(-1))
        self._larger.clicked.connect(lambda: self.pages.step_zoom(1))

    def _tools(self) -> FlowLayout:
        self._as_text.setCheckable(True)
        self._as_text.setObjectName("preview_as_text")
        self._as_text.setAccessibleName(f"Texte\u00a0: lire les mots de {self._about}")
        self._smaller.setObjectName("preview_smaller")
        self._larger.setObjectName("preview_larger")
        set_icon(self._smaller, "zoom-out", accessible_name="Réduire l’aperçu")
        set_icon(self._larger, "zoom-in", accessible_name="Agrandir l’aperçu")
        row = FlowLayout(spacing=8)
        for part in (self._as_text, self._smaller, self._larger, self._status):
            row.addWidget(part)
        self._status.setWordWrap(False)
        return row

    def _show_view(self) -> None:
        as_text = self._as_text.isChecked()
        self._stack.setCurrentWidget(
            self._cover if self._covered else self.text if as_text else self.pages
        )
        for tool in (self._smaller, self._larger):
            tool.setEnabled(not as_text and not self._covered)

    def _say(self) -> None:
        count = self.pages.count
        where = f"Page {self.pages.page} sur {count}" if count else "Pas encore d’aperçu"
        self._status.setText(UPDATING if self._updating else where)


class _Stage(QStackedWidget):
    """The place of the views: it takes what is left, and is content with a few lines."""

    def sizeHint(self) -> QSize:
        """Return a few lines: the views scroll."""
        line = self.fontMetrics().lineSpacing()
        return QSize(line * _LEAST_LINES * 2, line * _LEAST_LINES)

    def minimumSizeHint(self) -> QSize:
        """Return the same: everything above keeps its room."""
        return self.sizeHint()


def _words(pages: Sequence[DrawnPage]) -> str:
    return "\n\n".join(
        f"Page {number} sur {len(pages)}\n{page.text.strip()}"
        for number, page in enumerate(pages, 1)
    )
