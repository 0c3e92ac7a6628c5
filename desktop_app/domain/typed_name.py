"""From what was typed in the search to the names of a new person."""

from __future__ import annotations


def split_typed_name(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``(birth_name, first_names)`` without losing a word.

    French forms write the family name in capitals: words in capitals are the birth name. Without
    capitals the first word is the first name; the form is open next and shows both.
    """
    words = text.split()
    capitals = [word for word in words if word == word.upper() and word != word.lower()]
    if capitals and len(capitals) < len(words):
        others = [word for word in words if word not in capitals]
        return " ".join(capitals), (" ".join(others),)
    if capitals:
        return " ".join(words), ()
    if not words:
        return "", ()
    return " ".join(words[1:]), (words[0],)
