"""Argon2id as published, bounds before hashing, wraps that cannot be moved."""

from __future__ import annotations

import time
import unicodedata
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from desktop_app.errors import VaultError
from desktop_app.register.keys import KeyRing
from desktop_app.register.slots import (
    FLOOR,
    KdfParameters,
    SlotKind,
    blank_slot,
    calibrated,
    open_slot,
    passphrase_key,
    recovery_key,
    seal_for_passphrase,
    seal_for_recovery,
)

SALT = bytes(range(16))
NOW = "2026-03-03T09:00:00+00:00"


def test_the_library_gives_the_known_answer_of_rfc_9106() -> None:
    # RFC 9106 §5.3, Argon2id test vector.
    kdf = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    assert kdf.derive(b"\x01" * 32).hex() == (
        "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    )


def test_our_key_is_argon2id_of_the_passphrase_and_nothing_else() -> None:
    reference = Argon2id(salt=SALT, length=32, iterations=3, lanes=4, memory_cost=65536)
    assert passphrase_key("rivage citron", SALT, FLOOR) == reference.derive(b"rivage citron")


def test_the_default_cost_is_the_one_decided() -> None:
    assert KdfParameters() == KdfParameters(256 * 1024, 3, 4)
    assert KdfParameters(64 * 1024, 3, 4) == FLOOR


@pytest.mark.parametrize(
    "values",
    [
        (64 * 1024 - 1, 3, 4),
        (0, 3, 4),
        (-1, 3, 4),
        (2 * 1024 * 1024 + 1, 3, 4),
        (65536, 2, 4),
        (65536, 21, 4),
        (65536, 3, 0),
        (65536, 3, 9),
        (65536.0, 3, 4),
        (65536, True, 4),
    ],
)
def test_costs_out_of_bounds_are_refused_at_once(values: tuple[int, int, int]) -> None:
    start = time.perf_counter()
    with pytest.raises(ValueError, match="out of bounds"):
        KdfParameters(*values)
    assert time.perf_counter() - start < 0.05


def test_composed_and_decomposed_letters_are_the_same_passphrase() -> None:
    typed = "éléphant à l’œuvre"
    decomposed = unicodedata.normalize("NFD", typed)
    assert typed != decomposed
    assert passphrase_key(typed, SALT, FLOOR) == passphrase_key(decomposed, SALT, FLOOR)


def test_outer_spaces_count() -> None:
    assert passphrase_key("citron ", SALT, FLOOR) != passphrase_key("citron", SALT, FLOOR)


def test_a_slot_opens_with_its_key_in_its_vault_only() -> None:
    ring = KeyRing.new()
    blank = blank_slot(SlotKind.RECOVERY, "", "", NOW, None)
    slot = seal_for_recovery(blank, b"s" * 20, ring, "vault-a")
    key = recovery_key(b"s" * 20, slot.salt)
    assert open_slot(slot, key, "vault-a") == ring
    assert open_slot(slot, key, "vault-b") is None
    assert open_slot(slot, recovery_key(b"t" * 20, slot.salt), "vault-a") is None


def test_the_wrap_holds_the_words_of_its_slot() -> None:
    blank = blank_slot(SlotKind.PASSPHRASE, "u1", "C. Martin", NOW, FLOOR)
    slot = seal_for_passphrase(blank, "rivage", KeyRing.new(), "v")
    key = passphrase_key("rivage", slot.salt, FLOOR)
    assert open_slot(slot, key, "v") is not None
    for altered in (
        replace(slot, user_id="u2"),
        replace(slot, id="0" * 16),
        replace(slot, created_at="2027-03-03T09:00:00+00:00"),
        replace(slot, kdf=KdfParameters(65536, 4, 4)),
        replace(slot, sealed=slot.sealed[:-1] + bytes([slot.sealed[-1] ^ 1])),
    ):
        assert open_slot(altered, key, "v") is None
    assert open_slot(replace(slot, name="C. M."), key, "v") is not None


def test_a_ring_may_lack_the_confidential_key() -> None:
    ring = KeyRing(b"m" * 32)
    slot = seal_for_recovery(blank_slot(SlotKind.RECOVERY, "", "", NOW, None), b"s", ring, "v")
    assert open_slot(slot, recovery_key(b"s", slot.salt), "v") == ring


def test_salts_and_nonces_are_never_used_twice() -> None:
    slots = [blank_slot(SlotKind.RECOVERY, "", "", NOW, None) for _ in range(200)]
    assert len({slot.salt for slot in slots}) == 200
    assert len({slot.nonce for slot in slots}) == 200


@pytest.mark.parametrize("length", [31, 33])
def test_a_malformed_ring_cannot_exist(length: int) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        KeyRing(bytes(length))


def test_a_ring_never_shows_its_keys() -> None:
    ring = KeyRing(b"k" * 32, b"c" * 32)
    assert "kkk" not in repr(ring)
    assert "ccc" not in repr(ring)


@pytest.fixture
def no_hashing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the timer alone say how long hashing takes."""
    monkeypatch.setattr("desktop_app.register.slots.passphrase_key", lambda *_: b"")


class StepTimer:
    """A timer on which each measure takes as long as told."""

    def __init__(self, *durations: float) -> None:
        self._moments = [moment for duration in durations for moment in (0.0, duration)]

    def __call__(self) -> float:
        return self._moments.pop(0)


@pytest.mark.usefixtures("no_hashing")
def test_a_slow_computer_gets_less_memory_but_never_under_the_floor() -> None:
    assert calibrated(StepTimer(4.0, 2.0, 1.0)) == KdfParameters(65536, 3, 4)
    assert calibrated(StepTimer(9.0, 9.0, 9.0)) == FLOOR


@pytest.mark.usefixtures("no_hashing")
def test_a_fast_computer_gets_more_passes() -> None:
    found = calibrated(StepTimer(0.2))
    assert found.memory_kib == 256 * 1024
    assert found.passes == 8


@pytest.mark.usefixtures("no_hashing")
def test_an_ordinary_computer_gets_the_default() -> None:
    assert calibrated(StepTimer(0.6)) == KdfParameters()


def test_a_computer_short_of_memory_says_so_and_gets_a_register_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Failing:
        """Raises where the library does: when it derives."""

        def __init__(self, *, memory_cost: int, **others: object) -> None:
            self._memory_cost = memory_cost
            self._others = others

        def derive(self, secret: bytes) -> bytes:
            if self._memory_cost > 100_000:
                raise MemoryError
            return Argon2id(memory_cost=self._memory_cost, **self._others).derive(secret)

    monkeypatch.setattr("desktop_app.register.slots.Argon2id", Failing)
    with pytest.raises(VaultError, match="mémoire libre"):
        passphrase_key("rivage", SALT, KdfParameters())
    assert calibrated(time.perf_counter).memory_kib == 64 * 1024
