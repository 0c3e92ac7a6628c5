"""The four decisions of « Préparer un écrit », each already proposed with its reason (UX §2.8)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import EcritId, ObservationId, PersonId
from desktop_app.services.paper_views import EarlierView, RecipientView
from desktop_app.services.preparation_views import ModelChoice, Preparation
from desktop_app.ui.pages.empty_note import EmptyNote
from desktop_app.ui.pages.model_ticks import ModelTicks
from desktop_app.ui.pages.person_ticks import PersonTicks
from desktop_app.ui.pages.prepare_address import address_words, has_territory, part_words
from desktop_app.ui.pages.prepare_observations import PrepareObservations
from desktop_app.ui.pages.recipient_choice import RecipientChoice
from desktop_app.ui.pages.section_earlier import EarlierChoice
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX

NO_PERSON = "Ce dossier n’a pas encore de personne. L’écrit peut quand même être commencé."


@dataclass(frozen=True, slots=True)
class Prepared:
    """What the user decided."""

    model_id: str
    person_ids: tuple[PersonId, ...]
    observation_ids: tuple[ObservationId, ...]
    territory: str
    answers_to: EcritId | None = None


class PrepareForm(QWidget):
    """Show the decisions and take them.

    ``territory_chosen`` carries a code; ``model_chosen`` says that another model was chosen;
    ``orientation_wanted`` asks for the choice of a way, ``person_wanted`` and
    ``observation_wanted`` for what is not there yet, ``ecrits_wanted`` for the écrits.
    """

    territory_chosen = Signal(str)
    model_chosen = Signal()
    orientation_wanted = Signal()
    person_wanted = Signal()
    observation_wanted = Signal()
    ecrits_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._orientation = _Orientation()
        self._models = ModelTicks()
        self._model_problems = text_label("", "secondary", hidden_if_empty=True)
        self._earlier = EarlierChoice("prepare_")
        self._offered: tuple[EarlierView, ...] = ()
        self._followed: dict[str, EcritId] = {}
        self._persons = PersonTicks("De qui parle l’écrit\u00a0?")
        self._no_person = EmptyNote(NO_PERSON, "Ajouter une personne", "prepare_person")
        self._age_note = text_label("", "secondary", hidden_if_empty=True)
        self._observations = PrepareObservations()
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
        if fresh:
            self._followed = {}
            self._observations.leave_out(frozenset())
        self._observations.load(preparation, observations, discreet=discreet)
        self._recipient.set_territories(preparation.territories)
        if fresh or not self._territory:
            self.show_recipient(preparation.recipient)
        self._offered = preparation.earlier
        self._say_earlier()
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
            self._earlier_id(),
        )

    def _on_model(self) -> None:
        self._say_earlier()
        self._say_address()
        self.model_chosen.emit()

    def _on_earlier(self, key: str) -> None:
        self._followed[self._models.value()] = EcritId(key)
        self._say_earlier()

    def _earlier_id(self) -> EcritId | None:
        """Return which écrit the model follows: the one chosen for it, else the one proposed."""
        choice = self._models.chosen()
        known = None if choice is None else self._followed.get(choice.id, choice.earlier_id)
        return known if known in {each.id for each in self._offered} else None

    def _say_earlier(self) -> None:
        """Ask which écrit is followed, and propose the observations that it has not."""
        choice, known = self._models.chosen(), self._earlier_id()
        self._earlier.load(self._offered, known)
        self._earlier.setVisible(choice is not None and choice.follows)
        taken = (each.observation_ids for each in self._offered if each.id == known)
        self._observations.leave_out(next(taken, frozenset()))

    def _say_address(self) -> None:
        """Say where the recipient is chosen: here for a CRIP, in the écrit for everybody else."""
        choice = self._models.chosen()
        show_text(self._recipient_note, "" if choice is None else address_words(choice))
        self._recipient.say_part("" if choice is None else part_words(choice))
        self._recipient.setVisible(choice is None or has_territory(choice))

    def _decided_persons(self, offered: dict[PersonId, bool]) -> dict[PersonId, bool]:
        picked = set(self._persons.picked())
        return {key: key in picked for key in offered if self._persons.shows(key)}

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        groups: tuple[tuple[str, tuple[QWidget, ...]], ...] = (
            ("1. Modèle", (self._orientation, self._models, self._model_problems, self._earlier)),
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
        self._earlier.chosen.connect(self._on_earlier)
        self._earlier.ecrits_wanted.connect(self.ecrits_wanted)
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
