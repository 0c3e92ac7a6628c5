from __future__ import annotations

import itertools
import json
from typing import Any

import pytest

from desktop_app.domain import exchange
from desktop_app.domain.codec import CodecError

DOCUMENT: dict[str, Any] = {
    "ref": "D-2026-014",
    "persons": [
        {
            "id": "ana",
            "birth_name": "POPESCU",
            "first_names": ["Ana"],
            "aliases": [{"text": "Nina"}],
            "birth": "2011-05-12",
            "sex": "f",
            "role": "child",
            "stay": {"place_id": "acacias", "since": "2025"},
            "absences": {"school": "not_asked"},
        },
        {"id": "elena", "birth_name": "POPESCU", "first_names": ["Elena"], "role": "parent"},
    ],
    "places": [{"id": "acacias", "name": "Les Acacias", "kind": "site", "commune_code": "93066"}],
    "relations": [{"from": "elena", "to": "ana", "kind": "parent"}],
    "observations": [
        {
            "observed": "2026-03-02",
            "voice": "words",
            "speaker": "Ana",
            "speaker_id": "ana",
            "text": "Je suis tombée.",
            "person_ids": ["ana"],
            "place_id": "acacias",
        }
    ],
}


def _ids() -> Any:
    numbers = itertools.count(1)
    return lambda: f"new-{next(numbers)}"


def test_every_object_gets_a_new_id_and_ties_follow() -> None:
    bundle = exchange.read(DOCUMENT, _ids())
    ana, elena = bundle.persons
    assert ana.stay is not None
    assert ana.stay.place_id == bundle.places[0].id
    assert (bundle.relations[0].from_id, bundle.relations[0].to_id) == (elena.id, ana.id)
    assert bundle.observations[0].person_ids == (ana.id,)
    assert {ana.dossier_id, bundle.observations[0].dossier_id} == {bundle.dossier.id}
    everything = json.dumps(exchange.write(bundle))
    assert '"ana"' not in everything


def test_what_is_written_is_read_back_the_same() -> None:
    first = exchange.write(exchange.read(DOCUMENT, _ids()))
    second = exchange.write(exchange.read(json.loads(json.dumps(first)), _ids()))
    assert len(second["persons"]) == 2
    keep = ("birth_name", "birth", "aliases", "absences", "sex")
    for before, after in zip(first["persons"], second["persons"], strict=True):
        assert {key: before.get(key) for key in keep} == {key: after.get(key) for key in keep}
    assert second["relations"][0]["kind"] == "parent"
    assert second["observations"][0]["text"] == "Je suis tombée."


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"colour": "blue"}, "colour"),
        ({"persons": [{"id": "a", "danger_score": 3}]}, "persons[0].danger_score"),
        ({"persons": [{"phones": [{"nr": "1"}]}]}, "persons[0].phones[0].nr"),
        ({"persons": [{"birth": "12/05/2011"}]}, "persons[0].birth"),
        ({"persons": {}}, "persons"),
        ({"relations": [{"from": "x", "to": "y", "kind": "parent"}]}, "relations[0].from_id"),
        ({"observations": [{"text": "t", "voice": "rumour"}]}, "observations[0].voice"),
        ({"observations": [{"text": 3, "voice": "seen"}]}, "observations[0].text"),
        ({"observations": [{"text": "t"}]}, "observations[0]"),
        ({"persons": [{"id": "1"}, {"id": "1"}]}, "persons[1].id"),
        ({"persons": [{"id": ["x"]}]}, "persons[0].id"),
        ({"persons": [{"dossier_id": "d"}]}, "persons[0].dossier_id"),
        ({"persons": [{"absences": {"mood": "unknown"}}]}, "persons[0].absences.mood"),
        ({"persons": [{"sources": {"mood": "unknown"}}]}, "persons[0].sources.mood"),
        ({"absences": {"mood": "unknown"}}, "absences.mood"),
        ({"persons": [{"stay": {"place_id": None}}]}, "persons[0].stay.place_id"),
        (
            {"persons": [{"id": "1"}], "relations": [{"from": "1", "to": "1", "kind": "parent"}]},
            "relations[0]",
        ),
        ({"persons": [{"birth_name": "\ud800"}]}, "persons[0].birth_name"),
        ({"persons": [{"aliases": [{"text": "a\x00b"}]}]}, "persons[0].aliases[0].text"),
        ({"history": "a\x07b"}, "history"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_path(change: dict[str, Any], path: str) -> None:
    with pytest.raises(CodecError) as refused:
        exchange.read(change, _ids())
    assert refused.value.path == path


@pytest.mark.parametrize("document", [None, [], "x", 3])
def test_what_is_not_an_object_is_refused(document: object) -> None:
    with pytest.raises(CodecError):
        exchange.read(document, _ids())


def test_an_id_of_another_list_is_no_tie() -> None:
    document = {
        "persons": [{"id": "1", "stay": {"place_id": "1"}}, {"id": "2"}],
        "places": [{"id": "2"}],
    }
    with pytest.raises(CodecError) as refused:
        exchange.read(document, _ids())
    assert refused.value.path == "persons[0].stay.place_id"


def test_one_id_in_two_lists_is_two_objects() -> None:
    document = {
        "persons": [{"id": "1", "stay": {"place_id": "1"}}],
        "places": [{"id": "1"}],
    }
    bundle = exchange.read(document, _ids())
    stay = bundle.persons[0].stay
    assert stay is not None
    assert stay.place_id == bundle.places[0].id
    assert len({str(bundle.persons[0].id), str(bundle.places[0].id)}) == 2


def test_a_refusal_never_repeats_the_value() -> None:
    for change in ({"birth": "POPESCU Ana"}, {"sex": "POPESCU"}, {"birth_estimated_on": "Ana"}):
        with pytest.raises(CodecError) as refused:
            exchange.read({"persons": [change]}, _ids())
        assert "Ana" not in str(refused.value)
        assert "POPESCU" not in str(refused.value)


def test_lines_and_tabs_are_texts_like_others() -> None:
    assert exchange.read({"history": "a\r\n\tb"}, _ids()).dossier.history == "a\r\n\tb"
