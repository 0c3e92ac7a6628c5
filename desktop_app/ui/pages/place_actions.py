"""What the buttons of the page of a place do, each with a way to undo it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from desktop_app.domain.ids import BatchId, PlaceEventId, PlaceId
from desktop_app.domain.place import Place
from desktop_app.services.merge_views import Undone
from desktop_app.ui.long_work import tell_problem
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.place_people import PlaceActs

CHANGED = frozenset({"place", "person", "dossier", "observation"})


class PlaceActions:
    """Acts on a place; what changed is told to every page."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def acts(self, place: Callable[[], Place | None]) -> PlaceActs:
        """Return what the buttons around the form lead to."""
        go = self._context.navigator.open

        def with_id(act: Callable[[PlaceId], Any]) -> None:
            here = place()
            if here is not None:
                act(here.id)

        return PlaceActs(
            dossier=lambda dossier_id: go(routes.dossier(dossier_id)),
            event=lambda event: with_id(lambda one: go(routes.place_event(one, event))),
            trash_event=lambda event: self._trash_event(PlaceEventId(event)),
            visit=lambda visit: with_id(lambda one: go(routes.visit(one, visit))),
            new_event=lambda: with_id(lambda one: go(routes.place_event(one))),
            new_visit=lambda: with_id(lambda one: go(routes.visit(one))),
            leave=lambda: with_id(lambda one: go(routes.place_leaving(one))),
            undo=self.undo,
        )

    def toggle_hidden(self, place: Place) -> None:
        """Propose the place no more, or again."""
        places, hidden = self._context.session.places, not place.hidden
        words = "Ce lieu n’est plus proposé." if hidden else "Ce lieu est de nouveau proposé."
        self._run(
            lambda: places.hide(place.id, hidden=hidden),
            words,
            lambda: places.hide(place.id, hidden=not hidden),
        )

    def join(self, place: Place) -> None:
        """Ask which other place it is."""
        self._context.navigator.open(routes.place_joining(place.id))

    def trash(self, place: Place) -> None:
        """Put the place in the trash and leave its page."""
        places = self._context.session.places
        self._run(
            lambda: places.trash(place.id),
            "Lieu mis à la corbeille.",
            lambda: places.restore(place.id),
            then=lambda: self._context.navigator.back(routes.PLACES),
        )

    def undo(self, batch_id: BatchId) -> None:
        """Undo a departure or a joining."""
        undoing, messages = self._context.session.undoing, self._context.messages

        def told(undone: Undone) -> None:
            messages.success(" ".join((undone.words, *undone.stays)))
            self._context.navigator.changed(CHANGED)

        self._context.work.run(
            self._context.runner,
            "Annulation",
            lambda tell, stop: undoing.undo(batch_id, tell, stop),
            told,
            lambda problem: tell_problem(messages, problem),
        )

    def _trash_event(self, event_id: PlaceEventId) -> None:
        places = self._context.session.places
        self._run(
            lambda: places.trash_event(event_id),
            "Événement mis à la corbeille.",
            lambda: places.restore_event(event_id),
        )

    def _run(
        self,
        task: Callable[[], Any],
        words: str,
        back: Callable[[], Any],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        messages, navigator = self._context.messages, self._context.navigator

        def undo() -> None:
            self._context.runner.run(
                back, lambda _none: navigator.changed(CHANGED), messages.failed
            )

        def done(_result: Any) -> None:
            messages.success(words, undo=undo)
            then()
            navigator.changed(CHANGED)

        self._context.runner.run(task, done, messages.failed)
