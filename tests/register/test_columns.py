"""Whatever the domain allows goes through a row and comes back the same."""

from __future__ import annotations

import dataclasses
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.absence import Absence
from desktop_app.domain.codec import from_plain, to_plain
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import DossierId, PersonId, PlaceId
from desktop_app.domain.observation import Observation
from desktop_app.domain.organisation import Organisation
from desktop_app.domain.orientation import Orientation
from desktop_app.domain.own_model import OwnModel
from desktop_app.domain.person import Alias, Person
from desktop_app.domain.place import Coordinates, Place, Stay
from desktop_app.domain.relation import Relation
from desktop_app.domain.review import EcritVersion, Remark
from desktop_app.register.columns import clean
from desktop_app.register.table import Table, filled

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
st.register_type_strategy(
    PartialDate,
    st.one_of(
        DAYS.map(PartialDate.of_day),
        st.tuples(st.integers(0, 17), DAYS).map(lambda pair: PartialDate.of_age(*pair)),
        st.sampled_from(["2009~", "2011-05?", "2009-05-12%"]).map(PartialDate),
    ),
)
PRINTED = st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.sampled_from("\n\t")
st.register_type_strategy(str, st.text(PRINTED))
st.register_type_strategy(
    Coordinates, st.builds(Coordinates, st.floats(-90, 90), st.floats(-180, 180))
)
KINDS = (
    *(Dossier, Ecrit, EcritVersion, Observation, Organisation, Orientation, OwnModel),
    *(Person, Place, Relation, Remark),
)


@pytest.mark.parametrize("kind", KINDS)
def test_any_entity_comes_back_from_its_row(kind: type) -> None:
    table = Table(kind.__name__.lower(), kind)

    @settings(max_examples=60, deadline=None)
    @given(st.from_type(kind))
    def comes_back(entity: object) -> None:
        identity = () if not hasattr(entity, "id") else (entity.id,)
        assert table.decode((*identity, *table.encode(entity))) == entity

    comes_back()


@pytest.mark.parametrize("kind", KINDS)
def test_the_journal_says_the_same_as_the_codec(kind: type) -> None:
    """A payload of the journal can be read by ``domain.codec``: one format everywhere."""
    table = Table(kind.__name__.lower(), kind)

    @settings(max_examples=30, deadline=None)
    @given(st.from_type(kind))
    def says_the_same(entity: object) -> None:
        values = table.encode(entity)
        payload = json.loads(json.dumps(table.plain(values, range(len(values)))))
        identity = {"id": entity.id} if hasattr(entity, "id") else {}
        assert from_plain(kind, {**identity, **payload}) == entity
        assert filled(payload).keys() <= to_plain(entity).keys()

    says_the_same()


def test_what_no_paper_can_print_stays_out_of_every_column() -> None:
    pasted = "a\x0bb\x0cc\rd\r\ne\x00f\x1b[31mg\x7fh\ud800i\t« C:\\\\u0041 »"
    kept = "a\nb\nc\nd\nef[31mghi\t« C:\\\\u0041 »"
    table = Table("person", Person)
    person = Person(
        PersonId("p"),
        DossierId("d"),
        note=pasted,
        first_names=(pasted,),
        aliases=(Alias(pasted),),
        stay=Stay(PlaceId("l"), pasted),
        absences={pasted: Absence.UNKNOWN},
    )
    read = table.decode(("p", *table.encode(person)))
    assert read == dataclasses.replace(
        person,
        note=kept,
        first_names=(kept,),
        aliases=(Alias(kept),),
        stay=Stay(PlaceId("l"), kept),
        absences={kept: Absence.UNKNOWN},
    )


@given(st.text(st.characters(codec="utf-16", exclude_categories=[])))
def test_cleaning_twice_changes_nothing_and_joins_no_lines(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert cleaned.count("\n") >= text.count("\n")
    cleaned.encode("utf-8")


def test_a_table_knows_its_columns_only() -> None:
    table = Table("place", Place)
    assert [column.name for column in table.columns_named(("name", "kind"))] == ["name", "kind"]
    with pytest.raises(KeyError):
        table.columns_named(("nothing",))
    assert {field.name for field in dataclasses.fields(Place)} == {
        "id",
        *(column.name for column in table.stored),
    }
