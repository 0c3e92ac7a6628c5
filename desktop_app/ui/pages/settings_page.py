"""« Réglages »: association, the person who writes, lists, security, display (UX §2.16)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.ui import shortcuts
from desktop_app.ui.appearance import AppearanceForm
from desktop_app.ui.file_choice import FileChoice, FileDialogs
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.association_pane import AssociationPane, ProfilePane
from desktop_app.ui.pages.import_start import IMPORT_LABEL
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.plain_tabs import PlainTabs
from desktop_app.ui.pages.security_pane import SecurityPane
from desktop_app.ui.pages.terms_pane import TermsPane
from desktop_app.ui.tokens import NARROW_MARGIN_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

CHANGED = frozenset({"association"})


class SettingsPage(Page):
    """Five tabs. What is typed is saved as it is typed; what is chosen is in force at once."""

    def __init__(self, context: PageContext, files: FileChoice | None = None) -> None:
        super().__init__(context)
        asked = files or FileDialogs(self)
        self._header = PageHeader("settings_header")
        self._tabs = PlainTabs("settings_tabs", "Parties des réglages")
        self._association = AssociationPane(context, asked)
        self._profile = ProfilePane(context)
        self._lists = TermsPane(context)
        self._security = SecurityPane(context, asked)
        self._display = ScrollColumn("display_scroll", margin=NARROW_MARGIN_PX)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Réglages"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the tab shown, then the tabs themselves."""
        return (self._tabs.currentWidget() or self._tabs, self._tabs.tabBar())

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the settings as they are, at the tab that ``args`` names."""
        tabs = {
            "association": self._association,
            "profile": self._profile,
            "lists": self._lists,
            "security": self._security,
            "display": self._display,
        }
        if args.get("tab") in tabs:
            self._tabs.setCurrentWidget(tabs[args["tab"]])
        self._association.start()
        self._profile.start()
        self._security.start()
        self._lists.start()
        # Once all of them are shown, so that a caret put back is not moved by a text that comes.
        self.context.runner.run(
            lambda: None, lambda _none: self.loaded.emit(), self.context.messages.failed
        )

    def flush(self) -> None:
        """Save what is being typed now."""
        self._association.flush()
        self._profile.flush()
        self._lists.flush()

    def place(self) -> dict[str, str | int]:
        """Return the place with the tab that is shown."""
        return {**super().place(), "tab": self._tabs.currentIndex()}

    def restore(self, place: Place) -> None:
        """Show the tab again, then put scroll, focus and caret back in it."""
        self._tabs.setCurrentIndex(int(place.get("tab", self._tabs.currentIndex())))
        super().restore(place)

    def _build(self) -> None:
        self._header.set_title(self.title())
        imports = self._header.add_button(IMPORT_LABEL, "settings_import")
        imports.clicked.connect(lambda: self.context.navigator.open(routes.IMPORT))
        self._display.add(AppearanceForm(self.context.preferences))
        for pane, label in (
            (self._association, "Association"),
            (self._profile, "Vous"),
            (self._lists, "Listes"),
            (self._security, "Sécurité"),
            (self._display, "Affichage"),
        ):
            self._tabs.addTab(pane, label)
        row = QHBoxLayout()
        row.setContentsMargins(PAGE_MARGIN_PX - NARROW_MARGIN_PX, 0, NARROW_MARGIN_PX, 0)
        row.addWidget(self._tabs)
        self.column.addWidget(self._header)
        self.column.addLayout(row, 1)
        for pane in (self._association, self._profile):
            pane.saved.connect(self._on_saved)
        self._lists.saved.connect(lambda: self.draft_saved.emit(self.context.clock()))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)

    def _on_saved(self, _record: object) -> None:
        now = self.context.clock()
        self._header.set_saved(now)
        self.draft_saved.emit(now)
        self.context.navigator.changed(CHANGED)
