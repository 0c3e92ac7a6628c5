"""Who exercises parental authority, in words: « mère, POPESCU Elena (déclaré par un proche) »."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.french import NBSP, join_words
from desktop_app.domain.names import display_name
from desktop_app.domain.person import Person


def authority_words(person: Person, persons: Sequence[Person]) -> str:
    """Return « Autorité parentale : mère (déclaré par la personne) »; nothing if nothing is known.

    The persons named who are in the dossier follow; the source closes.
    """
    known = {other.id: other for other in persons}
    named = [display_name(known[one]) for one in person.authority_ids if one in known]
    who = "" if person.authority is None else person.authority.label
    words = ", ".join(part for part in (who, join_words(named)) if part)
    if not words:
        why = person.absences.get("authority")
        return "" if why is None else f"Autorité parentale{NBSP}: {why.printed}"
    source = person.sources.get("authority")
    basis = "" if source is None else f" ({source.label})"
    return f"Autorité parentale{NBSP}: {words}{basis}"
