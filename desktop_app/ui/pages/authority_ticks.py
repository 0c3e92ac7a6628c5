"""Which persons of the dossier exercise parental authority (UX §2.24)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId
from desktop_app.domain.person import Person
from desktop_app.domain.relation import Relation
from desktop_app.domain.relation_words import kind_words
from desktop_app.services.families import first_link, link_of
from desktop_app.ui.pages.near_search import shown_name
from desktop_app.ui.styling import empty_layout, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.tick import Tick

_QUESTION = "Qui l’exerce, parmi les personnes du dossier"
_HELP = "Cochez-les si vous le savez. Une personne d’ailleurs se note dans la précision."


class AuthorityTicks(QGroupBox):
    """Show a box a member, with what she is to the person. Hidden when there is nobody else.

    ``changed`` follows the user's hand. Somebody who is no longer in the dossier stays named.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_QUESTION)
        self._value: tuple[PersonId, ...] = ()
        self._ticks: dict[PersonId, Tick] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LABEL_GAP_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label(_QUESTION, "label"))
        column.addLayout(self._rows)
        column.addWidget(text_label(_HELP, "help"))
        self.hide()

    def set_members(
        self,
        person: Person,
        members: Sequence[Person],
        relations: Sequence[Relation],
        *,
        discreet: bool,
    ) -> None:
        """Offer the members of the dossier but ``person`` herself."""
        others = [member for member in members if member.id != person.id]
        if [other.id for other in others] != list(self._ticks):
            self._make(others)
        for other in others:
            link = link_of(first_link(tuple(relations), person.id, other.id), other.id)
            known = "" if link.kind is None else link.words or kind_words(link.kind, other.sex)
            name = shown_name(other, discreet=discreet)
            self._ticks[other.id].set_words(f"{name}, {known}" if known else name)
        self.setVisible(bool(others))

    def value(self) -> tuple[PersonId, ...]:
        """Return those ticked, and those kept who are not offered."""
        kept = tuple(one for one in self._value if one not in self._ticks)
        now = (*kept, *(one for one, tick in self._ticks.items() if tick.is_ticked()))
        return self._value if set(now) == set(self._value) else now

    def set_value(self, value: tuple[PersonId, ...]) -> None:
        """Tick ``value`` without telling anybody."""
        self._value = value
        for one, tick in self._ticks.items():
            tick.set_ticked(one in value)

    def _make(self, others: Sequence[Person]) -> None:
        self._value = self.value()
        empty_layout(self._rows)
        self._ticks = {}
        for other in others:
            tick = Tick("")
            tick.box.setObjectName(f"authority_{other.id}")
            tick.set_ticked(other.id in self._value)
            tick.changed.connect(lambda _on: self.changed.emit())
            self._rows.addWidget(tick)
            tick.show()
            self._ticks[other.id] = tick
