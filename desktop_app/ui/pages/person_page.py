"""The page of one person. It saves by itself; « Fermer » always works (UX S06-AC2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import elide
from desktop_app.domain.ids import DossierId
from desktop_app.domain.names import NO_NAME, display_name
from desktop_app.domain.person import Person
from desktop_app.services.views import NearPerson
from desktop_app.ui import shortcuts
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.dossier_part import DossierPartPage, step_to
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.near_search import NearSearch, shown_name
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.person_actions import CHANGED, PersonActions
from desktop_app.ui.pages.person_form import PersonForm
from desktop_app.ui.pages.person_relations import RelationsPart
from desktop_app.ui.pages.person_store import (
    PersonFormData,
    PersonStore,
    SavedPerson,
    read_person,
)
from desktop_app.ui.pages.person_ways import PersonWays
from desktop_app.ui.pages.repeated_rows import RepeatedRows
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_NEW = "Nouvelle personne"
NOT_PUT_BACK = (
    "La ligne n’a pas été remise\u00a0: la fiche d’où elle vient n’est plus à l’écran. "
    "Elle reste dans l’historique."
)


class PersonPage(DossierPartPage):
    """Show one person, new or known, and keep what is typed within a second."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._discreet = context.discreet
        self._data: PersonFormData | None = None
        self._store = PersonStore(context.session)
        self._args: Mapping[str, str] = {}
        self._form: PersonForm | None = None
        self._near: NearSearch | None = None
        self._staying = False
        self._stale = False
        self._started_here = False
        self._opened_here: DossierId | None = None
        self._header = PageHeader("person_header")
        self._scroll = ScrollColumn("person_scroll")
        FocusFollower(self._scroll)
        self._relations = RelationsPart(context)
        self._ways = PersonWays(context.navigator)
        self._trash = QPushButton("Mettre cette fiche à la corbeille")
        self._merge = QPushButton("Fusionner avec une autre fiche de ce dossier")
        self._history = QPushButton("Historique de cette fiche")
        self._actions = PersonActions(context)
        self._autosave = Autosave(context, self._make_task, self._text_to_copy, self)
        self._build()

    def title(self) -> str:
        """Return the name of the page; initials in discreet mode."""
        person = self._person
        if person is None or (not self._stored and display_name(person) == NO_NAME):
            return _NEW
        return f"Fiche {elide('de', shown_name(person, discreet=self._discreet.active))}"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the form first: typing starts there."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the person of ``args``, or an empty form."""
        if self._staying:
            return
        self.flush()
        wanted = dict(args)
        self._read("person_open", wanted, lambda data: self._show_data(data, wanted))

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what another part of the page or another page changed."""
        if self._staying or not kinds & {"person", "relation", "place", "terms"}:
            return
        self._stale = True
        self._read_again()

    def flush(self) -> None:
        """Save the place, then the person, now."""
        if self._form is not None:
            self._form.flush_place()
        self._autosave.flush()
        self._relations.flush()

    def take_focus(self) -> None:
        """Start in the name."""
        if self._form is not None and not self._staying:
            self._form.name_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self._form.name_field.end(False)

    def _dossier_step(self) -> Crumb | None:
        view = self._data.view if self._data else None
        return None if view is None else step_to(view.dossier)

    @property
    def _person(self) -> Person | None:
        return None if self._data is None else self._data.person

    @property
    def _stored(self) -> bool:
        return self._data is not None and self._data.stored

    def _build(self) -> None:
        close = self._header.add_button("Fermer", "person_close", "primary")
        self._trash.setObjectName("person_trash")
        self._merge.setObjectName("person_merge")
        self._history.setObjectName("person_history")
        for quiet in (self._trash, self._merge, self._history):
            mark(quiet, variant="quiet")
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        close.clicked.connect(self._leave)
        self._trash.clicked.connect(self._put_in_trash)
        self._merge.clicked.connect(self._merge_with)
        self._history.clicked.connect(self._show_history)
        self._autosave.saved.connect(self._on_saved)
        self._discreet.changed.connect(lambda _active: self._on_discreet())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)
        shortcuts.bind("finish", self, self._leave, here)

    def _read(
        self, key: str, args: Mapping[str, str], show: Callable[[PersonFormData], None]
    ) -> None:
        session = self.context.session
        self.context.runner.run_latest(
            key,
            lambda: read_person(session, args),
            show,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _build_form(self, data: PersonFormData) -> PersonForm:
        form = PersonForm(self.context, lambda: self.context.clock().date(), data.choices)
        form.edited.connect(self._on_edited)
        form.row_removed.connect(self._on_row_removed)
        form.hint.open_wanted.connect(self._it_is)
        self._near = NearSearch(self.context, form.hint, lambda: self._discreet.active, self)
        links = QWidget()
        column = QVBoxLayout(links)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label("Liens avec les autres personnes du dossier", "section"))
        column.addWidget(self._relations)
        self._scroll.add(form)
        self._scroll.add(links, gap=GROUP_GAP_PX)
        self._scroll.add(self._ways, gap=GROUP_GAP_PX)
        self._scroll.add(self._history, gap=GROUP_GAP_PX)
        self._scroll.add(self._merge)
        self._scroll.add(self._trash)
        return form

    def _show_data(self, data: PersonFormData, args: Mapping[str, str]) -> None:
        self.flush()  # what was typed in the former fiche while this one was read
        self._args = args
        self._autosave.begin()
        self._store = PersonStore(self.context.session)
        self._started_here, self._opened_here, self._stale = False, None, False
        self._form = self._form or self._build_form(data)
        self._header.set_status("")
        self._scroll.verticalScrollBar().setValue(0)
        self._take(data)
        if self._near is not None:
            self._near.start(data.person, stored=data.stored)
        self.take_focus()
        if not data.stored and self._args.get("typed"):
            self._autosave.touch()
        self.described.emit()
        self.loaded.emit()

    def _read_again(self) -> None:
        """Read what changed elsewhere, once nothing typed here is on its way."""
        if self._stale and self._person is not None and self._stored and not self._autosave.dirty:
            self._read("person_refresh", {"person": self._person.id}, self._show_again)

    def _show_again(self, data: PersonFormData) -> None:
        person, form = self._person, self._form
        if self._autosave.dirty or person is None or form is None or data.person.id != person.id:
            return
        self._stale = False
        if (form.apply(data.person), form.unsettled()) == (data.person, data.unsettled):
            # All that is written is there already: rows just added, and carets, stay.
            self._data = data
            form.set_places(data.places)
            form.set_choices(data.choices)
            self._show_around(data)
        else:
            self._take(data)
        self.described.emit()

    def _take(self, data: PersonFormData) -> None:
        self._data = data
        if self._form is not None:
            self._form.set_places(data.places)
            self._form.set_choices(data.choices)
            self._form.load(data.person)
            self._form.set_unsettled(data.unsettled)
        self._show_around(data)

    def _show_around(self, data: PersonFormData) -> None:
        """Show what is about the person and is not typed here: relations, title, trash."""
        others = [] if data.view is None else [item.person for item in data.view.persons]
        relations = () if data.view is None else data.view.relations
        self._relations.load(data.person, others, relations, discreet=self._discreet.active)
        self._relations.setEnabled(data.stored)
        self._trash.setVisible(data.stored)
        self._history.setVisible(data.stored)
        self._merge.setVisible(data.stored and len(others) > 1)
        if self._form is not None:
            self._form.set_members(data.person, others, relations, discreet=self._discreet.active)
        self._ways.show_person(data.person, stored=data.stored)
        self._show_title()

    def _on_discreet(self) -> None:
        """Show names again, or hide those that are not being typed."""
        if self._near is not None:
            self._near.name()
        if self._data is not None:
            self._show_around(self._data)
            self.described.emit()

    def _show_title(self) -> None:
        self._header.set_title(self.title())

    def _on_edited(self) -> None:
        self._autosave.touch()
        if self._form is not None and self._person is not None and self._near is not None:
            self._near.look(self._form.apply(self._person))

    def _on_row_removed(self, gone: tuple[RepeatedRows, int, Any]) -> None:
        rows, position, value = gone
        person = self._person

        def put_back() -> None:
            shown = self._person
            if person is not None and shown is not None and shown.id == person.id:
                rows.put_back(position, value)
            else:
                self.context.messages.attention(NOT_PUT_BACK)

        self.context.messages.success("Ligne retirée.", undo=put_back)

    def _make_task(self) -> Callable[[], SavedPerson] | None:
        form, data = self._form, self._data
        if form is None or data is None:
            return None
        person, unsettled = form.apply(data.person), form.unsettled()
        typed = not data.stored and bool(self._args.get("typed"))
        if person == data.person and unsettled == data.unsettled and not typed:
            return None
        store = self._store
        return lambda: store.save(person, unsettled)

    def _on_saved(self, saved: SavedPerson) -> None:
        now = self.context.clock()
        self.draft_saved.emit(now)
        data = self._data
        if data is None or saved.person.id != data.person.id or self._form is None:
            return
        self._header.set_saved(now)
        self._form.show_problems()
        if saved.opened_dossier:
            self._opened_here = saved.person.dossier_id
        self._data = replace(data, stored=True, person=saved.person, unsettled=saved.unsettled)
        self._staying = True
        self.context.navigator.changed(CHANGED)
        if not data.stored:
            self._become_known(saved.person)
            if self._near is not None:
                self._near.known(saved.person)
        self._staying = False
        self._show_title()
        self.described.emit()
        self._read_again()

    def _become_known(self, person: Person) -> None:
        """Change the route if it is still this one, and read the dossier that got the person."""
        self._started_here = True
        here = self.context.navigator.current in (None, Route("person", self._args))
        self._args = {"person": person.id}
        if here:
            self.context.navigator.replace(routes.person(person.id))
        self._read("person_known", self._args, self._show_known)

    def _show_known(self, read: PersonFormData) -> None:
        data = self._data
        if data is not None and read.person.id == data.person.id:
            self._data = replace(data, view=read.view)
            self._show_around(self._data)
            self.described.emit()

    def _it_is(self, near: NearPerson) -> None:
        if self._stored:
            self.flush()
        else:
            self._autosave.forget()
        # The first writing may be under way: what it opens must be known to be tidied.
        self.context.runner.run(
            lambda: None, lambda _none: self._go_to(near), self.context.messages.failed
        )

    def _go_to(self, near: NearPerson) -> None:
        started = self._person if self._started_here else None
        self._actions.it_is(near, started, self._opened_here)

    def _put_in_trash(self) -> None:
        if self._person is not None and self._stored:
            self._autosave.flush()
            self._actions.put_in_trash(self._person)

    def _show_history(self) -> None:
        if self._person is not None:
            person = self._person
            self.context.navigator.open(routes.history(person=person.id, dossier=person.dossier_id))

    def _merge_with(self) -> None:
        if self._person is not None and self._stored:
            self.flush()
            self.context.navigator.open(routes.merge_persons(self._person.id))

    def _leave(self) -> None:
        """Go back to where the user came from, else to the dossier. Never asks anything."""
        self.flush()
        dossier_id = None if self._person is None else self._person.dossier_id
        self.context.navigator.back(routes.dossier(dossier_id) if dossier_id else routes.HOME)

    def _text_to_copy(self) -> str:
        if self._form is None or self._person is None:
            return ""
        person = self._form.apply(self._person)
        texts = (display_name(person), person.health, person.child_view, person.note)
        return "\n\n".join(text for text in texts if text)
