"""What the parts of the person form have in common."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.person import Person
from desktop_app.ui.tokens import FIELD_GAP_PX

Unsettled = Mapping[str, Any]
"""What is typed and is no value yet (half a date, half a chip), as plain values for a draft."""


class PersonPart(QWidget):
    """One group of fields of a person. ``edited`` says that the user changed something."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(FIELD_GAP_PX)

    def load(self, person: Person) -> None:
        """Show the values of ``person`` without telling anybody."""
        raise NotImplementedError

    def apply(self, person: Person) -> Person:
        """Return ``person`` with what is written here."""
        raise NotImplementedError

    def unsettled(self) -> dict[str, Any]:
        """Return what is typed here and is no value yet."""
        return {}

    def set_unsettled(self, unsettled: Unsettled) -> None:
        """Show again what a draft kept of this part."""


def name_inner(widget: QWidget, prefix: str) -> None:
    """Give the named children of a composite field names of their own in the page."""
    for child in widget.findChildren(QWidget):
        name = child.objectName()
        if name and not name.startswith("qt_"):
            child.setObjectName(f"{prefix}_{name}")
