"""Views of the list of dossiers: shipped ones, saved ones, and what a filter keeps (UX §2.4)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop_app.domain.completeness import gaps
from desktop_app.domain.filters import (
    NO_NEWS_DAYS,
    DossierFacts,
    Operator,
    Subject,
    in_words,
    matches,
    needs_completeness,
    value_choices,
)
from desktop_app.domain.french import quote
from desktop_app.domain.ids import DossierId, SavedViewId
from desktop_app.domain.person import Person
from desktop_app.domain.place import PlaceKind
from desktop_app.domain.relation import Relation
from desktop_app.domain.rights import Right
from desktop_app.domain.saved_view import Criterion, Join, SavedView
from desktop_app.domain.term import ListName
from desktop_app.errors import BadInput
from desktop_app.register.dossier_facts import read_facts
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.reference import Reference
from desktop_app.services.terms import Terms

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_ACTIVE = Criterion(Subject.STATE, Operator.IS, ("active",))
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class ViewLine:
    """A view as the page offers it. ``shipped`` ones can be neither renamed nor removed."""

    id: str
    name: str
    joined_by: Join
    criteria: tuple[Criterion, ...]
    shipped: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A value that a criterion can have, in words."""

    code: str
    label: str


class SavedViews(Service):
    """One method a use case on views and filters. Filters are transient, views are kept."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        terms: Terms,
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._terms = terms

    @needs(Right.READ)
    def views(self) -> tuple[ViewLine, ...]:
        """Return the shipped views, then the saved ones in their order."""
        saved = sorted(
            self._register.saved_views.all(), key=lambda view: (view.position, view.name, view.id)
        )
        return (
            *_shipped(self.actor.name),
            *(ViewLine(item.id, item.name, item.joined_by, item.criteria, False) for item in saved),
        )

    @needs(Right.READ)
    def chosen(self, criteria: Sequence[Criterion], joined_by: Join) -> frozenset[DossierId]:
        """Return the dossiers that answer ``criteria``."""
        today = self._clock().date()
        facts = read_facts(self._register.connection, today, self._territory_of)
        if needs_completeness(criteria):
            incomplete = self._incomplete()
            facts = [replace(one, to_complete=one.id in incomplete) for one in facts]
        return frozenset(one.id for one in facts if matches(criteria, joined_by, one, today))

    @needs(Right.READ)
    def choices(self, subject: Subject) -> tuple[Choice, ...]:
        """Return the values that dossiers of the register have for ``subject``, in French order."""
        fixed = value_choices(subject)
        if fixed:
            return tuple(Choice(code, label) for code, label in fixed)
        read = _VALUES.get(subject)
        if read is None:
            return ()
        facts = read_facts(self._register.connection, self._clock().date(), self._territory_of)
        codes = {code for one in facts for code in read(one)}
        name = self._namer()
        found = [Choice(code, name(subject, code)) for code in codes]
        return tuple(sorted(found, key=lambda choice: (choice.label.casefold(), choice.code)))

    @needs(Right.READ)
    def words(self, criteria: Sequence[Criterion], joined_by: Join) -> str:
        """Return « actifs ET lieu de vie : Les Acacias »."""
        return in_words(criteria, joined_by, self._namer())

    @needs(Right.WRITE)
    def save(
        self, name: str, criteria: Sequence[Criterion], joined_by: Join, view_id: str = ""
    ) -> SavedView:
        """Keep a view, or what it has become; raise ``BadInput`` for a name empty or taken."""
        name = " ".join(name.split())[:_LONGEST_NAME]
        if not name:
            raise BadInput("Cette vue n’a pas de nom.", "Donnez-lui un nom court.")
        if any(
            line.name.casefold() == name.casefold() and line.id != view_id for line in self.views()
        ):
            raise BadInput(f"Une vue s’appelle déjà {quote(name)}.", "Choisissez un autre nom.")
        known = self._register.saved_views.get(view_id) if view_id else None
        position = self._register.saved_views.count() if known is None else known.position
        view = SavedView(
            SavedViewId(view_id or self._new_id()), name, joined_by, tuple(criteria), position
        )
        with self._register.change(self.actor, "create" if known is None else "change") as change:
            self._register.saved_views.save(change, view)
        return view

    @needs(Right.WRITE)
    def trash(self, view_id: SavedViewId) -> None:
        """Put a view in the trash; ``restore`` brings it back. No dossier changes."""
        with self._register.change(self.actor, "trash") as change:
            self._register.saved_views.trash(change, view_id)

    @needs(Right.WRITE)
    def restore(self, view_id: SavedViewId) -> None:
        """Take a view out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.saved_views.restore(change, view_id)

    def _territory_of(self, commune_code: str) -> str:
        commune = self._reference.communes.by_code(commune_code) if commune_code else None
        return "" if commune is None else commune.crip_territory

    def _incomplete(self) -> frozenset[DossierId]:
        register = self._register
        persons: dict[DossierId, list[Person]] = defaultdict(list)
        for person in register.persons.all():
            persons[person.dossier_id].append(person)
        relations: dict[DossierId, list[Relation]] = defaultdict(list)
        for relation in register.relations.all():
            relations[relation.dossier_id].append(relation)
        places = {place.id: place for place in register.places.all()}
        return frozenset(
            dossier.id
            for dossier in register.dossiers.all()
            if gaps(dossier, persons.get(dossier.id, ()), relations.get(dossier.id, ()), places)
        )

    def _namer(self) -> Callable[[Subject, str], str]:
        """Return what names a value; each list is read once, when it is first needed."""
        register, reference = self._register, self._reference

        def name(subject: Subject, value: str) -> str:
            if subject is Subject.PLACE:
                place = register.places.get(value)
                return (place.name or place.commune or value) if place else "un lieu retiré"
            if subject is Subject.PLACE_KIND:
                return PlaceKind(value).label
            if subject is Subject.TERRITORY:
                territory = reference.communes.territories.get(value)
                return value if territory is None else f"{territory.name} ({value})"
            if subject is Subject.LANGUAGE:
                return reference.languages.name(value)
            if subject is Subject.NATIONALITY:
                return reference.countries.name(value)
            if subject is Subject.MOTIVE:
                return self._terms.labels(ListName.MOTIVES, (value,))[0]
            return dict(value_choices(subject)).get(value, value)

        return name


_VALUES: dict[Subject, Callable[[DossierFacts], frozenset[str]]] = {
    Subject.PLACE: lambda facts: facts.places,
    Subject.PLACE_KIND: lambda facts: facts.place_kinds,
    Subject.TERRITORY: lambda facts: facts.territories,
    Subject.LANGUAGE: lambda facts: facts.languages,
    Subject.NATIONALITY: lambda facts: facts.nationalities,
    Subject.MOTIVE: lambda facts: facts.motives,
    Subject.FOLLOWED_BY: lambda facts: facts.followed_by,
}


def _shipped(me: str) -> tuple[ViewLine, ...]:
    mine = Criterion(Subject.FOLLOWED_BY, Operator.IS, (me,))
    late = Criterion(Subject.NEWS, Operator.NONE_SINCE, (str(NO_NEWS_DAYS),))
    undated = Criterion(Subject.REMINDER, Operator.NONE)
    incomplete = Criterion(Subject.COMPLETENESS, Operator.SOME)
    archived = Criterion(Subject.STATE, Operator.IS, ("archived",))
    views = (
        ("all", "Tous", ()),
        ("active", "Actifs", (_ACTIVE,)),
        ("mine", "Mes suivis", (_ACTIVE, mine)),
        ("no_news", f"Sans nouvelle depuis {NO_NEWS_DAYS} jours", (_ACTIVE, late)),
        ("forgotten", "Dossiers oubliés", (_ACTIVE, undated)),
        ("incomplete", "À compléter", (_ACTIVE, incomplete)),
        ("archived", "Archivés", (archived,)),
    )
    return tuple(ViewLine(key, name, Join.ALL, criteria, True) for key, name, criteria in views)
