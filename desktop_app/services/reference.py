"""The shipped reference data, read once each when first asked for."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from desktop_app.domain.countries import Countries
from desktop_app.domain.languages import Languages
from desktop_app.domain.orientation_guide import Guide, read_guide
from desktop_app.domain.passphrases import Passphrases
from desktop_app.domain.term import ListName
from desktop_app.domain.territory import Commune, Communes, Territory
from desktop_app.domain.word_lists import ListEntry, shipped

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
        self._own_languages: Languages | None = None

    @cached_property
    def communes(self) -> Communes:
        """Return the communes with their département and competent territory."""
        return Communes(self._read("communes.csv"), self._read("departements.csv"))

    @cached_property
    def countries(self) -> Countries:
        """Return the countries by code and French name."""
        return Countries(self._read("countries.csv"))

    @property
    def languages(self) -> Languages:
        """Return the languages by code and French name, as the open register names them."""
        return self._own_languages or self._shipped_languages

    def use_languages(self, own: Languages | None) -> None:
        """Name the languages as ``own`` does from now on, or as shipped."""
        self._own_languages = own

    def words(self, list_name: ListName) -> tuple[ListEntry, ...]:
        """Return the shipped words of a list that an association edits."""
        if list_name is ListName.LANGUAGES:
            return self._language_words
        return self.motives if list_name is ListName.MOTIVES else self.indicators

    @cached_property
    def motives(self) -> tuple[ListEntry, ...]:
        """Return the shipped motives of a dossier."""
        return shipped(self._read("motives.csv"))

    @cached_property
    def indicators(self) -> tuple[ListEntry, ...]:
        """Return the shipped indicators of trafficking and emprise."""
        return shipped(self._read("indicators.csv"))

    @cached_property
    def consent_points(self) -> tuple[ListEntry, ...]:
        """Return what is to be explained before an agreement."""
        return shipped(self._read("consent_points.csv"))

    @cached_property
    def consent_scopes(self) -> tuple[ListEntry, ...]:
        """Return what an agreement can cover."""
        return shipped(self._read("consent_scopes.csv"))

    @cached_property
    def consent_reasons(self) -> tuple[ListEntry, ...]:
        """Return why parents may not be informed."""
        return shipped(self._read("consent_reasons.csv"))

    @cached_property
    def guide(self) -> Guide:
        """Return what is said of the ways: words, facts, numbers, articles."""
        return read_guide(self._read("ways.toml"))

    @cached_property
    def _shipped_languages(self) -> Languages:
        return Languages(self._read("languages.csv"))

    @cached_property
    def _language_words(self) -> tuple[ListEntry, ...]:
        return tuple(
            ListEntry(entry.code, entry.name, entry.name, position=place)
            for place, entry in enumerate(self._shipped_languages.all())
        )

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
