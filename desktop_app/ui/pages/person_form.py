"""The whole person: one column, groups with headings, nothing required (UX §2.6)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.person import Person, Role
from desktop_app.domain.place import Place
from desktop_app.domain.relation import Relation
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.form_choices import FormChoices
from desktop_app.ui.pages.form_part import PersonPart, Unsettled, name_inner
from desktop_app.ui.pages.near_hint import NearHint
from desktop_app.ui.pages.person_birth import BirthPart
from desktop_app.ui.pages.person_contact import ContactPart
from desktop_app.ui.pages.person_identity import IdentityPart
from desktop_app.ui.pages.person_languages import LanguagesPart
from desktop_app.ui.pages.person_living import LivingPart
from desktop_app.ui.pages.person_situation import CircumstancesPart, HouseholdPart, SchoolPart
from desktop_app.ui.pages.repeated_rows import RepeatedRows
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.radio_group import RadioGroup

_ROLES = tuple((role.value, role.label) for role in Role)


class PersonForm(QWidget):
    """Show and change a ``Person``.

    ``edited`` follows the user's hand; ``row_removed`` carries (rows, position, value) of a phone
    or language that was taken away, so that the page can offer to undo it.
    """

    edited = Signal()
    row_removed = Signal(object)

    def __init__(
        self,
        context: PageContext,
        today: Callable[[], date],
        choices: FormChoices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.hint = NearHint()
        self._role = RadioGroup("Place dans le dossier", _ROLES)
        self._identity = IdentityPart()
        self._birth = BirthPart(today, choices)
        self._languages = LanguagesPart(choices)
        self._living = LivingPart(context, today)
        self._contact = ContactPart(today)
        self._school = SchoolPart()
        self._household = HouseholdPart()
        self._circumstances = CircumstancesPart()
        self._build()

    @property
    def name_field(self) -> QLineEdit:
        """Return the field where the typing of a new person starts."""
        return self._identity.name_field()

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self._living.set_places(places)

    def set_members(
        self,
        person: Person,
        members: Sequence[Person],
        relations: Sequence[Relation],
        *,
        discreet: bool,
    ) -> None:
        """Offer the members of the dossier as those who exercise parental authority."""
        self._household.set_members(person, members, relations, discreet=discreet)

    def set_choices(self, choices: FormChoices) -> None:
        """Offer the languages of the list as it is now."""
        self._languages.offer(choices)

    def load(self, person: Person) -> None:
        """Show ``person`` without telling anybody."""
        self._role.set_value(person.role.value)
        for part in self._parts():
            part.load(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with everything that is written here."""
        role = self._role.value()
        person = replace(person, role=Role(role) if role else person.role)
        for part in self._parts():
            person = part.apply(person)
        return person

    def unsettled(self) -> dict[str, Any]:
        """Return what is typed and is no value yet: half a date, half a chip."""
        found: dict[str, Any] = {}
        for part in self._parts():
            found |= part.unsettled()
        return found

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again what a draft kept."""
        for part in self._parts():
            part.set_unsettled(unsettled)

    def show_problems(self) -> None:
        """Say under a date why it is not one."""
        self._birth.show_problems()

    def flush_place(self) -> None:
        """Save the place being written: it must be there before the person who lives in it."""
        self._living.flush()

    def _parts(self) -> tuple[PersonPart, ...]:
        return (
            self._identity,
            self._birth,
            self._languages,
            self._living,
            self._contact,
            self._school,
            self._household,
            self._circumstances,
        )

    def _build(self) -> None:
        name_inner(self._role, "role")
        self._identity.add_under_names(self.hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("Identité", (self._identity, self._role, self._birth, self._languages)),
            ("Lieu de vie", (self._living,)),
            ("Contacter sans danger", (self._contact,)),
            ("Scolarité", (self._school,)),
            ("Foyer et autorité parentale", (self._household,)),
            ("Circonstances propres à cette personne", (self._circumstances,)),
        )
        for number, (heading, parts) in enumerate(groups):
            if number:
                column.addSpacing(GROUP_GAP_PX - FIELD_GAP_PX)
            column.addWidget(text_label(heading, "section"))
            for part in parts:
                column.addWidget(part)
        self._role.changed.connect(lambda _key: self.edited.emit())
        for part in self._parts():
            part.edited.connect(self.edited)
        for rows in (self._languages.rows, self._contact.rows):
            rows.removed.connect(lambda gone, held=rows: self._on_removed(held, gone))

    def _on_removed(self, rows: RepeatedRows, gone: tuple[int, Any]) -> None:
        self.row_removed.emit((rows, *gone))
