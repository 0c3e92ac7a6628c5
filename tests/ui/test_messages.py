"""One message at a time, a history, one undo, and no bug passed off as a message."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.errors import StorageFull
from desktop_app.ui.announcer import REPEAT_AFTER_S, Announcer
from desktop_app.ui.messages import STAY_MS, Action, Kind, Messages
from tests.ui.fakes import FixedClock


@pytest.fixture
def messages(qtbot: QtBot) -> Messages:
    return Messages(Announcer(), FixedClock())


def test_the_first_is_shown_and_the_next_waits(messages: Messages) -> None:
    messages.success("Observation enregistrée.")
    messages.success("Dossier archivé. Il reste consultable.")
    assert messages.current is not None
    assert messages.current.text == "Observation enregistrée."
    assert messages.waiting == 1
    messages.dismiss()
    assert messages.current.text == "Dossier archivé. Il reste consultable."
    messages.dismiss()
    assert messages.current is None


def test_a_success_stays_ten_seconds_and_goes(messages: Messages, qtbot: QtBot) -> None:
    assert STAY_MS >= 10_000
    messages._timer.setInterval(20)
    messages.success("Observation enregistrée.")
    qtbot.waitUntil(lambda: messages.current is None, timeout=2000)
    assert [message.text for message in messages.history] == ["Observation enregistrée."]


def test_an_error_stays_until_it_is_closed(messages: Messages, qtbot: QtBot) -> None:
    messages._timer.setInterval(10)
    messages.error("Le disque est plein. Votre texte reste à l’écran.")
    messages.attention("Dernière sauvegarde il y a 9 jours.")
    qtbot.wait(60)
    assert messages.current is not None
    assert messages.current.kind is Kind.ERROR
    messages.dismiss()
    qtbot.wait(60)
    assert messages.current is not None
    assert messages.current.kind is Kind.ATTENTION


def test_an_error_does_not_wait_behind_a_success(messages: Messages) -> None:
    messages.success("Observation enregistrée.")
    messages.error("Le disque est plein.")
    assert messages.current is not None
    assert messages.current.kind is Kind.ERROR


def test_what_was_just_done_does_not_wait_behind_a_notice(messages: Messages, qtbot: QtBot) -> None:
    messages._timer.setInterval(20)
    messages.attention("Registre d’entraînement.")
    messages.success("Observation enregistrée.", undo=lambda: None)
    assert messages.current is not None
    assert messages.current.undo is not None
    qtbot.waitUntil(lambda: messages.current is not None and messages.current.undo is None)
    assert messages.current.text == "Registre d’entraînement."
    assert messages.waiting == 0


def test_saying_the_same_again_does_not_queue(messages: Messages) -> None:
    messages.error("Le disque est plein.")
    messages.error("Le disque est plein.")
    assert messages.waiting == 0


def test_the_queue_is_bounded_and_drops_what_asks_for_nothing(messages: Messages) -> None:
    messages.error("Problème 0.")
    messages.success("Fait.")
    for number in range(1, 6):
        messages.error(f"Problème {number}.")
    assert messages.waiting == 5
    kept = []
    while messages.current is not None:
        kept.append(messages.current.kind)
        messages.dismiss()
    assert Kind.SUCCESS not in kept
    assert len(messages.history) == 7


def test_undo_works_after_the_message_has_gone_and_only_once(messages: Messages) -> None:
    undone: list[str] = []
    messages.success("Observation enregistrée.", undo=lambda: undone.append("observation"))
    messages.dismiss()
    assert messages.undo()
    assert not messages.undo()
    assert undone == ["observation"]


def test_undo_takes_its_message_off(messages: Messages) -> None:
    messages.success("Observation enregistrée.", undo=lambda: messages.success("Rétablie."))
    assert messages.undo()
    assert messages.current is not None
    assert messages.current.text == "Rétablie."


def test_known_errors_become_messages_and_bugs_do_not(messages: Messages) -> None:
    bugs: list[Exception] = []
    messages.bug_found.connect(bugs.append)
    messages.failed(StorageFull("Le disque est plein.", "Votre texte reste à l’écran."))
    assert messages.current is not None
    assert messages.current.text == "Le disque est plein. Votre texte reste à l’écran."
    bug = KeyError("x")
    messages.failed(bug)
    assert bugs == [bug]
    assert len(messages.history) == 1


def test_every_message_is_announced_errors_urgently(qtbot: QtBot) -> None:
    announcer = Announcer()
    said: list[str] = []
    announcer.announced.connect(said.append)
    messages = Messages(announcer, FixedClock())
    messages.info("38 dossiers.", actions=[Action("Ouvrir", lambda: None)])
    messages.error("Le disque est plein.")
    assert said == ["38 dossiers.", "Le disque est plein."]


def test_the_announcer_does_not_stammer(qtbot: QtBot) -> None:
    now = [0.0]
    announcer = Announcer(seconds=lambda: now[0])
    said: list[str] = []
    announcer.announced.connect(said.append)
    announcer.say("3 résultats")
    announcer.say("3 résultats")
    announcer.say("")
    announcer.say("2 résultats")
    announcer.say("3 résultats")
    now[0] += REPEAT_AFTER_S
    announcer.say("3 résultats")
    assert said == ["3 résultats", "2 résultats", "3 résultats", "3 résultats"]
