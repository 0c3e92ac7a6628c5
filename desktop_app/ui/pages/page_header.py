"""The top of a page: title, what is saved, buttons; it stays while the page scrolls."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import clock_words
from desktop_app.ui.layout_rules import columns
from desktop_app.ui.page import Page
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.scroll_column import ScrollColumn


class HeaderPlace(QObject):
    """Keep ``header`` above ``scroll``; in a narrow window let it scroll away with the form.

    At 200 % on a small screen the fields need the height more than the title does.
    """

    def __init__(self, page: Page, header: PageHeader, scroll: ScrollColumn) -> None:
        super().__init__(page)
        self._page = page
        self._header = header
        self._scroll = scroll
        page.column.insertWidget(0, header)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at each new size of the page."""
        if event.type() is QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        alone = columns(self._page) > 1
        if alone is not self._scroll.isAncestorOf(self._header):
            return
        focused = QApplication.focusWidget()
        held = focused if focused is not None and self._header.isAncestorOf(focused) else None
        if alone:
            self._page.column.insertWidget(0, self._header)
        else:
            self._scroll.begin_with(self._header)
        self._header.stand_alone(alone=alone)
        self._header.show()
        if held is not None:
            held.setFocus(Qt.FocusReason.OtherFocusReason)


class PageHeader(QWidget):
    """Show a title, a status under it, and buttons: beside it, or under it in a narrow window."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._title = text_label("", "title")
        self._status = text_label("", "secondary", hidden_if_empty=True)
        texts = QVBoxLayout()
        texts.setSpacing(LABEL_GAP_PX)
        texts.addWidget(self._title)
        texts.addWidget(self._status)
        self._named: dict[str, QPushButton] = {}
        self._holder = QWidget()
        self._buttons = FlowLayout(self._holder, spacing=8)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setSpacing(NARROW_MARGIN_PX)
        self._box.addLayout(texts, 1)
        self._box.addWidget(self._holder, 0, Qt.AlignmentFlag.AlignTop)
        self._holder.hide()
        self.stand_alone(alone=True)

    def set_title(self, text: str) -> None:
        """Show ``text`` as the title."""
        self._title.setText(text)

    def set_status(self, text: str) -> None:
        """Show ``text`` under the title; an empty one takes the line away."""
        show_text(self._status, text)

    def status(self) -> str:
        """Return the text under the title."""
        return self._status.text()

    def set_saved(self, moment: datetime, words: str = "Enregistré") -> None:
        """Say at what time everything typed was safe."""
        self.set_status(f"{words} à {clock_words(moment)}")

    def add_button(self, label: str, name: str, variant: str = "") -> QPushButton:
        """Add a button and return it; ``variant`` as in the style sheet."""
        button = QPushButton(label)
        button.setObjectName(name)
        if variant:
            mark(button, variant=variant)
        self._buttons.addWidget(button)
        self._holder.show()
        self._named[name] = button
        return button

    def button(self, name: str) -> QPushButton:
        """Return the button called ``name``."""
        return self._named[name]

    def stand_alone(self, *, alone: bool) -> None:
        """Keep margins of its own, or none inside a column that has some."""
        side, top = (PAGE_MARGIN_PX, NARROW_MARGIN_PX) if alone else (0, 0)
        self._box.setContentsMargins(side, top, side, top)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons under the title where there is little room."""
        super().resizeEvent(event)
        narrow = columns(self) == 1
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if narrow else across)
