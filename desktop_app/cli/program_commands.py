"""Commands on the program itself: the training register and the self-check."""

from __future__ import annotations

from pathlib import Path

import click

from desktop_app.cli.options import REFUSED, Options, emit, helped, read_passphrase
from desktop_app.cli.root import fanal
from desktop_app.services.clock import system_clock
from desktop_app.services.opening import Opening


@fanal.command("demo")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--dossiers", type=click.IntRange(min=1), default=40)
@click.option("--seed", default=1)
@click.option("--passphrase-file", "own_file", type=click.Path(path_type=Path))
@click.option("--json", "own_json", is_flag=True)
@helped
@click.pass_context
def demo(
    context: click.Context,
    /,
    path: Path,
    dossiers: int,
    seed: int,
    own_file: Path | None,
    *,
    own_json: bool,
) -> None:
    """Écrire un registre d’entraînement : personnes et lieux de fiction."""
    from desktop_app.services.training import write_register

    options: Options = context.obj
    file = own_file or options.passphrase_file
    passphrase = None if file is None else read_passphrase(file)
    made = write_register(
        Opening(options.paths, system_clock),
        path,
        passphrase,
        dossiers=dossiers,
        seed=seed,
        progress=lambda words: click.echo(words, err=True),
    )
    shown = Options(None, None, "", own_json or options.as_json, options.paths)
    document = {"register": str(made.folder), "dossiers": made.dossiers, "persons": made.persons}
    lines = [f"Registre d’entraînement\u00a0: {made.folder}"]
    if passphrase is None:
        document["passphrase"] = made.passphrase
        lines.append(f"Phrase de passe\u00a0: {made.passphrase}")
    emit(shown, document, lines)


@fanal.command("self-check")
@click.option("--json", "own_json", is_flag=True)
@helped
@click.pass_context
def self_check(context: click.Context, /, *, own_json: bool) -> int:
    """Vérifier que le programme est entier sur ce poste."""
    from desktop_app.services.self_check import checks

    options: Options = context.obj
    found = list(checks())
    ok = all(check.ok for check in found)
    lines = [
        f"{'bon' if check.ok else 'à revoir'}  {check.name}\u00a0: {check.words}" for check in found
    ]
    shown = Options(None, None, "", own_json or options.as_json, options.paths)
    document = {
        "ok": ok,
        "checks": [{"name": c.name, "ok": c.ok, "words": c.words} for c in found],
    }
    emit(shown, document, lines)
    return 0 if ok else REFUSED
