"""Saving by itself: soon after the last key, at least every five seconds, never in silence."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.errors import StorageFull, StorageReadOnly
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.autosave import FULL, Autosave
from tests.ui.fakes import page_context
from tests.ui.pages.inline import FailingRunner


class Desk:
    """A text, and what was written of it."""

    def __init__(self) -> None:
        self.text = ""
        self.written: list[str] = []

    def task(self) -> Callable[[], str] | None:
        text = self.text

        def write() -> str:
            self.written.append(text)
            return text

        return write if text else None


@pytest.fixture
def runner() -> FailingRunner:
    return FailingRunner()


@pytest.fixture
def context(qtbot: QtBot, runner: FailingRunner) -> PageContext:
    return page_context(runner=runner)


def test_what_is_typed_is_written_within_800_ms_of_the_last_key(
    qtbot: QtBot, context: PageContext
) -> None:
    desk = Desk()
    autosave = Autosave(context, desk.task, lambda: desk.text)
    desk.text = "Ana"
    autosave.touch()
    begun = time.monotonic()
    qtbot.waitUntil(lambda: desk.written == ["Ana"], timeout=2000)
    assert time.monotonic() - begun <= 0.8
    assert not autosave.dirty


def test_somebody_who_never_stops_typing_is_saved_every_five_seconds(
    qtbot: QtBot, context: PageContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.pages.autosave.AT_LEAST_EVERY_MS", 300)
    desk = Desk()
    autosave = Autosave(context, desk.task, lambda: desk.text)
    begun = time.monotonic()
    while time.monotonic() - begun < 0.45:
        desk.text += "a"
        autosave.touch()
        qtbot.wait(20)
    assert desk.written


def test_nothing_to_keep_writes_nothing(qtbot: QtBot, context: PageContext) -> None:
    desk = Desk()
    autosave = Autosave(context, desk.task, lambda: desk.text)
    autosave.touch()
    autosave.flush()
    assert desk.written == []


def test_a_full_disk_is_said_and_tried_again(
    qtbot: QtBot, context: PageContext, runner: FailingRunner
) -> None:
    desk = Desk()
    autosave = Autosave(context, desk.task, lambda: desk.text)
    runner.problem = StorageFull("Le disque est plein.", "Libérez de la place.")
    desk.text = "Ana"
    autosave.touch()
    autosave.flush()
    message = context.messages.current
    assert message is not None
    assert message.text == FULL
    assert FULL == (
        "Enregistrement impossible\u00a0: le disque est plein. Votre texte reste à l’écran."
    )
    assert autosave.dirty
    actions = {action.label: action.run for action in message.actions}
    actions["Copier le texte"]()
    assert QGuiApplication.clipboard().text() == "Ana"
    runner.problem = None
    actions["Réessayer"]()
    assert desk.written == ["Ana"]


def test_another_failure_keeps_its_own_words(
    qtbot: QtBot, context: PageContext, runner: FailingRunner
) -> None:
    desk = Desk()
    desk.text = "Ana"
    autosave = Autosave(context, desk.task, lambda: desk.text)
    runner.problem = StorageReadOnly("Ce dossier est en lecture seule.")
    autosave.touch()
    autosave.flush()
    message = context.messages.current
    assert message is not None
    assert message.text == "Ce dossier est en lecture seule. Votre texte reste à l’écran."


def test_a_bug_is_reported_as_a_bug(
    qtbot: QtBot, context: PageContext, runner: FailingRunner
) -> None:
    desk = Desk()
    desk.text = "Ana"
    autosave = Autosave(context, desk.task, lambda: desk.text)
    runner.problem = ZeroDivisionError()
    autosave.touch()
    with qtbot.waitSignal(context.messages.bug_found, timeout=100):
        autosave.flush()
