"""One household: its name, who lives there, a note."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGroupBox, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.dossier import Household
from desktop_app.domain.ids import PersonId
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea
from desktop_app.ui.widgets.tick import Tick


class HouseholdForm(QFrame):
    """Show and change a ``Household``. ``edited`` follows the user's hand."""

    edited = Signal()
    removed = Signal()

    def __init__(
        self,
        household: Household,
        number: int,
        members: Sequence[tuple[PersonId, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self.household = household
        self._name = QLineEdit(household.name)
        self._name.setObjectName(f"home_name_{household.id}")
        self._note = TextArea(rows=2)
        self._note.setObjectName(f"home_note_{household.id}")
        self._note.set_text(household.note)
        self._ticks = {person_id: Tick(words) for person_id, words in members}
        self._remove = QPushButton("Retirer ce foyer")
        self._remove.setObjectName(f"home_remove_{household.id}")
        self._remove.setAccessibleName(f"Retirer ce foyer, foyer {number}")
        mark(self._remove, variant="quiet")
        self._build(number)

    def apply(self) -> Household:
        """Return the household with what is written here."""
        known = (one for one, tick in self._ticks.items() if tick.is_ticked())
        return replace(
            self.household,
            name=self._name.text(),
            member_ids=tuple(known),
            note=self._note.text(),
        )

    def take_focus(self) -> None:
        """Start in the name."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, number: int) -> None:
        name = LabelledField(
            f"Foyer {number}", self._name, "Par exemple\u00a0: chez la mère, chez l’oncle."
        )
        note = LabelledField("Précision", self._note)
        who = QGroupBox()
        who.setAccessibleName(f"Qui vit dans le foyer {number}")
        inside = QVBoxLayout(who)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(LABEL_GAP_PX)
        inside.addWidget(text_label("Qui y vit", "label"))
        for person_id, tick in self._ticks.items():
            tick.box.setObjectName(f"home_{self.household.id}_{person_id}")
            tick.set_ticked(person_id in self.household.member_ids)
            tick.changed.connect(lambda _on: self.edited.emit())
            inside.addWidget(tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(FIELD_GAP_PX)
        for part in (name, who, note):
            column.addWidget(part)
        column.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignLeft)
        name.edited.connect(self.edited)
        note.edited.connect(self.edited)
        self._remove.clicked.connect(self.removed)
