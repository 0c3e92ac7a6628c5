"""The window of an open register (UX §2.0)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QMainWindow,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app.preferences import TEXT_PERCENT
from desktop_app.ui import shortcuts
from desktop_app.ui.appearance import AppearancePage
from desktop_app.ui.layout_rules import NARROW_BELOW_PX, effective_width, first_size
from desktop_app.ui.message_history import MessageHistoryPage
from desktop_app.ui.navigation import Place, Route
from desktop_app.ui.page import Page, PageContext, PageFactory
from desktop_app.ui.shell.breadcrumb import Breadcrumb
from desktop_app.ui.shell.panes import PaneCycle
from desktop_app.ui.shell.rail import Rail
from desktop_app.ui.shell.status_line import StatusLine
from desktop_app.ui.shell.top_bar import TopBar
from desktop_app.ui.shell.work_floor import scrolling
from desktop_app.ui.shell.work_zone import WorkZone
from desktop_app.ui.widgets.focus_ring import FocusRing
from desktop_app.ui.widgets.message_band import MessageBand

TITLE = "Registre"
_ZOOM_STEP = 10
_MINIMUM = (1024, 640)

OWN_PAGES: Mapping[str, PageFactory] = {
    "display": AppearancePage,
    "messages": MessageHistoryPage,
}
"""The pages that the window brings along."""


class MainWindow(QMainWindow):
    """Hold top bar, rail, way, messages, work zone and status, and obey the navigator.

    The requests are answered by ``app``: palette, emergency panel, locking, discreet mode.
    ``closing`` is emitted when the user closes the window, after every draft was handed over.
    """

    search_requested = Signal()
    emergency_requested = Signal()
    lock_requested = Signal()
    closing = Signal()

    def __init__(self, context: PageContext, factories: Mapping[str, PageFactory]) -> None:
        super().__init__()
        self._context = context
        self._navigator = context.navigator
        self.zone = WorkZone(context, {**OWN_PAGES, **factories})
        self.top_bar = TopBar()
        self.rail = Rail(self.zone.served)
        self.breadcrumb = Breadcrumb()
        self.band = MessageBand(context.messages)
        self.status = StatusLine()
        self._panels = QVBoxLayout()
        self._frame = QGridLayout()
        self._panes = PaneCycle(self._all_panes)
        self._flat = False
        self._build()
        self._connect()
        self._bind()
        FocusRing(self)
        context.announcer.speak_for(self)
        self.setWindowTitle(TITLE)

    def host(self, panel: QWidget) -> None:
        """Give ``panel`` its place under the top bar: in the layout, never over the content."""
        self._panels.addWidget(panel)

    def place(self) -> dict[str, str | int]:
        """Return page, field and caret, for the draft that brings the user back after a lock."""
        route = self._navigator.current
        if route is None or self.zone.page is None:
            return {}
        args = {f"arg:{name}": value for name, value in route.args.items()}
        return {"page": route.page, **args, **self.zone.page.place()}

    def restore(self, place: Place) -> bool:
        """Go where ``place`` says; tell whether that page is served."""
        name = str(place.get("page", ""))
        if name not in self.zone.served:
            return False
        args = {
            key.removeprefix("arg:"): str(value)
            for key, value in place.items()
            if key.startswith("arg:")
        }
        self._navigator.open(Route(name, args), place)
        return True

    def flush(self) -> None:
        """Make every page save what is being typed. Never asks anything."""
        self.zone.flush()

    def show_suitably(self) -> None:
        """Show the window as it was last time, or in a size that suits the screen."""
        room = self.screen().availableSize()
        self.setMinimumSize(min(_MINIMUM[0], room.width()), min(_MINIMUM[1], room.height()))
        geometry = QByteArray.fromBase64(
            self._context.preferences.current.window_geometry.encode("ascii")
        )
        if geometry.isEmpty() or not self.restoreGeometry(geometry):
            self.resize(first_size(room))
        self.show()
        self.activateWindow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the rail down where there is little room."""
        super().resizeEvent(event)
        self._reflow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press the button that has the focus with Entrée too: not every system's Qt does it."""
        button = QApplication.focusWidget()
        pressed = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat()
        keypad = Qt.KeyboardModifier.KeypadModifier
        plain = not event.modifiers() & ~keypad
        if pressed and plain and isinstance(button, QPushButton | QToolButton):
            button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is typed and the size of the window, then close; there is no question."""
        self.flush()
        geometry = bytes(self.saveGeometry().toBase64().data()).decode("ascii")
        self._context.preferences.update(window_geometry=geometry)
        self.closing.emit()
        super().closeEvent(event)

    def _build(self) -> None:
        body = QWidget()
        body.setObjectName("shell")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        band_place = QVBoxLayout()
        band_place.setContentsMargins(16, 4, 16, 4)
        band_place.addWidget(self.band)
        column.addWidget(self.breadcrumb)
        column.addLayout(band_place)
        column.addWidget(scrolling(self.zone), 1)
        self._frame.setContentsMargins(0, 0, 0, 0)
        self._frame.setSpacing(0)
        self._frame.addWidget(self.rail, 0, 0)
        self._frame.addWidget(work, 1, 1)
        self._frame.setColumnStretch(1, 1)
        self._frame.setRowStretch(1, 1)
        whole = QVBoxLayout(body)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.top_bar)
        whole.addLayout(self._panels)
        whole.addLayout(self._frame, 1)
        whole.addWidget(self.status)
        self._place_rail()
        self.setCentralWidget(body)

    def _connect(self) -> None:
        self.top_bar.search_requested.connect(self.search_requested)
        self.top_bar.emergency_requested.connect(self.emergency_requested)
        self.top_bar.lock_requested.connect(self.lock_requested)
        self.rail.chosen.connect(self._navigator.go)
        self.breadcrumb.chosen.connect(self._navigator.open)
        self.breadcrumb.back_requested.connect(self._navigator.back)
        self._navigator.leaving.connect(self._on_leaving)
        self._navigator.arrived.connect(self.zone.show_route)
        self._navigator.register_changed.connect(self.zone.changed)
        self.zone.page_shown.connect(self._on_page_shown)
        self.zone.described.connect(self._describe)
        self.zone.draft_saved.connect(self.status.draft_saved)
        self._context.preferences.changed.connect(self._on_preferences)

    def _bind(self) -> None:
        for action, slot in (
            ("next_pane", lambda: self._panes.step(1)),
            ("previous_pane", lambda: self._panes.step(-1)),
            ("back", self._navigator.back),
            ("larger", lambda: self._zoom(_ZOOM_STEP)),
            ("smaller", lambda: self._zoom(-_ZOOM_STEP)),
            ("messages", lambda: self._navigator.go("messages")),
            ("undo", self._context.messages.undo),
        ):
            shortcuts.bind(action, self, slot)

    def _all_panes(self) -> tuple[QWidget, ...]:
        page = self.zone.page
        inside = page.panes() if page is not None else ()
        return (self.top_bar, self.rail, *inside, self.band, self.status)

    def _on_leaving(self) -> None:
        if self.zone.page is not None:
            self._navigator.remember(self.zone.page.place())
            self.zone.page.flush()

    def _on_page_shown(self, page: Page) -> None:
        self.status.forget_draft()
        self._describe()

    def _describe(self) -> None:
        page, route = self.zone.page, self._navigator.current
        if page is None or route is None:
            return
        ref = page.dossier_ref()
        self.setWindowTitle(f"{TITLE} — dossier {ref}" if ref else TITLE)
        self.rail.light(page.rail_entry() or route.page)
        # A page of the rail is a beginning: Alt+← still goes back, a button would only take room.
        deep = len(page.crumbs()) > 1 or not self.rail.has(route.page)
        can_go_back = deep and self._navigator.previous is not None
        self.breadcrumb.show_way(page.crumbs(), can_go_back=can_go_back)

    def _zoom(self, by: int) -> None:
        wanted = self._context.preferences.current.text_percent + by
        percent = min(max(wanted, TEXT_PERCENT.start), TEXT_PERCENT.stop - 1)
        self._context.preferences.update(text_percent=percent)
        self._context.announcer.say(f"Taille du texte\u00a0: {percent}\u00a0%")

    def _on_preferences(self, _preferences: object) -> None:
        self._reflow()

    def _reflow(self) -> None:
        around = self.top_bar.sizeHint().height() + self.status.sizeHint().height()
        low = self.height() - around < self.rail.column_height()
        flat = low or effective_width(self) < NARROW_BELOW_PX
        if flat != self._flat:
            self._flat = flat
            self._place_rail()

    def _place_rail(self) -> None:
        """Put the rail above the work zone where the window is narrow, else beside it."""
        self._frame.removeWidget(self.rail)
        if self._flat:
            self._frame.addWidget(self.rail, 0, 0, 1, 2)
        else:
            self._frame.addWidget(self.rail, 0, 0, 2, 1)
        self.rail.lie_down(flat=self._flat)
        self.top_bar.narrow(flat=self._flat)
        self.breadcrumb.narrow(flat=self._flat)
