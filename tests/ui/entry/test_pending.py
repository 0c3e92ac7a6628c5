"""A register that is open behind the first run locks like any other (S-31, S-33)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.ui.background import BackgroundRunner
from desktop_app.ui.entry.context import EntryContext
from desktop_app.ui.entry.pending import PendingRegister
from desktop_app.ui.idle import SOON_LOCKED
from tests.ui.entry.conftest import Desk
from tests.ui.entry.test_first_run import pending

CTRL = Qt.KeyboardModifier.ControlModifier


class Ends:
    """Notes how the process would have ended, with the real worker."""

    def __init__(self, desk: Desk, qapp: QApplication) -> None:
        self.noted: list[str] = []
        self.runner = BackgroundRunner()
        desk.way_in.welcome()
        desk.press("entry_create")
        desk.press("passphrase_take")
        desk.press("entry_forward")
        session: Any = pending(desk)
        context = EntryContext(
            window=desk.window,
            opening=lambda: desk.opening,
            runner=self.runner,
            preferences=desk.preferences,
            announcer=desk.announcer,
            files=desk.files,
            clock=desk.way_in._context.clock,
            documents=desk.folder,
            training=desk.folder,
            bug=desk.bugs.append,
        )
        self.watch = PendingRegister(context, session, self._succeed, self._end)
        self.watch.watch(qapp)

    def _succeed(self, *, saved: bool) -> None:
        self.noted.append(f"successor saved={saved}")

    def _end(self, code: int) -> None:
        self.noted.append(f"end {code}")


@pytest.fixture
def ends(desk: Desk, qapp: QApplication, qtbot: QtBot) -> Iterator[Ends]:
    desk.window.activateWindow()
    qtbot.waitUntil(desk.window.isActiveWindow)
    made = Ends(desk, qapp)
    yield made
    made.watch.leave()
    made.runner.stop()


def test_the_session_is_held_as_soon_as_it_exists(desk: Desk) -> None:
    held: list[object] = []
    desk.way_in.held.connect(held.append)
    desk.way_in.welcome()
    desk.press("entry_create")
    desk.press("passphrase_take")
    desk.press("entry_forward")
    assert held == [pending(desk)]


def test_the_keys_lock_behind_the_recovery_sheet(desk: Desk, ends: Ends) -> None:
    assert desk.title == "Votre fiche de secours"
    desk.qtbot.keyClick(desk.focus(), Qt.Key.Key_L, CTRL)
    assert ends.noted == ["successor saved=False", "end 0"]
    assert not desk.window.isVisible()


def test_idle_time_is_told_then_locks(desk: Desk, ends: Ends) -> None:
    ends.watch.idle.warned.emit()
    assert SOON_LOCKED in desk.said
    notice = desk.window._notice
    assert notice.isVisible()
    assert notice.text() == SOON_LOCKED
    ends.watch.idle.resumed.emit()
    assert not notice.isVisible()
    ends.watch.idle.expired.emit()
    assert ends.noted[-1] == "end 0"


def test_it_locks_nothing_once_the_register_has_its_window(desk: Desk, ends: Ends) -> None:
    ends.watch.leave()
    ends.watch.lock()
    ends.watch.panic()
    assert ends.noted == []
