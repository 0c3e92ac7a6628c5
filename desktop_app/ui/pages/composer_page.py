"""The composer: sections, answers, and the very file beside them (UX §2.9, J3-4 to J3-12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import EcritId
from desktop_app.services.paper_views import EcritView, MissingLine
from desktop_app.ui import shortcuts
from desktop_app.ui.file_choice import FileChoice, FileDialogs
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.composer_form import ComposerForm
from desktop_app.ui.pages.composer_panes import FORM, PREVIEW, ComposerPanes
from desktop_app.ui.pages.composer_store import Edits, keep
from desktop_app.ui.pages.dossier_part import DossierPartPage
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.preview_pane import PreviewPane
from desktop_app.ui.pages.sections_pane import ALL_THERE, SectionsPane, missing_count
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.reading_order import put_in_order

_CONCERNED = frozenset({"person", "place", "observation", "dossier", "relation", "association"})


class ComposerPage(DossierPartPage):
    """Write one écrit. Everything is kept as it is typed; nothing is asked to leave."""

    def __init__(self, context: PageContext, files: FileChoice | None = None) -> None:
        super().__init__(context)
        self._ecrit_id = EcritId("")
        self._view: EcritView | None = None
        self._header = PageHeader("composer_header")
        self._autosave = Autosave(context, self._make_task, self._text_to_copy, self)
        self._sections = SectionsPane()
        self._form = ComposerForm(lambda: context.clock().date())
        self._paper = PreviewPane(context, files or FileDialogs(self), self._autosave.flush)
        self._panes = ComposerPanes(self._sections, self._form, self._paper)
        self._nothing = PlaceholderPage("Cet écrit n’est plus dans le registre.")
        self._build()
        self._connect()
        self._bind()

    def title(self) -> str:
        """Return the name of the page."""
        return "Écrit" if self._view is None else f"{self._view.title} (brouillon)"

    def panes(self) -> tuple[QWidget, ...]:
        """Return sections, form, preview, header: the order of F6."""
        return (self._sections, self._form, self._paper, self._panes.tabs, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the écrit of ``args``."""
        self.flush()
        self._ecrit_id = EcritId(args.get("ecrit", ""))
        self._read("composer_open", self._start, self._not_there)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what another page changed: fiches, observations, the association."""
        if kinds & _CONCERNED and self._view is not None:
            self._read("composer_refresh", self._refreshed, self.context.messages.failed)

    def flush(self) -> None:
        """Hand over what is typed now; the preview makes way for it."""
        self._autosave.flush()
        self._paper.loop.stop()

    def take_focus(self) -> None:
        """Start where something is missing."""
        if self._view is None:
            return
        self._panes.arrange()
        if self._view.missing:
            self._form.focus_on(self._view.missing[0])
        else:
            self._form.focus_first()

    def place(self) -> dict[str, str | int]:
        """Return the section on screen with the field and its caret."""
        return {"section": self._form.section, **super().place()}

    def restore(self, place: Place) -> None:
        """Come back to the section, the field and the caret."""
        section = str(place.get("section", ""))
        if section and self._view is not None:
            self._show_section(section)
        super().restore(place)

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

    def _build(self) -> None:
        for part, stretch in ((self._header, 0), (self._nothing, 1), (self._panes, 1)):
            self.column.addWidget(part, stretch)
        self._nothing.hide()

    def _connect(self) -> None:
        self._sections.chosen.connect(self._choose_section)
        self._sections.missing_chosen.connect(self._go_to_missing)
        self._form.edited.connect(self._on_edited)
        self._form.territory_chosen.connect(self._on_territory)
        self._form.opened.connect(self.context.navigator.open)
        self._form.next_wanted.connect(self._next_missing)
        self._paper.export.complete_wanted.connect(self._next_missing)
        self._paper.export.said.connect(lambda: put_in_order(self))
        self._autosave.saved.connect(self._on_saved)
        self._panes.arranged.connect(self._on_arranged)
        self.context.discreet.changed.connect(lambda _active: self._on_discreet())

    def _bind(self) -> None:
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        close = self._header.add_button("Fermer", "composer_close")
        close.clicked.connect(self._leave)
        for action, slot in (
            ("save", self._autosave.flush),
            ("finish", self._next_missing),
            ("next_section", lambda: self._step(1)),
            ("previous_section", lambda: self._step(-1)),
            ("close_panel", self._paper.export.close_card),
        ):
            shortcuts.bind(action, self, slot, here)

    def _read(
        self, key: str, show: Callable[[EcritView], None], failed: Callable[[Exception], None]
    ) -> None:
        ecrit_id, ecrits = self._ecrit_id, self.context.session.ecrits
        self.context.runner.run_latest(
            key, lambda: ecrits.get(ecrit_id), show, failed, label="Ouverture…"
        )

    def _start(self, view: EcritView) -> None:
        self._autosave.flush()  # what was typed in the former écrit while this one was read
        self._autosave.begin()
        self._view = view
        self._nothing.hide()
        self._panes.show()
        self._header.set_title(self.title())
        self._header.set_status(view.ecrit.ref)
        self._form.start(view, discreet=self.context.discreet.active)
        self._show_around(view)
        first = view.missing[0].section if view.missing else view.sections[0].id
        self._show_section(first)
        self._panes.bring(FORM)
        self.take_focus()
        self._warm()
        self._paper.start(view)
        self.described.emit()
        self.loaded.emit()

    def _warm(self) -> None:
        ecrits = self.context.session.ecrits
        self.context.runner.run(ecrits.warm, lambda _: None, lambda _: None)

    def _not_there(self, problem: Exception) -> None:
        self._view = None
        self._paper.loop.stop()
        self._panes.hide()
        self._nothing.show()
        self.context.messages.failed(problem)

    def _refreshed(self, view: EcritView) -> None:
        if self._view is None or view.ecrit.id != self._view.ecrit.id or self._autosave.dirty:
            return
        self._take(view)
        self._paper.loop.touch()

    def _take(self, view: EcritView) -> None:
        self._view = view
        self._form.load(view, discreet=self.context.discreet.active)
        self._show_around(view)

    def _show_around(self, view: EcritView) -> None:
        self._sections.load(view, discreet=self.context.discreet.active)
        self._paper.load(view, discreet=self.context.discreet.active)
        put_in_order(self)

    def _on_edited(self) -> None:
        self._autosave.touch()
        self._paper.loop.touch()

    def _on_territory(self, code: str) -> None:
        self._autosave.flush()
        session, ecrit_id = self.context.session, self._ecrit_id
        self.context.runner.run(
            lambda: keep(session, ecrit_id, Edits(territory=code)),
            self._on_saved,
            self.context.messages.failed,
        )
        self._paper.loop.touch()

    def _make_task(self) -> Callable[[], Any] | None:
        edits = self._form.edits()
        if self._view is None or not edits:
            return None
        session, ecrit_id = self.context.session, self._view.ecrit.id
        return lambda: keep(session, ecrit_id, edits)

    def _on_saved(self, view: EcritView) -> None:
        now = self.context.clock()
        self.draft_saved.emit(now)
        if self._view is None or view.ecrit.id != self._view.ecrit.id:
            return
        self._header.set_saved(now, f"{view.ecrit.ref} · Brouillon enregistré")
        if len(view.missing) != len(self._view.missing):
            self.context.announcer.say(missing_count(view))
        if self._autosave.dirty:
            self._view = view
            self._form.remember(view)
            self._show_around(view)
        else:
            self._take(view)
        self.context.navigator.changed(frozenset({"ecrit"}))

    def _text_to_copy(self) -> str:
        answers = self._form.edits().answers.values()
        return "\n\n".join(answer.text for answer in answers if answer.text)

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
        """Go to the next section where something is missing, else to the export (J3-5)."""
        self._autosave.flush()
        view = self._view
        if view is None:
            return
        ids = [section.id for section in view.sections]
        here = ids.index(self._form.section) if self._form.section in ids else -1
        after = sorted(
            view.missing, key=lambda line: (ids.index(line.section) - here - 1) % len(ids)
        )
        if after:
            self._go_to_missing(after[0])
            return
        self.context.announcer.say(ALL_THERE)
        self._panes.bring(PREVIEW)
        self._paper.export.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_arranged(self) -> None:
        self._header.setVisible(self._panes.columns > 1)
        self._watch()

    def _watch(self) -> None:
        self._paper.loop.watch(watched=self.isVisible() and self._panes.in_sight(PREVIEW))

    def _on_discreet(self) -> None:
        if self._view is not None:
            self._take(self._view)

    def _leave(self) -> None:
        """Go back to where the user came from, else to the dossier. Never asks anything."""
        self.flush()
        step = self._dossier_step()
        self.context.navigator.back(routes.HOME if step is None else step.route)
