"""A mapping as it is kept, in the register or as TOML: titles and fields, no value of a row."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from desktop_app.domain.folding import fold
from desktop_app.domain.french import join_words, quote
from desktop_app.domain.import_fields import Field
from desktop_app.domain.import_layout import layout_with
from desktop_app.domain.import_mapping import ColumnMapping, ListsOfWords, propose
from desktop_app.domain.import_sheet import Sheet
from desktop_app.errors import BadInput


@dataclass(frozen=True, slots=True)
class SavedMapping:
    """A mapping as it is kept: by title, or by letter (« @F ») where titles do not tell."""

    columns: Mapping[str, Field]
    sheet: str = ""
    title_rows: tuple[int, ...] = ()
    first_row: int | None = None
    ages_on: date | None = None


def applied(
    saved: SavedMapping, sheet: Sheet, today: date, lists: ListsOfWords
) -> tuple[ColumnMapping, tuple[str, ...]]:
    """Return the mapping of a sheet as it was kept, and what of it is not in the sheet."""
    layout = None
    if saved.title_rows or saved.first_row is not None:
        after = max(saved.title_rows, default=-1) + 1
        first = after if saved.first_row is None else saved.first_row
        layout = layout_with(
            sheet, (row for row in saved.title_rows if row < len(sheet.rows)), first
        )
    mapping = replace(propose(sheet, today, lists, layout), ages_on=saved.ages_on)
    unused = set(saved.columns)
    by_title = {_plain(title): title for title in saved.columns}
    columns = []
    for column in mapping.columns:
        keys = (f"@{column.letters}", by_title.get(_plain(column.title), ""))
        key = next((key for key in keys if key in saved.columns), None)
        unused.difference_update(keys)
        columns.append(column if key is None else replace(column, field=saved.columns[key]))
    missing = tuple(
        f"La correspondance parle de la colonne {quote(name)}, qui n’est pas dans ce tableau."
        for name in sorted(unused)
    )
    return replace(mapping, columns=tuple(columns)), missing


def saved_from(mapping: ColumnMapping) -> SavedMapping:
    """Return the mapping as it is kept."""
    titles = [_plain(title) for title in mapping.titles]
    return SavedMapping(
        columns={
            column.title
            if titles.count(_plain(column.title)) == 1
            else f"@{column.letters}": column.field
            for column in mapping.columns
        },
        sheet=mapping.sheet,
        title_rows=mapping.title_rows,
        first_row=mapping.first_row,
        ages_on=mapping.ages_on,
    )


def to_toml(saved: SavedMapping) -> str:
    """Return the text of a mapping file; rows are numbered as a spreadsheet shows them."""
    lines = ["# Correspondance d’import de Fanal (titres de colonnes, aucun nom de personne)"]
    if saved.sheet:
        lines.append(f"sheet = {_toml(saved.sheet)}")
    if saved.title_rows:
        lines.append(f"title_rows = [{', '.join(str(row + 1) for row in saved.title_rows)}]")
    if saved.first_row is not None:
        lines.append(f"first_row = {saved.first_row + 1}")
    if saved.ages_on is not None:
        lines.append(f"ages_on = {saved.ages_on.isoformat()}")
    lines += ["", "[columns]"]
    lines += [f"{_toml(title)} = {_toml(field.value)}" for title, field in saved.columns.items()]
    return "\n".join(lines) + "\n"


def from_toml(text: str) -> SavedMapping:
    """Return the mapping of a file; raise ``BadInput`` in words if it is not one."""
    try:
        return from_plain(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise _unreadable("ce n’est pas du TOML") from error


def from_plain(plain: Mapping[str, Any]) -> SavedMapping:
    """Return the mapping of plain values; raise ``BadInput`` in words if they are not one."""
    unknown = set(plain) - {"sheet", "title_rows", "first_row", "ages_on", "columns"}
    columns = plain.get("columns")
    rows = plain.get("title_rows", [])
    first = plain.get("first_row")
    ages_on = plain.get("ages_on")
    if unknown:
        raise _unreadable(f"{quote(sorted(unknown)[0])} est inconnu")
    if not isinstance(columns, dict) or not isinstance(plain.get("sheet", ""), str):
        raise _unreadable("la table [columns] manque")
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        raise _unreadable("title_rows est une liste de numéros de lignes")
    if first is not None and not _is_row(first):
        raise _unreadable("first_row est un numéro de ligne")
    if ages_on is not None and type(ages_on) is not date:
        raise _unreadable("ages_on est un jour (2026-03-01)")
    return SavedMapping(
        columns={title: _known_field(name) for title, name in columns.items()},
        sheet=plain.get("sheet", ""),
        title_rows=tuple(row - 1 for row in rows),
        first_row=None if first is None else first - 1,
        ages_on=ages_on,
    )


def to_plain(saved: SavedMapping) -> dict[str, Any]:
    """Return plain values that ``from_plain`` reads, without the day of the ages."""
    plain: dict[str, Any] = {
        "columns": {title: field.value for title, field in saved.columns.items()},
        "title_rows": [row + 1 for row in saved.title_rows],
    }
    if saved.first_row is not None:
        plain["first_row"] = saved.first_row + 1
    return plain


def _is_row(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 1_048_576


def _known_field(name: Any) -> Field:
    try:
        return Field(name)
    except ValueError:
        known = join_words([field.value for field in Field])
        raise _unreadable(f"un champ est inconnu. Champs possibles\u00a0: {known}") from None


def _unreadable(why: str) -> BadInput:
    return BadInput(f"La correspondance ne peut pas être lue\u00a0: {why}.", "Corrigez-la.")


def _plain(title: str) -> str:
    return fold(title) or title.strip()


def _toml(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04x}" for c in escaped) + '"'
    )
