"""S-45: whatever goes wrong while a dossier is open, neither its words nor a key reach a log."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop_app.errors import AppError
from desktop_app.log import EventLog
from desktop_app.services.access import Service
from desktop_app.services.session import Session
from tests.robustness.canary import CANARY

_LEFT_ALONE = {"copy", "export", "fill", "add"}
"""They write files where they are told to, or name the key or reference that they were given."""


class Odd:
    """Nothing that a service expects; its text is a name."""

    def __repr__(self) -> str:
        return CANARY

    __str__ = __repr__


def _methods(session: Session) -> Iterator[Any]:
    for service in vars(session).values():
        if isinstance(service, Service):
            for name, method in inspect.getmembers(service, inspect.ismethod):
                if not name.startswith("_") and name not in _LEFT_ALONE:
                    yield method


def _call(method: Any, value: object) -> None:
    given: dict[str, Any] = {}
    for parameter in inspect.signature(method).parameters.values():
        if parameter.default is parameter.empty:
            given[parameter.name] = value
    method(**given)


def _failures(session: Session) -> Iterator[Exception]:
    view = session.dossiers.create(typed_name=CANARY)
    session.people.save(replace(view.persons[0].person, note=CANARY, email=CANARY))
    for method in _methods(session):
        for value in (CANARY, Odd(), [CANARY], {CANARY: CANARY}):
            try:
                _call(method, value)
            except Exception as error:  # noqa: BLE001 - every failure is what is looked at
                yield error


def test_no_failure_of_a_service_names_anybody(session: Session, tmp_path: Path) -> None:
    bugs = 0
    with closing(EventLog(tmp_path / "events.log")) as log:
        for error in _failures(session):
            if isinstance(error, AppError):
                assert CANARY not in error.sentence, type(error)
            else:
                bugs += 1
                log.bug(error)
    assert bugs >= 60
    written = "".join(path.read_text("utf-8") for path in tmp_path.glob("events.log*"))
    assert written.count("bug ") == bugs
    assert "CANARI" not in written
    assert not re.search(r"[0-9a-f]{64}", written)


def test_every_refusal_says_what_to_do(session: Session) -> None:
    refusals = [error for error in _failures(session) if isinstance(error, AppError)]
    assert len({error.sentence for error in refusals}) >= 5
    for error in refusals:
        assert error.what.endswith((".", "!", "?")), error.what
        assert error.todo, error.what


@pytest.fixture(autouse=True)
def _close_what_odd_calls_opened(session: Session) -> Iterator[None]:
    yield
    session.papers.close()
