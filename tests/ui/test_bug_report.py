from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.dialogs.bug_report import BugReport, report
from desktop_app.ui.theme import Look
from tests.ui.accessibility import audit

CANARY = "POPESCU Ana"


def caught() -> Exception:
    name = CANARY
    try:
        {}[name]
    except KeyError as problem:
        return problem
    raise AssertionError("a dictionary without keys has none")


def test_the_report_names_the_place_and_nobody() -> None:
    text = report(caught())
    assert "KeyError" in text
    assert "test_bug_report.py" in text
    assert CANARY not in text
    assert "Popescu" not in text


def test_the_window_stops_nothing_and_copies_the_report(qtbot: QtBot) -> None:
    dialog = BugReport(caught())
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.isModal()
    assert dialog.windowTitle() == "Registre"
    copy = dialog.findChild(QPushButton, "bug_copy")
    assert copy is not None
    copy.click()
    assert QApplication.clipboard().text() == dialog.text.toPlainText()


def test_no_anomaly_in_any_look(qtbot: QtBot, look: Look) -> None:
    dialog = BugReport(caught())
    qtbot.addWidget(dialog)
    dialog.resize(1366, 768)
    dialog.show()
    QApplication.processEvents()
    assert audit(dialog) == []
