"""« Copies en clair »: what other programs may read now, how old it is, and wiping it (S-43)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.services.attachment_views import CopyLine
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.pages.page_header import HeaderPlace, PageHeader
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_LOOK_EVERY_MS = 10_000
_ABOUT = (
    "Chaque copie est effacée au verrouillage, à la fermeture et au démarrage. Sur un disque SSD, "
    "un effacement n’est jamais certain."
)
_NONE = "Aucune copie en clair sur cet ordinateur."
_CHANGED = (
    "Modifiée par un autre programme\xa0: pour garder ces changements, ajoutez-la au dossier."
)
_HELD = "Un autre programme tient encore cette copie. Fermez-la là-bas, puis effacez-la de nouveau."


class ClearCopiesPage(Page):
    """List the copies that « Ouvrir avec… » made; look again every ten seconds."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        self._shown: tuple[CopyLine, ...] | None = None
        self._header = PageHeader("copies_header")
        self._scroll = ScrollColumn("copies_scroll")
        FocusFollower(self._scroll)
        self._holder = QWidget()
        self._rows = QVBoxLayout(self._holder)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._all = self._header.add_button("Tout effacer maintenant", "copies_wipe_all", "primary")
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._scroll.add(text_label(_ABOUT, "secondary"))
        self._scroll.add(self._holder)
        self.column.addWidget(self._scroll, 1)
        HeaderPlace(self, self._header, self._scroll)
        self._header.set_title(self.title())
        self._all.clicked.connect(self._wipe_all)
        self._timer.timeout.connect(self._look)

    def title(self) -> str:
        """Return the name of the page."""
        return "Copies en clair"

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list, then the header."""
        return (self._scroll, self._header)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show what is on the disk now."""
        self._shown = None
        self._timer.start()
        self._look()

    def refresh(self, kinds: frozenset[str]) -> None:
        """Look again when a piece may have been opened."""
        if "attachment" in kinds and self._shown is not None:
            self._look()

    def _look(self) -> None:
        if self._shown is not None and not self.isVisible():
            self._timer.stop()
            return
        self.context.runner.run_latest(
            "clear_copies",
            self.context.session.viewer.copies,
            self._show,
            self.context.messages.failed,
        )

    def _show(self, lines: tuple[CopyLine, ...]) -> None:
        first = self._shown is None
        if lines != self._shown:
            self._shown = lines
            self._fill(lines)
        if first:
            self.described.emit()
            self.loaded.emit()

    def _fill(self, lines: tuple[CopyLine, ...]) -> None:
        empty_layout(self._rows)
        self._header.set_status(plural(len(lines), "copie", "copies") if lines else "")
        self._all.setVisible(len(lines) > 1)
        discreet = self.context.discreet.active
        parts: list[QWidget] = [
            self._card(number, line, discreet=discreet) for number, line in enumerate(lines, 1)
        ]
        for part in parts or [PlaceholderPage(_NONE)]:
            self._rows.addWidget(part)
            part.show()  # now, not at the next turn of the loop: the first takes the focus

    def _card(self, number: int, line: CopyLine, *, discreet: bool) -> QFrame:
        card = QFrame()
        mark(card, role="card")
        row = QHBoxLayout(card)
        row.setContentsMargins(16, 12, 16, 12)
        texts = QVBoxLayout()
        texts.setSpacing(LABEL_GAP_PX)
        label = f"Copie {number}" if discreet else line.label
        texts.addWidget(text_label(label, "label"))
        texts.addWidget(text_label(f"{line.age_words} · {line.size_words}", "secondary"))
        if line.changed:
            texts.addWidget(text_label(_CHANGED))
        wipe = QPushButton("Effacer maintenant")
        wipe.setObjectName(f"copy_wipe_{number}")
        wipe.setAccessibleName(f"Effacer maintenant, {label}, {line.age_words}")
        wipe.clicked.connect(lambda: self._wipe(line.path))
        row.addLayout(texts, 1)
        row.addWidget(wipe)
        return card

    def _wipe(self, path: Path) -> None:
        viewer = self.context.session.viewer
        self._run(lambda: viewer.wipe(path))

    def _wipe_all(self) -> None:
        viewer = self.context.session.viewer
        self._run(lambda: viewer.wipe_all() == 0)

    def _run(self, wipe: Callable[[], bool]) -> None:
        self.context.runner.run(
            wipe, lambda gone: self._wiped(gone=gone), self.context.messages.failed
        )

    def _wiped(self, *, gone: bool) -> None:
        if gone:
            self.context.messages.success("Copie effacée de cet ordinateur.")
        else:
            self.context.messages.attention(_HELD)
        self._look()
