"""The fields of an observation de lieu: when, where, one text, whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import DossierId
from desktop_app.domain.place import Place
from desktop_app.domain.soft_hints import hints
from desktop_app.services.visit_views import LinkedPerson, VisitEntry, VisitLink
from desktop_app.services.visits import difference_words
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.place_choice import PlaceChoice
from desktop_app.ui.pages.side_by_side import SideBySide
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.pages.visit_links import VisitLinks
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.chips_field import ChipsField
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea
from desktop_app.ui.widgets.tick import Tick

EMPTY = "L’observation est vide. Écrivez au moins un mot, puis enregistrez-la."
NO_PLACE = "Où était-ce\u00a0? Choisissez le lieu, ou écrivez-le en quelques mots."
_REMINDER = (
    "Le même texte ira dans chaque dossier\u00a0: n’y nommez pas une famille à l’autre. "
    "Décrivez des faits\u00a0: qui, quoi, quand."
)


class VisitForm(QWidget):
    """Show and return a ``VisitEntry``. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(
        self, context: PageContext, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._base = VisitEntry()
        self.when = SpokenDateField(
            "Observé le", "visit_observed", today, "Par exemple\u00a0: hier, lundi, 3 mars."
        )
        self._yesterday = QPushButton("Hier")
        self._time_field = QLineEdit()
        self._time_field.setObjectName("visit_time")
        self._time = LabelledField(
            "Heure", self._time_field, "Par exemple\u00a0: vers 18\u00a0h, matin."
        )
        self._place = PlaceChoice(context, "Lieu", "visit_place", free=True)
        self.text = TextArea(rows=6)
        self.text.setObjectName("visit_text")
        self._text = LabelledField("Ce que j’ai vu ou entendu", self.text, _REMINDER)
        self._hints = text_label("", "secondary", hidden_if_empty=True)
        self.links = VisitLinks(context)
        self._differing = QVBoxLayout()
        self._ticks: dict[DossierId, Tick] = {}
        self.team = ChipsField("Présents de l’équipe", add_label="Ajouter")
        self._build()

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self._place.set_places(places)

    def set_differing(self, links: Sequence[VisitLink]) -> None:
        """Say which dossiers hold a text corrected apart, and let each be replaced."""
        empty_layout(self._differing)
        self._ticks = {}
        for link in links:
            if not link.differs:
                continue
            tick = Tick(
                difference_words(link),
                "Cocher pour remplacer aussi ce qui a été corrigé là.",
            )
            tick.box.setObjectName(f"visit_replace_{link.dossier_ref}")
            tick.changed.connect(lambda _ticked: self.edited.emit())
            self._ticks[link.dossier_id] = tick
            self._differing.addWidget(tick)
            tick.show()

    def load(
        self,
        entry: VisitEntry,
        persons: Sequence[LinkedPerson],
        *,
        date_text: str = "",
        search: str = "",
    ) -> None:
        """Show ``entry`` without telling anybody; ``date_text`` is what was typed of the date."""
        self._base = entry
        self.when.load(entry.observed)
        if date_text and entry.observed is None:
            self.when.set_text(date_text)
        self._time_field.setText(entry.time)
        self._place.load(entry.place_id, entry.place_text)
        self.text.blockSignals(True)
        self.text.set_text(entry.text)
        self.text.blockSignals(False)
        self.links.load(persons, search)
        self.links.set_place(entry.place_id)
        self.team.set_values(entry.team)
        self.team.set_pending("")
        for dossier_id, tick in self._ticks.items():
            tick.set_ticked(dossier_id in entry.replace_in)
        self._text.set_error()
        show_text(self._hints, "")

    def entry(self) -> VisitEntry:
        """Return what is written here."""
        typed = self.team.pending().strip()
        return replace(
            self._base,
            place_id=self._place.place_id(),
            place_text=self._place.words(),
            observed=self.when.value(),
            time=self._time_field.text().strip(),
            team=tuple(dict.fromkeys((*self.team.values(), *([typed] if typed else [])))),
            text=self.text.text(),
            person_ids=self.links.ids(),
            replace_in=tuple(one for one, tick in self._ticks.items() if tick.is_ticked()),
        )

    def flush_place(self) -> None:
        """Save the place being written: it must be there before what was seen in it."""
        self._place.flush()

    def complain(self) -> bool:
        """Say what is missing before it can be recorded; tell whether something is."""
        entry = self.entry()
        if not entry.text.strip():
            self._text.set_error(EMPTY)
            self.text.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if entry.place_id is None and not entry.place_text:
            self._place.set_error(NO_PLACE)
            return True
        self.when.show_problem()
        if self.when.problem():
            self.when.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def show_hints(self) -> None:
        """Ask the soft questions that the text calls for; never while one types."""
        show_text(self._hints, "\n".join(hints(self.text.text())))

    def _build(self) -> None:
        self._yesterday.setObjectName("visit_yesterday")
        mark(self._yesterday, variant="option")
        name_inner(self.team, "visit_team")
        day = QWidget()
        inside = QVBoxLayout(day)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(LABEL_GAP_PX)
        inside.addWidget(self.when)
        inside.addWidget(self._yesterday, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(SideBySide(day, self._time))
        column.addWidget(self._place)
        column.addWidget(self._text)
        column.addWidget(self._hints)
        column.addWidget(self.links)
        column.addLayout(self._differing)
        column.addWidget(self.team)
        self._yesterday.clicked.connect(self._set_yesterday)
        self._place.edited.connect(self._on_place)
        self._text.edited.connect(self._on_text)
        for part in (self.when, self._time, self.links):
            part.edited.connect(self.edited)
        self.team.changed.connect(self.edited)
        self.team.typed.connect(self.edited)

    def _on_place(self) -> None:
        self._place.set_error("")
        self.links.set_place(self._place.place_id())
        self.edited.emit()

    def _on_text(self) -> None:
        if self.text.text().strip():
            self._text.set_error()
        self.edited.emit()

    def _set_yesterday(self) -> None:
        self.when.set_text("hier")
        self.edited.emit()
