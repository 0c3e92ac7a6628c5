"""The entry window on real services: real vault, real SQLCipher, the least costs allowed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.preferences import Preferences
from desktop_app.services.opening import Opening
from desktop_app.ui.announcer import Announcer
from desktop_app.ui.entry.context import EntryContext
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.entry.way_in import WayIn
from desktop_app.ui.entry.window import EntryWindow
from desktop_app.ui.preference_store import PreferenceStore
from tests.sessions import fixed_clock, opening
from tests.ui.fakes import InlineRunner


class ChosenFiles:
    """Answers the questions about files with what the test put there."""

    def __init__(self) -> None:
        self.answer: Path | None = None
        self.asked: list[str] = []

    def folder(self, title: str, start: Path) -> Path | None:
        self.asked.append(title)
        return self.answer

    def file(self, title: str, start: Path, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.answer

    def new_file(self, title: str, start: Path, kinds: str) -> Path | None:
        self.asked.append(title)
        return self.answer


@dataclass
class Desk:
    """One computer: its services, its preferences, and the window of this start of the program."""

    folder: Path
    qtbot: QtBot
    opening: Opening
    preferences: PreferenceStore
    files: ChosenFiles = field(default_factory=ChosenFiles)
    bugs: list[Exception] = field(default_factory=list)
    entered: list[tuple[object, str]] = field(default_factory=list)

    _windows: list[QWidget] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.start_again()

    def start_again(self) -> WayIn:
        """Start the program anew on the same computer: nothing is left of the former process."""
        self.window = EntryWindow(self.preferences)
        self._windows.append(self.window)
        self.qtbot.addWidget(self.window)
        self.announcer = Announcer()
        self.said: list[str] = []
        self.announcer.announced.connect(self.said.append)
        context = EntryContext(
            window=self.window,
            opening=lambda: self.opening,
            runner=InlineRunner(),
            preferences=self.preferences,
            announcer=self.announcer,
            files=self.files,
            clock=fixed_clock,
            documents=self.folder / "Documents",
            training=self.folder / "training",
            bug=self.bugs.append,
        )
        self.way_in = WayIn(context)
        self.way_in.entered.connect(
            lambda session, message: self.entered.append((session, message))
        )
        self.window.show()
        return self.way_in

    @property
    def screen(self) -> EntryScreen:
        """Return the screen shown."""
        assert self.window.screen_shown is not None
        return self.window.screen_shown

    @property
    def title(self) -> str:
        """Return the heading of the screen shown."""
        return self.screen.heading.text()

    def button(self, name: str) -> QPushButton:
        """Return a button of the screen by its name."""
        found = self.screen.findChild(QPushButton, name)
        assert found is not None, name
        return found

    def press(self, name: str) -> None:
        """Press a button with the keyboard, as somebody without a mouse does."""
        button = self.button(name)
        assert button.isEnabled(), name
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        self.qtbot.keyClicks(self.focus(), text)

    def enter(self) -> None:
        """Press Entrée where the focus is."""
        self.qtbot.keyClick(self.focus(), Qt.Key.Key_Return)

    def focus(self) -> QWidget:
        """Return the widget that would get the keys."""
        focused = self.window.focusWidget()
        assert focused is not None
        return focused

    def close_session(self) -> None:
        """Close what the way in holds open, as the end of the program does."""
        if self.way_in.pending is not None:
            self.way_in.pending.close()


@pytest.fixture(autouse=True)
def destroyed_windows(qapp: QApplication) -> Iterator[None]:
    """Destroy the windows that qtbot closed: without a loop, Qt only promises to do it later."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def desk(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    (tmp_path / "Documents").mkdir()
    store = PreferenceStore(Preferences(), lambda _: None)
    made = Desk(tmp_path, qtbot, opening(tmp_path), store)
    yield made
    made.close_session()
    for session, _ in made.entered:
        session.close()  # type: ignore[attr-defined] # a Session, closed twice without harm
    assert made.bugs == []
