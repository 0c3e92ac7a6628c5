"""What goes in comes out, and nothing is written without its journal entry."""

from __future__ import annotations

import dataclasses
import hashlib
from datetime import date, datetime, timedelta, timezone

import pytest

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.attachment import Attachment
from desktop_app.domain.batch import Batch, BatchKind, Distinct
from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, DossierState, Household, OtherService, Step
from desktop_app.domain.ecrit import Answer, Ecrit, Extract, Override
from desktop_app.domain.event import Event, EventKind, Reminder
from desktop_app.domain.ids import (
    AttachmentId,
    BatchId,
    ConsentId,
    DistinctId,
    DossierId,
    EcritId,
    EcritVersionId,
    EventId,
    HouseholdId,
    IndicationId,
    ObservationId,
    OrientationId,
    OwnModelId,
    PersonId,
    PlaceEventId,
    PlaceId,
    RelationId,
    RemarkId,
    ReminderId,
    SavedViewId,
    TermId,
    UserId,
    VisitId,
)
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Observation, Visit, Voice
from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.domain.orientation import Orientation, Way
from desktop_app.domain.own_model import OwnModel
from desktop_app.domain.person import (
    Alias,
    AliasKind,
    Authority,
    Channel,
    ContactRule,
    LanguageLevel,
    LanguageSkill,
    Person,
    Phone,
    Role,
    Safety,
    Schooling,
    Sex,
)
from desktop_app.domain.place import Coordinates, Departure, Place, PlaceEvent, PlaceEventKind, Stay
from desktop_app.domain.relation import Relation, RelationKind
from desktop_app.domain.review import EcritVersion, Remark, Reply, VersionKind
from desktop_app.domain.saved_view import Criterion, Join, SavedView
from desktop_app.domain.term import ListName, Term
from desktop_app.errors import NotFound
from desktop_app.register import tables
from desktop_app.register.register import Register
from desktop_app.register.schema import MIGRATION_NAMES
from desktop_app.register.table import Table
from tests.register.makers import (
    ACTOR,
    Desk,
    a_dossier,
    a_person,
    a_place,
    an_observation,
    new_id,
    repository_of,
    save,
)

PARIS = timezone(timedelta(hours=1))
PIECE = b"certificat."
VISIT = VisitId("019cb1a0-0000-7000-8000-000000000001")


class Stop(Exception):
    """Something went wrong inside a change."""


def stop_after(_done: object) -> None:
    """Fail after the argument has been evaluated."""
    raise Stop


def everything() -> list[object]:
    """Return one entity of each kind with no field at its default."""
    dossier = Dossier(
        DossierId(new_id()),
        "D-2026-001",
        DossierState.ARCHIVED,
        date(2026, 3, 1),
        "Fratrie de quatre",
        "Voisins",
        "Chez la tante",
        "Arrivée en 2025",
        "RSA",
        (OtherService("PMI", "01 99 00 12 34", "le mardi"),),
        (Step("Visite", PartialDate("2026-02~"), "Refus"),),
        ("ecole",),
        ("C. Martin",),
        date(2026, 3, 2),
        "départ",
        ("D-2025-009",),
        {"resources": Absence.REFUSED},
    )
    place = dataclasses.replace(
        a_place(),
        address="1 rue X",
        commune_code="93066",
        landmark="portail",
        note="n",
        since=PartialDate("2024"),
        until=PartialDate("2026-02"),
        coordinates=Coordinates(48.9, 2.35),
        hidden=True,
        former_names=("Terrain Bel-Air",),
    )
    ana = Person(
        PersonId(new_id()),
        dossier.id,
        Role.OTHER_MINOR,
        2,
        "Dumitru",
        "Ionescu",
        ("Ana", "Maria"),
        (Alias("Nina", AliasKind.NICKNAME), Alias("Анна", AliasKind.SPELLING)),
        Sex.FEMALE,
        "fille",
        PartialDate("2011-03-04/2012-03-03"),
        date(2026, 3, 3),
        "Iași",
        "RO",
        ("RO", "apatride"),
        (LanguageSkill("ro", LanguageLevel.MOTHER_TONGUE), LanguageSkill("romani")),
        False,
        "cousine",
        (Phone("06 39 98 12 34", "mère", Safety.CERTAIN_HOURS, "le soir"),),
        "ana@exemple.org",
        Stay(place.id, "caravane 4", PartialDate("2025"), PartialDate("2026-02")),
        "chez la tante",
        "squat",
        Schooling.IRREGULAR,
        "École B",
        "CM2",
        "Ville-Exemple",
        "mère",
        Authority.DELEGATION,
        "jugement de 2024",
        "sans",
        ("isolement",),
        "asthme",
        "veut l’école",
        "aucune",
        "note",
        ("Popa",),
        (Stay(place.id, until=PartialDate("2024-05"), departure=Departure.EVICTION),),
        (PersonId("ion"),),
        (
            ContactRule(
                Channel.POST, Safety.NO, "", "lettre ouverte", PartialDate("2026-03"), "C. M."
            ),
        ),
        {"sex": Absence.NOT_ASKED},
        {"birth": Source.DOCUMENT},
    )
    ion = a_person(dossier, first_names=("Ion",), role=Role.PARENT)
    observation = dataclasses.replace(
        an_observation(dossier),
        time="vers 11 h",
        entered_at=datetime(2026, 3, 3, 16, 5, 1, 250, tzinfo=PARIS),
        author="C. Martin",
        team=("C. Martin", "L. Bernard"),
        place_id=place.id,
        place_text="palier",
        person_ids=(ana.id, ion.id),
        speaker="Ion",
        speaker_id=ion.id,
        speaker_role="voisin",
        speaker_named=False,
        language="ro",
        interpreter="téléphone",
        circumstances="seule",
        question="Où dors-tu ?",
        interpreter_used=False,
        words_place="à l’école",
        words_moment="le matin",
        present="la maîtresse",
        hard=True,
        visit_id=VISIT,
        correction="heure précisée",
    )
    ecrit = Ecrit(
        EcritId(new_id()),
        "E-2026-001",
        dossier.id,
        "ip",
        "1",
        written_on=date(2026, 3, 3),
        territory="93",
        person_ids=(ana.id,),
        observation_ids=(observation.id,),
        attachments=("photo",),
        attachment_ids=(AttachmentId(new_id()),),
        answers={"motif": Answer("Elle & < lui >"), "suivi": Answer(absence=Absence.UNKNOWN)},
        created_at=datetime(2026, 3, 3, 16, 5, tzinfo=PARIS),
        created_by="C. Martin",
        overrides={f"enfants[{ana.id}].ecole": Override(Answer("Collège"), "École")},
        named_observation_ids=(observation.id,),
        extracts=(Extract("historique", observation.id, "Elle tousse."),),
        finished=("emetteur",),
        version=2,
        reviewer="L. Bernard",
        review_message="Avant midi",
    )
    ecrit = dataclasses.replace(ecrit, answers_to=ecrit.id)
    relation = Relation(
        RelationId(new_id()), dossier.id, ion.id, ana.id, RelationKind.OTHER, "parrain"
    )
    profile = Profile(UserId(new_id()), "C.", "Martin", "éducatrice", "01 99 00 11 22", "c@ex.org")
    visit = Visit(
        VISIT,
        place.id,
        "Maraude.",
        "portail",
        PartialDate("2026-03-02"),
        "18 h",
        datetime(2026, 3, 3, 16, 5, tzinfo=PARIS),
        "C. Martin",
        ("L. Bernard",),
    )
    known = [dossier, place, ana, ion, visit, observation, ecrit, relation, profile]
    return [*known, *beside(dossier, place, ana, ion, observation, ecrit)]


def beside(
    dossier: Dossier, place: Place, ana: Person, ion: Person, seen: Observation, ecrit: Ecrit
) -> list[object]:
    """Return what hangs from a dossier or a place beside persons and observations."""
    now, day = datetime(2026, 3, 3, 16, 5, tzinfo=PARIS), date(2026, 3, 3)
    half = PartialDate("2026-02~")
    occasion, sha = seen.occasion_id, hashlib.sha256(PIECE).hexdigest()
    return [
        Household(HouseholdId(new_id()), dossier.id, "Foyer", (ana.id, ion.id), 1, "note"),
        PlaceEvent(
            PlaceEventId(new_id()), place.id, PlaceEventKind.FIRE, half, "Incendie", "C. M.", now
        ),
        Event(
            EventId(new_id()),
            dossier.id,
            EventKind.CALL,
            "Appel",
            "collège",
            half,
            "10 h",
            "rappelle",
            (ana.id,),
            now,
            "C. M.",
            True,
        ),
        Reminder(
            ReminderId(new_id()),
            dossier.id,
            "Rappeler",
            day,
            occasion,
            ecrit.id,
            now,
            "C. M.",
            day,
            "L. B.",
            "fait",
        ),
        Attachment(
            AttachmentId(new_id()),
            dossier.id,
            "certificat",
            "application/pdf",
            len(PIECE),
            sha,
            "la mère",
            half,
            "note",
            (ana.id,),
            occasion,
            True,
            sha,
            True,
            now,
            "C. M.",
        ),
        Indication(
            IndicationId(new_id()),
            dossier.id,
            "isolement",
            "Isolement",
            ana.id,
            half,
            place.id,
            "portail",
            Voice.REPORTED,
            "Ion",
            "Elle ne sort pas.",
            seen.id,
            "C. M.",
            now,
        ),
        Consent(
            ConsentId(new_id()),
            dossier.id,
            ion.id,
            ConsentKind.AGREEMENT,
            half,
            ("recours",),
            "dit",
            "ro",
            "téléphone",
            "C. M.",
            False,
            ConsentAnswer.NOT_NOW,
            ("mniop",),
            "pas la police",
            ("auteur",),
            "peur",
            "Je réfléchis.",
            half,
            "par écrit",
            now,
            "C. M.",
        ),
        Term(TermId(new_id()), ListName.MOTIVES, "froid", "Froid", "d", "source", 3, True),
        EcritVersion(
            EcritVersionId(new_id()),
            dossier.id,
            ecrit.id,
            2,
            VersionKind.VALIDATED,
            now,
            "L. Bernard",
            "ip",
            "1",
            sha,
            sha,
            "LibreOffice",
            "Une ligne.",
            ("faits",),
            "vu",
            "urgence",
            True,
        ),
        Remark(
            RemarkId(new_id()),
            dossier.id,
            ecrit.id,
            2,
            1,
            "Quelles dates ?",
            "L. Bernard",
            now,
            "souvent",
            3,
            (Reply("Le 2.", "C. M.", now),),
            now,
            "L. B.",
        ),
        Orientation(
            OrientationId(new_id()),
            dossier.id,
            now,
            "C. M.",
            (Way.CRIP,),
            "vit à Saint-Denis",
            ("danger",),
            (Way.CRIP, Way.ADVICE),
            (ana.id,),
            ecrit.id,
        ),
        OwnModel(
            OwnModelId(new_id()),
            "courrier",
            1,
            "Courrier",
            "id = 1",
            sha,
            "ip",
            True,
            now,
            "C",
            "n",
        ),
        SavedView(
            SavedViewId(new_id()), "Oubliés", Join.ANY, (Criterion("place", "is", ("a",)),), 2
        ),
        Batch(
            BatchId(new_id()), BatchKind.IMPORT, now, "C. M.", 1, 9, "12 lignes", ("x",), now, "L."
        ),
        Distinct(DistinctId(new_id()), ana.id, ion.id, "C. M.", now),
    ]


def test_every_field_of_every_entity_comes_back_after_reopening(desk: Desk) -> None:
    entities = everything()
    save(desk.open(), *entities)
    desk.close()
    register = desk.open()
    for entity in entities:
        assert repository_of(register, entity).get(entity.id) == entity
    assert register.journal.verify() == []


def test_new_entities_without_anything_come_back_too(register: Register) -> None:
    dossier = a_dossier()
    bare = Person(PersonId(new_id()), dossier.id)
    save(register, dossier, bare)
    assert register.persons.get(bare.id) == bare


@pytest.mark.parametrize(
    ("table", "kind"),
    [(name, table.kind) for name, table in tables.BY_NAME.items() if name != "setting"],
)
def test_each_field_has_its_column_and_each_column_its_field(
    register: Register, table: str, kind: type
) -> None:
    columns = {row[1] for row in register.connection.rows(f"PRAGMA table_info({table})")}
    fields = {field.name for field in dataclasses.fields(kind)}
    assert columns == fields | {"id", "updated_at", "trashed_at"}
    strict = register.connection.value(
        "SELECT sql LIKE '%STRICT%' FROM sqlite_schema WHERE name = ?", (table,)
    )
    assert strict == 1


def test_saving_the_same_again_writes_nothing(register: Register) -> None:
    dossier = a_dossier()
    save(register, dossier)
    before = register.journal.count()
    save(register, dossier)
    assert register.journal.count() == before


def test_the_trash_hides_and_gives_back(register: Register) -> None:
    dossier = a_dossier()
    person = a_person(dossier)
    save(register, dossier, person)
    with register.change(ACTOR, "trash") as change:
        register.persons.trash(change, person.id)
    assert register.persons.get(person.id) is None
    assert register.persons.by_dossier(dossier.id) == []
    assert list(register.persons.all()) == []
    assert register.persons.count() == 0
    assert register.persons.trashed() == [person]
    with pytest.raises(NotFound):
        register.persons.require(person.id)
    with register.change(ACTOR, "restore") as change:
        register.persons.restore(change, person.id)
    assert register.persons.require(person.id) == person
    trash, restore = register.journal.of("person", person.id)[1:]
    assert trash.before == {"trashed_at": None}
    assert restore.after == {"trashed_at": None}
    assert restore.before == trash.after


def test_trashing_what_is_not_there_is_said(register: Register) -> None:
    with pytest.raises(NotFound), register.change(ACTOR, "trash") as change:
        register.persons.trash(change, "absent")


def test_an_observation_is_found_by_its_occasion(register: Register) -> None:
    dossier = a_dossier()
    first = an_observation(dossier)
    second = dataclasses.replace(first, id=ObservationId(new_id()), text="Elle tousse.")
    other = an_observation(dossier)
    save(register, dossier, first, second, other)
    assert register.observations.by_occasion(first.occasion_id) == [first, second]
    assert register.observations.by_dossier(dossier.id) == [first, second, other]
    assert register.observations.many([second.id, "absent"]) == {second.id: second}


def test_persons_come_as_they_are_placed_and_places_as_they_are_named(desk: Desk) -> None:
    register = desk.open()
    dossier, camp, school = a_dossier(), a_place("Les Acacias"), a_place("École")
    early = a_person(dossier, position=1, stay=Stay(PlaceId("gone")))
    late = a_person(dossier, position=0, stay=Stay(camp.id))
    seen = an_observation(dossier, place_id=school.id)
    save(register, dossier, camp, school, early, late, seen)
    persons = register.persons.by_dossier(dossier.id)
    assert [person.id for person in persons] == [late.id, early.id]
    assert register.places.named_by(persons, [seen]) == {camp.id: camp, school.id: school}


def test_a_dossier_is_found_by_its_reference(register: Register) -> None:
    dossier = a_dossier("D-2026-014")
    save(register, dossier)
    assert register.dossiers.by_ref("D-2026-014") == dossier
    assert register.dossiers.by_ref("D-2026-015") is None


def test_references_follow_each_other_and_come_back_after_an_undo(register: Register) -> None:
    with register.change(ACTOR, "create") as change:
        assert register.next_ref(change, "D", 2026) == "D-2026-001"
        assert register.next_ref(change, "D", 2026) == "D-2026-002"
        assert register.next_ref(change, "E", 2026) == "E-2026-001"
        assert register.next_ref(change, "D", 2027) == "D-2027-001"
    with pytest.raises(Stop), register.change(ACTOR, "create") as change:
        stop_after(register.next_ref(change, "D", 2026))
    with register.change(ACTOR, "create") as change:
        assert register.next_ref(change, "D", 2026) == "D-2026-003"


def test_a_reference_is_never_taken_outside_a_change(register: Register) -> None:
    with register.change(ACTOR, "create") as change:
        pass
    with pytest.raises(RuntimeError):
        register.next_ref(change, "D", 2026)


def test_an_exception_undoes_rows_journal_and_references(register: Register) -> None:
    dossier = a_dossier()
    with pytest.raises(Stop), register.change(ACTOR, "create") as change:
        stop_after(register.dossiers.save(change, dossier))
    assert register.dossiers.get(dossier.id) is None
    assert register.journal.count() == 0
    save(register, dossier)
    assert register.journal.verify() == []


def test_changes_do_not_nest(register: Register) -> None:
    with (
        register.change(ACTOR, "create"),
        pytest.raises(RuntimeError),
        register.change(ACTOR, "create"),
    ):
        pass


def test_a_person_of_no_dossier_is_a_bug_that_leaves_nothing(register: Register) -> None:
    orphan = a_person(a_dossier())
    with pytest.raises(Exception, match="FOREIGN KEY"):
        save(register, orphan)
    assert register.persons.count() == 0
    assert register.journal.count() == 0


def test_the_association_and_settings_are_journalled(register: Register) -> None:
    assert register.organisation() == Organisation()
    association = Organisation("Les Saules", city="Ville-Exemple", logo=b"\x89PNG\x00")
    with register.change(ACTOR, "change") as change:
        register.save_organisation(change, association)
        register.settings.set(change, "first_run_step", 4)
    assert register.organisation() == association
    assert register.settings.get("first_run_step") == 4
    assert register.settings.get("unknown") is None
    entries = register.journal.entries()
    assert [entry.entity for entry in entries] == ["setting", "organisation"]
    assert entries[1].after is not None
    assert entries[1].after["logo"] == "iVBORwA="


def test_only_whole_entities_are_saved(register: Register) -> None:
    dossier = a_dossier()
    save(register, dossier, a_person(dossier))
    brief = register.overview()[0].persons[0]
    with pytest.raises(TypeError), register.change(ACTOR, "change") as change:
        register.persons.save(change, brief)


def test_a_column_that_cannot_be_decoded_is_never_silent(register: Register) -> None:
    table = Table("person", Person)
    dossier = a_dossier()
    person = a_person(dossier)
    save(register, dossier, person)
    register.connection.run("UPDATE person SET role = 'king' WHERE id = ?", (person.id,))
    with pytest.raises(ValueError, match="king"):
        register.persons.get(person.id)
    assert "role" in table.column_list


def test_the_names_of_migrations_match_what_is_applied(register: Register) -> None:
    from desktop_app.register.migrations import MIGRATIONS

    names = tuple(
        row[0]
        for row in register.connection.rows("SELECT name FROM _sqlite_migrations ORDER BY id")
    )
    assert names == MIGRATION_NAMES
    assert tuple(migration.name for migration in MIGRATIONS._migrations) == MIGRATION_NAMES


def test_a_reference_from_outside_is_taken_once_and_counted(register: Register) -> None:
    gone = a_dossier("D-2026-004")
    save(register, gone)
    with register.change(ACTOR, "trash") as change:
        register.dossiers.trash(change, gone.id)
        assert not register.take_ref(change, "D-2026-004")
        assert not register.take_ref(change, "D-26-4")
        assert register.take_ref(change, "D-2026-009")
        assert register.next_ref(change, "D", 2026) == "D-2026-010"
