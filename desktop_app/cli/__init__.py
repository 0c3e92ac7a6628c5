"""The headless face: the same services as the window, for scripts and checks.

Standard output holds only the result; with ``--json`` one JSON document. Refusals go to standard
error as one French sentence, exit code 1. A passphrase is never an argument nor a variable.
"""

from __future__ import annotations

import sys

import click

from desktop_app.cli import (
    import_commands,
    journal_commands,
    paper_commands,
    place_commands,
    program_commands,
    register_commands,
    summary_commands,
)
from desktop_app.cli.options import BUG, REFUSED
from desktop_app.cli.root import fanal
from desktop_app.cli.usage import usage_sentence
from desktop_app.errors import AppError
from desktop_app.log import EventLog
from desktop_app.paths import UserPaths

COMMANDS = (
    register_commands,
    place_commands,
    journal_commands,
    import_commands,
    paper_commands,
    summary_commands,
    program_commands,
)
"""The modules that add their commands to ``fanal`` when they are imported."""


def run(arguments: list[str]) -> int:
    """Run one command and return its exit code."""
    _speak_utf8()
    try:
        result = fanal.main(args=arguments, prog_name="fanal", standalone_mode=False)
    except AppError as error:
        click.echo(error.sentence, err=True)
        return REFUSED
    except click.exceptions.Abort:
        click.echo("Interrompu. Ce qui était déjà écrit est gardé.", err=True)
        return REFUSED
    except click.exceptions.NoArgsIsHelpError as asked:
        asked.show()
        return asked.exit_code
    except click.UsageError as error:
        click.echo(usage_sentence(error), err=True)
        return error.exit_code
    except Exception as error:  # noqa: BLE001 - the last resort: a redacted report instead of a traceback
        return _report_bug(error)
    return result if isinstance(result, int) else 0


def _report_bug(error: Exception) -> int:
    log = EventLog(UserPaths.of_system().log)
    log.bug(error)
    log.close()
    click.echo(
        f"Fanal a rencontré un problème imprévu ({type(error).__name__}). Ce qui était enregistré"
        " est gardé. Un rapport sans nom ni texte est dans le journal technique.",
        err=True,
    )
    return BUG


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")
