"""A code that can be read from paper, typed by anybody, and says where the slip is."""

from __future__ import annotations

import random
import re

import pytest

from desktop_app.errors import BadInput
from desktop_app.register.recovery_code import CODE_BYTES, new_code, read_code, write_code

SECRET = bytes(range(0, 200, 10))
CODE = write_code(SECRET)
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_a_code_is_eight_groups_of_five() -> None:
    assert re.fullmatch(r"([0-9A-HJKMNP-TV-Z]{5}-){7}[0-9A-HJKMNP-TV-Z]{5}", CODE)
    assert CODE_BYTES * 8 == 160


def test_what_is_written_is_read() -> None:
    rng = random.Random(7)
    for _ in range(500):
        secret = rng.randbytes(CODE_BYTES)
        assert read_code(write_code(secret)) == secret


def test_case_spaces_dashes_and_look_alikes_do_not_matter() -> None:
    typed = CODE.lower().replace("-", "  ").replace("0", "o").replace("1", "l")
    assert read_code(f" {typed}\n") == SECRET
    assert read_code(CODE.replace("-", "–").replace("1", "I").replace("0", "O")) == SECRET
    assert read_code(CODE.replace("-", "")) == SECRET


def test_any_wrong_letter_is_seen_and_its_group_named() -> None:
    letters = CODE.replace("-", "")
    for position, letter in enumerate(letters):
        for other in ALPHABET:
            if other != letter:
                typed = letters[:position] + other + letters[position + 1 :]
                with pytest.raises(BadInput, match=f"groupe {position // 5 + 1} "):
                    read_code(typed)


def test_two_letters_swapped_in_a_group_are_seen() -> None:
    rng = random.Random(3)
    for _ in range(200):
        letters = list(write_code(rng.randbytes(CODE_BYTES)).replace("-", ""))
        start = 5 * rng.randrange(8)
        left, right = rng.sample(range(start, start + 5), 2)
        if letters[left] == letters[right]:
            continue
        letters[left], letters[right] = letters[right], letters[left]
        with pytest.raises(BadInput, match="groupe"):
            read_code("".join(letters))


def test_two_groups_swapped_are_seen() -> None:
    groups = CODE.split("-")
    groups[2], groups[5] = groups[5], groups[2]
    with pytest.raises(BadInput, match="groupe 3 "):
        read_code("-".join(groups))


@pytest.mark.parametrize("typed", ["", "ABC", CODE + "A", CODE[:-1]])
def test_a_wrong_length_is_counted(typed: str) -> None:
    with pytest.raises(BadInput, match="40 lettres et chiffres"):
        read_code(typed)


def test_strange_letters_are_a_slip_and_not_a_crash() -> None:
    with pytest.raises(BadInput, match="groupe 1 "):
        read_code("ÉÉÉÉÉ" + CODE.replace("-", "")[5:])


def test_codes_do_not_repeat() -> None:
    assert len({new_code() for _ in range(1000)}) == 1000
