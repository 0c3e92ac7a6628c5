"""The faisceau of a dossier: what was noted, dimension by dimension, in dates and voices.

No number, no colour, no conclusion: the team reads the facts together (mniop.md §3.1).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dimension import CAUTION
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import DossierId, IndicationId, PersonId
from desktop_app.domain.names import display_name, initials
from desktop_app.services.session import Session
from desktop_app.services.tick_views import DimensionLines, IndicationLine
from desktop_app.ui import shortcuts
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.empty_note import EmptyNote
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

CHANGED = frozenset({"indication", "dossier"})
_SHOWN = frozenset({"indication", "person", "observation", "place", "terms"})


@dataclass(frozen=True, slots=True)
class Faisceau:
    """All that the page shows."""

    dossier: Dossier
    name: str
    short: str
    dimensions: tuple[DimensionLines, ...]


def read_faisceau(session: Session, dossier_id: DossierId, person_id: str) -> Faisceau:
    """Return what the page shows; runs on the worker."""
    person = session.people.get(PersonId(person_id)) if person_id else None
    return Faisceau(
        session.dossiers.view(dossier_id, opened=False).dossier,
        "" if person is None else display_name(person),
        "" if person is None else initials(person),
        session.indications.faisceau(dossier_id, None if person is None else person.id),
    )


class IndicationsPage(Page):
    """Show the indicators of a dossier, or of one of its persons."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._args: Mapping[str, str] = {}
        self._read: Faisceau | None = None
        self._header = PageHeader("indications_header")
        self._body = ScrollColumn("indications_scroll")
        FocusFollower(self._body)
        self._add = self._header.add_button("Noter des indices", "indications_add", "primary")
        self._all = self._header.add_button("Voir tout le dossier", "indications_all")
        close = self._header.add_button("Fermer", "indications_close")
        self.column.addWidget(self._body, 1)
        HeaderPlace(self, self._header, self._body)
        self._add.clicked.connect(self._begin)
        self._all.clicked.connect(self._show_all)
        close.clicked.connect(self._leave)
        context.discreet.changed.connect(lambda _active: self._show())
        shortcuts.bind("finish", self, self._leave, Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def title(self) -> str:
        """Return « Indices », with the name of the person when they are hers only."""
        read = self._read
        if read is None or not read.name:
            return "Indices"
        return f"Indices\u00a0: {read.short if self.context.discreet.active else read.name}"

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list, dossier, this page."""
        way = [Crumb("Dossiers", routes.DOSSIERS)]
        if self._read is not None:
            way.append(Crumb(self._read.dossier.ref, routes.dossier(self._read.dossier.id)))
        return (*way, Crumb(self.title()))

    def dossier_ref(self) -> str:
        """Return the number of the dossier."""
        return "" if self._read is None else self._read.dossier.ref

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "dossiers"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list, then the header."""
        return (self._body, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the indicators of the dossier of ``args``, or of one person."""
        self._args = dict(args)
        self._ask(arrived=True)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what was written elsewhere."""
        if kinds & _SHOWN and self._read is not None:
            self._ask(arrived=False)

    def take_focus(self) -> None:
        """Start on what one does here."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, *, arrived: bool) -> None:
        session, args = self.context.session, self._args
        dossier_id, person_id = DossierId(args["dossier"]), args.get("person", "")
        self.context.runner.run_latest(
            "indications",
            lambda: read_faisceau(session, dossier_id, person_id),
            lambda read: self._on_read(read, args, arrived=arrived),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _on_read(self, read: Faisceau, args: Mapping[str, str], *, arrived: bool) -> None:
        if args is not self._args:
            return
        self._read = read
        self._show()
        if arrived:
            self.take_focus()
            self.loaded.emit()

    def _show(self) -> None:
        read = self._read
        if read is None:
            return
        self._header.set_title(self.title())
        self._all.setVisible(bool(read.name))
        with kept_focus(self._body, self._add):
            self._body.clear()
            self._body.add(text_label(CAUTION, "secondary"))
            for group in read.dimensions:
                self._body.add(text_label(group.dimension.label, "section"), gap=GROUP_GAP_PX)
                for line in group.lines:
                    card = self._card(line)
                    self._body.add(card, gap=FIELD_GAP_PX)
                    card.show()
            if not read.dimensions:
                self._body.add(self._empty())
        self.described.emit()

    def _card(self, line: IndicationLine) -> RecordCard:
        discreet = self.context.discreet.active
        indication = line.indication
        who = line.short if discreet else line.person
        where = "" if discreet else line.place
        voice = indication.voice.label if discreet else line.voice_words
        acts = [
            Act("Corriger", f"correct_{indication.id}", lambda: self._correct(line)),
            Act("Mettre à la corbeille", f"trash_{indication.id}", lambda: self._trash(line)),
        ]
        return RecordCard(
            line.label,
            (
                " · ".join(part for part in (line.when_words, voice, where, who) if part),
                "" if discreet else indication.text,
            ),
            acts,
        )

    def _empty(self) -> EmptyNote:
        note = EmptyNote("Aucun indice noté.", "Noter des indices", "indications_first")
        note.wanted.connect(self._begin)
        return note

    def _begin(self) -> None:
        if self._read is not None:
            route = routes.new_indication(self._read.dossier.id, self._args.get("person", ""))
            self.context.navigator.open(route)

    def _show_all(self) -> None:
        if self._read is not None:
            self.context.navigator.open(routes.indications(self._read.dossier.id))

    def _correct(self, line: IndicationLine) -> None:
        indication = line.indication
        self.context.navigator.open(routes.indication(indication.dossier_id, indication.id))

    def _trash(self, line: IndicationLine) -> None:
        ids, indications = (line.indication.id,), self.context.session.indications
        self._run(
            lambda: indications.trash(ids),
            lambda: self._tell("Indice mis à la corbeille.", ids),
        )

    def _tell(self, words: str, ids: tuple[IndicationId, ...]) -> None:
        indications = self.context.session.indications

        def undo() -> None:
            self._run(
                lambda: indications.restore(ids),
                lambda: self.context.messages.success("Indice rétabli."),
            )

        self.context.messages.success(words, undo=undo)

    def _run(self, task: Callable[[], None], then: Callable[[], None]) -> None:
        def done(_none: None) -> None:
            then()
            self.context.navigator.changed(CHANGED)

        self.context.runner.run(task, done, self.context.messages.failed)

    def _leave(self) -> None:
        if self.context.navigator.previous is not None:
            self.context.navigator.back()
        elif self._read is not None:
            self.context.navigator.open(routes.dossier(self._read.dossier.id))
