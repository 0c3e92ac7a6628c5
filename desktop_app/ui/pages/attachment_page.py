"""One piece: seen inside the window from memory, with what is said of it (S26-AC2, S-43)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QHideEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop_app.domain.attachment_rules import LOCATION, title_of
from desktop_app.domain.ids import AttachmentId
from desktop_app.services.attachment_views import AttachmentLine
from desktop_app.services.paper_views import PageView
from desktop_app.ui import shortcuts
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.layout_rules import columns
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.attachment_actions import CHANGED, AttachmentActions
from desktop_app.ui.pages.attachment_form import AttachmentForm
from desktop_app.ui.pages.attachment_outside import OutsideCard
from desktop_app.ui.pages.attachment_sight import AttachmentSight
from desktop_app.ui.pages.attachment_store import Kept, Opened, keep_piece, read_piece
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.dossier_part import DossierPartPage
from desktop_app.ui.pages.fit_area import FitArea, least_lines
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.tokens import NARROW_MARGIN_PX, PAGE_MARGIN_PX

_FORM_CHARS = 42
_NO_LIMIT_PX = 16_777_215
_SIGHT_LINES = 14


def open_outside(path: Path) -> bool:
    """Hand a file to the program that the computer has for it; false if it has none."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class AttachmentPage(DossierPartPage):
    """Show a piece beside its form, which is saved as it is typed."""

    def __init__(
        self,
        context: PageContext,
        files: FileChoice | None = None,
        open_file: Callable[[Path], bool] = open_outside,
    ) -> None:
        super().__init__(context)
        self._wanted = AttachmentId("")
        self._act = ""
        self._line: AttachmentLine | None = None
        self._ref = ""
        self._half_date = ""
        self._actions = AttachmentActions(context, files, self)
        self._header = PageHeader("piece_header")
        self._outside = OutsideCard(context, open_file)
        self._sight = AttachmentSight()
        self._form = AttachmentForm(lambda: context.clock().date())
        self._autosave = Autosave(context, self._make_task, self._text, self)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._build()
        self._connect()

    def title(self) -> str:
        """Return « Pièce »: the name of a piece may hold somebody's."""
        return "Pièce"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the piece, its form, the header."""
        return (self._sight, self._form, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the piece of ``args``; ``act`` opens its form or the warning of « Ouvrir avec… »."""
        self.flush()
        wanted = AttachmentId(args["attachment"])
        if wanted != self._wanted:
            self._sight.clear()
            self._line = None
        self._wanted, self._act = wanted, args.get("act", "")
        self._outside.close_card()
        self._read()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read the piece again if it may have changed elsewhere."""
        if kinds & CHANGED and self._line is not None and not self._autosave.dirty:
            self._read()

    def flush(self) -> None:
        """Save what is being typed now."""
        self._autosave.flush()

    def take_focus(self) -> None:
        """Put the focus where the piece was opened for."""
        if self._outside.isVisible():
            return
        target = self._form if self._act == "change" else self._sight
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep no pixel of a piece that nobody looks at."""
        super().hideEvent(event)
        self._sight.clear()
        viewer = self.context.session.viewer
        self.context.runner.run(viewer.forget, lambda _: None, lambda _: None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the form under the piece in a narrow window."""
        super().resizeEvent(event)
        self._reflow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_row"):
            self._reflow()

    def _dossier_step(self) -> Crumb | None:
        if self._line is None:
            return None
        dossier_id = self._line.attachment.dossier_id
        return Crumb(self._ref, routes.dossier(dossier_id, tab="attachments"))

    def _reflow(self) -> None:
        narrow = columns(self) == 1
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._row.setDirection(down if narrow else across)
        wide = self.fontMetrics().averageCharWidth() * _FORM_CHARS
        self._form.setMaximumWidth(_NO_LIMIT_PX if narrow else wide)

    def _build(self) -> None:
        for label, name, variant in (
            ("Ouvrir avec…", "outside", ""),
            ("Enregistrer une copie…", "copy", ""),
            ("Retirer la position", "location", ""),
            ("Mettre à la corbeille", "trash", "quiet"),
        ):
            button = self._header.add_button(label, f"piece_{name}", variant)
            button.clicked.connect(lambda _checked=False, wanted=name: self._do(wanted))
        least_lines(self._sight, _SIGHT_LINES)
        self._row.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, NARROW_MARGIN_PX)
        self._row.setSpacing(PAGE_MARGIN_PX)
        self._row.addWidget(self._sight, 2)
        self._row.addWidget(self._form, 1, Qt.AlignmentFlag.AlignTop)
        area = FitArea("piece_area")
        warning = QVBoxLayout()
        warning.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, NARROW_MARGIN_PX)
        warning.addWidget(self._outside)
        area.column.addWidget(self._header)
        area.column.addLayout(warning)
        area.column.addLayout(self._row, 1)
        self.column.addWidget(area)

    def _connect(self) -> None:
        self._form.edited.connect(self._autosave.touch)
        self._autosave.saved.connect(self._on_saved)
        self._sight.wanted.connect(self._draw)
        self._sight.outside_wanted.connect(lambda: self._do("outside"))
        self.context.discreet.changed.connect(lambda active: self._on_discreet(active=active))
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcuts.bind("save", self, self.flush, here)
        shortcuts.bind("finish", self, self._leave, here)

    def _read(self) -> None:
        session, wanted = self.context.session, self._wanted
        self.context.runner.run_latest(
            "attachment_open",
            lambda: read_piece(session, wanted),
            self._show,
            self._failed,
            label="Ouverture de la pièce…",
        )

    def _show(self, opened: Opened) -> None:
        view = opened.view
        if view.line.attachment.id != self._wanted:
            return
        first = self._line is None
        self.flush()
        self._autosave.begin()
        self._line, self._ref = view.line, view.dossier_ref
        self._half_date = opened.unread_date
        self._form.load(view.line.attachment)
        if opened.unread_date:
            self._form.set_unread_date(opened.unread_date)
        if self.isVisible():
            self._sight.show_view(view, discreet=self.context.discreet.active)
        self._say()
        self.described.emit()
        if self._act == "outside":
            self._do("outside")
        self._act = "" if self._act == "outside" else self._act
        if first:
            self.loaded.emit()

    def _say(self) -> None:
        line = self._line
        if line is None:
            return
        discreet = self.context.discreet.active
        self._header.set_title(line.kind.word.capitalize() if discreet else line.title)
        used = f"utilisée dans\xa0: {line.used_words}" if line.used_in else ""
        located = LOCATION if line.attachment.has_location else ""
        details = (line.kind.word, line.size_words, line.when_words, located, used)
        self._header.set_status(" · ".join(part for part in details if part))
        self._header.button("piece_location").setVisible(line.attachment.has_location)

    def _on_discreet(self, *, active: bool) -> None:
        self._sight.set_discreet(discreet=active)
        self._say()

    def _draw(self, first: int, count: int) -> None:
        viewer, wanted = self.context.session.viewer, self._wanted

        def show(pages: tuple[PageView, ...]) -> None:
            if wanted == self._wanted:
                self._sight.show_drawn(first, pages)

        self.context.runner.run_latest(
            "attachment_pages",
            lambda: viewer.drawn(wanted, first, count),
            show,
            self.context.messages.failed,
        )

    def _do(self, name: str) -> None:
        line = self._line
        if line is None:
            return
        self.flush()
        if name == "outside":
            self._outside.ask(line.attachment.id)
        elif name == "trash":
            self._actions.trash(line)
            self._leave()
        else:
            self._actions.run(name, line)

    def _failed(self, problem: Exception) -> None:
        """Say why the piece cannot be shown: it may have gone to the trash."""
        self.context.messages.failed(problem)
        self.loaded.emit()

    def _make_task(self) -> Callable[[], Kept] | None:
        if self._line is None:
            return None
        attachment = self._form.apply(self._line.attachment)
        half, former = self._form.unread_date(), self._half_date
        if attachment == self._line.attachment and half == former:
            return None
        session = self.context.session
        return lambda: keep_piece(session, attachment, half, former)

    def _on_saved(self, kept: Kept) -> None:
        now = self.context.clock()
        self.draft_saved.emit(now)
        if self._line is not None and kept.attachment.id == self._line.attachment.id:
            self._half_date = kept.unread_date
            self._header.set_saved(now)
            self._take(kept)
        self.context.navigator.changed(CHANGED)

    def _take(self, kept: Kept) -> None:
        if self._line is not None:
            self._line = replace(
                self._line, attachment=kept.attachment, title=title_of(kept.attachment)
            )

    def _leave(self) -> None:
        self.flush()
        self.context.navigator.back(routes.HOME)

    def _text(self) -> str:
        return "" if self._line is None else self._form.apply(self._line.attachment).note
