"""Names as they are shown. What was typed is kept as typed: capitals are display only."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from desktop_app.domain.french import quote
from desktop_app.domain.person import AliasKind, Person, Sex

NO_NAME = "Personne sans nom"
_GEORGIAN = re.compile("[\u10a0-\u10ff]")
_CALLED = {Sex.FEMALE: "dite", Sex.MALE: "dit", None: "surnom"}


def capitals(name: str) -> str:
    """Return ``name`` in capitals, except in scripts whose capitals are not written (Georgian)."""
    if name.isascii() or not _GEORGIAN.search(name):
        return name.upper()
    return "".join(char if _GEORGIAN.match(char) else char.upper() for char in name)


def nickname(person: Person) -> str:
    """Return the first nickname, or an empty text."""
    for alias in person.aliases:
        if alias.kind is AliasKind.NICKNAME and alias.text.strip():
            return alias.text.strip()
    return ""


def family_name(person: Person) -> str:
    """Return the birth name, else the usage name, as typed."""
    return person.birth_name.strip() or person.usage_name.strip()


def first_name(person: Person) -> str:
    """Return the first of the first names, or an empty text."""
    return next((name.strip() for name in person.first_names if name.strip()), "")


def display_name(person: Person) -> str:
    """Return « POPESCU Ana, nom d’usage IONESCU, dite « Nina » »."""
    known = f"{capitals(family_name(person))} {first_name(person)}".strip()
    called = nickname(person)
    if not known:
        return quote(called) if called else _any_alias(person)
    parts = [known]
    usage = person.usage_name.strip()
    if person.birth_name.strip() and usage and usage.casefold() != person.birth_name.casefold():
        parts.append(f"nom d’usage {capitals(usage)}")
    if called:
        parts.append(f"{_CALLED[person.sex]} {quote(called)}")
    return ", ".join(parts)


def short_name(person: Person) -> str:
    """Return the name by which the person is called in a sentence: « Ana »."""
    return (
        first_name(person)
        or nickname(person)
        or capitals(family_name(person))
        or _any_alias(person)
    )


def family_label(persons: Sequence[Person]) -> str:
    """Return « Famille DUMITRU (4) », or the display name of the only person."""
    if not persons:
        return "Dossier sans personne"
    if len(persons) == 1:
        return display_name(persons[0])
    names = Counter(capitals(family_name(person)) for person in persons if family_name(person))
    if not names:
        return f"Famille sans nom ({len(persons)})"
    return f"Famille {names.most_common(1)[0][0]} ({len(persons)})"


def initials(person: Person) -> str:
    """Return « A. P. » for the discreet mode; « — » when the person has no name."""
    parts = (first_name(person) or nickname(person), family_name(person))
    letters = [letter for letter in map(_first_letter, parts) if letter]
    return " ".join(f"{capitals(letter)}." for letter in letters) or "—"


def _any_alias(person: Person) -> str:
    return next((alias.text.strip() for alias in person.aliases if alias.text.strip()), NO_NAME)


def _first_letter(name: str) -> str:
    """Return the first letter with the marks that belong to it."""
    if name[:1].isalnum() and name[1:2].isascii():
        return name[0]
    for index, char in enumerate(name):
        if char.isalnum():
            end = index + 1
            while end < len(name) and unicodedata.combining(name[end]):
                end += 1
            return name[index:end]
    return ""
