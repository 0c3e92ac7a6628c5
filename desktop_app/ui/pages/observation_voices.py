"""The other voices of an observation: told by others, understood by oneself (UX S07-AC3)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop_app.services.views import ReportedPart
from desktop_app.ui.pages.repeated_rows import Row
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.text_area import TextArea


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
