"""Tell that a merge or a separation is done, offer to undo it, and say what an undoing left."""

from __future__ import annotations

from desktop_app.domain.ids import BatchId
from desktop_app.services.merge_views import Done, Undone
from desktop_app.ui.long_work import tell_problem
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes

EVERYTHING = frozenset(
    {
        "dossier",
        "person",
        "relation",
        "household",
        "observation",
        "ecrit",
        "event",
        "reminder",
        "attachment",
        "indication",
        "consent",
        "orientation",
        "draft",
    }
)
"""What hangs from a dossier, for the pages that show some of it."""


class BatchActions:
    """Acts that move whole dossiers; each is undone as one (UX §2.22)."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def tell(self, done: Done) -> None:
        """Say what was done, with « Annuler », and go to the dossier that came out of it."""
        self._context.messages.success(done.words, undo=lambda: self.undo(done.batch_id))
        self._context.navigator.changed(EVERYTHING)

    def undo(self, batch_id: BatchId) -> None:
        """Undo a batch; say what stays as it is because it was written since."""
        undoing = self._context.session.undoing
        context = self._context
        context.work.run(
            context.runner,
            "Annulation",
            lambda tell, stop: undoing.undo(batch_id, tell, stop),
            self._on_undone,
            lambda problem: tell_problem(context.messages, problem),
        )

    def _on_undone(self, undone: Undone) -> None:
        navigator = self._context.navigator
        if undone.stays:
            self._context.messages.attention(" ".join((undone.words, *undone.stays)))
        else:
            self._context.messages.success(undone.words)
        current = navigator.current
        navigator.changed(EVERYTHING)
        if undone.dossier_id is not None and current is not None and current.page == "dossier":
            navigator.replace(routes.dossier(undone.dossier_id))
