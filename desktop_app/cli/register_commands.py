"""Commands on the register: search, dossiers, verification, copy."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from desktop_app.cli.options import REFUSED, common, emit, given, helped, opened, read_json
from desktop_app.cli.root import fanal
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.services.reminders import ReminderLine, due_in_words
from desktop_app.services.timeline_views import TimelineEntry


@fanal.command("search")
@click.argument("text")
@click.option("--limit", type=click.IntRange(min=1), default=20)
@common
@click.pass_context
def search(context: click.Context, /, text: str, limit: int, **own: Any) -> None:
    """Chercher une personne, un lieu, un écrit."""
    options = given(context, own)
    with opened(options) as session:
        answer = session.finding.search(text, limit)
    results = [
        {
            "kind": hit.kind,
            "id": hit.id,
            "dossier": hit.dossier_ref,
            "label": hit.label,
            "detail": hit.detail,
            "group": hit.group,
        }
        for hit in answer.hits
    ]
    lines = [f"{hit.dossier_ref or '-'}  {hit.label}  {hit.detail}".rstrip() for hit in answer.hits]
    emit(options, {"results": results, "elapsed_ms": round(answer.elapsed_ms, 3)}, lines)


@fanal.group("dossier")
@helped
def dossier() -> None:
    """Lister, lire ou ajouter un dossier."""


@dossier.command("list")
@common
@click.pass_context
def dossier_list(context: click.Context, /, **own: Any) -> None:
    """Lister les dossiers."""
    options = given(context, own)
    with opened(options) as session:
        rows = session.dossiers.lines()
    document = {
        "dossiers": [
            {
                "ref": row.ref,
                "label": row.label,
                "persons": row.persons,
                "observations": row.observations,
                "last_observed": None if row.last_observed is None else row.last_observed.edtf,
                "state": row.state.value,
            }
            for row in rows
        ]
    }
    emit(options, document, [f"{row.ref}  {row.label}  {row.last_observed_words}" for row in rows])


@dossier.command("show")
@click.argument("ref")
@click.option("--with-attachments", "whole", is_flag=True, help="Joindre le contenu des pièces.")
@common
@click.pass_context
def dossier_show(context: click.Context, /, ref: str, whole: bool, **own: Any) -> None:
    """Montrer un dossier, en JSON du domaine avec --json."""
    options = given(context, own)
    with opened(options) as session:
        document = session.exchange.show(ref, with_attachments=whole)
        pieces = session.attachments.of_dossier(session.dossiers.by_ref(ref).dossier.id).lines
        view = session.dossiers.by_ref(ref)
        chronology = session.timeline.whole(view.dossier.id)
        to_do = session.reminders.of_dossier(view.dossier.id)
    lines = [f"Dossier {view.dossier.ref} ({view.dossier.state.label})"]
    lines += [f"- {person.name}, {person.age}" for person in view.persons]
    lines += [f"Pièce\u00a0: {line.title} ({line.kind.word}, {line.size_words})" for line in pieces]
    lines += [_to_do_words(line) for line in to_do if line.reminder.done_on is None]
    for entry in chronology:
        lines += _entry_lines(entry)
    emit(options, document, lines)


def _to_do_words(line: ReminderLine) -> str:
    return f"À faire, prévu {due_in_words(line)}\u00a0: {line.reminder.text}"


def _entry_lines(entry: TimelineEntry) -> list[str]:
    day = "date inconnue" if entry.when is None else date_in_words(entry.when)
    when = ", ".join(part for part in (day, entry.time) if part)
    head = " ".join(part for part in (entry.kind.label, entry.title) if part)
    texts = [f"{part.voice.label}\u00a0: {part.text}" for part in entry.parts]
    texts += entry.body.splitlines()
    return [f"{when}  {head}", *(f"    {text}" for text in texts)]


@dossier.command("add")
@click.option("--from", "source", type=click.Path(path_type=Path), required=True)
@common
@click.pass_context
def dossier_add(context: click.Context, /, source: Path, **own: Any) -> None:
    """Ajouter un dossier depuis un fichier JSON du domaine."""
    options = given(context, own)
    document = read_json(source)
    with opened(options) as session:
        ref = session.exchange.add(document)
    emit(options, {"ref": ref}, [ref])


@fanal.command("verify")
@click.option(
    "--accept-copy", is_flag=True, help="Dire que cette copie plus ancienne est la bonne."
)
@common
@click.pass_context
def verify(context: click.Context, /, *, accept_copy: bool, **own: Any) -> int:
    """Vérifier le fichier du registre et la chaîne du journal."""
    options = given(context, own)
    with opened(options) as session:
        if accept_copy:
            session.safety.accept_copy()
        problems = list(session.history.verify())
        document = {
            "ok": not problems,
            "problems": problems,
            "journal_entries": session.history.count(),
            "dossiers": session.dossiers.count(),
        }
    emit(options, document, problems or ["Le registre est entier."])
    return REFUSED if problems else 0


@fanal.command("backup")
@click.option("--to", "target", type=click.Path(path_type=Path), default=None)
@common
@click.pass_context
def backup(context: click.Context, /, target: Path | None, **own: Any) -> None:
    """Faire une copie chiffrée du registre, relue avant d’être gardée."""
    options = given(context, own)
    with opened(options) as session:
        copy = session.safety.copy(target)
    emit(options, {"file": str(copy)}, [str(copy)])
