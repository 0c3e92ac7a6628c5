"""The command that imports an old register."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop_app.cli.options import common, emit, given, opened
from desktop_app.cli.root import fanal
from desktop_app.domain.french import NBSP, after_colon, plural
from desktop_app.errors import BadInput, StorageFull

if TYPE_CHECKING:
    from desktop_app.domain.import_mapping_file import SavedMapping
    from desktop_app.domain.import_read import Message
    from desktop_app.services.import_views import DryRun

_MAX_MAPPING_BYTES = 1_000_000


@fanal.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--mapping", type=click.Path(path_type=Path), help="Correspondance (TOML) à suivre.")
@click.option("--dry-run", is_flag=True, help="Essayer sans rien écrire.")
@click.option(
    "--save-mapping", type=click.Path(path_type=Path), help="Écrire la correspondance proposée."
)
@common
@click.pass_context
def import_file(
    context: click.Context,
    /,
    file: Path,
    mapping: Path | None,
    save_mapping: Path | None,
    *,
    dry_run: bool,
    **own: Any,
) -> None:
    """Importer un ancien registre : CSV, xlsx, xls ou ods, une ligne par personne."""
    options = given(context, own)
    saved = None if mapping is None else _read_mapping(mapping)
    with opened(options) as session:
        read = session.importing.read(file, saved)
        if save_mapping is not None:
            from desktop_app.domain.import_mapping_file import saved_from, to_toml

            _write(save_mapping, to_toml(saved_from(read.mapping)))
        dry = session.importing.try_out(read)
        imported = 0 if dry_run else session.importing.run(dry).rows
    document = {
        "rows": dry.rows,
        "imported": imported,
        "rejected": [{"row": told.row, "message": told.text} for told in dry.rejected],
        "warnings": [
            {"row": told.row, "column": told.column, "message": told.text} for told in dry.messages
        ],
        "duplicates": [duplicate.plain for duplicate in dry.duplicates],
    }
    emit(options, document, _lines(dry, imported, dry_run=dry_run))


def _read_mapping(file: Path) -> SavedMapping:
    from desktop_app.domain.import_mapping_file import from_toml

    try:
        if file.stat().st_size > _MAX_MAPPING_BYTES:
            raise BadInput("La correspondance est trop lourde.", "Vérifiez son chemin.")
        return from_toml(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadInput(
            "La correspondance ne peut pas être ouverte.", "Vérifiez son chemin."
        ) from error
    except UnicodeDecodeError as error:
        raise BadInput("La correspondance n’est pas en UTF-8.", "Corrigez-la.") from error


def _write(file: Path, text: str) -> None:
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise StorageFull(
            "La correspondance n’a pas pu être écrite.", "Choisissez un autre dossier."
        ) from error


def _lines(dry: DryRun, imported: int, *, dry_run: bool) -> list[str]:
    rows = plural(dry.rows, "ligne", "lignes")
    if dry_run:
        ready = plural(dry.persons, "personne serait créée", "personnes seraient créées")
        first = f"{rows} lues. {ready}, dans {plural(dry.dossiers, 'dossier', 'dossiers')}."
    else:
        first = f"{rows} lues, {plural(imported, 'importée', 'importées')}."
    return [
        first,
        *(_line("Refusée", told) for told in dry.rejected),
        *(_line("À voir", told) for told in dry.messages),
        *(
            f"Doublon {one.words}{NBSP}: ligne {one.row} et "
            + (f"ligne {one.other_row}" if one.other_row is not None else one.dossier_ref)
            for one in dry.duplicates
        ),
    ]


def _line(word: str, told: Message) -> str:
    where = [f"ligne {told.row}"] if told.row else []
    if told.column:
        where.append(told.column)
    return f"{', '.join((word, *where))}{NBSP}: {after_colon(told.text)}"
