"""The shipped reference data, read once each when first asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from desktop_app.domain.countries import Countries
from desktop_app.domain.languages import Languages
from desktop_app.domain.passphrases import Passphrases
from desktop_app.domain.territory import Commune, Communes, Territory

_HALVES = ("69D", "69M")

ReadData = Callable[[str], str]
"""Return the text of a shipped file under ``resources/data``."""


@dataclass(frozen=True, slots=True)
class DirectoryEntry:
    """A contact as shipped: « à vérifier » until a person has checked it."""

    code: str
    name: str
    authority: str
    address: str
    postal_code: str
    city: str
    phone: str
    email: str
    source: str


class Reference:
    """Communes, territories, countries, languages, words and shipped contacts."""

    def __init__(self, read: ReadData) -> None:
        self._read = read

    @cached_property
    def communes(self) -> Communes:
        """Return the communes with their département and competent territory."""
        return Communes(self._read("communes.csv"), self._read("departements.csv"))

    @cached_property
    def countries(self) -> Countries:
        """Return the countries by code and French name."""
        return Countries(self._read("countries.csv"))

    @cached_property
    def languages(self) -> Languages:
        """Return the languages by code and French name."""
        return Languages(self._read("languages.csv"))

    @cached_property
    def passphrases(self) -> Passphrases:
        """Return the generator and judge of passphrases."""
        return Passphrases(
            self._read("passphrase_words.txt"), self._read("passphrase_blocklist.txt")
        )

    @cached_property
    def directory(self) -> tuple[DirectoryEntry, ...]:
        """Return the shipped contacts of CRIPs, none of them verified."""
        rows = csv.DictReader(io.StringIO(self._read("crip_directory.csv")))
        return tuple(
            DirectoryEntry(
                code=row["code"],
                name=row["name"],
                authority=row["authority"],
                address=row["address"],
                postal_code=row["postal_code"],
                city=row["city"],
                phone=row["phone"],
                email=row["email"],
                source=row["source_url"],
            )
            for row in rows
        )

    def commune(self, code: str) -> Commune | None:
        """Return the commune of an INSEE code."""
        return self.communes.by_code(code) if code else None

    def territory(self, commune_code: str) -> Territory | None:
        """Return the territory whose CRIP is competent for a commune."""
        commune = self.commune(commune_code)
        return None if commune is None else self.communes.competent(commune)

    def contact(self, territory: Territory) -> DirectoryEntry | None:
        """Return the shipped contact of a territory's CRIP, else of one of its départements."""
        known = {entry.code: entry for entry in self.directory}
        # 69 is cut in two: a contact of the département would be right for one half at most.
        parts = () if territory.code in _HALVES else territory.departments
        return next((known[code] for code in (territory.code, *parts) if code in known), None)
