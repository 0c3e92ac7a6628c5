"""What a field prints: its value, why there is none, or the mark of what is missing."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.documents.fields import FIELDS, MISSING
from desktop_app.domain.absence import Absence
from desktop_app.domain.french import NBSP


def printed(key: str, text: str, absence: Absence | None = None) -> str:
    """Return ``text``, else the words of ``absence``, else the mark if the field is expected.

    Raises ``KeyError`` for a key that is not in the dictionary: the context holds no other.
    """
    field = FIELDS[key]
    if text.strip():
        return text.strip()
    if absence is not None:
        return absence.printed
    return MISSING if field.expected else ""


def enumerated(parts: Iterable[str], separator: str = ", ") -> str:
    """Join the parts that say something."""
    return separator.join(part.strip() for part in parts if part.strip())


def listed(parts: Iterable[str]) -> str:
    """Join longer parts with a semicolon."""
    return enumerated(parts, f"{NBSP}; ")


def capital(text: str) -> str:
    """Return ``text`` with a capital first, the rest untouched."""
    return text[:1].upper() + text[1:]
