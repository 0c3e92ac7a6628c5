"""« Autres actions » of a dossier: what one does rarely, each by its name (UX §2.5, menu ⋯)."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton

from desktop_app.domain.ids import BatchId
from desktop_app.services.merge_views import UndoLine


class DossierMenu:
    """Fill the menu of ``button``. ``undo`` is called with the batch that one wants undone."""

    def __init__(self, button: QPushButton, undo: Callable[[BatchId], None]) -> None:
        self._menu = QMenu(button)
        self._menu.setObjectName("dossier_menu")
        self._menu.setAccessibleName("Autres actions sur ce dossier")
        self._undo = undo
        self._lines: tuple[QAction, ...] = ()
        button.setMenu(self._menu)

    def add(self, label: str, name: str, act: Callable[[], None]) -> QAction:
        """Add an action called ``name``; it stands before the undoings."""
        action = QAction(label, self._menu)
        action.setObjectName(name)
        action.triggered.connect(lambda _checked: act())
        before = self._lines[0] if self._lines else None
        if before is None:
            self._menu.addAction(action)
        else:
            self._menu.insertAction(before, action)
        return action

    def show_undoable(self, lines: Iterable[UndoLine]) -> None:
        """Offer what can still be undone, the latest first, after the actions."""
        for old in self._lines:
            self._menu.removeAction(old)
            old.deleteLater()
        lines = tuple(lines)
        made = [self._menu.addSeparator()] if lines else []
        for number, line in enumerate(lines):
            action = self._menu.addAction(line.words)
            action.setObjectName(f"undo_batch_{number}")
            action.setStatusTip(line.until_words)
            action.triggered.connect(lambda _checked, chosen=line.batch_id: self._undo(chosen))
            made.append(action)
        self._lines = tuple(made)
