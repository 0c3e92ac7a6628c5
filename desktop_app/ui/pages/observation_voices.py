"""The other voices of an observation: told, said, understood, each attributed (UX S07-AC2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId
from desktop_app.services.views import ReportedPart, WordsPart
from desktop_app.ui.pages.form_choices import FormChoices, distinct
from desktop_app.ui.pages.repeated_rows import Row
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person of the dossier who can have spoken: her name, and what is shown of it."""

    person_id: PersonId
    name: str
    shown: str


class WordsRow(Row):
    """Exact words: who spoke, in which language, before whom, after which question."""

    def __init__(self, speakers: Callable[[], Sequence[Speaker]], choices: FormChoices) -> None:
        super().__init__()
        self._speakers = speakers
        self._text = TextArea(rows=2)
        self._who = LabelledCombo("Qui parle", _options(speakers()), free=True)
        self._language = LabelledCombo("Langue", choices.languages, free=True)
        self._lines = {
            "interpreter": _line("Interprète", "Par qui, si les mots ont été traduits."),
            "circumstances": _line("Circonstances", "Où, quand, devant qui."),
            "question": _line("Question posée", "La question exacte, s’il y en a eu une."),
        }
        self._text.setObjectName("text")
        self._who.combo.setObjectName("speaker")
        self._language.combo.setObjectName("language")
        for name, line in self._lines.items():
            line.field.setObjectName(name)
        words = LabelledField(
            "Paroles recueillies", self._text, "Les mots exacts, tels qu’ils ont été dits."
        )
        column = _column(self)
        for part in (words, self._who, self._language, *self._lines.values()):
            column.addWidget(part)
        self.setFocusProxy(self._text)
        words.edited.connect(self.edited)
        for combo in (self._who, self._language):
            combo.changed.connect(lambda _value: self.edited.emit())
        for line in self._lines.values():
            line.edited.connect(self.edited)

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
        for name, line in self._lines.items():
            _set(line, str(getattr(value, name)))

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
            interpreter=_get(self._lines["interpreter"]),
            circumstances=_get(self._lines["circumstances"]),
            question=_get(self._lines["question"]),
        )
        return None if part == WordsPart("") else part


class ReportedRow(Row):
    """What somebody else told: who, in which function, and whether the name may appear."""

    def __init__(self) -> None:
        super().__init__()
        self._text = TextArea(rows=2)
        told = LabelledField(
            "Faits rapportés", self._text, "Ce qu’une autre personne a vu ou su, selon elle."
        )
        self._speaker = _line("Rapporté par", "Nom de la personne qui l’a dit.")
        self._role = _line("Sa fonction ou son lien", "Par exemple\u00a0: voisine, enseignante.")
        for name, field in (("speaker", self._speaker), ("role", self._role)):
            field.field.setObjectName(name)
        self._text.setObjectName("text")
        self._named = QCheckBox("Son nom peut figurer dans un écrit")
        self._named.setObjectName("named")
        self._named.setChecked(True)
        column = _column(self)
        for part in (told, self._speaker, self._role, self._named):
            column.addWidget(part)
        self.setFocusProxy(self._text)
        for field in (told, self._speaker, self._role):
            field.edited.connect(self.edited)
        self._named.clicked.connect(lambda _checked: self.edited.emit())

    def load(self, value: ReportedPart) -> None:
        """Show reported facts."""
        self._text.set_text(value.text)
        _set(self._speaker, value.speaker)
        _set(self._role, value.speaker_role)
        self._named.setChecked(value.speaker_named)

    def value(self) -> ReportedPart | None:
        """Return the facts, ``None`` if nothing is written."""
        part = ReportedPart(
            text=self._text.text(),
            speaker=_get(self._speaker),
            speaker_role=_get(self._role),
            speaker_named=self._named.isChecked(),
        )
        return None if not (part.text or part.speaker or part.speaker_role) else part


class AnalysisPart(QWidget):
    """« Ce que j’en comprends », apart from the facts and out of the papers unless picked."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TextArea(rows=3)
        self.text.setObjectName("analysis")
        labelled = LabelledField(
            "Ce que j’en comprends",
            self.text,
            "Ne sera pas joint à l’écrit sauf si vous le choisissez.",
        )
        _column(self).addWidget(labelled)
        self.setFocusProxy(self.text)
        labelled.edited.connect(self.edited)


def _options(speakers: Sequence[Speaker]) -> list[tuple[str, str]]:
    return distinct((item.person_id, item.shown) for item in speakers)


def _column(widget: QWidget) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(FIELD_GAP_PX)
    return column


def _line(label: str, help_text: str) -> LabelledField:
    return LabelledField(label, QLineEdit(), help_text)


def _get(labelled: LabelledField) -> str:
    return labelled.field.text() if isinstance(labelled.field, QLineEdit) else ""


def _set(labelled: LabelledField, text: str) -> None:
    if isinstance(labelled.field, QLineEdit) and labelled.field.text() != text:
        labelled.field.setText(text)
