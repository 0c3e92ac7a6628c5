"""The fields of a departure: when, why, where to, and who of those who live in the place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId, PlaceId
from desktop_app.domain.place import Departure, Place
from desktop_app.services.place_views import LeaveRequest, Resident
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.place_choice import PlaceChoice
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea
from desktop_app.ui.widgets.tick import Tick

_WHY = tuple((item.value, item.label) for item in Departure)
_EMPTY = "Plus personne ne vit ici, à notre connaissance."


class LeavingForm(QWidget):
    """Show and return a ``LeaveRequest``. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(
        self, context: PageContext, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._base = LeaveRequest(PlaceId(""))
        self._residents: tuple[Resident, ...] = ()
        self._ticks: dict[PersonId, Tick] = {}
        self._where = text_label("", "secondary")
        self.when = SpokenDateField(
            "Date du départ", "leaving_date", today, "Par exemple\u00a0: hier, 3 mars, mars 2026."
        )
        self._why = LabelledCombo("Pourquoi", _WHY, searchable=False)
        self._why.combo.setObjectName("leaving_why")
        self._to = PlaceChoice(
            context,
            "Partis vers",
            "leaving_to",
            help="Vide\u00a0: on ne sait pas où. Chaque fiche peut dire autre chose ensuite.",
            prefix="leaving_new",
        )
        self._area = TextArea(rows=3)
        self._area.setObjectName("leaving_text")
        self._text = LabelledField(
            "En quelques mots", self._area, "Ce qui est noté sur le lieu. Facultatif."
        )
        self._closing = Tick("Plus personne ne vit dans ce lieu")
        self._closing.box.setObjectName("leaving_closing")
        self._heading = text_label("Qui part", "section")
        self._problem = text_label("", "error", hidden_if_empty=True)
        self._all = QPushButton("Tout cocher")
        self._none = QPushButton("Tout décocher")
        self._boxes = QVBoxLayout()
        self._boxes.setSpacing(LABEL_GAP_PX)
        self._build()

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register, without the one that is left."""
        self._to.set_places(places)

    def load(
        self, request: LeaveRequest, residents: Sequence[Resident], where: str, date_text: str
    ) -> None:
        """Show a departure from ``where`` without telling anybody."""
        self._base, self._residents = request, tuple(residents)
        self._where.setText(f"Départ de\u00a0: {where}")
        self.when.load(request.left)
        if date_text and request.left is None:
            self.when.set_text(date_text)
        self._why.set_value("" if request.why is None else request.why.value)
        self._to.load(request.to)
        self._area.set_text(request.text)
        self._text.setVisible(request.event)
        self._closing.set_ticked(request.closing)
        self.complain("")
        self._show_boxes(frozenset(request.person_ids))

    def request(self) -> LeaveRequest:
        """Return what is written here."""
        why = self._why.value()
        return replace(
            self._base,
            person_ids=tuple(one for one, tick in self._ticks.items() if tick.is_ticked()),
            left=self.when.value(),
            why=Departure(why) if why else None,
            to=self._to.place_id(),
            text=self._area.text(),
            closing=self._closing.is_ticked(),
        )

    def complain(self, sentence: str) -> None:
        """Say what is missing in the list of persons, or nothing."""
        show_text(self._problem, sentence)
        if sentence and self._ticks:
            next(iter(self._ticks.values())).box.setFocus(Qt.FocusReason.OtherFocusReason)

    def flush_place(self) -> None:
        """Save the place being written: it must be there before those who live in it."""
        self._to.flush()

    def name_persons(self) -> None:
        """Name the persons again, or hide their names."""
        self._show_boxes(frozenset(self.request().person_ids))

    def _show_boxes(self, ticked: frozenset[PersonId]) -> None:
        empty_layout(self._boxes)
        self._ticks = {}
        discreet = self._context.discreet.active
        for resident in self._residents:
            name = resident.short if discreet else resident.name
            detail = "" if discreet else resident.stay
            tick = Tick(f"{name}, {resident.dossier_ref}", detail)
            tick.box.setObjectName(f"leaving_{resident.person_id}")
            tick.set_ticked(resident.person_id in ticked)
            tick.changed.connect(lambda _ticked: self._on_ticked())
            self._ticks[resident.person_id] = tick
            self._boxes.addWidget(tick)
            tick.show()
        if not self._residents:
            self._boxes.addWidget(text_label(_EMPTY, "secondary"))
        for button in (self._all, self._none):
            button.setVisible(len(self._residents) > 1)

    def _build(self) -> None:
        row = FlowLayout(spacing=8)
        for button, name in ((self._all, "leaving_all"), (self._none, "leaving_none")):
            button.setObjectName(name)
            mark(button, variant="option")
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (
            self._where,
            self.when,
            self._why,
            self._to,
            self._text,
            self._closing,
            self._heading,
            self._problem,
        ):
            column.addWidget(part)
        column.addLayout(row)
        column.addLayout(self._boxes)
        for field in (self.when, self._to, self._text):
            field.edited.connect(self.edited)
        self._why.changed.connect(lambda _key: self.edited.emit())
        self._closing.changed.connect(lambda _ticked: self.edited.emit())
        self._all.clicked.connect(lambda: self._tick_all(ticked=True))
        self._none.clicked.connect(lambda: self._tick_all(ticked=False))

    def _tick_all(self, *, ticked: bool) -> None:
        for tick in self._ticks.values():
            tick.set_ticked(ticked)
        self._on_ticked()

    def _on_ticked(self) -> None:
        self.complain("")
        self.edited.emit()
