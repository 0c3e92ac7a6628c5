from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Theme
from desktop_app.ui.tokens import LIGHT, contrast
from desktop_app.ui.tray import TrayLock


@pytest.fixture
def asked() -> list[str]:
    return []


@pytest.fixture
def tray(qtbot: QtBot, plain_look: Theme, asked: list[str]) -> TrayLock:
    window = QWidget()
    qtbot.addWidget(window)
    made = TrayLock(lambda: asked.append("lock"), lambda: asked.append("panic"), window)
    made.window = window  # type: ignore[attr-defined]
    return made


def test_both_ways_to_lock_are_in_the_menu(tray: TrayLock, asked: list[str]) -> None:
    for action in tray.contextMenu().actions():
        action.trigger()
    assert asked == ["lock", "panic"]
    texts = [action.text() for action in tray.contextMenu().actions()]
    assert texts == ["Verrouiller", "Verrouiller sans attendre"]


def test_the_tray_names_nobody(tray: TrayLock) -> None:
    assert tray.toolTip() == "Registre"


@pytest.mark.parametrize("there", [True, False])
def test_it_is_shown_where_there_is_a_tray(
    tray: TrayLock,
    monkeypatch: pytest.MonkeyPatch,
    there: bool,
) -> None:
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: there)
    assert tray.offer() is there
    assert tray.isVisible() is there
    tray.hide()


@pytest.mark.parametrize("side", [16, 32, 64])
def test_it_is_seen_on_a_light_bar_and_on_a_dark_one(tray: TrayLock, side: int) -> None:
    picture = tray.icon().pixmap(side, side).toImage()
    colours = [picture.pixelColor(x, y) for x in range(side) for y in range(side)]
    opaque = [c.name() for c in colours if c.alpha() == 255]
    assert opaque.count(LIGHT.accent.lower()) > side * side // 3
    assert max(contrast(c, LIGHT.accent) for c in opaque) > 4.5
