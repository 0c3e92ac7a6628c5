"""Reading and writing a person: runs on the worker, on frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Person, Role
from desktop_app.domain.place import Place
from desktop_app.domain.typed_name import split_typed_name
from desktop_app.services.views import DossierView
from desktop_app.ui.pages.form_choices import FormChoices

if TYPE_CHECKING:
    from desktop_app.services.session import Session

DRAFT = "person"
"""Kind of the draft of what is typed in a person's form and is no value yet."""


@dataclass(frozen=True, slots=True)
class PersonFormData:
    """All that the form shows. ``view`` is ``None`` for a person without a dossier yet."""

    person: Person
    view: DossierView | None
    places: tuple[Place, ...]
    choices: FormChoices
    unsettled: Mapping[str, Any]
    stored: bool


@dataclass(frozen=True, slots=True)
class SavedPerson:
    """The person as kept, whether her dossier was opened by this save, and the draft beside."""

    person: Person
    opened_dossier: bool
    unsettled: Mapping[str, Any]


def read_person(session: Session, args: Mapping[str, str]) -> PersonFormData:
    """Return what the route asks for: a person of the register, or a new one."""
    if args.get("person"):
        person, stored = session.people.get(PersonId(args["person"])), True
        draft = session.drafts.load(DRAFT, person.id)
    else:
        person, stored, draft = _new_person(session, args), False, None
    view = session.dossiers.view(person.dossier_id, opened=False) if person.dossier_id else None
    return PersonFormData(
        person=person,
        view=view,
        places=session.places.all(),
        choices=FormChoices.of(session.reference),
        unsettled={} if draft is None else draft.payload,
        stored=stored,
    )


class PersonStore:
    """Write one person, and open her dossier at the first writing if she has none."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._opened: DossierId | None = None
        self._drafted = False

    def save(self, person: Person, unsettled: Mapping[str, Any]) -> SavedPerson:
        """Keep ``person`` and, in a draft, what is typed and is no value yet."""
        opened = False
        if not person.dossier_id and self._opened is None:
            view = self._session.dossiers.create(person)
            self._opened = view.dossier.id
            person, opened = replace(person, dossier_id=view.dossier.id), True
        else:
            if not person.dossier_id and self._opened is not None:
                person = replace(person, dossier_id=self._opened)
            person = self._session.people.save(person)
        self._save_draft(person.id, unsettled)
        return SavedPerson(person, opened, unsettled)

    def _save_draft(self, person_id: PersonId, unsettled: Mapping[str, Any]) -> None:
        if unsettled:
            self._session.drafts.save(DRAFT, person_id, unsettled)
        elif self._drafted or self._session.drafts.load(DRAFT, person_id) is not None:
            self._session.drafts.discard(DRAFT, person_id)
        self._drafted = bool(unsettled)


def _new_person(session: Session, args: Mapping[str, str]) -> Person:
    dossier_id = DossierId(args.get("dossier", ""))
    birth_name, first_names = split_typed_name(args.get("typed", ""))
    blank = session.people.blank(dossier_id)
    role = Role.OTHER if blank.position else Role.CHILD
    return replace(blank, role=role, birth_name=birth_name, first_names=first_names)
