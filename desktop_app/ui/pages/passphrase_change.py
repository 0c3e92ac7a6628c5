"""Changing the passphrase, inside the settings: a page, never a pop-up (UX §2.25)."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.passphrases import Verdict
from desktop_app.errors import AppError, WrongPassphrase
from desktop_app.ui.entry.passphrase import PassphraseScreen
from desktop_app.ui.page import PageContext


class PassphraseChange(QObject):
    """Drive the screen. ``done`` when the new passphrase is in force, ``back`` to give up."""

    done = Signal()
    back = Signal()

    def __init__(self, context: PageContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._security = context.session.security
        self.screen = PassphraseScreen("Changer la phrase de passe", ask_current=True)
        self.screen.proposal_wanted.connect(self._propose)
        self.screen.typed.connect(self._judge)
        self.screen.chosen.connect(self._choose)
        self.screen.back.connect(self._give_up)

    def start(self) -> None:
        """Begin with a proposal and empty fields."""
        self.screen.forget()
        self.screen.set_busy(False)
        self._propose()
        self.screen.take_focus()

    def _propose(self) -> None:
        self._context.runner.run_latest(
            "passphrase_proposal",
            self._security.propose_passphrase,
            self.screen.set_proposal,
            self._context.messages.failed,
        )

    def _judge(self, passphrase: str) -> None:
        if not passphrase:
            self.screen.set_strength("")
            return
        self._context.runner.run_latest(
            "passphrase_judge",
            lambda: self._security.judge(passphrase),
            lambda verdict: self.screen.set_strength(verdict.sentence),
            self._context.messages.failed,
        )

    def _choose(self, new: str) -> None:
        old = self.screen.current.text() if self.screen.current is not None else ""
        security = self._security

        def judge_and_change() -> Verdict:
            verdict = security.judge(new)
            if verdict.ok:
                security.change_passphrase(old, new)
            return verdict

        self.screen.set_busy(True, "Changement…")
        self._context.runner.run(judge_and_change, self._answer, self._refused)

    def _answer(self, verdict: Verdict) -> None:
        self.screen.set_busy(False)
        if not verdict.ok:
            self.screen.set_error(verdict.sentence)
            self._context.announcer.say(verdict.sentence, urgent=True)
            return
        self.screen.forget()
        self._context.messages.success("Phrase de passe changée.")
        self.done.emit()

    def _refused(self, problem: Exception) -> None:
        self.screen.set_busy(False)
        if not isinstance(problem, AppError):
            self._context.messages.failed(problem)
        elif isinstance(problem, WrongPassphrase):
            self.screen.set_current_error(problem.sentence)
        else:
            self.screen.set_error(problem.sentence)

    def _give_up(self) -> None:
        self.screen.forget()
        self.back.emit()
