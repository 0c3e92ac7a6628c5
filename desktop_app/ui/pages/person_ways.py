"""From the form of a person to her indicators and to her agreements."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.person import Person
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.pages import routes
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout


class PersonWays(QWidget):
    """Two links, for a person who is in the register."""

    def __init__(self, navigator: Navigator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigator = navigator
        self._person: Person | None = None
        row = FlowLayout(spacing=16)
        for words, name, open_it in (
            ("Indices", "person_indications", self._open_indications),
            ("Accords et information", "person_consents", self._open_consents),
        ):
            button = QPushButton(words)
            button.setObjectName(name)
            mark(button, variant="link")
            button.clicked.connect(open_it)
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label("Indices, accords et information", "section"))
        column.addLayout(row)

    def show_person(self, person: Person, *, stored: bool) -> None:
        """Lead from ``person``, once she is in the register."""
        self._person = person
        self.setVisible(stored)

    def _open_indications(self) -> None:
        if self._person is not None:
            self._navigator.open(routes.indications(self._person.dossier_id, self._person.id))

    def _open_consents(self) -> None:
        if self._person is not None:
            self._navigator.open(routes.consents(self._person.dossier_id, self._person.id))
