"""The options that every command takes, the way into the register, and the way out of a result."""

from __future__ import annotations

import getpass
import json
import sys
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop_app import preferences
from desktop_app.errors import BadInput
from desktop_app.paths import UserPaths
from desktop_app.services.clock import system_clock
from desktop_app.services.opening import Opening

if TYPE_CHECKING:
    from desktop_app.services.session import Session

REFUSED, BUG = 1, 3
REGISTER_HELP = "Dossier Nom.fanal du registre."
FILE_HELP = "Fichier qui contient la phrase de passe."
USER_HELP = "Compte à ouvrir."
JSON_HELP = "Un document JSON sur la sortie."
_MAX_JSON_BYTES = 200_000_000
"""Room for the pieces of a dossier, in base64."""


@dataclass(frozen=True, slots=True)
class Options:
    """The common options of every command."""

    register: Path | None
    passphrase_file: Path | None
    user: str
    as_json: bool
    paths: UserPaths


helped = click.help_option("--help", help="Afficher cette aide.")
"""Give a command its help in French."""


def common(command: Any) -> Any:
    """Let the common options stand after the command too."""
    for option in (
        helped,
        click.option(
            "--register", "own_register", type=click.Path(path_type=Path), help=REGISTER_HELP
        ),
        click.option(
            "--passphrase-file", "own_file", type=click.Path(path_type=Path), help=FILE_HELP
        ),
        click.option("--user", "own_user", default="", help=USER_HELP),
        click.option("--json", "own_json", is_flag=True, help=JSON_HELP),
    ):
        command = option(command)
    return command


def given(context: click.Context, own: Mapping[str, Any]) -> Options:
    """Return the common options, wherever on the line they stood."""
    before: Options = context.obj
    return Options(
        register=own["own_register"] or before.register,
        passphrase_file=own["own_file"] or before.passphrase_file,
        user=own["own_user"] or before.user,
        as_json=own["own_json"] or before.as_json,
        paths=before.paths,
    )


@contextmanager
def opened(options: Options) -> Iterator[Session]:
    """Unlock the register of the options and close it at the end."""
    folder = options.register
    if folder is None:
        last = preferences.load(options.paths.preferences).last_register
        if not last:
            raise BadInput(
                "Aucun registre n’est connu sur ce poste.",
                "Indiquez-le avec --register.",
            )
        folder = Path(last)
    opening = Opening(options.paths, system_clock)
    owners = opening.owners(folder)
    user_id = None
    if options.user:
        user_id = next((owner.user_id for owner in owners if owner.name == options.user), None)
        if user_id is None:
            raise BadInput(
                "Ce registre ne connaît pas ce compte.", "Vérifiez le nom donné à --user."
            )
    session = opening.unlock(folder, read_passphrase(options.passphrase_file), user_id)
    try:
        for warning in session.warnings:
            click.echo(warning, err=True)
        yield session
    finally:
        session.close()


def read_passphrase(file: Path | None) -> str:
    """Return the passphrase of a file (its first line) or ask for it on the terminal."""
    if file is None:
        return _asked_passphrase()
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(
            "Le fichier de la phrase de passe ne peut pas être lu.",
            "Vérifiez son chemin et son encodage (UTF-8).",
        ) from error
    return text.split("\n", 1)[0].rstrip("\r")


def _asked_passphrase() -> str:
    with warnings.catch_warnings():
        # Without a terminal the standard library would show what is typed.
        warnings.simplefilter("error", getpass.GetPassWarning)
        try:
            asked: str = click.prompt("Phrase de passe", hide_input=True, err=True)
        except getpass.GetPassWarning:
            raise BadInput(
                "La phrase de passe ne peut pas être demandée ici, sans terminal.",
                "Indiquez son fichier avec --passphrase-file.",
            ) from None
    return asked


def emit(options: Options, document: Mapping[str, Any], lines: list[str]) -> None:
    """Print the JSON document, or the lines for people."""
    text = json.dumps(document, ensure_ascii=False) if options.as_json else "\n".join(lines)
    try:
        if text:
            click.echo(text)
    except BrokenPipeError:
        raise  # click ends quietly: the reader has seen enough
    except OSError as error:
        with suppress(OSError):
            sys.stdout.close()  # left open, Python tries to write once more when it ends
        raise BadInput(
            "Le résultat n’a pas pu être écrit.", "Vérifiez la place sur le disque."
        ) from error


def read_json(file: Path) -> Any:
    """Return the JSON value of a file; raise ``BadInput`` in words when it cannot be read."""
    try:
        if file.stat().st_size > _MAX_JSON_BYTES:
            raise BadInput(
                "Le fichier JSON est trop lourd.", "Limite\u00a0: 200\u00a0Mo par dossier."
            )
        text = file.read_text(encoding="utf-8-sig")
        return json.loads(text, object_pairs_hook=_object)
    except OSError as error:
        raise BadInput("Le fichier ne peut pas être ouvert.", "Vérifiez son chemin.") from error
    except (ValueError, RecursionError) as error:
        raise BadInput(
            "Le fichier n’est pas du JSON en UTF-8.", "Corrigez-le, puis recommencez."
        ) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return a JSON object; refuse a key that comes twice, of which the parser drops one."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadInput(
            "Le fichier JSON donne deux fois la même clé dans un objet.",
            "Gardez-en une, puis recommencez.",
        )
    return found
