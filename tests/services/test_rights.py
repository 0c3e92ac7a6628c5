"""Every public method of every service asks the one actor for a right."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import pytest

from desktop_app.domain.ids import UserId
from desktop_app.domain.rights import Actor, Right
from desktop_app.errors import NotAllowed
from desktop_app.services.access import Service
from desktop_app.services.session import Session


def _services(session: Session) -> Iterator[Service]:
    for value in vars(session).values():
        if isinstance(value, Service):
            yield value


def test_every_public_method_names_its_right(session: Session) -> None:
    services = list(_services(session))
    assert len(services) >= 10
    for service in services:
        for name, method in inspect.getmembers(type(service), inspect.isfunction):
            if not name.startswith("_"):
                assert isinstance(getattr(method, "right", None), Right), f"{service}.{name}"


def test_without_rights_every_method_refuses(session: Session) -> None:
    session._identity.actor = Actor(UserId("x"), "Personne", frozenset())
    for service in _services(session):
        for name, method in inspect.getmembers(service, inspect.ismethod):
            if not name.startswith("_"):
                count = len(inspect.signature(method).parameters)
                with pytest.raises(NotAllowed, match="coordination"):
                    method(*[None] * count) if _positional(method) else method(
                        **dict.fromkeys(inspect.signature(method).parameters)
                    )


def _positional(method: object) -> bool:
    kinds = {item.kind for item in inspect.signature(method).parameters.values()}  # type: ignore[arg-type]
    return inspect.Parameter.KEYWORD_ONLY not in kinds
