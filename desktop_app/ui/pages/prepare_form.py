"""The four decisions of « Préparer un écrit », each already proposed with its reason (UX §2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import ObservationId, PersonId
from desktop_app.domain.observation import Voice
from desktop_app.services.paper_views import RecipientView
from desktop_app.services.preparation import observations_words
from desktop_app.services.preparation_views import ModelChoice, Preparation
from desktop_app.ui.pages.empty_note import EmptyNote
from desktop_app.ui.pages.model_ticks import ModelTicks
from desktop_app.ui.pages.observation_ticks import ObservationTicks
from desktop_app.ui.pages.person_ticks import PersonTicks
from desktop_app.ui.pages.recipient_choice import RecipientChoice
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.tick import Tick

NO_PERSON = "Ce dossier n’a pas encore de personne. L’écrit peut quand même être commencé."
NO_OBSERVATION = "Aucune observation pour l’instant. Vous pourrez en citer plus tard."
_ALL = "Toutes les observations, sauf «\u00a0Ce que j’en comprends\u00a0»"


WRITTEN_THERE = "Le destinataire s’écrit dans l’écrit."
ADDRESSED = {
    "crip": "",
    "procureur": "Le nom du tribunal s’écrit dans l’écrit. La copie va à la CRIP\u00a0:",
}
"""What is said of the recipient, by the kind of recipient of the model."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the user decided."""

    model_id: str
    person_ids: tuple[PersonId, ...]
    observation_ids: tuple[ObservationId, ...]
    territory: str


class PrepareForm(QWidget):
    """Show the decisions and take them.

    ``territory_chosen`` carries a code; ``model_chosen`` says that another model was chosen;
    ``orientation_wanted`` asks for the choice of a way, ``person_wanted`` and
    ``observation_wanted`` for what is not there yet.
    """

    territory_chosen = Signal(str)
    model_chosen = Signal()
    orientation_wanted = Signal()
    person_wanted = Signal()
    observation_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orientation = _Orientation()
        self._models = ModelTicks()
        self._model_problems = text_label("", "secondary", hidden_if_empty=True)
        self._persons = PersonTicks("De qui parle l’écrit\u00a0?")
        self._no_person = EmptyNote(NO_PERSON, "Ajouter une personne", "prepare_person")
        self._age_note = text_label("", "secondary", hidden_if_empty=True)
        self._observations = _Observations()
        self._recipient = RecipientChoice()
        self._recipient_note = text_label("", "secondary", hidden_if_empty=True)
        self._territory = ""
        self._build()

    def load(self, preparation: Preparation, today: date, *, discreet: bool, fresh: bool) -> None:
        """Show what is proposed; without ``fresh`` keep what the user has already decided."""
        persons = {person.id: ticked for person, _, ticked in preparation.persons}
        observations = {item.id: ticked for item, ticked in preparation.observations}
        if not fresh:
            persons |= self._decided_persons(persons)
            observations |= self._observations.decided(observations)
        self._orientation.say(preparation.orientation_words)
        self._models.load(preparation.models, preparation.recipient, keep=not fresh)
        show_text(self._model_problems, " ".join(preparation.model_problems))
        rows = [(person, persons[person.id]) for person, _, _ in preparation.persons]
        self._persons.load(rows, today, discreet=discreet)
        self._persons.setVisible(bool(rows))
        self._no_person.setVisible(not rows)
        show_text(self._age_note, preparation.age_note)
        self._observations.load(preparation, observations, discreet=discreet)
        self._recipient.set_territories(preparation.territories)
        if fresh or not self._territory:
            self.show_recipient(preparation.recipient)
        self._say_address()

    def name_persons(self, today: date, *, discreet: bool) -> None:
        """Show names, or initials in discreet mode."""
        self._persons.name(today, discreet=discreet)

    def show_recipient(self, recipient: RecipientView) -> None:
        """Show another recipient, and say it with the model."""
        self._territory = recipient.territory
        self._recipient.load(recipient)
        self._models.say_recipient(recipient)

    def model(self) -> ModelChoice | None:
        """Return the model chosen now."""
        return self._models.chosen()

    def ask_model(self) -> None:
        """Put the focus where a model is chosen."""
        self._models.take_focus()

    def decided(self) -> Prepared:
        """Return what is chosen now."""
        return Prepared(
            self._models.value(),
            self._persons.picked(),
            tuple(item.id for item in self._observations.ticks.picked()),
            self._territory,
        )

    def _on_model(self) -> None:
        self._say_address()
        self.model_chosen.emit()

    def _say_address(self) -> None:
        """Say where the recipient is chosen: here for a CRIP, in the écrit for everybody else."""
        choice = self._models.chosen()
        kind = "crip" if choice is None else choice.recipient_kind
        show_text(self._recipient_note, ADDRESSED.get(kind, WRITTEN_THERE))
        self._recipient.setVisible(kind in ("crip", "procureur"))

    def _decided_persons(self, offered: dict[PersonId, bool]) -> dict[PersonId, bool]:
        picked = set(self._persons.picked())
        return {key: key in picked for key in offered if self._persons.shows(key)}

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("1. Modèle", (self._orientation, self._models, self._model_problems)),
            ("2. Personnes", (self._persons, self._no_person, self._age_note)),
            ("3. Observations", (self._observations,)),
            ("4. Destinataire", (self._recipient_note, self._recipient)),
        )
        for number, (heading, parts) in enumerate(groups):
            if number:
                column.addSpacing(GROUP_GAP_PX - FIELD_GAP_PX)
            column.addWidget(text_label(heading, "section"))
            for part in parts:
                column.addWidget(part)
        self._models.changed.connect(self._on_model)
        self._orientation.wanted.connect(self.orientation_wanted)
        self._recipient.chosen.connect(self.territory_chosen)
        self._no_person.wanted.connect(self.person_wanted)
        self._observations.wanted.connect(self.observation_wanted)


class _Orientation(QWidget):
    """The way that was chosen last, or that none was, with the page that chooses."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = text_label()
        self._button = QPushButton()
        self._button.setObjectName("prepare_orientation")
        mark(self._button, variant="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        self._button.clicked.connect(self.wanted)

    def say(self, words: str) -> None:
        """Tell the way, or that none was chosen."""
        self._words.setText(words or "Aucune voie n’a été choisie dans ce dossier.")
        self._button.setText("Choisir une autre voie" if words else "Choisir une voie")


class _Observations(QWidget):
    """All the observations with one tick, or one by one."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.ticks = ObservationTicks("Observations à citer, une par une")
        self._all = Tick(_ALL)
        self._all.box.setObjectName("observations_all")
        self._choose = QPushButton("Choisir une par une")
        self._choose.setObjectName("observations_choose")
        self._none = EmptyNote(NO_OBSERVATION, "Nouvelle observation", "prepare_observation")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._all)
        column.addWidget(self._choose, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ticks)
        column.addWidget(self._none)
        self.ticks.hide()
        self._all.changed.connect(self._tick_all)
        self._choose.clicked.connect(self._open)
        self.ticks.changed.connect(self._count)
        self._none.wanted.connect(self.wanted)

    def decided(self, offered: dict[ObservationId, bool]) -> dict[ObservationId, bool]:
        """Return what the user decided of those that were shown already."""
        picked = {item.id for item in self.ticks.picked()}
        known = {item.id for item in self.ticks.observations()}
        return {key: key in picked for key in offered if key in known}

    def load(
        self, preparation: Preparation, ticked: dict[ObservationId, bool], *, discreet: bool
    ) -> None:
        """Show the observations, ticked as ``ticked`` says."""
        rows = [(item, ticked[item.id]) for item, _ in preparation.observations]
        self.ticks.load(rows, discreet=discreet)
        self._none.setVisible(not rows)
        self._all.setVisible(bool(rows))
        self._choose.setVisible(bool(rows) and self.ticks.isHidden())
        self._count()

    def _tick_all(self, ticked: bool) -> None:
        self.ticks.load(
            [
                (item, ticked and item.voice is not Voice.ANALYSIS)
                for item in self.ticks.observations()
            ],
            discreet=self.ticks.discreet,
        )
        self._count()

    def _open(self) -> None:
        self._choose.hide()
        self.ticks.show()
        first = self.ticks.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        picked = self.ticks.picked()
        factual = [i for i in self.ticks.observations() if i.voice is not Voice.ANALYSIS]
        self._all.set_ticked(bool(factual) and set(factual) <= set(picked))
        self._all.set_words(_ALL, f"À citer\u00a0: {observations_words(picked)}")
