"""One model: what the check found, its description, a trial, its versions (UX §2.13)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.french import quote
from desktop_app.domain.ids import OwnModelId
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.model_views import ModelView
from desktop_app.ui import shortcuts
from desktop_app.ui.file_choice import FileChoice, FileDialogs
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.fields_pane import FieldsPane
from desktop_app.ui.pages.model_acts import ModelActs
from desktop_app.ui.pages.model_form import ModelForm
from desktop_app.ui.pages.model_points import ModelPoints
from desktop_app.ui.pages.model_trial_pane import ModelTrialPane
from desktop_app.ui.pages.model_versions import ModelVersions
from desktop_app.ui.pages.models_page import CHANGED
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.plain_tabs import PlainTabs
from desktop_app.ui.tokens import NARROW_MARGIN_PX, PAGE_MARGIN_PX

if TYPE_CHECKING:
    from desktop_app.services.session import Session

_DRAFT = "model"


@dataclass(frozen=True, slots=True)
class ModelData:
    """A model and what was typed of its description and not kept."""

    view: ModelView
    draft: Mapping[str, Any] | None = None


def read_model(session: Session, model_id: str, version: int) -> ModelData:
    """Return a model with its draft; runs on the worker."""
    view = session.models.view(model_id, version)
    draft = None if view.row is None else session.drafts.load(_DRAFT, view.row.id)
    return ModelData(view, None if draft is None else draft.payload)


class ModelPage(Page):
    """Look at a model; the association's own ones can be changed by who administers."""

    def __init__(self, context: PageContext, files: FileChoice | None = None) -> None:
        super().__init__(context)
        self._view: ModelView | None = None
        self._args: Mapping[str, str] = {}
        self._header = PageHeader("model_header")
        self._tabs = PlainTabs("model_tabs", "Parties du modèle")
        self._points = ModelPoints()
        self._form = ModelForm()
        self._trial = ModelTrialPane(context)
        self._fields = FieldsPane(context, "model_fields")
        self._versions = ModelVersions()
        self._acts = ModelActs(context, files or FileDialogs(self), self._header, self)
        self._autosave = Autosave(context, self._make_task, self._form.text, self)
        self._build()

    def title(self) -> str:
        """Return the title of the model."""
        return "Modèle" if self._view is None else self._view.title

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: models, this one."""
        return (Crumb("Modèles", routes.MODELS), Crumb(self.title()))

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "models"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the tab shown, the tabs, the header."""
        return (self._tabs.currentWidget() or self._tabs, self._tabs.tabBar(), self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the model of ``args``, its latest version unless one is named."""
        self.flush()
        self._args = dict(args)
        self._autosave.begin()
        self._fields.start()
        self._read(first=True)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again once a model changed elsewhere."""
        if kinds & CHANGED and self._view is not None and not self._autosave.dirty:
            self._read(first=False)

    def flush(self) -> None:
        """Save the draft of the description now."""
        self._autosave.flush()

    def place(self) -> dict[str, str | int]:
        """Return the place with the tab that is shown."""
        return {**super().place(), "tab": self._tabs.currentIndex()}

    def restore(self, place: Place) -> None:
        """Show the tab again, then put scroll, focus and caret back in it."""
        self._tabs.setCurrentIndex(int(place.get("tab", self._tabs.currentIndex())))
        super().restore(place)

    def _build(self) -> None:
        for pane, label in (
            (self._points, "Contrôle"),
            (self._form, "Description"),
            (self._trial, "Essai"),
            (self._fields, "Champs"),
            (self._versions, "Versions"),
        ):
            self._tabs.addTab(pane, label)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN_PX - NARROW_MARGIN_PX, 0, NARROW_MARGIN_PX, 0)
        row.addWidget(self._tabs)
        self.column.addWidget(self._header)
        self.column.addLayout(row, 1)
        self._points.copied.connect(self._copy)
        self._form.edited.connect(self._autosave.touch)
        self._form.kept.connect(self._keep)
        self._versions.opened.connect(self._open_version)
        self._versions.discarded.connect(self._acts.discard)
        self._autosave.saved.connect(lambda _none: self.draft_saved.emit(self.context.clock()))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self._keep, here)

    def _read(self, *, first: bool) -> None:
        session, args = self.context.session, self._args
        model_id, version = args.get("model", ""), int(args.get("version", "0") or 0)
        self.context.runner.run_latest(
            "model",
            lambda: read_model(session, model_id, version),
            lambda data: self._show(data, first=first),
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _show(self, data: ModelData, *, first: bool) -> None:
        view = data.view
        self._view = view
        editable = view.own and Right.ADMINISTER in self.context.session.actor.rights
        self._header.set_title(view.title)
        self._header.set_status(view.state)
        self._acts.show_view(view)
        self._points.show_points(view.report.problems, own=view.own)
        self._form.show_view(view)
        self._form.set_problem()
        if data.draft:
            self._form.load(data.draft)
        self._form.set_editable(editable=editable)
        self._versions.show_versions(view.versions, view.row, editable=editable)
        for pane in (self._form, self._versions):
            self._tabs.setTabVisible(self._tabs.indexOf(pane), view.own)
        self._trial.follow(view.id, 0 if view.row is None else view.row.version)
        if first:
            self._tabs.setCurrentWidget(self._points if view.report.problems else self._trial)
        self.described.emit()
        self.loaded.emit()

    def _open_version(self, number: int) -> None:
        if self._view is not None:
            self.context.navigator.open(routes.model(self._view.id, number))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.context.messages.success(f"{quote(text)} est copié. Collez-le dans Word.")

    def _make_task(self) -> Callable[[], None] | None:
        row = None if self._view is None else self._view.row
        if row is None:
            return None
        drafts, payload = self.context.session.drafts, self._form.payload()
        return lambda: drafts.save(_DRAFT, row.id, payload)

    def _keep(self) -> None:
        """Keep the description; its draft is over."""
        row = None if self._view is None else self._view.row
        if row is None:
            return
        session, described = self.context.session, self._form.described()

        def task() -> None:
            session.own_models.describe(OwnModelId(row.id), **described)
            session.drafts.discard(_DRAFT, row.id)

        def done(_none: None) -> None:
            self.context.messages.success("Description enregistrée.")
            self.context.navigator.changed(CHANGED)
            shown = None if self._view is None else self._view.row
            if shown is not None and shown.id == row.id:
                self._autosave.forget()
                self._form.set_problem()
                self._read(first=False)

        def failed(problem: Exception) -> None:
            if isinstance(problem, BadInput):
                self._form.set_problem(problem.sentence)
            else:
                self.context.messages.failed(problem)

        self.context.runner.run(task, done, failed)
