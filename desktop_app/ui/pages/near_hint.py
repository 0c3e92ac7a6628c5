"""« Une personne proche existe peut-être déjà »: a hint that blocks nothing (UX S06-AC1)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId
from desktop_app.services.views import NearPerson
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout

_TITLE = "Une personne proche existe peut-être déjà"


class NearHint(QFrame):
    """Show near persons.

    ``open_wanted`` carries the one that it is, ``other_person`` the id of one that it is not.

    An answer « Ce n’est pas elle » is kept by the page, which no longer proposes that person.
    """

    open_wanted = Signal(object)
    other_person = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("near_hint")
        mark(self, kind="info")
        self.setAccessibleName(_TITLE)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LABEL_GAP_PX * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addWidget(text_label(_TITLE, "word"))
        column.addLayout(self._rows)
        self._first: QPushButton | None = None
        self._shown: tuple[PersonId, ...] = ()
        self.hide()

    @property
    def shown(self) -> tuple[PersonId, ...]:
        """Return the persons proposed."""
        return self._shown

    def propose(self, persons: Sequence[NearPerson], words: Callable[[NearPerson], str]) -> None:
        """Show ``persons``, each in ``words``; hide if there is none."""
        found = tuple(person.id for person in persons)
        if found == self._shown:
            return
        self._shown = found
        empty_layout(self._rows)
        self._first = None
        for person in persons:
            row = self._row(person, words(person))
            self._rows.addWidget(row)
            row.show()  # now, not at the next turn of the loop: one of them may take the focus
        self.setVisible(bool(persons))

    def take_focus(self) -> None:
        """Put the focus on the first answer of the first person."""
        if self._first is not None:
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, person: NearPerson, words: str) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label(words))
        buttons = FlowLayout(spacing=8)
        same = QPushButton("C’est elle\u00a0: ouvrir")
        same.setAccessibleName(f"C’est elle\u00a0: ouvrir, {words}")
        other = QPushButton("Ce n’est pas elle")
        other.setAccessibleName(f"Ce n’est pas elle, {words}")
        mark(other, variant="quiet")
        same.clicked.connect(lambda: self.open_wanted.emit(person))
        other.clicked.connect(lambda: self.other_person.emit(person.id))
        buttons.addWidget(same)
        buttons.addWidget(other)
        column.addLayout(buttons)
        self._first = self._first or same
        return row


def near_words(person: NearPerson) -> str:
    """Return « POPESCU Anna, 13 ans, Rue du Port (dossier D-2025-088) »."""
    known = ", ".join(part for part in (person.name, person.age, person.place) if part)
    return f"{known} (dossier {person.dossier_ref})"
