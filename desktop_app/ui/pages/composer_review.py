"""The reading of an écrit, above its composer: asking for it, where it stands, taking it back."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ecrit import EcritState
from desktop_app.domain.french import quote
from desktop_app.domain.ids import EcritId
from desktop_app.services.paper_views import EcritView
from desktop_app.services.review_views import Asking
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.ask_review import AskReviewForm
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout

if TYPE_CHECKING:
    from desktop_app.services.session import Session

ASK = "review_ask"
"""The kind of the draft of a request; its subject is the écrit."""

CHANGED = (
    f"Cet écrit était validé. Il redevient un {quote('Brouillon')} et devra être relu. "
    "La version validée reste gardée."
)
BACK = "Vous avez repris la main. La relecture est à redemander."
AT_HAND = (
    "Cet écrit est déjà relu ou en relecture. Pour demander une autre relecture, "
    f"utilisez d’abord {quote('Reprendre la main')}."
)
LEFT = "Cet écrit est transmis. Préparez un complément plutôt que de le changer."
_AT_WORK = "Mise en page de la version à relire…"
_KINDS = {
    EcritState.IN_REVIEW: "attention",
    EcritState.TO_CORRECT: "attention",
    EcritState.VALIDATED: "success",
    EcritState.TRANSMITTED: "neutral",
}


class ComposerReview(QFrame):
    """Say where the reading stands, or hold the panel that asks for it; hidden otherwise.

    ``keep`` hands over what is being typed. ``moved`` says that the écrit has another state;
    ``missing_chosen`` carries a ``MissingLine``; ``arranged`` that there are other buttons.
    """

    moved = Signal()
    missing_chosen = Signal(object)
    arranged = Signal()
    _told = Signal(str)

    def __init__(
        self, context: PageContext, keep: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._keep = keep
        self._view: EcritView | None = None
        self._open = False
        self._busy = False
        self._form = AskReviewForm()
        self._words = text_label("", hidden_if_empty=True)
        self._status = text_label("", "secondary", hidden_if_empty=True)
        self._holder = QWidget()
        self._buttons = FlowLayout(self._holder, spacing=8)
        self.autosave = Autosave(context, self._draft, self._form.message.text, self)
        self._build()

    def load(self, view: EcritView) -> None:
        """Speak of ``view`` from now on; a panel left open for it is open again."""
        other = self._view is None or self._view.ecrit.id != view.ecrit.id
        self._view = view
        if other:
            self.autosave.begin()
            self._open = False
            self._read(view.ecrit.id, lambda draft: bool(draft))
        self._form.show_missing(view, discreet=self._context.discreet.active)
        self._show()

    def ask(self) -> None:
        """Open the panel; the button is never disabled, what is missing is listed (S09-AC3)."""
        self._keep()
        if self._view is None:
            return
        ecrit = self._view.ecrit
        if ecrit.state.editable:
            self._read(ecrit.id, lambda _draft: True, focus=True)
        else:
            self._context.messages.attention(LEFT if ecrit.state.has_left else AT_HAND)

    def close_panel(self) -> bool:
        """Take the panel away; tell whether there was one."""
        was, self._open = self._open, False
        if was:
            self.autosave.forget()
            self._forget()
            self._show()
        return was

    def flush(self) -> None:
        """Keep what is typed in the panel."""
        self.autosave.flush()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(NARROW_MARGIN_PX, 12, NARROW_MARGIN_PX, 12)
        column.setSpacing(8)
        for part in (self._words, self._form, self._status, self._holder):
            column.addWidget(part)
        self.setObjectName("composer_review_card")
        self.hide()
        self._form.edited.connect(self.autosave.touch)
        self._form.wanted.connect(self._send)
        self._form.closed.connect(self.close_panel)
        self._form.missing_chosen.connect(self.missing_chosen)
        self._told.connect(lambda words: show_text(self._status, words))

    def _read(
        self, ecrit_id: EcritId, opens: Callable[[dict[str, Any]], bool], *, focus: bool = False
    ) -> None:
        session = self._context.session

        def read() -> tuple[Asking, dict[str, Any], str]:
            return _read(session, ecrit_id)

        def show(found: tuple[Asking, dict[str, Any], str]) -> None:
            asking, draft, words = found
            view = self._view
            if view is None or view.ecrit.id != ecrit_id:
                return
            if not self._open:
                self._form.load(asking, draft)
            self._open = view.ecrit.state.editable and (self._open or opens(draft))
            show_text(self._words, self._standing(words))
            self._show()
            if focus and self._open:
                self._form.take_focus()

        self._context.runner.run_latest(
            "composer_review", read, show, self._context.messages.failed
        )

    def _standing(self, words: str) -> str:
        view = self._view
        if view is None or not words:
            return ""
        state = view.ecrit.state
        if state in (EcritState.IN_REVIEW, EcritState.TO_CORRECT):
            return f"{state.label}, {words}."
        return f"{words}."

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        state = view.ecrit.state
        empty_layout(self._buttons)
        if not state.editable and not state.has_left:
            self._add("Reprendre la main", "review_take_back", self._take_back)
        if view.ecrit.version:
            label = (
                "Lire les remarques" if state is EcritState.TO_CORRECT else "Ouvrir la relecture"
            )
            self._add(label, "review_open", self._open_review)
        self._form.setVisible(self._open)
        self._holder.setVisible(bool(view.ecrit.version) and not self._open)
        mark(self, kind=_KINDS.get(state, "neutral"))
        self.setVisible(self._open or bool(view.ecrit.version))
        self.arranged.emit()

    def _add(self, label: str, name: str, act: Callable[[], None]) -> None:
        button = QPushButton(label)
        button.setObjectName(name)
        button.clicked.connect(lambda: act())
        self._buttons.addWidget(button)
        button.show()

    def _open_review(self) -> None:
        self._keep()
        if self._view is not None:
            self._context.navigator.open(routes.review(self._view.ecrit.id))

    def _draft(self) -> Callable[[], Any] | None:
        view = self._view
        if view is None or not self._open:
            return None
        drafts, payload, subject = self._context.session.drafts, self._form.payload(), view.ecrit.id
        return lambda: drafts.save(ASK, subject, payload)

    def _forget(self) -> None:
        view = self._view
        if view is not None:
            drafts, subject = self._context.session.drafts, view.ecrit.id
            self._context.runner.run(
                lambda: drafts.discard(ASK, subject),
                lambda _none: None,
                self._context.messages.failed,
            )

    def _send(self) -> None:
        self._keep()
        view = self._view
        if view is None:
            return
        if self._busy:
            self._context.messages.info(_AT_WORK)
            return
        self._busy = True
        self.autosave.forget()
        show_text(self._status, _AT_WORK)
        asked = self._form.payload()
        ecrit_id, session = view.ecrit.id, self._context.session

        def send() -> None:
            session.reviews.ask(ecrit_id, asked["reviewer"], asked["message"], tell=self._told.emit)
            session.drafts.discard(ASK, ecrit_id)

        self._context.runner.run(
            send,
            lambda _none: self._sent(ecrit_id),
            lambda problem: self._failed(ecrit_id, problem),
            label=_AT_WORK,
        )

    def _sent(self, ecrit_id: EcritId) -> None:
        self._busy = False
        show_text(self._status, "")
        self._context.messages.success("Relecture demandée. L’écrit reste lisible.")
        if self._shows(ecrit_id):
            self._open = False
        self._moved(ecrit_id)

    def _failed(self, ecrit_id: EcritId, problem: Exception) -> None:
        self._busy = False
        show_text(self._status, "")
        if self._shows(ecrit_id):
            self.autosave.touch()
        self._context.messages.failed(problem)

    def _shows(self, ecrit_id: EcritId) -> bool:
        return self._view is not None and self._view.ecrit.id == ecrit_id

    def _take_back(self) -> None:
        view = self._view
        if view is None:
            return
        words = CHANGED if view.ecrit.state is EcritState.VALIDATED else BACK
        reviews, ecrit_id = self._context.session.reviews, view.ecrit.id

        def done(_ecrit: object) -> None:
            self._context.messages.attention(words)
            self._moved(ecrit_id)

        self._context.runner.run(
            lambda: reviews.take_back(ecrit_id), done, self._context.messages.failed
        )

    def _moved(self, ecrit_id: EcritId) -> None:
        if self._shows(ecrit_id):
            self.moved.emit()
        self._context.navigator.changed(frozenset({"ecrit"}))
        if self._view is not None:
            self._read(self._view.ecrit.id, lambda _draft: False)


def _read(session: Session, ecrit_id: EcritId) -> tuple[Asking, dict[str, Any], str]:
    """Return who can read, what was typed before, and where the reading stands; on the worker."""
    draft = session.drafts.load(ASK, ecrit_id)
    return (
        session.reviews.asking(ecrit_id),
        {} if draft is None else dict(draft.payload),
        session.review_reading.words(ecrit_id),
    )
