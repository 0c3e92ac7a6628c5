"""The page of one place: what is known of it, and which CRIP is competent there."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import PlaceId
from desktop_app.domain.place import Place
from desktop_app.ui import shortcuts
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.place_form import PlaceForm
from desktop_app.ui.pages.place_words import place_words
from desktop_app.ui.widgets.scroll_column import ScrollColumn


class PlacePage(Page):
    """Show and change one place; it is saved as it is typed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._place: Place | None = None
        self._header = PageHeader("place_header")
        self._scroll = ScrollColumn("place_scroll")
        FocusFollower(self._scroll)
        self._form = PlaceForm(context)
        self._autosave = Autosave(context, self._make_task, self._text, self)
        close = self._header.add_button("Fermer", "place_close", "primary")
        self._scroll.add(self._form)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        close.clicked.connect(self._leave)
        self._form.edited.connect(self._autosave.touch)
        self._autosave.saved.connect(self._on_saved)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)
        shortcuts.bind("finish", self, self._leave, here)

    def title(self) -> str:
        """Return the name of the page."""
        return "Lieu de vie"

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list, this place."""
        return (Crumb("Dossiers", routes.DOSSIERS), Crumb(self.title()))

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "dossiers"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the form first."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the place of ``args``."""
        self.flush()
        places, place_id = self.context.session.places, PlaceId(args["place"])
        self.context.runner.run_latest(
            "place_open",
            lambda: places.get(place_id),
            self._show,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def flush(self) -> None:
        """Save what is being typed now."""
        self._autosave.flush()

    def _show(self, place: Place) -> None:
        self.flush()  # what was typed for the former place while this one was read
        self._autosave.begin()
        self._place = place
        self._header.set_title(place_words(place))
        self._header.set_status("")
        self._form.load(place)
        self.described.emit()
        self.loaded.emit()

    def _make_task(self) -> Callable[[], Place] | None:
        if self._place is None:
            return None
        place, places = self._form.apply(self._place), self.context.session.places
        return None if place == self._place else lambda: places.save(place)

    def _on_saved(self, place: Place) -> None:
        now = self.context.clock()
        if self._place is not None and place.id == self._place.id:
            self._place = place
            self._header.set_title(place_words(place))
            self._header.set_saved(now)
        self.draft_saved.emit(now)
        self.context.navigator.changed(frozenset({"place"}))

    def _leave(self) -> None:
        self.flush()
        if self.context.navigator.previous is not None:
            self.context.navigator.back()
        else:
            self.context.navigator.open(routes.HOME)

    def _text(self) -> str:
        place = self._form.apply(self._place) if self._place else None
        return "" if place is None else "\n".join(filter(None, (place.address, place.note)))
