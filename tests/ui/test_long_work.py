"""A long act in the status line: told in words, stopped from there (UX §1.7)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.french import number_words
from desktop_app.services.pacing import Cancel, Stopped, Tell
from desktop_app.ui import long_work
from desktop_app.ui.long_work import LongWork
from desktop_app.ui.shell.status_line import OFFLINE, StatusLine
from tests.ui.fakes import ManualRunner


def test_a_long_act_is_said_after_a_second_and_can_be_stopped(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(long_work, "SHOW_AFTER_MS", 0)
    work, status, runner = LongWork(), StatusLine(), ManualRunner()
    qtbot.addWidget(status)
    work.changed.connect(status.show_long_work)
    status.stopped.connect(work.stop)
    status.show()
    button = status.findChild(QPushButton, "work_stop")
    assert button is not None
    problems: list[Exception] = []

    def act(tell: Tell, stop: Cancel) -> None:
        tell(1200, 4000)
        assert status.text().startswith(f"Fusion en cours\u00a0: {number_words(1200)} sur")
        button.click()
        assert "Arrêt…" in status.text()
        if stop.is_set():
            raise Stopped("La fusion a été arrêtée.")

    work.run(runner, "Fusion", act, lambda _done: pytest.fail("not stopped"), problems.append)
    qtbot.waitUntil(button.isVisible)
    assert status.text().startswith("Fusion en cours")
    assert button.accessibleName() == "Annuler\u00a0: Fusion en cours"
    runner.step()
    assert [type(problem) for problem in problems] == [Stopped]
    assert button.isHidden()
    assert status.text() == OFFLINE


def test_a_short_act_says_nothing(qtbot: QtBot) -> None:
    work, runner = LongWork(), ManualRunner()
    said: list[str] = []
    work.changed.connect(said.append)
    done: list[int] = []

    def act(tell: Tell, _stop: Cancel) -> int:
        tell(1, 2)
        return 3

    work.run(runner, "Fusion", act, done.append, lambda problem: pytest.fail(str(problem)))
    runner.step()
    assert done == [3]
    assert said == [""]
