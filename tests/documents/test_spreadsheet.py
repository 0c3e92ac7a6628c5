"""Tables from outside: every format read, every bomb refused in words (S-52, S-55)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from desktop_app.documents import spreadsheet_gate as gate
from desktop_app.documents.spreadsheet import read_spreadsheet
from desktop_app.documents.workshop import Workshop
from desktop_app.domain.import_sheet import MarkKind, Span, any_cell
from desktop_app.errors import AppError, BadInput
from tests import sheets

TABLE = "Nom;Prénom;Né(e) le\nPopescu;Mădălina;12/05/2009\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_is_read_in_any_encoding(encoding: str) -> None:
    book = read_spreadsheet(TABLE.encode(encoding))
    assert book.sheets[0].rows[1] == ("Popescu", "Mădălina", "12/05/2009")


def test_a_text_of_old_windows_is_read() -> None:
    book = read_spreadsheet("Nom;Prénom\nÉlise;Œdipe €\n".encode("cp1252"))
    assert book.sheets[0].rows[1] == ("Élise", "Œdipe €")
    assert book.encoding == "cp1252"


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(separator: str) -> None:
    text = TABLE.replace(";", separator)
    if separator == ",":
        text += '"Stan, dit Nelu",Ion,vers 2010\n'
    book = read_spreadsheet(text.encode())
    assert book.separator == separator
    assert len(book.sheets[0].rows[0]) == 3


def test_a_told_separator_keeps_the_numbers_of_rows() -> None:
    book = read_spreadsheet(b"sep=,\r\nNom,Age\r\nStan,14\r\n")
    assert book.sheets[0].rows == ((), ("Nom", "Age"), ("Stan", "14"))


def test_lines_inside_a_cell_stay_in_it() -> None:
    book = read_spreadsheet(b'Nom;Note\nStan;"a\nb"\n')
    assert book.sheets[0].rows[1] == ("Stan", "a\nb")


def test_a_quote_that_never_closes_is_told_and_swallows_nothing() -> None:
    with pytest.raises(BadInput, match="guillemet"):
        read_spreadsheet(b'Nom;Note\nStan;"a\nRadu;b\n')


def test_a_workbook_tells_what_values_do_not_show() -> None:
    book = read_spreadsheet(sheets.messy())
    sheet = book.main_sheet()
    assert sheet.name == "Suivi 2025"
    assert sheet.cell(4, 2) == "12/05/2009"
    assert sheet.cell(5, 2) == 39945
    assert sheet.cell(7, 2) == date(2011, 3, 2)
    assert sheet.hidden_columns == {5}
    assert sheet.hidden_rows == {6}
    assert Span(0, 0, 0, 11) in sheet.spans
    kinds = {(mark.row, mark.kind): mark.text for mark in sheet.marks}
    assert kinds[4, MarkKind.COMMENT] == "dite Nina"
    assert kinds[7, MarkKind.FORMULA] == "=1+1"
    assert sheet.cell(7, 10) == "=1+1"


def test_an_opendocument_tells_the_same() -> None:
    rows = [("Nom", "Né(e) le", "Note"), ("Stan", date(2009, 5, 12), "#REF!"), ("Radu", 39945, "x")]
    sheet = read_spreadsheet(sheets.ods(rows)).sheets[0]
    assert sheet.rows == (
        ("Nom", "Né(e) le", "Note"),
        ("Stan", date(2009, 5, 12), "#REF!"),
        ("Radu", 39945, "x"),
    )
    assert sheet.hidden_columns == {1}
    assert {(mark.kind, mark.text) for mark in sheet.marks} == {
        (MarkKind.COMMENT, "à vérifier"),
        (MarkKind.ERROR, "#REF!"),
    }


def test_a_workbook_of_excel_97_is_read_with_what_it_cannot_tell() -> None:
    book = read_spreadsheet(sheets.XLS.read_bytes())
    sheet = book.main_sheet()
    assert sheet.rows[3] == ("Popescu", "Ana", date(2009, 5, 12), 639980001, "Les Lilas")
    assert ".xls" in book.remarks[0]
    assert [other.hidden for other in book.sheets] == [False, True]


def test_pictures_are_told() -> None:
    held = io.BytesIO(sheets.xlsx([("Nom",), ("Stan",)]))
    with zipfile.ZipFile(held, "a") as package:
        package.writestr("xl/media/image1.png", b"x")
    assert "1 image" in read_spreadsheet(held.getvalue()).remarks[0]


def _with_sheet(xml: str) -> bytes:
    """Return a workbook whose sheet is this XML."""
    whole = sheets.xlsx([("Nom",), ("Stan",)])
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as old, zipfile.ZipFile(held, "w", 8) as new:
        for member in old.infolist():
            content = old.read(member)
            if member.filename == "xl/worksheets/sheet1.xml":
                content = xml.encode()
            new.writestr(member.filename, content)
    return held.getvalue()


_HEAD = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
_TAIL = "</sheetData></worksheet>"


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param(
            '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + _HEAD + _TAIL, id="laughs"
        ),
        pytest.param(
            '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + _HEAD + _TAIL, id="xxe"
        ),
        pytest.param(
            _HEAD
            + "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, 20_102))
            + _TAIL,
            id="rows",
        ),
        pytest.param(
            _HEAD
            + "".join(f'<row r="{n}">{"<c><v>1</v></c>" * 101}</row>' for n in range(1, 2_001))
            + _TAIL,
            id="cells",
        ),
        pytest.param(
            _HEAD + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>' + _TAIL, id="far"
        ),
        pytest.param("<worksheet", id="broken"),
    ],
)
def test_a_hostile_sheet_is_refused_before_it_is_loaded(hostile: str) -> None:
    with pytest.raises(BadInput) as refused:
        read_spreadsheet(_with_sheet(hostile))
    assert refused.value.todo


def test_a_bomb_is_refused_by_its_compression() -> None:
    held = io.BytesIO(sheets.xlsx([("Nom",)]))
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet2.xml", b" " * (40 << 20))
    with pytest.raises(BadInput, match="compressée"):
        read_spreadsheet(held.getvalue())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "vide"),
        (b"   \n", "vide"),
        (b"%PDF-1.7", "tableau"),
        (b"<html><table>", "tableau"),
        (b"\x89PNG\r\n\x1a\n\0\0", "tableau"),
        (b"PK\x03\x04 garbage", "abîmé"),
        (gate._OLE + "EncryptedPackage".encode("utf-16-le"), "mot de passe"),
        (gate._OLE + b"\0" * 600, "abîmé"),
        (b"x" * (gate.MAX_FILE_BYTES + 1), "25"),
    ],
)
def test_what_is_no_table_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        read_spreadsheet(content)


def test_a_protected_opendocument_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", sheets._ODS)
        package.writestr("content.xml", b"xx")
        package.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    with pytest.raises(BadInput, match="mot de passe"):
        read_spreadsheet(held.getvalue())


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    """Return a workshop: a damaged file may end the process that parses it, as it may in use."""
    made = Workshop(tmp_path_factory.mktemp("shop"))
    yield made
    made.close()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(noise=st.binary(max_size=300), at=st.integers(0, 4000))
def test_a_damaged_file_is_read_or_refused_never_worse(
    shop: Workshop, noise: bytes, at: int
) -> None:
    for whole in (_GOOD_XLSX, _GOOD_ODS, _GOOD_XLS, TABLE.encode()):
        damaged = whole[: at % len(whole)] + noise + whole[at % len(whole) + len(noise) :]
        try:
            rows = [row for sheet in shop.spreadsheet(damaged).sheets for row in sheet.rows]
        except AppError:
            continue
        assert any(map(any_cell, rows))


_GOOD_XLSX = sheets.xlsx([("Nom", "Âge"), ("Stan", 14)])
_GOOD_ODS = sheets.ods([("Nom", "Âge"), ("Stan", 14)])
_GOOD_XLS = sheets.XLS.read_bytes()


def test_the_workshop_reads_in_a_worker_and_leaves_no_file(tmp_path: Path) -> None:
    shop = Workshop(tmp_path)
    try:
        book = shop.spreadsheet(sheets.messy())
        assert book.main_sheet().cell(4, 0) == "Popescu"
        with pytest.raises(BadInput, match="tableau"):
            shop.spreadsheet(b"%PDF-1.7")
        names = [path.name for path in tmp_path.rglob("*") if path.is_file()]
        assert not names
    finally:
        shop.close()


def test_many_sheets_are_read_and_the_fullest_is_meant() -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    first.append(["Lisez-moi"])
    second = book.create_sheet("Personnes")
    for row in (("Nom",), ("Stan",), ("Radu",)):
        second.append(row)
    assert read_spreadsheet(sheets.saved(book)).main_sheet().name == "Personnes"
