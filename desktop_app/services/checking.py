"""The full check of the register: once a week in the background, or when one asks (S-23)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.french import NBSP, moment_words, plural
from desktop_app.domain.rights import Right
from desktop_app.register.full_check import FullCheck
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock

if TYPE_CHECKING:
    from desktop_app.register.full_check import CheckStep
    from desktop_app.register.register import Register

EVERY = timedelta(days=7)
_SETTING = "full_check"
_STOP = "N’écrivez plus rien ici\u00a0: fermez Fanal, puis ouvrez une copie."


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What a check found, in words."""

    sound: bool
    words: str


@dataclass(frozen=True, slots=True)
class CheckProgress:
    """One slice of a check: what is being looked at, how far it is; ``result`` at the end."""

    words: str
    done: int
    whole: int
    result: CheckResult | None = None


class Checking(Service):
    """Check the register slice by slice; remember when it was done."""

    def __init__(self, register: Register, identity: Identity, clock: Clock) -> None:
        super().__init__(register, identity, clock)
        self._check: FullCheck | None = None
        self._steps: Iterator[CheckStep] = iter(())

    @needs(Right.READ)
    def is_due(self) -> bool:
        """Tell whether the last full check is a week old or more."""
        last = self._last()
        return last is None or self._clock() - last >= EVERY

    @needs(Right.READ)
    def last_words(self) -> str:
        """Return when the last full check was done, in words."""
        last = self._last()
        if last is None:
            return "Pas encore de vérification complète."
        return f"Dernière vérification complète{NBSP}: {moment_words(last)}."

    @needs(Right.READ)
    def start(self) -> None:
        """Begin a check from its start; one that was under way is dropped."""
        register = self._register
        self._check = FullCheck(register.connection, register.journal, register.contents)
        self._steps = self._check.steps()

    @needs(Right.READ)
    def step(self) -> CheckProgress:
        """Do one slice of the check that was begun; the last one carries the result."""
        found = next(self._steps, None)
        if found is not None:
            return CheckProgress(found.words, found.done, found.whole)
        result = CheckResult(sound=True, words="Aucune vérification n’est en cours.")
        if self._check is not None:
            result = self._result(self._check)
            self._check = None
        return CheckProgress("", 1, 1, result)

    @needs(Right.READ)
    def stop(self) -> None:
        """Drop the check that is under way; nothing is remembered of it."""
        self._check, self._steps = None, iter(())

    def _result(self, check: FullCheck) -> CheckResult:
        rollback = self._register.rollback
        problems = [*([rollback] if rollback else []), *check.problems]
        if problems:
            return CheckResult(False, f"{' '.join(problems)} {_STOP} {self._newest()}")
        now = self._clock()
        with self._register.change(self.actor, "check") as change:
            self._register.settings.set(change, _SETTING, now.isoformat())
        entries = plural(check.entries, "entrée", "entrées")
        pieces = plural(check.contents, "pièce", "pièces")
        return CheckResult(
            True,
            f"Registre vérifié{NBSP}: rien d’anormal ({entries} du journal, {pieces}).",
        )

    def _newest(self) -> str:
        made = self._register.newest_copy()
        if made is None:
            return "Il n’y a pas de copie dans le dossier du registre\u00a0: cherchez la vôtre."
        return f"La copie vérifiée la plus récente de ce dossier date du {moment_words(made)}."

    def _last(self) -> datetime | None:
        said = self._register.settings.get(_SETTING)
        return datetime.fromisoformat(said) if isinstance(said, str) else None
