"""The fields of indicators: which, of whom, when, where, in which voice, in which words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.dimension import CAUTION
from desktop_app.domain.ids import PersonId
from desktop_app.domain.majority import is_minor
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.word_lists import ListEntry
from desktop_app.services.indications import from_observation
from desktop_app.services.tick_views import IndicationEntry
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.form_choices import distinct
from desktop_app.ui.pages.form_part import name_inner
from desktop_app.ui.pages.indication_ticks import ADULT, CHILD, IndicatorTicks
from desktop_app.ui.pages.near_search import shown_name
from desktop_app.ui.pages.observation_ticks import observation_words
from desktop_app.ui.pages.place_choice import PlaceChoice
from desktop_app.ui.pages.spoken_date import SpokenDateField
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.text_area import TextArea

_VOICES = tuple((voice.value, voice.label) for voice in Voice)


class IndicationForm(QWidget):
    """Show and change an ``IndicationEntry``. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(
        self, context: PageContext, today: Callable[[], date], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._persons: tuple[Person, ...] = ()
        self._entry: IndicationEntry | None = None
        self._seen: dict[str, Observation] = {}
        self._origin = LabelledCombo(
            "À partir d’une observation",
            (),
            "Facultatif. Reprend sa date, son lieu et sa voix, jamais son texte.",
        )
        self._origin.combo.setObjectName("indication_origin")
        self._fixed = text_label("", "section", hidden_if_empty=True)
        self.ticks = IndicatorTicks()
        self._person = LabelledCombo("Personne concernée", (), "Vide\u00a0: tout le dossier.")
        self._person.combo.setObjectName("indication_person")
        self.date = SpokenDateField(
            "Date", "indication_date", today, "Par exemple\u00a0: hier, 3 mars, mars 2026."
        )
        self._place = PlaceChoice(context, "Lieu", "indication_place", free=True)
        self._voice = RadioGroup("D’où vient cet indice\u00a0?", _VOICES)
        name_inner(self._voice, "indication_voice")
        self._speaker = LabelledField(
            "Par qui", QLineEdit(), "La personne qui l’a dit, ou sa fonction."
        )
        self._speaker.field.setObjectName("indication_speaker")
        self._area = TextArea(rows=3)
        self._area.setObjectName("indication_text")
        self._text = LabelledField(
            "Ce qui a été vu ou entendu",
            self._area,
            "Des faits, et les mots exacts entre guillemets. La personne peut demander à lire ce "
            "texte.",
        )
        self._build()

    def set_persons(self, persons: Sequence[Person], *, discreet: bool) -> None:
        """Offer ``persons``, by initials in discreet mode."""
        self._persons = tuple(persons)
        names = ((person.id, shown_name(person, discreet=discreet)) for person in persons)
        self._person.set_options(distinct(names))

    def set_places(self, places: Sequence[Place]) -> None:
        """Offer the places of the register."""
        self._place.set_places(places)

    def set_observations(self, seen: Sequence[Observation], *, discreet: bool) -> None:
        """Offer observations to start from."""
        self._seen = {item.id: item for item in seen}
        words = ((item.id, observation_words(item, discreet=discreet)) for item in seen)
        self._origin.set_options(distinct(words))

    def set_entries(self, entries: Sequence[ListEntry]) -> None:
        """Offer the indicators of the list."""
        self.ticks.set_entries(entries)

    def load(
        self,
        entry: IndicationEntry,
        *,
        fixed: str = "",
        date_text: str = "",
        dimension: str = "",
    ) -> None:
        """Show ``entry``; ``fixed`` is the label of the indicator that is being corrected."""
        self._entry = entry
        show_text(self._fixed, fixed)
        self._origin.set_value(entry.observation_id or "")
        self.ticks.setVisible(not fixed)
        self._person.set_value(entry.person_id or "")
        self._on_person()
        self.ticks.load(entry.indicators, dimension)
        self.date.load(entry.observed)
        if date_text and entry.observed is None:
            self.date.set_text(date_text)
        self._place.load(entry.place_id, entry.place_text)
        self._voice.set_value(entry.voice.value)
        line = self._speaker.field
        if isinstance(line, QLineEdit):
            line.setText(entry.speaker)
        self._area.set_text(entry.text)
        self._show_speaker()

    def entry(self) -> IndicationEntry:
        """Return what is written here; ``load`` comes first."""
        if self._entry is None:
            raise ValueError("nothing was loaded")
        line = self._speaker.field
        person = self._person.value()
        fixed = bool(self._fixed.text())
        return replace(
            self._entry,
            indicators=self._entry.indicators if fixed else self.ticks.codes(),
            person_id=PersonId(person) if person else None,
            observed=self.date.value(),
            place_id=self._place.place_id(),
            place_text=self._place.words(),
            voice=Voice(self._voice.value() or Voice.SEEN),
            speaker=line.text() if isinstance(line, QLineEdit) else "",
            text=self._area.text(),
        )

    def flush_place(self) -> None:
        """Save the place being written: it must be there before what happened in it."""
        self._place.flush()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (
            text_label(CAUTION, "secondary"),
            self._fixed,
            self._origin,
            self._person,
            self.ticks,
            self.date,
            self._place,
            self._voice,
            self._speaker,
            self._text,
        ):
            column.addWidget(part)
        for field in (self.ticks, self.date, self._place, self._speaker, self._text):
            field.edited.connect(self.edited)
        self._origin.changed.connect(self._on_origin)
        self._person.changed.connect(lambda _id: self._on_person())
        self._person.changed.connect(lambda _id: self.edited.emit())
        self._voice.changed.connect(lambda _key: self._show_speaker())
        self._voice.changed.connect(lambda _key: self.edited.emit())

    def _on_origin(self, observation_id: str) -> None:
        """Take over date, place and voice of the observation chosen; what is written stays."""
        entry, seen = self.entry(), self._seen.get(observation_id)
        if seen is None:
            self._entry = replace(entry, observation_id=None)
        else:
            dimension, pending = self.ticks.dimension(), self.ticks.pending()
            self.load(from_observation(seen, entry), fixed=self._fixed.text(), dimension=dimension)
            self.ticks.set_pending(pending)
        self.edited.emit()

    def _on_person(self) -> None:
        chosen = next((item for item in self._persons if item.id == self._person.value()), None)
        concerns = ""
        if chosen is not None:
            concerns = CHILD if is_minor(chosen, self._today()) else ADULT
        self.ticks.set_concerns(concerns)

    def _show_speaker(self) -> None:
        told = self._voice.value() in (Voice.REPORTED.value, Voice.WORDS.value)
        line = self._speaker.field
        written = isinstance(line, QLineEdit) and bool(line.text().strip())
        self._speaker.setVisible(told or written)
