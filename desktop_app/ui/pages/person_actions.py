"""What one does with a whole person: put her aside, or find that she is known already."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Person
from desktop_app.services.views import NearPerson
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes

CHANGED = frozenset({"person", "dossier"})


class PersonActions:
    """Acts on persons that can be undone from the band and with Ctrl+Z (UX §2.25)."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def put_in_trash(self, person: Person) -> None:
        """Put ``person`` aside and go to her dossier."""
        people = self._context.session.people
        self._context.runner.run(
            lambda: people.trash(person.id),
            lambda _none: self._after_trash(person),
            self._context.messages.failed,
        )

    def it_is(
        self, near: NearPerson, started: Person | None, opened_here: DossierId | None
    ) -> None:
        """Go to the dossier of ``near``; what was just started for nothing is put aside.

        ``started`` is a person kept since the form was opened, ``opened_here`` the dossier that
        was opened for her, if it was.
        """
        session = self._context.session

        def tidy() -> None:
            if opened_here is not None:
                session.dossiers.archive(opened_here)
            elif started is not None:
                session.people.trash(started.id)

        def restore() -> None:
            if opened_here is not None:
                session.dossiers.reopen(opened_here)
            elif started is not None:
                session.people.restore(started.id)

        def done(_none: None) -> None:
            if started is not None:
                words = "Le dossier commencé est archivé." if opened_here else _ASIDE
                self._context.messages.success(words, undo=lambda: self._again(restore))
            self._context.navigator.changed(CHANGED)
            self._context.navigator.open(routes.dossier(near.dossier_id))

        self._context.runner.run(tidy, done, self._context.messages.failed)

    def _after_trash(self, person: Person) -> None:
        self._context.messages.success(
            "Fiche mise à la corbeille.", undo=lambda: self._restore(person.id)
        )
        self._context.navigator.changed(CHANGED)
        # The fiche is no longer there to come back to. The user may have left it already.
        if self._context.navigator.current == routes.person(person.id):
            self._context.navigator.replace(routes.dossier(person.dossier_id))

    def _restore(self, person_id: PersonId) -> None:
        people = self._context.session.people
        self._again(lambda: people.restore(person_id))

    def _again(self, task: Callable[[], None]) -> None:
        self._context.runner.run(task, self._after_restore, self._context.messages.failed)

    def _after_restore(self, _none: None) -> None:
        self._context.messages.success("Fiche rétablie.")
        self._context.navigator.changed(CHANGED)


_ASIDE = "La fiche commencée est à la corbeille."
