"""Item roles shared by the models of the pages."""

from __future__ import annotations

from enum import IntEnum

from PySide6.QtCore import Qt


class ItemRole(IntEnum):
    """What a model answers beside Qt's own roles."""

    ID = Qt.ItemDataRole.UserRole + 1
    SORT = Qt.ItemDataRole.UserRole + 2
    FOLDED = Qt.ItemDataRole.UserRole + 3
    HEADER = Qt.ItemDataRole.UserRole + 4
    HEADING = Qt.ItemDataRole.UserRole + 5
    BODY = Qt.ItemDataRole.UserRole + 6
    SHAPE = Qt.ItemDataRole.UserRole + 7
    HARD = Qt.ItemDataRole.UserRole + 8
