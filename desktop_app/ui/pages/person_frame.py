"""The parts of the page of a person, laid out: it knows where they are, not what they do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.names import display_name
from desktop_app.domain.person import Person
from desktop_app.ui.page import Page
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.near_search import NearSearch
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.person_form import PersonForm
from desktop_app.ui.pages.person_relations import RelationsPart
from desktop_app.ui.pages.person_store import PersonFormData
from desktop_app.ui.pages.person_ways import PersonWays
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn


class PersonFrame(QObject):
    """Header, form, relations and what one does rarely, in ``page``.

    The form is built when the first person comes, with the lists of the register: ``built``.
    """

    built = Signal(object)

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._context = page.context
        self.form: PersonForm | None = None
        self._near: NearSearch | None = None
        self.header = PageHeader("person_header")
        self.scroll = ScrollColumn("person_scroll")
        FocusFollower(self.scroll)
        self.relations = RelationsPart(page.context)
        self._ways = PersonWays(page.context.navigator)
        self.close = self.header.add_button("Fermer", "person_close", "primary")
        self.history = _quiet("Historique de cette fiche", "person_history")
        self.merge = _quiet("Fusionner avec une autre fiche de ce dossier", "person_merge")
        self.trash = _quiet("Mettre cette fiche à la corbeille", "person_trash")
        page.column.addWidget(self.scroll, 1)
        HeaderPlace(page, self.header, self.scroll)

    def show_new(self, data: PersonFormData) -> None:
        """Show another person than before, from the top."""
        if self.form is None:
            self._build_form(data)
        self.header.set_status("")
        self.scroll.verticalScrollBar().setValue(0)
        self.take(data)
        if self._near is not None:
            self._near.start(data.person, stored=data.stored)

    def take(self, data: PersonFormData) -> None:
        """Show the person of ``data`` as she is in the register."""
        if self.form is not None:
            self.form.set_places(data.places)
            self.form.set_choices(data.choices)
            self.form.load(data.person)
            self.form.set_unsettled(data.unsettled)
        self.show_around(data)

    def take_again(self, data: PersonFormData) -> None:
        """Show what changed: rows just added, and carets, stay if all is there already."""
        if self.form is None or self.written(data.person) != (data.person, data.unsettled):
            self.take(data)
            return
        self.form.set_places(data.places)
        self.form.set_choices(data.choices)
        self.show_around(data)

    def show_around(self, data: PersonFormData) -> None:
        """Show what is about the person and is not typed here: relations, ways, trash."""
        discreet = self._context.discreet.active
        others = [] if data.view is None else [item.person for item in data.view.persons]
        relations = () if data.view is None else data.view.relations
        self.relations.load(data.person, others, relations, discreet=discreet)
        self.relations.setEnabled(data.stored)
        self.trash.setVisible(data.stored)
        self.history.setVisible(data.stored)
        self.merge.setVisible(data.stored and len(others) > 1)
        if self.form is not None:
            self.form.set_members(data.person, others, relations, discreet=discreet)
        self._ways.show_person(data.person, stored=data.stored)

    def written(self, person: Person) -> tuple[Person, Mapping[str, Any]]:
        """Return ``person`` with what is written here, and what is typed and is no value yet."""
        if self.form is None:
            return person, {}
        return self.form.apply(person), self.form.unsettled()

    def look_for_near(self, person: Person) -> None:
        """Look for persons whose name is near the one that is written here."""
        if self._near is not None:
            self._near.look(self.written(person)[0])

    def know(self, person: Person) -> None:
        """Keep the answers given about near persons: ``person`` is in the register now."""
        if self._near is not None:
            self._near.known(person)

    def name_near(self) -> None:
        """Name near persons again, or hide their names."""
        if self._near is not None:
            self._near.name()

    def text_to_copy(self, person: Person) -> str:
        """Return what is written at length, for when it cannot be kept."""
        written = self.written(person)[0]
        texts = (display_name(written), written.health, written.child_view, written.note)
        return "\n\n".join(text for text in texts if text)

    def take_focus(self) -> None:
        """Start in the name."""
        if self.form is not None:
            self.form.name_field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form.name_field.end(False)

    def flush_place(self) -> None:
        """Save the place being written: it must be there before who lives in it."""
        if self.form is not None:
            self.form.flush_place()

    def _build_form(self, data: PersonFormData) -> None:
        context = self._context
        self.form = PersonForm(context, lambda: context.clock().date(), data.choices)
        self._near = NearSearch(context, self.form.hint, lambda: context.discreet.active, self)
        links = QWidget()
        column = QVBoxLayout(links)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label("Liens avec les autres personnes du dossier", "section"))
        column.addWidget(self.relations)
        self.scroll.add(self.form)
        for part in (links, self._ways, self.history):
            self.scroll.add(part, gap=GROUP_GAP_PX)
        self.scroll.add(self.merge)
        self.scroll.add(self.trash)
        self.built.emit(self.form)


def _quiet(words: str, name: str) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    mark(button, variant="quiet")
    return button
