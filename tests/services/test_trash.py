"""The trash, the archive and the destruction of a dossier (UX §2.23, §2.25, S-60)."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ecrit import EcritState
from desktop_app.domain.event import Event, EventKind
from desktop_app.domain.ids import BatchId, DossierId, EventId, PlaceId
from desktop_app.domain.place import PlaceKind
from desktop_app.domain.rights import Actor, Right
from desktop_app.errors import BadInput, NotAllowed, NotFound, WrongPassphrase
from desktop_app.services.history_views import Asked
from desktop_app.services.pacing import Stopped
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.services.families_made import MODEL, ana, put
from tests.services.registers_state import healthy
from tests.sessions import NOW, PASSPHRASE, new_session


class Clock:
    """A clock that moves a second a reading."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    opened = new_session(tmp_path, clock)
    yield opened
    opened.close()


def new_dossier(session: Session, name: str = "POPESCU Ana") -> DossierId:
    return session.dossiers.create(typed_name=name).dossier.id


def labels(session: Session) -> list[tuple[str, str]]:
    view = session.trash.view()
    return [(line.kind, line.label) for line in (*view.old, *view.recent)]


def transmitted(session: Session, dossier_id: DossierId) -> None:
    people = tuple(item.person.id for item in session.dossiers.view(dossier_id).persons)
    ecrit = session.ecrits.create(dossier_id, MODEL, people, (), "93")
    put(session, "ecrits", replace(ecrit, state=EcritState.TRANSMITTED))


def test_s23_a_dossier_in_the_trash_is_listed_once_and_comes_back(session: Session) -> None:
    dossier_id, _child, _mother = ana(session)
    session.dossiers.trash(dossier_id)
    assert session.dossiers.lines() == ()
    assert session.finding.search("POPESCU", 5).hits == ()
    (line,) = session.trash.view().recent
    assert (line.kind, line.who, line.since_words) == ("Dossier", "Camille Martin", "aujourd’hui")
    assert line.label.startswith("D-2026-001, ")
    assert line.discreet == "D-2026-001"
    restored = session.trash.restore(line.number)
    assert restored.dossier_id == dossier_id
    assert session.dossiers.view(dossier_id).persons
    assert session.finding.search("POPESCU", 5).hits
    assert session.trash.view().count == 0
    assert healthy(session)


def test_everything_that_one_puts_aside_is_listed_and_comes_back(session: Session) -> None:
    dossier_id = new_dossier(session)
    person = replace(session.people.blank(dossier_id), birth_name="Dumitru", first_names=("Luca",))
    session.people.save(person)
    occasion = session.observations.record(
        ObservationEntry(dossier_id, seen="Vu.", analysis="Las.")
    )
    place = session.places.save(
        replace(session.places.blank(), name="Les Saules", kind=PlaceKind.SITE)
    )
    call = Event(
        EventId(session.people.blank(dossier_id).id), dossier_id, EventKind.CALL, "Collège"
    )
    put(session, "events", call)
    session.people.trash(person.id)
    session.observations.withdraw(occasion)
    session.places.trash(place.id)
    session.events.trash(call.id)
    assert labels(session) == [
        ("Appel", "Collège"),
        ("Lieu", "Les Saules"),
        ("Observation", "Vu."),
        ("Personne", "DUMITRU Luca"),
    ]
    for line in session.trash.view().recent:
        session.trash.restore(line.number)
    assert labels(session) == []
    assert len(session.observations.get(occasion)) == 2
    assert session.people.get(person.id) == person
    assert healthy(session)


def test_what_a_form_took_out_itself_is_not_listed(session: Session) -> None:
    dossier_id = new_dossier(session)
    occasion = session.observations.record(
        ObservationEntry(dossier_id, seen="Vu.", analysis="Las.")
    )
    session.observations.change(occasion, ObservationEntry(dossier_id, seen="Vu."))
    assert labels(session) == []


def test_what_is_older_than_30_days_waits_for_a_decision_and_nothing_is_destroyed(
    session: Session, clock: Clock
) -> None:
    old, recent = new_dossier(session), new_dossier(session, "DUMITRU Luca")
    session.dossiers.trash(old)
    clock.now += timedelta(days=31)
    session.dossiers.trash(recent)
    view = session.trash.view()
    assert [line.dossier_id for line in view.old] == [old]
    assert view.old[0].since_words == "depuis 31 jours"
    assert [line.dossier_id for line in view.recent] == [recent]
    session.trash.restore(view.old[0].number)
    assert session.dossiers.view(old).persons


def test_a_line_that_was_taken_out_meanwhile_is_refused_in_words(session: Session) -> None:
    dossier_id = new_dossier(session)
    session.dossiers.trash(dossier_id)
    (line,) = session.trash.view().recent
    session.dossiers.restore(dossier_id)
    with pytest.raises(NotFound, match="corbeille"):
        session.trash.restore(line.number)


@pytest.mark.parametrize("typed", ["D-2026-001", " d-2026-001 ", "d 2026 001", "D–2026–1"])
def test_s23_destroying_asks_the_number_and_the_passphrase(session: Session, typed: str) -> None:
    dossier_id, _child, _mother = ana(session)
    session.dossiers.trash(dossier_id)
    with pytest.raises(BadInput, match="numéro"):
        session.trash.destroy(dossier_id, "D-2026-002", PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        session.trash.destroy(dossier_id, typed, "pas la bonne phrase de passe")
    assert session.trash.view().count == 1
    said = session.trash.destroy(dossier_id, typed, PASSPHRASE)
    assert said == "Dossier D-2026-001 détruit définitivement."
    assert session.trash.view().count == 0
    assert session.register.persons.count() == 0
    assert healthy(session)
    with pytest.raises(NotFound):
        session.trash.destroy(dossier_id, typed, PASSPHRASE)


def test_s12_wrong_passphrases_make_one_wait(session: Session) -> None:
    dossier_id = new_dossier(session)
    session.dossiers.trash(dossier_id)
    errors = set()
    for _try in range(8):
        with pytest.raises(Exception, match=r"phrase|seconde") as caught:
            session.trash.destroy(dossier_id, "D-2026-001", "pas la bonne")
        errors.add(type(caught.value).__name__)
    assert len(errors) == 2
    assert session.trash.view().count == 1


def test_only_a_dossier_of_the_trash_can_be_destroyed(session: Session) -> None:
    dossier_id = new_dossier(session)
    with pytest.raises(NotFound, match="corbeille"):
        session.trash.destruction(dossier_id)
    with pytest.raises(NotFound, match="corbeille"):
        session.trash.destroy(dossier_id, "D-2026-001", PASSPHRASE)


def test_s23_the_page_writes_what_disappears_and_what_does_not(session: Session) -> None:
    dossier_id, _child, _mother = ana(session)
    for number in range(14):
        session.observations.record(ObservationEntry(dossier_id, seen=f"Fait {number}."))
    transmitted(session, dossier_id)
    session.dossiers.trash(dossier_id)
    view = session.trash.destruction(dossier_id)
    assert "observations, 1 écrit transmis" in view.goes
    assert "2 personnes" in view.goes
    assert "Les copies déjà transmises existent toujours chez le destinataire." in view.elsewhere
    assert any("copies du registre" in sentence for sentence in view.elsewhere)


def test_s23_a_dossier_with_a_transmission_can_only_be_archived_without_the_right(
    session: Session,
) -> None:
    dossier_id = new_dossier(session)
    transmitted(session, dossier_id)
    session.dossiers.trash(dossier_id)
    assert session.trash.destruction(dossier_id).refused == ""
    plain = frozenset({Right.READ, Right.WRITE})
    session._identity.actor = Actor(session.actor.user_id, session.actor.name, plain)
    assert "transmis" in session.trash.destruction(dossier_id).refused
    with pytest.raises(NotAllowed, match="archiver"):
        session.trash.destroy(dossier_id, "D-2026-001", PASSPHRASE)
    assert session.trash.view().count == 1


def test_copies_in_the_folder_are_told(session: Session) -> None:
    dossier_id = new_dossier(session)
    session.dossiers.trash(dossier_id)
    session.safety.copy()
    (said,) = [
        text for text in session.trash.destruction(dossier_id).elsewhere if "backups" in text
    ]
    assert "1 copie" in said
    assert session.register.newest_copy() is not None


def test_an_archive_has_a_day_and_a_reason_and_stays_found(session: Session) -> None:
    dossier_id = new_dossier(session)
    archived = session.dossiers.archive(dossier_id, " Famille partie. ")
    assert archived.state is DossierState.ARCHIVED
    assert archived.archived_on == NOW.date()
    assert archived.archive_reason == "Famille partie."
    (hit, *_more) = session.finding.search("POPESCU", 5).hits
    assert "archivé" in hit.detail
    active = session.dossiers.reopen(dossier_id)
    assert (active.state, active.archived_on, active.archive_reason) == (
        DossierState.ACTIVE,
        None,
        "",
    )
    assert session.dossiers.archive_again(archived) == archived
    assert healthy(session)


def test_reading_a_dossier_is_logged_once_a_session_and_a_day(
    session: Session, clock: Clock
) -> None:
    dossier_id = new_dossier(session)

    def reads() -> int:
        return sum(entry.verb == "read" for entry in session.history.entries())

    session.dossiers._read.clear()
    for _time in range(3):
        session.dossiers.view(dossier_id)
    session.dossiers.view(dossier_id, opened=False)
    assert reads() == 1
    clock.now += timedelta(days=1)
    session.dossiers.view(dossier_id)
    assert reads() == 2
    assert healthy(session)


def imported(session: Session, folder: Path, text: str = "") -> BatchId:
    path = folder / "table.csv"
    path.write_text(
        text or "Nom;Prénom;Terrain\nStan;Ion;Les Acacias\nDiallo;Awa;Le Canal\n", encoding="utf-8"
    )
    done = session.importing.run(session.importing.try_out(session.importing.read(path)))
    assert done.batch_id is not None
    return done.batch_id


def test_s60_an_undone_import_is_one_line_in_words_without_a_name(
    session: Session, tmp_path: Path
) -> None:
    batch_id = imported(session, tmp_path)
    assert labels(session) == []
    session.importing.undo(batch_id)
    (line,) = session.trash.view().recent
    assert (line.kind, line.who, line.batch_id) == ("Import annulé", "Camille Martin", batch_id)
    assert line.label == "import de 2 lignes du 3 mars 2026, 2 dossiers et 2 personnes"
    assert line.discreet == line.label


def test_two_imports_undone_one_after_the_other_are_two_lines(
    session: Session, tmp_path: Path
) -> None:
    first = imported(session, tmp_path)
    second = imported(session, tmp_path, "Nom;Prénom\nKone;Ali\n")
    session.importing.undo(first)
    session.importing.undo(second)
    lines = session.trash.view().recent
    assert [line.batch_id for line in lines] == [second, first]
    assert ["1 dossier et" in line.label for line in lines] == [True, False]
    session.trash.restore_import(first)
    assert [line.batch_id for line in session.trash.view().recent] == [second]
    assert len(session.dossiers.lines()) == 2


def test_a_restored_import_is_back_whole_and_can_be_undone_again(
    session: Session, tmp_path: Path
) -> None:
    batch_id = imported(session, tmp_path)
    before = list(session.register.persons.all())
    session.importing.undo(batch_id)
    restored = session.trash.restore_import(batch_id)
    assert restored.words == "L’import est sorti de la corbeille\u00a0: 2 dossiers et 2 personnes."
    assert list(session.register.persons.all()) == before
    assert len(session.places.all()) == 2
    assert session.finding.search("diallo").hits
    assert session.importing.past()[0].can_undo
    session.trash.put_back(restored)
    assert session.dossiers.lines() == ()
    assert not session.importing.past()[0].can_undo
    assert [line.batch_id for line in session.trash.view().recent] == [batch_id]
    session.trash.restore_import(batch_id)
    assert session.importing.undo(batch_id) == "L’import est annulé."
    assert session.dossiers.lines() == ()
    assert healthy(session)


def test_work_done_after_an_import_was_restored_outlives_a_second_undoing(
    session: Session, tmp_path: Path
) -> None:
    batch_id = imported(session, tmp_path)
    session.importing.undo(batch_id)
    session.trash.restore_import(batch_id)
    awa = next(one for one in session.register.persons.all() if one.first_names == ("Awa",))
    session.observations.record(ObservationEntry(awa.dossier_id, seen="Vue ce matin."))
    assert "1 dossier reste" in session.importing.undo(batch_id)
    assert [line.id for line in session.dossiers.lines()] == [awa.dossier_id]
    (line,) = session.trash.view().recent
    assert "1 dossier et 1 personne" in line.label


def test_restoring_an_import_can_be_stopped_and_nothing_is_done(
    session: Session, tmp_path: Path
) -> None:
    batch_id = imported(session, tmp_path)
    session.importing.undo(batch_id)
    stop = threading.Event()
    stop.set()
    with pytest.raises(Stopped, match="arrêtée"):
        session.trash.restore_import(batch_id, cancel=stop)
    assert session.dossiers.lines() == ()
    assert session.trash.view().count == 1


def test_s60_an_undone_import_is_destroyed_with_all_it_made(
    session: Session, tmp_path: Path
) -> None:
    kept = new_dossier(session)
    batch_id = imported(session, tmp_path)
    with pytest.raises(NotFound, match="corbeille"):
        session.trash.destroy_import(batch_id, "D-2026-002", PASSPHRASE)
    session.importing.undo(batch_id)
    view = session.trash.import_destruction(batch_id)
    assert view.title == "l’import du 3 mars 2026 (D-2026-002 à D-2026-003)"
    assert view.goes == "2 dossiers, 2 personnes et 2 lieux"
    with pytest.raises(BadInput, match="numéro"):
        session.trash.destroy_import(batch_id, "D-2026-003", PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        session.trash.destroy_import(batch_id, "D-2026-002", "pas la bonne phrase de passe")
    assert session.trash.view().count == 1
    said = session.trash.destroy_import(batch_id, "d 2026 2", PASSPHRASE)
    assert said == "Import annulé détruit définitivement."
    assert session.trash.view().count == 0
    for table in ("person", "place", "dossier", "relation", "observation"):
        left = session.register.connection.value(
            f"SELECT COUNT(*) FROM {table} WHERE trashed_at IS NOT NULL"  # noqa: S608
        )
        assert left == 0, table
    words = [row[0] for row in session.register.connection.rows("SELECT after FROM journal")]
    assert not [text for text in words if text and ("Diallo" in text or "Canal" in text)]
    assert [line.id for line in session.dossiers.lines()] == [kept]
    assert "a détruit définitivement un import annulé" in {
        line.bare for line in session.history.journal(Asked()).lines
    }
    assert healthy(session)
    with pytest.raises(NotFound):
        session.trash.restore_import(batch_id)


def test_a_place_that_is_named_elsewhere_outlives_a_destroyed_import(
    session: Session, tmp_path: Path
) -> None:
    batch_id = imported(session, tmp_path)
    session.importing.undo(batch_id)
    place_id = session.register.connection.value("SELECT id FROM place WHERE name = 'Le Canal'")
    event = replace(session.places.blank_event(PlaceId(place_id)), text="Vidé.")
    put(session, "place_events", event)
    session.trash.destroy_import(batch_id, "D-2026-001", PASSPHRASE)
    (line,) = session.trash.view().recent
    assert "1 élément" in line.label
    session.trash.restore_import(batch_id)
    assert [place.name for place in session.places.all()] == ["Le Canal"]
    assert healthy(session)
