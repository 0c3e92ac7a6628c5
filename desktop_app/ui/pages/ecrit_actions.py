"""What one does with an écrit from the list of a dossier (UX §2.26)."""

from __future__ import annotations

from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.ids import EcritId
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.composer_review import BACK, CHANGED
from desktop_app.ui.pages.ecrit_list import EcritList


class EcritActions:
    """Follow the buttons of a list of écrits."""

    def __init__(self, context: PageContext, ecrits: EcritList) -> None:
        self._context = context
        go = context.navigator
        ecrits.chosen.connect(lambda ecrit_id: go.open(routes.composer(EcritId(ecrit_id))))
        ecrits.review_wanted.connect(lambda ecrit: go.open(routes.review(ecrit.id)))
        ecrits.versions_wanted.connect(lambda ecrit: go.open(routes.versions(ecrit.id)))
        ecrits.back_wanted.connect(self.take_back)

    def take_back(self, ecrit: Ecrit) -> None:
        """Make a draft again of an écrit, and say that it needs another reading."""
        reviews, messages = self._context.session.reviews, self._context.messages
        words = CHANGED if ecrit.state is EcritState.VALIDATED else BACK

        def done(_ecrit: object) -> None:
            messages.attention(words)
            self._context.navigator.changed(frozenset({"ecrit"}))

        self._context.runner.run(lambda: reviews.take_back(ecrit.id), done, messages.failed)
