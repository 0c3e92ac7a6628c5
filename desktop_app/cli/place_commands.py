"""Commands on places. No output ever says where a place is on a map."""

from __future__ import annotations

from typing import Any

import click

from desktop_app.cli.options import common, emit, given, helped, opened
from desktop_app.cli.root import fanal


@fanal.group("place")
@helped
def place() -> None:
    """Lister les lieux de vie."""


@place.command("list")
@common
@click.pass_context
def place_list(context: click.Context, /, **own: Any) -> None:
    """Lister les lieux, qui y vit et la dernière observation."""
    options = given(context, own)
    with opened(options) as session:
        rows = session.places.lines()
    document = {
        "places": [
            {
                "id": row.place.id,
                "name": row.place.name,
                "former_names": list(row.place.former_names),
                "kind": row.place.kind.value,
                "commune": row.place.commune,
                "commune_code": row.place.commune_code,
                "since": None if row.place.since is None else row.place.since.edtf,
                "until": None if row.place.until is None else row.place.until.edtf,
                "hidden": row.place.hidden,
                "persons": row.persons,
                "last_observed": None if row.last is None else row.last.edtf,
            }
            for row in rows
        ]
    }
    lines = [
        "  ".join(filter(None, (row.words, row.persons_words, row.last_words, row.state)))
        for row in rows
    ]
    emit(options, document, lines)
