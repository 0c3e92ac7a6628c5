from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui import file_choice
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


@pytest.mark.parametrize(
    ("name", "answer"),
    [
        ("getExistingDirectory", "/x/y"),
        ("getOpenFileName", ("/x/y", "")),
        ("getSaveFileName", ("/x/y", "")),
    ],
)
def test_an_answer_becomes_a_path_and_none_stays_none(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, name: str, answer: object
) -> None:
    ask = {
        "getExistingDirectory": lambda: FileDialogs().folder("Titre", Path("/x")),
        "getOpenFileName": lambda: FileDialogs().file("Titre", Path("/x"), "PDF (*.pdf)"),
        "getSaveFileName": lambda: FileDialogs().new_file("Titre", Path("/x"), "PDF (*.pdf)"),
    }[name]
    monkeypatch.setattr(QFileDialog, name, lambda *_: answer)
    assert ask() == Path("/x/y")
    empty: object = "" if isinstance(answer, str) else ("", "")
    monkeypatch.setattr(QFileDialog, name, lambda *_: empty)
    assert ask() is None


def test_a_question_lies_over_the_window_in_front(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    over: list[object] = []
    window = QWidget()
    show_active(qtbot, window, 300, 200)
    monkeypatch.setattr(
        QFileDialog, "getExistingDirectory", lambda parent, *_: over.append(parent) or ""
    )
    monkeypatch.setattr(file_choice, "forget_choices", lambda: None)
    FileDialogs().folder("Dossier des copies", tmp_path)
    assert over == [window]
