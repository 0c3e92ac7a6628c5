"""Asking the user for a file or a folder, without leaving a trace of where she went (S-42)."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QWidget


class FileChoice(Protocol):
    """The questions about files. ``None`` means that the user changed her mind."""

    def folder(self, title: str, start: Path) -> Path | None:
        """Ask for an existing folder."""
        ...

    def file(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask for an existing file; ``kinds`` as Qt writes them: « Images (*.png) »."""
        ...

    def several(self, title: str, start: Path, kinds: str) -> tuple[Path, ...]:
        """Ask for existing files; none means that the user changed her mind."""
        ...

    def new_file(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask where to write a file."""
        ...


class FileDialogs:
    """Ask with the system's own dialogs; where there are none, Qt's memory is emptied after.

    They lie over ``parent``, or over the window in front.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._parent = parent

    def _over(self) -> QWidget | None:
        return self._parent or QApplication.activeWindow()

    def folder(self, title: str, start: Path) -> Path | None:
        """Ask for an existing folder."""
        from PySide6.QtWidgets import QFileDialog

        chosen = QFileDialog.getExistingDirectory(self._over(), title, str(start))
        return _answer(chosen)

    def file(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask for an existing file."""
        from PySide6.QtWidgets import QFileDialog

        return _answer(QFileDialog.getOpenFileName(self._over(), title, str(start), kinds)[0])

    def several(self, title: str, start: Path, kinds: str) -> tuple[Path, ...]:
        """Ask for existing files."""
        from PySide6.QtWidgets import QFileDialog

        chosen, _kind = QFileDialog.getOpenFileNames(self._over(), title, str(start), kinds)
        forget_choices()
        return tuple(map(Path, chosen))

    def new_file(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask where to write a file."""
        from PySide6.QtWidgets import QFileDialog

        return _answer(QFileDialog.getSaveFileName(self._over(), title, str(start), kinds)[0])


def forget_choices() -> None:
    """Empty what Qt keeps of file dialogs: it would name folders, hence people."""
    memory = QSettings(QSettings.Scope.UserScope, "QtProject")
    memory.remove("FileDialog")
    memory.sync()


def _answer(chosen: str) -> Path | None:
    forget_choices()
    return Path(chosen) if chosen else None
