"""Indicators, agreements and lists: what is kept, what is never computed, what comes back."""

from __future__ import annotations

import csv
import dataclasses
import re
from dataclasses import replace

import pytest

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dimension import Dimension, dimension_of
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ids import ConsentId, DossierId, PersonId
from desktop_app.domain.indication import Indication
from desktop_app.domain.languages import Languages
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Channel, ContactRule, Person, Role, Safety
from desktop_app.domain.term import ListName
from desktop_app.errors import BadInput
from desktop_app.paths import resource
from desktop_app.services.consents import is_minor
from desktop_app.services.session import Session
from desktop_app.services.tick_views import (
    DimensionLines,
    IndicationEntry,
    IndicationLine,
    Marks,
)
from desktop_app.services.views import ObservationEntry
from tests.sessions import NOW

TODAY = NOW.date()


@pytest.fixture
def dossier(session: Session) -> Dossier:
    return session.dossiers.create(typed_name="POPESCU Ana").dossier


def someone(session: Session, dossier: Dossier, **more: object) -> Person:
    blank = session.people.blank(dossier.id)
    return session.people.save(replace(blank, first_names=("Elena",), **more))  # type: ignore[arg-type]


def an_agreement(dossier: Dossier, person: Person, **more: object) -> Consent:
    consent = Consent(
        ConsentId(""),
        dossier.id,
        person.id,
        ConsentKind.AGREEMENT,
        PartialDate("2026-03-03"),
        language="bg",
        answer=ConsentAnswer.YES,
    )
    return replace(consent, **more)  # type: ignore[arg-type]


# Indicators


def test_no_view_of_indicators_has_a_number_in_it() -> None:
    """Nothing is computed: no score, weight, count or level anywhere (mniop.md §3.1)."""
    for kind in (Indication, IndicationLine, DimensionLines, Marks):
        for field in dataclasses.fields(kind):
            assert str(field.type) not in ("int", "float"), field.name


def test_the_catalogue_ships_no_weight_and_every_source() -> None:
    text = resource("data/indicators.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    assert list(rows[0]) == [
        "code",
        "dimension",
        "label",
        "concerns",
        "source",
        "url",
        "page_date",
    ]
    assert len({row["code"] for row in rows}) == len(rows) >= 150
    for row in rows:
        assert row["source"]
        assert row["url"].startswith("http")
        assert row["concerns"] in ("adult", "child", "both")
        assert dimension_of(row["dimension"]) is not Dimension.OTHER
        assert "unconfirmed" not in row["label"]
    counts = {key: sum(row["dimension"] == key for row in rows) for key in ("d1", "d2", "d3")}
    assert counts == {"d1": 10, "d2": 10, "d3": 16}  # as in the summary of the ILO, mniop.md §3.1
    others = {key: sum(row["dimension"] == key for row in rows) for key in ("d4", "d5", "d6")}
    assert others == {"d4": 9, "d5": 15, "d6": 7}


@pytest.mark.parametrize("name", ["motives", "consent_points", "consent_scopes", "consent_reasons"])
def test_every_shipped_word_says_where_it_comes_from(name: str) -> None:
    rows = list(csv.DictReader(resource(f"data/{name}.csv").read_text("utf-8").splitlines()))
    assert len({row["code"] for row in rows}) == len(rows) >= 3
    for row in rows:
        assert row["label"]
        assert row["source"]
        assert row["url"].startswith("http")
        if row["source"].startswith("Code "):
            assert re.fullmatch(r"Code [^,]+, article [LRD]?[\d-]+ \(Légifrance\)", row["source"])
            assert row["url"] == "https://www.legifrance.gouv.fr"


def test_indicators_stand_by_dimension_with_their_date_place_and_voice(
    session: Session, dossier: Dossier
) -> None:
    entry = IndicationEntry(
        dossier.id,
        ("d5_dette", "emprise_chef", "d5_mentir"),
        observed=PartialDate("2026-02"),
        place_text="au marché",
        voice=Voice.WORDS,
        speaker="Ana",
    )
    session.indications.record(entry)
    session.indications.record(replace(entry, indicators=("d5_isolement",), observed=None))
    first, second = session.indications.faisceau(dossier.id)
    assert (first.dimension, second.dimension) == (Dimension.EMPRISE, Dimension.COERCION)
    assert [line.indication.indicator for line in second.lines] == [
        "d5_dette",
        "d5_mentir",
        "d5_isolement",
    ]
    line = second.lines[0]
    assert (line.when_words, line.voice_words, line.place) == (
        "Février 2026",
        "Paroles d’Ana",
        "au marché",
    )
    assert second.lines[-1].when_words == "Sans date"


def test_a_person_has_her_own_indicators(session: Session, dossier: Dossier) -> None:
    elena = someone(session, dossier)
    session.indications.record(IndicationEntry(dossier.id, ("d5_dette",), person_id=elena.id))
    session.indications.record(IndicationEntry(dossier.id, ("d5_mentir",)))
    (group,) = session.indications.faisceau(dossier.id, elena.id)
    assert [line.indication.indicator for line in group.lines] == ["d5_dette"]


def test_an_indicator_goes_to_the_trash_and_comes_back(session: Session, dossier: Dossier) -> None:
    ids = session.indications.record(IndicationEntry(dossier.id, ("d5_dette",)))
    session.indications.trash(ids)
    assert session.indications.faisceau(dossier.id) == ()
    assert not session.dossiers.view(dossier.id).marks.indicated
    session.indications.restore(ids)
    assert session.dossiers.view(dossier.id).marks.indicated


def test_an_indicator_that_no_list_knows_any_more_is_still_shown(
    session: Session, dossier: Dossier
) -> None:
    code = session.terms.add(ListName.INDICATORS, "Téléphone gardé", "emprise")
    session.indications.record(IndicationEntry(dossier.id, (code,)))
    session.terms.withdraw(ListName.INDICATORS, code)
    (group,) = session.indications.faisceau(dossier.id)
    assert group.dimension is Dimension.OTHER
    assert group.lines[0].label == "Téléphone gardé"


def test_none_chosen_is_none_noted(session: Session, dossier: Dossier) -> None:
    with pytest.raises(BadInput):
        session.indications.record(IndicationEntry(dossier.id, text="Rien."))


# Agreements


def test_the_state_of_an_agreement_is_one_sentence(session: Session, dossier: Dossier) -> None:
    elena = someone(session, dossier, role=Role.PARENT)
    state = lambda: session.consents.of_dossier(dossier.id)[1].state  # noqa: E731 - read thrice
    assert state() == "Accord non demandé"
    session.consents.record(an_agreement(dossier, elena))
    assert state() == "Accord donné le 3 mars, expliqué en bulgare"
    later = PartialDate("2026-03-04")
    session.consents.record(
        an_agreement(dossier, elena, held_on=later, answer=ConsentAnswer.NO, understood=False)
    )
    assert state() == "Accord refusé le 4 mars, expliqué en bulgare, pas compris"
    assert session.consents.of_dossier(dossier.id)[1].refused


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2025-03-03", "Accord donné le 3 mars 2025"),
        ("2026-03", "Accord donné en mars 2026"),
        ("2025", "Accord donné en 2025"),
        ("2025~", "Accord donné vers 2025"),
    ],
)
def test_a_vague_date_of_agreement_stays_vague(
    session: Session, dossier: Dossier, edtf: str, words: str
) -> None:
    elena = someone(session, dossier, role=Role.PARENT)
    session.consents.record(an_agreement(dossier, elena, held_on=PartialDate(edtf), language=""))
    assert session.consents.of_dossier(dossier.id)[1].state == words


def test_a_refusal_takes_nothing_away(session: Session, dossier: Dossier) -> None:
    """A refused agreement changes no other record and refuses no act (mniop.md §4.2)."""
    elena = someone(session, dossier, role=Role.PARENT)
    before = session.exchange.show(dossier.ref)
    session.consents.record(an_agreement(dossier, elena, answer=ConsentAnswer.NO))
    after = session.exchange.show(dossier.ref)
    assert {**after, "consents": []} == {**before, "consents": []}
    session.observations.record(ObservationEntry(dossier.id, seen="Vue."))
    session.ecrits.create(dossier.id, "information_preoccupante_crip", (elena.id,), (), "93")


def test_a_withdrawal_without_a_date_is_of_today(session: Session, dossier: Dossier) -> None:
    elena = someone(session, dossier, role=Role.PARENT)
    consent_id = session.consents.record(an_agreement(dossier, elena))
    session.consents.withdraw(consent_id, None, "")
    kept = session.consents.get(consent_id)
    assert kept.withdrawn_on == PartialDate.of_day(TODAY)
    assert kept.answer is ConsentAnswer.YES


def test_a_correction_keeps_who_noted_it(session: Session, dossier: Dossier) -> None:
    elena = someone(session, dossier, role=Role.PARENT)
    consent_id = session.consents.record(an_agreement(dossier, elena))
    kept = session.consents.get(consent_id)
    session.consents.change(replace(kept, author="", entered_at=None, words="Oui."))
    again = session.consents.get(consent_id)
    assert (again.author, again.entered_at) == (kept.author, kept.entered_at)


@pytest.mark.parametrize(
    ("role", "birth", "minor"),
    [
        (Role.CHILD, None, True),
        (Role.CHILD, "2000", False),
        (Role.CHILD, "2008~", True),
        (Role.PARENT, None, False),
        (Role.PARENT, "2010-01", True),
        (Role.OTHER, None, False),
        (Role.OTHER_MINOR, "2007-03-02", False),
    ],
)
def test_doubt_counts_as_minor_and_a_parent_of_unknown_age_does_not(
    role: Role, birth: str | None, minor: bool
) -> None:
    person = Person(PersonId("p"), DossierId("d"), role)
    known = replace(person, birth=None if birth is None else PartialDate(birth))
    assert is_minor(known, TODAY) is minor


# Lists


def test_a_free_motive_joins_the_list_with_its_dossier(session: Session, dossier: Dossier) -> None:
    session.dossiers.save(replace(dossier, motives=("sante", "Froid")))
    assert session.terms.entries(ListName.MOTIVES)[-1].label == "Froid"
    marks = session.dossiers.view(dossier.id).marks
    assert marks.motives == ("Santé en danger ou en risque", "Froid")
    assert ("Froid", "Froid") in marks.motive_choices


def test_words_of_the_list_typed_by_hand_become_their_code(
    session: Session, dossier: Dossier
) -> None:
    session.terms.hide(ListName.MOTIVES, "privations")
    kept = session.dossiers.save(replace(dossier, motives=("PRIVATIONS", "privations")))
    assert kept.motives == ("privations",)
    assert len(session.terms.entries(ListName.MOTIVES)) == len(session.reference.motives)
    marks = session.dossiers.view(dossier.id).marks
    assert ("privations", "Privations") in marks.motive_choices


def test_languages_are_those_of_the_register_that_is_open(session: Session) -> None:
    session.terms.rename(ListName.LANGUAGES, "rom", "romanès")
    session.terms.hide(ListName.LANGUAGES, "bg")
    code = session.terms.add(ListName.LANGUAGES, "parler de Sliven")
    names = session.reference.languages
    assert (names.name("rom"), names.name("bg"), names.name(code)) == (
        "romanès",
        "bulgare",
        "parler de Sliven",
    )
    assert names.search("romanes")[0].code == "rom"
    assert isinstance(names, Languages)
    session.terms.as_shipped(ListName.LANGUAGES, "rom")
    assert session.reference.languages.name("rom") == "romani"


def test_moving_goes_one_row_and_stops_at_the_ends(session: Session) -> None:
    codes = [entry.code for entry in session.terms.entries(ListName.MOTIVES)]
    assert session.terms.move(ListName.MOTIVES, codes[0], -1) == ()
    former = session.terms.move(ListName.MOTIVES, codes[0], 1)
    moved = [entry.code for entry in session.terms.entries(ListName.MOTIVES)]
    assert moved == [codes[1], codes[0], *codes[2:]]
    session.terms.put_back(ListName.MOTIVES, former)
    assert [entry.code for entry in session.terms.entries(ListName.MOTIVES)] == codes


# Exchange


def test_nothing_of_it_is_lost_on_the_way_through_a_file(
    session: Session, dossier: Dossier
) -> None:
    rule = ContactRule(Channel.EMAIL, Safety.NO, "", "lue par un autre", PartialDate("2026-03"))
    elena = someone(session, dossier, role=Role.PARENT, contact_rules=(rule,))
    place = session.places.save(replace(session.places.blank(), name="Les Acacias"))
    occasion = session.observations.record(ObservationEntry(dossier.id, seen="Vue."))
    (seen,) = session.observations.get(occasion)
    session.indications.record(
        IndicationEntry(
            dossier.id,
            ("d5_dette",),
            elena.id,
            PartialDate("2026-02"),
            place.id,
            "portail",
            Voice.REPORTED,
            "Ion",
            "Il doit encore.",
            seen.id,
        )
    )
    session.consents.record(an_agreement(dossier, elena, scope=("orientation",), words="Oui."))
    session.dossiers.save(replace(dossier, motives=("sante", "Froid")))
    first = session.exchange.show(dossier.ref)
    second = session.exchange.show(session.exchange.add(first))
    assert second["motives"] == ["sante", "Froid"]
    for name in ("indications", "consents"):
        assert len(second[name]) == len(first[name]) == 1
        loose = ("id", "person_id", "observation_id", "place_id")
        kept = [
            {k: v for k, v in doc[name][0].items() if k not in loose} for doc in (first, second)
        ]
        assert kept[0] == kept[1]
        persons = {item["id"]: item for item in second["persons"]}
        assert persons[second[name][0]["person_id"]]["first_names"] == ["Elena"]
    assert second["persons"][1]["contact_rules"] == first["persons"][1]["contact_rules"]


def test_a_file_has_no_tie_to_what_is_in_the_trash(session: Session, dossier: Dossier) -> None:
    elena = someone(session, dossier)
    session.indications.record(IndicationEntry(dossier.id, ("d5_dette",), elena.id))
    session.consents.record(an_agreement(dossier, elena))
    session.people.trash(elena.id)
    shown = session.exchange.show(dossier.ref)
    assert "person_id" not in shown["indications"][0]
    session.exchange.add(shown)
