"""An old register comes in whole: nothing dropped in silence, undone as one."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.import_fields import Field
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Person, Role, Sex
from desktop_app.errors import BadInput, NotFound
from desktop_app.register.journal import JournalEntry
from desktop_app.services.import_views import Decision, DryRun, ImportFile
from desktop_app.services.pacing import Stopped
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests import sheets


@pytest.fixture
def file(session: Session, tmp_path: Path) -> ImportFile:
    path = tmp_path / "registre.xlsx"
    path.write_bytes(sheets.messy())
    return session.importing.read(path)


@pytest.fixture
def dry(session: Session, file: ImportFile) -> DryRun:
    return session.importing.try_out(file)


def csv_file(folder: Path, text: str) -> Path:
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    return path


def persons(session: Session) -> list[Person]:
    return list(session.register.persons.all())


def test_the_columns_are_recognised_under_two_rows_of_titles(file: ImportFile) -> None:
    fields = {column.title: column.field for column in file.mapping.columns}
    assert fields == {
        "Enfant – NOM": Field.BIRTH_NAME,
        "Enfant – Prénom": Field.FIRST_NAMES,
        "Enfant – Né(e) le": Field.BIRTH,
        "Enfant – Sexe": Field.SEX,
        "Contact – Tel": Field.PHONE,
        "Contact – Mail": Field.EMAIL,
        "Lieu – Campement": Field.PLACE,
        "Lieu – Ville": Field.COMMUNE,
        "Mère – Nom": Field.MOTHER,
        "Mère – Tél": Field.PHONE,
        "Divers – Observations": Field.OBSERVATION,
        "Divers – Pointure": Field.NOTE,
    }


def test_a_dry_run_writes_nothing_and_tells_each_row_and_cell(
    session: Session, dry: DryRun
) -> None:
    assert not session.dossiers.lines()
    assert (dry.rows, dry.persons, dry.dossiers) == (8, 5, 5)
    assert [told.row for told in dry.rejected] == [10, 11, 12]
    assert "Prévoir des couvertures" in dry.rejected[0].text
    told = {(message.row, message.column): message.text for message in dry.messages}
    assert "12 mai 2009" in told[6, "Enfant – Né(e) le"]
    assert "0639980001" in told[6, "Contact – Tel"]
    assert "31/02/2010" in told[9, "Enfant – Né(e) le"]
    assert "masquée" in told[0, "Contact – Mail"]
    assert "année 2025" in told[1, ""]
    everything = " ".join(message.text for message in dry.messages)
    assert "1 ligne masquée" in everything
    assert "Brouillon" in everything


def test_every_row_becomes_a_person_with_what_fits_and_a_note_for_the_rest(
    session: Session, dry: DryRun
) -> None:
    done = session.importing.run(dry)
    assert (done.rows, done.dossiers, done.persons) == (5, 5, 6)
    ana = next(person for person in persons(session) if person.first_names == ("Ana",))
    assert ana.birth is not None
    assert ana.birth.edtf == "2009-05-12"
    assert ana.absences == {"email": Absence.UNKNOWN}
    assert [phone.belongs_to for phone in ana.phones] == ["", "mère"]
    assert "Divers – Pointure\u00a0: 36" in ana.note
    assert "dite Nina" in ana.note
    mother = next(person for person in persons(session) if person.role is Role.PARENT)
    assert (mother.birth_name, mother.sex) == ("Popescu", Sex.FEMALE)
    view = session.dossiers.view(ana.dossier_id)
    assert view.persons[0].relations == ("fille d’Elena",)
    [entry] = session.timeline.whole(ana.dossier_id)
    assert [(part.voice, part.text) for part in entry.parts] == [(Voice.REPORTED, "Vue le 3 mars")]
    nameless = next(person for person in persons(session) if not person.first_names)
    assert nameless.absences["birth_name"] is Absence.UNKNOWN
    assert "31/02/2010" in nameless.note
    luca = next(person for person in persons(session) if "Luca" in person.first_names)
    assert luca.aliases[0].text == "Lulu"
    assert luca.phones[0].belongs_to == "tante"


def test_a_formula_stays_a_text(session: Session, dry: DryRun) -> None:
    session.importing.run(dry)
    luca = next(person for person in persons(session) if "Luca" in person.first_names)
    assert "=1+1" in luca.note
    assert any("jamais calculée" in message.text for message in dry.messages)


def test_a_place_is_made_once_and_found_again(
    session: Session, dry: DryRun, file: ImportFile
) -> None:
    session.importing.run(dry)
    names = sorted((place.name, place.commune) for place in session.places.all())
    assert names == [("Les Lilas", ""), ("Les Lilas", "Bobigny"), ("Les Lilas", "Saint-Denis")]
    session.importing.run(session.importing.try_out(file))
    assert len(session.places.all()) == 3


def test_duplicates_are_proposed_whatever_the_accents_the_order_and_the_phone(
    session: Session, dry: DryRun, file: ImportFile
) -> None:
    assert [(one.row, one.other_row, one.words) for one in dry.duplicates] == [
        (6, 5, "très probable"),
        (7, 5, "très probable"),
    ]
    session.importing.run(dry)
    again = session.importing.try_out(file)
    refs = {one.row: one.dossier_ref for one in again.duplicates if one.dossier_ref}
    assert refs[5] == "D-2026-001"
    assert {8} <= set(refs)


def test_a_linked_row_adds_to_the_note_and_overwrites_nothing(
    session: Session, dry: DryRun
) -> None:
    done = session.importing.run(dry, {6: Decision.LINK, 7: Decision.SKIP})
    assert (done.dossiers, done.linked, done.skipped) == (3, 1, 1)
    ana = next(person for person in persons(session) if person.first_names == ("Ana",))
    assert ana.birth_name == "Popescu"
    assert "Enfant – NOM\u00a0: POPÉSCU" in ana.note
    assert "Enfant – Né(e) le\u00a0: 39945" in ana.note
    assert len(ana.phones) == 2


def test_a_row_linked_to_the_register_leaves_that_person_as_she_was(
    session: Session, dry: DryRun, file: ImportFile
) -> None:
    session.importing.run(dry)
    before = {person.id: person for person in persons(session)}
    again = session.importing.try_out(file)
    chosen = {row.number: Decision.LINK for row in again.read.rows if row.number in (5, 8)}
    others = {row.number: Decision.SKIP for row in again.read.rows if row.number not in chosen}
    done = session.importing.run(again, {**chosen, **others})
    assert (done.dossiers, done.linked) == (0, 2)
    changed = [person for person in persons(session) if person != before[person.id]]
    assert len(changed) == 2
    for person in changed:
        assert person.note.startswith(before[person.id].note)
    session.importing.undo(done.batch_id)  # type: ignore[arg-type]
    assert {person.id: person for person in persons(session)} == before


def test_rows_of_one_family_make_one_dossier(session: Session, tmp_path: Path) -> None:
    text = "Dossier;Nom;Prénom;Mère\nF1;Stan;Ion;Stan Maria\nF1;Stan;Eva;Stan Maria\nF2;Stan;Ana;\n"
    dry = session.importing.try_out(session.importing.read(csv_file(tmp_path, text)))
    assert (dry.persons, dry.dossiers) == (3, 2)
    session.importing.run(dry)
    sizes = sorted(line.persons for line in session.dossiers.lines())
    assert sizes == [1, 3]


def test_ages_stay_estimates_of_their_day(session: Session, tmp_path: Path) -> None:
    text = "Nom;Prénom;Âge\nStan;Ion;environ 14 ans\nStan;Eva;8 mois\nStan;Ana;14-15\n"
    session.importing.run(
        session.importing.try_out(session.importing.read(csv_file(tmp_path, text)))
    )
    ages = {view.first_names[0]: view for view in persons(session)}
    assert ages["Ion"].sources == {"birth": Source.ESTIMATED}
    assert ages["Ion"].birth_estimated_on is not None
    assert ages["Ion"].birth is not None
    assert ages["Ion"].birth.edtf == "2011-03-04/2012-03-03"
    assert ages["Ana"].birth is not None
    assert ages["Ana"].birth.edtf == "2010-03-04/2012-03-03"
    assert ages["Eva"].birth is not None


def test_a_whole_import_is_one_change_and_is_undone_as_one(session: Session, dry: DryRun) -> None:
    done = session.importing.run(dry)
    entries: list[JournalEntry] = list(session.register.journal.each())
    assert {entry.verb for entry in entries if entry.entity == "person"} == {"import"}
    [past] = session.importing.past()
    assert past.can_undo
    session.importing.undo(past.batch_id)
    assert not session.dossiers.lines()
    assert not session.places.all()
    assert not session.finding.search("popescu").hits
    assert not session.history.verify()
    assert not session.importing.past()[0].can_undo
    with pytest.raises(NotFound):
        session.importing.undo(past.batch_id)
    assert done.batch_id == past.batch_id


def test_a_dossier_in_which_somebody_wrote_since_outlives_the_undoing(
    session: Session, tmp_path: Path
) -> None:
    text = "Nom;Prénom;Terrain\nStan;Ion;Les Acacias\nDiallo;Awa;Les Acacias\nKone;Ali;Le Canal\n"
    dry = session.importing.try_out(session.importing.read(csv_file(tmp_path, text)))
    batch_id = session.importing.run(dry).batch_id
    assert batch_id is not None
    awa = next(person for person in persons(session) if person.first_names == ("Awa",))
    session.observations.record(ObservationEntry(awa.dossier_id, seen="Vue ce matin."))
    words = session.importing.undo(batch_id)
    assert words == "L’import est annulé. 1 dossier reste\u00a0: quelqu’un y a écrit depuis."
    assert persons(session) == [awa]
    assert [line.id for line in session.dossiers.lines()] == [awa.dossier_id]
    assert [place.name for place in session.places.all()] == ["Les Acacias"]
    assert session.finding.search("diallo").hits
    assert not session.finding.search("stan").hits
    assert not session.history.verify()


def test_what_was_imported_is_found(session: Session, dry: DryRun) -> None:
    session.importing.run(dry)
    assert session.finding.search("dumitru luca").hits
    assert session.finding.search("0639980002").hits
    assert not session.history.verify()


def test_a_stopped_import_leaves_nothing(session: Session, dry: DryRun) -> None:
    stop, told = threading.Event(), []

    def tell(done: int, total: int) -> None:
        told.append((done, total))
        stop.set()

    entries = session.history.count()
    with pytest.raises(Stopped):
        session.importing.run(dry, {}, tell, stop)
    assert told == [(0, 5)]
    assert not session.dossiers.lines()
    assert session.history.count() == entries
    assert not session.finding.search("popescu").hits


def test_a_mapping_is_remembered_for_the_same_titles(
    session: Session, tmp_path: Path, file: ImportFile
) -> None:
    assert not file.remembered
    changed = file.mapping.with_field(11, Field.HEALTH)
    session.importing.keep_mapping(changed)
    again = session.importing.read(tmp_path / "registre.xlsx")
    assert again.remembered
    assert again.mapping.columns[11].field is Field.HEALTH


def test_a_file_that_is_no_table_is_refused_in_words(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "table.xlsx"
    path.write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(BadInput, match="tableau"):
        session.importing.read(path)
    with pytest.raises(BadInput, match="ouvert"):
        session.importing.read(tmp_path / "absent.csv")
