"""Commands on what was done in the register and on what was put aside."""

from __future__ import annotations

from typing import Any

import click

from desktop_app.cli.options import common, emit, given, opened
from desktop_app.cli.root import fanal
from desktop_app.services.history_views import Asked, HistoryLine


@fanal.command("journal")
@click.option("--limit", type=click.IntRange(1, 10_000), default=50, show_default=True)
@common
@click.pass_context
def journal(context: click.Context, /, limit: int, **own: Any) -> None:
    """Dire les dernières actions du registre, en phrases."""
    options = given(context, own)
    lines: list[HistoryLine] = []
    with opened(options) as session:
        view = session.history.journal(Asked(readings=True))
        lines += view.lines
        while view.before is not None and len(lines) < limit:
            view = session.history.journal(Asked(readings=True, before=view.before))
            lines += view.lines
    document = {
        "lines": [
            {
                "at": line.moment.isoformat(),
                "who": line.who,
                "sentence": line.sentence,
                "about": line.subject,
                "dossier": line.dossier_ref,
            }
            for line in lines[:limit]
        ]
    }
    told = [
        "  ".join(filter(None, (line.when_words, line.sentence, line.subject or line.dossier_ref)))
        for line in lines[:limit]
    ]
    emit(options, document, told)


@fanal.command("trash")
@common
@click.pass_context
def trash(context: click.Context, /, **own: Any) -> None:
    """Lister ce qui est dans la corbeille, par qui et depuis quand."""
    options = given(context, own)
    with opened(options) as session:
        view = session.trash.view()
    lines = (*view.old, *view.recent)
    document = {
        "trash": [
            {
                "kind": line.kind,
                "label": line.label,
                "dossier": line.dossier_ref,
                "by": line.who,
                "at": line.moment.isoformat(),
                "over_30_days": line.old,
            }
            for line in lines
        ]
    }
    told = [
        "  ".join(
            filter(None, (line.kind, line.label, line.dossier_ref, line.who, line.since_words))
        )
        for line in lines
    ]
    emit(options, document, told or ["La corbeille est vide."])
