"""Exact words with the circumstances of the speech (UX S07-AC2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import PersonId
from desktop_app.services.views import WordsPart
from desktop_app.ui.pages.form_choices import FormChoices, distinct
from desktop_app.ui.pages.repeated_rows import Row
from desktop_app.ui.pages.side_by_side import SideBySide
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.text_area import TextArea

_USED = {"yes": True, "no": False}
_LINES = {
    "place": ("Où ces mots ont été dits", f"Par exemple{NBSP}: au collège, dans la voiture."),
    "moment": ("Quand", f"Par exemple{NBSP}: à la sortie, le soir même."),
    "present": ("Devant qui", "Les personnes présentes, ou seul avec vous."),
    "question": ("Question posée", "La question exacte, s’il y en a eu une."),
    "interpreter": ("Interprète", "Qui a traduit, et son lien avec la famille."),
    "circumstances": ("Autres circonstances", "Ce qu’il faut savoir pour comprendre ces mots."),
}


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person of the dossier who can have spoken: her name, and what is shown of it."""

    person_id: PersonId
    name: str
    shown: str


class WordsRow(Row):
    """Exact words: who spoke, in which language, where, before whom, after which question."""

    def __init__(self, speakers: Callable[[], Sequence[Speaker]], choices: FormChoices) -> None:
        super().__init__()
        self._speakers = speakers
        self._text = TextArea(rows=2)
        self._who = LabelledCombo("Qui parle", _options(speakers()), free=True)
        self._language = LabelledCombo("Langue", choices.languages, free=True)
        self._used = RadioGroup("Par interprète", (("yes", "Oui"), ("no", "Non")))
        self._lines = {name: _line(name, *words) for name, words in _LINES.items()}
        self._text.setObjectName("text")
        self._who.combo.setObjectName("speaker")
        self._language.combo.setObjectName("language")
        self._build()

    @property
    def text(self) -> TextArea:
        """Return the field of the words."""
        return self._text

    def offer_speakers(self) -> None:
        """Show the speakers as they are called now; the one chosen stays chosen."""
        self._who.set_options(_options(self._speakers()))

    def load(self, value: WordsPart) -> None:
        """Show words."""
        self._text.set_text(value.text)
        self._who.set_value(value.speaker_id or value.speaker)
        self._language.set_value(value.language)
        self._used.set_value(
            next((key for key, used in _USED.items() if used is value.interpreter_used), "")
        )
        for name, line in self._lines.items():
            _set(line, str(getattr(value, name)))
        self._show_interpreter()

    def value(self) -> WordsPart | None:
        """Return the words, ``None`` if nothing is written."""
        who = self._who.value()
        names = {item.person_id: item.name for item in self._speakers()}
        person_id = next((known for known in names if known == who), None)
        part = WordsPart(
            text=self._text.text(),
            speaker=who if person_id is None else names[person_id],
            speaker_id=person_id,
            language=self._language.value(),
            interpreter_used=_USED.get(self._used.value()),
            **{name: _get(line) for name, line in self._lines.items()},
        )
        return None if part == WordsPart("") else part

    def _build(self) -> None:
        words = LabelledField(
            "Paroles recueillies", self._text, "Les mots exacts, tels qu’ils ont été dits."
        )
        lines = self._lines
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (
            words,
            SideBySide(self._who, self._language),
            self._used,
            lines["interpreter"],
            SideBySide(lines["place"], lines["moment"]),
            lines["present"],
            lines["question"],
            lines["circumstances"],
        ):
            column.addWidget(part)
        self.setFocusProxy(self._text)
        self._show_interpreter()
        words.edited.connect(self.edited)
        for combo in (self._who, self._language):
            combo.changed.connect(lambda _value: self.edited.emit())
        for line in lines.values():
            line.edited.connect(self.edited)
        self._used.changed.connect(lambda _key: self._on_used())

    def _on_used(self) -> None:
        self._show_interpreter()
        self.edited.emit()

    def _show_interpreter(self) -> None:
        """Ask who translated once it is known that somebody did."""
        line = self._lines["interpreter"]
        line.setVisible(self._used.value() == "yes" or bool(_get(line)))


def _options(speakers: Sequence[Speaker]) -> list[tuple[str, str]]:
    return distinct((item.person_id, item.shown) for item in speakers)


def _line(name: str, label: str, help_text: str) -> LabelledField:
    field = QLineEdit()
    field.setObjectName(name)
    return LabelledField(label, field, help_text)


def _get(labelled: LabelledField) -> str:
    return labelled.field.text() if isinstance(labelled.field, QLineEdit) else ""


def _set(labelled: LabelledField, text: str) -> None:
    if isinstance(labelled.field, QLineEdit) and labelled.field.text() != text:
        labelled.field.setText(text)
