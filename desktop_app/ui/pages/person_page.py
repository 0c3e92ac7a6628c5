"""The page of one person. It saves by itself; « Fermer » always works (UX S06-AC2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

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
from desktop_app.ui.pages.near_search import shown_name
from desktop_app.ui.pages.person_actions import CHANGED, PersonActions
from desktop_app.ui.pages.person_form import PersonForm
from desktop_app.ui.pages.person_frame import PersonFrame
from desktop_app.ui.pages.person_store import (
    PersonFormData,
    PersonStore,
    SavedPerson,
    read_person,
)
from desktop_app.ui.pages.repeated_rows import RepeatedRows

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
        self._staying = False
        self._stale = False
        self._started_here = False
        self._opened_here: DossierId | None = None
        self._frame = PersonFrame(self)
        self._actions = PersonActions(context)
        self._autosave = Autosave(context, self._make_task, self._text_to_copy, self)
        self._connect()

    def title(self) -> str:
        """Return the name of the page; initials in discreet mode."""
        person = self._person
        if person is None or (not self._stored and display_name(person) == NO_NAME):
            return _NEW
        return f"Fiche {elide('de', shown_name(person, discreet=self._discreet.active))}"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the form first: typing starts there."""
        return (self._frame.scroll, self._frame.header)

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
        self._frame.flush_place()
        self._autosave.flush()
        self._frame.relations.flush()

    def take_focus(self) -> None:
        """Start in the name."""
        if not self._staying:
            self._frame.take_focus()

    def _dossier_step(self) -> Crumb | None:
        view = self._data.view if self._data else None
        return None if view is None else step_to(view.dossier)

    @property
    def _person(self) -> Person | None:
        return None if self._data is None else self._data.person

    @property
    def _stored(self) -> bool:
        return self._data is not None and self._data.stored

    def _connect(self) -> None:
        frame = self._frame
        frame.built.connect(self._on_built)
        frame.close.clicked.connect(self._leave)
        frame.trash.clicked.connect(self._put_in_trash)
        frame.merge.clicked.connect(self._merge_with)
        frame.history.clicked.connect(self._show_history)
        self._autosave.saved.connect(self._on_saved)
        self._discreet.changed.connect(lambda _active: self._on_discreet())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)
        shortcuts.bind("finish", self, self._leave, here)

    def _on_built(self, form: PersonForm) -> None:
        form.edited.connect(self._on_edited)
        form.row_removed.connect(self._on_row_removed)
        form.hint.open_wanted.connect(self._it_is)

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

    def _show_data(self, data: PersonFormData, args: Mapping[str, str]) -> None:
        self.flush()  # what was typed in the former fiche while this one was read
        self._args = args
        self._autosave.begin()
        self._store = PersonStore(self.context.session)
        self._started_here, self._opened_here, self._stale = False, None, False
        self._data = data
        self._frame.show_new(data)
        self._show_title()
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
        person = self._person
        if self._autosave.dirty or person is None or data.person.id != person.id:
            return
        self._stale = False
        self._data = data
        self._frame.take_again(data)
        self._show_title()
        self.described.emit()

    def _on_discreet(self) -> None:
        """Show names again, or hide those that are not being typed."""
        self._frame.name_near()
        if self._data is not None:
            self._frame.show_around(self._data)
            self._show_title()
            self.described.emit()

    def _show_title(self) -> None:
        self._frame.header.set_title(self.title())

    def _on_edited(self) -> None:
        self._autosave.touch()
        if self._person is not None:
            self._frame.look_for_near(self._person)

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
        data = self._data
        if data is None:
            return None
        person, unsettled = self._frame.written(data.person)
        typed = not data.stored and bool(self._args.get("typed"))
        if person == data.person and unsettled == data.unsettled and not typed:
            return None
        store = self._store
        return lambda: store.save(person, unsettled)

    def _on_saved(self, saved: SavedPerson) -> None:
        now = self.context.clock()
        self.draft_saved.emit(now)
        data = self._data
        form = self._frame.form
        if data is None or saved.person.id != data.person.id or form is None:
            return
        self._frame.header.set_saved(now)
        form.show_problems()
        if saved.opened_dossier:
            self._opened_here = saved.person.dossier_id
        self._data = replace(data, stored=True, person=saved.person, unsettled=saved.unsettled)
        self._staying = True
        self.context.navigator.changed(CHANGED)
        if not data.stored:
            self._become_known(saved.person)
            self._frame.know(saved.person)
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
            self._frame.show_around(self._data)
            self._show_title()
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
        return "" if self._person is None else self._frame.text_to_copy(self._person)
