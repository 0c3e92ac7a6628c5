"""What narrows the list of dossiers: its filters, the views they come from and lead to."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.filters import Subject
from desktop_app.services.saved_views import ViewLine
from desktop_app.ui.models.dossier_query import DossierQuery
from desktop_app.ui.models.dossier_sentence import Narrowed
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.criterion_row import AskChoices, Choices
from desktop_app.ui.pages.dossiers_frame import DossiersFrame
from desktop_app.ui.pages.dossiers_reading import (
    ALL,
    Answer,
    Asked,
    Content,
    Filters,
    answering,
    rows_of,
    view_of,
)
from desktop_app.ui.pages.view_actions import ViewActions
from desktop_app.ui.widgets.reading_order import put_in_order


class DossiersNarrowing(QObject):
    """Ties the filters and the views of ``frame`` to what the register answers.

    ``answered`` carries an ``Answer``; ``settled`` says that the list answers already;
    ``written`` that a view was kept or taken away, and that all is to be read again.
    """

    answered = Signal(object)
    settled = Signal()
    written = Signal()

    def __init__(self, context: PageContext, frame: DossiersFrame, page: QObject) -> None:
        super().__init__(page)
        self._context = context
        self._frame = frame
        self._views: tuple[ViewLine, ...] = ()
        self.base = Filters().base
        self._narrowed = Narrowed()
        self._actions = ViewActions(context, self._on_written)
        frame.filters.load(Filters().rows, Filters().joined_by)
        self.asked = self._wanted()
        self._connect()

    def place(self) -> dict[str, str | int]:
        """Return all that is in the filters, finished or not, and which panel is open."""
        panel = self._frame.filters
        naming, name = panel.naming()
        filters = Filters(self.base, panel.joined_by(), panel.rows(), naming, name)
        return {"filters": filters.text(), "panel": self._frame.panel_open()}

    def restore(self, place: Place) -> None:
        """Narrow the list as ``place`` says, if it says anything about it."""
        filters, panel = Filters.of(place), self._frame.filters
        if filters is not None:
            self.base = filters.base
            panel.load(filters.rows, filters.joined_by)
            panel.show_naming(filters.naming, filters.name)
            self._frame.open_panel(str(place.get("panel", "")))
            self._apply()

    def show_content(self, content: Content) -> None:
        """Offer the views that were read, and remember the answer that came with them."""
        self._views = content.views
        self._frame.views.set_views(content.views, "")
        self.remember(content.answer)

    def remember(self, answer: Answer) -> None:
        """Keep the words of ``answer``, unless something else was asked meanwhile."""
        if answer.asked == self.asked:
            self._narrowed = Narrowed(
                answer.words, len(answer.asked.criteria), answer.asked.joined_by
            )

    def show_count(self, count: int, query: DossierQuery) -> Narrowed:
        """Say that ``count`` dossiers are listed, and why; return what narrows the list."""
        view = view_of(self._views, self.asked, self.base)
        base, words = self._base_view(), self._narrowed
        narrowed = Narrowed(
            words.words,
            words.criteria,
            words.joined_by,
            query,
            "" if view is None else view.name,
        )
        criteria = len(self.asked.criteria)
        self._frame.views.set_current("" if view is None else view.id)
        self._frame.filters.set_view(
            base, same=base is not None and view == base, filtered=bool(criteria)
        )
        self._frame.tell(narrowed.sentence(count), criteria, narrowed.filters)
        return narrowed

    def choose(self, key: str) -> None:
        """Narrow the list as the view ``key`` does."""
        line = next((line for line in self._views if line.id == key), None)
        if line is not None:
            self.base = key
            self._frame.filters.show_naming("", "")
            self._frame.filters.load(rows_of(line.criteria), line.joined_by)
            self._on_filters()

    def clear(self) -> None:
        """Show every dossier."""
        self._frame.field.clear()
        self.choose(ALL)

    def _connect(self) -> None:
        frame, panel = self._frame, self._frame.filters
        frame.views.chosen.connect(self.choose)
        panel.changed.connect(self._on_filters)
        panel.named.connect(self._on_named)
        panel.updated.connect(
            lambda: self._on_base(lambda view: self._actions.update(view, self.asked))
        )
        panel.removed.connect(lambda: self._on_base(self._actions.remove))
        panel.row_removed.connect(lambda: self._context.announcer.say("Critère retiré."))

    def _wanted(self) -> Asked:
        return Asked(self._frame.filters.criteria(), self._frame.filters.joined_by())

    def _on_filters(self) -> None:
        put_in_order(self._frame)
        self._apply()

    def _apply(self) -> None:
        """Ask for the dossiers that answer, unless it is what was asked last."""
        asked = self._wanted()
        if asked == self.asked:
            self.settled.emit()
            return
        self.asked = asked
        self._context.runner.run_latest(
            "dossiers_chosen",
            answering(self._context.session, asked),
            self.answered.emit,
            self._context.messages.failed,
            label="Ouverture…",
        )

    def _on_named(self, name: str, view_id: str) -> None:
        self._actions.keep(name, self.asked, view_id, self._frame.filters.refuse_name)

    def _base_view(self) -> ViewLine | None:
        return next((line for line in self._views if line.id == self.base), None)

    def _on_base(self, act: Callable[[ViewLine], None]) -> None:
        """Do something with the view that the filters come from."""
        base = self._base_view()
        if base is not None:
            act(base)

    def _on_written(self, view_id: str) -> None:
        self.base = view_id
        self._frame.filters.show_naming("", "")
        self.written.emit()


def asking(context: PageContext) -> AskChoices:
    """Return what reads, for a criterion on a subject, what it can be."""

    def ask(subject: Subject, held: tuple[str, ...], tell: Callable[[Choices], None]) -> None:
        views = context.session.views
        context.runner.run(
            lambda: [(one.code, one.label) for one in views.choices(subject, held)],
            tell,
            context.messages.failed,
        )

    return ask
