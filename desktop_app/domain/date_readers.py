"""The forms in which a date is said or typed, one reader a form, each giving EDTF or nothing."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.french import MONTHS, WEEKDAYS, date_words, quote, unaccented


class Refused(Exception):
    """A text looks like a date but cannot be one; ``words`` ends the sentence."""

    def __init__(self, words: str) -> None:
        self.words = words
        super().__init__(words)


def tidy(text: str) -> str:
    """Return the text without accents, capitals, spare spaces and full stops."""
    words = " ".join(unaccented(text).split())
    words = re.sub(r"\b(?:1 ?er|premier)\b", "1", words)
    words = re.sub(r"[ ,;.]+$", "", words)
    return re.sub(rf"\b({'|'.join(_SHORT_MONTHS)})\.", r"\1", words)


def read(words: str, today: date) -> str | None:
    """Return the EDTF of tidied words, or ``None``; raise ``Refused`` for an impossible date."""
    for reader in (_read_edtf, _read_day_name, _read_span_name, _read_ago, _read_age):
        found = reader(words, today)
        if found is not None:
            return found
    return _read_season(words, today) or _read_interval(words, today) or _read_point(words, today)


def _read_edtf(words: str, _today: date) -> str | None:
    point = r"[0-9]{4}(?:-[0-9]{2}){0,2}[~?%]?"
    return words if re.fullmatch(rf"{point}(?:/{point})?", words) else None


_DAY_NAMES = {
    "avant-hier": -2,
    "avant hier": -2,
    "hier": -1,
    "aujourd'hui": 0,
    "aujourdhui": 0,
    "ce jour": 0,
    "demain": 1,
    "apres-demain": 2,
    "apres demain": 2,
}
_PART_OF_DAY = r"(?:matin|midi|apres[- ]midi|soir)"


def _read_day_name(words: str, today: date) -> str | None:
    if re.fullmatch(rf"(?:ce {_PART_OF_DAY}|cet apres[- ]midi|cette nuit)", words):
        return today.isoformat()
    bare = re.sub(rf" (?:au )?{_PART_OF_DAY}$", "", words)
    if bare in _DAY_NAMES:
        return (today + timedelta(days=_DAY_NAMES[bare])).isoformat()
    match = re.fullmatch(rf"({'|'.join(WEEKDAYS)})(?: (dernier|prochain))?", bare)
    if match is None:
        return None
    wanted = WEEKDAYS.index(match[1])
    # Nobody calls today by its name: « lundi », said on a Monday, is a week ago.
    if match[2] == "prochain":
        return (today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)).isoformat()
    return (today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)).isoformat()


def says_age(words: str) -> bool:
    """Tell whether tidied words are an age (« environ 14 ans ») and not a date."""
    return _AGE.fullmatch(words) is not None


def _read_span_name(words: str, today: date) -> str | None:
    monday = today - timedelta(days=today.weekday())
    last_month = today.replace(day=1) - timedelta(days=1)
    spans = {
        r"cette semaine": f"{monday}/{today}",
        r"(?:la )?semaine derniere": f"{monday - timedelta(7)}/{monday - timedelta(1)}",
        r"(?:la )?nuit derniere": f"{today - timedelta(1)}/{today}",
        r"ce mois(?:-ci)?": _month_of(today),
        r"(?:le )?mois dernier": _month_of(last_month),
        r"cette annee": f"{today.year:04d}",
        r"(?:l'|)(?:annee derniere|an dernier)": f"{today.year - 1:04d}",
    }
    return next((edtf for form, edtf in spans.items() if re.fullmatch(form, words)), None)


_NUMBERS = "un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
_COUNT = rf"([0-9]{{1,3}}|une|{_NUMBERS})"


def _count(word: str) -> int:
    if word.isdecimal():
        return int(word)
    return 1 if word == "une" else _NUMBERS.split("|").index(word) + 1


def _read_ago(words: str, today: date) -> str | None:
    match = re.fullmatch(rf"il y a (?:environ )?{_COUNT} (jour|semaine|mois|an|annee)s?", words)
    if match is None:
        return None
    count, unit = _count(match[1]), match[2]
    if unit == "jour":
        mark = "~" if "environ" in words else ""
        return (today - timedelta(days=count)).isoformat() + mark
    if unit == "semaine":
        return (today - timedelta(weeks=count)).isoformat() + "~"
    if unit == "mois":
        return _month_of(_months_before(today, count)) + "~"
    return f"{today.year - count:04d}~"


_ABOUT = r"(?:environ|vers|a peu pres|autour de|aux environs de)"
_AGE = re.compile(
    rf"(?:{_ABOUT} |entre |age de )*{_COUNT}(?: ?(?:ou|et|a|-) ?{_COUNT})? "
    r"(ans?|mois|semaines?|jours?)(?: et demi)?(?: environ)?"
)


def _read_age(words: str, today: date) -> str | None:
    match = _AGE.fullmatch(words)
    if match is None:
        return None
    low = _count(match[1])
    high = _count(match[2]) if match[2] else low
    if low > high or high > 130:
        raise Refused("")
    if match[3].startswith("an"):
        first, last = (
            PartialDate.of_age(high, today).earliest,
            PartialDate.of_age(low, today).latest,
        )
    elif match[3] == "mois":
        first = _months_before(today, high + 1) + timedelta(days=1)
        last = _months_before(today, low)
    else:
        unit = 7 if match[3].startswith("semaine") else 1
        first = today - timedelta(days=unit * (high + 1) - 1)
        last = today - timedelta(days=unit * low)
    return f"{first.isoformat()}/{last.isoformat()}"


_SEASONS = {"printemps": (3, 6), "ete": (6, 9), "automne": (9, 12)}


def _read_season(words: str, _today: date) -> str | None:
    match = re.fullmatch(
        rf"(?:{_ABOUT} |pendant |en |a |au )*(?:l')?(printemps|ete|automne) ([0-9]{{4}})", words
    )
    if match:
        first, last = _SEASONS[match[1]]
        return f"{match[2]}-{first:02d}~/{match[2]}-{last:02d}~"
    match = re.fullmatch(r"(?:pendant |en )?(?:l')?hiver ([0-9]{4})(?: ?[-/a] ?([0-9]{4}))?", words)
    if match is None:
        return None
    year = int(match[1])
    if match[2] is None:
        before, after = quote(f"hiver {year - 1}-{year}"), quote(f"hiver {year}-{year + 1}")
        raise Refused(f"précisez {before} ou {after}.")
    if int(match[2]) != year + 1:
        raise Refused("")
    return f"{year:04d}-12~/{year + 1:04d}-03~"


_INTERVALS = (
    re.compile(r"entre (.+) et (.+)"),
    re.compile(r"du (.+) au (.+)"),
    re.compile(r"de (.+) a (.+)"),
    re.compile(r"([0-9]{4}) ?[-a] ?([0-9]{4})"),
    re.compile(r"([0-9]{4}) ou ([0-9]{4})"),
)


def _read_interval(words: str, today: date) -> str | None:
    for form in _INTERVALS:
        match = form.fullmatch(words)
        if match is None:
            continue
        end = _read_point(match[2], today)
        if end is None:
            continue
        start = _read_point(_completed(match[1], match[2]), PartialDate(end).latest)
        if start is None:
            continue
        if PartialDate(start).earliest > PartialDate(end).latest:
            raise Refused("la première date est après la seconde.")
        return f"{start}/{end}"
    return None


def _completed(start: str, end: str) -> str:
    """Lend the month and the year of ``end`` to a ``start`` that has none: « du 3 au 5 mars »."""
    tokens = end.removeprefix("le ").split()
    if re.fullmatch(r"(?:le )?[0-9]{1,2}", start):
        return " ".join([start, *tokens[1:]])
    if re.search(r"[0-9]{4}", start) is None and re.fullmatch(r"[0-9]{4}", tokens[-1]):
        return f"{start} {tokens[-1]}"
    return start


_DOUBT = re.compile(r"(?:^peut[- ]etre (?:le |en )?| ?\(a verifier\)$| ?\?$)")
_NEAR = re.compile(
    rf"^(?:{_ABOUT} (?:le |de |d')?|(?:au )?debut (?:de |d')?|(?:a la )?fin (?:de |d')?"
    r"|(?:a la )?mi[- ]|(?:au )?milieu (?:de |d')?)|(?: environ)$"
)


def _read_point(words: str, today: date) -> str | None:
    """Read one day, month or year, with its marks of doubt and approximation."""
    bare, doubts = _DOUBT.subn("", words)
    bare, nears = _NEAR.subn("", bare.strip())
    bare = re.sub(r"^(?:en |le |courant |au mois de |depuis )", "", bare)
    edtf = _read_numeric(bare, today) or _read_named(bare, today)
    if edtf is None:
        return None
    mark = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}
    return edtf + mark[bool(doubts), bool(nears)]


def _read_numeric(words: str, today: date) -> str | None:
    if re.fullmatch(r"[0-9]{4}", words):
        return words
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{4})", words)
    if match:
        return edtf_of_parts("", match[1], match[2])
    match = re.fullmatch(r"([0-9]{1,2})([/. -])([0-9]{1,2})\2([0-9]+)", words)
    if match:
        return _existing(edtf_of_parts(match[1], match[3], match[4]))
    match = re.fullmatch(r"([0-9]{1,2})[/.-]([0-9]{1,2})", words)
    return _latest_day(int(match[1]), int(match[2]), today) if match else None


_MONTH_NUMBERS = {unaccented(name): index for index, name in enumerate(MONTHS, start=1)}
_SHORT_MONTHS = {
    "janv": 1, "jan": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10,
    "nov": 11, "dec": 12,
}  # fmt: skip
_MONTH_NUMBERS |= _SHORT_MONTHS
_NAMED = re.compile(
    rf"(?:({'|'.join(WEEKDAYS)}) )?(?:([0-9]{{1,2}})[ -]?)?"
    rf"({'|'.join(sorted(_MONTH_NUMBERS, key=len, reverse=True))})(?: dernier)?(?:[ -]?([0-9]+))?"
)


def _read_named(words: str, today: date) -> str | None:
    match = _NAMED.fullmatch(words)
    if match is None or (match[1] and not match[2]):
        return None
    month = _MONTH_NUMBERS[match[3]]
    if match[4]:
        edtf = _existing(edtf_of_parts(match[2] or "", str(month), match[4]))
    elif match[2]:
        edtf = _latest_day(int(match[2]), month, today)
    else:
        edtf = f"{today.year - (month > today.month):04d}-{month:02d}"
    if match[1]:
        _check_weekday(match[1], date.fromisoformat(edtf))
    return edtf


def _check_weekday(name: str, day: date) -> None:
    if WEEKDAYS[day.weekday()] != name:
        raise Refused(f"le {date_words(day)} est un {WEEKDAYS[day.weekday()]}.")


def _existing(edtf: str) -> str:
    try:
        PartialDate(edtf)
    except ValueError:
        raise Refused("") from None
    return edtf


def _latest_day(day: int, month: int, today: date) -> str:
    """Return the latest such day not after ``today``; 29 February may be up to 8 years ago."""
    for year in range(today.year, max(today.year - 9, 0), -1):
        try:
            found = date(year, month, day)
        except ValueError:
            continue
        if found <= today:
            return found.isoformat()
    raise Refused("")


def _month_of(day: date) -> str:
    return day.isoformat()[:7]


def _months_before(day: date, months: int) -> date:
    """Return the same day ``months`` earlier, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def edtf_of_parts(day: str, month: str, year: str) -> str:
    """Return the EDTF of typed numbers, the day or the day and month empty; or ``Refused``."""
    if not re.fullmatch(r"[0-9]{4}", year):
        raise Refused("l’année doit avoir 4 chiffres." if year else "indiquez l’année.")
    if year == "0000":
        raise Refused(f"{quote(year)} n’existe pas.")
    if not month:
        if day:
            raise Refused("indiquez le mois.")
        return year
    if not re.fullmatch(r"[0-9]{1,2}", month) or not 1 <= int(month) <= 12:
        raise Refused("le mois doit être entre 1 et 12.")
    if not day:
        return f"{year}-{int(month):02d}"
    if not re.fullmatch(r"[0-9]{1,2}", day) or not 1 <= int(day) <= 31:
        raise Refused("le jour doit être entre 1 et 31.")
    return f"{year}-{int(month):02d}-{int(day):02d}"


def month_digits(month: str) -> str:
    """Return « 5 » for « mai »; anything else comes back as typed."""
    found = _MONTH_NUMBERS.get(unaccented(month.strip()).rstrip("."))
    return str(found) if found else month.strip()
