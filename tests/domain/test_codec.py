from __future__ import annotations

import dataclasses
import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, OtherService, Step
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.ids import DossierId, EcritId, OccasionId, PersonId, PlaceId
from desktop_app.domain.ids import ObservationId as ObsId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.organisation import Organisation
from desktop_app.domain.person import (
    Alias,
    AliasKind,
    LanguageLevel,
    LanguageSkill,
    Person,
    Phone,
    Safety,
    Schooling,
    Sex,
)
from desktop_app.domain.place import Stay
from tests.domain.builders import DOSSIER, person
from tests.domain.strategies import partial_dates

FULL = Person(
    id=PersonId("p1"),
    dossier_id=DOSSIER,
    birth_name="POPESCU",
    first_names=("Ana", "Maria"),
    aliases=(Alias("Nina"), Alias("Попеску", AliasKind.SPELLING)),
    sex=Sex.FEMALE,
    birth=PartialDate("2011-03-04/2012-03-03"),
    birth_estimated_on=date(2026, 3, 3),
    nationalities=("RO", "apatride"),
    languages=(LanguageSkill("ro", LanguageLevel.MOTHER_TONGUE), LanguageSkill("romani")),
    interpreter_useful=False,
    phones=(Phone("06 39 98 12 34", "sa mère", Safety.CERTAIN_HOURS, "le soir"),),
    stay=Stay(PlaceId("l1"), "près du pont", PartialDate("2025-06~/2025-09~")),
    schooling=Schooling.IRREGULAR,
    absences={"email": Absence.REFUSED},
    sources={"birth": Source.ESTIMATED},
)


def through_json(value: object, *, sparse: bool) -> object:
    plain = json.loads(json.dumps(to_plain(value, sparse=sparse)))
    return from_plain(type(value), plain)


@pytest.mark.parametrize("sparse", [False, True])
@pytest.mark.parametrize(
    "value",
    [
        FULL,
        person(),
        Dossier(
            DossierId("d"),
            "D-2026-014",
            opened_on=date(2026, 3, 3),
            services=(OtherService("PMI"),),
            steps=(Step("Appel", PartialDate("2026-03"), "sans réponse"),),
            absences={"services": Absence.UNKNOWN},
        ),
        Observation(
            ObsId("o"),
            DOSSIER,
            OccasionId("k"),
            Voice.WORDS,
            "« Je ne veux pas y aller. »",
            entered_at=datetime(2026, 3, 3, 16, 5, tzinfo=UTC),
            person_ids=(PersonId("p1"),),
            speaker_named=False,
        ),
        Ecrit(
            EcritId("e"),
            "E-2026-001",
            DOSSIER,
            "ip",
            "1",
            answers={"facts": Answer("un texte"), "school": Answer(absence=Absence.UNKNOWN)},
        ),
        Organisation(name="Les Hirondelles", logo=b"\x89PNG\x00\xff"),
    ],
    ids=lambda value: type(value).__name__,
)
def test_values_come_back_the_same(value: object, sparse: bool) -> None:
    assert through_json(value, sparse=sparse) == value


def test_sparse_leaves_defaults_out() -> None:
    plain = to_plain(person("POPESCU", "Ana"), sparse=True)
    assert set(plain) == {"id", "dossier_id", "birth_name", "first_names"}


def test_a_false_answer_is_not_left_out() -> None:
    assert to_plain(FULL, sparse=True)["interpreter_useful"] is False


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"birth": "2009-13"}, "birth"),
        ({"sex": "x"}, "sex"),
        ({"first_names": "Ana"}, "first_names"),
        ({"first_names": ["Ana", 3]}, "first_names[1]"),
        ({"phones": [{"number": "06", "safety": "maybe"}]}, "phones[0].safety"),
        ({"phones": [{"belongs_to": "x"}]}, "phones[0]"),
        ({"stay": {"place_id": "l", "floor": 3}}, "stay.floor"),
        ({"absences": {"email": "no idea"}}, "absences.email"),
        ({"absences": ["email"]}, "absences"),
        ({"position": "1"}, "position"),
        ({"position": True}, "position"),
        ({"interpreter_useful": 1}, "interpreter_useful"),
        ({"birth_estimated_on": "yesterday"}, "birth_estimated_on"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(change: dict[str, object], path: str) -> None:
    plain = {"id": "p1", "dossier_id": DOSSIER} | change
    with pytest.raises(CodecError) as caught:
        from_plain(Person, plain)
    assert caught.value.path == path


def test_missing_keys_are_named() -> None:
    with pytest.raises(CodecError, match="il manque id, dossier_id"):
        from_plain(Person, {"birth_name": "POPESCU"})


def test_bytes_must_be_base64() -> None:
    with pytest.raises(CodecError):
        from_plain(Organisation, {"logo": "not base64!"})


@given(birth=partial_dates(), text=st.text())
def test_any_date_and_text_come_back(birth: PartialDate, text: str) -> None:
    value = dataclasses.replace(FULL, birth=birth, note=text)
    assert from_plain(Person, to_plain(value)) == value
