"""What is told of a file as a whole: what is not read of it, rows that do not fit its titles."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.french import plural, quote
from desktop_app.domain.import_mapping import ColumnMapping
from desktop_app.domain.import_read import Message
from desktop_app.domain.import_sheet import (
    MarkKind,
    Row,
    Sheet,
    Workbook,
    any_cell,
    cell_text,
    column_letters,
)


def about_file(workbook: Workbook, sheet: Sheet) -> Iterable[Message]:
    """Yield what of the file is not read, or is read though it was hidden."""
    for remark in workbook.remarks:
        yield Message(0, "", remark)
    for other in workbook.sheets:
        rows = sum(map(any_cell, other.rows))
        if other is not sheet and rows:
            count = plural(rows, "ligne", "lignes")
            state = " masquée" if other.hidden else ""
            yield Message(0, "", f"La feuille{state} {quote(other.name)} ({count}) n’est pas lue.")
    if sheet.hidden:
        yield Message(0, "", f"La feuille {quote(sheet.name)} est masquée dans le fichier.")


def above_the_table(sheet: Sheet, mapping: ColumnMapping) -> Iterable[Message]:
    """Yield what stands above the titles and is not imported."""
    for number, row in enumerate(sheet.rows[: mapping.first_row]):
        if number in mapping.title_rows or not any_cell(row):
            continue
        words = " ".join(cell_text(cell) for cell in row if cell_text(cell))
        yield Message(number + 1, "", f"Au-dessus du tableau, non importé\u00a0: {words}.")
    for mark in sheet.marks:
        if mark.row < mapping.first_row and mark.kind is MarkKind.COMMENT:
            words = f"Commentaire au-dessus du tableau, non importé\u00a0: {mark.text}."
            yield Message(mark.row + 1, column_letters(mark.column), words)


def uneven_rows(sheet: Sheet, mapping: ColumnMapping) -> Iterable[Message]:
    """Yield the rows of a text with more or fewer cells than its titles: a separator too many.

    Separators at the end of a row, with nothing behind them, are no cells.
    """
    if not mapping.title_rows:
        return
    titles = len(sheet.rows[mapping.title_rows[-1]])
    for number in range(mapping.first_row, len(sheet.rows)):
        row = sheet.rows[number]
        if not any_cell(row):
            continue
        filled = _filled_width(row)
        if filled > titles:
            cells = plural(filled, "case", "cases")
            words = (
                f"Elle a {cells} et le tableau {plural(titles, 'titre', 'titres')}. "
                f"Ce qui dépasse est lu à partir de la colonne {column_letters(titles)}\u00a0: "
                "vérifiez que rien n’est décalé."
            )
            yield Message(number + 1, "", words)
        elif len(row) < titles:
            cells = plural(len(row), "case", "cases")
            words = (
                f"Elle n’a que {cells} et le tableau {plural(titles, 'titre', 'titres')}. "
                "Les dernières sont lues comme vides\u00a0: vérifiez que rien n’est décalé."
            )
            yield Message(number + 1, "", words)


def _filled_width(row: Row) -> int:
    return max((place for place, cell in enumerate(row, start=1) if cell_text(cell)), default=0)
