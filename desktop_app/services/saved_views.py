"""Views of the list of dossiers: shipped ones, saved ones, and what a filter keeps (UX §2.4)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

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
from desktop_app.domain.rights import Right
from desktop_app.domain.saved_view import Criterion, Join, SavedView
from desktop_app.errors import BadInput
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.view_facts import ViewFacts

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_ACTIVE = Criterion(Subject.STATE, Operator.IS, ("active",))
_LONGEST_NAME = 60
_WAITING = frozenset({"no_news", "forgotten"})


@dataclass(frozen=True, slots=True)
class ViewLine:
    """A view as the page offers it. ``shipped`` ones can be neither renamed nor removed."""

    id: str
    name: str
    joined_by: Join
    criteria: tuple[Criterion, ...]
    shipped: bool


@dataclass(frozen=True, slots=True)
class ViewCount:
    """A shipped view and how many dossiers it keeps."""

    id: str
    name: str
    count: int


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
        facts: ViewFacts,
    ) -> None:
        super().__init__(register, identity, clock)
        self._facts = facts

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
        today = self._facts.today()
        facts = self._facts.all(completeness=needs_completeness(criteria))
        return frozenset(
            one.id for one in facts.values() if matches(criteria, joined_by, one, today)
        )

    @needs(Right.READ)
    def waiting(self) -> tuple[ViewCount, ...]:
        """Return how many dossiers wait for a sign: without news, without a date to come."""
        return tuple(
            ViewCount(line.id, line.name, len(self.chosen(line.criteria, line.joined_by)))
            for line in _shipped(self.actor.name)
            if line.id in _WAITING
        )

    @needs(Right.READ)
    def choices(self, subject: Subject, held: Sequence[str] = ()) -> tuple[Choice, ...]:
        """Return the values that dossiers have for ``subject``, and ``held``, in French order."""
        fixed = value_choices(subject)
        if fixed:
            return tuple(Choice(code, label) for code, label in fixed)
        read = _VALUES.get(subject)
        if read is None:
            return ()
        codes = {code for one in self._facts.all().values() for code in read(one)}
        codes.update(held)
        name = self._facts.namer()
        found = [Choice(code, name(subject, code)) for code in codes]
        return tuple(sorted(found, key=lambda choice: (choice.label.casefold(), choice.code)))

    @needs(Right.READ)
    def words(self, criteria: Sequence[Criterion], joined_by: Join) -> str:
        """Return « actifs ET lieu de vie : Les Acacias »."""
        return in_words(criteria, joined_by, self._facts.namer())

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
