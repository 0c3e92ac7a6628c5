"""The écrits of a dossier, each with its state and a way to open it (UX §2.26)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ecrit import EcritState
from desktop_app.services.views import EcritLine
from desktop_app.ui.messages import Action
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.scroll_column import ScrollColumn


class EcritList(ScrollColumn):
    """List the écrits; ``chosen`` carries an id, ``wanted`` asks to prepare one.

    ``back_wanted`` asks to take one back, ``review_wanted`` to open its reading,
    ``versions_wanted`` to compare its versions.
    """

    chosen = Signal(str)
    wanted = Signal()
    back_wanted = Signal(object)
    review_wanted = Signal(object)
    versions_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("ecrits_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        self._shown: tuple[EcritLine, ...] | None = None

    def show_lines(self, lines: Sequence[EcritLine]) -> None:
        """Show ``lines``, or how to begin."""
        if tuple(lines) == self._shown:
            return  # the same rows: the focus stays where it is
        self._shown = tuple(lines)
        self.clear()
        rows: list[QWidget] = [self._card(line) for line in lines]
        if not lines:
            prepare = Action("Préparer un écrit", self.wanted.emit)
            rows = [PlaceholderPage("Aucun écrit pour l’instant.", "", prepare)]
        for row in rows:
            self.add(row)
            row.show()  # now, not at the next turn of the loop: the first takes the focus

    def _card(self, line: EcritLine) -> QFrame:
        card = QFrame()
        mark(card, role="card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label(line.title, "label"))
        known = (line.ecrit.ref, line.state, line.changed_words)
        for part in (" · ".join(part for part in known if part), line.detail, line.versions):
            if part:
                column.addWidget(text_label(part, "secondary"))
        buttons = FlowLayout(spacing=8)
        for button in self._buttons(line):
            buttons.addWidget(button)
        column.addLayout(buttons)
        return card

    def _buttons(self, line: EcritLine) -> Iterator[QPushButton]:
        """Yield what can be done with an écrit in its state (UX §2.26)."""
        ecrit, state = line.ecrit, line.ecrit.state
        yield _button(line, "Ouvrir", "ecrit", lambda: self.chosen.emit(ecrit.id))
        if ecrit.version:
            label = "Relire" if state is EcritState.IN_REVIEW else "Voir la relecture"
            yield _button(line, label, "review", lambda: self.review_wanted.emit(ecrit))
        if not state.editable and not state.has_left:
            yield _button(line, "Reprendre la main", "back", lambda: self.back_wanted.emit(ecrit))
        if ecrit.version > 1:
            label = "Comparer deux versions"
            yield _button(line, label, "versions", lambda: self.versions_wanted.emit(ecrit))


def _button(line: EcritLine, label: str, name: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(label)
    button.setObjectName(f"{name}_{line.ecrit.id}")
    button.setAccessibleName(f"{label}, {line.title} {line.ecrit.ref}, {line.state}")
    button.clicked.connect(lambda: act())
    return button
