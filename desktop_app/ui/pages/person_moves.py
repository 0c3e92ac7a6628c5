"""« A déménagé » on the person form: moves, past stays, and the CRIP that a move leads to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PersonId, PlaceId
from desktop_app.domain.person import Person
from desktop_app.domain.place import Departure, Place, Stay
from desktop_app.domain.territory import TerritoryChange
from desktop_app.services.place_words import place_words
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.form_part import Unsettled
from desktop_app.ui.pages.past_stays import PastStays
from desktop_app.ui.pages.stay_panel import MOVE, StayPanel
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX

_DRAFT = "stay_panel"
_NOT_PUT_BACK = "Le déménagement n’est pas annulé\u00a0: une autre fiche est à l’écran."


class PersonMoves(QWidget):
    """Hold the past stays of a person, and the panel in which a move is written.

    ``moved`` carries the stay where she lives now (``None``: nobody knows); ``past`` holds the
    former one by then. ``edited`` follows the user's hand.
    """

    edited = Signal()
    moved = Signal(object)

    def __init__(
        self, context: PageContext, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.past: tuple[Stay, ...] = ()
        self._context = context
        self._person: PersonId | None = None
        self._present: Stay | None = None
        self._recorded: Stay | None = None
        self._places: dict[PlaceId, Place] = {}
        self._crossing = text_label("", "secondary", hidden_if_empty=True)
        self._crossing.setObjectName("stay_crossing")
        self._keep = QPushButton()
        self._keep.setObjectName("stay_keep_former")
        mark(self._keep, variant="link")
        self._panel = StayPanel(context, today)
        self._stays = PastStays()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX * 2)
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self._crossing, self._panel, self._stays):
            column.addWidget(part)
        self._keep.hide()
        self._keep.clicked.connect(self._keep_former)
        self._panel.recorded.connect(self._on_recorded)
        self._panel.edited.connect(self.edited)
        self._panel.closed.connect(self._close)
        self._stays.corrected.connect(self._correct)
        self._stays.removed.connect(self._remove)
        self._stays.added.connect(lambda: self._open(len(self.past)))

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self._places = {place.id: place for place in places}
        self._panel.set_places(places)
        self._stays.show_stays(self.past, self._places)

    def load(self, person: Person) -> None:
        """Show the past stays of ``person``."""
        if person.id != self._person:
            self._panel.hide()
        self._person = person.id
        self.past = person.past_stays
        self._stays.show_stays(self.past, self._places)
        self._ask_crossing()

    def known_places(self) -> tuple[Place, ...]:
        """Return the places offered, with the one that was just written down in the panel."""
        return tuple(self._places.values())

    def lives_in(self, written: Stay | None, recorded: Stay | None) -> None:
        """Take note of where she lives as written now, and as it was read."""
        self._present, self._recorded = written, recorded
        changed = (
            written is not None
            and recorded is not None
            and written.place_id != recorded.place_id
            and all(stay.place_id != recorded.place_id for stay in self.past)
        )
        self._keep.setVisible(changed)
        if changed and recorded is not None:
            named = self._named(recorded.place_id)
            self._keep.setText(f"C’est un déménagement\u00a0: garder {named} en ancien lieu")
        self._ask_crossing()

    def begin(self) -> None:
        """Open the panel for a move."""
        self._open(MOVE)

    def flush(self) -> None:
        """Save the place that is being written in the panel."""
        if not self._panel.isHidden():
            self._panel.flush()

    def unsettled(self) -> dict[str, Any]:
        """Return the move that is being written and not recorded yet."""
        return {} if self._panel.isHidden() else {_DRAFT: self._panel.state()}

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again the move that was being written."""
        state = unsettled.get(_DRAFT)
        if isinstance(state, dict):
            self._panel.set_state(state)
        else:
            self._panel.hide()

    def _open(self, index: int, stay: Stay | None = None) -> None:
        self._panel.open(index, stay)
        self._panel.take_focus()
        self.edited.emit()

    def _close(self) -> None:
        self._panel.hide()
        self.edited.emit()

    def _correct(self, index: int) -> None:
        self._open(index, self.past[index])

    def _on_recorded(self) -> None:
        stay, index = self._panel.stay(), self._panel.index
        self._places = {place.id: place for place in self._panel.known()}
        before, past = self._present, self.past
        self._panel.hide()
        if index == MOVE:
            left = self._panel.since.value()
            former = () if before is None else (_ended(before, left, self._panel.why()),)
            self._set((*former, *past), stay, "Déménagement noté.", (past, before))
        elif stay is not None:
            kept = (*past[:index], stay, *past[index + 1 :])
            self._set(kept, before, "Ancien lieu de vie noté.", (past, before))

    def _remove(self, index: int) -> None:
        past = self.past
        kept = (*past[:index], *past[index + 1 :])
        self._set(kept, self._present, "Ancien lieu de vie retiré.", (past, self._present))

    def _keep_former(self) -> None:
        """Take the change of place for a move: the place read before becomes a past stay."""
        written, recorded, past = self._present, self._recorded, self.past
        if written is None or recorded is None:
            return
        now = Stay(written.place_id, since=_other(written.since, recorded.since))
        ended = replace(recorded, until=recorded.until or now.since)
        self._set((ended, *past), now, "Déménagement noté.", (past, written))

    def _set(
        self,
        past: tuple[Stay, ...],
        present: Stay | None,
        words: str,
        before: tuple[tuple[Stay, ...], Stay | None],
    ) -> None:
        """Hold new stays, and offer to go back to those of ``before``."""
        person = self._person
        self._hold(past, present)

        def back() -> None:
            if self._person == person:
                self._hold(*before)
            else:
                self._context.messages.attention(_NOT_PUT_BACK)

        self._context.messages.success(words, undo=back)

    def _hold(self, past: tuple[Stay, ...], present: Stay | None) -> None:
        self.past = past
        self._stays.show_stays(past, self._places)
        self.moved.emit(present)

    def _ask_crossing(self) -> None:
        """Say which CRIP the last move leads to; two places whose communes are known are needed."""
        present = self._present
        if present is None or not self.past or present.place_id == self.past[0].place_id:
            show_text(self._crossing, "")
            return
        former, new = self.past[0].place_id, present.place_id
        places = self._context.session.places
        self._context.runner.run_latest(
            f"crossing-{id(self)}",
            lambda: places.crossing(former, new),
            self._show_crossing,
            self._context.messages.failed,
        )

    def _show_crossing(self, change: TerritoryChange | None) -> None:
        show_text(self._crossing, "" if change is None else change.words)

    def _named(self, place_id: PlaceId) -> str:
        place = self._places.get(place_id)
        return "le premier" if place is None else place_words(place)


def _ended(stay: Stay, left: PartialDate | None, why: Departure | None) -> Stay:
    return replace(stay, until=left or stay.until, departure=why)


def _other(written: PartialDate | None, recorded: PartialDate | None) -> PartialDate | None:
    """Return the date typed for the new place, not the one that was read with the former."""
    return None if written == recorded else written
