"""The lists that an association edits: the shipped words, changed and completed by its terms."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, replace

from desktop_app.domain.french import unaccented
from desktop_app.domain.term import Term


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One word of a list. ``shipped_label`` is empty for a word of the association's own.

    ``concerns`` is adult, child or both, for an indicator. ``page_date`` is the date that the page
    of the source bears, in words, empty if it bears none.
    """

    code: str
    label: str
    shipped_label: str = ""
    dimension: str = ""
    concerns: str = "both"
    source: str = ""
    url: str = ""
    page_date: str = ""
    position: int = 0
    hidden: bool = False

    @property
    def own(self) -> bool:
        """Tell whether the association added the word itself."""
        return not self.shipped_label

    @property
    def changed(self) -> bool:
        """Tell whether a shipped word reads otherwise than it was shipped."""
        return not self.own and self.label != self.shipped_label


def shipped(csv_text: str) -> tuple[ListEntry, ...]:
    """Return the entries of a shipped list, in its order."""
    return tuple(
        ListEntry(
            code=row["code"],
            label=row["label"],
            shipped_label=row["label"],
            dimension=row.get("dimension", ""),
            concerns=row.get("concerns", "both"),
            source=row["source"],
            url=row["url"],
            page_date=row["page_date"],
            position=place,
        )
        for place, row in enumerate(csv.DictReader(io.StringIO(csv_text)))
    )


def merged(entries: Iterable[ListEntry], terms: Iterable[Term]) -> tuple[ListEntry, ...]:
    """Return ``entries`` as ``terms`` change and complete them, hidden ones included, in order."""
    found = {entry.code: entry for entry in entries}
    for term in terms:
        entry = found.get(term.code)
        if entry is None:
            entry = ListEntry(term.code, term.label, dimension=term.dimension, source=term.source)
        found[term.code] = replace(
            entry,
            label=term.label or entry.label,
            dimension=term.dimension or entry.dimension,
            position=term.position,
            hidden=term.hidden,
        )
    return tuple(sorted(found.values(), key=lambda entry: entry.position))


def same_words(entries: Iterable[ListEntry], words: str) -> ListEntry | None:
    """Return the entry that reads so, whatever its accents and capitals, or ``None``."""
    wanted = unaccented(words.strip())
    return next((entry for entry in entries if unaccented(entry.label) == wanted), None)
