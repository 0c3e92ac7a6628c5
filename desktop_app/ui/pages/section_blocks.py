"""What a section of an écrit is made of, besides its questions: fiches, quotations, lists."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.ids import DossierId, ObservationId, PersonId
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Role
from desktop_app.services.paper_views import EcritView, FieldView
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.empty_note import EmptyNote
from desktop_app.ui.pages.facts_card import FactsCard
from desktop_app.ui.pages.field_sources import home_of
from desktop_app.ui.pages.near_search import shown_name
from desktop_app.ui.pages.observation_ticks import ObservationTicks
from desktop_app.ui.pages.person_ticks import PersonTicks
from desktop_app.ui.pages.stale_facts import StaleFacts
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.status_tag import StatusTag


class Block(QWidget):
    """A part of a section. ``edited`` follows the user; ``opened`` carries a route to go to.

    ``decided`` carries overrides to keep at once; ``correct_wanted`` a field and the answer to
    write into its source.
    """

    edited = Signal()
    opened = Signal(object)
    decided = Signal(object)
    correct_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(FIELD_GAP_PX)

    def load(self, fields: Sequence[FieldView], view: EcritView, today: date) -> None:
        """Show what the block is about."""
        raise NotImplementedError

    def target(self, person_id: PersonId | None, key: str = "") -> QWidget | None:
        """Return where the focus goes for what is missing here."""
        raise NotImplementedError

    def cards(self) -> tuple[FactsCard, ...]:
        """Return the cards of values in the block."""
        return ()

    def _follow(self, card: FactsCard, view: EcritView) -> None:
        """Hand on what a card asks for."""
        dossier_id = view.ecrit.dossier_id
        card.edited.connect(self.edited)
        card.decided.connect(self.decided)
        card.correct_wanted.connect(self.correct_wanted)
        card.source_wanted.connect(lambda field: self._go_home(field, dossier_id))

    def _go_home(self, field: FieldView, dossier_id: DossierId) -> None:
        route = home_of(field, dossier_id)
        if route is not None:
            self.opened.emit(route)


class FactsBlock(Block):
    """Read-only facts of one source; ``link`` and ``route`` lead to where they are corrected."""

    def __init__(self, source: str, link: str = "", route: Route | None = None) -> None:
        super().__init__()
        self._card = FactsCard(source, link if route is not None else "")
        self._card.about(source)
        self._card.opened.connect(lambda: self.opened.emit(route))
        self._followed = False
        self.column.addWidget(self._card)

    def cards(self) -> tuple[FactsCard, ...]:
        """Return the one card."""
        return (self._card,)

    def load(self, fields: Sequence[FieldView], view: EcritView, today: date) -> None:
        """Show ``fields``."""
        if not self._followed:
            self._followed = True
            self._follow(self._card, view)
        self._card.load(fields)

    def target(self, person_id: PersonId | None, key: str = "") -> QWidget | None:
        """Return the value where it can be written here, else the link to its home."""
        row = self._card.row(key)
        if row is not None and row.view.own_key:
            return row.open()
        return None if self._card.link.isHidden() else self._card.link


class PersonsBlock(Block):
    """The persons of some roles, each with what her fiche says."""

    def __init__(self, name: str, roles: Sequence[Role]) -> None:
        super().__init__()
        self.discreet = False
        self._roles = frozenset(roles)
        self._ticks = PersonTicks("Personnes dont parle cette section", prefix=f"{name}_")
        self._cards: dict[PersonId, FactsCard] = {}
        self._empty = EmptyNote("", "Ajouter une personne", f"{name}_add")
        self._dossier = routes.HOME
        self.column.addWidget(self._ticks)
        self.column.addWidget(self._empty)
        self._ticks.changed.connect(self._on_ticked)
        self._empty.wanted.connect(lambda: self.opened.emit(self._dossier))

    def cards(self) -> tuple[FactsCard, ...]:
        """Return the cards of the persons who are in the écrit."""
        return tuple(card for card in self._cards.values() if not card.isHidden())

    def shown(self) -> frozenset[PersonId]:
        """Return the persons who have a row here."""
        return frozenset(self._cards)

    def picked(self) -> tuple[PersonId, ...]:
        """Return the persons ticked."""
        return self._ticks.picked()

    def load(self, fields: Sequence[FieldView], view: EcritView, today: date) -> None:
        """Show the persons of the dossier who have one of the roles."""
        self._dossier = routes.new_person(view.ecrit.dossier_id)
        chosen = set(view.ecrit.person_ids)
        persons = [person for person, _ in view.persons if person.role in self._roles]
        if [person.id for person in persons] != list(self._cards):
            self._cards.clear()  # other persons: the rows that hold the cards are made again
        rows = [(person, person.id in chosen) for person in persons]
        self._ticks.load(rows, today, discreet=self.discreet)
        for person in persons:
            card = self._card_of(person.id, shown_name(person, discreet=self.discreet), view)
            card.load([field for field in fields if field.person_id == person.id])
            card.cover(covered=self.discreet)
        self._ticks.setVisible(bool(persons))
        self._empty.say("" if persons else "Aucune personne dans cette partie du dossier.")
        self._show_cards()

    def target(self, person_id: PersonId | None, key: str = "") -> QWidget | None:
        """Return the value, or the link to the fiche of ``person_id``, else the first row."""
        card = self._cards.get(person_id) if person_id else None
        if card is not None and not card.isHidden():
            row = card.row(key)
            return row.open() if row is not None and row.view.own_key else card.link
        return self._ticks.first() or self._empty.link

    def _card_of(self, person_id: PersonId, name: str, view: EcritView) -> FactsCard:
        card = self._cards.get(person_id)
        if card is None:
            card = FactsCard("fiche", "Ouvrir la fiche")
            card.link.setObjectName(f"fiche_{person_id}")
            card.more.setObjectName(f"complete_{person_id}")
            self._follow(card, view)
            card.opened.connect(lambda: self.opened.emit(routes.person(person_id)))
            self._ticks.tick(person_id).add_under(card)
            self._cards[person_id] = card
        card.about(name)
        return card

    def _on_ticked(self) -> None:
        self._show_cards()
        self.edited.emit()

    def _show_cards(self) -> None:
        picked = set(self._ticks.picked())
        for person_id, card in self._cards.items():
            card.setVisible(person_id in picked)


class ObservationsBlock(Block):
    """The observations of some voices, ticked one by one; the analysis never by itself."""

    def __init__(self, name: str, voices: Sequence[Voice]) -> None:
        super().__init__()
        self.discreet = False
        self._voices = frozenset(voices)
        self._tag = StatusTag("", "attention")
        self._lacking = text_label("", "help", hidden_if_empty=True)
        self._later = StaleFacts(f"{name}_stale")
        self._later.decided.connect(self.decided)
        self._later.opened.connect(self.opened)
        self._ticks = ObservationTicks("Observations à citer", prefix=f"{name}_")
        self._empty = EmptyNote("", "Nouvelle observation", f"{name}_new")
        self._route = routes.HOME
        self._tag.hide()
        for part in (
            text_label("Observations à citer", "label"),
            self._tag,
            self._lacking,
            self._later,
            self._ticks,
            self._empty,
        ):
            self.column.addWidget(part)
        self._ticks.changed.connect(self.edited)
        self._empty.wanted.connect(lambda: self.opened.emit(self._route))

    def shown(self) -> frozenset[ObservationId]:
        """Return the observations that have a row here."""
        return frozenset(item.id for item in self._ticks.observations())

    def picked(self) -> tuple[ObservationId, ...]:
        """Return the observations ticked."""
        return tuple(item.id for item in self._ticks.picked())

    def named(self) -> tuple[frozenset[ObservationId], tuple[ObservationId, ...]]:
        """Return the observations whose informant may be named and, of them, who is."""
        return self._ticks.may_name(), self._ticks.named()

    def load(self, fields: Sequence[FieldView], view: EcritView, today: date) -> None:
        """Show the observations of the dossier in these voices."""
        self._route = routes.new_observation(view.ecrit.dossier_id)
        chosen = set(view.ecrit.observation_ids)
        items = [item for item in view.observations if item.voice in self._voices]
        self._ticks.load(
            [(item, item.id in chosen) for item in items],
            discreet=self.discreet,
            nameable=view.nameable,
            named=view.ecrit.named_observation_ids,
        )
        self._later.load(fields, view.ecrit.dossier_id)
        self._ticks.setVisible(bool(items))
        self._empty.say("" if items else "Rien n’est noté dans ce dossier pour cette partie.")
        lacking = next((field for field in fields if field.lacking and not field.group), None)
        self._tag.setVisible(lacking is not None)
        self._tag.set_status("Requis", "attention")
        words = f"{lacking.label}. {lacking.instruction}" if lacking is not None else ""
        show_text(self._lacking, words)

    def target(self, person_id: PersonId | None, key: str = "") -> QWidget | None:
        """Return the first row, else the way to a new observation."""
        return self._ticks.first() or self._empty.link
