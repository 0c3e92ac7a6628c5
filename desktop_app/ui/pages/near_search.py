"""Look for persons with a near name while the name is typed, and keep the answers."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from desktop_app.domain.ids import PersonId
from desktop_app.domain.names import display_name, initials
from desktop_app.domain.person import Person
from desktop_app.services.views import NearPerson
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.focus_follower import has_focus_inside
from desktop_app.ui.pages.near_hint import NearHint, near_words

_FROM_LETTERS = 3


class NearSearch(QObject):
    """Fill ``hint`` as the names of a person change; « Ce n’est pas elle » is remembered.

    The answer given for a person who is not kept yet is written once she is (S06-AC1).
    """

    def __init__(
        self, context: PageContext, hint: NearHint, discreet: Callable[[], bool], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._hint = hint
        self._discreet = discreet
        self._not_her: set[str] = set()
        self._person_id = PersonId("")
        self._stored = False
        self._names: tuple[object, ...] = ()
        self._found: tuple[NearPerson, ...] = ()
        hint.other_person.connect(self._refuse)

    def start(self, person: Person, *, stored: bool = False) -> None:
        """Forget the answers given for another person; names known already ask for nothing."""
        self._not_her.clear()
        self._person_id, self._stored = person.id, stored
        self._names = _names(person)
        self._show(())

    def known(self, person: Person) -> None:
        """Write the answers that were given before the person was kept."""
        if person.id == self._person_id and not self._stored:
            self._stored = True
            self._keep(tuple(PersonId(other) for other in sorted(self._not_her)))

    def look(self, person: Person) -> None:
        """Look for persons near ``person`` if her names changed."""
        names = _names(person)
        if names == self._names:
            return
        self._names = names
        if len(display_name(person)) < _FROM_LETTERS:
            self._show(())
            return
        people = self._context.session.people
        self._context.runner.run_latest(
            "near_persons",
            lambda: people.near(person),
            lambda found: self._show_found(found, names),
            self._context.messages.failed,
        )

    def name(self) -> None:
        """Show names again, or hide them: discreet mode has changed."""
        self._hint.propose((), near_words)
        self._show(self._found)

    def _show_found(self, found: tuple[NearPerson, ...], names: tuple[object, ...]) -> None:
        if names == self._names:
            self._show(found)

    def _show(self, found: tuple[NearPerson, ...]) -> None:
        self._found = found
        words = _hidden_words if self._discreet() else near_words
        self._hint.propose([near for near in found if near.id not in self._not_her], words)

    def _refuse(self, person_id: str) -> None:
        """Keep the answer; the others are still proposed, and the focus is on the next of them."""
        self._not_her.add(person_id)
        if self._stored:
            self._keep((PersonId(person_id),))
        held = has_focus_inside(self._hint)
        self._show(self._found)
        if held and self._hint.shown:
            self._hint.take_focus()

    def _keep(self, others: tuple[PersonId, ...]) -> None:
        person_id, people = self._person_id, self._context.session.people
        if others:
            self._context.runner.run(
                lambda: people.not_her(person_id, others),
                lambda _none: None,
                self._context.messages.failed,
            )


def _names(person: Person) -> tuple[object, ...]:
    return (person.birth_name, person.usage_name, person.first_names, person.aliases)


def _hidden_words(near: NearPerson) -> str:
    return f"Dossier {near.dossier_ref}"


def shown_name(person: Person, *, discreet: bool) -> str:
    """Return the name of ``person``, or her initials in discreet mode."""
    return initials(person) if discreet else display_name(person)
