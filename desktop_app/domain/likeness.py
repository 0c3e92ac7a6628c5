"""What makes two names sound or look alike, for « Orthographe proche » (UX J1-6).

Nothing is decided here: a likeness only proposes, in a group of its own, under its own heading.
"""

from __future__ import annotations

import re

_HEARD = (
    ("tsch", "s"),
    ("tch", "s"),
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "s"),
    ("cz", "s"),
    ("ts", "s"),
    ("tz", "s"),
    ("zh", "s"),
    ("dzh", "s"),
    ("dj", "s"),
    ("dz", "s"),
    ("gj", "s"),
    ("ph", "f"),
    ("kh", "k"),
    ("qu", "k"),
    ("ck", "k"),
    ("x", "ks"),
)
_SOFT = re.compile(r"[cg](?=[eiy])")
_CLASSES = str.maketrans(
    {
        **dict.fromkeys("cgkq", "k"),
        **dict.fromkeys("szj", "s"),
        **dict.fromkeys("pb", "p"),
        **dict.fromkeys("td", "t"),
        **dict.fromkeys("fvw", "f"),
        **dict.fromkeys("aeiouyh", ""),
    }
)


def sound(word: str) -> str:
    """Return the skeleton of a folded word: its consonants by family, doubles once.

    A vowel at the start is kept as « a », so that « Ana » and « Nina » differ.
    """
    heard = word
    for written, read in _HEARD:
        heard = heard.replace(written, read)
    heard = _SOFT.sub("s", heard)
    bones = heard.translate(_CLASSES)
    first = "a" if heard[:1] in set("aeiouyh") else ""
    kept = first + bones
    return "".join(char for index, char in enumerate(kept) if index == 0 or char != kept[index - 1])


def sound_keys(word: str) -> tuple[str, ...]:
    """Return the sound of ``word`` and, when it is long enough, its sounds less one letter.

    Two words share a key if their sounds differ by at most one letter.
    """
    whole = sound(word)
    if len(whole) < 3:
        return (whole,)
    shorter = (whole[:index] + whole[index + 1 :] for index in range(len(whole)))
    return tuple(dict.fromkeys((whole, *shorter)))


def slips_allowed(word: str) -> int:
    """Return how many slips are forgiven: one up to four letters, two to eight, then three."""
    return 1 if len(word) <= 4 else 2 if len(word) <= 8 else 3
