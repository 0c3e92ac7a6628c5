"""A shipped list of codes with French names, searched by any spelling."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass

from desktop_app.domain.french import unaccented


@dataclass(frozen=True, slots=True)
class NamedCode:
    """One entry. ``common`` entries are proposed first, ``hidden`` ones no more."""

    code: str
    name: str
    synonyms: tuple[str, ...] = ()
    common: bool = False
    hidden: bool = False


class NamedList:
    """Entries of a CSV text with columns code, name, synonyms (separated by |) and common."""

    def __init__(self, csv_text: str, first: tuple[NamedCode, ...] = ()) -> None:
        rows = csv.DictReader(io.StringIO(csv_text))
        self._entries = first + tuple(
            NamedCode(
                row["code"],
                row["name"],
                tuple(filter(None, row["synonyms"].split("|"))),
                row["common"] == "yes",
            )
            for row in rows
        )
        self._by_code = {entry.code: entry for entry in self._entries}
        self._keys = {
            entry.code: tuple(_key(word) for word in (entry.name, *entry.synonyms))
            for entry in self._entries
        }

    @property
    def codes(self) -> tuple[str, ...]:
        """Return every code, in the order of the list."""
        return tuple(self._by_code)

    def all(self) -> tuple[NamedCode, ...]:
        """Return every entry, in the order of the list."""
        return self._entries

    def name(self, code: str) -> str:
        """Return the French name; free words come back as they are."""
        entry = self._by_code.get(code)
        return entry.name if entry else code

    def code(self, words: str) -> str | None:
        """Return the code that is named exactly so in French or by a synonym, or ``None``."""
        wanted = _key(words)
        for place in (slice(0, 1), slice(1, None)):
            for code, keys in self._keys.items():
                if wanted and wanted in keys[place]:
                    return code
        return None

    def search(self, text: str, limit: int = 20) -> list[NamedCode]:
        """Return entries a word of which starts with ``text``; all of them if it is empty."""
        wanted = _key(text)
        ranked = []
        for order, entry in enumerate(self._entries):
            rank = _rank(self._keys[entry.code], wanted)
            if rank is not None:
                ranked.append((rank, not entry.common, order, entry))
        ranked.sort(key=lambda item: item[:3])
        return [item[3] for item in ranked[:limit]]


def _key(text: str) -> str:
    return " ".join(re.sub(r"[\W_]+", " ", unaccented(text)).split())


def _rank(keys: tuple[str, ...], wanted: str) -> int | None:
    """Return 0 for a name that starts so, 1 for a later word of it, 2 for a synonym."""
    if keys[0].startswith(wanted):
        return 0
    if f" {wanted}" in keys[0]:
        return 1
    if any(f" {key}".find(f" {wanted}") >= 0 for key in keys[1:]):
        return 2
    return None
