"""The table of places: the less needed columns go away in a narrow window."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop_app.ui.layout_rules import columns
from desktop_app.ui.models.places_model import Column, PlacesModel
from desktop_app.ui.pages.row_table import RowTable

_SHARES = {Column.PLACE: 6, Column.KIND: 3, Column.PERSONS: 2, Column.LAST: 3}
_NARROW = frozenset({Column.PLACE, Column.PERSONS})


class PlaceTable(RowTable):
    """Show a ``PlacesModel``."""

    def __init__(self, model: PlacesModel, parent: QWidget | None = None) -> None:
        super().__init__(model, "place_table", "Lieux", parent)
        self._places = model
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def select(self, place_id: str) -> None:
        """Make ``place_id`` the current row, else the first."""
        self.set_current(self._places.row_of(place_id))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between the columns that are shown."""
        super().resizeEvent(event)
        narrow = columns(self) == 1
        shown = [column for column in Column if not narrow or column in _NARROW]
        whole, width = sum(_SHARES[column] for column in shown), self.viewport().width()
        self.share_width({column: width * _SHARES[column] // whole for column in shown}, Column)
