"""Commands on models and papers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from desktop_app.cli.options import REFUSED, Options, common, emit, given, helped, opened
from desktop_app.cli.root import fanal
from desktop_app.errors import AlreadyThere
from desktop_app.paths import MODELS

if TYPE_CHECKING:
    from desktop_app.services.paper_views import Exported


@fanal.group("models")
@helped
def models() -> None:
    """Lister, montrer ou vérifier les modèles d’écrits."""


@models.command("list")
@common
@click.pass_context
def models_list(context: click.Context, /, **own_options: Any) -> None:
    """Lister les modèles ; avec --register, ceux de l’association aussi."""
    from desktop_app.services.models import Models, described

    options = given(context, own_options)
    installed = Models(MODELS)
    found, problems = installed.all(), installed.problems()
    if options.register is not None:
        with opened(options) as session:
            lines = session.models.lines()
            replaced = {line.id for line in lines if not (line.own or line.offered)}
            own = [line.id for line in lines if line.own and line.offered]
            found = [item for item in found if item["id"] not in replaced]
            found += [described(session.models.offered_model(model_id)) for model_id in own]
    emit(options, {"models": found}, [f"{item['id']}  {item['title']}" for item in found])
    for problem in problems:
        click.echo(problem, err=True)


@models.command("show")
@click.argument("model_id")
@common
@click.pass_context
def models_show(context: click.Context, /, model_id: str, **own: Any) -> None:
    """Montrer un modèle, ses sections et ses champs."""
    from desktop_app.services.models import Models, shown

    options = given(context, own)
    if options.register is None:
        document = Models().show(model_id)
    else:
        with opened(options) as session:
            document = shown(session.models.offered_model(model_id))
    lines = [str(document["title"])]
    for section in document["sections"]:
        lines.append(f"- {section['title']}")
        lines += [f"    {field['key']}\u00a0: {field['label']}" for field in section["fields"]]
    emit(options, document, lines)


@models.command("check")
@click.argument("file", type=click.Path(path_type=Path))
@common
@click.pass_context
def models_check(context: click.Context, /, file: Path, **own: Any) -> int:
    """Vérifier un modèle Word avant de l’employer."""
    from desktop_app.services.models import Models

    options = given(context, own)
    document = Models().check(file)
    lines = [f"{problem['where']}\u00a0: {problem['message']}" for problem in document["problems"]]
    emit(options, document, lines or ["Aucun problème trouvé."])
    return 0 if document["ok"] else REFUSED


@contextmanager
def naming_replace() -> Iterator[None]:
    """Say ``--replace`` where the window would ask whether to replace a file."""
    try:
        yield
    except AlreadyThere as there:
        raise AlreadyThere(there.what, "Choisissez un autre nom, ou ajoutez --replace.") from there


def tell_missing(options: Options, made: Exported) -> None:
    """Say on standard error what the paper lacks; JSON has it in ``missing``."""
    if made.missing and not options.as_json:
        words = "\u00a0; ".join(line.words for line in made.missing)
        click.echo(f"Il manque\u00a0: {words}.", err=True)


@fanal.command("fill")
@click.argument("model_id")
@click.option("--dossier", "ref", required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True)
@click.option("--pdf", is_flag=True, help="Faire aussi le PDF.")
@click.option("--allow-missing", is_flag=True, help="Accepter ce qui manque.")
@click.option("--replace", is_flag=True, help="Remplacer les fichiers du même nom.")
@common
@click.pass_context
def fill(
    context: click.Context,
    /,
    model_id: str,
    ref: str,
    out: Path,
    *,
    pdf: bool,
    allow_missing: bool,
    replace: bool,
    **own: Any,
) -> None:
    """Préparer un écrit depuis un dossier ; rien n’est enregistré dans le registre."""
    options = given(context, own)
    with opened(options) as session, naming_replace():
        made = session.ecrits.fill(
            model_id, ref, out, pdf=pdf, allow_missing=allow_missing, replace=replace
        )
    document = {
        "files": [str(file) for file in made.files],
        "sha256": made.sha256,
        "missing": [line.words for line in made.missing],
        "pages": made.pages,
        "engine": made.engine,
        "simplified": made.simplified,
    }
    emit(options, document, [str(file) for file in made.files])
    tell_missing(options, made)
