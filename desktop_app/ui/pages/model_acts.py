"""What can be done with a model: publish it, take it back, change its file, look at the origin."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.french import quote
from desktop_app.domain.ids import OwnModelId
from desktop_app.domain.rights import Right
from desktop_app.services.model_views import ModelView
from desktop_app.services.own_models import Published
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.models_page import CHANGED, WORD_FILES, documents_folder
from desktop_app.ui.pages.page_header import PageHeader

T = TypeVar("T")


class ModelActs(QObject):
    """The buttons in the header of the page of a model."""

    def __init__(
        self, context: PageContext, files: FileChoice, header: PageHeader, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._files = files
        self._view: ModelView | None = None
        self._publish = header.add_button("Publier", "model_publish", "primary")
        self._withdraw = header.add_button("Ne plus proposer", "model_withdraw")
        self._origin = header.add_button("Revenir au modèle d’origine", "model_origin")
        self._next = header.add_button("Ajouter une nouvelle version", "model_next")
        self._export = header.add_button("Enregistrer le fichier Word", "model_export")
        self._replacing = header.add_button("Voir le modèle qui le remplace", "model_replacing")
        for button, act in (
            (self._publish, self._on_publish),
            (self._withdraw, self._on_withdraw),
            (self._origin, self._on_origin),
            (self._next, self._on_next),
            (self._export, self._on_export),
            (self._replacing, self._on_replacing),
        ):
            self._connect(button, act)

    def show_view(self, view: ModelView) -> None:
        """Offer what fits the model shown."""
        self._view = view
        may = Right.ADMINISTER in self._context.session.actor.rights
        row = view.row
        offered = any(each.published for each in view.versions)
        self._publish.setVisible(may and row is not None and not row.published)
        self._publish.setEnabled(view.report.ok)
        self._publish.setToolTip("" if view.report.ok else "Le contrôle a des points à corriger.")
        self._publish.setAccessibleDescription(self._publish.toolTip())
        self._withdraw.setVisible(may and offered)
        replaced = view.replaced_by or (row is not None and row.published and row.replaces)
        self._origin.setVisible(may and bool(replaced))
        self._next.setVisible(may and row is not None)
        self._replacing.setVisible(bool(view.replaced_by))

    def discard(self, row_id: str) -> None:
        """Put a version in the trash."""
        own_models = self._context.session.own_models
        kept = OwnModelId(row_id)
        view = self._view

        def undo() -> None:
            self._run(lambda: own_models.restore(kept), lambda _none: self._said("Annulé."))

        def done(_none: None) -> None:
            self._said("La version est dans la corbeille.", undo)
            if view is not None and len(view.versions) == 1:
                self._context.navigator.open(routes.MODELS)
            elif view is not None and view.row is not None and view.row.id == row_id:
                self._context.navigator.replace(routes.model(view.id))

        self._run(lambda: own_models.discard(kept), done)

    def _on_publish(self) -> None:
        row = None if self._view is None else self._view.row
        if row is not None:
            own_models = self._context.session.own_models
            self._run(lambda: own_models.publish(row.id), self._published)

    def _on_withdraw(self) -> None:
        view, own_models = self._view, self._context.session.own_models
        if view is not None:
            self._run(lambda: own_models.withdraw(view.id), self._published)

    def _on_origin(self) -> None:
        view, own_models = self._view, self._context.session.own_models
        if view is not None:
            shipped = view.id if view.row is None else view.row.replaces
            self._run(lambda: own_models.back_to_origin(shipped), self._published)

    def _on_next(self) -> None:
        view, own_models = self._view, self._context.session.own_models
        path = self._files.file("Nouvelle version du modèle", documents_folder(), WORD_FILES)
        if view is None or path is None:
            return

        def added(made: ModelView) -> None:
            self._context.messages.success(f"Version {made.version} ajoutée. Elle reste à publier.")
            self._context.navigator.changed(CHANGED)
            self._context.navigator.replace(routes.model(made.id))

        self._run(lambda: own_models.add(path, view.id), added, "Contrôle du modèle…")

    def _on_export(self) -> None:
        view, models = self._view, self._context.session.models
        if view is None:
            return
        start = documents_folder() / f"{view.id}.docx"
        path = self._files.new_file("Enregistrer le modèle", start, WORD_FILES)
        if path is None:
            return
        version = 0 if view.row is None else view.row.version

        def written(file: Path) -> None:
            self._context.messages.success(
                f"{quote(file.name)} est enregistré. Modifiez-le dans Word, "
                "puis ajoutez-le aux modèles."
            )

        self._run(lambda: models.export(view.id, path, version), written)

    def _on_replacing(self) -> None:
        if self._view is not None and self._view.replaced_by:
            self._context.navigator.open(routes.model(self._view.replaced_by))

    def _published(self, published: Published) -> None:
        own_models = self._context.session.own_models

        def undo() -> None:
            self._run(lambda: own_models.put_back(published), lambda _none: self._said("Annulé."))

        self._said(published.sentence, undo)

    def _said(self, words: str, undo: Callable[[], None] | None = None) -> None:
        self._context.messages.success(words, undo=undo)
        self._context.navigator.changed(CHANGED)

    def _run(self, task: Callable[[], T], done: Callable[[T], None], label: str = "") -> None:
        self._context.runner.run(task, done, self._context.messages.failed, label=label)

    @staticmethod
    def _connect(button: QPushButton, act: Callable[[], None]) -> None:
        button.clicked.connect(lambda _checked=False: act())
