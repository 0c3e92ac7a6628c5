"""Choosing a passphrase, whatever it is kept for: a new register, a change, a recovery."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import AppError, WrongPassphrase
from desktop_app.ui.entry.context import EntryContext
from desktop_app.ui.entry.passphrase import PassphraseScreen

Keep = Callable[[str, str], Any]
"""Called in a task with the present passphrase (or an empty text) and the new one."""


class NewPassphrase(QObject):
    """Drive the passphrase screen. ``kept`` carries what ``keep`` returned."""

    kept = Signal(object)
    back = Signal()

    def __init__(self, context: EntryContext, screen: PassphraseScreen, keep: Keep) -> None:
        super().__init__(context.window)
        self._context = context
        self.screen = screen
        self._keep = keep
        screen.proposal_wanted.connect(self._propose)
        screen.typed.connect(self._judge)
        screen.chosen.connect(self._choose)
        screen.back.connect(self.back)

    def start(self) -> None:
        """Show the screen, with a first proposal."""
        self._context.window.show_screen(self.screen)
        if not self.screen.proposal.text().strip():
            self._propose()

    def _propose(self) -> None:
        context = self._context
        context.runner.run_latest(
            "passphrase_proposal",
            lambda: context.opening().propose_passphrase(),
            self.screen.set_proposal,
            context.bug,
        )

    def _judge(self, passphrase: str) -> None:
        context = self._context
        if not passphrase:
            self.screen.set_strength("")
            return
        context.runner.run_latest(
            "passphrase_judge",
            lambda: context.opening().reference.passphrases.judge(passphrase, ()).sentence,
            lambda sentence: self._tell_strength(passphrase, sentence),
            context.bug,
        )

    def _tell_strength(self, passphrase: str, sentence: str) -> None:
        if self.screen.field.text() == passphrase:
            self.screen.set_strength(sentence)

    def _choose(self, passphrase: str) -> None:
        context, keep = self._context, self._keep
        current = self.screen.current.text() if self.screen.current is not None else ""

        def judged_and_kept() -> tuple[str, Any]:
            verdict = context.opening().reference.passphrases.judge(passphrase, ())
            if not verdict.ok:
                return verdict.sentence, None
            return "", keep(current, passphrase)

        self.screen.set_busy(True)
        context.runner.run(judged_and_kept, self._answer, self._refused, label="Ouverture…")

    def _answer(self, answer: tuple[str, Any]) -> None:
        weakness, result = answer
        if weakness:
            self.screen.set_error(weakness)
            self._context.announcer.say(weakness, urgent=True)
            return
        self.screen.set_busy(False)
        self.screen.forget()
        self.kept.emit(result)

    def _refused(self, problem: Exception) -> None:
        if not isinstance(problem, AppError):
            self.screen.set_busy(False)
            self._context.bug(problem)
            return
        if isinstance(problem, WrongPassphrase):
            self.screen.set_current_error(problem.sentence)
        else:
            self.screen.set_error(problem.sentence)
        self._context.announcer.say(problem.sentence, urgent=True)
