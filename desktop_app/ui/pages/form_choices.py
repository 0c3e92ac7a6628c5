"""Lists offered by the forms, read once from the reference data."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.services.reference import Reference

Options = tuple[tuple[str, str], ...]
"""Pairs of a key and of the French words shown for it."""


def distinct(options: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return ``options`` with words that all differ, so that each can be chosen and told apart."""
    seen: dict[str, int] = {}
    found: list[tuple[str, str]] = []
    for key, words in options:
        seen[words] = seen.get(words, 0) + 1
        found.append((key, words if seen[words] == 1 else f"{words} — {seen[words]}"))
    return found


@dataclass(frozen=True, slots=True)
class FormChoices:
    """Countries and languages by code and French name.

    ``hidden_languages`` are proposed no more, and still read on who speaks them.
    """

    countries: Options
    languages: Options
    hidden_languages: Options = ()

    @classmethod
    def of(cls, reference: Reference) -> FormChoices:
        """Return the choices of ``reference``; reads files the first time."""
        return cls(
            countries=tuple((entry.code, entry.name) for entry in reference.countries.all()),
            languages=tuple(
                (entry.code, entry.name) for entry in reference.languages.all() if not entry.hidden
            ),
            hidden_languages=tuple(
                (entry.code, entry.name) for entry in reference.languages.all() if entry.hidden
            ),
        )

    def language(self, code: str) -> str:
        """Return the French name of a language, or the free words themselves."""
        return dict((*self.languages, *self.hidden_languages)).get(code, code)

    def languages_with(self, code: str) -> Options:
        """Return the languages to offer where ``code`` is held already."""
        hidden = tuple(item for item in self.hidden_languages if item[0] == code)
        return (*self.languages, *hidden)
