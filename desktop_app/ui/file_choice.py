"""Asking the user for a file or a folder, without leaving a trace of where she went (S-42)."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget


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
        return _first(self._ask(title, start, "", QFileDialog.FileMode.Directory))

    def file(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask for an existing file."""
        return _first(self._ask(title, start, kinds, QFileDialog.FileMode.ExistingFile))

    def several(self, title: str, start: Path, kinds: str) -> tuple[Path, ...]:
        """Ask for existing files."""
        return self._ask(title, start, kinds, QFileDialog.FileMode.ExistingFiles)

    def new_file(self, title: str, start: Path, kinds: str) -> Path | None:
        """Ask where to write a file."""
        return _first(self._ask(title, start, kinds, QFileDialog.FileMode.AnyFile))

    def _ask(
        self, title: str, start: Path, kinds: str, mode: QFileDialog.FileMode
    ) -> tuple[Path, ...]:
        writes = mode is QFileDialog.FileMode.AnyFile
        folder = start.parent if writes and not start.is_dir() else start
        dialog = QFileDialog(self._over(), title, str(folder), kinds)
        try:
            dialog.setFileMode(mode)
            if mode is QFileDialog.FileMode.Directory:
                dialog.setOption(QFileDialog.Option.ShowDirsOnly)
            if writes:
                dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            if folder != start:
                dialog.selectFile(start.name)
            _name_in_french(dialog, mode)
            taken = dialog.exec() == QFileDialog.DialogCode.Accepted
            return tuple(map(Path, dialog.selectedFiles())) if taken else ()
        finally:
            dialog.deleteLater()
            forget_choices()


def _name_in_french(dialog: QFileDialog, mode: QFileDialog.FileMode) -> None:
    """Name the parts: Qt's French translation lacks some of them."""
    accept = "Choisir" if mode is QFileDialog.FileMode.Directory else "Ouvrir"
    writes = mode is QFileDialog.FileMode.AnyFile
    for label, words in (
        (QFileDialog.DialogLabel.LookIn, "Dans le dossier\u00a0:"),
        (QFileDialog.DialogLabel.FileName, "Nom\u00a0:"),
        (QFileDialog.DialogLabel.FileType, "Sorte de fichiers\u00a0:"),
        (QFileDialog.DialogLabel.Accept, "Enregistrer" if writes else accept),
        (QFileDialog.DialogLabel.Reject, "Annuler"),
    ):
        dialog.setLabelText(label, words)


def forget_choices() -> None:
    """Empty what Qt keeps of file dialogs: it would name folders, hence people."""
    memory = QSettings(QSettings.Scope.UserScope, "QtProject")
    memory.remove("FileDialog")
    memory.sync()


def _first(chosen: tuple[Path, ...]) -> Path | None:
    return chosen[0] if chosen else None
