"""Small real pages for the tests of the shell."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton

from desktop_app.ui.navigation import Route
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.styling import text_label
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.text_area import TextArea


class HomePage(Page):
    """A page with one button."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.shown = 0
        self.refreshed: list[frozenset[str]] = []
        self.column.addWidget(text_label("Rien d’urgent aujourd’hui.", "section"))
        self.column.addWidget(QPushButton("Nouvelle observation"))
        self.column.addStretch(1)

    def title(self) -> str:
        return "Accueil"

    def show_route(self, args: Mapping[str, str]) -> None:
        self.shown += 1

    def refresh(self, kinds: frozenset[str]) -> None:
        self.refreshed.append(kinds)


class DossierPage(Page):
    """A page about one dossier, with a long form in it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.ref = ""
        self.flushed = 0
        self.form = ScrollColumn("form_scroll")
        self.name_field = QLineEdit()
        self.name_field.setObjectName("birth_name")
        self.story = TextArea()
        self.story.setObjectName("story")
        self.form.add(text_label("Fiche", "title"))
        self.form.add(LabelledField("Nom de naissance", self.name_field))
        for number in range(20):
            self.form.add(LabelledField(f"Champ {number}", QLineEdit(), "Par exemple."))
        self.form.add(LabelledField("Faits", self.story))
        self.column.addWidget(self.form)

    def title(self) -> str:
        return self.ref

    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb("Dossiers", Route("dossiers")), Crumb(self.ref))

    def dossier_ref(self) -> str:
        return self.ref

    def rail_entry(self) -> str:
        return "dossiers"

    def show_route(self, args: Mapping[str, str]) -> None:
        self.ref = args["ref"]
        self.loaded.emit()

    def flush(self) -> None:
        self.flushed += 1


class DossiersPage(HomePage):
    """The list, with two panes."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self.list, self.detail = QPlainTextEdit("liste"), QPlainTextEdit("détail")
        for area, name in ((self.list, "Dossiers"), (self.detail, "Détail")):
            area.setTabChangesFocus(True)
            area.setAccessibleName(name)
            self.column.addWidget(area)

    def title(self) -> str:
        return "Dossiers"

    def panes(self) -> tuple[QPlainTextEdit, ...]:
        return (self.list, self.detail)


FACTORIES = {"home": HomePage, "dossiers": DossiersPage, "dossier": DossierPage}
