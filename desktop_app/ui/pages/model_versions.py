"""The versions of a model of one's own: which is offered, which file each has."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from desktop_app.domain.french import date_words
from desktop_app.domain.own_model import OwnModel
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_HELP = "Un écrit garde la version avec laquelle il a été commencé."


class ModelVersions(ScrollColumn):
    """``opened`` carries the number of the version to look at, ``discarded`` the id of one."""

    opened = Signal(int)
    discarded = Signal(str)

    def __init__(self) -> None:
        super().__init__("model_versions", margin=NARROW_MARGIN_PX)

    def show_versions(
        self, versions: Sequence[OwnModel], shown: OwnModel | None, *, editable: bool
    ) -> None:
        """List the versions, the latest first."""
        self.clear()
        self.add(text_label(_HELP, "secondary"))
        for row in versions:
            self.add(self._card(row, is_shown=row == shown, editable=editable))

    def _card(self, row: OwnModel, *, is_shown: bool, editable: bool) -> QFrame:
        card = QFrame()
        mark(card, role="card")
        column = QVBoxLayout(card)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label(f"Version {row.version}", "label"))
        column.addWidget(text_label(_words(row, is_shown=is_shown), "secondary"))
        if row.note:
            column.addWidget(text_label(row.note))
        acts = FlowLayout(spacing=8)
        if not is_shown:
            acts.addWidget(self._button(f"Regarder la version {row.version}", "model_look", row))
        if editable and not row.published:
            acts.addWidget(
                self._button(f"Mettre la version {row.version} à la corbeille", "model_trash", row)
            )
        column.addLayout(acts)
        return card

    def _button(self, label: str, name: str, row: OwnModel) -> QPushButton:
        button = QPushButton(label)
        button.setObjectName(f"{name}_{row.version}")
        if name == "model_look":
            button.clicked.connect(lambda: self.opened.emit(row.version))
        else:
            button.clicked.connect(lambda: self.discarded.emit(row.id))
        return button


def _words(row: OwnModel, *, is_shown: bool) -> str:
    said = ["proposée pour les écrits" if row.published else "pas proposée"]
    if row.added_at is not None:
        said.append(f"ajoutée le {date_words(row.added_at.date())}")
    if row.added_by:
        said.append(f"par {row.added_by}")
    if is_shown:
        said.append("celle de cette page")
    return ", ".join(said)
