"""« Derniers messages »: what the band said since the register was opened (UX S00-AC3)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop_app.domain.french import clock_words
from desktop_app.ui.messages import Message
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, PAGE_MARGIN_PX


class MessageHistoryPage(Page):
    """List the messages, newest first. Nothing of it is written anywhere."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._shown: tuple[Message, ...] = ()
        self._list = QListWidget()
        self._list.setObjectName("messages")
        self._list.setAccessibleName("Derniers messages")
        self._list.setWordWrap(True)
        self._list.hide()
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._empty = text_label("Aucun message depuis l’ouverture du registre.", "secondary")
        body = QWidget()
        inside = QVBoxLayout(body)
        inside.setContentsMargins(*(PAGE_MARGIN_PX,) * 4)
        inside.setSpacing(FIELD_GAP_PX)
        inside.addWidget(text_label(self.title(), "title"))
        inside.addWidget(self._empty)
        inside.addWidget(self._list, 1)
        inside.addStretch(0)
        self.column.addWidget(body)
        context.messages.shown.connect(self._on_shown)

    def title(self) -> str:
        """Return the name of the page."""
        return "Derniers messages"

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the messages said so far."""
        self._fill()

    def _on_shown(self, _message: object) -> None:
        self._fill()

    def _fill(self) -> None:
        messages = self.context.messages.history
        if messages == self._shown:
            return  # one was closed: whoever reads the list stays where she is
        row = self._list.currentRow()
        row += (len(messages) - len(self._shown)) * (row > 0)
        self._shown = messages
        self._empty.setVisible(not messages)
        self._list.setVisible(bool(messages))
        self._list.clear()
        for message in messages:
            words = f"{clock_words(message.said_at)}  {message.kind.word}\u00a0: {message.text}"
            self._list.addItem(QListWidgetItem(words))
        if messages:
            self._list.setCurrentRow(min(max(row, 0), len(messages) - 1))
