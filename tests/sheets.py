"""Tables as small associations keep them, in every format, made anew for each test."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

XLS = Path(__file__).parent / "documents" / "sheets" / "registre.xls"
"""A real workbook of Excel 97: a merged title, a date, a number without its first zero."""

_NAMESPACES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
)
_ODS = "application/vnd.oasis.opendocument.spreadsheet"


def xlsx(rows: Sequence[Sequence[object]], name: str = "Suivi") -> bytes:
    """Return a workbook of one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return the bytes of a workbook."""
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def messy() -> bytes:
    """Return a register as it grew: two rows of titles, merged, hidden, commented, mixed up."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Suivi 2025"
    sheet["A1"] = "Registre du terrain des Lilas, année 2025"
    sheet.merge_cells("A1:L1")
    sheet.append([])
    sheet.append(
        ["Enfant", None, None, None, "Contact", None, "Lieu", None, "Mère", None, "Divers", None]
    )
    for span in ("A3:D3", "E3:F3", "G3:H3", "I3:J3", "K3:L3"):
        sheet.merge_cells(span)
    titles = "NOM,Prénom,Né(e) le,Sexe,Tel,Mail,Campement,Ville,Nom,Tél,Observations,Pointure"
    elena = ("Popescu Elena", "0639980009", "Vue le 3 mars", 36)
    ana = ("Popescu", "Ana", "12/05/2009", "F", "06 39 98 00 01", "??", "Les Lilas")
    luca = ("Dumitru", "Luca (Lulu)", date(2011, 3, 2), "G", "06 39 98 00 02 (tante)", None)
    for row in (
        titles.split(","),
        (*ana, "Saint-Denis", *elena),
        ("POPÉSCU", "ana", 39945, "fille", 639980001, None, "les lilas", "St Denis"),
        ("Ana", "Popescu", "vers 2009", "F", "+33639980001", None, "Les Lilas", "Bobigny"),
        (*luca, "Les Lilas", None, None, None, "=1+1"),
        ("??", "??", "31/02/2010", "X", None, None, "Les Lilas"),
        (*[None] * 10, "Prévoir des couvertures"),
        titles.split(",")[:5],
        ("Total : 5",),
    ):
        sheet.append(list(row))
    sheet["A5"].comment = Comment("dite Nina", "C. Martin")
    sheet.column_dimensions["F"].hidden = True
    sheet.row_dimensions[7].hidden = True
    book.create_sheet("Brouillon").append(["À trier"])
    return saved(book)


def ods(rows: Sequence[Sequence[object]], name: str = "Suivi") -> bytes:
    """Return an OpenDocument workbook; the second column of it is hidden, B2 has a comment."""
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(
            _ods_cell(value, comment=number == 1 and column == 1)
            for column, value in enumerate(row)
        )
        lines.append(f"<table:table-row>{cells}</table:table-row>")
    columns = '<table:table-column/><table:table-column table:visibility="collapse"/>'
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {_NAMESPACES}>'
        f"<office:body><office:spreadsheet>"
        f'<table:table table:name="{escape(name)}">{columns}{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    )
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", _ODS)
        package.writestr("content.xml", content)
        package.writestr("META-INF/manifest.xml", manifest)
    return held.getvalue()


def _ods_cell(value: object, *, comment: bool) -> str:
    note = "<office:annotation><text:p>à vérifier</text:p></office:annotation>" if comment else ""
    if value is None:
        return f"<table:table-cell>{note}</table:table-cell>"
    if isinstance(value, date):
        kind = f'office:value-type="date" office:date-value="{value.isoformat()}"'
        return (
            f"<table:table-cell {kind}>{note}<text:p>{value:%d/%m/%y}</text:p></table:table-cell>"
        )
    if isinstance(value, int):
        kind = f'office:value-type="float" office:value="{value}"'
        return f"<table:table-cell {kind}>{note}<text:p>{value}</text:p></table:table-cell>"
    text = escape(str(value))
    if text.startswith("#"):
        kind = 'office:value-type="string" calcext:value-type="error"'
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell {kind}>{note}<text:p>{text}</text:p></table:table-cell>"
