"""The tab « Situation »: the dossier's own form, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.dossier import Dossier
from desktop_app.services.dossier_marks import SITUATION_DRAFT
from desktop_app.services.tick_views import Marks
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.dossier_form import DossierForm
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.repeated_rows import RepeatedRows
from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_NOT_PUT_BACK = (
    "La ligne n’a pas été remise\u00a0: le dossier d’où elle vient n’est plus à l’écran. "
    "Elle reste dans l’historique."
)


class SituationPane(ScrollColumn):
    """Show the form of one dossier. ``saved`` when what was typed is safe."""

    saved = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__("situation_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        FocusFollower(self)
        self._context = context
        self._dossier: Dossier | None = None
        self._typed: dict[str, str] = {}
        self._form = DossierForm(lambda: context.clock().date())
        self._autosave = Autosave(context, self._make_task, self._text, self)
        self.add(self._form)
        self._form.edited.connect(self._autosave.touch)
        self._form.row_removed.connect(self._on_removed)
        self._autosave.saved.connect(self._on_saved)

    def show_dossier(self, dossier: Dossier, marks: Marks) -> None:
        """Show ``dossier``; what is being typed in it, and rows just added, stay."""
        self._form.set_choices(marks.motive_choices, marks.followers)
        if self._dossier is None or self._dossier.id != dossier.id:
            self._autosave.flush()
            self._autosave.begin()
            self._form.load(dossier)
            self._typed = {"motive": marks.typed_motive, "follower": marks.typed_follower}
            self._form.set_pending(self._typed)
        elif not self._autosave.dirty and self._form.apply(dossier) != dossier:
            self._form.load(dossier)
        self._dossier = dossier

    def flush(self) -> None:
        """Save what is being typed now."""
        self._autosave.flush()

    def _make_task(self) -> Callable[[], Dossier] | None:
        if self._dossier is None:
            return None
        dossier, typed = self._form.apply(self._dossier), self._form.pending()
        changed, retyped = dossier != self._dossier, typed != self._typed
        if not (changed or retyped):
            return None
        self._typed = typed
        session = self._context.session

        def keep() -> Dossier:
            if retyped and any(typed.values()):
                session.drafts.save(SITUATION_DRAFT, dossier.id, typed)
            elif retyped:
                session.drafts.discard(SITUATION_DRAFT, dossier.id)
            return session.dossiers.save(dossier) if changed else dossier

        return keep

    def _on_saved(self, dossier: Dossier) -> None:
        if self._dossier is not None and dossier.id == self._dossier.id:
            self._dossier = dossier
        self.saved.emit()

    def _on_removed(self, gone: tuple[RepeatedRows, int, Any]) -> None:
        rows, position, value = gone
        dossier = self._dossier

        def put_back() -> None:
            shown = self._dossier
            if dossier is not None and shown is not None and shown.id == dossier.id:
                rows.put_back(position, value)
            else:
                self._context.messages.attention(_NOT_PUT_BACK)

        self._context.messages.success("Ligne retirée.", undo=put_back)

    def _text(self) -> str:
        dossier = self._form.apply(self._dossier) if self._dossier else None
        if dossier is None:
            return ""
        texts = (
            dossier.family_composition,
            dossier.social_environment,
            dossier.history,
            dossier.family_solution,
            dossier.resources,
            *(step.text for step in dossier.steps),
        )
        return "\n\n".join(text for text in texts if text)
