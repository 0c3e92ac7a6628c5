"""With which dossier, or which fiche: those that may be the same first, a search beside."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.dossier_choice import DossierChoice
from desktop_app.ui.pages.merge_store import MergeData
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.styling import empty_layout, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX

_NEAR = "Peut-être les mêmes personnes"
_FICHES = "Avec quelle fiche de ce dossier\u00a0?"
_NO_FICHE = "Ce dossier n’a pas d’autre fiche."
WHICH = "Avec quel dossier\u00a0?"


class MergeChoice(QWidget):
    """Let the other record be chosen; ``chosen`` carries its id."""

    chosen = Signal(str)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._data: MergeData | None = None
        self._heading = text_label("", "section", hidden_if_empty=True)
        self._nothing = text_label("", "secondary", hidden_if_empty=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LABEL_GAP_PX * 2)
        self._search = DossierChoice(context, WHICH)
        self._first: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self._heading)
        column.addWidget(self._nothing)
        column.addLayout(self._rows)
        column.addWidget(self._search)
        self._search.chosen.connect(self.chosen)

    def start(self, data: MergeData) -> None:
        """Offer what ``data`` proposes."""
        self._data = data
        self.show_names()
        self._search.setVisible(data.person_id is None)
        if data.person_id is None:
            self._search.start(data.dossier_id)

    def show_names(self) -> None:
        """Show names, or hide them in discreet mode."""
        if self._data is None:
            return
        empty_layout(self._rows)
        self._first = None
        discreet = self._context.discreet.active
        for item in self._data.near:
            title = item.ref if discreet else f"{item.label} ({item.ref})"
            self._add(item.dossier_id, title, "" if discreet else item.detail)
        for option in self._data.others:
            self._add(option.id, option.initials if discreet else option.words, "")
        fiches = self._data.person_id is not None
        show_text(self._heading, _FICHES if fiches else _NEAR if self._data.near else "")
        show_text(self._nothing, _NO_FICHE if fiches and not self._data.others else "")
        self._search.show_names()

    def take_focus(self) -> None:
        """Start on the first proposal, else in the search."""
        (self._first or self._search).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, key: str, title: str, detail: str) -> None:
        button = RowButton(title, detail)
        button.setObjectName(f"merge_with_{key}")
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._rows.addWidget(button)
        button.show()
        self._first = self._first or button
