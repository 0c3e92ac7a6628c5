"""The form of « Choisir une voie »: who, what is known, what is chosen and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGroupBox, QVBoxLayout, QWidget

from desktop_app.domain.emergency_numbers import NUMBERS
from desktop_app.domain.french import NBSP
from desktop_app.domain.orientation import Orientation
from desktop_app.domain.orientation_guide import Fact, Guide
from desktop_app.domain.orientation_rules import UNCERTAIN_AGE, Concerned, proposals, situation_of
from desktop_app.domain.person import Person
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec
from desktop_app.ui.pages.orientation_agreement import OrientationAgreement
from desktop_app.ui.pages.orientation_ways import QUESTION, OrientationWays
from desktop_app.ui.pages.person_ticks import PersonTicks
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.tick import Tick

_INTRODUCTION = (
    "Cochez ce que vous savez. Fanal propose et dit pourquoi. Vous choisissez, avec votre équipe. "
    "Rien n’est compté, et ce que vous choisissez reste dans la chronologie."
)
_DANGER = f"Danger grave ou immédiat{NBSP}? Téléphonez d’abord."
_NOBODY = f"Ce dossier n’a pas encore de personne{NBSP}: sans âge connu, elle compte comme mineure."
_REASON = TextSpec(
    "reason",
    "Pourquoi ce choix",
    "Ce qui a compté, et avec qui vous en avez parlé. La personne peut demander à lire ce texte.",
    rows=3,
    absence=False,
)


class OrientationForm(QWidget):
    """Show and change an ``Orientation``.

    ``edited`` follows the user's hand, ``proposed`` carries what is proposed since, in words.
    """

    edited = Signal()
    proposed = Signal(str)
    consents_wanted = Signal()

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._guide = guide
        self._concerned: tuple[Concerned, ...] = ()
        self._numbers = _Numbers(guide)
        self._persons = PersonTicks(f"De qui s’agit-il{NBSP}?", "orientation_")
        self._nobody = text_label(_NOBODY, "secondary")
        self._age_note = text_label("", "secondary", hidden_if_empty=True)
        self._facts = {fact.code: _fact_tick(fact) for fact in guide.facts}
        self.ways = OrientationWays(guide)
        self._agreement = OrientationAgreement(guide)
        self._reason = BoundTexts((_REASON,))
        self._reason.labelled("reason").field.setObjectName("orientation_reason")
        self._build()

    def set_persons(
        self, persons: Sequence[Person], concerned: tuple[Concerned, ...], today: date
    ) -> None:
        """Offer ``persons``, none ticked yet."""
        self._concerned = concerned
        self._persons.load([(person, False) for person in persons], today)
        self._persons.setVisible(bool(persons))
        self._nobody.setVisible(not persons)

    def name_persons(self, today: date, *, discreet: bool) -> None:
        """Show names, or initials in discreet mode."""
        self._persons.name(today, discreet=discreet)

    def load(self, orientation: Orientation) -> None:
        """Show a choice without telling anybody; a person who has left is left out."""
        for one in self._concerned:
            self._persons.tick(one.id).set_ticked(one.id in orientation.person_ids)
        for code, tick in self._facts.items():
            tick.set_ticked(code in orientation.ticked)
        self.ways.load(orientation.ways)
        self._reason.load(orientation)
        self._propose()

    def apply(self, orientation: Orientation) -> Orientation:
        """Return ``orientation`` with what is chosen here."""
        return replace(
            self._reason.apply(orientation),
            ways=self.ways.ways(),
            ticked=tuple(code for code, tick in self._facts.items() if tick.is_ticked()),
            person_ids=self._persons.picked(),
        )

    def first(self) -> QWidget:
        """Return where work starts: the first fact."""
        return next(iter(self._facts.values())).box

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label(_INTRODUCTION, "secondary"))
        column.addWidget(self._numbers)
        self._add_part(column, "1. Qui", self._persons, self._nobody, self._age_note)
        groups = (self._group(name, facts) for name, facts in self._guide.groups())
        self._add_part(column, "2. Ce que vous savez", *groups)
        self._add_part(column, f"3. {QUESTION}", self.ways, self._agreement)
        self._add_part(column, "4. Pourquoi", self._reason)
        self._persons.changed.connect(self._on_known)
        self.ways.edited.connect(self.edited)
        self._reason.edited.connect(self.edited)
        self._agreement.wanted.connect(self.consents_wanted)

    def _add_part(self, column: QVBoxLayout, heading: str, *parts: QWidget) -> None:
        column.addSpacing(GROUP_GAP_PX - FIELD_GAP_PX)
        column.addWidget(text_label(heading, "section"))
        for part in parts:
            column.addWidget(part)

    def _group(self, name: str, facts: Sequence[Fact]) -> QWidget:
        box = QGroupBox()
        box.setAccessibleName(name)
        rows = QVBoxLayout(box)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(8)
        rows.addWidget(text_label(name, "label"))
        for fact in facts:
            tick = self._facts[fact.code]
            tick.changed.connect(lambda _on: self._on_known())
            rows.addWidget(tick)
        return box

    def _on_known(self) -> None:
        self.proposed.emit(self._propose())
        self.edited.emit()

    def _propose(self) -> str:
        situation = situation_of(self._concerned, self._persons.picked())
        show_text(self._age_note, UNCERTAIN_AGE if situation.uncertain else "")
        self._agreement.show_situation(situation)
        ticked = [code for code, tick in self._facts.items() if tick.is_ticked()]
        return self.ways.propose(proposals(self._guide, ticked, situation))


class _Numbers(QFrame):
    """Whom to call, and when; always in sight at the top."""

    def __init__(self, guide: Guide) -> None:
        super().__init__()
        mark(self, role="card")
        self.setObjectName("orientation_numbers")
        when = {item.number: item.when for item in guide.numbers}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(text_label(_DANGER, "label"))
        for item in NUMBERS:
            used = when.get(item.number, "")
            column.addWidget(text_label(f"{item.number}{NBSP}· {item.name}. {used}".rstrip()))


def _fact_tick(fact: Fact) -> Tick:
    tick = Tick(fact.label, fact.detail)
    tick.box.setObjectName(f"fact_{fact.code}")
    return tick
