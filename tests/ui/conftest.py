"""The dressed application, in every look that a screen must bear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.ui.fonts import load_fonts
from desktop_app.ui.theme import Look, Theme

PLAIN = Look(font="inter")
LOOKS = [
    pytest.param(Look(dark=dark, font="inter", text_percent=percent), id=f"{shade}-{percent}")
    for shade, dark in (("light", False), ("dark", True))
    for percent in (100, 200)
]


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """Return the theme of the session, with the shipped fonts loaded."""
    load_fonts(paths.resource("fonts"))
    return Theme(qapp, paths.resource("styles"))


@pytest.fixture(autouse=True)
def no_window_left(qapp: QApplication) -> Iterator[None]:
    """Delete the windows of the test: each later look would dress them again, ever slower."""
    yield
    for window in qapp.topLevelWidgets():
        window.hide()
        window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def plain_look(theme: Theme) -> Theme:
    """Dress the application in light colours at 100 %."""
    return _dressed(theme, PLAIN)


@pytest.fixture(params=LOOKS)
def look(theme: Theme, request: pytest.FixtureRequest) -> Iterator[Look]:
    """Dress the application in each look in turn (A11Y-07, A11Y-08)."""
    _dressed(theme, request.param)
    yield request.param
    _dressed(theme, PLAIN)


def _dressed(theme: Theme, look: Look) -> Theme:
    if theme.look != look or not theme.dressed:
        theme.apply(look)
    return theme
