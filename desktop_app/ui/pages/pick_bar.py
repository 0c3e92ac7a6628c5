"""Several dossiers at once: archived together, and brought back together (UX S04-AC7)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.ids import DossierId
from desktop_app.ui.page import PageContext
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout

_CHANGED = frozenset({"dossier"})


class PickBar(QWidget):
    """Offer to choose several dossiers, then what can be done with those of ``chosen_ids``.

    ``picking`` tells that a click chooses from now on, or opens again.
    """

    picking = Signal(bool)

    def __init__(
        self,
        context: PageContext,
        chosen_ids: Callable[[], Sequence[DossierId]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._chosen_ids = chosen_ids
        self._on = False
        self._begin = QPushButton("Choisir plusieurs dossiers")
        self._count = text_label("", "label")
        self._count.setWordWrap(False)
        self._archive = QPushButton("Archiver")
        self._end = QPushButton("Ne plus choisir")
        row = FlowLayout(self, spacing=16)
        for name, part in (
            ("pick_begin", self._begin),
            ("pick_count", self._count),
            ("pick_archive", self._archive),
            ("pick_end", self._end),
        ):
            part.setObjectName(name)
            row.addWidget(part)
        mark(self._begin, variant="link")
        mark(self._end, variant="link")
        self._begin.clicked.connect(lambda: self.turn(on=True))
        self._end.clicked.connect(lambda: self.turn(on=False))
        self._archive.clicked.connect(self._on_archive)
        self.show_count(0)

    @property
    def on(self) -> bool:
        """Tell whether a click chooses."""
        return self._on

    def turn(self, *, on: bool) -> None:
        """Begin to choose, or end it."""
        self._on = on
        self.picking.emit(on)

    def show_count(self, count: int) -> None:
        """Say how many are chosen."""
        active = self._on or count > 1
        self._begin.setVisible(not active)
        for part in (self._count, self._archive, self._end):
            part.setVisible(active)
        self._archive.setEnabled(count > 0)
        words = plural(count, "dossier choisi", "dossiers choisis")
        if active and words != self._count.text():
            self._context.announcer.say(words)
        self._count.setText(words)
        self._archive.setAccessibleName(f"Archiver, {words}")

    def _on_archive(self) -> None:
        ids, service = tuple(self._chosen_ids()), self._context.session.dossier_list
        self._context.runner.run(
            lambda: service.archive(ids), self._on_archived, self._context.messages.failed
        )

    def _on_archived(self, ids: tuple[DossierId, ...]) -> None:
        messages = self._context.messages
        if not ids:
            messages.info("Ces dossiers sont déjà archivés.")
            return
        self.turn(on=False)
        words = plural(len(ids), "dossier archivé", "dossiers archivés")
        stays = "Il reste consultable." if len(ids) == 1 else "Ils restent consultables."
        messages.success(f"{words}. {stays}", undo=lambda: self._bring_back(ids))
        self._context.navigator.changed(_CHANGED)

    def _bring_back(self, ids: tuple[DossierId, ...]) -> None:
        service = self._context.session.dossier_list
        words = plural(len(ids), "dossier actif", "dossiers actifs")
        self._context.runner.run(
            lambda: service.reopen(ids),
            lambda _none: self._on_back(f"{words} de nouveau."),
            self._context.messages.failed,
        )

    def _on_back(self, words: str) -> None:
        self._context.messages.success(words)
        self._context.navigator.changed(_CHANGED)
