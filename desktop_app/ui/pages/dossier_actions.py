"""What one does with a dossier or one of its observations; each act can be undone (UX §2.25)."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId
from desktop_app.ui.page import PageContext

DOSSIER = frozenset({"dossier"})
OBSERVATION = frozenset({"observation", "dossier"})


class DossierActions:
    """Archive, reopen, put an observation aside."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def toggle_archive(self, dossier: Dossier) -> None:
        """Archive an active dossier, reopen an archived one."""
        if dossier.state is DossierState.ACTIVE:
            self._archive(dossier.id)
        else:
            self._reopen(dossier.id)

    def withdraw(self, occasion_id: OccasionId) -> None:
        """Put an observation in the trash."""
        observations = self._context.session.observations
        self._run(lambda: observations.withdraw(occasion_id), self._on_withdrawn)

    def _archive(self, dossier_id: DossierId) -> None:
        dossiers = self._context.session.dossiers
        self._run(
            lambda: dossiers.archive(dossier_id),
            lambda _dossier: self._tell(
                "Dossier archivé. Il reste consultable.",
                DOSSIER,
                lambda: self._reopen(dossier_id),
            ),
        )

    def _reopen(self, dossier_id: DossierId) -> None:
        dossiers = self._context.session.dossiers
        self._run(
            lambda: dossiers.reopen(dossier_id),
            lambda _dossier: self._tell(
                "Dossier actif de nouveau.", DOSSIER, lambda: self._archive(dossier_id)
            ),
        )

    def _on_withdrawn(self, ids: tuple[ObservationId, ...]) -> None:
        self._tell("Observation mise à la corbeille.", OBSERVATION, lambda: self._restore(ids))

    def _restore(self, ids: tuple[ObservationId, ...]) -> None:
        observations = self._context.session.observations
        self._run(
            lambda: observations.restore(ids),
            lambda _none: self._tell("Observation rétablie.", OBSERVATION, None),
        )

    def _run(self, task: Callable[[], object], then: Callable[..., None]) -> None:
        self._context.runner.run(task, then, self._context.messages.failed)

    def _tell(self, sentence: str, kinds: frozenset[str], undo: Callable[[], None] | None) -> None:
        self._context.messages.success(sentence, undo=undo)
        self._context.navigator.changed(kinds)
