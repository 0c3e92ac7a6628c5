"""What one does with a dossier or one of its observations; each act can be undone (UX §2.25)."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.ids import DossierId, EventId, OccasionId
from desktop_app.services.observations import Withdrawn
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.batch_actions import EVERYTHING

DOSSIER = frozenset({"dossier"})
OBSERVATION = frozenset({"observation", "reminder", "dossier"})
EVENT = frozenset({"event", "dossier"})


class DossierActions:
    """Archive, reopen, put a dossier or something of it aside."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def toggle_archive(self, dossier: Dossier) -> None:
        """Archive an active dossier, reopen an archived one."""
        if dossier.state is DossierState.ACTIVE:
            self._archive(dossier.id)
        else:
            self._reopen(dossier)

    def trash(self, dossier: Dossier) -> None:
        """Put a dossier in the trash, at once; it can be undone (UX §2.23)."""
        dossiers = self._context.session.dossiers
        self._run(lambda: dossiers.trash(dossier.id), lambda _none: self._on_trashed(dossier))

    def _on_trashed(self, dossier: Dossier) -> None:
        navigator = self._context.navigator
        self._context.messages.success(
            f"Dossier {dossier.ref} mis à la corbeille. Rien n’est détruit.",
            undo=lambda: self._restore_dossier(dossier),
            actions=(Action("Voir la corbeille", lambda: navigator.open(routes.TRASH)),),
        )
        current = navigator.current
        if current is not None and current.args.get("dossier") == dossier.id:
            navigator.replace(routes.DOSSIERS)
        navigator.changed(EVERYTHING)

    def _restore_dossier(self, dossier: Dossier) -> None:
        session, navigator = self._context.session, self._context.navigator

        def then(_none: object) -> None:
            self._tell(f"Dossier {dossier.ref} rétabli.", EVERYTHING, None)
            navigator.open(routes.dossier(dossier.id))

        self._run(lambda: session.dossiers.restore(dossier.id), then)

    def withdraw(self, occasion_id: OccasionId) -> None:
        """Put an observation in the trash."""
        observations = self._context.session.observations
        self._run(lambda: observations.withdraw(occasion_id), self._on_withdrawn)

    def withdraw_event(self, event_id: EventId) -> None:
        """Put a call, a meeting, a message or a note in the trash."""
        events = self._context.session.events
        self._run(
            lambda: events.trash(event_id),
            lambda _none: self._tell(
                "Mis à la corbeille.", EVENT, lambda: self._restore_event(event_id)
            ),
        )

    def _restore_event(self, event_id: EventId) -> None:
        events = self._context.session.events
        self._run(
            lambda: events.restore(event_id), lambda _none: self._tell("Rétabli.", EVENT, None)
        )

    def _archive(self, dossier_id: DossierId) -> None:
        dossiers = self._context.session.dossiers
        self._run(lambda: dossiers.archive(dossier_id), self._on_archived)

    def _archive_again(self, dossier: Dossier) -> None:
        dossiers = self._context.session.dossiers
        self._run(lambda: dossiers.archive_again(dossier), self._on_archived)

    def _on_archived(self, dossier: Dossier) -> None:
        navigator = self._context.navigator
        why = Action("Noter le motif", lambda: navigator.open(routes.archive(dossier.id)))
        self._context.messages.success(
            "Dossier archivé. Il reste consultable.",
            undo=lambda: self._reopen(dossier),
            actions=(why,),
        )
        navigator.changed(DOSSIER)

    def _reopen(self, dossier: Dossier) -> None:
        dossiers = self._context.session.dossiers
        self._run(
            lambda: dossiers.reopen(dossier.id),
            lambda _dossier: self._tell(
                "Dossier actif de nouveau.", DOSSIER, lambda: self._archive_again(dossier)
            ),
        )

    def _on_withdrawn(self, withdrawn: Withdrawn) -> None:
        self._tell(
            "Observation mise à la corbeille.", OBSERVATION, lambda: self._restore(withdrawn)
        )

    def _restore(self, withdrawn: Withdrawn) -> None:
        observations = self._context.session.observations
        self._run(
            lambda: observations.restore(withdrawn),
            lambda _none: self._tell("Observation rétablie.", OBSERVATION, None),
        )

    def _run(self, task: Callable[[], object], then: Callable[..., None]) -> None:
        self._context.runner.run(task, then, self._context.messages.failed)

    def _tell(self, sentence: str, kinds: frozenset[str], undo: Callable[[], None] | None) -> None:
        self._context.messages.success(sentence, undo=undo)
        self._context.navigator.changed(kinds)
