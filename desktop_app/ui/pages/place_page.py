"""The page of one place: what it is, who lives there, what happened (UX §2.24, J2-10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.ids import PlaceId
from desktop_app.domain.place import Place
from desktop_app.services.place_views import PlaceView
from desktop_app.services.place_words import place_words
from desktop_app.ui import shortcuts
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.place_actions import PlaceActions
from desktop_app.ui.pages.place_details import PlaceDetails
from desktop_app.ui.pages.place_drafts import PLACE, key_of
from desktop_app.ui.pages.place_form import PlaceForm
from desktop_app.ui.pages.place_people import PlacePeople
from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import GROUP_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from desktop_app.services.session import Session

_SHOWN = frozenset({"place", "person", "dossier", "observation", "visit"})
_NEW = "Nouveau lieu"


@dataclass(frozen=True, slots=True)
class PlaceData:
    """All that the page shows. ``view`` is ``None`` for a place that is not kept yet."""

    place: Place
    view: PlaceView | None
    unsettled: Mapping[str, Any]


def read_place(session: Session, args: Mapping[str, str]) -> PlaceData:
    """Return the place of ``args`` or a new one; runs on the worker."""
    if not args.get("place"):
        return PlaceData(session.places.blank(), None, {})
    view = session.places.view(PlaceId(args["place"]))
    key = key_of(PLACE, args)
    draft = session.drafts.load(key.kind, key.subject)
    return PlaceData(view.place, view, {} if draft is None else draft.payload)


def save_place(session: Session, place: Place, unsettled: Mapping[str, Any]) -> PlaceData:
    """Keep a place and, in a draft, what is typed and is no value yet; runs on the worker."""
    saved = session.places.save(place)
    key = key_of(PLACE, {"place": place.id})
    if unsettled:
        session.drafts.save(key.kind, key.subject, unsettled)
    else:
        session.drafts.discard(key.kind, key.subject)
    return PlaceData(saved, session.places.view(place.id), unsettled)


class PlacePage(Page):
    """Show and change one place; it is saved as it is typed."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._data: PlaceData | None = None
        self._args: Mapping[str, str] = {}
        self._staying = False
        self._header = PageHeader("place_header")
        self._scroll = ScrollColumn("place_scroll")
        FocusFollower(self._scroll)
        self._form = PlaceForm(context)
        self._details = PlaceDetails(lambda: context.clock().date())
        self._actions = PlaceActions(context)
        self._people = PlacePeople(self._actions.acts(lambda: self._place))
        self._hide = QPushButton()
        self._join = QPushButton("Réunir avec un autre lieu")
        self._trash = QPushButton("Mettre ce lieu à la corbeille")
        self._autosave = Autosave(context, self._make_task, self._text, self)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Lieu de vie" if self._data is None or self._data.view else _NEW

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list, this place."""
        return (Crumb("Lieux", routes.PLACES), Crumb(self.title()))

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "places"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the form first."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the place of ``args``, or an empty form."""
        if self._staying:
            return
        self.flush()
        self._args = dict(args)
        self._read("place_open", self._show)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what was written elsewhere."""
        if kinds & _SHOWN and not self._staying:
            self._read_again()

    def flush(self) -> None:
        """Save what is being typed now."""
        self._autosave.flush()

    @property
    def _place(self) -> Place | None:
        return None if self._data is None else self._data.place

    def _build(self) -> None:
        close = self._header.add_button("Fermer", "place_close", "primary")
        holder = QWidget()
        row = FlowLayout(holder, spacing=8)
        for button, name in (
            (self._hide, "place_hide"),
            (self._join, "place_join"),
            (self._trash, "place_trash"),
        ):
            button.setObjectName(name)
            mark(button, variant="quiet")
            row.addWidget(button)
        self._scroll.add(self._form)
        self._scroll.add(self._details)
        self._scroll.add(self._people, gap=GROUP_GAP_PX)
        self._scroll.add(holder, gap=GROUP_GAP_PX)
        self._around = (self._people, holder)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        close.clicked.connect(self._leave)
        self._hide.clicked.connect(lambda: self._with_place(self._actions.toggle_hidden))
        self._join.clicked.connect(lambda: self._with_place(self._actions.join))
        self._trash.clicked.connect(lambda: self._with_place(self._actions.trash))
        self._form.edited.connect(self._autosave.touch)
        self._details.edited.connect(self._autosave.touch)
        self._autosave.saved.connect(self._on_saved)
        self.context.discreet.changed.connect(lambda _active: self._show_around())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)
        shortcuts.bind("finish", self, self._leave, here)

    def _read(self, key: str, show: Callable[[PlaceData], None]) -> None:
        session, args = self.context.session, self._args
        self.context.runner.run_latest(
            key,
            lambda: read_place(session, args),
            lambda data: show(data) if args is self._args else None,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _read_again(self) -> None:
        if self._data is not None and self._data.view is not None:
            self._read("place_refresh", self._show_again)

    def _show(self, data: PlaceData) -> None:
        self.flush()  # what was typed for the former place while this one was read
        self._autosave.begin()
        self._header.set_status("")
        self._scroll.verticalScrollBar().setValue(0)
        self._take(data)
        self.described.emit()
        self.loaded.emit()

    def _show_again(self, data: PlaceData) -> None:
        if self._autosave.dirty:
            return
        if self._written(data.place) == data.place:
            self._data = data  # what is written is there already: carets stay
            self._show_around()
        else:
            self._take(data)

    def _take(self, data: PlaceData) -> None:
        self._data = data
        self._form.load(data.place)
        self._details.load(data.place)
        self._details.set_unsettled(data.unsettled)
        self._show_around()

    def _show_around(self) -> None:
        data = self._data
        if data is None:
            return
        for widget in self._around:
            widget.setVisible(data.view is not None)
        if data.view is None:
            self._header.set_title(_NEW)
            return
        self._header.set_title(place_words(data.place))
        self._people.show_view(data.view, discreet=self.context.discreet.active)
        self._hide.setText(
            "Proposer de nouveau ce lieu" if data.place.hidden else "Ne plus proposer ce lieu"
        )
        self._trash.setVisible(not data.view.used)

    def _written(self, place: Place) -> Place:
        return self._details.apply(self._form.apply(place))

    def _make_task(self) -> Callable[[], PlaceData] | None:
        data = self._data
        if data is None:
            return None
        place, unsettled = self._written(data.place), self._details.unsettled()
        if place == data.place and unsettled == data.unsettled:
            return None
        session = self.context.session
        return lambda: save_place(session, place, unsettled)

    def _on_saved(self, saved: PlaceData) -> None:
        now = self.context.clock()
        data = self._data
        self.draft_saved.emit(now)
        if data is not None and saved.place.id == data.place.id:
            self._data = saved
            self._header.set_saved(now)
            self._staying = True
            self._show_around()
            if data.view is None:
                self._become_known(saved.place)
        self.context.navigator.changed(frozenset({"place"}))
        self._staying = False

    def _become_known(self, place: Place) -> None:
        """Change the route of a new place, if it is still this one."""
        current = self.context.navigator.current
        self._args = {"place": place.id}
        if current is not None and current.page == "place" and not current.args.get("place"):
            self.context.navigator.replace(routes.place(place.id))
        self.described.emit()

    def _with_place(self, act: Callable[[Place], None]) -> None:
        self.flush()
        if self._data is not None and self._data.view is not None:
            act(self._written(self._data.place))

    def _leave(self) -> None:
        self.flush()
        self.context.navigator.back(routes.PLACES)

    def _text(self) -> str:
        """Return what « Copier le texte » copies: never the position."""
        place = None if self._place is None else self._written(self._place)
        return "" if place is None else "\n".join(filter(None, (place.address, place.note)))
