"""The summary of a dossier, with the names or without."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop_app.cli.options import common, emit, given, opened
from desktop_app.cli.paper_commands import naming_replace, tell_missing
from desktop_app.cli.root import fanal


@fanal.command("summary")
@click.option("--dossier", "ref", required=True, help="Référence du dossier.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Fichier à écrire.")
@click.option("--pseudonymised", is_flag=True, help="Sans nom, sans jour, sans adresse.")
@click.option("--pdf", is_flag=True, help="Faire aussi le PDF.")
@click.option("--replace", is_flag=True, help="Remplacer les fichiers du même nom.")
@common
@click.pass_context
def summary(
    context: click.Context,
    /,
    ref: str,
    out: Path,
    *,
    pseudonymised: bool,
    pdf: bool,
    replace: bool,
    **own: Any,
) -> None:
    """Écrire la synthèse d’un dossier ; rien n’est enregistré dans le registre."""
    options = given(context, own)
    with opened(options) as session, naming_replace():
        made = session.summaries.write(
            ref, out, pseudonymised=pseudonymised, pdf=pdf, replace=replace
        )
    document = {
        "files": [str(file) for file in made.files],
        "sha256": made.sha256,
        "pages": made.pages,
        "pseudonymised": pseudonymised,
        "missing": [line.words for line in made.missing],
    }
    emit(options, document, [str(file) for file in made.files])
    tell_missing(options, made)
