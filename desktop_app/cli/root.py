"""The command group ``fanal`` and its common options."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app import __version__
from desktop_app.cli.options import Options, helped
from desktop_app.paths import UserPaths


@click.group()
@click.option("--register", type=click.Path(path_type=Path), help="Dossier Nom.fanal du registre.")
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    help="Fichier qui contient la phrase de passe.",
)
@click.option("--user", default="", help="Compte à ouvrir.")
@click.option("--json", "as_json", is_flag=True, help="Un document JSON sur la sortie.")
@click.version_option(__version__, prog_name="Fanal", help="Afficher la version.")
@helped
@click.pass_context
def fanal(
    context: click.Context,
    /,
    register: Path | None,
    passphrase_file: Path | None,
    user: str,
    *,
    as_json: bool,
) -> None:
    """Tenir le registre et préparer les écrits, sans la fenêtre."""
    context.obj = Options(register, passphrase_file, user, as_json, UserPaths.of_system())
