"""The page of one observation, new or to correct (UX §2.7, journey J2)."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.ui import shortcuts
from desktop_app.ui.emergency import EmergencyPanel
from desktop_app.ui.navigation import Place
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.dossier_choice import DossierChoice
from desktop_app.ui.pages.dossier_part import DossierPartPage, step_to
from desktop_app.ui.pages.draft_choice import DraftChoice
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.observation_draft import ObservationDraft
from desktop_app.ui.pages.observation_drafts import KeptDraft
from desktop_app.ui.pages.observation_form import ObservationForm
from desktop_app.ui.pages.observation_pieces import ObservationPieces
from desktop_app.ui.pages.observation_saved import Recorded
from desktop_app.ui.pages.observation_saving import ObservationSaving
from desktop_app.ui.pages.observation_store import (
    NEW_TITLE,
    ObservationFormData,
    ObservationStore,
    read_observation,
)
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.repeated_rows import RepeatedRows
from desktop_app.ui.styling import mark
from desktop_app.ui.tokens import NARROW_MARGIN_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_NOT_PUT_BACK = (
    "Le texte n’a pas été remis\u00a0: l’observation d’où il vient n’est plus à l’écran."
)


class ObservationPage(DossierPartPage):
    """Write down what was seen; the text is in an encrypted draft within a second."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._args: Mapping[str, str] = {}
        self._data: ObservationFormData | None = None
        self._store: ObservationStore | None = None
        self._form: ObservationForm | None = None
        self._begun = False
        self._key = ""
        self._to_resume = ""
        self._header = PageHeader("observation_header")
        self._emergency = EmergencyPanel()
        self._scroll = ScrollColumn("observation_scroll")
        FocusFollower(self._scroll)
        self._dossiers = DossierChoice(context)
        self._drafts = DraftChoice()
        self._pieces = ObservationPieces(context)
        self._save_button = QPushButton("Enregistrer l’observation")
        self._footer = QWidget()
        self._autosave = Autosave(context, self._make_task, self._text, self)
        self._saving = ObservationSaving(context, self._save_button, self._autosave, self)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return NEW_TITLE if self._data is None else self._data.title

    def panes(self) -> tuple[QWidget, ...]:
        """Return form, save button, header."""
        return (self._scroll, self._footer, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the form for the dossier of ``args``, or ask for which dossier it is."""
        self.flush()
        self._args = dict(args)
        self._data, self._store, self._begun = None, None, False
        self._to_resume = ""
        self._header.set_status("")
        self._emergency.hide()
        self._show_part(None)
        if not args.get("dossier"):
            self._dossiers.start()
            self._show_part(self._dossiers)
            self._tell_loaded()
            return
        session, wanted, today = self.context.session, self._args, self.context.clock().date()
        self.context.runner.run_latest(
            "observation_open",
            lambda: read_observation(session, wanted, today),
            self._show_data,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def flush(self) -> None:
        """Save the place, then the draft, now."""
        if self._form is not None and self._begun:
            self._form.frame.flush_place()
        self._autosave.flush()

    def take_focus(self) -> None:
        """Put the caret in the facts, or where the choice is made."""
        if self._begun and self._form is not None:
            self._form.seen.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._dossiers.isVisibleTo(self):
            self._dossiers.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._drafts.isVisibleTo(self):
            self._drafts.take_focus()

    def place(self) -> dict[str, str | int]:
        """Return the place with the draft being written: a lock brings back that very text."""
        place = super().place()
        return {**place, "draft": self._key} if self._begun else place

    def restore(self, place: Place) -> None:
        """Take up again the draft that was being written, without asking, then field and caret."""
        self._to_resume = str(place.get("draft", ""))
        self._resume_left()
        super().restore(place)

    def _dossier_step(self) -> Crumb | None:
        return None if self._data is None else step_to(self._data.view.dossier)

    def _build(self) -> None:
        urgent = self._header.add_button("Urgence", "observation_emergency")
        close = self._header.add_button("Fermer", "observation_close")
        mark(self._save_button, variant="primary")
        self._save_button.setObjectName("observation_save")
        row = QHBoxLayout(self._footer)
        row.setContentsMargins(PAGE_MARGIN_PX, 8, PAGE_MARGIN_PX, NARROW_MARGIN_PX)
        row.addWidget(self._save_button)
        row.addStretch(1)
        self._dossiers.offer_place()
        self._dossiers.place_wanted.connect(lambda: self.context.navigator.replace(routes.visit()))
        self._scroll.add(self._dossiers)
        self._scroll.add(self._drafts)
        for part in (self._emergency, self._scroll, self._footer):
            self.column.addWidget(part, 1 if part is self._scroll else 0)
        HeaderPlace(self, self._header, self._scroll)
        urgent.clicked.connect(self._emergency.open)
        close.clicked.connect(self._leave)
        self._save_button.clicked.connect(self._save)
        self._saving.recorded.connect(self._on_recorded)
        self._dossiers.chosen.connect(
            lambda chosen: self.context.navigator.replace(routes.new_observation(DossierId(chosen)))
        )
        self._drafts.resumed.connect(self._resume)
        self._drafts.fresh.connect(self._begin_anew)
        self._autosave.saved.connect(self._on_kept)
        self.context.discreet.changed.connect(self._on_discreet)
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for action, slot in (
            ("save", self.flush),
            ("finish", self._save),
            ("exact_words", lambda: self._with_form(ObservationForm.add_words)),
            ("analysis", lambda: self._with_form(ObservationForm.add_analysis)),
        ):
            shortcuts.bind(action, self, slot, here)

    def _show_part(self, part: QWidget | None) -> None:
        """Show the choice of a dossier, of a draft, or the form."""
        for other in (self._dossiers, self._drafts, self._form):
            if other is not None:
                other.setVisible(other is part)
        for writing in (self._footer, self._pieces):
            writing.setVisible(part is not None and part is self._form)
        self._header.set_title(self.title())

    def _show_data(self, data: ObservationFormData) -> None:
        if data.view.dossier.id != self._args.get("dossier"):
            return
        if self._form is None:
            self._form = ObservationForm(
                self.context, lambda: self.context.clock().date(), data.choices
            )
            self._form.edited.connect(self._autosave.touch)
            self._form.row_removed.connect(self._on_row_removed)
            self._form.piece_wanted.connect(self._pieces.begin)
            self._scroll.add(self._form)
            self._scroll.add(self._pieces)
        self._data = data
        self._form.set_persons(data.persons, discreet=self.context.discreet.active)
        self._form.set_places(data.places)
        if data.kept:
            self._drafts.offer(data.kept, discreet=self.context.discreet.active)
            self._show_part(self._drafts)
            if not self._resume_left():
                self.take_focus()
                self._tell_loaded()
            return
        self._begin_anew()

    def _resume_left(self) -> bool:
        """Take up the draft that a lock or « Retour » left, if it is among those kept."""
        kept = self._data.kept if self._data is not None and not self._begun else ()
        left = next((item for item in kept if item.key == self._to_resume), None)
        if left is not None:
            self._resume(left)
        return left is not None

    def _begin_anew(self) -> None:
        if self._data is not None:
            self._begin(self._data.start, secrets.token_hex(8))

    def _resume(self, kept: KeptDraft) -> None:
        self._begin(kept.draft, kept.key)
        self._header.set_saved(kept.saved_at, "Brouillon enregistré")

    def _begin(self, draft: ObservationDraft, key: str) -> None:
        if self._data is None or self._form is None:
            return
        self._key, self._to_resume = key, ""
        self._store = ObservationStore(self.context.session, self._data, key)
        self._pieces.turn_to(self._data.view.dossier.id, draft.entry.occasion_id)
        self._begun = True
        self._autosave.begin()
        self._saving.begin(self._form, self._store)
        self._form.load(draft, correction=self._data.occasion_id is not None)
        self._show_part(self._form)
        self._scroll.verticalScrollBar().setValue(0)
        self.take_focus()
        self._tell_loaded()

    def _tell_loaded(self) -> None:
        self.described.emit()
        self.loaded.emit()

    def _make_task(self) -> Callable[[], Any] | None:
        if not self._begun or self._form is None or self._store is None:
            return None
        draft, store, now = self._form.draft(), self._store, self.context.clock()
        return lambda: store.keep(draft, now)

    def _on_kept(self, kept: bool) -> None:
        now = self.context.clock()
        if kept:
            self._header.set_saved(now, "Brouillon enregistré")
            self.draft_saved.emit(now)
        else:
            self._header.set_status("")
        if self._form is not None and self.context.preferences.current.soft_hints:
            self._form.show_hints()

    def _on_discreet(self, active: bool) -> None:
        """Name the persons again, or hide their names; nothing that is written moves."""
        self._dossiers.show_names()
        if not self._begun and self._data is not None:
            self._drafts.offer(self._data.kept, discreet=active)
        if self._begun and self._form is not None and self._data is not None:
            draft = self._form.draft()
            self._form.set_persons(self._data.persons, discreet=active)
            self._form.load(draft, correction=self._data.occasion_id is not None)

    def _with_form(self, act: Callable[[ObservationForm], None]) -> None:
        if self._begun and self._form is not None:
            act(self._form)

    def _on_row_removed(self, gone: tuple[RepeatedRows, int, Any]) -> None:
        rows, position, value = gone
        store = self._store

        def put_back() -> None:
            if store is self._store and self._begun:
                rows.put_back(position, value)
            else:
                self.context.messages.attention(_NOT_PUT_BACK)

        self.context.messages.success("Texte retiré.", undo=put_back)

    def _save(self) -> None:
        if not self._begun or self._form is None or self._store is None:
            return
        if self._pieces.count and not self._form.draft().text:
            self._leave()  # a piece is enough, and it is in the dossier already (UX J2-6)
        else:
            self._saving.save(self._form, self._store)

    def _on_recorded(
        self, store: ObservationStore, draft: ObservationDraft, occasion_id: str
    ) -> None:
        """Leave the form, unless the user did: another one may be on screen by now."""
        mine = store is self._store
        if mine:
            self._begun = False
        recorded = Recorded(self.context, store, draft, OccasionId(occasion_id))
        recorded.tell(leave=mine and self.isVisible())

    def _leave(self) -> None:
        """Close the form. The draft stays; nothing is asked."""
        self.flush()
        self.context.navigator.back(routes.HOME)

    def _text(self) -> str:
        return self._form.draft().text if self._form is not None and self._begun else ""
