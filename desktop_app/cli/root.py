"""The command group ``fanal`` and its common options."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app import __version__
from desktop_app.cli.french_help import FrenchGroup
from desktop_app.cli.options import FILE_HELP, JSON_HELP, REGISTER_HELP, USER_HELP, Options, helped
from desktop_app.paths import UserPaths


@click.group(cls=FrenchGroup)
@click.option("--register", type=click.Path(path_type=Path), help=REGISTER_HELP)
@click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path),
    help=FILE_HELP,
)
@click.option("--user", default="", help=USER_HELP)
@click.option("--json", "as_json", is_flag=True, help=JSON_HELP)
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
