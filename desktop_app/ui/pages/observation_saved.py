"""What follows the recording of an observation: back to the dossier, and a way to undo."""

from __future__ import annotations

from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.observation_draft import ObservationDraft
from desktop_app.ui.pages.observation_store import ObservationStore

CHANGED = frozenset({"observation", "reminder", "dossier", "draft"})


class Recorded:
    """One observation that has just been recorded or corrected."""

    def __init__(
        self,
        context: PageContext,
        store: ObservationStore,
        draft: ObservationDraft,
        occasion_id: OccasionId,
    ) -> None:
        self._context = context
        self._store = store
        self._data = store.data
        self._draft = draft
        self._occasion_id = occasion_id

    @property
    def _dossier_id(self) -> DossierId:
        return self._data.view.dossier.id

    def tell(self, *, leave: bool) -> None:
        """Offer to undo; with ``leave`` go back to the chronology, with the new entry lit."""
        messages, navigator = self._context.messages, self._context.navigator
        if self._data.recorded is None:
            again = Action(
                "Nouvelle observation",
                lambda: navigator.open(routes.new_observation(self._dossier_id)),
            )
            messages.success("Observation enregistrée.", undo=self._take_back, actions=(again,))
        else:
            messages.success(
                "Correction enregistrée. L’ancien texte reste dans l’historique.",
                undo=self._put_back,
            )
        navigator.changed(CHANGED)
        if leave:
            self._leave()

    def _leave(self) -> None:
        navigator = self._context.navigator
        previous = navigator.previous
        came_from_dossier = (
            previous is not None
            and previous.page == "dossier"
            and previous.args.get("dossier") == self._dossier_id
        )
        if came_from_dossier:
            navigator.back()
        else:
            navigator.replace(routes.dossier(self._dossier_id, entry=self._occasion_id))

    def _take_back(self) -> None:
        store, occasion_id, draft = self._store, self._occasion_id, self._draft
        now = self._context.clock()
        self._context.runner.run(
            lambda: store.take_back(occasion_id, draft, now),
            self._on_taken_back,
            self._context.messages.failed,
        )

    def _on_taken_back(self, _none: None) -> None:
        resume = Action(
            "Reprendre le brouillon",
            lambda: self._context.navigator.open(routes.new_observation(self._dossier_id)),
        )
        self._context.messages.success(
            "Observation retirée. Son texte est gardé en brouillon.", actions=(resume,)
        )
        self._context.navigator.changed(CHANGED)

    def _put_back(self) -> None:
        self._context.runner.run(
            self._store.put_back, self._on_put_back, self._context.messages.failed
        )

    def _on_put_back(self, _none: None) -> None:
        self._context.messages.success("Observation rétablie.")
        self._context.navigator.changed(CHANGED)
