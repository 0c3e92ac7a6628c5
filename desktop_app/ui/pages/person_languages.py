"""Languages with their level, and the interpreter that would help (UX §2.24)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QVBoxLayout

from desktop_app.domain.person import LanguageLevel, LanguageSkill, Person
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec, with_precision
from desktop_app.ui.pages.form_choices import FormChoices
from desktop_app.ui.pages.form_part import PersonPart, name_inner
from desktop_app.ui.pages.person_identity import precision_of
from desktop_app.ui.pages.precise_field import PreciseField
from desktop_app.ui.pages.repeated_rows import RepeatedRows, Row
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.radio_group import RadioGroup

_LEVELS = (
    ("", "Non précisé"),
    *((level.value, level.label.capitalize()) for level in LanguageLevel),
)
_YES_NO = (("yes", "Oui"), ("no", "Non"), ("", "Non précisé"))
_NOTE = (
    TextSpec(
        "interpreter_note",
        "Interprète",
        "Qui, dans quelle langue. Par exemple\u00a0: éviter un membre de la famille.",
        absence=False,
    ),
)


class LanguageRow(Row):
    """One language and how well it is spoken."""

    def __init__(self, choices: FormChoices) -> None:
        super().__init__()
        self._language = LabelledCombo(
            "Langue", choices.languages, "Une langue de la liste, ou une autre.", free=True
        )
        self._choices = choices
        self._language.combo.setObjectName("language")
        self._level = RadioGroup("Niveau", _LEVELS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self._language)
        column.addWidget(self._level)
        self._level.set_value("")
        self.setFocusProxy(self._language.combo)
        self._language.changed.connect(lambda _value: self.edited.emit())
        self._level.changed.connect(lambda _value: self.edited.emit())

    def load(self, value: LanguageSkill) -> None:
        """Show a language, one that is proposed no more too."""
        self._language.set_options(self._choices.languages_with(value.language))
        self._language.set_value(value.language)
        self._level.set_value("" if value.level is None else value.level.value)

    def offer(self, choices: FormChoices) -> None:
        """Offer other languages; the one written stays."""
        held = self._language.value()
        self._choices = choices
        self._language.set_options(choices.languages_with(held))
        self._language.set_value(held)

    def value(self) -> LanguageSkill | None:
        """Return the language, ``None`` if none is named."""
        language = self._language.value()
        if not language:
            return None
        level = self._level.value()
        return LanguageSkill(language, LanguageLevel(level) if level else None)


class LanguagesPart(PersonPart):
    """The languages of a person, and whether an interpreter helps."""

    def __init__(self, choices: FormChoices) -> None:
        super().__init__()
        self._choices = choices
        self.rows = RepeatedRows(
            "languages",
            lambda: LanguageRow(self._choices),
            "Ajouter une langue",
            "Retirer cette langue",
        )
        self._precise = PreciseField(self.rows, "Langues", "languages")
        self._interpreter = RadioGroup("Interprète utile\u00a0?", _YES_NO)
        name_inner(self._interpreter, "interpreter")
        self._note = BoundTexts(_NOTE)
        for part in (text_label("Langues", "label"), self._precise, self._interpreter, self._note):
            self.column.addWidget(part)
        self.rows.edited.connect(self._on_rows)
        self._precise.edited.connect(self.edited)
        self._interpreter.changed.connect(lambda _key: self.edited.emit())
        self._note.edited.connect(self.edited)

    def offer(self, choices: FormChoices) -> None:
        """Offer other languages: the list of the association changed."""
        if choices == self._choices:
            return
        self._choices = choices
        for row in self.rows.rows:
            if isinstance(row, LanguageRow):
                row.offer(choices)

    def load(self, person: Person) -> None:
        """Show the languages of ``person``."""
        self.rows.load(person.languages)
        self._precise.set_value(precision_of(person, "languages"))
        useful = person.interpreter_useful
        self._interpreter.set_value("" if useful is None else "yes" if useful else "no")
        self._note.load(person)

    def apply(self, person: Person) -> Person:
        """Return ``person`` with the languages written here."""
        person = replace(
            self._note.apply(person),
            languages=self.rows.values(),
            interpreter_useful={"yes": True, "no": False}.get(self._interpreter.value()),
        )
        return with_precision(person, "languages", self._precise.value())

    def _on_rows(self) -> None:
        if self.rows.values():
            self._precise.answered()
        self.edited.emit()
