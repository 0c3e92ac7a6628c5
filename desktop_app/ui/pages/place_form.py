"""The fields of a place: kind, name, landmark, commune (UX §2.24, lieu de vie)."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.place import Place, PlaceKind
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec
from desktop_app.ui.pages.commune_field import CommuneField
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo

_KINDS = tuple((kind.value, kind.label) for kind in PlaceKind)
_NAME = (TextSpec("name", "Nom du lieu", "Le nom que tout le monde emploie.", absence=False),)
_WHERE = (
    TextSpec("address", "Adresse, si elle existe", rows=2, absence=False),
    TextSpec(
        "landmark",
        "Repère",
        "Par exemple\u00a0: derrière la station-service, portail vert.",
        absence=False,
    ),
    TextSpec("note", "Autres informations", rows=2, absence=False),
)


class PlaceForm(QWidget):
    """Show and change a place. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = LabelledCombo("Type de lieu", _KINDS, searchable=False)
        self._kind.combo.setObjectName("place_kind")
        self._name = BoundTexts(_NAME)
        self._commune = CommuneField(context)
        self._where = BoundTexts(_WHERE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self._name, self._kind, self._commune, self._where):
            column.addWidget(part)
        self.setFocusProxy(self._name.labelled("name").field)
        for texts in (self._name, self._where):
            texts.edited.connect(self.edited)
        self._kind.changed.connect(lambda _key: self.edited.emit())
        self._commune.edited.connect(self.edited)
        self._prefix_names()

    def load(self, place: Place) -> None:
        """Show ``place`` without telling anybody."""
        self._name.load(place)
        self._kind.set_value(place.kind.value)
        self._commune.load(place.commune_code, place.commune)
        self._where.load(place)

    def apply(self, place: Place) -> Place:
        """Return ``place`` with what is written here."""
        place = self._where.apply(self._name.apply(place))
        return replace(
            place,
            kind=PlaceKind(self._kind.value() or PlaceKind.UNKNOWN.value),
            commune_code=self._commune.code,
            commune=self._commune.name,
        )

    def _prefix_names(self) -> None:
        """Keep « name » and « note » apart from the fields of the page around."""
        self._name.labelled("name").field.setObjectName("place_name")
        for name in ("address", "landmark", "note"):
            self._where.labelled(name).field.setObjectName(f"place_{name}")
