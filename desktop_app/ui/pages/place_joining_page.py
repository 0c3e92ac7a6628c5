"""« Réunir deux lieux »: which other place this one is, and what goes from it to the other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.french import quote
from desktop_app.domain.ids import PlaceId
from desktop_app.domain.place import Place
from desktop_app.services.place_views import Left, PlaceMerge
from desktop_app.services.place_words import place_words
from desktop_app.ui import shortcuts
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.place_actions import CHANGED, PlaceActions
from desktop_app.ui.pages.place_words import place_options
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import GROUP_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.scroll_column import ScrollColumn

if TYPE_CHECKING:
    from desktop_app.services.session import Session

_TITLE = "Réunir deux lieux"
_ALL = (
    "Tout est gardé\u00a0: les deux noms, les séjours, les observations. Annulable 30\u00a0jours."
)


@dataclass(frozen=True, slots=True)
class Joining:
    """All that the page shows; ``merge`` is known once the other place is chosen."""

    place: Place
    others: tuple[Place, ...]
    merge: PlaceMerge | None = None


def read_joining(session: Session, args: Mapping[str, str]) -> Joining:
    """Return the place, the others, and what would move; runs on the worker."""
    place = session.places.get(PlaceId(args["place"]))
    others = tuple(other for other in session.places.all() if other.id != place.id)
    merge = None
    if any(other.id == args.get("other") for other in others):
        merge = session.place_merging.view(place.id, PlaceId(args["other"]))
    return Joining(place, others, merge)


class PlaceJoiningPage(Page):
    """Choose the place that stays. What is chosen is in the route: a lock brings it back."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._read: Joining | None = None
        self._args: Mapping[str, str] = {}
        self._header = PageHeader("joining_header")
        self._body = ScrollColumn("joining_scroll")
        self._actions = PlaceActions(context)
        self._what = text_label("")
        self._other = LabelledCombo("C’est le même lieu que", (), "Ce lieu-là reste.")
        self._other.combo.setObjectName("joining_other")
        self._moves = text_label("", "", hidden_if_empty=True)
        self._notes = text_label("", "secondary", hidden_if_empty=True)
        self._join = QPushButton("Réunir ces deux lieux")
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return _TITLE

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list of places, the place, this page."""
        way = [Crumb("Lieux", routes.PLACES)]
        if self._read is not None:
            place = self._read.place
            way.append(Crumb(place_words(place), routes.place(place.id)))
        return (*way, Crumb(self.title()))

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "places"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the form first."""
        return (self._body, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the joining that ``args`` asks for."""
        session, wanted = self.context.session, dict(args)
        self._args = wanted
        self.context.runner.run_latest(
            "joining_open",
            lambda: read_joining(session, wanted),
            lambda read: self._show(read) if wanted is self._args else None,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def take_focus(self) -> None:
        """Start at the choice of the other place; at the button once it is chosen."""
        chosen = self._read is not None and self._read.merge is not None
        (self._join if chosen else self._other.combo).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        close = self._header.add_button("Fermer", "joining_close")
        self._header.set_title(_TITLE)
        self._join.setObjectName("joining_join")
        mark(self._join, variant="primary")
        for part in (self._what, self._other):
            self._body.add(part)
        self._body.add(self._moves, gap=GROUP_GAP_PX)
        self._body.add(self._notes)
        self._body.add(text_label(_ALL, "help"))
        self._body.add(self._join)
        self._body.layout_.setAlignment(self._join, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(self._body, 1)
        HeaderPlace(self, self._header, self._body)
        close.clicked.connect(lambda: self.context.navigator.back(routes.PLACES))
        self._join.clicked.connect(self._do)
        self._other.changed.connect(self._choose)
        shortcuts.bind("finish", self, self._do, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _show(self, read: Joining) -> None:
        self._read = read
        named = quote(place_words(read.place))
        self._what.setText(f"{named} ira dans l’autre lieu, avec tout ce qui s’y rattache.")
        self._other.set_options(place_options(read.others))
        merge = read.merge
        self._other.set_value("" if merge is None else merge.kept.id)
        self._join.setEnabled(merge is not None)
        moves, notes = "", ""
        if merge is not None:
            moves = f"Ira dans {quote(merge.kept_words)}\u00a0: {', '.join(merge.counts)}."
            moves = moves if merge.counts else "Rien d’autre ne se rattache à ce lieu."
            notes = "\n".join(merge.notes)
        show_text(self._moves, moves)
        show_text(self._notes, f"Sera noté\u00a0:\n{notes}" if notes else "")
        self.described.emit()
        self.loaded.emit()

    def _choose(self, other: str) -> None:
        if self._read is not None:
            self.context.navigator.replace(routes.place_joining(self._read.place.id, other))

    def _do(self) -> None:
        merge = None if self._read is None else self._read.merge
        if merge is None:
            return
        joining = self.context.session.place_merging
        self.context.runner.run(
            lambda: joining.merge(merge.gone.id, merge.kept.id),
            lambda left: self._done(left, merge.kept),
            self.context.messages.failed,
        )

    def _done(self, left: Left, kept: Place) -> None:
        self.context.messages.success(left.words, undo=lambda: self._actions.undo(left.batch_id))
        self.context.navigator.changed(CHANGED)
        self.context.navigator.replace(routes.place(kept.id))
