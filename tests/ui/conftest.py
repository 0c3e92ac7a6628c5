"""The dressed application, in every look that a screen must bear."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop_app import paths
from desktop_app.ui.fonts import load_fonts
from desktop_app.ui.theme import Look, Theme

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


@pytest.fixture
def plain_look(theme: Theme) -> Iterator[Theme]:
    """Dress the application in light colours at 100 %, and again after the test."""
    theme.apply(Look(font="inter"))
    yield theme
    theme.apply(Look(font="inter"))


@pytest.fixture(params=LOOKS)
def look(theme: Theme, request: pytest.FixtureRequest) -> Iterator[Look]:
    """Dress the application in each look in turn (A11Y-07, A11Y-08)."""
    theme.apply(request.param)
    yield request.param
    theme.apply(Look(font="inter"))
