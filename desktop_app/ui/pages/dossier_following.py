"""« Je suis ce dossier »: it is then in the view « Mes suivis » (UX §2.4)."""

from __future__ import annotations

from desktop_app.domain.dossier import Dossier
from desktop_app.ui.page import PageContext

_CHANGED = frozenset({"dossier"})


class DossierFollowing:
    """Add the user to those who follow a dossier, or take her out; each can be undone."""

    def __init__(self, context: PageContext) -> None:
        self._context = context

    def follows(self, dossier: Dossier) -> bool:
        """Tell whether the user follows ``dossier``."""
        return self._context.session.dossier_list.actor.name in dossier.followed_by

    def label(self, dossier: Dossier) -> str:
        """Return what the menu offers."""
        return "Ne plus suivre ce dossier" if self.follows(dossier) else "Je suis ce dossier"

    def toggle(self, dossier: Dossier) -> None:
        """Follow, or follow no more."""
        self._set(dossier, mine=not self.follows(dossier), undoable=True)

    def _set(self, dossier: Dossier, *, mine: bool, undoable: bool) -> None:
        service = self._context.session.dossier_list

        def done(changed: Dossier) -> None:
            words = "Vous suivez ce dossier." if mine else "Vous ne suivez plus ce dossier."
            undo = (lambda: self._set(changed, mine=not mine, undoable=False)) if undoable else None
            self._context.messages.success(words, undo=undo)
            self._context.navigator.changed(_CHANGED)

        self._context.runner.run(
            lambda: service.follow(dossier.id, mine=mine), done, self._context.messages.failed
        )
