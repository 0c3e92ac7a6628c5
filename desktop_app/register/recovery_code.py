"""The recovery code on paper: 160 bits as 8 groups of 4 letters and a check letter (S-07).

The alphabet is Crockford's base 32: no I, L, O or U, and what is misread for another letter is read
as meant. Each group checks itself and its place, so that a slip is named by its group.
"""

from __future__ import annotations

import secrets

from desktop_app.errors import BadInput

CODE_BYTES = 20
GROUPS = 8
GROUP_LETTERS = 5
SEPARATOR = "-"

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1"})
_IGNORED = str.maketrans("", "", " -\u00a0\u2010\u2011\u2012\u2013\u2014.\t\r\n")
_DATA_LETTERS = GROUP_LETTERS - 1
_BITS = 5
_WEIGHTS = (2, 4, 8, 16)
_FIELD = 0b100101
"""x^5 + x^2 + 1: letters are elements of GF(32), so the check misses no single slip."""


def new_code() -> bytes:
    """Return a fresh secret of 160 random bits."""
    return secrets.token_bytes(CODE_BYTES)


def write_code(secret: bytes) -> str:
    """Return the code as printed: « 8 groups of 5 letters and digits », joined by hyphens."""
    if len(secret) != CODE_BYTES:
        raise ValueError("a recovery code is 20 bytes")
    number = int.from_bytes(secret, "big")
    total = GROUPS * _DATA_LETTERS
    values = [number >> (_BITS * (total - 1 - index)) & 31 for index in range(total)]
    groups = [values[start : start + _DATA_LETTERS] for start in range(0, total, _DATA_LETTERS)]
    return SEPARATOR.join(
        "".join(_ALPHABET[value] for value in [*group, _check(index, group)])
        for index, group in enumerate(groups)
    )


def read_code(typed: str) -> bytes:
    """Return the secret of a typed code, in any case and spacing.

    Raise ``BadInput`` naming the group that does not fit.
    """
    letters = bare_letters(typed)
    expected = GROUPS * GROUP_LETTERS
    if len(letters) != expected:
        raise BadInput(
            f"Le code compte {expected} lettres et chiffres\u00a0; "
            f"vous en avez tapé {len(letters)}.",
            "Comparez avec la fiche de secours, groupe par groupe.",
        )
    number = 0
    for index in range(GROUPS):
        group = letters[index * GROUP_LETTERS : (index + 1) * GROUP_LETTERS]
        values = [_ALPHABET.find(letter) for letter in group]
        if -1 in values or values.pop() != _check(index, values):
            raise BadInput(
                f"Le groupe {index + 1} du code ne correspond pas.",
                "Relisez ce groupe sur la fiche de secours.",
            )
        for value in values:
            number = number << _BITS | value
    return number.to_bytes(CODE_BYTES, "big")


def bare_letters(typed: str) -> str:
    """Return what was typed as it is printed: capitals, no separator, look-alikes as meant."""
    return typed.upper().translate(_IGNORED).translate(_MISREAD)


def _check(index: int, group: list[int]) -> int:
    """Return the check value: sees any one wrong letter, two swapped ones, and a moved group."""
    check = index + 1
    for weight, value in zip(_WEIGHTS, group, strict=True):
        check ^= _times(weight, value)
    return check


def _times(left: int, right: int) -> int:
    """Return the product of two elements of GF(32)."""
    product = 0
    for bit in range(_BITS):
        if right >> bit & 1:
            product ^= left << bit
    for bit in range(2 * _BITS - 2, _BITS - 1, -1):
        if product >> bit & 1:
            product ^= _FIELD << (bit - _BITS)
    return product
