"""Fold names for the search: one spelling without case, accents, marks or alphabet (UX J1-5, J1-6).

``fold`` gives the first form of a text. ``spellings`` gives every form a word may be written in:
a Cyrillic name is written in Latin letters in several ways, and so is « Müller » or « Đorđević ».
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache


def _table(pairs: str) -> dict[str, str]:
    """Return « à:a ц:ts » as a table; nothing after the colon drops the letter."""
    return dict(pair.split(":") for pair in pairs.split())


_LATIN = _table(
    "œ:oe æ:ae ß:ss ø:o đ:d ð:d þ:th ł:l ı:i ŋ:n ə:e ħ:h ŧ:t ĸ:k ɓ:b ɗ:d ƙ:k ƴ:y ɛ:e ɔ:o ɲ:ny"
    " ǝ:e ƒ:f"
)
_LATIN_OTHER = _table("ä:ae ö:oe ü:ue å:aa ø:oe đ:dj ð:dh")
_MARKED = frozenset(_LATIN_OTHER)

_BULGARIAN = _table(
    "а:a б:b в:v г:g д:d е:e ё:yo ж:zh з:z и:i й:y к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f"
    " х:h ц:ts ч:ch ш:sh щ:sht ъ:a ы:y ь:y э:e ю:yu я:ya є:ye і:i ї:yi ґ:g ђ:dj ј:j љ:lj њ:nj"
    " ћ:c џ:dz ѓ:g ѕ:dz ќ:k ў:u ѝ:i"
)
"""Bulgarian law of 2009 for its letters, and the letters of the neighbours."""

_PASSPORT = _table("й:i ю:iu я:ia ё:e є:ie ї:i ь:")
_RUSSIAN = _table("ь: ъ: ё:e х:kh щ:shch")
_SERBIAN = _table("ж:z х:h ц:c ч:c ш:s")
_MACEDONIAN = _table("ѓ:gj ќ:kj ћ:ch џ:dzh")
_FRENCH = _table("у:ou ж:j ч:tch ш:ch щ:chtch ю:iou я:ia х:kh ь: ъ: й:i ё:io")
_UKRAINIAN = _table("г:h и:y х:kh щ:shch ь:")

_CYRILLIC: tuple[Mapping[str, str], ...] = tuple(
    {**_BULGARIAN, **changes}
    for changes in (
        {},
        _PASSPORT,
        _RUSSIAN,
        {**_RUSSIAN, **_PASSPORT},
        _SERBIAN,
        {**_SERBIAN, "ђ": "d"},
        _MACEDONIAN,
        _FRENCH,
        _UKRAINIAN,
        {**_UKRAINIAN, **_PASSPORT},
    )
)

_GREEK_LETTERS = _table(
    "α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f"
    " χ:ch ψ:ps ω:o"
)
_GREEK: tuple[Mapping[str, str], ...] = (
    {**_table("ου:ou γγ:ng"), **_GREEK_LETTERS},
    {
        **_table("ου:ou γγ:ng μπ:b ντ:d γκ:g αυ:av ευ:ev αι:e ει:i οι:i χ:h υ:i"),
        **{letter: read for letter, read in _GREEK_LETTERS.items() if letter not in "χυ"},
    },
)
"""ELOT 743 letter by letter, then as it is heard."""


def fold(text: str) -> str:
    """Return ``text`` in lower case, without marks, in Latin letters, words parted by one space.

    Apostrophes, hyphens and every other sign part words. Letters of alphabets that are not
    transliterated (Arabic, Georgian…) stay, without their marks.
    """
    return " ".join(spellings(word)[0] for word in split_words(text))


def split_words(text: str) -> tuple[str, ...]:
    """Return the runs of letters and digits of ``text``, in lower case, marks kept."""
    composed = unicodedata.normalize("NFKC", text).casefold()
    composed = unicodedata.normalize("NFKC", composed)
    spaced = "".join(
        char if char.isalnum() or unicodedata.combining(char) else " " for char in composed
    )
    return tuple(word for word in spaced.split() if any(char.isalnum() for char in word))


@lru_cache(maxsize=65536)
def spellings(word: str) -> tuple[str, ...]:
    """Return the distinct Latin forms of one word of ``split_words``, the commonest first."""
    if word.isascii():
        return (word,)
    forms = _from_cyrillic(word) if _has(word, "\u0400", "\u04ff") else [word]
    if _has(word, "\u0370", "\u03ff"):
        forms = [_replaced(_without_marks(form), table) for form in forms for table in _GREEK]
    latin = [_latin(form) for form in forms]
    if not _MARKED.isdisjoint(word):
        latin += [_latin(_letters(form, _LATIN_OTHER)) for form in forms]
    return tuple(dict.fromkeys(form for form in latin if form)) or (word,)


def _from_cyrillic(word: str) -> list[str]:
    kept = _without_marks(word, keep="йїёґўѓќѝ" + "".join(_MARKED))
    forms = [_letters(kept, table) for table in _CYRILLIC]
    return forms + [f"{form[:-3]}ia" for form in forms if form.endswith("iya")]


def _has(word: str, first: str, last: str) -> bool:
    return any(first <= char <= last for char in word)


def _latin(word: str) -> str:
    return _letters(_without_marks(_letters(word, _LATIN)), _LATIN)


def _letters(word: str, table: Mapping[str, str]) -> str:
    return "".join(table.get(char, char) for char in word)


def _replaced(word: str, table: Mapping[str, str]) -> str:
    for old, new in table.items():
        word = word.replace(old, new)
    return word


def _without_marks(word: str, keep: str = "") -> str:
    """Drop the combining marks; the composed letters of ``keep`` stay whole."""
    if not keep:
        parted = unicodedata.normalize("NFKD", word)
        return "".join(char for char in parted if not unicodedata.combining(char))
    return "".join(char if char in keep else _without_marks(char) for char in word)
