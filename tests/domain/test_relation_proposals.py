"""Proposals of links: what follows in most families, with its reason, and nothing contradictory."""

from __future__ import annotations

from itertools import count

import pytest

from desktop_app.domain.ids import RelationId
from desktop_app.domain.person import Person, Sex
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.relation_proposals import proposals
from desktop_app.domain.relation_words import reciprocal
from tests.domain.builders import DOSSIER, person

K = RelationKind
ANA = person("POPESCU", "Ana", sex=Sex.FEMALE)
MARIUS = person("POPESCU", "Marius", sex=Sex.MALE)
ELENA = person("POPESCU", "Elena", sex=Sex.FEMALE)
ION = person("POPESCU", "Ion", sex=Sex.MALE)
_serial = count()


def link(one: Person, kind: RelationKind, two: Person) -> Relation:
    return Relation(RelationId(f"r{next(_serial)}"), DOSSIER, one.id, two.id, kind)


def test_the_sibling_of_a_sibling_is_proposed_with_the_reason() -> None:
    noted = (link(ANA, K.SIBLING, MARIUS), link(MARIUS, K.SIBLING, ION))
    found = proposals(ANA, (MARIUS, ION), noted)
    assert set(found) == {ION.id}
    assert found[ION.id].kind is K.SIBLING
    assert found[ION.id].reason == "sœur de Marius, frère d’Ion"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (K.CHILD, K.PARENT, K.SIBLING),
        (K.SIBLING, K.CHILD, K.CHILD),
        (K.PARENT, K.SIBLING, K.PARENT),
        (K.PARENT, K.PARENT, K.GRANDPARENT),
        (K.CHILD, K.CHILD, K.GRANDCHILD),
        (K.SIBLING, K.PARENT, K.UNCLE_AUNT),
        (K.CHILD, K.SIBLING, K.NEPHEW_NIECE),
        (K.CHILD, K.UNCLE_AUNT, K.COUSIN),
        (K.SIBLING, K.HALF_SIBLING, K.HALF_SIBLING),
        (K.PARTNER, K.PARENT, None),
        (K.OTHER, K.OTHER, None),
    ],
)
def test_what_follows_through_somebody(
    first: RelationKind, second: RelationKind, expected: RelationKind | None
) -> None:
    noted = (link(ANA, first, ELENA), link(ELENA, second, ION))
    found = proposals(ANA, (ELENA, ION), noted)
    assert (found[ION.id].kind if ION.id in found else None) is expected
    # Whoever wrote them from the other side wrote the same.
    turned = (link(ELENA, reciprocal(first), ANA), link(ION, reciprocal(second), ELENA))
    assert proposals(ANA, (ELENA, ION), turned).keys() == found.keys()


def test_nothing_is_proposed_where_the_links_noted_disagree() -> None:
    noted = (
        link(ANA, K.CHILD, ELENA),
        link(ELENA, K.PARENT, ION),
        link(ANA, K.COUSIN, MARIUS),
        link(MARIUS, K.SIBLING, ION),
    )
    assert ION.id not in proposals(ANA, (ELENA, ION, MARIUS), noted)


def test_a_link_that_is_noted_is_not_proposed() -> None:
    noted = (link(ANA, K.SIBLING, MARIUS), link(MARIUS, K.SIBLING, ION), link(ION, K.COUSIN, ANA))
    assert proposals(ANA, (MARIUS, ION), noted) == {}
