"""Find by its name what a page shows, read its words, press its buttons."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget

W = TypeVar("W", bound=QWidget)


def part(page: QWidget, kind: type[W], name: str) -> W:
    """Return the widget of ``page`` that bears ``name``."""
    found = page.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def line(page: QWidget, name: str) -> QLineEdit:
    """Return a field of one line."""
    return part(page, QLineEdit, name)


def button(page: QWidget, name: str) -> QPushButton:
    """Return a button, in sight or not."""
    return part(page, QPushButton, name)


def shown_button(page: QWidget, name: str) -> QPushButton:
    """Return the one button of that name that is in sight."""
    shown = [item for item in page.findChildren(QPushButton, name) if item.isVisible()]
    assert len(shown) == 1, (name, len(shown))
    return shown[0]


def press(page: QWidget, name: str) -> None:
    """Press the one button of that name that is in sight."""
    shown_button(page, name).click()
    QApplication.processEvents()


def sentences(page: QWidget) -> list[str]:
    """Return the texts that are in sight, label by label."""
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


def settle() -> None:
    """Let the layouts come to rest."""
    for _ in range(6):
        QApplication.processEvents()
