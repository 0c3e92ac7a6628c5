"""Two frozen versions of an écrit, compared word by word (UX §2.26)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from desktop_app.domain.ids import EcritId
from desktop_app.domain.text_diff import TextChange
from desktop_app.services.review_views import ReviewView
from desktop_app.services.review_words import version_words
from desktop_app.ui.page import Crumb, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_part import DossierPartPage
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.pages.review_text import ChangesText
from desktop_app.ui.styling import text_label
from desktop_app.ui.widgets.document_preview import HIDDEN
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_LINES = 24


class VersionsPage(DossierPartPage):
    """Choose two versions and read what changed from one to the other."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._ecrit_id = EcritId("")
        self._view: ReviewView | None = None
        self._header = PageHeader("versions_header")
        self._body = ScrollColumn("versions_scroll")
        self._old = LabelledCombo("Comparer", searchable=False)
        self._new = LabelledCombo("Avec", searchable=False)
        self._old.combo.setObjectName("versions_old")
        self._new.combo.setObjectName("versions_new")
        self.changes = ChangesText("versions_changes")
        self._cover = text_label(HIDDEN, "secondary")
        self._build()

    def title(self) -> str:
        """Return the name of the page."""
        return "Versions" if self._view is None else f"Versions de l’écrit {self._view.ecrit.ref}"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the comparison, then the header."""
        return (self._body, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show the versions of the écrit of ``args``."""
        self._ecrit_id = ecrit_id = EcritId(args.get("ecrit", ""))
        reading = self.context.session.review_reading
        self.context.runner.run_latest(
            "versions_open",
            lambda: reading.view(ecrit_id),
            self._start,
            self.context.messages.failed,
            label="Ouverture…",
        )

    def _dossier_step(self) -> Crumb | None:
        view = self._view
        if view is None:
            return None
        return Crumb(view.dossier_ref, routes.dossier(view.ecrit.dossier_id, tab="ecrits"))

    def _build(self) -> None:
        close = self._header.add_button("Fermer", "versions_close")
        close.clicked.connect(self._go_back)
        self.changes.setMinimumHeight(self.changes.fontMetrics().lineSpacing() * _LINES)
        for part in (self._old, self._new, self._cover, self.changes):
            self._body.add(part)
        self.column.addWidget(self._body, 1)
        HeaderPlace(self, self._header, self._body)
        for combo in (self._old, self._new):
            combo.changed.connect(lambda _value: self._compare())
        self.context.discreet.changed.connect(lambda _active: self._cover_text())

    def _start(self, view: ReviewView) -> None:
        if view.ecrit.id != self._ecrit_id:
            return
        self._view = view
        zone = self.context.clock().tzinfo
        options = [(str(item.number), version_words(item, zone)) for item in view.versions]
        for combo in (self._old, self._new):
            combo.set_options(options)
        self._old.set_value(options[max(len(options) - 2, 0)][0])
        self._new.set_value(options[-1][0])
        self._header.set_title(self.title())
        self._cover_text()
        self._compare()
        self.take_focus()
        self.described.emit()
        self.loaded.emit()

    def _compare(self) -> None:
        old, new = self._old.value(), self._new.value()
        if not old or not new:
            return
        reading, ecrit_id = self.context.session.review_reading, self._ecrit_id

        def show(changes: tuple[TextChange, ...]) -> None:
            self.changes.load(changes)

        self.context.runner.run_latest(
            "versions_compare",
            lambda: reading.compare(ecrit_id, int(old), int(new)),
            show,
            self.context.messages.failed,
        )

    def _cover_text(self) -> None:
        discreet = self.context.discreet.active
        self._cover.setVisible(discreet)
        self.changes.setVisible(not discreet)
