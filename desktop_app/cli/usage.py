"""What is said when a command is typed wrongly: one French sentence instead of click's English."""

from __future__ import annotations

import click

from desktop_app.domain.french import NBSP, quote


def usage_sentence(error: click.UsageError) -> str:
    """Return what is wrong with the command line and where its help is."""
    command = error.ctx.command_path if error.ctx is not None else "fanal"
    return f"{_problem(error)} Voir {quote(f'{command} --help')}."


def _problem(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        return f"{error.option_name}{NBSP}: option inconnue."
    if isinstance(error, click.NoSuchCommand):
        return f"{error.command_name}{NBSP}: commande inconnue."
    if isinstance(error, click.MissingParameter):
        return f"Il manque {_name(error.param)}."
    if isinstance(error, click.BadParameter):
        return f"{_name(error.param)}{NBSP}: valeur refusée."
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name}{NBSP}: indiquez une valeur."
    return "Cette commande ne se lit pas."


def _name(parameter: click.Parameter | None) -> str:
    """Return « --dossier » for an option, « TEXT » for an argument."""
    if parameter is None:
        return "une valeur"
    return (
        parameter.human_readable_name
        if isinstance(parameter, click.Argument)
        else parameter.opts[0]
    )
