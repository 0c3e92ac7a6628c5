"""The pieces on the page of a dossier: their tab, Ctrl+J, files dropped anywhere (S26-AC1)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt

from desktop_app.domain.ids import DossierId
from desktop_app.ui import shortcuts
from desktop_app.ui.file_drops import FileDrops
from desktop_app.ui.page import Page
from desktop_app.ui.pages.attachment_pane import AttachmentPane
from desktop_app.ui.pages.plain_tabs import PlainTabs


class DossierPieces(QObject):
    """Put the pane among ``tabs``, and follow what happens to it."""

    def __init__(self, page: Page, tabs: PlainTabs) -> None:
        super().__init__(page)
        self._tabs = tabs
        self.pane = AttachmentPane(page.context)
        self._drops = FileDrops(page)
        self._drops.dropped.connect(self._drop)
        self.pane.counted.connect(self._count)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("attach", page, self._attach, here)

    def show_dossier(self, dossier_id: DossierId) -> None:
        """Show the pieces of a dossier, and look at the fields that its page holds now."""
        self.pane.show_dossier(dossier_id)
        self._drops.watch()

    def _attach(self) -> None:
        self._tabs.setCurrentWidget(self.pane)
        self.pane.begin()

    def _drop(self, paths: tuple[Path, ...]) -> None:
        self._tabs.setCurrentWidget(self.pane)
        self.pane.drop(paths)

    def _count(self, number: int) -> None:
        words = f"Pièces ({number})" if number else "Pièces"
        self._tabs.setTabText(self._tabs.indexOf(self.pane), words)
