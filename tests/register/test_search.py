"""Finding on a real SQLCipher register, through the journalled path (UX J1-5, J1-6, J1-9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.event import Event, EventKind, Reminder
from desktop_app.domain.ids import EcritId, EventId, ReminderId
from desktop_app.domain.person import Alias, AliasKind, Person, Phone
from desktop_app.domain.place import Stay
from desktop_app.register.register import Register
from desktop_app.register.search import GROUPS, NEAR
from desktop_app.register.search_store import ECRITS, NOTES, PEOPLE, PLACES
from tests.register.makers import (
    ACTOR,
    Desk,
    a_dossier,
    a_person,
    a_place,
    an_observation,
    new_id,
    save,
)


def labels(register: Register, text: str, group: int | None = PEOPLE) -> list[str]:
    hits = register.search.query(text).hits
    return [hit.label for hit in hits if group is None or hit.group == GROUPS[group]]


def near(register: Register, text: str) -> list[str]:
    return [hit.label for hit in register.search.query(text).hits if hit.group == NEAR]


def save_wrongly(register: Register, dossier: Dossier, person: Person) -> None:
    """Save both, then something that is not a dossier: the change fails."""
    with register.change(ACTOR, "create") as change:
        register.dossiers.save(change, dossier)
        register.persons.save(change, person)
        register.dossiers.save(change, person)  # type: ignore[arg-type]


@pytest.fixture
def family(register: Register) -> Register:
    """Return a register with one family, a homonym elsewhere and an écrit."""
    place = replace(a_place("Les Acacias"), commune="Saint-Denis", address="rue des Forges")
    dossier = a_dossier("D-2026-014")
    ana = a_person(
        dossier,
        birth_name="Popescu",
        usage_name="Ștefănescu",
        first_names=("Ana", "Maria"),
        aliases=(Alias("Nina"), Alias("Попеску", AliasKind.SPELLING)),
        birth=PartialDate("2009-05-12"),
        phones=(Phone("06 39 98 12 34"),),
        stay=Stay(place.id),
        position=0,
    )
    ion = a_person(
        dossier,
        birth_name="Popescu",
        first_names=("Ion",),
        birth=PartialDate("2012-03-04/2013-03-03"),
        birth_estimated_on=date(2026, 3, 3),
        position=1,
    )
    other = a_dossier("D-2026-015")
    homonym = a_person(other, birth_name="Popescu", first_names=("Ana",))
    ecrit = Ecrit(EcritId(new_id()), "E-2026-003", dossier.id, "information_preoccupante_crip", "1")
    save(register, place, dossier, ana, ion, other, homonym, ecrit)
    return register


@pytest.mark.parametrize(
    "typed",
    [
        "popescu ana nina",
        "NINA",
        "ana popes",
        "popes ana",
        "stefanescu",
        "Ştefănescu",
        "maria",
        "Попеску",
        "popesku nina".replace("ku", "cu"),
        "12/05/2009",
        "12 mai 2009",
        "12 mai",
        "mai 2009 ana",
        "06 39 98 12 34",
        "0639981234",
        "+33639981234",
        "1234",
        "nina acacias",
        "saint-denis maria",
        "D-2026-014 nina",
        "14 nina",
    ],
)
def test_a_person_is_found_by_everything_that_is_known(family: Register, typed: str) -> None:
    assert "POPESCU Ana, nom d’usage ȘTEFĂNESCU, surnom «\u00a0Nina\u00a0»" in labels(family, typed)


@pytest.mark.parametrize(
    "typed", ["nina ion", "ana 2012", "popescu marseille", "12/05/2010", "zzz"]
)
def test_every_word_must_be_there(family: Register, typed: str) -> None:
    assert labels(family, typed) == []


def test_a_reference_gives_the_dossier_first_then_its_persons(family: Register) -> None:
    hits = family.search.query("D-2026-014").hits
    assert [hit.kind for hit in hits] == ["dossier", "person", "person", "ecrit"]
    assert hits[0].label == "Famille POPESCU (2)"
    assert {hit.dossier_ref for hit in hits} == {"D-2026-014"}


def test_groups_follow_each_other(family: Register) -> None:
    save(family, replace(a_place("Foyer Popescu"), commune="Lille"))
    groups = [hit.group for hit in family.search.query("popescu").hits]
    assert groups == [GROUPS[PEOPLE]] * 3 + [GROUPS[PLACES]]
    assert labels(family, "E-2026-003", ECRITS) == ["E-2026-003, Famille POPESCU (2)"]


def test_a_result_says_what_tells_homonyms_apart(family: Register) -> None:
    dossier = family.dossiers.by_ref("D-2026-014")
    assert dossier is not None
    save(family, an_observation(dossier), replace(dossier, state=DossierState.ARCHIVED))
    hit = next(hit for hit in family.search.query("nina").hits if hit.kind == "person")
    assert hit.detail == (
        "16 ans · Les Acacias · archivé · dernière observation\u00a0: 2 mars 2026"
    )
    assert hit.dossier_id == dossier.id
    estimated = next(hit for hit in family.search.query("ion").hits)
    assert estimated.detail.startswith("environ 13 ans")


def test_a_place_says_how_many_dossiers_live_there(family: Register) -> None:
    place = next(family.places.all())
    dossier = a_dossier("D-2026-020")
    save(family, dossier, a_person(dossier, stay=Stay(place.id)), replace(place, address=""))
    hit = next(hit for hit in family.search.query("acacias").hits if hit.kind == "place")
    assert hit.detail == "Saint-Denis · 2 dossiers"


def test_ranks_number_then_beginning_then_word_then_inside(register: Register) -> None:
    dossier = a_dossier()
    save(
        register,
        dossier,
        a_person(dossier, birth_name="Marin", first_names=("Zoe",)),
        a_person(dossier, birth_name="Osmarin", first_names=("Bob",)),
        a_person(dossier, birth_name="Popa", first_names=("Ana Marina",)),
        a_person(dossier, birth_name="Mar", first_names=("Yana",)),
    )
    assert labels(register, "mar") == ["MAR Yana", "MARIN Zoe", "POPA Ana Marina", "OSMARIN Bob"]


def test_a_number_alone_gives_its_dossier_before_dates_and_phones(register: Register) -> None:
    dossier, other = a_dossier("D-2026-014"), a_dossier("D-2026-002")
    born = a_person(other, birth_name="Avant", phones=(Phone("14 39 98 00 00"),))
    save(register, dossier, a_person(dossier, birth_name="Zola"), other, born)
    assert labels(register, "14")[:2] == ["ZOLA Ana", "ZOLA Ana"]


@pytest.mark.parametrize(
    "typed",
    [
        "popeska",
        "poepscu",
        "popescou",
        "pupescu",
        "popecsu",
        "popsescu",
        "ana popeska",
        "nyna popeska",
    ],
)
def test_another_spelling_comes_apart_under_its_own_heading(family: Register, typed: str) -> None:
    assert labels(family, typed) == []
    assert any("POPESCU Ana" in label for label in near(family, typed))


def test_near_spellings_are_not_asked_when_enough_is_found(register: Register) -> None:
    dossier = a_dossier()
    persons = [a_person(dossier, first_names=(f"Ana{index}",)) for index in range(8)]
    save(register, dossier, a_person(dossier, birth_name="Ona", first_names=()), *persons)
    assert near(register, "ana") == []


def test_an_unlike_word_is_not_proposed(family: Register) -> None:
    assert family.search.query("kowalczyk").hits == ()


@pytest.mark.parametrize("typed", ["", "   ", "…", "\"'|*", "« »", "\x00"])
def test_a_text_without_a_word_finds_nothing(family: Register, typed: str) -> None:
    assert family.search.query(typed).hits == ()


@pytest.mark.parametrize("limit", [1, 2, 3, 200])
def test_no_more_than_asked(family: Register, limit: int) -> None:
    assert 1 <= len(family.search.query("popescu", limit).hits) <= limit


def test_a_corrected_name_replaces_the_old_one(family: Register) -> None:
    person = next(p for p in family.persons.all() if p.first_names == ("Ion",))
    save(family, replace(person, first_names=("Iancu",)))
    assert labels(family, "ion") == []
    assert labels(family, "iancu") == ["POPESCU Iancu"]


def test_a_place_that_changes_its_name_moves_its_inhabitants(family: Register) -> None:
    place = next(family.places.all())
    save(family, replace(place, name="Les Tilleuls", commune="Bobigny"))
    assert labels(family, "nina acacias") == []
    assert len(labels(family, "nina tilleuls")) == 1
    assert len(labels(family, "nina bobigny")) == 1
    assert labels(family, "tilleuls", PLACES) == ["Les Tilleuls (terrain, bidonville)"]
    with family.change(ACTOR, "trash") as change:
        family.places.trash(change, place.id)
    assert labels(family, "nina tilleuls") == []
    with family.change(ACTOR, "restore") as change:
        family.places.restore(change, place.id)
    assert len(labels(family, "nina tilleuls")) == 1


def test_what_is_in_the_trash_is_not_found_until_it_comes_back(family: Register) -> None:
    person = next(p for p in family.persons.all() if p.first_names == ("Ion",))
    with family.change(ACTOR, "trash") as change:
        family.persons.trash(change, person.id)
    assert labels(family, "ion") == []
    assert labels(family, "D-2026-014")[0].startswith("POPESCU Ana")
    with family.change(ACTOR, "restore") as change:
        family.persons.restore(change, person.id)
    assert labels(family, "ion") == ["POPESCU Ion"]
    assert labels(family, "D-2026-014")[0] == "Famille POPESCU (2)"


def test_a_dossier_takes_its_persons_and_ecrits_to_the_trash(family: Register) -> None:
    dossier = family.dossiers.by_ref("D-2026-014")
    assert dossier is not None
    with family.change(ACTOR, "trash") as change:
        family.dossiers.trash(change, dossier.id)
    assert len(labels(family, "popescu")) == 1
    assert labels(family, "E-2026-003", None) == []
    with family.change(ACTOR, "restore") as change:
        family.dossiers.restore(change, dossier.id)
    assert len(labels(family, "popescu")) == 3
    assert labels(family, "E-2026-003", ECRITS) != []


def test_a_change_undone_leaves_the_search_as_it_was(family: Register) -> None:
    dossier = a_dossier("D-2026-099")
    with pytest.raises(TypeError, match="not kept"):
        save_wrongly(family, dossier, a_person(dossier, birth_name="Zorglub"))
    assert labels(family, "zorglub", None) == []


def test_the_search_is_there_after_reopening(desk: Desk) -> None:
    first = desk.open()
    dossier = a_dossier()
    save(first, dossier, a_person(dossier, birth_name="Zorglub"))
    desk.close()
    assert labels(desk.open(), "zorgl") == ["ZORGLUB Ana"]


NAMES = st.text(alphabet="abcdeéghiîlmnoörsșştțuvxyzćčžđабвгдеийлмнопрстуяђћαβγεο’- ", max_size=16)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_a_person_is_found_by_each_of_her_names_however_written(
    register: Register, data: st.DataObject
) -> None:
    names = data.draw(
        st.lists(NAMES.filter(lambda name: any(map(str.isalpha, name))), min_size=1, max_size=4)
    )
    dossier = a_dossier(f"D-2026-{new_id()[-6:]}")
    person = a_person(
        dossier,
        birth_name=names[0],
        first_names=tuple(names[1:2]),
        usage_name="".join(names[2:3]),
        aliases=tuple(Alias(name) for name in names[3:]),
    )
    with register.change(ACTOR, "create") as change:
        register.dossiers.save(change, dossier)
        register.persons.save(change, person)
    words = " ".join(names).split()
    typed = data.draw(st.permutations(words))[:8]
    case = data.draw(st.sampled_from([str.upper, str.lower, str.title, str]))
    text = case(" ".join(typed))
    hits = register.search.query(text, 400).hits
    assert any(hit.id == person.id for hit in hits), (names, text)
    for name in names:
        assert any(hit.id == person.id for hit in register.search.query(name, 400).hits), name
    with register.change(ACTOR, "trash") as change:
        register.persons.trash(change, person.id)


def a_call(dossier: Dossier, text: str, **values: object) -> Event:
    made = Event(EventId(new_id()), dossier.id, EventKind.CALL, text)
    return replace(made, **values)  # type: ignore[arg-type]


def a_reminder(dossier: Dossier, text: str) -> Reminder:
    return Reminder(ReminderId(new_id()), dossier.id, text, date(2026, 3, 12))


def test_calls_and_reminders_are_found_by_every_word_and_say_whose_they_are(
    family: Register,
) -> None:
    dossier = family.dossiers.by_ref("D-2026-014")
    assert dossier is not None
    call = a_call(
        dossier,
        "L’école n’a pas de place avant l’été",
        with_whom="Directrice",
        happened=PartialDate("2026-02-20"),
        result="Rappeler l’inspection",
    )
    save(family, call, a_reminder(dossier, "Relancer la mairie pour la cantine"))
    [hit] = family.search.query("ecole directrice").hits
    assert (hit.kind, hit.id, hit.group) == ("event", call.id, "Chronologie et rappels")
    assert (hit.dossier_id, hit.dossier_ref) == (dossier.id, "D-2026-014")
    assert hit.label == "Appel, 20 février 2026"
    assert hit.detail == "Famille POPESCU (2) · Directrice"
    assert labels(family, "inspection", NOTES) == ["Appel, 20 février 2026"]
    assert labels(family, "cantin", NOTES) == ["Rappel, 12 mars 2026"]
    assert labels(family, "cantine vacances", None) == []


def test_a_hard_text_is_found_and_not_shown(family: Register) -> None:
    dossier = family.dossiers.by_ref("D-2026-014")
    assert dossier is not None
    save(family, a_call(dossier, "Récit de la nuit", hard=True))
    [hit] = family.search.query("recit").hits
    assert hit.detail == "Famille POPESCU (2) · Contenu difficile"


def test_a_corrected_call_is_found_by_its_new_words_only(register: Register) -> None:
    dossier = a_dossier()
    call = a_call(dossier, "cantine")
    save(register, dossier, call)
    save(register, replace(call, text="transport"))
    assert labels(register, "cantine", None) == []
    assert len(labels(register, "transport", NOTES)) == 1
    with register.change(ACTOR, "trash") as change:
        register.events.trash(change, call.id)
    assert labels(register, "transport", None) == []


def test_a_dossier_takes_its_calls_to_the_trash_and_brings_them_back(register: Register) -> None:
    dossier = a_dossier()
    call, other = a_call(dossier, "cantine"), a_call(dossier, "transport")
    save(register, dossier, call, other, a_reminder(dossier, "cantine"))
    for verb, found in (("trash", 0), ("restore", 2)):
        with register.change(ACTOR, verb) as change:
            getattr(register.dossiers, verb)(change, dossier.id)
        assert len(labels(register, "cantine", NOTES)) == found
    with register.change(ACTOR, "trash") as change:
        register.dossiers.trash(change, dossier.id)
        register.events.save(change, replace(call, text="cantine fermée"))
    assert labels(register, "fermee", None) == []


def test_a_call_goes_with_its_dossier_when_it_moves(register: Register) -> None:
    one, two = a_dossier("D-2026-001"), a_dossier("D-2026-002")
    call = a_call(one, "cantine")
    save(register, one, two, call)
    with register.change(ACTOR, "merge") as change:
        register.events.save(change, replace(call, dossier_id=two.id))
        register.dossiers.trash(change, one.id)
    assert [hit.dossier_ref for hit in register.search.query("cantine").hits] == ["D-2026-002"]


def test_the_words_of_texts_crowd_out_no_name(register: Register) -> None:
    dossier = a_dossier()
    person = a_person(dossier, birth_name="Zamfirescu")
    texts = [a_call(dossier, f"xyz{letter}firescu") for letter in "abcdefghijklmnopqrstuvwxyz"]
    save(register, dossier, person, *texts)
    assert labels(register, "firescu") == ["ZAMFIRESCU Ana"]
    assert near(register, "zamphirescu") == ["ZAMFIRESCU Ana"]
    assert register.connection.value("SELECT COUNT(*) FROM search_lead WHERE word LIKE 'xyz%'") == 0


def test_persons_keep_their_lines_beside_many_calls(register: Register) -> None:
    dossier = a_dossier()
    people = [a_person(dossier, birth_name=f"Popescu{n}") for n in range(20)]
    save(register, dossier, *people, *(a_call(dossier, f"popescu {n}") for n in range(30)))
    assert len(labels(register, "popescu")) == 16
    assert len(labels(register, "popescu", NOTES)) == 4


def test_what_an_older_fanal_wrote_is_found_once_the_register_is_opened(desk: Desk) -> None:
    register = desk.open()
    dossier = a_dossier()
    gone = a_dossier("D-2026-002")
    save(register, dossier, gone, a_call(dossier, "cantine"), a_call(gone, "cantine"))
    save(register, a_reminder(dossier, "cantine"))
    with register.change(ACTOR, "trash") as change:
        register.dossiers.trash(change, gone.id)
    register.connection.run("DELETE FROM search_doc WHERE kind IN ('event', 'reminder')")
    register.connection.run("DELETE FROM search_word WHERE part >= 12")
    register.close()
    again = desk.open()
    assert len(labels(again, "cantine", NOTES)) == 2
    again.close()


def test_the_name_of_a_dossier_follows_the_person_who_leaves_it(register: Register) -> None:
    one, two = a_dossier("D-2026-001"), a_dossier("D-2026-002")
    ana, ion = a_person(one, birth_name="Popescu"), a_person(one, birth_name="Ionescu")
    save(register, one, two, ana, ion)
    with register.change(ACTOR, "separate") as change:
        register.persons.save(change, replace(ana, dossier_id=two.id))
    assert register.search.query("D-2026-001").hits[0].label == "IONESCU Ana"
    assert register.search.query("D-2026-002").hits[0].label == "POPESCU Ana"
