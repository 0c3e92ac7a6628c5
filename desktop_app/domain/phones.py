"""Telephone numbers as people type them. A number is never refused, and never rewritten."""

from __future__ import annotations

import re
from functools import lru_cache

import phonenumbers

from desktop_app.domain.french import NBSP

_REGIONS = ("FR", "RE", "GP", "MQ", "GF", "YT")
"""France and the overseas codes that share its ten-digit form."""


def normalise(number: str) -> str | None:
    """Return the E.164 form, or ``None`` when the text does not say one number for sure."""
    parsed = _parsed(number)
    if parsed is None:
        return None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def shown(number: str) -> str:
    """Return the number in pairs, without a country code that was not typed (UX §2.24)."""
    typed = " ".join(number.split())
    digits = _digits(typed)
    if re.search(r"[^\W\d_]", typed):
        return typed
    if not typed.startswith("+") and len(digits) == 10 and digits.startswith("0"):
        return NBSP.join(digits[start : start + 2] for start in range(0, 10, 2))
    parsed = _parsed(typed)
    if parsed is None or not typed.startswith("+"):
        return typed.replace(" ", NBSP)
    form = phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return phonenumbers.format_number(parsed, form).replace(" ", NBSP)


def remark(number: str) -> str:
    """Return « Ce numéro a 9 chiffres. Vérifiez. » or an empty text. It blocks nothing."""
    digits = _digits(number)
    if not digits or number.strip().startswith(("+", "00")):
        return ""
    if len(digits) == 10 or len(digits) < 6:
        return ""
    return f"Ce numéro a {len(digits)} chiffres. Vérifiez."


def search_forms(number: str) -> set[str]:
    """Return the digit strings under which the number can be looked for."""
    digits = _digits(number)
    forms = {digits} if digits else set()
    parsed = _parsed(number)
    if parsed is not None:
        national = phonenumbers.national_significant_number(parsed)
        forms |= {f"{parsed.country_code}{national}", f"0{national}", national}
    return forms


def _digits(number: str) -> str:
    return "".join(str(int(char)) for char in number if char.isdecimal())


@lru_cache(maxsize=16384)
def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    """Parse without asking for validity: the fictional range 06 39 98 is « invalid »."""
    digits = _digits(number)
    international = number.strip().startswith("+") or digits.startswith("00")
    if not international and not (len(digits) == 10 and digits.startswith("0")):
        return None
    candidates = []
    for region in _REGIONS:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            return None
        if phonenumbers.is_possible_number(parsed):
            candidates.append(parsed)
    valid = [parsed for parsed in candidates if phonenumbers.is_valid_number(parsed)]
    return next(iter(valid or candidates), None)
