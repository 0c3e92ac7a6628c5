"""What one does with a view: keep it, rename it, take it away and have it back."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.french import quote
from desktop_app.domain.ids import SavedViewId
from desktop_app.domain.saved_view import SavedView
from desktop_app.errors import BadInput
from desktop_app.services.saved_views import ViewLine
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.dossiers_reading import Asked

_KEPT = "Vue {} enregistrée."
_CHANGED = "Vue {} mise à jour."
_RENAMED = "Vue renommée en {}."


class ViewActions:
    """Write views. ``done`` is told the id of the view that is then in force."""

    def __init__(self, context: PageContext, done: Callable[[str], None]) -> None:
        self._context = context
        self._done = done

    def keep(self, name: str, asked: Asked, view_id: str, refuse: Callable[[str], None]) -> None:
        """Keep what is asked under a name; ``refuse`` is told what is wrong with the name."""
        self._save(name, asked, view_id, _RENAMED if view_id else _KEPT, refuse)

    def update(self, view: ViewLine, asked: Asked) -> None:
        """Keep what is asked in the place of what ``view`` asked; it can be undone."""
        self._save(view.name, asked, view.id, _CHANGED, self._context.messages.error, former=view)

    def remove(self, view: ViewLine) -> None:
        """Take a view away; the dossiers stay, and so does what is shown."""
        views, view_id = self._context.session.views, SavedViewId(view.id)
        words = f"Vue {quote(view.name)} retirée. Les dossiers restent."
        self._run(
            lambda: views.trash(view_id),
            lambda _none: self._tell(words, "", lambda: self._put_back(view)),
        )

    def _put_back(self, view: ViewLine) -> None:
        views, view_id = self._context.session.views, SavedViewId(view.id)
        self._run(
            lambda: views.restore(view_id),
            lambda _none: self._tell(f"Vue {quote(view.name)} remise.", view.id, None),
        )

    def _save(
        self,
        name: str,
        asked: Asked,
        view_id: str,
        words: str,
        refuse: Callable[[str], None],
        former: ViewLine | None = None,
    ) -> None:
        views = self._context.session.views

        def kept(view: SavedView) -> None:
            undo = None if former is None else lambda: self._as_before(former)
            self._tell(words.format(quote(view.name)), view.id, undo)

        def failed(problem: Exception) -> None:
            if isinstance(problem, BadInput):
                refuse(problem.sentence)
            else:
                self._context.messages.failed(problem)

        self._context.runner.run(
            lambda: views.save(name, asked.criteria, asked.joined_by, view_id), kept, failed
        )

    def _as_before(self, view: ViewLine) -> None:
        asked = Asked(view.criteria, view.joined_by)
        self._save(view.name, asked, view.id, _CHANGED, self._context.messages.error)

    def _run(self, task: Callable[[], object], then: Callable[[object], None]) -> None:
        self._context.runner.run(task, then, self._context.messages.failed)

    def _tell(self, words: str, view_id: str, undo: Callable[[], None] | None) -> None:
        self._context.messages.success(words, undo=undo)
        self._done(view_id)
