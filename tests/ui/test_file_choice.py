from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.file_choice import FileDialogs, forget_choices
from tests.ui.showing import show_active


def remembered() -> list[str]:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    return [key for key in settings.allKeys() if key.startswith("FileDialog")]


def test_the_memory_of_file_dialogs_is_emptied(qapp: QApplication) -> None:
    settings = QSettings(QSettings.Scope.UserScope, "QtProject")
    settings.setValue("FileDialog/lastVisited", "file:///home/c/POPESCU Ana")
    settings.setValue("FileDialog/history", ["file:///home/c/POPESCU Ana"])
    settings.sync()
    assert remembered()
    forget_choices()
    assert remembered() == []


Ask = Callable[[FileDialogs, Path], object]
QUESTIONS: dict[str, Ask] = {
    "folder": lambda dialogs, start: dialogs.folder("Dossier des copies", start),
    "file": lambda dialogs, start: dialogs.file("Fichier", start, "PDF (*.pdf)"),
    "several": lambda dialogs, start: dialogs.several("Fichiers", start, "PDF (*.pdf)"),
    "new_file": lambda dialogs, start: dialogs.new_file("Écrit", start / "ip.pdf", "PDF (*.pdf)"),
}


@pytest.fixture
def met(monkeypatch: pytest.MonkeyPatch) -> list[QFileDialog]:
    """Answer each dialog as it is shown, and gather what was shown."""
    shown: list[QFileDialog] = []

    def answer(dialog: QFileDialog) -> int:
        shown.append(dialog)
        if dialog.fileMode() in (
            QFileDialog.FileMode.ExistingFile,
            QFileDialog.FileMode.ExistingFiles,
        ):
            dialog.selectFile("ip.pdf")
        code = QFileDialog.DialogCode
        return code.Rejected if len(shown) > 1 else code.Accepted

    monkeypatch.setattr(QFileDialog, "exec", answer)
    return shown


@pytest.mark.parametrize("question", QUESTIONS)
def test_an_answer_becomes_a_path_and_none_stays_none(
    qapp: QApplication, tmp_path: Path, met: list[QFileDialog], question: str
) -> None:
    (tmp_path / "ip.pdf").touch()
    QSettings(QSettings.Scope.UserScope, "QtProject").setValue(
        "FileDialog/lastVisited", "file:///x"
    )
    ask = QUESTIONS[question]
    chosen = ask(FileDialogs(), tmp_path)
    found = chosen[0] if isinstance(chosen, tuple) and chosen else chosen
    assert found in (tmp_path, tmp_path / "ip.pdf")
    assert not ask(FileDialogs(), tmp_path)
    assert remembered() == []


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_part_of_the_dialog_is_named_in_french(
    qapp: QApplication, tmp_path: Path, met: list[QFileDialog], question: str
) -> None:
    QUESTIONS[question](FileDialogs(), tmp_path)
    labels = [met[0].labelText(label) for label in QFileDialog.DialogLabel]
    accept = {"folder": "Choisir", "new_file": "Enregistrer"}.get(question, "Ouvrir")
    assert labels == [
        "Dans le dossier\u00a0:",
        "Nom\u00a0:",
        "Sorte de fichiers\u00a0:",
        accept,
        "Annuler",
    ]


def test_a_question_lies_over_the_window_in_front(
    qtbot: QtBot, qapp: QApplication, met: list[QFileDialog], tmp_path: Path
) -> None:
    window = QWidget()
    show_active(qtbot, window, 300, 200)
    FileDialogs().folder("Dossier des copies", tmp_path)
    assert met[0].parent() is window
