"""« Relier à des personnes »: found as one types, of any number of dossiers (UX J2-10)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId, PlaceId
from desktop_app.services.visit_views import LinkedPerson
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.pages.record_card import Act, RecordCard
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.reading_order import put_in_order

_FROM_LETTERS = 2
_LIMIT = 8
_HERE = "Vivent dans ce lieu"
_HELP = "Facultatif. Un nom, un surnom. Entrée relie la première personne trouvée."


class VisitLinks(QWidget):
    """Hold the persons linked. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._linked: dict[PersonId, LinkedPerson] = {}
        self._living: tuple[LinkedPerson, ...] = ()
        self._found: tuple[LinkedPerson, ...] = ()
        self._searching = self._take_first = False
        self.field = QLineEdit()
        self.field.setObjectName("visit_search")
        self.field.installEventFilter(self)
        self._heading = text_label("", "label", hidden_if_empty=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LABEL_GAP_PX * 2)
        self._all = QPushButton("Relier toutes les personnes qui vivent ici")
        self._all.setObjectName("visit_link_all")
        mark(self._all, variant="link")
        self._cards = QVBoxLayout()
        self._cards.setSpacing(LABEL_GAP_PX * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addLayout(self._cards)
        column.addWidget(LabelledField("Relier à des personnes", self.field, _HELP))
        column.addWidget(self._heading)
        column.addLayout(self._rows)
        column.addWidget(self._all, 0, Qt.AlignmentFlag.AlignLeft)
        self._all.clicked.connect(self._link_all)
        self.field.textEdited.connect(self._on_typed)
        context.discreet.changed.connect(lambda _active: self._show())

    def load(self, persons: Sequence[LinkedPerson], typed: str = "") -> None:
        """Show the persons linked and what is being looked for, without telling anybody."""
        self._linked = {person.person_id: person for person in persons}
        self._found = ()
        self.field.setText(typed)
        self._show()
        if typed:
            self._search(typed)

    def ids(self) -> tuple[PersonId, ...]:
        """Return the persons linked, in the order in which they were."""
        return tuple(self._linked)

    def pending(self) -> str:
        """Return what is typed in the search."""
        return self.field.text()

    def set_place(self, place_id: PlaceId | None) -> None:
        """Propose who lives in a place; nobody is linked by itself."""
        if place_id is None:
            self._living = ()
            self._show()
            return
        visits = self._context.session.visits
        self._context.runner.run_latest(
            "visit_living",
            lambda: visits.living(place_id),
            self._on_living,
            self._context.messages.failed,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Link the first person with Entrée, go down to the list with the arrow."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._link_first()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def _on_living(self, living: tuple[LinkedPerson, ...]) -> None:
        self._living = living
        self._show()

    def _on_typed(self, text: str) -> None:
        self.edited.emit()
        self._take_first = False
        self._search(text)

    def _search(self, text: str) -> None:
        self._searching = len(text.strip()) >= _FROM_LETTERS
        if not self._searching:
            self._found = ()
            self._show()
            return
        visits = self._context.session.visits
        self._context.runner.run_latest(
            "visit_search",
            lambda: visits.search(text, _LIMIT),
            lambda found: self._on_found(found, text),
            self._context.messages.failed,
        )

    def _on_found(self, found: tuple[LinkedPerson, ...], text: str) -> None:
        if text != self.field.text():
            return
        self._found, self._searching = found, False
        self._show()
        if self._take_first:
            self._take_first = False
            self._link_first()

    def _link_first(self) -> None:
        """Link the first found; while a search is under way, the first that it will find."""
        if self._searching:
            self._take_first = True
        elif self.field.text().strip() and self._offered():
            self._link(self._offered()[0])

    def _link_all(self) -> None:
        for person in self._living:
            self._linked.setdefault(person.person_id, person)
        self._changed()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _link(self, person: LinkedPerson) -> None:
        self._linked[person.person_id] = person
        self.field.clear()
        self._found = ()
        self._changed()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._context.announcer.say(f"{self._name(person)}, reliée.")

    def _unlink(self, person: LinkedPerson) -> None:
        self._linked.pop(person.person_id, None)
        self._changed()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        self._show()
        self.edited.emit()

    def _offered(self) -> tuple[LinkedPerson, ...]:
        """Return who is proposed: who was found, else who lives here; never who is linked."""
        source = self._found if self.field.text().strip() else self._living
        return tuple(one for one in source if one.person_id not in self._linked)[:_LIMIT]

    def _show(self) -> None:
        with kept_focus(self, self.field):
            self._show_cards()
            self._show_offered()
        put_in_order(self)

    def _show_cards(self) -> None:
        empty_layout(self._cards)
        for person in self._linked.values():
            card = self._card(person)
            self._cards.addWidget(card)
            card.show()

    def _card(self, person: LinkedPerson) -> RecordCard:
        name = f"visit_unlink_{person.person_id}"
        act = Act("Retirer", name, lambda: self._unlink(person))
        return RecordCard(self._name(person), (person.detail,), (act,))

    def _show_offered(self) -> None:
        empty_layout(self._rows)
        typed, offered = self.field.text().strip(), self._offered()
        heading = _HERE if offered and not typed else ""
        if typed and not offered and not self._searching and len(typed) >= _FROM_LETTERS:
            heading = "Personne d’autre ne porte ce nom."
        self._heading.setText(heading)
        self._heading.setVisible(bool(heading))
        self._all.setVisible(heading == _HERE)
        for number, person in enumerate(offered):
            row = RowButton(self._name(person), person.detail)
            row.setObjectName(f"visit_found_{number}")
            row.clicked.connect(lambda _checked, one=person: self._link(one))
            self._rows.addWidget(row)
            row.show()

    def _name(self, person: LinkedPerson) -> str:
        return person.short if self._context.discreet.active else person.name
