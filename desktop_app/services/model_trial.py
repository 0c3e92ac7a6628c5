"""« Essayer avec un dossier d’entraînement »: a model filled, its pages, its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from desktop_app.documents.context import build
from desktop_app.documents.convert.values import missing
from desktop_app.documents.fields import FIELDS, MISSING
from desktop_app.documents.missing import value_at
from desktop_app.services.model_views import Outcome, Trial, TrialCase, TrialField
from desktop_app.services.training_snapshots import training_snapshot

if TYPE_CHECKING:
    from datetime import date

    from desktop_app.documents.catalogue import Model
    from desktop_app.services.papers import Cancel, Papers, Tell
    from desktop_app.services.reference import Reference

_ZOOM = 1.5
_SHOWN = 80


def try_model(
    model: Model,
    fields: Sequence[str],
    case: TrialCase,
    papers: Papers,
    reference: Reference,
    today: date,
    cancel: Cancel | None,
    tell: Tell,
) -> Trial:
    """Fill ``model`` with a fictional dossier; raise ``ModelRefused`` if it cannot be filled."""
    tell("Remplissage du modèle…")
    snapshot = training_snapshot(case, model, papers, reference, today)
    context = build(snapshot)
    shop = papers.workshop()
    docx = shop.fill(model.docx, context, snapshot.organisation.logo)
    printed = shop.printed(docx, context)
    # No value is asked for here: a text that is cut is what the trial is to show.
    pdf = shop.to_pdf(docx, (), cancel, title="Essai", tell=tell)
    pages = shop.pdf_text(pdf.content)
    cut = {printed[at]: _over(printed[at], pages) for at in missing(printed, pages)}
    return Trial(
        case,
        papers.pages(pdf.content, _ZOOM),
        tuple(_field(key, context, cut, set(printed)) for key in fields),
        pdf.engine,
        pdf.simplified,
        pdf.content,
    )


def _field(
    key: str, context: Mapping[str, Any], cut: Mapping[str, int], printed: set[str]
) -> TrialField:
    label = FIELDS[key].label
    values = [value for value in _values(key, context) if value and value != MISSING]
    lines = [line.strip() for value in values for line in value.splitlines() if line.strip()]
    over = sum(cut.get(line, 0) for line in dict.fromkeys(lines))
    shown = ", ".join(dict.fromkeys(values))
    shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN].rstrip()}…"
    if not lines:
        return TrialField(key, label, Outcome.EMPTY, "")
    if over:
        return TrialField(key, label, Outcome.CUT, shown, over)
    whole = shown.casefold() in ("oui", "non") or any(_is_printed(line, printed) for line in lines)
    return TrialField(key, label, Outcome.PRINTED if whole else Outcome.ABSENT, shown)


def _is_printed(line: str, printed: set[str]) -> bool:
    return line in printed or any(line in each for each in printed)


def _values(key: str, context: Mapping[str, Any]) -> Iterator[str]:
    field = FIELDS[key]
    if not field.group:
        yield from _texts(value_at(context, key))
        return
    name = key.partition("[].")[2]
    records = context.get(field.group)
    for record in records if isinstance(records, list) else ():
        yield from _texts(record.get(name))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, bool):
        yield "oui" if value else ""
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item)
    elif value is not None:
        yield str(value)


def _over(line: str, pages: Sequence[str]) -> int:
    """Return how many characters at the end of ``line`` the pages have no room for."""
    low, high = 0, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        if missing((line[:middle],), pages):
            high = middle - 1
        else:
            low = middle
    return max(len(line) - low, 1)
