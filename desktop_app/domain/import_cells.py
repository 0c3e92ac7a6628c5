"""One cell read as what its column means: a value, or why it was not understood."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any, Protocol

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dates_in_words import full_date_in_words
from desktop_app.domain.french import quote
from desktop_app.domain.import_sheet import Cell, cell_text
from desktop_app.domain.import_words import people_code
from desktop_app.domain.person import Alias, AliasKind, LanguageSkill, Phone
from desktop_app.domain.spoken_dates import DateProblem, is_age, parse_date
from desktop_app.domain.typed_name import split_typed_name

_EPOCH = date(1899, 12, 30)
"""Day 0 of the serial numbers of spreadsheets, past February 1900."""

_SERIALS = range(3_000, 75_000)
_TWO_DIGITS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{2})")
_MIDNIGHT = re.compile(r"[ T]00:00(?::00(?:\.0+)?)?$")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_LIST = re.compile(r"\s*(?:[;,/\n|]|\bet\b|\bou\b|\+)\s*")
_PHONES = re.compile(r"\s*(?:[;,|\n]|/|\bou\b|\bet\b)\s*")
_NUMBER = re.compile(r"(?:\+|00)?\(?\d[\d\s.\-()\u00a0\u202f]{4,}\d")
_OWNERS = r"\b(m[èe]re|p[èe]re|parents?|tante|oncle|tuteur|tutrice)\b"
_CALLED = re.compile(
    r"^(?P<name>.*?)\s*(?:[,(]?\s*\b(?:dit|dite|alias|surnomm[ée]e?)\b\s*:?\s*(?P<said>[^)]+)\)?"
    r"|[(«\"“]\s*(?P<marked>[^)»\"”]+?)\s*[)»\"”])\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell gave. If it is not ``understood``, its text goes to the note."""

    value: Any = None
    message: str = ""
    understood: bool = True


class Lists(Protocol):
    """The shipped lists, as far as a cell needs them."""

    def country(self, words: str) -> str | None:
        """Return the code of a country by its French name."""
        ...

    def language(self, words: str) -> str | None:
        """Return the code of a language by its French name."""
        ...


def lost(message: str) -> Reading:
    """Return the reading of a cell that is kept in the note."""
    return Reading(None, f"{message} Gardé dans la note.", understood=False)


def read_date(cell: Cell, today: date) -> Reading:
    """Return a ``PartialDate``; a serial number and a year of two digits are read, and told."""
    if isinstance(cell, date):
        return _not_later(PartialDate.of_day(cell), today)
    if isinstance(cell, int | float):
        return _from_number(cell, today)
    return _from_text(cell.strip(), today)


def _from_number(number: float, today: date) -> Reading:
    whole = int(number)
    if 1900 <= whole <= today.year and whole == number:
        return Reading(PartialDate(f"{whole:04d}"))
    if whole in _SERIALS:
        found = PartialDate.of_day(_EPOCH + timedelta(days=whole))
        read = _not_later(found, today)
        if read.understood:
            return Reading(found, f"{cell_text(number)} lu comme {full_date_in_words(found)}.")
        return read
    return lost(f"{quote(cell_text(number))} n’est pas une date.")


@lru_cache(maxsize=8192)
def _from_text(text: str, today: date) -> Reading:
    bare = _MIDNIGHT.sub("", text)
    short = _TWO_DIGITS.fullmatch(bare)
    if short is not None:
        return _two_digits(text, short, today)
    if bare.isdecimal() and len(bare) == 5:
        return _from_number(int(bare), today)
    found = parse_date(bare, today)
    if isinstance(found, DateProblem):
        return lost(_said(found))
    if not re.search(r"\d{4}", bare) and not is_age(bare):
        # « hier » or « 3/3 » was said on a day that the file does not tell.
        return lost(f"{quote(text)} ne dit pas l’année.")
    return _not_later(found, today)


def _said(problem: DateProblem) -> str:
    words = problem.sentence.partition(":")[2].strip()
    return words.partition(" Par exemple")[0]


def _two_digits(text: str, match: re.Match[str], today: date) -> Reading:
    """Read the only year of a lifetime that fits: « 09 » is 2009, « 62 » is 1962."""
    year = today.year // 100 * 100 + int(match[3])
    full = f"{match[1]}/{match[2]}/{year if year <= today.year else year - 100}"
    found = parse_date(full, today)
    if isinstance(found, DateProblem):
        return lost(_said(found))
    return Reading(found, f"{quote(text)} lu comme {full_date_in_words(found)}.")


def _not_later(found: PartialDate, today: date) -> Reading:
    if found.earliest > today:
        return lost(f"{full_date_in_words(found).capitalize()} n’est pas encore là.")
    return Reading(found)


def read_age(cell: Cell, on: date) -> Reading:
    """Return the births of an age as it was on ``on``: « 14 », « 14-15 ans », « 8 mois »."""
    text = cell_text(cell)
    words = re.sub(r"^[~±≈]\s*", "environ ", text.replace("/", " ou "))
    if re.search(r"\d\s*(?:\+|ans? et demi)?\s*$", words):
        words = f"{words.rstrip('+ ')} ans"
    found = parse_date(words, on)
    if isinstance(found, DateProblem) or not is_age(words):
        return lost(f"{quote(text)} n’est pas un âge.")
    return Reading(found)


def read_names(text: str) -> tuple[str, Alias | None]:
    """Return a name and the nickname beside it: « Ana (Nina) », « Ana dite Nina »."""
    match = _CALLED.match(text)
    if match is None or not match["name"].strip():
        return text, None
    alias = (match["said"] or match["marked"]).strip(' «»"“”')
    return match["name"].strip(), Alias(alias, AliasKind.NICKNAME)


def split_full_name(text: str, title: str) -> tuple[str, tuple[str, ...]]:
    """Return birth name and first names; capitals, a comma or the title tell which is which."""
    before, comma, after = text.partition(",")
    if comma and before.strip() and after.strip():
        return before.strip(), (after.strip(),)
    words = text.split()
    capitals = [word for word in words if len(word) > 1 and word == word.upper() != word.lower()]
    if len(words) > 1 and not (capitals and len(capitals) < len(words)):
        if not re.match(r"\W*(?:pr[ée]noms?)\b", title, re.IGNORECASE):
            return words[0], (" ".join(words[1:]),)
        return " ".join(words[1:]), (words[0],)
    return split_typed_name(text)


def read_phones(cell: Cell, title: str) -> Reading:
    """Return the numbers of a cell, each with whose it is if the cell or the title says so."""
    if isinstance(cell, int | float):
        digits = cell_text(cell)
        if len(digits) == 9 and digits[0] in "1234567":
            message = f"{digits} complété en 0{digits}\u00a0: le tableur avait ôté le premier zéro."
            return Reading((Phone(f"0{digits}", owner_in(title)),), message)
        if len(digits) < 6:
            return lost(f"{quote(digits)} n’est pas un numéro de téléphone.")
        return Reading((Phone(digits, owner_in(title)),))
    found: list[Phone] = []
    for part in _joined_pieces(cell_text(cell)):
        match = _NUMBER.search(part)
        if match is None:
            return lost(f"{quote(cell_text(cell))} n’est pas un numéro de téléphone.")
        around = f"{part[: match.start()]} {part[match.end() :]}"
        owner = " ".join(around.strip(" ()[]:-–,.;").split())
        found.append(Phone(match[0].strip(), owner or owner_in(title)))
    return Reading(tuple(found))


def _joined_pieces(text: str) -> list[str]:
    """Return the numbers of a cell; « 06/39/98/00/01 » is one."""
    slashed = re.fullmatch(r"(?:\d{2}/){4}\d{2}", text.strip())
    if slashed is not None:
        return [text.strip().replace("/", " ")]
    return [part for part in _PHONES.split(text) if part.strip()]


def owner_in(title: str) -> str:
    """Return whose phone a title speaks of: « Tél. de la mère »."""
    match = re.search(_OWNERS, title, re.IGNORECASE)
    return match[1].lower() if match else ""


def read_list(text: str) -> tuple[str, ...]:
    """Return the parts of « roumain, français et romani »."""
    return tuple(dict.fromkeys(part.strip() for part in _LIST.split(text) if part.strip()))


def read_nationalities(text: str, lists: Lists) -> tuple[str, ...]:
    """Return codes of countries; words that name none stay as they are."""
    return tuple(
        dict.fromkeys(_coded(part, lists.country, people_code) for part in read_list(text))
    )


def read_languages(text: str, lists: Lists) -> tuple[LanguageSkill, ...]:
    """Return the languages by code; words that name none stay as they are."""
    return tuple(LanguageSkill(_coded(part, lists.language)) for part in read_list(text))


def _coded(words: str, *readers: Callable[[str], str | None]) -> str:
    if words.casefold() in {"apatride", "apatrides"}:
        return "apatride"
    for reader in readers:
        code = reader(words)
        if code:
            return code
    return words
