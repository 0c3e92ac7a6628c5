"""The link of a person to each other member of her dossier, written as it is chosen (S05-AC5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId
from desktop_app.domain.person import Person
from desktop_app.domain.relation import Relation
from desktop_app.domain.relation_proposals import proposals
from desktop_app.services.families import Link, LinksChanged, first_link, link_of
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.form_choices import distinct
from desktop_app.ui.pages.link_row import LinkRow
from desktop_app.ui.styling import empty_layout
from desktop_app.ui.tokens import LABEL_GAP_PX

Named = Callable[[Person], str]


class LinkGrid(QWidget):
    """Show one line a member. ``written`` carries what a writing changed, for undoing it."""

    written = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._person: Person | None = None
        self._rows: dict[PersonId, LinkRow] = {}
        self._stored: dict[PersonId, Link] = {}
        self._autosave = Autosave(context, self._make_task, self._text, self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LABEL_GAP_PX * 2)
        self._autosave.saved.connect(self._on_saved)

    def load(
        self,
        person: Person,
        others: Sequence[Person],
        relations: Sequence[Relation],
        named: Named,
    ) -> None:
        """Show what ``person`` is to each of ``others``; what is being chosen stays."""
        if self._person is None or self._person.id != person.id:
            self._autosave.flush()
            self._autosave.begin()
            self._rows = {}
        self._person = person
        if [other.id for other in others] != list(self._rows):
            self._make_rows(others)
        names = dict(distinct((other.id, named(other)) for other in others))
        proposed = proposals(person, others, relations)
        for other in others:
            row = self._rows[other.id]
            row.name(named(person), names[other.id], person.sex)
            link = link_of(first_link(tuple(relations), person.id, other.id), person.id)
            self._stored[other.id] = link
            if not self._autosave.dirty:
                row.set_value(link)
            row.propose(proposed.get(other.id))

    def flush(self) -> None:
        """Write what was chosen now."""
        self._autosave.flush()

    def _make_rows(self, others: Sequence[Person]) -> None:
        known = {person_id: row.value() for person_id, row in self._rows.items()}
        empty_layout(self._column)
        self._rows = {}
        for other in others:
            row = LinkRow(other.id)
            if other.id in known:
                row.set_value(known[other.id])
            row.edited.connect(self._autosave.touch)
            self._column.addWidget(row)
            row.show()
            self._rows[other.id] = row

    def _make_task(self) -> Callable[[], LinksChanged] | None:
        person, families = self._person, self._context.session.families
        changed = {
            other: row.value()
            for other, row in self._rows.items()
            if row.value() != self._stored.get(other, Link())
        }
        if person is None or not changed:
            return None
        person_id = person.id
        return lambda: families.set_links(person_id, changed)

    def _on_saved(self, changed: LinksChanged) -> None:
        if changed.added or changed.removed or changed.reworded:
            self.written.emit(changed)

    def _text(self) -> str:
        return ""
