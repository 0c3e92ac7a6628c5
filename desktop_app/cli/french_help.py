"""The help pages in French: click writes their headings and kinds of values in English."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import click

from desktop_app.domain.french import NBSP

_HEADINGS = {"Options": "Options", "Commands": "Commandes"}
_VALUES = {"TEXT": "TEXTE", "PATH": "CHEMIN", "INTEGER": "NOMBRE", "INTEGER RANGE": "NOMBRE"}
_VALUE = re.compile(rf"(?<= )({'|'.join(sorted(_VALUES, key=len, reverse=True))})$")


class FrenchFormatter(click.HelpFormatter):
    """Write the parts of a help page under French words."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line « Emploi »."""
        super().write_usage(prog, args, prefix or f"Emploi{NBSP}: ")

    def write_heading(self, heading: str) -> None:
        """Write a heading with the space that French puts before a colon."""
        self.write(f"{'':>{self.current_indent}}{_HEADINGS[heading]}{NBSP}:\n")

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write a list of options or commands."""
        french = [
            (_VALUE.sub(_in_french, names), words.replace("[required]", "[requis]"))
            for names, words in rows
        ]
        super().write_dl(french, col_max, col_spacing)


def _in_french(value: re.Match[str]) -> str:
    return _VALUES[value[0]]


class FrenchContext(click.Context):
    """A context whose help is in French."""

    formatter_class = FrenchFormatter


class FrenchCommand(click.Command):
    """A command whose help is in French."""

    context_class = FrenchContext


class FrenchGroup(click.Group):
    """A group of such commands and groups."""

    context_class = FrenchContext
    command_class = FrenchCommand
    group_class = type

    def __init__(self, name: str | None = None, **named: Any) -> None:
        super().__init__(name, **{"subcommand_metavar": "COMMANDE [ARGUMENTS]…", **named})
