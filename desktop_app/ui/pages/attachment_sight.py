"""The piece itself: pages, picture or words; folded when it is difficult; or how it opens."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.services.attachment_views import AttachmentView
from desktop_app.services.paper_views import PageView
from desktop_app.ui.messages import Action
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.document_preview import DocumentPreview
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage

HARD = "Contenu difficile"
HIDDEN = "Pièce masquée en mode discret."


class AttachmentSight(QWidget):
    """Show a piece. ``wanted`` asks for pages: the first, from 0, and how many.

    ``outside_wanted`` asks to open it with another program.
    """

    wanted = Signal(int, int)
    outside_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = DocumentPreview(about="la pièce")
        self.words = QPlainTextEdit(readOnly=True)
        self._note = text_label("", "secondary", hidden_if_empty=True)
        self._cover = PlaceholderPage("")
        self._stack = QStackedWidget()
        self._view: AttachmentView | None = None
        self._unfolded = False
        self._discreet = False
        self._build()

    def show_view(self, view: AttachmentView, *, discreet: bool) -> None:
        """Show ``view``; a difficult piece waits for one press."""
        if self._view is None or self._view.line.attachment.id != view.line.attachment.id:
            self._unfolded = False
        self._view, self._discreet = view, discreet
        self.pages.show_pages(view.pages)
        self.words.setPlainText(view.text)
        show_text(self._note, view.note)
        self._say()

    def set_discreet(self, *, discreet: bool) -> None:
        """Hide the piece from a look over the shoulder, or show it again."""
        self._discreet = discreet
        self._say()

    def show_drawn(self, first: int, pages: tuple[PageView, ...]) -> None:
        """Show the pixels of pages that were wanted."""
        self.pages.pages.show_drawn(first, pages)

    def clear(self) -> None:
        """Keep nothing of the piece."""
        self._view = None
        self.pages.clear()
        self.words.clear()
        show_text(self._note, "")
        self._cover.set_content("")
        self._stack.setCurrentWidget(self._cover)

    def unfold(self) -> None:
        """Show a difficult piece, until another one is shown."""
        self._unfolded = True
        self._say()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.words.setObjectName("piece_words")
        self.words.setAccessibleName("Texte de la pièce")
        self.words.setTabChangesFocus(True)
        self._cover.button.setObjectName("piece_cover")
        for view in (self._cover, self.pages, self.words):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addWidget(self._note)
        column.addWidget(self._stack, 1)
        self.pages.wanted.connect(self.wanted)

    def _say(self) -> None:
        view = self._view
        if view is None:
            return
        shown: QWidget = self.words if view.text else self.pages
        if self._discreet:
            shown = self._cover
            self._cover.set_content(HIDDEN)
        elif view.line.attachment.hard and not self._unfolded:
            shown = self._cover
            self._cover.set_content(HARD, "", Action("Afficher", self.unfold))
        elif view.problem:
            shown = self._cover
            outside = Action("Ouvrir avec…", self.outside_wanted.emit)
            self._cover.set_content("", view.problem, outside)
        elif not view.text and not view.pages:
            shown = self._cover
            self._cover.set_content("Ce fichier ne contient pas de texte.")
        self._stack.setCurrentWidget(shown)
        target = {self._cover: self._cover.button, self.words: self.words}
        self.setFocusProxy(target.get(shown, self.pages.pages))
