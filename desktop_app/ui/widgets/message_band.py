"""The band of messages above the work zone: in the layout, never over the content."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from desktop_app.domain.french import plural
from desktop_app.ui.icons import set_icon
from desktop_app.ui.messages import Kind, Message, Messages
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.icon_label import IconLabel

_SHAPES = {
    Kind.INFO: "info",
    Kind.SUCCESS: "circle-check",
    Kind.ATTENTION: "circle-alert",
    Kind.ERROR: "triangle-alert",
}

_BUTTONS_SHARE = 0.5
"""The part of the band that buttons may take beside the sentence."""


class MessageBand(QFrame):
    """Show what ``messages`` says, with its buttons, and take no room when it says nothing."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._shape = IconLabel("info")
        self._word, self._text, self._more = QLabel(), text_label(), QLabel()
        mark(self._word, role="word")
        mark(self._more, role="small")
        self._buttons = QWidget()
        self._buttons.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._row = FlowLayout(self._buttons, spacing=8)
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._close = QToolButton()
        self._close.setObjectName("dismiss")
        set_icon(self._close, "x", accessible_name="Fermer le message")
        mark(self._close, variant="quiet")
        self._build()
        messages.shown.connect(self._show)
        self._show(messages.current)

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._shape)
        row.addWidget(self._word)
        row.addLayout(self._body, 1)
        self._body.setSpacing(8)
        self._body.addWidget(self._text, 1)
        self._body.addWidget(self._more)
        self._body.addWidget(self._buttons)
        row.addWidget(self._close)
        self._close.clicked.connect(self._messages.dismiss)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the sentence where there is no room beside it."""
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        beside = self._row.sizeHint().width() + self._more.isVisibleTo(self) * (
            self._more.sizeHint().width()
        )
        narrow = beside > self.width() * _BUTTONS_SHARE
        self._body.setDirection(
            QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        )

    def _show(self, message: Message | None) -> None:
        empty_layout(self._row)
        self.setVisible(message is not None)
        if message is None:
            return
        mark(self, kind=message.kind.value)
        self._shape.set_icon(_SHAPES[message.kind])
        self._word.setText(message.kind.word)
        self._text.setText(message.text)
        self.setAccessibleName(f"{message.kind.word}\u00a0: {message.text}")
        waiting = self._messages.waiting
        self._more.setVisible(waiting > 0)
        self._more.setText(f"{plural(waiting, 'autre message', 'autres messages')} ensuite")
        if message.undo is not None:
            self._add_button("Annuler", self._messages.undo)
        for action in message.actions:
            self._add_button(action.label, action.run)
        self._buttons.setVisible(self._row.count() > 0)
        self._reflow()

    def _add_button(self, label: str, act: Callable[[], object]) -> None:
        button = QPushButton(label)
        button.clicked.connect(lambda: act())
        self._row.addWidget(button)
        button.show()
