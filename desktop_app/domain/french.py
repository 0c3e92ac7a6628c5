"""French as it is printed: spacing, elision, plurals, dates, times. The only place that formats.

Rules of UX §3.1: U+00A0 and never U+202F, « 1er » for the first of a month, ’ as apostrophe.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, datetime

NBSP = "\u00a0"
MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")

_SPACES = " \u00a0\u2007\u2009\u202f"
_NARROW = re.compile("[\u2007\u2009\u202f]")
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])")
_BEFORE_MARK = re.compile(rf"(?<=[^\s(\[«])[{_SPACES}]*([:;!?]+)(?=[\s»)\]”]|$)")
_OPENING = re.compile(rf"«[{_SPACES}]*(?=\S)")
_CLOSING = re.compile(rf"(?<=[^\s«])[{_SPACES}]*»")
_HOURS_AND_MINUTES = re.compile(r"\b([01]?\d|2[0-3])\s*[hH:]\s*([0-5]\d)(?!\d)")
_HOURS = re.compile(r"\b([01]?\d|2[0-3])\s*(?:h|H|heures?)(?![\w’'])")

_VOWELS = frozenset("aeiou")
_ASPIRATED_NOUNS = (
    "hache haie haine hall halle halte hamac hameau hanche handicap handicape handicapee hangar "
    "harcelement hasard hauteur haut haute herisson heros heurt hibou hockey homard honte hors "
    "housse huit huitaine huitieme hutte hurlement"
)
_MUTE_NAMES = (
    "habib hadrien hector helena helene heloise henri henriette henry herault hercule hermann "
    "hermine herve hilaire hilda hippolyte honore honorine horace hortense hubert hugo hugues "
    "humbert hyacinthe"
)
_NEVER_ELIDED = "onze onzieme oui ouistiti yaourt"
_ELIDED_Y = "y yves yvette yvonne yvan yvon yvelines yvain yveline ylan ylies yonne"
_ELIDES = {
    "de": "d’",
    "le": "l’",
    "la": "l’",
    "que": "qu’",
    "je": "j’",
    "ne": "n’",
    "se": "s’",
    "te": "t’",
    "me": "m’",
    "ce": "c’",
    "jusque": "jusqu’",
    "lorsque": "lorsqu’",
    "puisque": "puisqu’",
}


def unaccented(text: str) -> str:
    """Return ``text`` in lower case without accents, ligatures opened, ’ as '."""
    if text.isascii():
        return text.lower()
    opened = text.lower().replace("œ", "oe").replace("æ", "ae").replace("’", "'")
    decomposed = unicodedata.normalize("NFD", opened)
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def quote(text: str) -> str:
    """Return « text » with its no-break spaces."""
    return f"«{NBSP}{text}{NBSP}»"


def join_words(words: Sequence[str], last: str = "et") -> str:
    """Return « A, B et C »."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def number_words(number: int) -> str:
    """Return the number in digits, groups of three from 10 000 on (TXT-10)."""
    return str(number) if abs(number) < 10_000 else f"{number:,}".replace(",", NBSP)


def after_colon(sentence: str) -> str:
    """Return a sentence as it stands after a colon: without its capital, if it begins a word."""
    begins = sentence[1:2].islower() or sentence[1:2] in ("’", " ", NBSP)
    return sentence[:1].lower() + sentence[1:] if begins else sentence


def plural(number: int, singular: str, plural_form: str) -> str:
    """Return « 3 dossiers »; French counts 0 and 1 as singular."""
    return f"{number_words(number)} {singular if abs(number) < 2 else plural_form}"


def elide(word: str, following: str) -> str:
    """Return « d’Ana » for ``de`` and « Ana », « de Marie » for ``de`` and « Marie »."""
    elided = _ELIDES.get(word.lower())
    if elided is None or not _calls_elision(following):
        return f"{word} {following}"
    if word[:1].isupper():
        elided = elided[:1].upper() + elided[1:]
    return elided + following


def of(name: str) -> str:
    """Return « de Marie » or « d’Ana »."""
    return elide("de", name)


def _calls_elision(following: str) -> bool:
    match = re.match(r"[^\W\d_]+", unaccented(following.strip()))
    if match is None:
        return False
    word = match[0]
    if word in _NEVER_ELIDED.split():
        return False
    if word[0] == "y":
        return word in _ELIDED_Y.split()
    if word[0] == "h":
        # A foreign first name keeps its h (« de Hassan »); a French one and a noun lose it.
        is_name = following.strip()[:1].isupper()
        listed = _MUTE_NAMES.split() if is_name else _ASPIRATED_NOUNS.split()
        return (word in listed) is is_name
    return word[0] in _VOWELS


def typography(text: str) -> str:
    """Apply French spacing and apostrophes; leave times (16:05) and addresses (https:) alone.

    For Fanal's own sentences. What a person said or typed is never passed through it.
    """
    text = _NARROW.sub(NBSP, text)
    text = _APOSTROPHE.sub("’", text)
    text = _OPENING.sub(f"«{NBSP}", text)
    text = _CLOSING.sub(f"{NBSP}»", text)
    return _BEFORE_MARK.sub(rf"{NBSP}\1", text)


def day_month(day: date) -> str:
    """Return « 1er mars », « 3 mars »."""
    return f"{'1er' if day.day == 1 else day.day} {MONTHS[day.month - 1]}"


def date_words(day: date) -> str:
    """Return « 1er mars 2026 »."""
    return f"{day_month(day)} {day.year:04d}"


def clock_words(moment: datetime) -> str:
    """Return « 16:05 »."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def moment_words(moment: datetime) -> str:
    """Return « 3 mars 2026 à 16:05 », in the zone that ``moment`` carries."""
    return f"{date_words(moment.date())} à {clock_words(moment)}"


def relative_words(day: date, today: date) -> str:
    """Return « hier », « il y a 3 jours », or the date beyond 7 days (TXT-09)."""
    days = (today - day).days
    near = {0: "aujourd’hui", 1: "hier", -1: "demain"}
    if days in near:
        return near[days]
    if 0 < days <= 7:
        return f"il y a {days} jours"
    if -7 <= days < 0:
        return f"dans {-days} jours"
    return date_words(day)


_PARTS_OF_DAY = {
    "nuit": 3 * 60,
    "matin": 9 * 60,
    "midi": 12 * 60,
    "apres-midi": 15 * 60,
    "soir": 20 * 60,
    "minuit": 0,
}


def time_minutes(text: str) -> int | None:
    """Return minutes since midnight to sort by, or ``None`` if the text names no time."""
    exact = _HOURS_AND_MINUTES.search(text)
    if exact:
        return int(exact[1]) * 60 + int(exact[2])
    hours = _HOURS.search(text)
    if hours:
        return int(hours[1]) * 60
    words = unaccented(text).replace("apres midi", "apres-midi")
    found = re.search(r"apres-midi|minuit|matin|midi|soir|nuit", words)
    return _PARTS_OF_DAY[found[0]] if found else None
