"""« Modèles »: the shipped ones, those of the association, the fields (UX §2.13)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.french import quote
from desktop_app.domain.rights import Right
from desktop_app.services.model_views import ModelLine, ModelView
from desktop_app.ui.file_choice import FileChoice, FileDialogs
from desktop_app.ui.messages import Action
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.fields_pane import FieldsPane
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.plain_tabs import PlainTabs
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import NARROW_MARGIN_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

CHANGED = frozenset({"own_model"})
WORD_FILES = "Documents Word (*.docx);;Tous les fichiers (*)"
_HELP = (
    f"Un modèle Word de l’association contient des champs comme {quote('{{ motif }}')}. "
    "Fanal les remplit avec le dossier."
)
_NONE = "Aucun modèle de l’association pour l’instant."


class ModelsPage(Page):
    """List the models, add one, find a field."""

    def __init__(self, context: PageContext, files: FileChoice | None = None) -> None:
        super().__init__(context)
        self._files = files or FileDialogs(self)
        self._header = PageHeader("models_header")
        self._tabs = PlainTabs("models_tabs", "Parties des modèles")
        self._list = ScrollColumn("models_scroll", margin=NARROW_MARGIN_PX)
        self._fields = FieldsPane(context)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Modèles"

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "models"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the tab shown, the tabs, the header."""
        return (self._tabs.currentWidget() or self._tabs, self._tabs.tabBar(), self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the models as they are now."""
        if args.get("tab") == "fields":
            self._tabs.setCurrentWidget(self._fields)
        self._fields.start()
        self._read()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again once a model changed elsewhere."""
        if kinds & CHANGED:
            self._read()

    def place(self) -> dict[str, str | int]:
        """Return the place with the tab that is shown."""
        return {**super().place(), "tab": self._tabs.currentIndex()}

    def restore(self, place: Place) -> None:
        """Show the tab again, then put scroll, focus and caret back in it."""
        self._tabs.setCurrentIndex(int(place.get("tab", self._tabs.currentIndex())))
        super().restore(place)

    def _build(self) -> None:
        self._header.set_title(self.title())
        add = self._header.add_button("Ajouter un modèle Word", "models_add", "primary")
        add.setVisible(Right.ADMINISTER in self.context.session.actor.rights)
        add.clicked.connect(self._choose)
        self._tabs.addTab(self._list, "Modèles")
        self._tabs.addTab(self._fields, "Champs")
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN_PX - NARROW_MARGIN_PX, 0, NARROW_MARGIN_PX, 0)
        row.addWidget(self._tabs)
        self.column.addWidget(self._header)
        self.column.addLayout(row, 1)

    def _read(self) -> None:
        self.context.runner.run_latest(
            "models", self.context.session.models.lines, self._show, self.context.messages.failed
        )

    def _show(self, lines: tuple[ModelLine, ...]) -> None:
        focused = self.focusWidget()
        kept = focused.objectName() if focused is not None else ""
        self._list.clear()
        self._list.add_heading("Modèles de l’association")
        self._list.add(text_label(_HELP, "secondary"))
        own = [line for line in lines if line.own]
        if not own:
            self._list.add(text_label(_NONE))
        for line in own:
            self._list.add(self._row(line))
        self._list.add_heading("Modèles livrés avec Fanal")
        for line in lines:
            if not line.own:
                self._list.add(self._row(line))
        again = self.findChild(QWidget, kept) if kept.startswith("model_open_") else None
        if isinstance(again, QWidget):
            again.setFocus()
        self.loaded.emit()

    def _row(self, line: ModelLine) -> RowButton:
        place = f" À la place de {quote(line.replaces)}." if line.replaces else ""
        button = RowButton(line.title, f"{line.state}{place}")
        button.setObjectName(f"model_open_{line.id}")
        button.clicked.connect(lambda: self.context.navigator.open(routes.model(line.id)))
        return button

    def _choose(self) -> None:
        path = self._files.file("Modèle Word à ajouter", documents_folder(), WORD_FILES)
        if path is None:
            return
        own_models = self.context.session.own_models
        add = self._header.button("models_add")
        add.setEnabled(False)
        self._header.set_status("Contrôle du modèle…")

        def ended() -> None:
            add.setEnabled(True)
            self._header.set_status("")

        def added(view: ModelView) -> None:
            ended()
            self.context.navigator.changed(CHANGED)
            where = routes.model(view.id)
            if self.isVisible():
                self.context.navigator.open(where)
            else:
                shown = Action("Ouvrir le modèle", lambda: self.context.navigator.open(where))
                self.context.messages.success("Modèle ajouté.", actions=(shown,))

        def failed(problem: Exception) -> None:
            ended()
            self.context.messages.failed(problem)

        self.context.runner.run(
            lambda: own_models.add(path), added, failed, label="Contrôle du modèle…"
        )


def documents_folder() -> Path:
    """Return where a file is looked for first."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents))
