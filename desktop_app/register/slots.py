"""A slot: the key ring wrapped for one secret, a passphrase or a recovery code (S-01 to S-03).

passphrase --NFKC--> Argon2id --> key --AES-256-GCM--> ring; recovery code --HKDF--> key --> ring.
"""

from __future__ import annotations

import json
import math
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop_app.errors import VaultError
from desktop_app.register.columns import to_json
from desktop_app.register.keys import KEY_BYTES, KeyRing

SALT_BYTES = 16
NONCE_BYTES = 12
SLOT_VERSION = 1

_FLOOR_KIB, _CEILING_KIB = 64 * 1024, 2 * 1024 * 1024
_PASSES = range(3, 21)
_LANES = range(1, 9)
_TARGET_S = (0.5, 1.5)


class SlotKind(StrEnum):
    """What opens the slot."""

    PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Costs of Argon2id. Outside the bounds they are refused, before any hashing (S-02).

    The floor is the second choice of RFC 9106 §4: 64 MiB, three passes.
    """

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def __post_init__(self) -> None:
        """Refuse with ``ValueError`` what would weaken the slot or exhaust the computer."""
        whole = all(type(value) is int for value in (self.memory_kib, self.passes, self.lanes))
        if (
            not whole
            or not _FLOOR_KIB <= self.memory_kib <= _CEILING_KIB
            or self.passes not in _PASSES
            or self.lanes not in _LANES
        ):
            raise ValueError("Argon2id parameters out of bounds")


FLOOR = KdfParameters(_FLOOR_KIB, 3, 4)


@dataclass(frozen=True, slots=True)
class Slot:
    """One wrapped ring. ``user_id`` and ``name`` are empty for a recovery code."""

    id: str
    kind: SlotKind
    version: int
    user_id: str
    name: str
    created_at: str
    salt: bytes
    kdf: KdfParameters | None
    nonce: bytes
    sealed: bytes

    def __post_init__(self) -> None:
        """Refuse with ``ValueError`` a slot that this version cannot have written."""
        if (
            self.version != SLOT_VERSION
            or len(self.salt) != SALT_BYTES
            or len(self.nonce) != NONCE_BYTES
            or (self.kdf is None) is (self.kind is SlotKind.PASSPHRASE)
        ):
            raise ValueError("malformed slot")


def passphrase_key(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """Return the key of a passphrase. Normalised to NFKC; its outer spaces count (S-06).

    Raise ``VaultError`` if the computer has too little free memory.
    """
    kdf = Argon2id(
        salt=salt,
        length=KEY_BYTES,
        iterations=parameters.passes,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    )
    try:
        return kdf.derive(unicodedata.normalize("NFKC", passphrase).encode("utf-8"))
    except MemoryError:
        raise VaultError(
            "Cet ordinateur n’a pas assez de mémoire libre pour ouvrir le registre.",
            f"Fermez d’autres programmes\u00a0: il faut {parameters.memory_kib // 1024}\u00a0Mo.",
        ) from None


def recovery_key(secret: bytes, salt: bytes) -> bytes:
    """Return the key of a recovery code, which is random enough to need no costly hash."""
    return HKDF(SHA256(), KEY_BYTES, salt, b"recovery").derive(secret)


def seal_for_passphrase(blank: Slot, passphrase: str, ring: KeyRing, vault_id: str) -> Slot:
    """Return ``blank`` with ``ring`` wrapped for ``passphrase``."""
    if blank.kdf is None:
        raise ValueError("a passphrase slot has Argon2id parameters")
    return _seal(blank, passphrase_key(passphrase, blank.salt, blank.kdf), ring, vault_id)


def seal_for_recovery(blank: Slot, secret: bytes, ring: KeyRing, vault_id: str) -> Slot:
    """Return ``blank`` with ``ring`` wrapped for a recovery secret."""
    return _seal(blank, recovery_key(secret, blank.salt), ring, vault_id)


def open_slot(slot: Slot, key: bytes, vault_id: str) -> KeyRing | None:
    """Return the ring, or ``None`` if ``key`` is not the slot's."""
    try:
        plain = AESGCM(key).decrypt(slot.nonce, slot.sealed, _bound(slot, vault_id))
    except InvalidTag:
        return None
    keys = {name: bytes.fromhex(value) for name, value in json.loads(plain).items()}
    return KeyRing(keys["main"], keys.get("confid"))


def blank_slot(
    kind: SlotKind, user_id: str, name: str, created_at: str, kdf: KdfParameters | None
) -> Slot:
    """Return an empty slot with a fresh salt and nonce."""
    return Slot(
        id=secrets.token_hex(8),
        kind=kind,
        version=SLOT_VERSION,
        user_id=user_id,
        name=name,
        created_at=created_at,
        salt=secrets.token_bytes(SALT_BYTES),
        kdf=kdf,
        nonce=secrets.token_bytes(NONCE_BYTES),
        sealed=b"",
    )


def calibrated(timer: Callable[[], float]) -> KdfParameters:
    """Return costs that take 0.5 to 1.5 s on this computer, never under the floor (S-01)."""
    parameters = KdfParameters()
    took = _measure(parameters, timer)
    while took > _TARGET_S[1] and parameters.memory_kib // 2 >= _FLOOR_KIB:
        parameters = replace(parameters, memory_kib=parameters.memory_kib // 2)
        took = _measure(parameters, timer)
    while took < _TARGET_S[0] and parameters.passes + 1 in _PASSES:
        parameters = replace(parameters, passes=parameters.passes + 1)
        took = took * parameters.passes / (parameters.passes - 1)
    return parameters


def _measure(parameters: KdfParameters, timer: Callable[[], float]) -> float:
    start = timer()
    try:
        passphrase_key("mesure", bytes(SALT_BYTES), parameters)
    except VaultError:
        return math.inf
    return timer() - start


def _seal(blank: Slot, key: bytes, ring: KeyRing, vault_id: str) -> Slot:
    keys = {"main": ring.main.hex()}
    if ring.confid is not None:
        keys["confid"] = ring.confid.hex()
    sealed = AESGCM(key).encrypt(blank.nonce, to_json(keys).encode(), _bound(blank, vault_id))
    return replace(blank, sealed=sealed)


def _bound(slot: Slot, vault_id: str) -> bytes:
    """Return what the wrap is bound to: the vault and the slot's own words, except its label."""
    kdf = slot.kdf
    costs = None if kdf is None else [kdf.memory_kib, kdf.passes, kdf.lanes]
    words = [
        vault_id,
        slot.id,
        slot.kind.value,
        slot.version,
        slot.user_id,
        slot.created_at,
        slot.salt.hex(),
        costs,
    ]
    return to_json(words).encode("utf-8")
