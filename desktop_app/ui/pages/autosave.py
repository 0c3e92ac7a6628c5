"""Save what is typed without being asked, and say so when it cannot be saved (UX P1, §1.7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

from desktop_app.errors import AppError, StorageFull
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext

QUIET_MS = 500
"""The budget is 800 ms after the last key, writing included (UX §1.7)."""

AT_LEAST_EVERY_MS = 5_000

FULL = (
    "Enregistrement impossible\u00a0: le disque est plein. Votre texte reste à l’écran."  # UX §3.2
)
STAYS = "Votre texte reste à l’écran."

MakeTask = Callable[[], Callable[[], Any] | None]


@dataclass(frozen=True, slots=True)
class _Writing:
    """What was handed over: for which record, and what there is to copy if it fails."""

    record: int
    task: Callable[[], Any]
    text: str


class Autosave(QObject):
    """Write a form half a second after the last key, every five seconds at most, and on demand.

    ``make_task`` is called on the main thread and returns a task over frozen values, or ``None``
    when there is nothing to keep. ``text`` returns what « Copier le texte » copies.
    ``saved`` carries what the task returned. ``begin`` when the form turns to another record: a
    writing of the former one that fails is then tried again with its own text.
    """

    saved = Signal(object)

    def __init__(
        self,
        context: PageContext,
        make_task: MakeTask,
        text: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._make_task = make_task
        self._text = text
        self._record = 0
        self._typed = False
        self._writing = 0
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.flush)
        self._limit = QTimer(self, singleShot=True, interval=AT_LEAST_EVERY_MS)
        self._limit.timeout.connect(self.flush)

    @property
    def dirty(self) -> bool:
        """Tell whether something was typed that is not yet known to be safe."""
        return self._typed or self._writing > 0

    def begin(self) -> None:
        """Turn to another record, with nothing typed in it yet."""
        self._record += 1
        self._writing = 0
        self.forget()

    def touch(self) -> None:
        """Take note that something was typed."""
        self._typed = True
        self._quiet.start()
        if not self._limit.isActive():
            self._limit.start()

    def forget(self) -> None:
        """Drop what is pending: the form was saved another way, or emptied on purpose."""
        self._typed = False
        self._quiet.stop()
        self._limit.stop()

    def flush(self) -> None:
        """Hand over what was typed now, without waiting for the end of the writing."""
        self._quiet.stop()
        self._limit.stop()
        if not self._typed:
            return
        task = self._make_task()
        self._typed = False
        if task is not None:
            self._write(_Writing(self._record, task, self._text()))

    def _write(self, writing: _Writing) -> None:
        if writing.record == self._record:
            self._writing += 1
        self._context.runner.run(
            writing.task,
            lambda kept: self._written(writing, kept),
            lambda problem: self._failed(writing, problem),
        )

    def _written(self, writing: _Writing, kept: Any) -> None:
        self._end(writing)
        self.saved.emit(kept)

    def _failed(self, writing: _Writing, problem: Exception) -> None:
        self._typed = self._end(writing) or self._typed
        saving_failed(
            self._context,
            problem,
            lambda: self._again(writing),
            lambda: self._text() if writing.record == self._record else writing.text,
        )

    def _end(self, writing: _Writing) -> bool:
        """Count a writing as over; tell whether it is one of the record on screen."""
        mine = writing.record == self._record
        if mine:
            self._writing -= 1
        return mine

    def _again(self, writing: _Writing) -> None:
        """Write what the form holds now, or what it held when it was left."""
        if writing.record == self._record:
            self.flush()
        else:
            self._write(writing)


def saving_failed(
    context: PageContext,
    problem: Exception,
    retry: Callable[[], None],
    text: Callable[[], str],
) -> None:
    """Say that the text is still on screen, and offer to try again or to copy it (UX §2.21)."""
    if not isinstance(problem, AppError):
        context.messages.failed(problem)
        return
    sentence = FULL if isinstance(problem, StorageFull) else _with_text_kept(problem.sentence)
    copy = Action("Copier le texte", lambda: QGuiApplication.clipboard().setText(text()))
    context.messages.error(sentence, actions=(Action("Réessayer", retry), copy))


def _with_text_kept(sentence: str) -> str:
    return sentence if STAYS in sentence else f"{sentence} {STAYS}"
