"""What a reader of values does not see in xlsx and ods: hidden rows and columns, comments, errors.

The XML is streamed, bounded by the gate, and nothing in it is followed but the parts of the sheet.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from desktop_app.documents.spreadsheet_gate import Extent, elements
from desktop_app.domain.import_sheet import Mark, MarkKind, Span, column_index

_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_P = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_T = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_O = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
_REF = re.compile(r"([A-Z]{1,3})([0-9]+)")
_MAX_REPEATED = 100_000


@dataclass
class Marks:
    """What was seen of one sheet."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    spans: list[Span] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def of_xlsx(package: zipfile.ZipFile) -> Iterator[Marks]:
    """Yield the marks of each sheet, in the order of the workbook."""
    parts = _relations(package, "xl/workbook.xml")
    for sheet in list(_sheets(package)):
        target, _kind = parts.get(sheet, ("", ""))
        yield _xlsx_sheet(package, target)


def _sheets(package: zipfile.ZipFile) -> Iterator[str]:
    for element in elements(package, "xl/workbook.xml", f"{_X}sheet"):
        yield element.get(f"{_R}id", "")


def _relations(package: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    """Return the targets of a part's relations inside the package, with their kinds, by id."""
    folder, name = posixpath.split(part)
    found = {}
    for element in elements(package, f"{folder}/_rels/{name}.rels", f"{_P}Relationship"):
        if element.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, element.get("Target", "")))
            found[element.get("Id", "")] = (target.lstrip("/"), element.get("Type", ""))
    return found


def _xlsx_sheet(package: zipfile.ZipFile, part: str) -> Marks:
    seen, extent = Marks(), Extent()
    if not part:
        return seen
    row = -1
    for element in elements(package, part, f"{_X}col", f"{_X}row"):
        if element.tag == f"{_X}col":
            if element.get("hidden") in {"1", "true"}:
                first, last = int(element.get("min", "1")), int(element.get("max", "1"))
                seen.hidden_columns.update(range(first - 1, min(last, first + 1000)))
            continue
        row = int(element.get("r", row + 2)) - 1
        if element.get("hidden") in {"1", "true"}:
            seen.hidden_rows.add(row)
        _xlsx_cells(element, row, seen, extent)
    for target, kind in _relations(package, part).values():
        if kind.endswith("/comments"):
            _xlsx_comments(package, target, seen)
    return seen


def _xlsx_cells(row_element: etree._Element, row: int, seen: Marks, extent: Extent) -> None:
    column = -1
    for cell in row_element.iterchildren(f"{_X}c"):
        match = _REF.match(cell.get("r", ""))
        column = column + 1 if match is None else (column_index(match[1]) or 0)
        value = cell.findtext(f"{_X}v")
        formula = cell.find(f"{_X}f")
        if value or cell.get("t") == "inlineStr":
            extent.add(row, column)
        if cell.get("t") == "e" and value:
            seen.marks.append(Mark(row, column, MarkKind.ERROR, value))
        elif formula is not None and not value:
            extent.add(row, column)
            seen.marks.append(Mark(row, column, MarkKind.FORMULA, f"={formula.text or ''}"))


def _xlsx_comments(package: zipfile.ZipFile, part: str, seen: Marks) -> None:
    for element in elements(package, part, f"{_X}comment"):
        match = _REF.match(element.get("ref", ""))
        text = "".join(piece.text or "" for piece in element.iter(f"{_X}t")).strip()
        if match is not None and text:
            at = column_index(match[1]) or 0
            seen.marks.append(Mark(int(match[2]) - 1, at, MarkKind.COMMENT, text))


def of_ods(package: zipfile.ZipFile) -> Iterator[Marks]:
    """Yield the marks of each sheet, in the order of the document."""
    hidden_rows = f"{_T}table-row"
    seen, extent = Marks(), Extent()
    row = column = 0
    for element in elements(package, "content.xml", f"{_T}table-column", hidden_rows, f"{_T}table"):
        if element.tag == f"{_T}table":
            yield seen
            seen, extent, row, column = Marks(), Extent(), 0, 0
        elif element.tag == f"{_T}table-column":
            times = _times(element, "number-columns-repeated")
            if _is_hidden(element):
                seen.hidden_columns.update(range(column, min(column + times, column + 1000)))
            column += times
        else:
            times = _times(element, "number-rows-repeated")
            filled = _ods_cells(element, row, min(times, _MAX_REPEATED), seen, extent)
            if filled and _is_hidden(element):
                seen.hidden_rows.update(range(row, row + times))
            row += times


def _ods_cells(element: etree._Element, row: int, rows: int, seen: Marks, extent: Extent) -> bool:
    column, filled = 0, False
    for cell in element.iterchildren(f"{_T}table-cell", f"{_T}covered-table-cell"):
        times = _times(cell, "number-columns-repeated")
        text = _paragraphs(cell)
        if text or cell.get(f"{_O}value-type"):
            filled = True
            for each in range(rows):
                extent.add(row + each, column, times)
        if cell.get(f"{_CALC}value-type") == "error":
            seen.marks.append(Mark(row, column, MarkKind.ERROR, text))
        for note in cell.iterchildren(f"{_O}annotation"):
            said = _paragraphs(note).strip()
            if said:
                seen.marks.append(Mark(row, column, MarkKind.COMMENT, said))
        down = _times(cell, "number-rows-spanned")
        right = _times(cell, "number-columns-spanned")
        if down > 1 or right > 1:
            seen.spans.append(Span(row, column, row + down - 1, column + right - 1))
        column += times
    return filled


def _paragraphs(element: etree._Element) -> str:
    return "\n".join(
        "".join(str(piece) for piece in paragraph.itertext())
        for paragraph in element.iterchildren(f"{_TEXT}p")
    )


def _times(element: etree._Element, name: str) -> int:
    text = element.get(f"{_T}{name}", "1")
    return max(int(text), 1) if text.isdecimal() and len(text) < 9 else 1


def _is_hidden(element: etree._Element) -> bool:
    return element.get(f"{_T}visibility") in {"collapse", "filter"}
