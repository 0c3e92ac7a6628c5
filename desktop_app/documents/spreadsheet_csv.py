"""A table as text: any separator, any encoding that people meet."""

from __future__ import annotations

import csv
import io
from collections import Counter

from desktop_app.documents.spreadsheet_gate import Extent, refused
from desktop_app.domain.import_sheet import Row, Sheet, Workbook, any_cell

_SEPARATORS = (";", "\t", ",", "|")
_SAMPLE_ROWS = 60
_MAX_FIELD_CHARS = 1 << 20
_BOMS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)


def read_csv(content: bytes) -> Workbook:
    """Return the one sheet of a text; raise ``BadInput`` beyond the limits."""
    text, encoding, remarks = _decoded(content)
    told, text = _told_separator(text)
    separator = told or _sniffed(text)
    rows = _rows(text, separator)
    if told:
        rows.insert(0, ())  # the line « sep=; » counts: rows keep the number that Excel shows
    extent = Extent()
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell != "":
                extent.add(number, column)
    while rows and not any_cell(rows[-1]):
        rows.pop()
    return Workbook((Sheet("", tuple(rows)),), remarks, encoding, separator)


def _decoded(content: bytes) -> tuple[str, str, tuple[str, ...]]:
    for mark, name in _BOMS:
        if content.startswith(mark):
            try:
                return content.decode(name), name.removesuffix("-sig"), ()
            except UnicodeDecodeError as error:
                raise refused("Ce texte ne peut pas être lu.") from error
    for name in ("utf-8", "cp1252"):
        try:
            return content.decode(name), name, ()
        except UnicodeDecodeError:
            continue
    remark = "Certains caractères de ce fichier sont inconnus\u00a0: vérifiez les accents."
    return content.decode("latin-1"), "latin-1", (remark,)


def _told_separator(text: str) -> tuple[str, str]:
    first, end, rest = text.partition("\n")
    first = first.strip()
    if first.lower().startswith("sep=") and len(first) == 5 and end:
        return first[4], rest
    return "", text


def _sniffed(text: str) -> str:
    """Return the separator that cuts most rows into the same number of parts, more than one."""
    best, best_score = ";", 0.0
    sample = text[: 256 * 1024]
    for separator in _SEPARATORS:
        counts = [len(row) for row in _rows(sample, separator, _SAMPLE_ROWS) if any_cell(row)]
        if not counts:
            continue
        width, rows = Counter(counts).most_common(1)[0]
        if width > 1:
            score = rows / len(counts) * (1 + width / 100)
            if score > best_score:
                best, best_score = separator, score
    return best


def _rows(text: str, separator: str, limit: int | None = None) -> list[Row]:
    csv.field_size_limit(_MAX_FIELD_CHARS)
    try:
        return _parsed(text, separator, limit, strict=True)
    except csv.Error as error:
        if "unexpected end" in str(error) and limit is None:
            raise refused(
                "Un guillemet ouvert n’est jamais fermé dans ce fichier.",
                "Corrigez-le, ou enregistrez le tableau en .xlsx, puis recommencez.",
            ) from error
    try:
        return _parsed(text, separator, limit, strict=False)
    except csv.Error as error:
        raise refused("Ce texte n’est pas un tableau lisible.") from error


def _parsed(text: str, separator: str, limit: int | None, *, strict: bool) -> list[Row]:
    lines = io.StringIO(text, newline="")
    reader = csv.reader(lines, delimiter=separator, strict=strict)
    rows: list[Row] = []
    for row in reader:
        rows.append(tuple(row) if any(cell.strip() for cell in row) else ())
        if limit is not None and len(rows) >= limit:
            break
    return rows
