"""The columns of the list of dossiers: which, in which order, how wide (UX S04-AC5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum


class Column(IntEnum):
    """The columns, as the model numbers them. The first one is always shown, and first."""

    LABEL = 0
    AGE = 1
    PLACE = 2
    LAST = 3
    REF = 4
    PERSONS = 5
    MOTIVES = 6
    FOLLOWED_BY = 7
    TERRITORY = 8
    LANGUAGES = 9
    DUE = 10

    @property
    def header(self) -> str:
        """Return the French name."""
        return _HEADERS[self]


_HEADERS = {
    Column.LABEL: "Personne ou famille",
    Column.AGE: "Âge",
    Column.PLACE: "Lieu de vie",
    Column.LAST: "Dernière observation",
    Column.REF: "Dossier",
    Column.PERSONS: "Personnes",
    Column.MOTIVES: "Motifs",
    Column.FOLLOWED_BY: "Suivi par",
    Column.TERRITORY: "Département",
    Column.LANGUAGES: "Langue",
    Column.DUE: "Prochaine échéance",
}
NOTHING: Mapping[Column, str] = {
    Column.AGE: "âge inconnu",
    Column.PLACE: "lieu de vie non indiqué",
    Column.LAST: "aucune observation",
    Column.MOTIVES: "motif non indiqué",
    Column.FOLLOWED_BY: "suivi par personne",
    Column.TERRITORY: "département non indiqué",
    Column.LANGUAGES: "langue non indiquée",
    Column.DUE: "aucune échéance",
}
"""What an empty cell says: silence would not tell whether it was read."""

_SHARES = {
    Column.LABEL: 43,
    Column.AGE: 16,
    Column.PLACE: 30,
    Column.LAST: 34,
    Column.REF: 25,
    Column.PERSONS: 15,
    Column.MOTIVES: 30,
    Column.FOLLOWED_BY: 30,
    Column.TERRITORY: 30,
    Column.LANGUAGES: 25,
    Column.DUE: 25,
}
_MOST = 1000


@dataclass(frozen=True, slots=True)
class ColumnPlan:
    """The columns shown, left to right, and their shares of the width."""

    columns: tuple[Column, ...] = (
        Column.LABEL,
        Column.AGE,
        Column.PLACE,
        Column.LAST,
        Column.REF,
    )
    shares: tuple[tuple[Column, int], ...] = tuple(_SHARES.items())

    @classmethod
    def of(cls, text: str) -> ColumnPlan:
        """Read what ``text`` wrote; whatever is not understood is left out."""
        columns: dict[Column, None] = {Column.LABEL: None}
        shares = dict(_SHARES)
        for part in text.split():
            name, _, share = part.partition(":")
            if name.upper() not in Column.__members__:
                continue
            column = Column[name.upper()]
            columns[column] = None
            if share.isdecimal() and 0 < int(share) <= _MOST:
                shares[column] = int(share)
        return cls(tuple(columns), tuple(shares.items())) if len(columns) > 1 else cls()

    def text(self) -> str:
        """Return the plan in one line, for the preferences."""
        shares = dict(self.shares)
        return " ".join(f"{column.name.lower()}:{shares[column]}" for column in self.columns)

    def share(self, column: Column) -> int:
        """Return the share of a column."""
        return dict(self.shares)[column]

    def with_columns(self, columns: Iterable[Column]) -> ColumnPlan:
        """Return the plan with other columns, in their order."""
        others = (column for column in columns if column is not Column.LABEL)
        return replace(self, columns=(Column.LABEL, *others))

    def with_widths(self, widths: Mapping[Column, int]) -> ColumnPlan:
        """Return the plan with the shares of these widths, in any unit."""
        whole = sum(widths.values()) or 1
        shares = dict(self.shares)
        # The shares of the columns shown keep their sum: those that are hidden keep their meaning.
        sum_shown = sum(shares[column] for column in widths)
        for column, width in widths.items():
            shares[column] = min(max(round(width * sum_shown / whole), 1), _MOST)
        return replace(self, shares=tuple(shares.items()))

    @property
    def needs_details(self) -> bool:
        """Tell whether a column is shown that costs a reading of its own."""
        return any(column > Column.PERSONS for column in self.columns)
