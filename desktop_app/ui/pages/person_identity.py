"""Names as they were given, in any script, and the sex of civil status (UX §2.6, §2.24)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.person import Alias, AliasKind, Person, Sex
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec, with_precision
from desktop_app.ui.pages.form_part import PersonPart, Unsettled, name_inner
from desktop_app.ui.pages.precise_chips import PreciseChips
from desktop_app.ui.pages.precise_field import PreciseField, Precision
from desktop_app.ui.widgets.chips_field import ChipsField
from desktop_app.ui.widgets.radio_group import RadioGroup

_NAMES = (
    TextSpec(
        "birth_name",
        "Nom de naissance",
        "Nom de famille à la naissance, tel qu’il est écrit sur un document, sinon tel qu’il vous "
        "a été dit.",
        source=True,
    ),
    TextSpec("usage_name", "Nom d’usage (si différent)"),
)
_GENDER = (TextSpec("gender", "Genre, si la personne le précise"),)
_SEXES = ((Sex.FEMALE.value, "Féminin"), (Sex.MALE.value, "Masculin"), ("", "Non connu"))
_WHY_SEX = "Demandé parce que les modèles officiels accordent leurs phrases."


def precision_of(person: Person, name: str) -> Precision:
    """Return the absence and the source of a field of ``person``."""
    return Precision(person.absences.get(name), person.sources.get(name))


class IdentityPart(PersonPart):
    """Names, first names, other names, sex, gender."""

    def __init__(self) -> None:
        super().__init__()
        self._names = BoundTexts(_NAMES)
        self._former = ChipsField(
            "Anciens noms",
            help="Un nom porté avant, sur un ancien document par exemple.",
            add_label="Ajouter un ancien nom",
        )
        self._first_names = PreciseChips(
            "Prénoms",
            "first_names",
            help="Le premier est le prénom courant.",
            add_label="Ajouter un prénom",
            sources=True,
        )
        self._nicknames = ChipsField(
            "Surnoms",
            help="Le nom utilisé sur le terrain.",
            add_label="Ajouter un surnom",
        )
        self._spellings = ChipsField(
            "Autres orthographes ou identités",
            help="L’orthographe d’un autre alphabet, un autre nom déclaré.",
            add_label="Ajouter une orthographe",
        )
        self._sex = RadioGroup("Sexe (état civil)", _SEXES)
        self._precise_sex = PreciseField(
            self._sex, "Sexe (état civil)", "sex", _WHY_SEX, sources=True
        )
        self._gender = BoundTexts(_GENDER)
        self._kinds: dict[str, AliasKind] = {}
        self._build()

    def name_field(self) -> QLineEdit:
        """Return the field where the typing of a new person starts."""
        return self._names.line("birth_name")

    def add_under_names(self, hint: QWidget) -> None:
        """Put ``hint`` right under names and first names, where it is read while typing."""
        self.column.insertWidget(self.column.indexOf(self._first_names) + 1, hint)
        chips = self._first_names.chips.findChildren(QWidget)
        tab = Qt.FocusPolicy.TabFocus
        last = next(child for child in reversed(chips) if child.focusPolicy() & tab)
        QWidget.setTabOrder(last, hint)

    def load(self, person: Person) -> None:
        """Show the names and the sex of ``person``."""
        self._names.load(person)
        self._first_names.load(person.first_names, precision_of(person, "first_names"))
        self._kinds = {alias.text: alias.kind for alias in person.aliases}
        shown = (
            (self._nicknames, _texts(person, nickname=True)),
            (self._spellings, _texts(person, nickname=False)),
            (self._former, person.former_names),
        )
        for chips, values in shown:
            if chips.values() != values:
                chips.set_values(values)
        self._sex.set_value("" if person.sex is None else person.sex.value)
        self._precise_sex.set_value(precision_of(person, "sex"))
        self._gender.load(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the names and the sex written here."""
        sex = self._sex.value()
        person = self._gender.apply(self._names.apply(person))
        person = replace(
            person,
            former_names=self._former.values(),
            first_names=self._first_names.values(),
            aliases=self._aliases(),
            sex=Sex(sex) if sex else None,
        )
        person = with_precision(person, "first_names", self._first_names.precision())
        return with_precision(person, "sex", self._precise_sex.value())

    def unsettled(self) -> dict[str, Any]:
        """Return the names typed that are no chip yet."""
        found = {name: chips.pending() for name, chips in self._chips().items()}
        return {name: text for name, text in found.items() if text.strip()}

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again the names that were no chip yet."""
        for name, chips in self._chips().items():
            chips.set_pending(str(unsettled.get(name, "")))

    def _chips(self) -> dict[str, ChipsField]:
        return {
            "first_names": self._first_names.chips,
            "nicknames": self._nicknames,
            "spellings": self._spellings,
            "former_names": self._former,
        }

    def _aliases(self) -> tuple[Alias, ...]:
        spelled = (
            Alias(text, self._kinds.get(text, AliasKind.SPELLING))
            for text in self._spellings.values()
        )
        return (*(Alias(text) for text in self._nicknames.values()), *spelled)

    def _build(self) -> None:
        name_inner(self._nicknames, "nicknames")
        name_inner(self._spellings, "spellings")
        name_inner(self._former, "former_names")
        name_inner(self._sex, "sex")
        for part in (
            self._names,
            self._first_names,
            self._nicknames,
            self._spellings,
            self._former,
            self._precise_sex,
            self._gender,
        ):
            self.column.addWidget(part)
        for texts in (self._names, self._gender):
            texts.edited.connect(self.edited)
        self._first_names.edited.connect(self.edited)
        for chips in (self._nicknames, self._spellings, self._former):
            chips.changed.connect(self.edited)
            field = chips.findChild(QLineEdit)
            if isinstance(field, QLineEdit):
                field.textEdited.connect(lambda _text: self.edited.emit())
        self._sex.changed.connect(self._on_sex)
        self._precise_sex.edited.connect(self._on_sex_precision)

    def _on_sex(self, key: str) -> None:
        if key:
            self._precise_sex.answered()
        self.edited.emit()

    def _on_sex_precision(self) -> None:
        if self._precise_sex.value().absence is not None:
            self._sex.set_value("")
        self.edited.emit()


def _texts(person: Person, *, nickname: bool) -> tuple[str, ...]:
    return tuple(
        alias.text for alias in person.aliases if (alias.kind is AliasKind.NICKNAME) is nickname
    )
