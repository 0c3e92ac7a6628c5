"""The vault: who can open the register. Keys live in slots; changing a secret re-wraps one slot."""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from desktop_app.domain.ids import UserId
from desktop_app.errors import NotFound, VaultError, WrongPassphrase
from desktop_app.register import header as headers
from desktop_app.register.attempts import AttemptsStore
from desktop_app.register.header import Header
from desktop_app.register.keys import KeyRing
from desktop_app.register.layout import Layout
from desktop_app.register.recovery_code import new_code, read_code, write_code
from desktop_app.register.slots import (
    KdfParameters,
    Slot,
    SlotKind,
    blank_slot,
    calibrated,
    open_slot,
    passphrase_key,
    recovery_key,
    seal_for_passphrase,
    seal_for_recovery,
)
from desktop_app.register.storage import already_there

__all__ = ["KeyRing", "SlotOwner", "Unlocked", "Vault"]


@dataclass(frozen=True, slots=True)
class SlotOwner:
    """A person who has a passphrase on this register."""

    user_id: UserId
    name: str


@dataclass(frozen=True, slots=True)
class Unlocked:
    """What a good secret gives. ``user_id`` is ``None`` after a recovery code.

    ``failed_before`` counts the tries that failed since the last success, for the journal.
    """

    ring: KeyRing
    user_id: UserId | None
    failed_before: int = 0


class Vault:
    """The slots of one register folder. ``warnings`` are French sentences for the user."""

    def __init__(self, layout: Layout, header: Header, attempts: AttemptsStore | None) -> None:
        self._layout = layout
        self._header = header
        self._attempts = attempts
        self.warnings: tuple[str, ...] = ()

    @classmethod
    def create(
        cls,
        folder: Path,
        owner_name: str,
        user_id: UserId,
        passphrase: str,
        now: datetime,
        parameters: KdfParameters | None = None,
        timer: Callable[[], float] = time.perf_counter,
    ) -> tuple[Vault, KeyRing]:
        """Make the folder and its first slot. Without ``parameters`` the cost is calibrated here.

        Raise ``VaultError`` if the folder already has a vault.
        """
        layout = Layout(folder)
        if layout.header.exists() or layout.database.exists():
            raise already_there()
        layout.make()
        ring, vault_id = KeyRing.new(), secrets.token_hex(16)
        blank = blank_slot(
            SlotKind.PASSPHRASE,
            user_id,
            owner_name,
            now.isoformat(),
            parameters or calibrated(timer),
        )
        slot = seal_for_passphrase(blank, passphrase, ring, vault_id)
        vault = cls(layout, Header(headers.FORMAT, vault_id, 0, 1, ()), None)
        vault._write((slot,), ring, revokes=True)
        return vault, ring

    @classmethod
    def read(cls, folder: Path, attempts: AttemptsStore | None = None) -> Vault:
        """Read the vault of a register folder.

        Raise ``VaultError`` if the folder or its header cannot be used, ``NewerRegister`` if a
        newer program wrote it.
        """
        layout = Layout(folder)
        layout.require()
        header, earlier = headers.read(layout)
        vault = cls(layout, header, attempts)
        if earlier:
            vault.warnings = (
                "Le fichier des clés était abîmé\u00a0: Fanal a repris sa copie précédente.",
            )
        return vault

    @property
    def id(self) -> str:
        """Return the vault's identifier."""
        return self._header.vault

    def owners(self) -> tuple[SlotOwner, ...]:
        """Return the persons who can open the register, in the order of their arrival."""
        return tuple(SlotOwner(UserId(slot.user_id), slot.name) for slot in self._personal())

    def has_recovery(self) -> bool:
        """Tell whether a recovery code opens the register."""
        return any(slot.kind is SlotKind.RECOVERY for slot in self._header.slots)

    def unlock(self, passphrase: str, user_id: UserId | None, now: datetime) -> Unlocked:
        """Open the slot of ``user_id``, or whichever slot the passphrase opens.

        Raise ``WrongPassphrase``, ``TooManyAttempts``, or ``VaultError`` if the header was altered.
        """
        self._be_patient(now)
        for slot in self._personal():
            if user_id in (None, slot.user_id) and slot.kdf is not None:
                ring = open_slot(slot, passphrase_key(passphrase, slot.salt, slot.kdf), self.id)
                if ring is not None:
                    return self._opened(ring, slot)
        self._count_failure(now)
        raise WrongPassphrase(
            "Cette phrase de passe n’ouvre pas ce registre.",
            "Vérifiez les majuscules et la disposition du clavier.",
        )

    def recover(self, code: str, now: datetime) -> Unlocked:
        """Open with the recovery code of the fiche de secours; ``new_recovery`` must replace it.

        Raise ``BadInput`` for a slip of typing, ``WrongPassphrase`` for a code that opens nothing.
        """
        self._be_patient(now)
        secret = read_code(code)
        for slot in self._header.slots:
            if slot.kind is SlotKind.RECOVERY:
                ring = open_slot(slot, recovery_key(secret, slot.salt), self.id)
                if ring is not None:
                    return self._opened(ring, slot)
        self._count_failure(now)
        raise WrongPassphrase(
            "Ce code n’ouvre pas ce registre.",
            "Prenez la fiche de secours la plus récente\u00a0: un code qui a servi est remplacé.",
        )

    def new_recovery(self, ring: KeyRing, now: datetime) -> str:
        """Return a new recovery code; every former one stops opening the register."""
        code = new_code()
        slots = (*self._personal(), self._recovery(code, ring, now))
        self._write(slots, ring, revokes=self.has_recovery())
        return write_code(code)

    def change_passphrase(self, ring: KeyRing, user_id: UserId, new: str, now: datetime) -> None:
        """Wrap the ring of one person anew; the other slots stay byte for byte (S-08)."""
        mine = self._resealed(user_id, new, ring, now)
        slots = tuple(mine if slot.user_id == user_id else slot for slot in self._header.slots)
        self._write(slots, ring, revokes=True)

    def add_person(
        self, ring: KeyRing, user_id: UserId, name: str, passphrase: str, now: datetime
    ) -> None:
        """Give one more person a slot. ``ring`` is what she may read."""
        if any(slot.user_id == user_id for slot in self._personal()):
            raise ValueError("this person has a slot already")
        costs = self._personal()[0].kdf
        blank = blank_slot(SlotKind.PASSPHRASE, user_id, name, now.isoformat(), costs)
        slot = seal_for_passphrase(blank, passphrase, ring, self.id)
        self._write((*self._header.slots, slot), ring, revokes=False)

    def rename(self, ring: KeyRing, user_id: UserId, name: str) -> None:
        """Change the name shown before unlocking."""
        slots = tuple(
            replace(slot, name=name) if slot.user_id == user_id else slot
            for slot in self._header.slots
        )
        if slots != self._header.slots:
            self._write(slots, ring, revokes=False)

    def _personal(self) -> tuple[Slot, ...]:
        return tuple(slot for slot in self._header.slots if slot.kind is SlotKind.PASSPHRASE)

    def _resealed(self, user_id: UserId, passphrase: str, ring: KeyRing, now: datetime) -> Slot:
        former = next((slot for slot in self._personal() if slot.user_id == user_id), None)
        if former is None:
            raise NotFound("Cette personne n’a pas accès à ce registre.", "Choisissez son nom.")
        blank = blank_slot(SlotKind.PASSPHRASE, user_id, former.name, now.isoformat(), former.kdf)
        return seal_for_passphrase(blank, passphrase, ring, self.id)

    def _recovery(self, code: bytes, ring: KeyRing, now: datetime) -> Slot:
        blank = blank_slot(SlotKind.RECOVERY, "", "", now.isoformat(), None)
        return seal_for_recovery(blank, code, ring, self.id)

    def _opened(self, ring: KeyRing, slot: Slot) -> Unlocked:
        if not self._header.authentic(ring):
            raise VaultError(
                "Le fichier des clés (vault.json) a été modifié hors de Fanal.",
                "Remettez-le depuis une sauvegarde du registre. Rien n’a été ouvert.",
            )
        failed = 0
        if self._attempts is not None:
            failed = self._attempts.count(self.id)
            self._attempts.succeeded(self.id)
        self._mend()
        return Unlocked(ring, UserId(slot.user_id) if slot.user_id else None, failed)

    def _mend(self) -> None:
        """Put the header back if a copy had to serve; drop copies that a crash left stale."""
        if self.warnings:
            headers.write(self._layout, self._header, None)
        else:
            headers.drop_stale_copies(self._layout, self._header)

    def _write(self, slots: tuple[Slot, ...], ring: KeyRing, *, revokes: bool) -> None:
        former = self._header
        generation = former.generation + 1
        header = replace(
            former,
            generation=generation,
            valid_from=generation if revokes else former.valid_from,
            slots=slots,
        ).sealed(ring)
        headers.write(self._layout, header, former if former.slots else None)
        self._header = header

    def _be_patient(self, now: datetime) -> None:
        if self._attempts is not None:
            self._attempts.require_patience(self.id, now)

    def _count_failure(self, now: datetime) -> None:
        if self._attempts is not None:
            self._attempts.failed(self.id, now)
