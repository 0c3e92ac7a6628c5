"""« Synthèse » of a dossier: the draft that is being written, or a new one, in the composer."""

from __future__ import annotations

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ecrit import Ecrit
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes

_CHANGED = frozenset({"ecrit", "dossier"})


class SummaryActions:
    """Lead from a dossier to its summary: it is read in the preview before it is exported."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def with_names(self, dossier: Dossier) -> None:
        """Open the summary for the team."""
        self._open(dossier, pseudonymised=False)

    def without_names(self, dossier: Dossier) -> None:
        """Open the summary that names nobody."""
        self._open(dossier, pseudonymised=True)

    def _open(self, dossier: Dossier, *, pseudonymised: bool) -> None:
        summaries = self._context.session.summaries
        self._context.runner.run(
            lambda: summaries.draft(dossier.id, pseudonymised=pseudonymised),
            self._opened,
            self._context.messages.failed,
            label="Préparation de la synthèse…",
        )

    def _opened(self, ecrit: Ecrit) -> None:
        self._context.navigator.open(routes.composer(ecrit.id))
        self._context.navigator.changed(_CHANGED)
