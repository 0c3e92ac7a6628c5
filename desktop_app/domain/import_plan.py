"""A dry run: what each row would become, what is refused, what is told. Nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from desktop_app.domain.folding import fold
from desktop_app.domain.french import NBSP, plural
from desktop_app.domain.import_cells import Lists
from desktop_app.domain.import_fields import Field
from desktop_app.domain.import_file_messages import about_file, above_the_table, uneven_rows
from desktop_app.domain.import_layout import Layout, repeats_titles
from desktop_app.domain.import_mapping import Column, ColumnMapping
from desktop_app.domain.import_read import Message, ReadRow
from desktop_app.domain.import_readers import READERS
from desktop_app.domain.import_rows import RowBuilder
from desktop_app.domain.import_sheet import (
    Cell,
    Mark,
    MarkKind,
    Row,
    Sheet,
    Workbook,
    any_cell,
    cell_text,
    column_letters,
)

_SHOWN = 12
Step = Callable[[int, int], None]
"""Told how many rows of how many are done; raises to stop."""


@dataclass(frozen=True, slots=True)
class ReadSheet:
    """The rows of a sheet: those that are persons, those that are refused, and what is told."""

    mapping: ColumnMapping
    total: int
    rows: tuple[ReadRow, ...]
    rejected: tuple[Message, ...]
    messages: tuple[Message, ...]

    def families(self) -> tuple[tuple[ReadRow, ...], ...]:
        """Return the rows that make one dossier together, in the order of the sheet."""
        found: dict[str, list[ReadRow]] = {}
        for row in self.rows:
            key = fold(row.dossier_key)
            found.setdefault(f"={key}" if key else str(row.number), []).append(row)
        return tuple(tuple(rows) for rows in found.values())


def read_sheet(
    workbook: Workbook, mapping: ColumnMapping, today: date, lists: Lists, step: Step
) -> ReadSheet:
    """Return what the rows give. ``step`` is told the progress, and may raise to stop."""
    sheet = workbook.named(mapping.sheet) or workbook.main_sheet()
    told = [*about_file(workbook, sheet)]
    if workbook.separator:
        told += uneven_rows(sheet, mapping)
    return _Reader(sheet, mapping, today, lists).read(step, told)


class _Reader:
    def __init__(self, sheet: Sheet, mapping: ColumnMapping, today: date, lists: Lists) -> None:
        self._sheet = sheet
        self._mapping = mapping
        self._layout = Layout(mapping.title_rows, mapping.first_row, ())
        self._today = today
        self._lists = lists
        self._columns = {column.index: column for column in mapping.columns}
        self._from_above = _merged_down(sheet, mapping.first_row)
        self._dashes: dict[int, list[int]] = {}
        self._skipped: dict[int, int] = {}
        self._total = 0
        self._rows: list[ReadRow] = []
        self._rejected: list[Message] = []
        self._messages: list[Message] = []

    def read(self, step: Step, told: Iterable[Message]) -> ReadSheet:
        self._messages += told
        self._messages += above_the_table(self._sheet, self._mapping)
        rows = self._sheet.rows
        for number in range(self._mapping.first_row, len(rows)):
            step(number, len(rows))
            if any_cell(rows[number]):
                self._total += 1
                self._read_row(number, rows[number])
        step(len(rows), len(rows))
        self._messages += self._about_columns()
        return ReadSheet(
            replace(self._mapping, sheet=self._sheet.name),
            self._total,
            tuple(self._rows),
            tuple(self._rejected),
            tuple(sorted(self._messages, key=lambda message: message.row)),
        )

    def _read_row(self, number: int, row: Row) -> None:
        refusal = self._refusal(number, row)
        if refusal:
            self._reject(number, refusal, row)
            return
        ages_on = self._mapping.ages_on or self._today
        builder = RowBuilder(number + 1, self._today, ages_on, self._lists, READERS)
        marks = {
            mark.column: mark
            for mark in self._sheet.marks_by_row.get(number, ())
            if mark.kind is not MarkKind.COMMENT
        }
        cells = dict(enumerate(row))
        for column, value in self._from_above.get(number, {}).items():
            if cells.get(column, "") == "":
                cells[column] = value
        for index, cell in cells.items():
            if cell != "":
                self._add(builder, index, cell, marks.get(index))
        for mark in self._sheet.marks_by_row.get(number, ()):
            if mark.kind is MarkKind.COMMENT:
                builder.comment(self._title(mark.column), mark.text)
        finished = builder.finished()
        if finished is None:
            self._reject(number, "Rien n’y dit de qui il s’agit", row)
            return
        self._messages += builder.messages
        self._rows.append(finished)

    def _add(self, builder: RowBuilder, index: int, cell: Cell, mark: Mark | None) -> None:
        column = self._columns.get(index) or Column(index, self._title(index), Field.NOTE)
        if column.field is Field.SKIP:
            self._skipped[index] = self._skipped.get(index, 0) + 1
            return
        dashes = len(builder.dashes)
        builder.add(column, cell, mark)
        if len(builder.dashes) > dashes:
            self._dashes.setdefault(index, []).append(builder.number)

    def _title(self, index: int) -> str:
        column = self._columns.get(index)
        return column.title if column is not None else f"Colonne {column_letters(index)}"

    def _refusal(self, number: int, row: Row) -> str:
        """Return why a row is no person, or an empty text."""
        if repeats_titles(row, self._sheet, self._layout):
            return "Elle répète les titres"
        filled = [cell for cell in row if cell != ""]
        if len(filled) == 1 and any(
            span.top == number and span.right - span.left >= 2 for span in self._sheet.spans
        ):
            return "C’est un titre au milieu du tableau"
        words = fold(cell_text(filled[0])).split()
        total = words[:1] in (["total"], ["totaux"]) or words[:2] == ["sous", "total"]
        if total and any(any(map(str.isdigit, cell_text(cell))) for cell in filled):
            return "C’est un total"
        return ""

    def _reject(self, number: int, why: str, row: Row) -> None:
        said = "\u00a0; ".join(
            f"{self._title(index)}{NBSP}: {cell_text(cell)}"
            for index, cell in enumerate(row)
            if cell_text(cell)
        )
        comments = "".join(
            f" Commentaire{NBSP}: {mark.text}."
            for mark in self._sheet.marks_by_row.get(number, ())
            if mark.kind is MarkKind.COMMENT
        )
        self._rejected.append(
            Message(number + 1, "", f"{why}\u00a0: la ligne n’est pas importée. {said}.{comments}")
        )

    def _about_columns(self) -> Iterable[Message]:
        for index, rows in self._dashes.items():
            count = plural(len(rows), "case ne contient", "cases ne contiennent")
            words = f"{count} qu’un tiret\u00a0: lu comme vide ({_row_list(rows)})."
            yield Message(0, self._title(index), words)
        for index, skipped in self._skipped.items():
            cells = plural(skipped, "case n’est pas importée", "cases ne sont pas importées")
            yield Message(0, self._title(index), f"{cells}, comme vous l’avez choisi.")
        for index in sorted(self._sheet.hidden_columns):
            if index in self._columns:
                yield Message(
                    0,
                    self._title(index),
                    "Colonne masquée dans le fichier\u00a0: elle est lue aussi.",
                )
        hidden = [row + 1 for row in self._sheet.hidden_rows if row >= self._mapping.first_row]
        if hidden:
            count = plural(len(hidden), "ligne masquée", "lignes masquées")
            yield Message(
                0, "", f"{count} dans le fichier, lues aussi ({_row_list(sorted(hidden))})."
            )
        if self._mapping.of(Field.AGE) and self._mapping.ages_on is None:
            yield Message(0, "", "Les âges sont comptés au jour de l’import.")


def _merged_down(sheet: Sheet, first_row: int) -> dict[int, dict[int, Cell]]:
    """Return the value of a cell merged over several rows, for the rows under the first."""
    found: dict[int, dict[int, Cell]] = {}
    for span in sheet.spans:
        value = sheet.cell(span.top, span.left)
        if span.top < first_row or span.bottom == span.top or value == "":
            continue
        for row in range(span.top + 1, span.bottom + 1):
            found.setdefault(row, {})[span.left] = value
    return found


def _row_list(rows: list[int]) -> str:
    shown = ", ".join(map(str, rows[:_SHOWN]))
    more = f" et {len(rows) - _SHOWN} autres" if len(rows) > _SHOWN else ""
    return f"{'ligne' if len(rows) == 1 else 'lignes'} {shown}{more}"
