"""What links two persons, from the links already noted: proposals to take or leave.

Nothing follows of itself in a family: a proposal is shown with its reason and written by nobody
but the user (UX S05-AC5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.ids import PersonId
from desktop_app.domain.person import Person
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.relation_words import in_words, reciprocal

_K = RelationKind
_THROUGH: Mapping[tuple[RelationKind, RelationKind], RelationKind] = {
    (_K.SIBLING, _K.SIBLING): _K.SIBLING,
    (_K.CHILD, _K.PARENT): _K.SIBLING,
    (_K.SIBLING, _K.HALF_SIBLING): _K.HALF_SIBLING,
    (_K.HALF_SIBLING, _K.SIBLING): _K.HALF_SIBLING,
    (_K.SIBLING, _K.CHILD): _K.CHILD,
    (_K.PARENT, _K.SIBLING): _K.PARENT,
    (_K.PARENT, _K.PARENT): _K.GRANDPARENT,
    (_K.CHILD, _K.CHILD): _K.GRANDCHILD,
    (_K.GRANDPARENT, _K.SIBLING): _K.GRANDPARENT,
    (_K.SIBLING, _K.GRANDCHILD): _K.GRANDCHILD,
    (_K.SIBLING, _K.PARENT): _K.UNCLE_AUNT,
    (_K.CHILD, _K.SIBLING): _K.NEPHEW_NIECE,
    (_K.UNCLE_AUNT, _K.SIBLING): _K.UNCLE_AUNT,
    (_K.SIBLING, _K.NEPHEW_NIECE): _K.NEPHEW_NIECE,
    (_K.CHILD, _K.UNCLE_AUNT): _K.COUSIN,
    (_K.NEPHEW_NIECE, _K.PARENT): _K.COUSIN,
    (_K.COUSIN, _K.SIBLING): _K.COUSIN,
    (_K.SIBLING, _K.COUSIN): _K.COUSIN,
    (_K.GUARDIAN, _K.SIBLING): _K.GUARDIAN,
}
"""« I am … of M » and « M is … of her » gives what I may be of her.

``(CHILD, PARENT)``: I am a child of M, who is a parent of hers.
"""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a person may be to another, and the two links that make one think so."""

    other: PersonId
    kind: RelationKind
    reason: str


def proposals(
    person: Person, others: Sequence[Person], relations: Iterable[Relation]
) -> dict[PersonId, Proposal]:
    """Return a proposal for each of ``others`` who is not linked to ``person`` yet.

    Only where all that is noted leads to one and the same link.
    """
    said = _both_ways(relations)
    persons = {other.id: other for other in (*others, person)}
    found: dict[PersonId, Proposal] = {}
    for other in others:
        if other.id == person.id or (person.id, other.id) in said:
            continue
        ways = list(_ways(person.id, other.id, said))
        if len({kind for kind, _middle in ways}) == 1:
            kind, middle = ways[0]
            if middle in persons:
                reason = _reason(person, persons[middle], other, said)
                found[other.id] = Proposal(other.id, kind, reason)
    return found


def _ways(
    one: PersonId, two: PersonId, said: Mapping[tuple[PersonId, PersonId], Relation]
) -> Iterable[tuple[RelationKind, PersonId]]:
    for (start, middle), relation in said.items():
        onward = said.get((middle, two)) if start == one else None
        if onward is not None:
            kind = _THROUGH.get((relation.kind, onward.kind))
            if kind is not None:
                yield kind, middle


def _both_ways(relations: Iterable[Relation]) -> dict[tuple[PersonId, PersonId], Relation]:
    """Return each link from both sides, keyed by whose it is and to whom."""
    found: dict[tuple[PersonId, PersonId], Relation] = {}
    for relation in relations:
        one, two = relation.from_id, relation.to_id
        found[one, two] = relation
        found[two, one] = Relation(
            relation.id, relation.dossier_id, two, one, reciprocal(relation.kind), relation.words
        )
    return found


def _reason(
    person: Person,
    middle: Person,
    other: Person,
    said: Mapping[tuple[PersonId, PersonId], Relation],
) -> str:
    """Return « fille d’Elena, mère de Marius »."""
    first = in_words(said[person.id, middle.id], person, middle)
    return f"{first}, {in_words(said[middle.id, other.id], middle, other)}"
