"""From the fields of an écrit to their places on its pages, both ways clickable (S09-AC1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.documents.fields import TO_COMPLETE
from desktop_app.services.paper_views import FieldView, SectionView, Spot

if TYPE_CHECKING:
    from desktop_app.documents.page_places import Box


@dataclass(frozen=True, slots=True)
class Sought:
    """A text that the paper prints, and the field it comes from."""

    section: str
    key: str
    position: int
    text: str
    lacking: bool = False


def sought(sections: Sequence[SectionView]) -> tuple[Sought, ...]:
    """Return what to look for on the pages, field by field; a long text paragraph by paragraph."""
    return tuple(each for section in sections for each in _of_section(section))


def spots(wanted: Sequence[Sought], found: Sequence[Sequence[Box]]) -> tuple[Spot, ...]:
    """Return the places found, each with its field."""
    return tuple(
        Spot(each.section, each.key, each.position, page, (left, top, right, bottom), each.lacking)
        for each, boxes in zip(wanted, found, strict=True)
        for page, left, top, right, bottom in boxes
    )


def _of_section(section: SectionView) -> Iterator[Sought]:
    records = sorted(
        enumerate(section.fields), key=lambda each: (_first(section, each[1]), each[1].position)
    )
    for _, field in records:
        for text in _texts(field):
            yield Sought(section.id, field.key, field.position, text, field.lacking)


def _first(section: SectionView, field: FieldView) -> int:
    """Return where the record of a field stands in the section: a fiche is printed in one go."""
    if not field.group:
        return section.order.index(field.key)
    return next(at for at, key in enumerate(section.order) if key.partition("[]")[0] == field.group)


def _texts(field: FieldView) -> Iterator[str]:
    if field.kind == "yes_no":
        return  # what is computed is not printed
    if field.lacking:
        yield TO_COMPLETE
        return
    if field.kind == "choices":
        chosen = set(field.answer.text.split("|"))
        yield from (words for code, words in field.choices if code in chosen)
        return
    yield from (line for line in field.shown.splitlines() if line.strip())
