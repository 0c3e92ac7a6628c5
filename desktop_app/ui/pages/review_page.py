"""Reading an écrit over: the frozen document, points, remarks, a decision (UX §2.10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import EcritId
from desktop_app.domain.review import EcritVersion, Remark
from desktop_app.services.review_views import ReviewView
from desktop_app.services.review_words import validated_words
from desktop_app.ui import shortcuts
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.dossier_part import DossierPartPage
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.review_decision import ReviewDecision
from desktop_app.ui.pages.review_document import ReviewDocument
from desktop_app.ui.pages.review_panes import DOCUMENT, POINTS, REMARKS, ReviewPanes
from desktop_app.ui.pages.review_points_pane import ReviewPointsPane
from desktop_app.ui.pages.review_remarks_pane import ReviewRemarksPane
from desktop_app.ui.pages.review_text import Passage
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.reading_order import put_in_order

if TYPE_CHECKING:
    from desktop_app.services.session import Session

DRAFT = "review"
"""The kind of the draft of a reading; its subject is the écrit."""

_CONCERNED = frozenset({"ecrit", "person", "observation", "dossier", "association"})


@dataclass(frozen=True, slots=True)
class _Opened:
    """What the page starts with: the reading, and what was ticked and typed before."""

    view: ReviewView
    draft: Mapping[str, Any]


def read_review(session: Session, ecrit_id: EcritId) -> _Opened:
    """Return the reading with its draft if one was left; runs on the worker."""
    view = session.review_reading.view(ecrit_id)
    draft = session.drafts.load(DRAFT, ecrit_id)
    kept = {} if draft is None else dict(draft.payload)
    if kept.get("version") != view.version.number:
        kept = {name: kept[name] for name in ("remark", "replies") if name in kept}
    return _Opened(view, kept)


class ReviewPage(DossierPartPage):
    """Read one frozen version, say what is to change, decide. Nothing of the écrit changes here."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._ecrit_id = EcritId("")
        self._view: ReviewView | None = None
        self._writing = False
        self._header = PageHeader("review_header")
        self.points = ReviewPointsPane()
        self.document = ReviewDocument(context)
        self.remarks = ReviewRemarksPane()
        self.decision = ReviewDecision()
        self._panes = ReviewPanes(self.points, self.document, self.remarks)
        self._nothing = PlaceholderPage("Aucune version de cet écrit n’attend de relecture.")
        self.autosave = Autosave(context, self._draft, self.remarks.words.text, self)
        self._build()
        self._connect()

    def title(self) -> str:
        """Return the name of the page."""
        return "Relecture" if self._view is None else f"Relecture{self._of_what(self._view)}"

    def panes(self) -> tuple[QWidget, ...]:
        """Return document, points, remarks, header: the order of F6."""
        return (
            self.document,
            self.points,
            self.remarks,
            self.decision,
            self._panes.tabs,
            self._header,
        )

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the reading of the écrit of ``args``."""
        self.flush()
        self._ecrit_id = EcritId(args.get("ecrit", ""))
        self._read(self._start)

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what another page changed."""
        if kinds & _CONCERNED and self._view is not None:
            self._read(lambda opened: self._take(opened.view))

    def flush(self) -> None:
        """Keep what is ticked and typed."""
        self.autosave.flush()

    def take_focus(self) -> None:
        """Put the caret in the document."""
        self.document.text.setFocus()

    def _dossier_step(self) -> Crumb | None:
        view = self._view
        if view is None:
            return None
        return Crumb(view.dossier_ref, routes.dossier(view.ecrit.dossier_id, tab="ecrits"))

    def _of_what(self, view: ReviewView) -> str:
        return f"\u00a0: {view.title} {view.ecrit.ref}"

    def _build(self) -> None:
        close = self._header.add_button("Fermer", "review_close")
        correct = self._header.add_button("Demander des corrections", "review_correct")
        validate = self._header.add_button("Valider", "review_validate", "primary")
        for part, stretch in (
            (self._header, 0),
            (self.decision, 0),
            (self._nothing, 1),
            (self._panes, 1),
        ):
            self.column.addWidget(part, stretch)
        self._nothing.hide()
        close.clicked.connect(self._leave)
        correct.clicked.connect(self._correct)
        validate.clicked.connect(self._validate)

    def _connect(self) -> None:
        for part in (self.points, self.remarks, self.decision):
            part.edited.connect(self.autosave.touch)
        self.points.pause_wanted.connect(self._pause)
        self.points.compose_wanted.connect(
            lambda: self.context.navigator.open(routes.composer(self._ecrit_id))
        )
        self.document.remark_wanted.connect(self._begin_remark)
        self.remarks.added.connect(self._add_remark)
        self.remarks.answered.connect(self._answer)
        self.remarks.resolved.connect(self._resolve)
        self.remarks.trashed.connect(self._trash)
        self.remarks.chosen.connect(self._show_passage)
        self._panes.arranged.connect(lambda: put_in_order(self))
        self.decision.wanted.connect(self._decide)
        self.decision.closed.connect(self._close_decision)
        self.context.discreet.changed.connect(lambda _active: self._show())
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("remark", self, self._begin_remark, here)
        shortcuts.bind("save", self, self.flush, here)
        shortcuts.bind("close_panel", self, self._close_decision, here)

    def _read(self, show: Callable[[_Opened], None]) -> None:
        session, ecrit_id = self.context.session, self._ecrit_id

        def taken(opened: _Opened) -> None:
            if opened.view.ecrit.id == self._ecrit_id:
                show(opened)

        self.context.runner.run_latest(
            "review_open",
            lambda: read_review(session, ecrit_id),
            taken,
            self._not_there,
            label="Ouverture…",
        )

    def _start(self, opened: _Opened) -> None:
        self.autosave.begin()
        self._writing = False
        draft = opened.draft
        self.points.set_ticked(draft.get("ticks", ()))
        self.remarks.set_replies(draft.get("replies", {}))
        self.remarks.words.setText(str(draft.get("remark", "")))
        self.remarks.set_passage(
            Passage(str(draft.get("quote", "")), int(draft.get("paragraph", 0)))
        )
        self.decision.reason.setText(str(draft.get("reason", "")))
        self.decision.bypass.setText(str(draft.get("bypass", "")))
        self.decision.hide()
        self._nothing.hide()
        self._panes.show()
        self._take(opened.view)
        if draft.get("deciding"):
            self.decision.needs(opened.view, self.points.ticked())
        self.take_focus()
        self.described.emit()
        self.loaded.emit()

    def _not_there(self, problem: Exception) -> None:
        self._view = None
        self._panes.hide()
        self.decision.hide()
        self._nothing.show()
        self.context.messages.failed(problem)

    def _take(self, view: ReviewView) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        view = self._view
        if view is None:
            return
        discreet, zone = self.context.discreet.active, self.context.clock().tzinfo
        self._header.set_title(self.title())
        self._header.set_status(f"{view.version_words}. {view.ecrit.state.label}.")
        for name in ("review_correct", "review_validate"):
            self._header.button(name).setVisible(view.open)
        self.points.load(view, discreet=discreet)
        self.document.load(view, discreet=discreet)
        self.remarks.load(view.remarks, zone, discreet=discreet)
        put_in_order(self)

    def _draft(self) -> Callable[[], Any] | None:
        view = self._view
        if view is None:
            return None
        passage, drafts, subject = self.remarks.passage, self.context.session.drafts, view.ecrit.id
        payload = {
            "version": view.version.number,
            "ticks": list(self.points.ticked()),
            "remark": self.remarks.words.text(),
            "quote": passage.quote,
            "paragraph": passage.paragraph,
            "replies": dict(self.remarks.replies()),
            "reason": self.decision.reason.text(),
            "bypass": self.decision.bypass.text(),
            "deciding": not self.decision.isHidden(),
        }
        return lambda: drafts.save(DRAFT, subject, payload)

    def _begin_remark(self) -> None:
        passage = self.document.text.passage()
        self._panes.bring(REMARKS)
        self.remarks.write_about(passage)
        self.autosave.touch()

    def _add_remark(self, words: str) -> None:
        passage, remarks = self.remarks.passage, self.context.session.remarks
        ecrit_id = self._shown_ecrit()
        if ecrit_id is None:
            return
        self._act(
            lambda: remarks.add(ecrit_id, words, passage.quote, passage.paragraph), self._added
        )

    def _shown_ecrit(self) -> EcritId | None:
        """Return the écrit that is on screen: the one asked for may not be read yet."""
        view = self._view
        return view.ecrit.id if view is not None and view.ecrit.id == self._ecrit_id else None

    def _added(self, remark: Remark) -> None:
        self.remarks.words.clear()
        self.remarks.set_passage(Passage())
        self.autosave.touch()
        self.context.announcer.say(f"Remarque {remark.number} ajoutée.")
        self._panes.bring(DOCUMENT)
        self.document.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self, remark: Remark, words: str) -> None:
        remarks = self.context.session.remarks
        self._act(lambda: remarks.reply(remark.id, words), lambda _remark: self.autosave.touch())

    def _resolve(self, remark: Remark, done: bool) -> None:
        remarks = self.context.session.remarks
        act = remarks.resolve if done else remarks.reopen
        self._act(lambda: act(remark.id), lambda _remark: None)

    def _trash(self, remark: Remark) -> None:
        remarks = self.context.session.remarks

        def back() -> None:
            self._act(lambda: remarks.restore(remark.id), lambda _none: None)

        def done(_none: None) -> None:
            words = f"Remarque {remark.number} mise à la corbeille."
            self.context.messages.success(words, undo=back)

        self._act(lambda: remarks.trash(remark.id), done)

    def _show_passage(self, remark: Remark) -> None:
        self._panes.bring(DOCUMENT)
        self.document.show_text()
        self.document.text.go_to(remark)
        self.document.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pause(self, length: timedelta) -> None:
        reviews, ecrit_id = self.context.session.reviews, self._shown_ecrit()
        if ecrit_id is None:
            return
        ticked = self.points.ticked()

        def done(_until: object) -> None:
            self.points.set_ticked(())
            self.autosave.touch()
            self.context.messages.success("Pause commencée. Les points seront à cocher de nouveau.")

        self._act(lambda: reviews.begin_cold(ecrit_id, ticked, length), done)

    def _correct(self) -> None:
        reviews, ecrit_id = self.context.session.reviews, self._shown_ecrit()
        if ecrit_id is None or self._writing:
            return
        self._writing = True
        self.flush()
        said = "Corrections demandées. L’accueil le dit à l’auteur."
        self._act(
            lambda: reviews.ask_corrections(ecrit_id),
            lambda _ecrit: self._end_here(),
            lambda _ecrit: said,
        )

    def _validate(self) -> None:
        view = self._view
        if view is None or self._writing:
            return
        if view.mine and view.alone and view.cold is None and not view.blocking:
            self._panes.bring(POINTS)
            self.points.ask_pause()
        if self.decision.needs(view, self.points.ticked()):
            self.autosave.touch()
            put_in_order(self)
            return
        self._decide()

    def _decide(self) -> None:
        session, ecrit_id = self.context.session, self._shown_ecrit()
        if ecrit_id is None or self._writing:
            return
        self._writing = True
        decision = self.decision.decision(self.points.ticked())

        def validate() -> EcritVersion:
            version = session.reviews.validate(ecrit_id, decision)
            session.drafts.discard(DRAFT, ecrit_id)
            return version

        self.autosave.forget()
        zone = self.context.clock().tzinfo
        self._act(validate, self._validated, lambda version: f"{validated_words(version, zone)}.")

    def _validated(self, _version: EcritVersion) -> None:
        self.decision.hide()
        self._end_here()

    def _end_here(self) -> None:
        """Go back, unless the user has gone elsewhere already."""
        if self.isVisible():
            self._go_back()

    def _close_decision(self) -> bool:
        was = self.decision.close_panel()
        if was:
            self.autosave.touch()
            self._header.button("review_validate").setFocus(Qt.FocusReason.OtherFocusReason)
        return was

    def _act(
        self,
        task: Callable[[], Any],
        then: Callable[[Any], object],
        said: Callable[[Any], str] | None = None,
    ) -> None:
        """Write on the worker, say what came of it, read again.

        ``then`` changes the page, if the écrit of the act is still the one on it.
        """
        asked = self._ecrit_id

        def done(result: Any) -> None:
            if said is not None:
                self.context.messages.success(said(result))
            if asked == self._ecrit_id:
                self._writing = False
                then(result)
                self._read(lambda opened: self._take(opened.view))
            self.context.navigator.changed(frozenset({"ecrit"}))

        def failed(problem: Exception) -> None:
            if asked == self._ecrit_id:
                self._writing = False
                self.autosave.touch()
            self.context.messages.failed(problem)

        self.context.runner.run(task, done, failed)

    def _leave(self) -> None:
        self.flush()
        self._go_back()
