from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import RelationId
from desktop_app.domain.person import Person, Sex
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.relation_words import in_words, kind_words, reciprocal
from tests.domain.builders import DOSSIER, person

ANA = person("POPESCU", "Ana", sex=Sex.FEMALE)
MARIA = person("POPESCU", "Maria", sex=Sex.FEMALE)
ION = person("POPESCU", "Ion", sex=Sex.MALE)
SACHA = person("POPESCU", "Sacha")


def relation(of: Person, to: Person, kind: RelationKind, words: str = "") -> Relation:
    return Relation(RelationId("r"), DOSSIER, of.id, to.id, kind, words)


@pytest.mark.parametrize(
    ("of", "kind", "to", "forward", "backward"),
    [
        (MARIA, RelationKind.PARENT, ANA, "mère d’Ana", "fille de Maria"),
        (ION, RelationKind.PARENT, ANA, "père d’Ana", "fille d’Ion"),
        (ANA, RelationKind.CHILD, ION, "fille d’Ion", "père d’Ana"),
        (ION, RelationKind.SIBLING, ANA, "frère d’Ana", "sœur d’Ion"),
        (SACHA, RelationKind.SIBLING, ANA, "frère ou sœur d’Ana", "sœur de Sacha"),
        (ION, RelationKind.UNCLE_AUNT, ANA, "oncle d’Ana", "nièce d’Ion"),
        (MARIA, RelationKind.GRANDPARENT, SACHA, "grand-mère de Sacha", "petit-enfant de Maria"),
        (ION, RelationKind.GUARDIAN, ANA, "tuteur d’Ana", "mineure sous tutelle d’Ion"),
        (MARIA, RelationKind.PARTNER, ION, "conjointe d’Ion", "conjoint de Maria"),
    ],
)
def test_a_relation_reads_in_both_directions(
    of: Person, kind: RelationKind, to: Person, forward: str, backward: str
) -> None:
    assert in_words(relation(of, to, kind), of, to) == forward
    assert in_words(relation(of, to, kind), to, of) == backward
    assert in_words(relation(to, of, reciprocal(kind)), of, to) == forward


def test_another_link_keeps_its_own_words() -> None:
    link = relation(MARIA, ANA, RelationKind.OTHER, "voisine qui la garde")
    assert in_words(link, MARIA, ANA) == "voisine qui la garde (Ana)"
    assert in_words(link, ANA, MARIA) == f"lien avec Maria{NBSP}: voisine qui la garde"
    assert in_words(relation(MARIA, ANA, RelationKind.OTHER), ANA, MARIA) == "autre lien avec Maria"


@given(st.sampled_from(RelationKind))
def test_reciprocal_is_an_involution(kind: RelationKind) -> None:
    assert reciprocal(reciprocal(kind)) is kind


@given(kind=st.sampled_from(RelationKind), sex=st.sampled_from([None, *Sex]))
def test_every_kind_has_words_without_brackets(kind: RelationKind, sex: Sex | None) -> None:
    words = kind_words(kind, sex)
    assert words
    assert "(" not in words
    assert "·" not in words
