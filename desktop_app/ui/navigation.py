"""Where the user is, where she was, and the news that the register changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

Place = Mapping[str, str | int]
"""Scroll, focused field and caret of a page, as plain values that a draft can keep."""

_NO_ARGS: Mapping[str, str] = MappingProxyType({})
_DEPTH = 50


@dataclass(frozen=True, slots=True)
class Route:
    """A page and what it must show: ``Route("dossier", {"id": "0197…"})``."""

    page: str
    args: Mapping[str, str] = field(default_factory=lambda: _NO_ARGS)


@dataclass(slots=True)
class _Step:
    route: Route
    place: Place


class Navigator(QObject):
    """Keep the current route and the way back.

    ``leaving`` comes before a route is left (the window then calls ``remember``);
    ``arrived`` carries the new route and the place to restore (empty when it is new);
    ``register_changed`` carries a ``frozenset`` of kinds: dossier, person, place, observation…
    """

    leaving = Signal()
    arrived = Signal(object, object)
    register_changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._steps: list[_Step] = []

    @property
    def current(self) -> Route | None:
        """Return the route on screen, ``None`` before the first one."""
        return self._steps[-1].route if self._steps else None

    @property
    def previous(self) -> Route | None:
        """Return the route that ``back`` would show."""
        return self._steps[-2].route if len(self._steps) > 1 else None

    def go(self, page: str, **args: str) -> None:
        """Show ``page``; going where one already is changes nothing in the way back."""
        self.open(Route(page, args))

    def open(self, route: Route, place: Place = _NO_ARGS) -> None:
        """Show ``route``, with scroll, field and caret of ``place`` if given."""
        self.leaving.emit()
        self._arrive(route, place)

    def replace(self, route: Route) -> None:
        """Show ``route`` in the place of the current one: a form that became a record."""
        self.leaving.emit()
        if self._steps:
            self._steps.pop()
        self._arrive(route, _NO_ARGS)

    def _arrive(self, route: Route, place: Place) -> None:
        if self.current != route:
            self._steps.append(_Step(route, _NO_ARGS))
            del self._steps[:-_DEPTH]
        self.arrived.emit(route, place)

    def back(self, otherwise: Route | None = None) -> None:
        """Show the previous route as it was left; from the first one, ``otherwise`` if given."""
        if len(self._steps) < 2:
            if otherwise is not None:
                self.open(otherwise)
            return
        self.leaving.emit()
        self._steps.pop()
        step = self._steps[-1]
        self.arrived.emit(step.route, step.place)

    def remember(self, place: Place) -> None:
        """Keep scroll, field and caret of the route that is being left."""
        if self._steps:
            self._steps[-1].place = dict(place)

    def changed(self, kinds: frozenset[str]) -> None:
        """Tell every page that something of ``kinds`` was written to the register."""
        self.register_changed.emit(kinds)
