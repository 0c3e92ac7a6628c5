"""Why a dossier was archived: one text, never asked for, kept as it is typed (UX §2.25)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.french import NBSP, date_words
from desktop_app.domain.ids import DossierId
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.dossier_part import DossierPartPage, step_to
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.text_area import TextArea

_HELP = "Par exemple\u00a0: famille partie, relais pris par un service."


class ArchivePage(DossierPartPage):
    """Write the reason; closing always succeeds."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._dossier: Dossier | None = None
        self._asked = DossierId("")
        self._header = PageHeader("archive_header")
        self._scroll = ScrollColumn("archive_scroll")
        self._text = TextArea(rows=3)
        self._text.setObjectName("archive_reason_text")
        self._field = LabelledField("Motif", self._text, _HELP)
        self._close: QPushButton = self._header.add_button("Fermer", "archive_close", "primary")
        self._autosave = Autosave(context, self._task, self._text.text, self)
        FocusFollower(self._scroll)
        self._scroll.add(self._field)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        self._field.edited.connect(self._on_edited)
        self._autosave.saved.connect(self._on_saved)
        self._close.clicked.connect(lambda: context.navigator.open(routes.dossier(self._asked)))

    def title(self) -> str:
        """Return the name of the page."""
        return "Motif de l’archivage"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the form, then the header."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the reason of the dossier of ``args``."""
        self.flush()
        self._asked = asked = DossierId(args["dossier"])
        dossiers = self.context.session.dossiers
        self.context.runner.run_latest(
            "archive_open",
            lambda: dossiers.view(asked, opened=False).dossier,
            lambda dossier: self._load(dossier, asked),
            self.context.messages.failed,
        )

    def flush(self) -> None:
        """Keep what is typed now."""
        self._autosave.flush()

    def _dossier_step(self) -> Crumb | None:
        return None if self._dossier is None else step_to(self._dossier)

    def _load(self, dossier: Dossier, asked: DossierId) -> None:
        if asked != self._asked:
            return
        self._autosave.begin()
        self._dossier = dossier
        self._text.blockSignals(True)
        self._text.set_text(dossier.archive_reason)
        self._text.blockSignals(False)
        self._header.set_title(self.title())
        self._header.set_status(archive_words(replace(dossier, archive_reason=""), discreet=False))
        self.described.emit()
        self.take_focus()
        self.loaded.emit()

    def _on_edited(self) -> None:
        self._autosave.touch()

    def _task(self) -> Callable[[], Dossier] | None:
        if self._dossier is None or self._text.text() == self._dossier.archive_reason:
            return None
        dossiers = self.context.session.dossiers
        dossier_id, reason = self._dossier.id, self._text.text()

        def keep() -> Dossier:
            held = dossiers.view(dossier_id, opened=False).dossier
            return dossiers.save(replace(held, archive_reason=reason))

        return keep

    def _on_saved(self, dossier: Dossier) -> None:
        if self._dossier is not None and dossier.id == self._dossier.id:
            self._dossier = dossier
        self.draft_saved.emit(self.context.clock())
        self.context.navigator.changed(frozenset({"dossier"}))


def archive_words(dossier: Dossier, *, discreet: bool) -> str:
    """Return « archivé le 3 mars 2026 : famille partie », empty for an active dossier."""
    if dossier.state is DossierState.ACTIVE:
        return ""
    on = "" if dossier.archived_on is None else f" le {date_words(dossier.archived_on)}"
    reason = "" if discreet else dossier.archive_reason.strip()
    return f"archivé{on}" + (f"{NBSP}: {reason}" if reason else "")
