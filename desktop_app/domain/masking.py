"""Names that are known, replaced in free texts however they are written: case, accents, alphabet.

A name that two persons bear becomes « [nom] ». A name is found inside a longer form (« Anei »),
behind an elision, in capitals, without its accents, in another alphabet. What nobody wrote down in
the register cannot be found: a person reads again before anything leaves.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from desktop_app.domain.folding import fold, spellings
from desktop_app.domain.french import NBSP

AMBIGUOUS = "[nom]"

_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f"
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[{_MARKS}])*")
_INVISIBLE = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_BETWEEN = re.compile(rf"[ {NBSP}.’'‑–_-]{{0,3}}")
_GLUED = re.compile(r"[^\W\d_A-Z][A-Z]")
_HUMP = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]*|[^\W\d_A-Z]+")
_ELIDED = re.compile(r"\b(d|qu)[’']$", re.IGNORECASE)
_PSEUDONYM = re.compile(rf"\bPersonne[ {NBSP}]$")
_DOUBLED = re.compile(r"(.)\1+")
_GENITIVES = ("ei", "ii", "e", "o", "in", "ina")
_LONGEST_ENDING = 4

_NEVER_ALONE = frozenset(
    (
        *("de", "du", "des", "la", "le", "les", "el", "al", "ben", "bin", "ibn", "abu", "abou"),
        *("van", "von", "der", "da", "di", "do", "dos", "et", "dit", "dite", "un", "une", "mme"),
        *("mlle", "monsieur", "madame", "mademoiselle", "docteur", "maitre", "mere", "pere"),
        *("maman", "papa", "frere", "soeur", "tante", "oncle", "fils", "fille", "cousin"),
        *("cousine", "enfant", "personne", "lieu", "saint", "sainte", "bebe", "grand", "petit"),
        *("petite", "grande", "son", "sa", "ses", "mon", "ma", "leur", "par", "pour", "sur"),
        *("dans", "avec", "nom", "chez", "elle", "lui", "qui", "que"),
    )
)
_ALSO_WORDS = frozenset(
    (
        *("rose", "claire", "marin", "marine", "pierre", "fleur", "victoire", "noel", "prince"),
        *("aime", "aimee", "desire", "desiree", "ange", "clement", "constant", "fidele", "juste"),
        *("romain", "perle", "jade", "espoir", "grace", "patience", "prudence", "divine", "belle"),
        *("blanc", "blanche", "noir", "roux", "berger", "marchand", "boulanger", "leger", "bon"),
        *("bonne", "olive", "lune", "soleil", "rouge", "vert", "brun", "france", "martial"),
        *("fort", "gros", "long", "mai", "avril", "dimanche", "melodie", "lys", "iris", "ambre"),
    )
)
"""Names that are words too: in small letters they are taken for the word."""


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    whose: frozenset[str]


class Masks:
    """What to write instead of which names. ``names`` go by pseudonym, ``phrases`` by themselves.

    A phrase (the name of a place, of a service) is replaced where all its words follow each other.
    """

    def __init__(self, names: Mapping[str, Iterable[str]], phrases: Mapping[str, str]) -> None:
        self._whose: dict[str, set[str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._inside: dict[str, set[str]] = {}
        for pseudonym, typed in names.items():
            for name in typed:
                self._learn(pseudonym, name)
        self._phrases = sorted(
            ((_folded(phrase), words) for phrase, words in phrases.items() if _folded(phrase)),
            key=lambda each: -len(each[0]),
        )

    def masked(self, text: str) -> str:
        """Return ``text`` with its known names replaced."""
        text = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
        text = self._without_phrases(text)
        written = list(self._runs(text))
        for found in reversed(written):
            words = next(iter(found.whose)) if len(found.whose) == 1 else AMBIGUOUS
            text = _put(text, found, words)
        for name, whose in self._inside.items():
            words = next(iter(whose)) if len(whose) == 1 else AMBIGUOUS
            text = text.replace(name, words)
        return text

    def _learn(self, pseudonym: str, name: str) -> None:
        for word in _WORD.findall(unicodedata.normalize("NFC", name)):
            folded = fold(word)
            if not _is_latin(word) and len(word) > 1:
                self._inside.setdefault(word, set()).add(pseudonym)
            if folded in _NEVER_ALONE:
                continue
            if len(folded) < 3:
                self._exact.setdefault(word, set()).add(pseudonym)
                continue
            for spelling in {word, *spellings(word.casefold())}:
                self._whose.setdefault(_key(spelling), set()).add(pseudonym)

    def _without_phrases(self, text: str) -> str:
        for words, instead in self._phrases:
            for part in reversed(list(_following(text, words))):
                text = text[: part[0].start()] + instead + text[part[-1].end() :]
        return text

    def _runs(self, text: str) -> Iterator[_Found]:
        """Yield the names of one person that follow each other as one."""
        run: _Found | None = None
        for item in self._singles(text):
            both = run.whose & item.whose if run else frozenset()
            if run and both and _BETWEEN.fullmatch(text[run.end : item.start]):
                run = _Found(run.start, item.end, both)
                continue
            if run:
                yield run
            run = item
        if run is not None:
            yield run

    def _singles(self, text: str) -> Iterator[_Found]:
        """Yield each known name; « AnaPopescu » is two words when it is none."""
        for item in _WORD.finditer(text):
            if _is_no_initial(text, item):
                continue
            whose = self._known(item[0])
            if whose:
                yield _Found(item.start(), item.end(), whose)
                continue
            for part in _HUMP.finditer(item[0]) if _GLUED.search(item[0]) else ():
                whose = self._known(part[0])
                if whose:
                    yield _Found(item.start() + part.start(), item.start() + part.end(), whose)

    def _known(self, word: str) -> frozenset[str]:
        exact = self._exact.get(word) or self._exact.get(word.capitalize())
        if exact and not word.islower():
            return frozenset(exact)
        folded = fold(word)
        small = word.islower()
        if folded in _NEVER_ALONE or (small and folded in _ALSO_WORDS):
            return frozenset()
        sound = _key(word)
        whose = self._whose.get(sound)
        if whose is None and not small:
            whose = self._longer(sound)
        return frozenset(whose or ())

    def _longer(self, sound: str) -> set[str] | None:
        """Return whose name a longer form comes from: « Mariusului », « Anei »."""
        for cut in range(1, min(_LONGEST_ENDING, len(sound) - 4) + 1):
            found = self._whose.get(sound[:-cut])
            if found:
                return found
        for ending in _GENITIVES:
            found = self._whose.get(f"{sound.removesuffix(ending)}a")
            if found and sound.endswith(ending):
                return found
        return None


def _key(word: str) -> str:
    """Return ``word`` as it sounds, nearly: « Popesku » and « Попеску » are « Popescu »."""
    sound = fold(word)
    for written, heard in (("ck", "k"), ("c", "k"), ("ph", "f"), ("y", "i"), ("w", "v")):
        sound = sound.replace(written, heard)
    return _DOUBLED.sub(r"\1", sound)


def _folded(phrase: str) -> tuple[str, ...]:
    return tuple(fold(word) for word in _WORD.findall(unicodedata.normalize("NFC", phrase)))


def _following(text: str, words: tuple[str, ...]) -> Iterator[list[re.Match[str]]]:
    """Yield the places where ``words`` follow each other on a line."""
    spans = list(_WORD.finditer(text))
    folded = [fold(item[0]) for item in spans]
    free = 0
    for at in range(len(spans) - len(words) + 1):
        part = spans[at : at + len(words)]
        if at >= free and tuple(folded[at : at + len(words)]) == words and _close(text, part):
            free = at + len(words)
            yield part


def _close(text: str, words: list[re.Match[str]]) -> bool:
    gaps = [text[one.end() : other.start()] for one, other in pairwise(words)]
    return all(len(gap) <= 3 and "\n" not in gap for gap in gaps)


def _is_latin(word: str) -> bool:
    return all("LATIN" in unicodedata.name(char, "") for char in word if char.isalpha())


def _is_no_initial(text: str, word: re.Match[str]) -> bool:
    """Tell whether a letter is no initial: that of « L’école », « A-t-elle », « Personne A »."""
    if len(word[0]) > 2:
        return False
    after = text[word.end() : word.end() + 2]
    elided = after[:1] in ("’", "'") and after[1:].isalpha()
    joined = len(word[0]) == 1 and (elided or after == "-t")
    return joined or (word[0].isupper() and bool(_PSEUDONYM.search(text[: word.start()])))


def _put(text: str, found: _Found, words: str) -> str:
    """Write ``words`` in place, « de Personne A » for « d’Ana »."""
    before = text[: found.start]
    if words[:1] not in "AEIOUÉÈH":
        before = _ELIDED.sub(lambda short: short[1] + "e ", before)
    after = text[found.end :]
    return f"{before}{words}{' ' if after[:1].isdigit() else ''}{after}"
