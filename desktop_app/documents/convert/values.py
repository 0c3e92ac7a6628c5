"""Find every value of the paper again in the text of its PDF.

Each engine can lose text in silence (feasibility A3). A PDF's text is not the typed text: lines
break, words are cut, ligatures join letters, right-to-left runs may come out reversed, and a sign
that no font draws is not there at all. What is compared is therefore letters and digits, in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

# Between two words of one value a page break can put a footer, a header and a neighbouring cell.
_GAP_LIMIT = 1500
_RIGHT_TO_LEFT = frozenset(("R", "AL"))
_LAM_ALEF = re.compile("(ل)([اأإآ])")
# The scripts of the letters that DejaVu, Liberation, Carlito, Arial and Calibri draw.
_COMMON_SCRIPTS = (
    "LATIN",
    "MODIFIER",
    "GREEK",
    "CYRILLIC",
    "ARMENIAN",
    "GEORGIAN",
    "ARABIC",
    "HEBREW",
    "FEMININE",
    "MASCULINE",
    "MICRO",
)
_CHECKED_SIGNS = frozenset("☐☑☒✓✔")  # drawn by fonts that every engine brings


def missing(expected: Sequence[str], pages: Sequence[str]) -> tuple[int, ...]:
    """Return the positions in ``expected`` of the values that the pages do not hold."""
    text = "".join(_compact(page) for page in pages)
    return tuple(place for place, value in enumerate(expected) if not _holds(text, value))


def has_unchecked_signs(expected: Sequence[str]) -> bool:
    """Tell whether a value holds signs that fonts often lack: emoji, or a script far from ours.

    A PDF spells such a sign even where it only draws an empty box: a person must look at the page.
    """
    return any(_is_rarely_drawn(sign) for value in expected for sign in value)


def _is_rarely_drawn(sign: str) -> bool:
    if _is_pictogram(sign):
        return True
    return sign.isalpha() and not unicodedata.name(sign, "").startswith(_COMMON_SCRIPTS)


def _holds(text: str, value: str) -> bool:
    whole = _compact(value)
    if whole in text:
        return True
    if _keeps_its_order(value):
        words = [compact for word in value.split() if (compact := _compact(word))]
        return _in_order(text, words, len(whole))
    tokens = _spaced(value).split()
    return all(any(form in text for form in _forms(token)) for token in tokens)


def _keeps_its_order(value: str) -> bool:
    """Tell whether readers of a PDF give the value back in the order it was written.

    Not with another script or an emoji in it: each is drawn apart, with another font.
    """
    return not any(_is_pictogram(sign) or _is_foreign(sign) for sign in value)


def _in_order(text: str, words: Sequence[str], length: int) -> bool:
    """Tell whether the words follow each other, other text of a bounded length between them."""
    start = 0
    while (first := text.find(words[0], start)) >= 0:
        end = first + len(words[0])
        for word in words[1:]:
            begin = text.find(word, end)
            if begin < 0:
                return False
            end = begin + len(word)
        if end - first <= 2 * length + _GAP_LIMIT:
            return True
        start = first + 1
    return False


def _forms(token: str) -> Iterator[str]:
    """Return how a token may come out: as it is, reversed, its Arabic ligatures reversed."""
    yield token
    if any(unicodedata.bidirectional(sign) in _RIGHT_TO_LEFT for sign in token):
        turned = _LAM_ALEF.sub(r"\2\1", token)
        yield from (token[::-1], turned, turned[::-1])


def _spaced(value: str) -> str:
    """Return the letters and digits of ``value``, a space for other signs and between ideograms."""
    plain = unicodedata.normalize("NFKC", value).casefold()
    return "".join(_spaced_sign(sign) for sign in plain)


def _spaced_sign(sign: str) -> str:
    kind = unicodedata.category(sign)[0]
    if kind == "M":
        return ""
    if kind not in "LN":
        return " "
    # Chinese and Japanese put no space: a line, and a page, may end anywhere.
    return f" {sign} " if unicodedata.east_asian_width(sign) in "WF" else sign


def _is_foreign(sign: str) -> bool:
    return sign.isalpha() and not unicodedata.name(sign, "").startswith(("LATIN", "MODIFIER"))


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
