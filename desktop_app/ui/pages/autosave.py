"""Save what is typed without being asked, and say so when it cannot be saved (UX P1, §1.7)."""

from __future__ import annotations

from collections.abc import Callable
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


class Autosave(QObject):
    """Write a form half a second after the last key, every five seconds at most, and on demand.

    ``make_task`` is called on the main thread and returns a task over frozen values, or ``None``
    when there is nothing to keep. ``text`` returns what « Copier le texte » copies.
    ``saved`` carries what the task returned.
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
        self._dirty = False
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self.flush)
        self._limit = QTimer(self, singleShot=True, interval=AT_LEAST_EVERY_MS)
        self._limit.timeout.connect(self.flush)

    @property
    def dirty(self) -> bool:
        """Tell whether something was typed that is not yet known to be safe."""
        return self._dirty

    def touch(self) -> None:
        """Take note that something was typed."""
        self._dirty = True
        self._quiet.start()
        if not self._limit.isActive():
            self._limit.start()

    def forget(self) -> None:
        """Drop what is pending: the form was saved another way, or emptied on purpose."""
        self._dirty = False
        self._quiet.stop()
        self._limit.stop()

    def flush(self) -> None:
        """Hand over what was typed now, without waiting for the end of the writing."""
        self._quiet.stop()
        self._limit.stop()
        if not self._dirty:
            return
        task = self._make_task()
        self._dirty = False
        if task is not None:
            self._context.runner.run(task, self.saved.emit, self._failed)

    def _failed(self, problem: Exception) -> None:
        self._dirty = True
        saving_failed(self._context, problem, self.flush, self._text)


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
