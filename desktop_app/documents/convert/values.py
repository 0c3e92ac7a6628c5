"""Find every value of the paper again in the text of its PDF.

Each engine can lose text in silence (feasibility A3). A PDF's text is not the typed text: lines
break, words are cut, ligatures join letters, right-to-left runs may come out reversed, and a sign
that no font draws is not there at all. What is compared is therefore letters and digits, in order.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

# Between two words of one value a page break can put a footer, a header and a neighbouring cell.
_GAP_LIMIT = 1500
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_CHECKED_SIGNS = frozenset("☐☑☒✓✔")  # drawn by fonts that every engine brings


def missing(expected: Sequence[str], pages: Sequence[str]) -> tuple[int, ...]:
    """Return the positions in ``expected`` of the values that the pages do not hold."""
    text = "".join(_compact(page) for page in pages)
    return tuple(place for place, value in enumerate(expected) if not _holds(text, value))


def has_unchecked_signs(expected: Sequence[str]) -> bool:
    """Tell whether a value holds signs, such as emoji, that fonts may lack: nobody checks them."""
    return any(_is_pictogram(sign) for value in expected for sign in value)


def _holds(text: str, value: str) -> bool:
    whole = _compact(value)
    if whole in text:
        return True
    words = list(_words(value))
    if any(_is_right_to_left(word) for word in words):
        # The order of the words depends on the engine: each is looked for on its own.
        return all(_next(text, word, 0)[0] >= 0 for word in words)
    return _in_order(text, words, len(whole))


def _in_order(text: str, words: Sequence[str], length: int) -> bool:
    """Tell whether the words follow each other, other text of a bounded length between them."""
    start = 0
    while (found := _next(text, words[0], start))[0] >= 0:
        first, end = found
        for word in words[1:]:
            begin, end = _next(text, word, end)
            if begin < 0:
                return False
        if end - first <= 2 * length + _GAP_LIMIT:
            return True
        start = first + 1
    return False


def _next(text: str, word: str, start: int) -> tuple[int, int]:
    found = text.find(word, start)
    if found < 0 and _is_right_to_left(word):
        found = text.find(word[::-1], start)
    return found, found + len(word)


def _words(value: str) -> Iterator[str]:
    for written in value.split():
        word = _compact(written)
        if any(unicodedata.east_asian_width(sign) in "WF" for sign in word):
            yield from word  # Chinese and Japanese put no space: a line may break anywhere
        elif word:
            yield word


def _is_right_to_left(word: str) -> bool:
    return any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in word)


def _compact(text: str) -> str:
    """Keep letters and digits alone, in their plain form and in lower case.

    NFKC undoes ligatures and Arabic presentation forms; signs such as ☐ or – may come from another
    font or be changed by the layout, and a cut word gains a hyphen, so neither is kept. Vowel
    marks of right-to-left scripts are placed apart from their letter and are dropped.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")


def _is_pictogram(sign: str) -> bool:
    code = ord(sign)
    return code >= 0x1F000 or (0x2600 <= code < 0x27C0 and sign not in _CHECKED_SIGNS)
