"""After a merge: what is said twice is said once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.dossier import Household
from desktop_app.domain.ids import DossierId
from desktop_app.domain.relation import Relation
from desktop_app.domain.relation_words import reciprocal

if TYPE_CHECKING:
    from desktop_app.register.change import Change
    from desktop_app.register.register import Register


def tidy_relations(register: Register, change: Change, dossier_id: DossierId) -> None:
    """Put aside a link of a person with herself and links that say the same twice."""
    said: set[tuple[str, ...]] = set()
    for relation in register.relations.by_dossier(dossier_id):
        ways = _both_ways(relation)
        if relation.from_id == relation.to_id or said & ways:
            register.relations.trash(change, relation.id)
        said |= ways


def tidy_households(register: Register, change: Change, dossier_id: DossierId) -> None:
    """Unite two households of one name."""
    first: dict[str, Household] = {}
    for household in register.households.by_dossier(dossier_id):
        name = household.name.strip().casefold()
        known = first.setdefault(name, household)
        if not name or known.id == household.id:
            continue
        members = tuple(dict.fromkeys((*known.member_ids, *household.member_ids)))
        notes = dict.fromkeys(filter(None, (known.note, household.note)))
        first[name] = replace(known, member_ids=members, note="\n".join(notes))
        register.households.save(change, first[name])
        register.households.trash(change, household.id)


def _both_ways(relation: Relation) -> set[tuple[str, ...]]:
    """Return what a link says, read from both sides."""
    one = (relation.from_id, relation.kind.value, relation.to_id, relation.words.strip())
    other = (
        relation.to_id,
        reciprocal(relation.kind).value,
        relation.from_id,
        relation.words.strip(),
    )
    return {one} if relation.words else {one, other}
