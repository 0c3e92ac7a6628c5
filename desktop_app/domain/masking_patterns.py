"""What identifies without being a name of the register: dates, numbers, addresses, civilities.

Each pattern is replaced by what it was. More is masked than has to be: a person reads again.
"""

from __future__ import annotations

import re

from desktop_app.domain.french import MONTHS, NBSP, elide

_GAP = rf"[ {NBSP}]"
_MONTH = "|".join(MONTHS)
_DAY_NAME = rf"(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche){_GAP})?"
_DAY = r"(?:1er|[0-3]?\d)"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ]"
_STREET = (
    "rue|avenue|boulevard|bd|impasse|allée|chemin|place|quai|route|passage|square|voie|"
    "cours|cité|résidence|sentier|ruelle|esplanade|faubourg"
)
_PROPER = rf"{_CAPITAL}[\w’'-]*(?:{_GAP}(?:(?:de|du|des|la|le|les){_GAP})?{_CAPITAL}[\w’'-]*)*"

_EMAIL = re.compile(r"[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_WEB = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w.])@[\w.]{2,}")
_NUMERIC_DATE = re.compile(
    r"(?<![\d.])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2}))(?!\.?\d)"
)
_SPAN = re.compile(
    rf"\b(?:du|entre{_GAP}le){_GAP}{_DAY}{_GAP}(?:au|et{_GAP}le){_GAP}{_DAY}{_GAP}(?P<month>{_MONTH})\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    rf"(?:\b(?P<before>depuis|avant|après|dès|jusqu’au|le|du|au){_GAP})?"
    rf"(?:(?<=depuis{_GAP})le{_GAP}|(?<=avant{_GAP})le{_GAP}|(?<=après{_GAP})le{_GAP}"
    rf"|(?<=dès{_GAP})le{_GAP})?"
    rf"{_DAY_NAME}\b{_DAY}{_GAP}(?P<month>{_MONTH})\b",
    re.IGNORECASE,
)
_PHONE = re.compile(r"(?<![\w])(?:\+|00)?\d(?:[\s./()-]{0,2}\d){8,14}(?!\w)")
_POSITION = re.compile(r"-?\d{1,2}[.,]\d{3,}\s*[,;/ ]\s*-?\d{1,3}[.,]\d{3,}")
_ADDRESS = re.compile(
    rf"\b\d{{1,4}}{_GAP}?(?:bis|ter|quater)?,?{_GAP}(?i:{_STREET})\b[^,.;:\n()»]{{0,60}}"
)
_STREET_ALONE = re.compile(
    rf"\b(?i:{_STREET}){_GAP}(?:(?:de|du|des|la|le|les){_GAP}|l’|d’){{0,2}}{_PROPER}"
)
_POSTCODE = re.compile(rf"\b\d{{5}}{_GAP}{_PROPER}")
_NUMBER = re.compile(
    rf"\b(?:n°|numéro{_GAP}(?:de{_GAP}\w+{_GAP})?:?){_GAP}*(?:[A-Z]{{1,3}}{_GAP})?[\w./-]*\d[\w./-]*",
    re.I,
)
_CIVILITY = re.compile(
    rf"\b(?P<who>M\.|MM\.|Mr\.?|Mme|Mmes|Mlle|Monsieur|Madame|Mademoiselle|Dr\.?|Docteure?|"
    rf"Me|Maître|Pr\.?|Professeure?){_GAP}(?P<name>{_PROPER})"
)


def without_marks_of_identity(text: str) -> str:
    """Return ``text`` with addresses, numbers and names after a civility said to be there."""
    text = _EMAIL.sub("[courriel]", text)
    text = _WEB.sub("[adresse internet]", text)
    text = _HANDLE.sub("[compte]", text)
    text = _POSITION.sub("[position]", text)
    text = without_days(text)
    text = _PHONE.sub("[téléphone]", text)
    text = _ADDRESS.sub("[adresse]", text)
    text = _STREET_ALONE.sub("[adresse]", text)
    text = _POSTCODE.sub("[commune]", text)
    text = _NUMBER.sub("n° [numéro]", text)
    return _CIVILITY.sub(lambda found: f"{found['who']} [nom]", text)


def without_days(text: str) -> str:
    """Return ``text`` in which a date keeps its month and its year alone."""
    text = _NUMERIC_DATE.sub("[date]", text)
    text = _SPAN.sub(lambda found: f"en {found['month'].lower()}", text)
    return _DATE.sub(_month_alone, text)


def _month_alone(found: re.Match[str]) -> str:
    before, month = found["before"] or "", found["month"].lower()
    capital = before[:1].isupper()
    word = before.lower()
    if word in ("", "depuis", "avant", "après", "dès"):
        return f"{before} {month}".strip()
    if word == "du":
        return elide("De" if capital else "de", month)
    if word in ("au", "jusqu’au"):
        return f"{'Jusqu’en' if capital else 'jusqu’en'} {month}"
    return f"{'En' if capital else 'en'} {month}"
