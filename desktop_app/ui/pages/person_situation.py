"""School, household, parental authority and what weighs on or helps this person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from desktop_app.domain.person import Authority, Person, Schooling
from desktop_app.domain.relation import Relation
from desktop_app.ui.pages.authority_ticks import AuthorityTicks
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec, with_precision
from desktop_app.ui.pages.form_part import PersonPart, Unsettled, name_inner
from desktop_app.ui.pages.person_identity import precision_of
from desktop_app.ui.pages.precise_chips import PreciseChips
from desktop_app.ui.pages.precise_field import PreciseField
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.radio_group import RadioGroup

_SCHOOLING = (
    (Schooling.YES.value, "Oui"),
    (Schooling.NO.value, "Non"),
    (Schooling.IRREGULAR.value, "Irrégulièrement"),
    ("", "Non précisé"),
)
_AUTHORITIES = tuple((item.value, item.label.capitalize()) for item in Authority)
_SCHOOL = (
    TextSpec("school", "Établissement"),
    TextSpec("school_class", "Classe", "Par exemple\u00a0: 5e, UPE2A."),
    TextSpec("school_commune", "Commune de l’établissement"),
)
_HOUSEHOLD = (
    TextSpec(
        "lives_with",
        "Vit avec",
        "Par exemple\u00a0: sa mère et deux frères.",
        source=True,
    ),
    TextSpec("occupation", "Activité", "Études, travail, ce que la personne en dit."),
)
_NOTE = (
    TextSpec(
        "authority_note",
        "Précision sur l’autorité parentale",
        "Par exemple\u00a0: décision de justice, date, tribunal.",
        absence=False,
    ),
)
_CIRCUMSTANCES = (
    TextSpec("health", "Santé", "Ce qui a été vu ou dit, sans diagnostic.", rows=3),
    TextSpec(
        "child_view",
        "Ce que l’enfant en dit",
        "Son avis, avec ses mots.",
        rows=3,
    ),
    TextSpec(
        "resources",
        "Ressources et points d’appui",
        "Ce qui aide\u00a0: proches, école, projets.",
        rows=3,
    ),
    TextSpec(
        "note",
        "Autres informations",
        "La personne peut demander à lire ce texte.",
        rows=3,
        absence=False,
    ),
)


class SchoolPart(PersonPart):
    """Whether the child goes to school, and where."""

    def __init__(self) -> None:
        super().__init__()
        self._schooling = RadioGroup("Scolarisation", _SCHOOLING)
        name_inner(self._schooling, "schooling")
        self._precise = PreciseField(self._schooling, "Scolarisation", "schooling", sources=True)
        self._texts = BoundTexts(_SCHOOL)
        self.column.addWidget(self._precise)
        self.column.addWidget(self._texts)
        self._schooling.changed.connect(self._on_schooling)
        self._precise.edited.connect(self._on_precision)
        self._texts.edited.connect(self.edited)

    def load(self, person: Person) -> None:
        """Show the schooling of ``person``."""
        self._schooling.set_value("" if person.schooling is None else person.schooling.value)
        self._precise.set_value(precision_of(person, "schooling"))
        self._texts.load(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the schooling written here."""
        key = self._schooling.value()
        person = replace(self._texts.apply(person), schooling=Schooling(key) if key else None)
        return with_precision(person, "schooling", self._precise.value())

    def _on_schooling(self, key: str) -> None:
        if key:
            self._precise.answered()
        self.edited.emit()

    def _on_precision(self) -> None:
        if self._precise.value().absence is not None:
            self._schooling.set_value("")
        self.edited.emit()


class HouseholdPart(PersonPart):
    """With whom the person lives, what she does, who exercises parental authority."""

    def __init__(self) -> None:
        super().__init__()
        self._texts = BoundTexts(_HOUSEHOLD)
        self._authority = LabelledCombo("Autorité parentale", _AUTHORITIES, searchable=False)
        self._precise = PreciseField(
            self._authority,
            "Autorité parentale",
            "authority",
            "Qui l’exerce, d’après ce qui est su.",
            sources=True,
        )
        self._authority.combo.setObjectName("authority")
        self._who = AuthorityTicks()
        self._note = BoundTexts(_NOTE)
        for part in (self._texts, self._precise, self._who, self._note):
            self.column.addWidget(part)
        self._texts.edited.connect(self.edited)
        self._authority.changed.connect(self._on_authority)
        self._precise.edited.connect(self._on_precision)
        self._who.changed.connect(self.edited)
        self._note.edited.connect(self.edited)

    def set_members(
        self,
        person: Person,
        members: Sequence[Person],
        relations: Sequence[Relation],
        *,
        discreet: bool,
    ) -> None:
        """Offer the members of the dossier, each with what she is to ``person``."""
        self._who.set_members(person, members, relations, discreet=discreet)

    def load(self, person: Person) -> None:
        """Show the household of ``person``."""
        self._texts.load(person)
        self._authority.set_value("" if person.authority is None else person.authority.value)
        self._precise.set_value(precision_of(person, "authority"))
        self._who.set_value(person.authority_ids)
        self._note.load(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the household written here."""
        key = self._authority.value()
        person = self._note.apply(self._texts.apply(person))
        person = replace(
            person,
            authority=Authority(key) if key else None,
            authority_ids=self._who.value(),
        )
        return with_precision(person, "authority", self._precise.value())

    def _on_authority(self, key: str) -> None:
        if key:
            self._precise.answered()
        self.edited.emit()

    def _on_precision(self) -> None:
        if self._precise.value().absence is not None:
            self._authority.set_value("")
        self.edited.emit()


class CircumstancesPart(PersonPart):
    """What weighs on this person and what helps her, each child apart."""

    def __init__(self) -> None:
        super().__init__()
        self._vulnerabilities = PreciseChips(
            "Fragilités particulières",
            "vulnerabilities",
            help="Par exemple\u00a0: grossesse, handicap, isolement. Des faits, pas des jugements.",
            add_label="Ajouter",
        )
        self._texts = BoundTexts(_CIRCUMSTANCES)
        self.column.addWidget(self._vulnerabilities)
        self.column.addWidget(self._texts)
        self._vulnerabilities.edited.connect(self.edited)
        self._texts.edited.connect(self.edited)

    def load(self, person: Person) -> None:
        """Show the circumstances of ``person``."""
        precision = precision_of(person, "vulnerabilities")
        self._vulnerabilities.load(person.vulnerabilities, precision)
        self._texts.load(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the circumstances written here."""
        person = replace(self._texts.apply(person), vulnerabilities=self._vulnerabilities.values())
        return with_precision(person, "vulnerabilities", self._vulnerabilities.precision())

    def unsettled(self) -> dict[str, Any]:
        """Return the word typed that is no chip yet."""
        pending = self._vulnerabilities.chips.pending()
        return {"vulnerabilities": pending} if pending.strip() else {}

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again the word that was no chip yet."""
        self._vulnerabilities.chips.set_pending(str(unsettled.get("vulnerabilities", "")))
