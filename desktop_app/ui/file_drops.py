"""Files dropped anywhere in a page, its text fields included (S26-AC1)."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget

_KINDS = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FileDrops(QObject):
    """Take the files that are dropped on ``area``; ``dropped`` carries their paths.

    A text field would write the path of the file: ``watch`` puts every field of the page under the
    same eye, and is called again once the page has got new ones.
    """

    dropped = Signal(object)

    def __init__(self, area: QWidget) -> None:
        super().__init__(area)
        self._area = area
        area.setAcceptDrops(True)
        area.installEventFilter(self)

    def watch(self) -> None:
        """Look at the fields that the area holds now."""
        for field in self._area.findChildren(QWidget):
            if isinstance(field, QAbstractScrollArea):
                field.viewport().installEventFilter(self)
            if isinstance(field, QLineEdit | QAbstractScrollArea):
                field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take what carries files; leave the rest to the field."""
        if event.type() not in _KINDS or not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = paths_of(event.mimeData())
        if not paths:
            return super().eventFilter(watched, event)
        # Copying, never moving: another program would take the original away.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(paths)
        return True


def paths_of(data: QMimeData) -> tuple[Path, ...]:
    """Return the files of this computer that ``data`` names; addresses of the web are none."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())
