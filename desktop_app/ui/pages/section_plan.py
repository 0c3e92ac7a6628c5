"""In which parts a section of the composer is laid out, from what its model asks for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop_app.services.ecrit_sections import ATTACHMENTS, ROLE_OF_GROUP, VOICE_OF_GROUP
from desktop_app.services.paper_views import FieldView, SectionView


class Part(StrEnum):
    """The kinds of parts. Each has its own widget."""

    ANSWER = "answer"
    PERSONS = "persons"
    OBSERVATIONS = "observations"
    ATTACHMENTS = "attachments"
    RECIPIENT = "recipient"
    EARLIER = "earlier"
    ORGANISATION = "organisation"
    AUTHOR = "author"
    DOSSIER = "dossier"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class PlannedPart:
    """One part and the keys of the fields that it shows."""

    kind: Part
    keys: tuple[str, ...]


_ALONE = frozenset({Part.ANSWER})
_ONCE = frozenset({Part.PERSONS, Part.OBSERVATIONS, Part.RECIPIENT, Part.EARLIER})
_HEADS = {
    "organisme": Part.ORGANISATION,
    "redacteur": Part.AUTHOR,
    "destinataire": Part.RECIPIENT,
    "territoire": Part.RECIPIENT,
    "crip": Part.RECIPIENT,
    "ecrit_anterieur": Part.EARLIER,
}


def plan(section: SectionView) -> tuple[PlannedPart, ...]:
    """Return the parts of ``section`` in the order of its fields; neighbours of a kind are one."""
    known = {field.key: field for field in section.fields}
    parts: list[PlannedPart] = []
    for key in section.order:
        kind = _kind(key, known.get(key), section)
        at = _joined(parts, kind)
        if at is None:
            parts.append(PlannedPart(kind, (key,)))
        else:
            parts[at] = PlannedPart(kind, (*parts[at].keys, key))
    return tuple(parts)


def _joined(parts: Sequence[PlannedPart], kind: Part) -> int | None:
    """Return which part the next field of ``kind`` belongs to, ``None`` for a new one."""
    if kind in _ALONE:
        return None
    places = [at for at, part in enumerate(parts) if part.kind is kind]
    if places and (kind in _ONCE or places[-1] == len(parts) - 1):
        return places[-1]
    return None


def _kind(key: str, field: FieldView | None, section: SectionView) -> Part:
    group, repeated, _ = key.partition("[]")
    if repeated:
        return _kind_of_list(group)
    if field is not None and field.editable:
        return Part.ANSWER
    head = key.partition(".")[0]
    if head in _HEADS:
        return _HEADS[head]
    if field is not None and field.origin == "dossier":
        return Part.DOSSIER
    quotes = any(each.partition("[]")[0] in VOICE_OF_GROUP for each in section.order)
    return Part.OBSERVATIONS if quotes else Part.COMPUTED


def _kind_of_list(group: str) -> Part:
    if group in ROLE_OF_GROUP:
        return Part.PERSONS
    if group in VOICE_OF_GROUP:
        return Part.OBSERVATIONS
    return Part.ATTACHMENTS if group == ATTACHMENTS else Part.DOSSIER
