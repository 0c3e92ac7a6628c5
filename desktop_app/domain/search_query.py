"""Read what was typed in the search: names, dates, phone numbers, references, in any order.

Each term must be found; a term is found by any of its alternatives (UX J1-5).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.folding import fold, spellings, split_words
from desktop_app.domain.search_words import joined_spellings

_DAY_MONTH = re.compile(r"^(\d{1,2})[/.\-](\d{1,2})(?:[/.\-](\d{0,4}))?$", re.ASCII)
_ISO = re.compile(r"^(\d{4})-(\d{1,2})(?:-(\d{1,2}))?$", re.ASCII)
_REFERENCE = re.compile(r"^(?:([a-z])[-\s]?)?(\d{4})-?(\d*)$", re.IGNORECASE | re.ASCII)
_DIGITS = re.compile(r"^[+(]*\d[\d().\-/]*$", re.ASCII)
_DAY = re.compile(r"^(\d{1,2})(?:er)?$", re.IGNORECASE | re.ASCII)
_YEAR = re.compile(r"^\d{4}$", re.ASCII)
_MONTHS = (
    *("janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout"),
    *("septembre", "octobre", "novembre", "decembre"),
)
_MAX_TERMS = 8
_MAX_TEXT = 200


@dataclass(frozen=True, slots=True)
class Piece:
    """One word to find: as it is (``whole``), or as the beginning of a word."""

    word: str
    whole: bool = False


Alternative = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """Alternatives, any of which finds; all the pieces of an alternative must be there."""

    alternatives: tuple[Alternative, ...]

    @property
    def is_name(self) -> bool:
        """Tell whether the term can be a name, and so be misspelt."""
        return not any(
            char.isdigit()
            for choice in self.alternatives
            for piece in choice
            for char in piece.word
        )

    @property
    def numbers(self) -> tuple[str, ...]:
        """Return the words of the term that may be a complete number or reference."""
        return tuple(
            choice[0].word
            for choice in self.alternatives
            if len(choice) == 1 and any(char.isdigit() for char in choice[0].word)
        )


def parse(text: str) -> tuple[Term, ...]:
    """Return the terms of a query; nothing for a text without a letter or a digit.

    Beyond 200 characters or 8 terms the rest is not read.
    """
    return tuple(list(_terms(text[:_MAX_TEXT].split()))[:_MAX_TERMS])


def _terms(chunks: list[str]) -> Iterator[Term]:
    index = 0
    while index < len(chunks):
        rest = chunks[index:]
        for read in (_spoken_date, _typed_date, _reference, _number):
            found = read(rest)
            if found is not None:
                term, used = found
                break
        else:
            term, used = _name(rest[0]), 1
        index += used
        if term.alternatives:
            yield term


def _name(chunk: str) -> Term:
    words = split_words(chunk)
    if len(words) == 1:
        return Term(tuple((Piece(form),) for form in spellings(words[0])))
    forms = [spellings(word) for word in words]
    longest = max((len(form) for form in forms), default=0)
    parted = (
        tuple(Piece(form[min(index, len(form) - 1)]) for form in forms) for index in range(longest)
    )
    joined = ((Piece(word),) for word in joined_spellings(words))
    return Term((*dict.fromkeys(parted), *joined))


def _spoken_date(rest: list[str]) -> tuple[Term, int] | None:
    """Read « 12 mai 2009 », « 12 mai », « mai 2009 »; the words alone stay possible."""
    day = _DAY.match(rest[0])
    month = _month(rest[1]) if day is not None and len(rest) > 1 else 0
    if day is not None and month and _is_day(2000, month, int(day[1])):
        month_day = f"m{month:02}{int(day[1]):02}"
        if len(rest) > 2 and _YEAR.match(rest[2]):
            whole = (Piece(f"{rest[2]}{month_day[1:]}", whole=True),)
            return _with_words(rest[:3], whole), 3
        return _with_words(rest[:2], (Piece(month_day, whole=True),)), 2
    month = _month(rest[0])
    if month and len(rest) > 1 and _YEAR.match(rest[1]):
        return _with_words(rest[:2], (Piece(f"y{rest[1]}{month:02}", whole=True),)), 2
    return None


def _with_words(chunks: list[str], first: Alternative) -> Term:
    words = tuple(Piece(word) for word in fold(" ".join(chunks)).split())
    return Term((first, words))


def _typed_date(rest: list[str]) -> tuple[Term, int] | None:
    """Read 12/05/2009, 12 05 2009, 12/05, 12/05/09 and 2009-05-12, also while being typed."""
    parted = _DAY_MONTH.match("/".join(rest[:3]))
    if parted is not None and len(rest[0]) <= 2 and len(parted[3] or "") == 4:
        term = _typed_date([parted[0]])
        if term is not None:
            return Term((*term[0].alternatives, (Piece("".join(rest[:3])),))), 3
    iso = _ISO.match(rest[0])
    if iso is not None:
        return _iso_date(iso)
    match = _DAY_MONTH.match(rest[0])
    if match is None or not _is_day(2000, int(match[2]), int(match[1])):
        return None
    month_day = f"{int(match[2]):02}{int(match[1]):02}"
    year = match[3] or ""
    if len(year) == 4:
        return Term(((Piece(f"{year}{month_day}", whole=True),),)), 1
    anywhere = Piece(f"m{month_day}", whole=True)
    if not year:
        return Term(((anywhere,),)), 1
    choices: list[Alternative] = [(anywhere, Piece(year))]
    if len(year) == 2:
        choices += [(Piece(f"{age}{year}{month_day}", whole=True),) for age in ("20", "19")]
    return Term(tuple(choices)), 1


def _iso_date(match: re.Match[str]) -> tuple[Term, int] | None:
    year, month, day = match[1], int(match[2]), match[3]
    if day is not None:
        if not _is_day(int(year), month, int(day)):
            return None
        return Term(((Piece(f"{year}{month:02}{int(day):02}", whole=True),),)), 1
    reference = _reference([match[0]])
    choices = () if reference is None else reference[0].alternatives
    if 1 <= month <= 12:
        choices = (*choices, (Piece(f"y{year}{month:02}", whole=True),))
    return Term(choices), 1


def _reference(rest: list[str]) -> tuple[Term, int] | None:
    """Read D-2026-014, 2026-014, D-2026 and 2026-14, also while they are being typed."""
    match = _REFERENCE.match(rest[0])
    if match is None or (match[1] is None and "-" not in rest[0]):
        return None
    letter, year, number = (match[1] or "").lower(), match[2], match[3]
    choices = [f"{letter}{year}{number}"]
    if number and len(number) < 3:
        choices.insert(0, f"{letter}{year}{int(number):03}")
    return Term(tuple((Piece(word),) for word in choices)), 1


def _number(rest: list[str]) -> tuple[Term, int] | None:
    """Read a phone number, with or without spaces, or a number alone (« 14 »)."""
    run = 0
    while run < len(rest) and _DIGITS.match(rest[run]):
        run += 1
    if run == 0:
        return None
    used = run if run > 2 or rest[0].startswith(("0", "+", "(")) else 1
    joined = "".join(_digits(chunk) for chunk in rest[:used])
    if rest[0].startswith("00"):
        joined = joined[2:] or joined
    choices: list[Alternative] = [(Piece(joined),)]
    if used == 1 and len(joined) <= 5:
        choices.append((Piece(f"n{int(joined)}", whole=True),))
    if joined.startswith("330"):
        choices.append((Piece(f"33{joined[3:]}"),))
    return Term(tuple(choices)), used


def _digits(text: str) -> str:
    return "".join(char for char in text if "0" <= char <= "9")


def _month(chunk: str) -> int:
    """Return 1 to 12 for a French month, or for its first three letters or more; else 0."""
    word = fold(chunk)
    if len(word) < 3:
        return 0
    found = [number for number, name in enumerate(_MONTHS, start=1) if name.startswith(word)]
    return found[0] if len(found) == 1 else 0


def _is_day(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
