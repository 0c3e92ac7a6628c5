"""The work zone: pages, built the first time they are asked for."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from desktop_app.ui.navigation import Place, Route
from desktop_app.ui.page import Page, PageContext, PageFactory


class WorkZone(QStackedWidget):
    """Show one page at a time. A hidden page learns of changes when it comes on screen again.

    ``page_shown`` carries the page; ``described`` says that its title or crumbs changed;
    ``draft_saved`` carries the moment at which a draft became safe.
    """

    page_shown = Signal(object)
    described = Signal()
    draft_saved = Signal(object)

    def __init__(
        self,
        context: PageContext,
        factories: Mapping[str, PageFactory],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("work_zone")
        self._context = context
        self._factories = dict(factories)
        self._pages: dict[str, Page] = {}
        self._stale: dict[Page, frozenset[str]] = {}
        self._pending: dict[Page, Place] = {}

    @property
    def served(self) -> frozenset[str]:
        """Return the names of the pages that can be shown."""
        return frozenset(self._factories)

    @property
    def page(self) -> Page | None:
        """Return the page on screen."""
        current = self.currentWidget()
        return current if isinstance(current, Page) else None

    def built(self) -> tuple[Page, ...]:
        """Return the pages that exist so far."""
        return tuple(self._pages.values())

    def show_route(self, route: Route, place: Place) -> None:
        """Show ``route`` and restore ``place``; ``KeyError`` for a page that is not served."""
        page = self._pages.get(route.page) or self._build(route.page)
        self._pending[page] = place
        self._put_on_top(page)
        page.show_route(route.args)
        self._refresh(page)
        self.page_shown.emit(page)
        if place:
            page.restore(place)
        else:
            page.take_focus()

    def changed(self, kinds: frozenset[str]) -> None:
        """Tell the page on screen now and the others when they come back."""
        for page in self._pages.values():
            self._stale[page] = self._stale.get(page, frozenset()) | kinds
        if self.page is not None:
            self._refresh(self.page)

    def flush(self) -> None:
        """Make every page save what is being typed."""
        for page in self._pages.values():
            page.flush()

    def _build(self, name: str) -> Page:
        page = self._factories[name](self._context)
        self._pages[name] = page
        page.described.connect(lambda: self._on_described(page))
        page.loaded.connect(lambda: self._on_loaded(page))
        page.draft_saved.connect(lambda at: self._on_draft_saved(page, at))
        self.addWidget(page)
        return page

    def _put_on_top(self, page: Page) -> None:
        """Show ``page``; the hidden ones must not impose their size on the window."""
        for other in self._pages.values():
            policy = QSizePolicy.Policy.Expanding if other is page else QSizePolicy.Policy.Ignored
            other.setSizePolicy(policy, policy)
        self.setCurrentWidget(page)

    def _refresh(self, page: Page) -> None:
        kinds = self._stale.pop(page, None)
        if kinds:
            page.refresh(kinds)

    def _on_described(self, page: Page) -> None:
        if page is self.page:
            self.described.emit()

    def _on_loaded(self, page: Page) -> None:
        """Restore the place again now that the page is full, once."""
        place = self._pending.pop(page, {})
        if page is self.page and place:
            page.restore(place)

    def _on_draft_saved(self, page: Page, at: object) -> None:
        if page is self.page:
            self.draft_saved.emit(at)
