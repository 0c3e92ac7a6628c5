"""Lists offered by the forms, read once from the reference data."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.services.reference import Reference

Options = tuple[tuple[str, str], ...]
"""Pairs of a key and of the French words shown for it."""


@dataclass(frozen=True, slots=True)
class FormChoices:
    """Countries and languages by code and French name."""

    countries: Options
    languages: Options

    @classmethod
    def of(cls, reference: Reference) -> FormChoices:
        """Return the choices of ``reference``; reads files the first time."""
        return cls(
            countries=tuple((entry.code, entry.name) for entry in reference.countries.all()),
            languages=tuple((entry.code, entry.name) for entry in reference.languages.all()),
        )

    def language(self, code: str) -> str:
        """Return the French name of a language, or the free words themselves."""
        return dict(self.languages).get(code, code)
