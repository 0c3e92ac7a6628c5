"""The rows of the palette: groups, what was found, recent dossiers, commands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop_app.domain.folding import fold
from desktop_app.domain.french import quote
from desktop_app.domain.ids import DossierId
from desktop_app.services.views import DossierLine, Hit

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
ROOT = QModelIndex()

ACTIONS = "Actions"
RECENTS = "Récents"
_IN_A_DOSSIER = ("event", "reminder")
"""What is not called by the name of its dossier: actions are about the dossier."""


@dataclass(frozen=True, slots=True)
class Target:
    """The dossier on which the actions act, and how it is called on screen."""

    dossier_id: DossierId
    label: str


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do. ``run`` is told the highlighted dossier when the command is about one.

    ``about_dossier`` is the label with a place for the name: « Préparer un écrit pour {} ». A
    command without ``label`` is offered only when a dossier is lit.
    """

    label: str
    run: Callable[[DossierId | None], None]
    keys: str = ""
    about_dossier: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line. A header has nothing to open; ``act`` is what Entrée does."""

    label: str
    detail: str = ""
    side: str = ""
    header: bool = False
    target: Target | None = None
    act: Callable[[], None] | None = None

    @property
    def spoken(self) -> str:
        """Return the line as one sentence for a screen reader."""
        return ", ".join(part for part in (self.label, self.detail, self.side) if part)


def found_rows(
    hits: Sequence[Hit], open_hit: Callable[[Hit], None], *, discreet: bool
) -> list[Row]:
    """Return a header a group and a row a hit, in the order of the hits."""
    rows: list[Row] = []
    group = ""
    for hit in hits:
        if hit.group != group:
            group = hit.group
            rows.append(Row(group, header=True))
        label = hit.dossier_ref if discreet and hit.dossier_ref else hit.label
        about = hit.dossier_ref if hit.kind in _IN_A_DOSSIER else label
        target = Target(hit.dossier_id, about) if hit.dossier_id is not None else None
        rows.append(
            Row(
                label=label,
                detail="" if discreet else hit.detail,
                side="" if discreet else hit.dossier_ref,
                target=target,
                act=_opener(open_hit, hit),
            )
        )
    return rows


def recent_rows(
    lines: Sequence[DossierLine],
    open_dossier: Callable[[DossierId], None],
    *,
    discreet: bool,
) -> list[Row]:
    """Return the last dossiers under their header; nothing if there are none."""
    rows = [
        Row(
            label=line.short if discreet else line.label,
            detail="" if discreet else line.place,
            side=line.ref,
            target=Target(line.id, line.short if discreet else line.label),
            act=_opener(open_dossier, line.id),
        )
        for line in lines
    ]
    return [Row(RECENTS, header=True), *rows] if rows else []


def creation_row(typed: str, create: Callable[[str], None]) -> Row:
    """Return the row that creates the person whose name was typed."""
    return Row(f"Créer la personne {quote(typed)}", side="Maj+Entrée", act=_opener(create, typed))


def command_rows(
    commands: Sequence[Command],
    typed: str,
    target: Target | None,
    here: Target | None = None,
) -> list[Row]:
    """Return the commands that fit what was typed; those about a dossier first, if there is one.

    Where nothing was found they are about ``here``, the dossier on screen, if their words fit.
    """
    words = fold(typed).split()
    about = [command for command in commands if command.about_dossier]
    if target is None:
        target = here if words else None
        about = [command for command in about if _fits(command.about_dossier, words)]
    if target is None:
        about = []
    free = [
        command
        for command in commands
        if command.label and _fits(command.label, words) and command not in about
    ]
    rows = [
        Row(
            command.about_dossier.format(target.label),
            side=command.keys,
            act=_opener(command.run, target.dossier_id),
        )
        for command in about
        if target is not None
    ]
    rows += [
        Row(command.label, side=command.keys, act=_opener(command.run, None)) for command in free
    ]
    return [Row(ACTIONS, header=True), *rows] if rows else []


class PaletteRows(QAbstractListModel):
    """The rows as Qt reads them. A header can be neither chosen nor reached."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[Row] = []

    def rowCount(self, parent: Index = ROOT) -> int:
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the label, the spoken sentence or the row itself."""
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        return row if role == ROW else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Make headers mute."""
        if self._rows[index.row()].header:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show ``rows``."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def row_at(self, number: int) -> Row | None:
        """Return the row of a line that can be chosen."""
        if 0 <= number < len(self._rows) and not self._rows[number].header:
            return self._rows[number]
        return None

    def next_choice(self, number: int, step: int) -> int:
        """Return the nearest line after ``number`` (or before: ``step`` -1) that can be chosen."""
        at = number + step
        while 0 <= at < len(self._rows):
            if not self._rows[at].header:
                return at
            at += step
        return number

    def choices(self) -> int:
        """Return how many lines can be chosen."""
        return sum(not row.header for row in self._rows)


def _fits(label: str, words: Sequence[str]) -> bool:
    folded = fold(label)
    return all(word in folded for word in words)


def _opener(act: Callable[[Any], None], value: Any) -> Callable[[], None]:
    return lambda: act(value)
