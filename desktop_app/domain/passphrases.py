"""Passphrases: proposed words, and an honest judgement of one's own (S-05, S-06).

Seven proposed words carry 90 bits, above the 80 that CNIL asks for. An own phrase has 15 characters
at least; what is known, repeated or typed along the keyboard counts for almost nothing, and under
50 estimated bits it is refused (the floor of CNIL where tries are slowed down, which the key
derivation does). No rule of composition, no expiry, no hint.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop_app.domain.french import NBSP, plural, unaccented

PROPOSED_WORDS = 7
MIN_LENGTH = 15
MAX_LENGTH = 256
MIN_BITS = 50
GOOD_BITS = 80

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "&e\"'(-e_ca)=",
)
_RUNS = tuple(run for row in _ROWS for run in (row, row[::-1]))
_MIN_RUN = 4
_MIN_WORD = 4
_MAX_WORD = 24
_MIN_ECHO = 3

_RUN_BITS = 4.0
_ECHO_BITS = 1.0
_LETTER_BITS = 4.7
_DIGIT_BITS = 3.3
_SIGN_BITS = 5.0
_CASE_BITS = 1.0
_SHORT_WORD_BITS = 6.0
_PATTERNS = (
    (re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}(?!\d)"), 15.0),
    (re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)"), 7.0),
    (re.compile(r"(?<![^\s'])[^\W\d_]{2,3}(?![^\s'])"), _SHORT_WORD_BITS),
    (re.compile(r"\s+"), 0.0),
)

_APPLICATION = ("fanal",)


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a passphrase may be used, its estimated bits, and the sentence to show."""

    ok: bool
    bits: int
    sentence: str


def normalise(passphrase: str) -> str:
    """Return the NFKC form that is given to the key derivation; outer spaces are kept (S-06)."""
    return unicodedata.normalize("NFKC", passphrase)


class Passphrases:
    """The proposed words and the known ones, from the texts of the two shipped lists."""

    def __init__(self, words: str, blocklist: str) -> None:
        self._words = tuple(_lines(words))
        self._listed = frozenset(self._words)
        self._blocked = frozenset(_bare(line) for line in _lines(blocklist))
        self._word_bits = math.log2(len(self._words))

    def generate(self, randbelow: Callable[[int], int]) -> str:
        """Return seven different words drawn evenly; ``randbelow`` is ``secrets.randbelow``."""
        chosen: list[str] = []
        while len(chosen) < PROPOSED_WORDS:
            word = self._words[randbelow(len(self._words))]
            if word not in chosen:
                chosen.append(word)
        return " ".join(chosen)

    def judge(self, passphrase: str, forbidden: Sequence[str] = ()) -> Verdict:
        """Judge a passphrase; ``forbidden`` are the names of the association and of the user."""
        text = normalise(passphrase)
        if len(text) > MAX_LENGTH:
            too_long = f"Cette phrase de passe dépasse {MAX_LENGTH} caractères. Raccourcissez-la."
            return Verdict(False, 0, too_long)
        words = re.findall(r"[^\W_]+", unaccented(text))
        if self._proposed(words):
            return _strength(len(words) * self._word_bits)
        free = _context_words(forbidden)
        bits = self._estimate(text, free)
        if len(text) < MIN_LENGTH:
            return Verdict(False, int(bits), _too_short(len(text)))
        if _bare(text) in self._blocked:
            known = "Cette phrase de passe est trop connue. Choisissez-en une autre."
            return Verdict(False, int(bits), known)
        verdict = _strength(bits)
        if not verdict.ok and any(word in unaccented(text) for word in free):
            named = f"{verdict.sentence} Évitez les noms que l’on peut deviner."
            return Verdict(False, verdict.bits, named)
        return verdict

    def _proposed(self, words: list[str]) -> bool:
        return len(set(words)) >= PROPOSED_WORDS and self._listed.issuperset(words)

    def _estimate(self, text: str, free: frozenset[str]) -> float:
        """Add up what an attacker has to guess, piece by piece from the left."""
        folded = unaccented(text)
        case_bits = _CASE_BITS if re.search(r"\B[A-Z]", text) and not text.isupper() else 0.0
        bits, place = 0.0, 0
        while place < len(folded):
            length, cost = self._piece(folded, place, free)
            if length == 0:
                length, cost = 1, _character_bits(folded[place], case_bits)
            bits += cost
            place += length
        return bits

    def _piece(self, folded: str, place: int, free: frozenset[str]) -> tuple[int, float]:
        """Return the longest predictable piece at ``place`` and its bits; length 0 if none."""
        word = self._word_length(folded, place, free)
        known = folded[place : place + word] in free
        pieces = [
            (_echo_length(folded, place), _ECHO_BITS),
            (_run_length(folded, place), _RUN_BITS),
            (word, 0.0 if known else self._word_bits),
        ]
        for pattern, cost in _PATTERNS:
            match = pattern.match(folded, place)
            pieces.append((match.end() - place if match else 0, cost))
        return max(pieces, key=lambda piece: (piece[0], -piece[1]))

    def _word_length(self, folded: str, place: int, free: frozenset[str]) -> int:
        for length in range(min(_MAX_WORD, len(folded) - place), _MIN_WORD - 1, -1):
            piece = folded[place : place + length]
            if piece in free or piece in self._listed or piece in self._blocked:
                return length
        return 0


def _strength(bits: float) -> Verdict:
    shown = int(bits)
    if bits >= GOOD_BITS:
        words, advice = "suffisante", ""
    elif bits >= MIN_BITS:
        words, advice = "acceptable", " Un mot de plus la renforcerait."
    else:
        words, advice = "trop faible", " Ajoutez des mots sans lien entre eux."
    sentence = f"Force{NBSP}: {words} (environ {shown} bits).{advice}"
    return Verdict(bits >= MIN_BITS, shown, sentence)


def _too_short(length: int) -> str:
    needed = f"{MIN_LENGTH} caractères au moins, ou les {PROPOSED_WORDS} mots proposés"
    if length == 0:
        return f"Il faut {needed}."
    return f"Il y a {plural(length, 'caractère', 'caractères')}. Il faut {needed}."


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip() and line[0] != "#"]


def _bare(text: str) -> str:
    """Return letters and digits only, without the digits at the ends."""
    return re.sub(r"[\W_]+", "", unaccented(text)).strip("0123456789")


def _context_words(forbidden: Sequence[str]) -> frozenset[str]:
    words = set()
    for name in (*_APPLICATION, *forbidden):
        parts = re.findall(r"[^\W_]+", unaccented(name))
        words |= {part for part in (*parts, "".join(parts)) if len(part) >= _MIN_WORD}
    return frozenset(words)


def _run_length(folded: str, place: int) -> int:
    """Return the length of a piece of keyboard row, alphabet or count that starts here."""
    best = 0
    for run in _RUNS:
        start = run.find(folded[place : place + _MIN_RUN])
        length = _MIN_RUN
        if start < 0 or place + length > len(folded):
            continue
        while (
            start + length < len(run)
            and folded[place + length : place + length + 1] == (run[start + length])
        ):
            length += 1
        best = max(best, length)
    return best


def _echo_length(folded: str, place: int) -> int:
    """Return how many characters from here were already said before."""
    length = 0
    while place + length < len(folded) and folded[place : place + length + 1] in folded[:place]:
        length += 1
    if length >= _MIN_ECHO:
        return length
    previous = folded[place - 1 : place]
    return 1 if place >= 2 and folded[place] == previous == folded[place - 2] else 0


def _character_bits(char: str, case_bits: float) -> float:
    if char.isdecimal():
        return _DIGIT_BITS
    return _LETTER_BITS + case_bits if char.isalpha() else _SIGN_BITS
