"""What the association says of its model: title, kind, recipient, what it requires (UX §2.13)."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop_app.services.model_views import (
    AGE_RULES,
    RECIPIENTS,
    Description,
    ModelView,
    field_label,
)
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.tick import Tick

_REQUIRED = "Informations requises pour transmettre"
_REQUIRED_HELP = "L’écrit le rappelle tant qu’elles manquent. Un brouillon s’enregistre toujours."
_NO_FIELD = "Ce modèle n’a aucun champ."


class ModelForm(ScrollColumn):
    """``edited`` with each change by the user; ``kept`` when she asks to keep it."""

    edited = Signal()
    kept = Signal()

    def __init__(self) -> None:
        super().__init__("model_form", margin=NARROW_MARGIN_PX)
        self._title = LabelledField("Titre du modèle", QLineEdit())
        self._kind = LabelledCombo("Sorte d’écrit", (), searchable=False)
        self._recipient = LabelledCombo("Destinataire", RECIPIENTS, searchable=False)
        self._age = RadioGroup("Proposé", AGE_RULES, vertical=True)
        self._place = LabelledCombo(
            "À la place de",
            (),
            "Vide\u00a0: ce modèle s’ajoute aux autres. Sinon il remplace le modèle livré.",
            searchable=False,
        )
        self._note = LabelledField(
            "Note", QLineEdit(), "Par exemple\u00a0: relu par le bureau le 3 mars 2026."
        )
        self._ticks: dict[str, Tick] = {}
        self._save = QPushButton("Enregistrer la description")
        self._none = text_label(_NO_FIELD, "secondary")
        self._description = Description()
        self._build()

    def show_view(self, view: ModelView) -> None:
        """Show what is kept of a version."""
        self._kind.set_options(view.kinds)
        self._place.set_options(view.shipped)
        self._description = view.description
        self._show_fields(view.description)
        note = "" if view.row is None else view.row.note
        replaces = "" if view.row is None else view.row.replaces
        self._load(view.title, view.description, replaces, note)

    def load(self, draft: Mapping[str, Any]) -> None:
        """Show what was typed and not kept."""
        described = Description(
            str(draft.get("kind", "")),
            str(draft.get("recipient", "")),
            str(draft.get("age", "")),
            tuple(map(str, draft.get("required", ()))),
            self._description.fields,
        )
        self._load(
            str(draft.get("title", "")),
            described,
            str(draft.get("replaces", "")),
            str(draft.get("note", "")),
        )

    def payload(self) -> dict[str, Any]:
        """Return what is on screen, as a draft keeps it."""
        return {
            "title": _line(self._title).text(),
            "kind": self._kind.value(),
            "recipient": self._recipient.value(),
            "age": self._age.value(),
            "replaces": self._place.value(),
            "note": _line(self._note).text(),
            "required": [key for key, tick in self._ticks.items() if tick.is_ticked()],
        }

    def described(self) -> dict[str, Any]:
        """Return the same as the service wants it."""
        shown, known = self.payload(), self._description
        return {
            "title": shown["title"],
            "description": Description(
                shown["kind"] or known.kind,
                shown["recipient"] or known.recipient_kind,
                shown["age"] or known.age_rule,
                tuple(shown["required"]),
                known.fields,
            ),
            "replaces": shown["replaces"],
            "note": shown["note"],
        }

    def text(self) -> str:
        """Return what was typed, to be copied."""
        return "\n".join((_line(self._title).text(), _line(self._note).text()))

    def set_problem(self, sentence: str = "") -> None:
        """Show what is wrong with the title."""
        self._title.set_error(sentence)
        if sentence:
            self._title.field.setFocus()

    def set_editable(self, *, editable: bool) -> None:
        """Let the form be changed, or only be read."""
        for part in (self._title, self._kind, self._recipient, self._age, self._place, self._note):
            part.setEnabled(editable)
        for tick in self._ticks.values():
            tick.setEnabled(editable)
        self._save.setVisible(editable)

    def _load(self, title: str, description: Description, replaces: str, note: str) -> None:
        _line(self._title).setText(title)
        _line(self._note).setText(note)
        self._kind.set_value(description.kind)
        self._recipient.set_value(description.recipient_kind)
        self._age.set_value(description.age_rule)
        self._place.set_value(replaces)
        for key, tick in self._ticks.items():
            tick.set_ticked(key in description.required)

    def _show_fields(self, description: Description) -> None:
        for tick in self._ticks.values():
            tick.hide()
            tick.deleteLater()
        self._ticks = {}
        self._none.setVisible(not description.fields)
        at = self.layout_.indexOf(self._save)
        for offset, key in enumerate(description.fields):
            tick = Tick(field_label(key))
            tick.box.setObjectName(f"model_required_{key}")
            tick.changed.connect(lambda _ticked: self.edited.emit())
            self._ticks[key] = tick
            self.layout_.insertWidget(at + offset, tick)
        boxes = [tick.box for tick in self._ticks.values()]
        for before, after in pairwise((self._note.field, *boxes, self._save)):
            QWidget.setTabOrder(before, after)

    def _build(self) -> None:
        self._title.field.setObjectName("model_title")
        self._note.field.setObjectName("model_note")
        for combo, name in (
            (self._kind, "model_kind"),
            (self._recipient, "model_recipient"),
            (self._place, "model_place"),
        ):
            combo.combo.setObjectName(name)
            combo.changed.connect(lambda _value: self.edited.emit())
        for part in (self._title, self._kind, self._recipient, self._age, self._place, self._note):
            self.add(part)
        self.add_heading(_REQUIRED)
        self.add(text_label(_REQUIRED_HELP, "help"))
        self.add(self._none)
        mark(self._save, variant="primary")
        self._save.setObjectName("model_save")
        self.add(self._save)
        self.layout_.setAlignment(self._save, Qt.AlignmentFlag.AlignLeft)
        self._title.edited.connect(self.edited)
        self._note.edited.connect(self.edited)
        self._age.changed.connect(lambda _key: self.edited.emit())
        self._save.clicked.connect(self.kept)


def _line(labelled: LabelledField) -> QLineEdit:
    field = labelled.field
    if not isinstance(field, QLineEdit):
        raise TypeError(type(field).__name__)
    return field
