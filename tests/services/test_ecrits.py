from __future__ import annotations

import shutil
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop_app.documents.catalogue import Catalogue
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person, Role
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.errors import ConversionFailed, NotFound
from desktop_app.paths import MODELS
from desktop_app.services.own_catalogue import OwnCatalogue
from desktop_app.services.preparation import observations_words, quotable
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, WordsPart

MODEL = "information_preoccupante_crip"


def _family(session: Session, commune: str = "93066") -> DossierId:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    place = session.places.save(
        Place(session.places.blank().id, "Les Acacias", PlaceKind.SITE, commune_code=commune)
    )
    ana = replace(view.persons[0].person, birth=PartialDate("2011-05-12"), stay=Stay(place.id))
    session.people.save(ana)
    _add(session, view.dossier.id, Role.PARENT, "Elena")
    _add(session, view.dossier.id, Role.CHILD, "Marius")
    return view.dossier.id


def _add(session: Session, dossier_id: DossierId, role: Role, name: str) -> Person:
    blank = session.people.blank(dossier_id, role)
    return session.people.save(replace(blank, birth_name="POPESCU", first_names=(name,)))


def _draft(session: Session, dossier_id: DossierId) -> Ecrit:
    prepared = session.ecrits.preparation(dossier_id)
    return session.ecrits.create(
        dossier_id,
        MODEL,
        tuple(person.id for person, _, ticked in prepared.persons if ticked),
        quotable(item for item, _ in prepared.observations),
        prepared.recipient.territory,
    )


@pytest.mark.parametrize(
    ("commune", "territory", "name", "why"),
    [
        ("93066", "93", "CRIP de la Seine-Saint-Denis", "Saint-Denis est dans le département"),
        ("69381", "69M", "CRIP de la Métropole de Lyon", "fait partie de la Métropole de Lyon"),
        ("2A004", "20", "CRIP de la Collectivité de Corse", "Ajaccio est en Corse"),
        ("59350", "59", "CRIP Nord", "Lille est dans le département du Nord"),
    ],
)
def test_the_recipient_is_proposed_with_its_reason(
    session: Session, commune: str, territory: str, name: str, why: str
) -> None:
    dossier_id = _family(session, commune)
    recipient = session.ecrits.preparation(dossier_id).recipient
    assert (recipient.territory, recipient.name) == (territory, name)
    assert why in recipient.why
    assert session.ecrits.recipient(dossier_id, territory) == recipient
    assert session.ecrits.get(_draft(session, dossier_id).id).recipient == recipient


def test_another_territory_has_no_reason_in_the_dossier(session: Session) -> None:
    other = session.ecrits.recipient(_family(session), "59")
    assert other.name == "CRIP Nord"
    assert other.why == ""


def test_a_contact_of_a_former_departement_keeps_its_address_only(session: Session) -> None:
    corsica = session.reference.communes.territories.get("20")
    assert corsica is not None
    contact = session.reference.contact(corsica)
    assert contact is not None
    assert contact.code == "2A"
    recipient = session.ecrits.recipient(_family(session), "20")
    assert recipient.name == corsica.crip_name
    assert "Ajaccio" in recipient.address


def test_a_half_of_the_rhone_never_takes_the_contact_of_the_other(session: Session) -> None:
    known = session.reference
    metropole, rhone = (known.communes.territories.get(code) for code in ("69M", "69D"))
    assert metropole is not None
    assert rhone is not None
    contact = known.contact(rhone)
    assert contact is not None
    assert contact.code == "69D"
    assert known.contact(metropole) is None


def test_every_territory_has_a_name_to_choose_it_by(session: Session) -> None:
    offered = session.ecrits.preparation(_family(session)).territories
    assert len(offered) > 95
    assert all(words.strip() for _code, words in offered)


def _on(edtf: str, number: int) -> Observation:
    return Observation(str(number), "d", "o", Voice.SEEN, "Vu.", PartialDate(edtf))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("dates", "words"),
    [
        ((), "0 observation"),
        (("2026-03-02",), "1 observation, le 2 mars 2026"),
        (("2026-01-12", "2026-03-02"), "2 observations, du 12 janvier au 2 mars 2026"),
        (("2026-03-01", "2026-03-03"), "2 observations, du 1er mars au 3 mars 2026"),
        (("2025-12-30", "2026-01-02"), "2 observations, du 30 décembre 2025 au 2 janvier 2026"),
        (("2026-03", "2026-04"), "2 observations, de mars 2026 à avril 2026"),
        (("2026-04", "2026-06"), "2 observations, d’avril 2026 à juin 2026"),
        (("2026-03", "2026-03"), "2 observations, mars 2026"),
        (("2025", "2026-03-02"), "2 observations, entre 2025 et le 2 mars 2026"),
        (("2025~", "2026-03-02"), "2 observations, entre 2025 environ et le 2 mars 2026"),
        (
            ("2025-11-01/2025-12-01", "2026-03-02"),
            "2 observations, du 1er novembre 2025 au 2 mars 2026",
        ),
    ],
)
def test_the_period_of_the_observations_is_said_in_french(
    dates: tuple[str, ...], words: str
) -> None:
    assert observations_words([_on(edtf, at) for at, edtf in enumerate(dates)]) == words


@pytest.mark.parametrize(
    ("birth", "note"),
    [
        (None, "Âge incertain"),
        ("2011-05-12", ""),
        ("2015~", ""),
        ("1950~", "la personne est majeure"),
        ("2008~", "Âge incertain"),
        ("2008", "Âge incertain"),
        ("1990-01-01", "la personne est majeure"),
    ],
)
def test_an_uncertain_age_is_treated_as_a_minor_s(
    session: Session, birth: str | None, note: str
) -> None:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    if birth:
        session.people.save(replace(view.persons[0].person, birth=PartialDate(birth)))
    found = session.ecrits.preparation(view.dossier.id)
    assert note in found.age_note
    assert bool(found.age_note) is bool(note)
    offered = {model.id: model.proposed for model in found.models}
    assert offered[MODEL] is ("majeure" not in note)


def test_each_record_leads_to_its_fiche(session: Session) -> None:
    dossier_id = _family(session)
    view = session.ecrits.get(_draft(session, dossier_id).id)
    by_name = {person.first_names[0]: person.id for person, _ in view.persons}
    children = next(section for section in view.sections if section.id == "enfants")
    names = {field.whose: field.person_id for field in children.fields}
    assert names == {"POPESCU Ana": by_name["Ana"], "POPESCU Marius": by_name["Marius"]}
    assert [field.position for field in children.fields if field.key == "enfants[].nom"] == [0, 1]


def test_what_is_missing_leads_to_the_fiche_of_the_right_child(session: Session) -> None:
    dossier_id = _family(session)
    ecrit = _draft(session, dossier_id)
    line = next(
        item
        for item in session.ecrits.get(ecrit.id).missing
        if item.key == "enfants[].peut_etre_retrouve"
    )
    marius = session.people.get(line.person_id or PersonId(""))
    assert marius.first_names == ("Marius",)
    reordered = session.ecrits.choose(ecrit.id, persons=tuple(reversed(ecrit.person_ids)))
    again = session.ecrits.get(reordered.id)
    assert [item.person_id for item in again.missing if item.whose] == [marius.id]
    lacking = [
        (field.key, field.person_id)
        for section in again.sections
        for field in section.fields
        if field.lacking and field.group
    ]
    assert lacking == [("enfants[].peut_etre_retrouve", marius.id)]


def test_quoted_facts_lead_to_their_observation(session: Session) -> None:
    dossier_id = _family(session)
    late = session.observations.record(
        ObservationEntry(dossier_id, observed=PartialDate("2026-03-02"), seen="Vu à 11 h.")
    )
    early = session.observations.record(
        ObservationEntry(
            dossier_id, observed=PartialDate("2026-01-12"), words=(WordsPart("J’ai peur.", "Ana"),)
        )
    )
    view = session.ecrits.get(_draft(session, dossier_id).id)
    fields = [field for section in view.sections for field in section.fields]
    texts = {field.key: field.occasion_id for field in fields if field.occasion_id}
    assert texts["constats[].texte"] == late
    assert texts["paroles[].citation"] == early


def test_what_nobody_knows_is_empty_on_screen_and_said_on_paper(session: Session) -> None:
    view = session.ecrits.get(_draft(session, _family(session)).id)
    shown = {field.key: field.shown for section in view.sections for field in section.fields}
    assert "non renseigné" not in shown.values()


def test_the_date_of_the_paper_is_chosen(session: Session) -> None:
    ecrit = _draft(session, _family(session))
    session.ecrits.choose(ecrit.id, written_on=date(2026, 3, 1))
    shown = {
        field.key: field.shown
        for section in session.ecrits.get(ecrit.id).sections
        for field in section.fields
    }
    assert shown["ecrit.date"] == "1er mars 2026"


def test_an_empty_answer_takes_the_former_away(session: Session) -> None:
    ecrit = _draft(session, _family(session))
    session.ecrits.answer(ecrit.id, {"motif": Answer("Premier texte.")})
    assert session.ecrits.answer(ecrit.id, {"motif": Answer("  ")}).answers == {}


def test_the_name_of_the_file_says_nobody_s_name(session: Session) -> None:
    view = session.ecrits.get(_draft(session, _family(session)).id)
    assert view.file_name == "E-2026-001_information-preoccupante.docx"


def test_a_pdf_that_cannot_be_made_leaves_the_word_file_and_its_trace(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ecrit = _draft(session, _family(session))

    def fails(*_arguments: object) -> None:
        raise ConversionFailed("Le PDF n’a pas pu être fait.", "Le fichier Word est là.")

    monkeypatch.setattr(session.papers, "to_pdf", fails)
    with pytest.raises(ConversionFailed):
        session.ecrits.export(ecrit.id, tmp_path / "essai", pdf=True)
    assert zipfile.is_zipfile(tmp_path / "essai.docx")
    assert not (tmp_path / "essai.pdf").exists()
    assert any(
        (entry.verb, entry.entity_id) == ("export", ecrit.id) for entry in session.history.entries()
    )


def test_preparing_an_unknown_dossier_is_refused_in_words(session: Session) -> None:
    with pytest.raises(NotFound):
        session.ecrits.preparation(DossierId("absent"))


def test_a_condition_makes_a_field_required(session: Session) -> None:
    ecrit = _draft(session, _family(session))

    def required() -> bool:
        sections = session.ecrits.get(ecrit.id).sections
        return next(
            field.required
            for section in sections
            for field in section.fields
            if field.key == "famille_non_informee_raison"
        )

    assert not required()
    session.ecrits.answer(ecrit.id, {"famille_informee": Answer("non")})
    assert required()


def test_a_section_names_what_it_asks_for_even_when_the_list_is_empty(session: Session) -> None:
    sections = {
        item.id: item for item in session.ecrits.get(_draft(session, _family(session)).id).sections
    }
    assert "pieces[].titre" in sections["pieces"].order
    assert sections["pieces"].fields == ()


def test_a_typed_reference_is_not_repeated_in_what_is_refused(
    session: Session, tmp_path: Path
) -> None:
    with pytest.raises(NotFound) as refused:
        session.ecrits.fill(
            MODEL, "POPESCU Ana", tmp_path / "x.docx", pdf=False, allow_missing=True
        )
    assert "POPESCU" not in refused.value.sentence.upper()


def test_two_facts_of_one_day_come_by_their_hour(session: Session) -> None:
    dossier_id = _family(session)
    day = PartialDate("2026-03-02")
    late = session.observations.record(
        ObservationEntry(dossier_id, observed=day, time="vers 16 h", seen="Vu le soir.")
    )
    early = session.observations.record(
        ObservationEntry(dossier_id, observed=day, time="9 h 30", seen="Vu le matin.")
    )
    prepared = session.ecrits.preparation(dossier_id).observations
    assert [item.occasion_id for item, _ in prepared] == [early, late]
    shown = session.ecrits.get(_draft(session, dossier_id).id).observations
    assert [item.occasion_id for item in shown] == [early, late]


@pytest.mark.parametrize(
    ("until", "territory"),
    [("2025-11", ""), ("2026-03-02", ""), ("2026-03-03", "93"), ("2026-09", "93")],
)
def test_a_place_that_was_left_does_not_choose_the_departement(
    session: Session, until: str, territory: str
) -> None:
    dossier_id = _family(session)
    ana = next(item for item in session.dossiers.view(dossier_id).persons if item.place)
    stay = ana.person.stay
    assert stay is not None
    session.people.save(replace(ana.person, stay=replace(stay, until=PartialDate(until))))
    assert session.ecrits.preparation(dossier_id).recipient.territory == territory


def test_a_broken_model_folder_is_told_and_takes_no_dossier_away(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier_id = _family(session)
    _draft(session, dossier_id)
    shutil.copytree(MODELS / MODEL, tmp_path / "models" / MODEL)
    (tmp_path / "models" / "autre").mkdir()
    (tmp_path / "models" / "autre" / "model.toml").write_text("id =", encoding="utf-8")
    shipped = Catalogue(tmp_path / "models")
    monkeypatch.setattr(session.papers, "shipped", shipped)
    monkeypatch.setattr(session.papers, "own", OwnCatalogue(session.register, shipped))
    prepared = session.ecrits.preparation(dossier_id)
    assert [choice.id for choice in prepared.models] == [MODEL]
    assert "du dossier autre est illisible" in prepared.model_problems[0]
    (tmp_path / "models" / MODEL / "model.docx").unlink()
    shipped = Catalogue(tmp_path / "models")
    monkeypatch.setattr(session.papers, "shipped", shipped)
    monkeypatch.setattr(session.papers, "own", OwnCatalogue(session.register, shipped))
    assert session.dossiers.view(dossier_id).ecrits[0].title == MODEL
