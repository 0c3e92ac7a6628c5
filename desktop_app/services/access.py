"""Rights at the service layer (S-57): every public method names the right that it needs."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from desktop_app.domain.ids import next_id, uuid7
from desktop_app.domain.rights import Actor, Right
from desktop_app.services.clock import Clock

if TYPE_CHECKING:
    from desktop_app.register.register import Register

P = ParamSpec("P")
T = TypeVar("T")
S = TypeVar("S", bound="Service")


class Identity:
    """Who acts in this session. The name follows the profile while the program runs."""

    def __init__(self, actor: Actor) -> None:
        self.actor = actor

    def rename(self, name: str) -> None:
        """Act under another name from now on; the rights stay."""
        self.actor = replace(self.actor, name=name)


class Service:
    """What every service holds: the open register, who acts, and the clock."""

    def __init__(self, register: Register, identity: Identity, clock: Clock) -> None:
        self._register = register
        self._clock = clock
        self._identity = identity
        self._last_id = ""

    @property
    def actor(self) -> Actor:
        """Return who acts."""
        return self._identity.actor

    def _new_id(self) -> str:
        """Return an identifier that sorts after the former one, even within one millisecond."""
        made = uuid7(self._clock(), secrets.randbits(74))
        self._last_id = made if made > self._last_id else next_id(self._last_id)
        return self._last_id


def needs(
    right: Right,
) -> Callable[[Callable[Concatenate[S, P], T]], Callable[Concatenate[S, P], T]]:
    """Ask the actor for ``right`` before the method runs; raise ``NotAllowed`` without it."""

    def decorate(method: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
        @wraps(method)
        def guarded(self: S, *arguments: P.args, **named: P.kwargs) -> T:
            self.actor.require(right)
            return method(self, *arguments, **named)

        guarded.__dict__["right"] = right
        return cast("Callable[Concatenate[S, P], T]", guarded)

    return decorate
