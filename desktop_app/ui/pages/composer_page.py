"""The composer: sections, answers, and the very file beside them (UX §2.9, J3-4 to J3-12)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt

from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import EcritId
from desktop_app.services.paper_views import EcritView
from desktop_app.ui import shortcuts
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.messages import Action
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.composer_acts import ComposerActs
from desktop_app.ui.pages.composer_frame import ASK_REVIEW, ComposerFrame
from desktop_app.ui.pages.composer_panes import FORM
from desktop_app.ui.pages.composer_store import keep
from desktop_app.ui.pages.composer_undo import changed_section
from desktop_app.ui.pages.composer_walk import (
    ALL_FINISHED,
    first_section,
    next_section,
)
from desktop_app.ui.pages.field_watch import FieldWatch
from desktop_app.ui.pages.sections_pane import (
    done_words,
    missing_count,
)
from desktop_app.ui.widgets.reading_order import put_in_order

_CONCERNED = frozenset(
    {"person", "place", "observation", "dossier", "relation", "association", "attachment"}
)


class ComposerPage(ComposerFrame):
    """Write one écrit. Everything is kept as it is typed; nothing is asked to leave."""

    def __init__(self, context: PageContext, files: FileChoice | None = None) -> None:
        autosave = Autosave(context, self._make_task, self._text_to_copy)
        super().__init__(context, autosave, files)
        autosave.setParent(self)
        self._ecrit_id = EcritId("")
        self._acts = ComposerActs(context, autosave.flush, self)
        self._watch_field = FieldWatch(self)
        self._connect()
        self._bind()

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
        self._review.flush()
        self._paper.loop.stop()

    def place(self) -> dict[str, str | int]:
        """Return the section on screen with the field and its caret."""
        return {"section": self._form.section, **super().place()}

    def restore(self, place: Place) -> None:
        """Come back to the section, the field and the caret."""
        section = str(place.get("section", ""))
        if section and self._view is not None:
            self._show_section(section)
            self._form.open_named(str(place.get("field", "")))
        super().restore(place)

    def _connect(self) -> None:
        self._sections.chosen.connect(self._choose_section)
        self._sections.missing_chosen.connect(self._go_to_missing)
        self._form.edited.connect(self._on_edited)
        self._form.territory_chosen.connect(self._acts.choose_territory)
        self._form.earlier_chosen.connect(self._acts.choose_earlier)
        self._form.opened.connect(self.context.navigator.open)
        self._form.next_wanted.connect(self._finish)
        self._form.reopen_wanted.connect(lambda: self._finish(finished=False))
        self._form.decided.connect(self._acts.decide)
        self._form.correct_wanted.connect(self._acts.correct)
        self._form.clean_wanted.connect(self._acts.clean)
        self._acts.kept.connect(self._on_acted)
        self._acts.finished.connect(self._on_finished)
        self._acts.stepped.connect(self._on_stepped)
        self._acts.source_changed.connect(self._on_source_changed)
        self._watch_field.entered.connect(self._paper.show_field)
        self._watch_field.undo.connect(self._acts.undo)
        self._watch_field.redo.connect(self._acts.redo)
        self._paper.picked.connect(self._go_to_spot)
        self._paper.export.complete_wanted.connect(self._next_missing)
        self._paper.export.said.connect(lambda: put_in_order(self))
        self._autosave.saved.connect(self._on_saved)
        self._review.moved.connect(self._reload)
        self._review.missing_chosen.connect(self._go_to_missing)
        self._review.arranged.connect(lambda: put_in_order(self))
        self._checks.chosen.connect(self._go_to_missing)
        self._checks.opened.connect(self.context.navigator.open)
        self.context.discreet.changed.connect(lambda _active: self._on_discreet())

    def _bind(self) -> None:
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for label, name, act in (
            (ASK_REVIEW, "composer_review", self._review.ask),
            ("Fermer", "composer_close", self._leave),
        ):
            self._header.add_button(label, name).clicked.connect(act)
            self._paper.add_act(label, f"{name}_narrow").clicked.connect(act)
        for action, slot in (
            ("save", self._autosave.flush),
            ("finish", self._finish),
            ("next_section", lambda: self._step(1)),
            ("previous_section", lambda: self._step(-1)),
            ("close_panel", self._close_panel),
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
        self._acts.begin(view)
        self._nothing.hide()
        self._panes.show()
        self._header.set_title(self.title())
        self._header.set_status(f"{view.ecrit.ref} · {done_words(view)}")
        self._form.start(view, discreet=self.context.discreet.active)
        self._show_around(view)
        self._show_section(first_section(view))
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

    def _reload(self) -> None:
        """Read the écrit again: it has another state."""
        self._read("composer_open", self._start, self._not_there)

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
        self._review.load(view)
        self._checks.follow(view.ecrit.id)
        put_in_order(self)

    def _on_edited(self) -> None:
        self._autosave.touch()
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
        words = f"{view.ecrit.ref} · {done_words(view)} · Brouillon enregistré"
        self._header.set_saved(now, words)
        self._acts.note(view)
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

    def _finish(self, *, finished: bool = True) -> None:
        """Declare the section on screen finished and go on (J3-5), or take that back."""
        if self._view is not None and self._form.section:
            self._acts.finish(self._form.section, finished=finished)

    def _on_acted(self, view: EcritView) -> None:
        self._on_saved(view)
        self._paper.loop.touch()

    def _on_finished(self, view: EcritView) -> None:
        """Open the next section that is not finished, at its first empty required field."""
        here = self._form.section
        self._on_acted(view)
        following = next_section(view, here)
        self.context.announcer.say(f"Section terminée, {done_words(view)}.")
        if following:
            self._open_section(view, following)
            return
        if view.missing:
            self._next_missing()
            return
        self.context.messages.success(ALL_FINISHED, actions=(Action(ASK_REVIEW, self._review.ask),))
        self._go_to_export()

    def _on_stepped(self, view: EcritView, before: Ecrit, after: Ecrit) -> None:
        """Show what an undo or a redo changed, in its section."""
        section, key = changed_section(view, before, after)
        self._on_acted(view)
        if section:
            self._form.focus_spot(section, key, 0)
            self._show_section(section)
        self.context.announcer.say("Modification annulée ou rétablie.")

    def _on_source_changed(self) -> None:
        self.context.navigator.changed(frozenset({"person", "dossier", "attachment"}))

    def _on_discreet(self) -> None:
        if self._view is not None:
            self._take(self._view)

    def _close_panel(self) -> None:
        if not self._review.close_panel():
            self._paper.export.close_card()

    def _leave(self) -> None:
        """Go back to where the user came from, else to the dossier. Never asks anything."""
        self.flush()
        step = self._dossier_step()
        self.context.navigator.back(routes.HOME if step is None else step.route)
