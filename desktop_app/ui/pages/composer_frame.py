"""The frame of the composer: its panes, and going from section to section (UX §2.9, J3-5)."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.services.paper_views import EcritView, MissingLine, Spot
from desktop_app.ui.file_choice import FileChoice, FileDialogs
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.checks_pane import ChecksPane
from desktop_app.ui.pages.composer_form import ComposerForm
from desktop_app.ui.pages.composer_panes import FORM, PREVIEW, ComposerPanes
from desktop_app.ui.pages.composer_review import ComposerReview
from desktop_app.ui.pages.composer_walk import missing_after
from desktop_app.ui.pages.dossier_part import DossierPartPage
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.preview_pane import PreviewPane
from desktop_app.ui.pages.sections_pane import ALL_THERE, SectionsPane
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.reading_order import put_in_order

ASK_REVIEW = "Demander une relecture"


class ComposerFrame(DossierPartPage):
    """Hold the panes of one écrit and lead from place to place in them."""

    def __init__(
        self, context: PageContext, autosave: Autosave, files: FileChoice | None = None
    ) -> None:
        super().__init__(context)
        self._view: EcritView | None = None
        self._autosave = autosave
        self._header = PageHeader("composer_header")
        self._review = ComposerReview(context, autosave.flush)
        self._sections = SectionsPane()
        self._checks = ChecksPane(context)
        self._sections.add(self._checks)
        self._form = ComposerForm(lambda: context.clock().date())
        self._paper = PreviewPane(context, files or FileDialogs(self), autosave.flush)
        self._panes = ComposerPanes(self._sections, self._form, self._paper)
        self._nothing = PlaceholderPage("Cet écrit n’est plus dans le registre.")
        for part, stretch in (
            (self._header, 0),
            (self._review, 0),
            (self._nothing, 1),
            (self._panes, 1),
        ):
            self.column.addWidget(part, stretch)
        self._nothing.hide()
        self._panes.arranged.connect(self._on_arranged)

    def title(self) -> str:
        """Return the name of the page."""
        if self._view is None:
            return "Écrit"
        return f"{self._view.title} ({self._view.ecrit.state.label.lower()})"

    def panes(self) -> tuple[QWidget, ...]:
        """Return sections, form, preview, header, reading: the order of F6."""
        return (
            self._sections,
            self._form,
            self._paper,
            self._panes.tabs,
            self._header,
            self._review,
        )

    def take_focus(self) -> None:
        """Start where something is missing."""
        if self._view is None:
            return
        self._panes.arrange()
        if self._view.missing:
            self._form.focus_on(self._view.missing[0])
        else:
            self._form.focus_first()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the header out where there is room for one pane only."""
        super().resizeEvent(event)
        self._panes.arrange()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the preview again if it was left behind."""
        super().showEvent(event)
        self._panes.arrange()
        self._watch()

    def hideEvent(self, event: QHideEvent) -> None:
        """Make no preview that nobody sees."""
        super().hideEvent(event)
        self._watch()

    def _dossier_step(self) -> Crumb | None:
        view = self._view
        if view is None:
            return None
        return Crumb(view.dossier_ref, routes.dossier(view.ecrit.dossier_id, tab="ecrits"))

    def _show_section(self, section_id: str) -> None:
        if self._form.show_section(section_id):
            self._sections.list.select(section_id)
            put_in_order(self)

    def _choose_section(self, section_id: str) -> None:
        self._show_section(section_id)
        self._panes.bring(FORM)
        if self._panes.columns == 1:
            self._form.focus_first()

    def _go_to_missing(self, line: MissingLine) -> None:
        self._show_section(line.section)
        self._panes.bring(FORM)
        self._form.focus_on(line)

    def _go_to_spot(self, spot: Spot) -> None:
        """Go from a place of the paper to its field (S09-AC1)."""
        self._show_section(spot.section)
        self._panes.bring(FORM)
        self._form.focus_spot(spot.section, spot.key, spot.position)

    def _open_section(self, view: EcritView, section_id: str) -> None:
        """Open a section at its first empty required field, else at its first question."""
        lacking = next((line for line in view.missing if line.section == section_id), None)
        if lacking is not None:
            self._go_to_missing(lacking)
            return
        self._show_section(section_id)
        self._panes.bring(FORM)
        self._form.focus_first()

    def _step(self, by: int) -> None:
        """Show the section before or after the one on screen."""
        view = self._view
        ids = [section.id for section in view.sections] if view is not None else []
        if self._form.section in ids:
            at = min(max(ids.index(self._form.section) + by, 0), len(ids) - 1)
            self._show_section(ids[at])
            self._panes.bring(FORM)
            self._form.focus_first()

    def _next_missing(self) -> None:
        """Go to the next place where something is missing, else to the export."""
        self._autosave.flush()
        view = self._view
        if view is None:
            return
        after = missing_after(view, self._form.section)
        if after:
            self._go_to_missing(after[0])
            return
        self.context.announcer.say(ALL_THERE)
        self._go_to_export()

    def _go_to_export(self) -> None:
        self._panes.bring(PREVIEW)
        self._paper.export.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_arranged(self) -> None:
        alone = self._panes.columns > 1
        self._header.setVisible(alone)
        self._paper.show_acts(shown=not alone)
        self._watch()

    def _watch(self) -> None:
        self._paper.loop.watch(watched=self.isVisible() and self._panes.in_sight(PREVIEW))
