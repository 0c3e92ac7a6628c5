"""The passphrase, the recovery code and the places where keys are changed."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from desktop_app.domain.passphrases import Verdict
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput, NotAllowed
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.register import Register
    from desktop_app.register.vault import KeyRing, Vault


class Security(Service):
    """One method a use case on the keys of the register."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        vault: Vault,
        ring: KeyRing,
        *,
        recovered: bool,
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._vault = vault
        self._ring = ring
        self._shown_code = ""
        self._recovered = recovered

    @needs(Right.READ)
    def propose_passphrase(self) -> str:
        """Return seven random French words."""
        return propose_passphrase(self._reference)

    @needs(Right.READ)
    def judge(self, passphrase: str) -> Verdict:
        """Tell in words whether a passphrase is strong enough."""
        organisation = self._register.organisation().name
        return self._reference.passphrases.judge(passphrase, (self.actor.name, organisation))

    @needs(Right.READ)
    def change_passphrase(self, old: str, new: str) -> None:
        """Re-wrap the slot of the user who acts.

        Raise ``WrongPassphrase`` on a wrong ``old``, ``BadInput`` when ``new`` is too weak.
        """
        now = self._clock()
        self._require_strong(new)
        self._vault.unlock(old, self.actor.user_id, now)
        self._vault.change_passphrase(self._ring, self.actor.user_id, new, now)

    @needs(Right.READ)
    def reset_passphrase(self, new: str) -> None:
        """Choose a passphrase without the former one, once, after opening with a recovery code.

        The used code goes on opening until ``new_recovery_code`` replaces it: a power cut between
        the two must not leave the register without any paper. Raise ``BadInput`` when ``new`` is
        too weak.
        """
        if not self._recovered:
            raise NotAllowed(
                "Ce registre a été ouvert avec une phrase de passe.",
                "Pour la changer, indiquez l’actuelle.",
            )
        self._require_strong(new)
        self._vault.change_passphrase(self._ring, self.actor.user_id, new, self._clock())
        self._recovered = False

    @needs(Right.ADMINISTER)
    def new_recovery_code(self) -> str:
        """Make a new recovery code; the former one no longer opens the register."""
        self._shown_code = self._vault.new_recovery(self._ring, self._clock())
        return self._shown_code

    @needs(Right.ADMINISTER)
    def confirm_recovery(self, groups: dict[int, str]) -> bool:
        """Tell whether the typed-back groups (by index from 0) are those of the code just shown.

        Case, spaces and look-alikes (O for 0) do not matter, as when the code is used.
        """
        from desktop_app.register.recovery_code import bare_letters

        shown = self._shown_code.split("-")
        return bool(groups) and all(
            0 <= index < len(shown)
            and secrets.compare_digest(shown[index].encode(), bare_letters(typed).encode())
            for index, typed in groups.items()
        )

    @needs(Right.READ)
    def note_failures(self, count: int) -> None:
        """Write in the journal how many tries failed before the good one (S-12), if any did."""
        if count:
            with self._register.change(self.actor, "unlock_failed") as change:
                change.note("vault", self._vault.id, {"failed": count})

    def _require_strong(self, passphrase: str) -> None:
        verdict = self.judge(passphrase)
        if not verdict.ok:
            raise BadInput(verdict.sentence, "Choisissez une phrase de passe plus longue.")


def propose_passphrase(reference: Reference) -> str:
    """Return seven random words of the French list."""
    return reference.passphrases.generate(secrets.randbelow)
