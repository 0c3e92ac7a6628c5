"""« Détruire définitivement »: a page, never a pop-up; the number and the passphrase (UX §2.23).

What goes is a dossier, or all that an undone import had made. The number that is typed is kept in a
draft; the passphrase never is: locking forgets it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.domain.ids import BatchId, DossierId
from desktop_app.errors import AppError, BadInput, WrongPassphrase
from desktop_app.services.trash_views import DestructionView
from desktop_app.ui import shortcuts
from desktop_app.ui.entry.passphrase_field import PassphraseField
from desktop_app.ui.page import Crumb, Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.batch_actions import EVERYTHING
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.scroll_column import ScrollColumn

DRAFT = "destroy"
_NUMBER = "number"
_HELP = "Majuscules, espaces et tirets ne comptent pas."


class DestroyPage(Page):
    """Say what disappears for ever, ask for the number and the passphrase, destroy."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._subject, self._of_import = "", False
        self._view: DestructionView | None = None
        self._doing = False
        self._header = PageHeader("destroy_header")
        self._scroll = ScrollColumn("destroy_scroll")
        self._goes = text_label()
        self._elsewhere = text_label("", "secondary")
        self._refused = text_label("", "error", hidden_if_empty=True)
        self._line = QLineEdit()
        self._number = LabelledField("Numéro du dossier", self._line, _HELP)
        self.passphrase = PassphraseField("Votre phrase de passe", "destroy_passphrase")
        self.keep = QPushButton("Garder le dossier")
        self.act = QPushButton("Détruire définitivement")
        self.autosave = Autosave(context, self._draft_task, lambda: "", self)
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        view = self._view
        return f"Détruire définitivement {'' if view is None else view.title or view.ref}".strip()

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: trash, this page."""
        return (Crumb("Corbeille", routes.TRASH), Crumb(self.title()))

    def dossier_ref(self) -> str:
        """Return the number of the dossier; an import has none."""
        return "" if self._view is None or self._of_import else self._view.ref

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "journal"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the form, then the header."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show what would be destroyed, with the number typed before."""
        self.flush()
        self._of_import = "batch" in args
        self._subject, self._doing = args["batch"] if self._of_import else args["dossier"], False
        session, asked, of_import = self.context.session, self._subject, self._of_import

        def read() -> tuple[DestructionView, str]:
            draft = session.drafts.load(DRAFT, asked)
            typed = "" if draft is None else str(draft.payload.get(_NUMBER, ""))
            if of_import:
                return session.trash.import_destruction(BatchId(asked)), typed
            return session.trash.destruction(DossierId(asked)), typed

        self.context.runner.run_latest(
            "destroy_open", read, lambda found: self._load(asked, *found), self._on_lost
        )

    def flush(self) -> None:
        """Keep the number typed; forget the passphrase."""
        self.passphrase.clear()
        self.autosave.flush()

    def take_focus(self) -> None:
        """Put the focus on what destroys nothing (UX §2.25)."""
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        FocusFollower(self._scroll)
        self._line.setObjectName("destroy_number")
        self.keep.setObjectName("destroy_keep")
        self.act.setObjectName("destroy_do")
        buttons = FlowLayout(spacing=16)
        buttons.addWidget(self.keep)
        buttons.addWidget(self.act)
        for part in (self._refused, self._goes, self._elsewhere, self._number, self.passphrase):
            self._scroll.add(part)
        self._scroll.add(buttons)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        self._number.edited.connect(self._on_typed)
        self.passphrase.submitted.connect(self._destroy)
        self.passphrase.changed.connect(lambda _text: self.passphrase.set_error(""))
        self.keep.clicked.connect(self._leave)
        self.act.clicked.connect(self._destroy)
        self.context.discreet.changed.connect(lambda _active: self._show())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)

    def _load(self, asked: str, view: DestructionView, typed: str) -> None:
        if asked != self._subject:
            return
        self.autosave.begin()
        self._view = view
        self._line.setText(typed)
        self._number.set_error("")
        self.passphrase.clear()
        self.passphrase.set_error("")
        self._show()
        self.described.emit()
        self.take_focus()
        self.loaded.emit()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        self._header.set_title(self.title())
        self._header.set_status("" if self.context.discreet.active else view.label)
        self._goes.setText(f"Disparaissent pour toujours\u00a0: {view.goes}.")
        self._elsewhere.setText("\n\n".join(view.elsewhere))
        show_text(self._refused, view.refused)
        self._number.set_label(view.asked)
        self.keep.setText(view.keep)
        for part in (self._number, self.passphrase, self.act):
            part.setVisible(not view.refused)

    def _on_typed(self) -> None:
        self._number.set_error("")
        self.autosave.touch()

    def _draft_task(self) -> Callable[[], None] | None:
        drafts, subject, typed = self.context.session.drafts, self._subject, self._line.text()
        if not subject:
            return None
        if not typed.strip():
            return lambda: drafts.discard(DRAFT, subject)
        return lambda: drafts.save(DRAFT, subject, {_NUMBER: typed})

    def _destroy(self) -> None:
        if self._doing or self._view is None or self._view.refused:
            return
        session, subject, of_import = self.context.session, self._subject, self._of_import
        typed, passphrase = self._line.text(), self.passphrase.text()

        def destroy() -> str:
            if not of_import:
                return session.trash.destroy(DossierId(subject), typed, passphrase)
            words = session.trash.destroy_import(BatchId(subject), typed, passphrase)
            session.drafts.discard(DRAFT, subject)
            return words

        self._set_doing(doing=True)
        self.context.runner.run(
            destroy,
            self._on_done,
            self._on_failed,
            label="Destruction…",
        )

    def _on_done(self, words: str) -> None:
        self._set_doing(doing=False)
        self.passphrase.clear()
        self.autosave.forget()
        self._line.clear()
        self._subject, self._view = "", None
        self.context.messages.success(words)
        self.context.navigator.changed(EVERYTHING)
        if self.isVisible():
            self.context.navigator.replace(routes.TRASH)

    def _on_failed(self, problem: Exception) -> None:
        self._set_doing(doing=False)
        if isinstance(problem, BadInput):
            self._number.set_error(problem.sentence)
            self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif isinstance(problem, WrongPassphrase):
            self.passphrase.clear()
            self.passphrase.set_error(problem.sentence)
            self.passphrase.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.context.messages.failed(problem)
            return
        if isinstance(problem, AppError):
            self.context.announcer.say(problem.sentence, urgent=True)

    def _on_lost(self, problem: Exception) -> None:
        self.context.messages.failed(problem)
        if isinstance(problem, AppError) and self.isVisible():
            self.context.navigator.replace(routes.TRASH)

    def _set_doing(self, *, doing: bool) -> None:
        self._doing = doing
        self.act.setEnabled(not doing)

    def _leave(self) -> None:
        """Go back to the trash; the number that was typed is of no use any more."""
        self.autosave.forget()
        self._line.clear()
        drafts, subject = self.context.session.drafts, self._subject
        self.context.runner.run(
            lambda: drafts.discard(DRAFT, subject),
            lambda _none: None,
            self.context.messages.failed,
        )
        self.context.navigator.open(routes.TRASH)
