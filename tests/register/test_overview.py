"""The list of dossiers and the dossiers opened last."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ids import DossierId, ObservationId, OccasionId
from desktop_app.domain.names import display_name, family_label
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Alias, Person
from desktop_app.domain.place import Stay
from desktop_app.register.register import Register
from tests.register.makers import (
    ACTOR,
    START,
    TickingClock,
    a_dossier,
    a_person,
    a_place,
    an_observation,
    new_id,
    save,
)


def test_a_row_says_what_the_list_shows(register: Register) -> None:
    place, dossier = a_place(), a_dossier()
    child = a_person(
        dossier,
        position=0,
        aliases=(Alias("Nina"),),
        birth=PartialDate("2011-03-04/2012-03-03"),
        birth_estimated_on=date(2026, 3, 3),
        stay=Stay(place.id, "caravane 4"),
        note="jamais dans la liste",
    )
    mother = a_person(dossier, position=1, first_names=("Elena",))
    seen = an_observation(dossier, text="Ana tousse. " * 50, observed=PartialDate("2026-03-02"))
    words = replace(seen, id=ObservationId(new_id()), voice=Voice.WORDS, text="J’ai froid.")
    before = an_observation(dossier, observed=PartialDate("2026-02"), text="Plus tôt.")
    save(register, place, dossier, mother, child, seen, words, before)
    (row,) = register.overview()
    assert (row.dossier_id, row.ref, row.state) == (dossier.id, "D-2026-001", DossierState.ACTIVE)
    assert row.opened_at == date(2026, 3, 1)
    assert [person.id for person in row.persons] == [child.id, mother.id]
    assert row.place == "Terrain des Saules"
    assert row.observations == 2
    assert row.last_observed == PartialDate("2026-03-02")
    assert row.last_text == ("Ana tousse. " * 50)[:160]


def test_a_brief_reads_like_the_person(register: Register) -> None:
    dossier = a_dossier()
    person = a_person(dossier, aliases=(Alias("Nina"),), birth=PartialDate("2009~"))
    save(register, dossier, person)
    (brief,) = register.overview()[0].persons
    assert isinstance(brief, Person)
    for name in (
        "id",
        "dossier_id",
        "role",
        "birth_name",
        "first_names",
        "aliases",
        "birth",
        "sex",
    ):
        assert getattr(brief, name) == getattr(person, name)
    assert (brief.note, brief.phones, dict(brief.absences)) == ("", (), {})
    assert display_name(brief) == display_name(person)
    assert family_label([brief]) == family_label([person])


def test_an_empty_dossier_is_a_row_too(register: Register) -> None:
    save(register, a_dossier())
    (row,) = register.overview()
    assert (row.persons, row.place, row.observations, row.last_observed, row.last_text) == (
        (),
        "",
        0,
        None,
        "",
    )


def test_the_last_observed_comes_first_and_undated_ones_last(register: Register) -> None:
    dossiers = [a_dossier(f"D-2026-00{number}") for number in range(1, 5)]
    save(
        register,
        *dossiers,
        an_observation(dossiers[0], observed=PartialDate("2026-01-05")),
        an_observation(dossiers[1], observed=PartialDate("2026-03-01")),
        an_observation(dossiers[2], observed=None, text="Sans date."),
    )
    rows = register.overview()
    assert [row.ref for row in rows] == ["D-2026-002", "D-2026-001", "D-2026-004", "D-2026-003"]
    assert rows[3].last_text == "Sans date."
    assert rows[3].last_observed is None


def test_of_two_observations_of_a_day_the_later_entry_speaks(register: Register) -> None:
    dossier = a_dossier()
    first = an_observation(dossier, text="Le matin.")
    later = an_observation(dossier, text="Le soir.", occasion_id=OccasionId(new_id()))
    save(register, dossier, first, later)
    assert register.overview()[0].last_text == "Le soir."


def test_what_is_in_the_trash_is_in_no_row(register: Register) -> None:
    dossier, gone = a_dossier(), a_dossier("D-2026-002")
    person, place = a_person(dossier), a_place()
    observation = an_observation(dossier)
    save(register, dossier, gone, person, place, observation)
    with register.change(ACTOR, "trash") as change:
        register.dossiers.trash(change, gone.id)
        register.persons.trash(change, person.id)
        register.observations.trash(change, observation.id)
    (row,) = register.overview()
    assert (row.ref, row.persons, row.observations) == ("D-2026-001", (), 0)
    assert register.count_dossiers() == 1


def test_one_state_or_chosen_dossiers(register: Register) -> None:
    dossiers = [a_dossier(f"D-2026-00{number}") for number in range(1, 4)]
    dossiers[1] = replace(dossiers[1], state=DossierState.ARCHIVED)
    save(register, *dossiers, *(a_person(dossier) for dossier in dossiers))
    assert [row.ref for row in register.overview(DossierState.ARCHIVED)] == ["D-2026-002"]
    assert register.count_dossiers(DossierState.ACTIVE) == 2
    chosen = [dossiers[2].id, DossierId("absent"), dossiers[0].id]
    rows = register.overview(None, chosen)
    assert [row.ref for row in rows] == ["D-2026-003", "D-2026-001"]
    assert [len(row.persons) for row in rows] == [1, 1]
    assert register.overview(None, []) == []


def test_the_occasions_of_the_week_are_counted(register: Register) -> None:
    dossier = a_dossier()
    monday = datetime(2026, 3, 2, 8, tzinfo=START.tzinfo)
    first = an_observation(dossier, entered_at=monday)
    save(
        register,
        dossier,
        first,
        replace(first, id=ObservationId(new_id())),
        an_observation(dossier, entered_at=monday - timedelta(days=1)),
    )
    assert register.observations_since(date(2026, 3, 2)) == 1
    assert register.observations_since(date(2026, 3, 1)) == 2


def test_recent_dossiers_are_those_opened_last(register: Register) -> None:
    clock = TickingClock()
    dossiers = [a_dossier(f"D-2026-{number:03d}") for number in range(60)]
    save(register, *dossiers)
    for dossier in [*dossiers, dossiers[30]]:
        register.touched(dossier.id, clock())
    assert register.recent(3) == [dossiers[30].id, dossiers[59].id, dossiers[58].id]
    assert len(register.recent(100)) == 50
    with register.change(ACTOR, "trash") as change:
        register.dossiers.trash(change, dossiers[59].id)
    assert register.recent(2) == [dossiers[30].id, dossiers[58].id]
    assert register.journal.verify() == []


def test_opening_a_dossier_is_not_journalled(register: Register) -> None:
    dossier = a_dossier()
    save(register, dossier)
    before = register.journal.count()
    register.touched(dossier.id, START)
    assert register.journal.count() == before
