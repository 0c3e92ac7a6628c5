"""Read a table from a file: CSV, xlsx, xls, ods. Runs in the worker; no formula is computed."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from desktop_app.documents import spreadsheet_gate as gate
from desktop_app.documents.spreadsheet_csv import read_csv
from desktop_app.documents.spreadsheet_gate import Extent, SheetKind, refused
from desktop_app.documents.spreadsheet_marks import Marks, of_ods, of_xlsx
from desktop_app.domain.french import plural
from desktop_app.domain.import_sheet import Cell, MarkKind, Sheet, Span, Workbook, any_cell

_XLS_REMARK = (
    "Dans un fichier .xls, les colonnes masquées, les commentaires et les cellules en erreur ne se"
    " voient pas\u00a0: enregistrez-le en .xlsx si vous en avez."
)


def read_spreadsheet(content: bytes) -> Workbook:
    """Return what a file holds; raise ``BadInput`` for what is refused, hostile or broken."""
    kind = gate.kind_of(content)
    workbook = read_csv(content) if kind is SheetKind.CSV else _read_book(content, kind)
    if not any(any_cell(row) for sheet in workbook.sheets for row in sheet.rows):
        raise refused("Ce tableau est vide.", "Choisissez un autre fichier.")
    return workbook


def _read_book(content: bytes, kind: SheetKind) -> Workbook:
    marks, remarks = _seen(content, kind)
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            return Workbook(tuple(_sheets(book, marks, kind)), remarks)
    except PasswordError as error:
        raise gate.protected() from error
    except CalamineError as error:
        raise refused("Ce fichier est abîmé\u00a0: il ne peut pas être lu.") from error


def _seen(content: bytes, kind: SheetKind) -> tuple[list[Marks], tuple[str, ...]]:
    if kind is SheetKind.XLS:
        return [], (_XLS_REMARK,)
    with gate.opened(content) as package:
        marks = list(of_xlsx(package) if kind is SheetKind.XLSX else of_ods(package))
        count = gate.pictures(package)
    if not count:
        return marks, ()
    images = plural(count, "image", "images")
    verb = "n’est pas reprise" if count == 1 else "ne sont pas reprises"
    return marks, (f"Le fichier contient {images}, qui {verb}.",)


def _sheets(book: Any, marks: list[Marks], kind: SheetKind) -> Iterable[Sheet]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    for index, known in enumerate(book.sheets_metadata):
        if known.typ is not SheetTypeEnum.WorkSheet:
            continue
        read = book.get_sheet_by_index(index)
        seen = marks[index] if index < len(marks) else Marks()
        yield _sheet(known.name, known.visible is not SheetVisibleEnum.Visible, read, seen, kind)


def _sheet(name: str, hidden: bool, read: Any, seen: Marks, kind: SheetKind) -> Sheet:
    extent = Extent()
    rows: list[tuple[Cell, ...]] = []
    for number, cells in enumerate(read.to_python(skip_empty_area=False)):
        row = [_cell(cell) for cell in cells]
        while row and row[-1] == "":
            row.pop()
        if kind is SheetKind.XLS:
            for column, cell in enumerate(row):
                if cell != "":
                    extent.add(number, column)
        rows.append(tuple(row))
    for mark in seen.marks:
        if mark.kind is not MarkKind.COMMENT and mark.row < len(rows):
            rows[mark.row] = _with_text(rows[mark.row], mark.column, mark.text)
    while rows and not rows[-1]:
        rows.pop()
    merged = read.merged_cell_ranges or ()
    spans = [Span(start[0], start[1], end[0], end[1]) for start, end in merged]
    return Sheet(
        name,
        tuple(rows),
        hidden,
        frozenset(seen.hidden_rows),
        frozenset(seen.hidden_columns),
        tuple(spans or seen.spans),
        tuple(seen.marks),
    )


def _with_text(row: tuple[Cell, ...], column: int, text: str) -> tuple[Cell, ...]:
    """Put an error or an uncomputed formula where the reader of values left nothing."""
    padded = [*row, *[""] * (column + 1 - len(row))]
    if padded[column] == "":
        padded[column] = text
    return tuple(padded)


def _cell(value: Any) -> Cell:
    if isinstance(value, str):
        return value if value.strip() else ""
    if isinstance(value, bool):
        return "vrai" if value else "faux"
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    if isinstance(value, int):
        return value
    if isinstance(value, datetime):
        return f"{value:%d/%m/%Y %H:%M}" if value.time() != time() else value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds() // 60)
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)
