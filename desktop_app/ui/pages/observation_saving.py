"""« Enregistrer l’observation »: what is asked before, what happens after (UX J2-4, P4)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.ids import OccasionId
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.autosave import Autosave, saving_failed
from desktop_app.ui.pages.observation_draft import ObservationDraft
from desktop_app.ui.pages.observation_form import ObservationForm
from desktop_app.ui.pages.observation_store import ObservationStore


class ObservationSaving(QObject):
    """Record what a form holds, once.

    ``recorded`` carries the store, the draft and the id it became. What fails after the form
    turned to another observation is tried again with its own text.
    """

    recorded = Signal(object, object, str)

    def __init__(
        self, context: PageContext, button: QPushButton, autosave: Autosave, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._button = button
        self._autosave = autosave
        self._store: ObservationStore | None = None
        self._busy = False

    def begin(self, form: ObservationForm, store: ObservationStore) -> None:
        """Turn to another observation."""
        self._store = store
        self._settle(form)

    def save(
        self, form: ObservationForm, store: ObservationStore, *, without_date: bool = False
    ) -> None:
        """Record the form, or say in it why there is nothing to record.

        A date that is not understood is said first; ``without_date`` keeps it in words.
        Nothing happens while the same form is being recorded, or once it shows something else.
        """
        if self._busy or store is not self._store:
            return
        form.frame.flush_place()
        draft = form.draft()
        if not draft.text:
            form.complain_empty()
            return
        if form.frame.when.problem():
            if not without_date:
                self._ask_about_date(form, store)
                return
            draft = draft.with_date_as_typed()
        if not self._settled_reminder(form, store):
            return
        self._autosave.forget()
        self._busy = True
        self._button.setEnabled(False)
        form.freeze()
        self._record(form, store, draft)

    def _record(
        self, form: ObservationForm, store: ObservationStore, draft: ObservationDraft
    ) -> None:
        self._context.runner.run(
            lambda: store.record(draft),
            lambda occasion_id: self._on_recorded(form, store, draft, occasion_id),
            lambda problem: self._on_failed(problem, form, store, draft),
        )

    def _ask_about_date(self, form: ObservationForm, store: ObservationStore) -> None:
        """Show what is wrong with the date; the observation can be saved all the same (UX P4)."""
        form.frame.when.show_problem()
        form.frame.when.setFocus(Qt.FocusReason.OtherFocusReason)

        def save_as_typed() -> None:
            self._context.messages.dismiss()
            self.save(form, store, without_date=True)

        anyway = Action("Enregistrer avec la date telle quelle", save_as_typed)
        self._context.messages.attention(form.frame.when.problem(), actions=(anyway,))

    def _settled_reminder(self, form: ObservationForm, store: ObservationStore) -> bool:
        """Tell whether the reminder has its day; else show what is wrong, with a way on."""
        if form.reminder.value() is None or not form.reminder.due.problem():
            return True
        form.reminder.due.show_problem()
        form.reminder.due.setFocus(Qt.FocusReason.OtherFocusReason)

        def in_a_week() -> None:
            self._context.messages.dismiss()
            form.reminder.settle()
            self.save(form, store)

        anyway = Action("Enregistrer avec un rappel dans 7 jours", in_a_week)
        self._context.messages.attention(form.reminder.due.problem(), actions=(anyway,))
        return False

    def _on_recorded(
        self,
        form: ObservationForm,
        store: ObservationStore,
        draft: ObservationDraft,
        occasion_id: OccasionId,
    ) -> None:
        if store is self._store:
            self._settle(form)
        self.recorded.emit(store, draft, occasion_id)

    def _on_failed(
        self,
        problem: Exception,
        form: ObservationForm,
        store: ObservationStore,
        draft: ObservationDraft,
    ) -> None:
        if store is self._store:
            self._settle(form)
            self._autosave.touch()
        saving_failed(
            self._context,
            problem,
            lambda: self._again(form, store, draft),
            lambda: draft.text,
        )

    def _again(
        self, form: ObservationForm, store: ObservationStore, draft: ObservationDraft
    ) -> None:
        """Record what the form holds now, or what it held when it was left."""
        if store is self._store:
            self.save(form, store)
        else:
            self._record(form, store, draft)

    def _settle(self, form: ObservationForm) -> None:
        self._busy = False
        self._button.setEnabled(True)
        form.thaw()
