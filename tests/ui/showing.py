"""Put a widget on the (offscreen) screen so that it can have the focus."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot


def show_active(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 300) -> None:
    """Show ``widget`` as the active window and let it be laid out; ``qtbot`` closes it."""
    qtbot.addWidget(widget)
    widget.resize(width, height)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    QApplication.processEvents()
