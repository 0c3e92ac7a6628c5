"""What the program tells the user: one message at a time, a history, one way to undo."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.errors import AppError
from desktop_app.ui.announcer import Announcer

STAY_MS = 10_000
"""UX S00-AC3: a success stays at least ten seconds."""

_QUEUE = 5
_HISTORY = 100


class Kind(StrEnum):
    """The four kinds of a message. The word is always shown, never the colour alone."""

    INFO = "info"
    SUCCESS = "success"
    ATTENTION = "attention"
    ERROR = "error"

    @property
    def word(self) -> str:
        """Return the French word in front of the message."""
        return _WORDS[self]


_WORDS = {
    Kind.INFO: "Information",
    Kind.SUCCESS: "Fait",
    Kind.ATTENTION: "Attention",
    Kind.ERROR: "À régler",
}


@dataclass(frozen=True, slots=True)
class Action:
    """One button of a message: a verb and what it does."""

    label: str
    run: Callable[[], None]


@dataclass(frozen=True, slots=True, eq=False)
class Message:
    """One sentence or two, when it was said, and what can be done about it."""

    kind: Kind
    text: str
    said_at: datetime
    undo: Callable[[], None] | None = None
    actions: tuple[Action, ...] = ()


class Messages(QObject):
    """Keep the message on screen, those that wait, and those that were.

    ``shown`` carries the message to show or ``None``; ``bug_found`` carries an exception that is
    not an ``AppError``: ``app`` answers it with the report of a bug.
    """

    shown = Signal(object)
    bug_found = Signal(object)

    def __init__(
        self, announcer: Announcer, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._announcer = announcer
        self._clock = clock
        self._current: Message | None = None
        self._queue: deque[Message] = deque()
        self._history: deque[Message] = deque(maxlen=_HISTORY)
        self._undo: Callable[[], None] | None = None
        self._timer = QTimer(self, singleShot=True, interval=STAY_MS)
        self._timer.timeout.connect(self._next)

    @property
    def current(self) -> Message | None:
        """Return the message on screen."""
        return self._current

    @property
    def waiting(self) -> int:
        """Return how many messages come after the one on screen."""
        return len(self._queue)

    @property
    def history(self) -> tuple[Message, ...]:
        """Return the messages since the register was opened, newest first."""
        return tuple(reversed(self._history))

    def info(self, text: str, *, actions: Sequence[Action] = ()) -> None:
        """Say something that asks for nothing."""
        self._post(Kind.INFO, text, None, actions)

    def success(
        self,
        text: str,
        *,
        undo: Callable[[], None] | None = None,
        actions: Sequence[Action] = (),
    ) -> None:
        """Say that something is done; ``undo`` is offered here and on Ctrl+Z."""
        self._post(Kind.SUCCESS, text, undo, actions)

    def attention(self, text: str, *, actions: Sequence[Action] = ()) -> None:
        """Say something that the user should look at; it stays until closed."""
        self._post(Kind.ATTENTION, text, None, actions)

    def error(self, text: str, *, actions: Sequence[Action] = ()) -> None:
        """Say what could not be done and what to do; it stays until closed."""
        self._post(Kind.ERROR, text, None, actions)

    def failed(self, problem: Exception) -> None:
        """Tell the user what ``problem`` says; hand it to ``bug_found`` if it is not known.

        Made to be given to a runner as ``on_error``.
        """
        if isinstance(problem, AppError):
            self.error(problem.sentence)
        else:
            self.bug_found.emit(problem)

    def dismiss(self) -> None:
        """Close the message on screen and show the next one."""
        self._next()

    def undo(self) -> bool:
        """Undo the last act that can be, once; tell whether there was one."""
        act, self._undo = self._undo, None
        if act is None:
            return False
        if self._current is not None and self._current.undo is act:
            self._next()
        act()
        return True

    def _post(
        self,
        kind: Kind,
        text: str,
        undo: Callable[[], None] | None,
        actions: Sequence[Action],
    ) -> None:
        message = Message(kind, text, self._clock(), undo, tuple(actions))
        self._history.append(message)
        if undo is not None:
            self._undo = undo
        self._announcer.say(text, urgent=kind is Kind.ERROR)
        if self._current is None or self._gives_way(self._current, message):
            self._set_aside(message)
            self._show(message)
            return
        if kind is Kind.ERROR:
            self._queue.appendleft(message)
        else:
            self._queue.append(message)
        if len(self._queue) > _QUEUE:
            self._drop_one()
        self.shown.emit(self._current)

    @staticmethod
    def _gives_way(current: Message, message: Message) -> bool:
        """Tell whether ``message`` takes the place of ``current`` at once."""
        if message.kind is Kind.ERROR:
            return current.kind is not Kind.ERROR or current.text == message.text
        # What was just done can be undone here: it does not wait behind what waits to be closed.
        lasts = current.kind is Kind.ATTENTION and message.kind is Kind.SUCCESS
        return lasts or (current.kind, current.text) == (message.kind, message.text)

    def _set_aside(self, message: Message) -> None:
        """Let a message that stays until closed come back after ``message``."""
        current = self._current
        if current is not None and current.kind is Kind.ATTENTION and current.text != message.text:
            self._queue.appendleft(current)

    def _drop_one(self) -> None:
        """Forget the oldest message that asks for nothing: it stays in the history."""
        calm = next((m for m in self._queue if m.kind in (Kind.INFO, Kind.SUCCESS)), None)
        self._queue.remove(self._queue[0] if calm is None else calm)

    def _show(self, message: Message) -> None:
        self._current = message
        self._timer.stop()
        if message.kind in (Kind.INFO, Kind.SUCCESS):
            self._timer.start()
        self.shown.emit(message)

    def _next(self) -> None:
        self._timer.stop()
        if self._queue:
            self._show(self._queue.popleft())
        else:
            self._current = None
            self.shown.emit(None)
