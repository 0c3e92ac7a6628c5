"""The history in plain sentences, and putting an old value back (S05-AC6, §2.26, S17-AC1, AC2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.field_words import FIELD_WORDS
from desktop_app.domain.history_words import DONE, FIELD_BY_FIELD, NOTED, NOUNS, WHOLE
from desktop_app.domain.ids import DossierId, UserId
from desktop_app.domain.person import Person
from desktop_app.errors import BadInput, NotFound
from desktop_app.paths import ROOT
from desktop_app.register import tables
from desktop_app.services.history_views import Asked, HistoryLine
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from tests.services.families_made import ana
from tests.services.registers_state import healthy
from tests.sessions import NOW, PASSPHRASE, new_session


class Clock:
    """A clock that moves a second a reading, or as told."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def wait(self, minutes: int = 30) -> None:
        self.now += timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    opened = new_session(tmp_path, clock)
    yield opened
    opened.close()


def a_child(session: Session, clock: Clock, **values: object) -> Person:
    """Make a dossier with a child, some time ago."""
    view = session.dossiers.create(typed_name="POPESCU Ana")
    child = replace(view.persons[0].person, **values)  # type: ignore[arg-type]
    session.people.save(child)
    clock.wait()
    return child


def sentences(session: Session, dossier_id: DossierId, asked: Asked | None = None) -> list[str]:
    return [line.sentence for line in lines(session, dossier_id, asked)]


def lines(
    session: Session, dossier_id: DossierId, asked: Asked | None = None
) -> tuple[HistoryLine, ...]:
    return session.history.of_dossier(dossier_id, asked or Asked()).lines


def test_every_field_of_every_journalled_record_has_words() -> None:
    for name, table in tables.BY_NAME.items():
        assert {column.name for column in table.stored} == set(FIELD_WORDS[name]), name
        assert name in NOUNS


def test_every_verb_of_every_service_has_words() -> None:
    sources = (ROOT / "desktop_app" / "services").rglob("*.py")
    text = "\n".join(path.read_text("utf-8") for path in sources)
    verbs = set(re.findall(r'change\(\s*self\.\_?actor,\s*"(\w+)"', text)) | {"import"}
    assert len(verbs) > 15
    assert verbs <= {*WHOLE, *NOTED, *DONE, *FIELD_BY_FIELD}


def test_s05_ac6_history_in_plain_sentences(session: Session, clock: Clock) -> None:
    child = a_child(session, clock, birth=PartialDate("2010"))
    corrected = replace(child, birth=PartialDate("2011-05-12"), sources={"birth": Source.DOCUMENT})
    session.people.save(corrected)
    (line, *_older) = lines(session, child.dossier_id)
    assert line.sentence == (
        "Camille Martin a corrigé la date de naissance\u00a0: 2010 → 12 mai 2011 (document vu)."
    )
    assert line.subject == "POPESCU Ana"
    assert line.bare == "a corrigé la date de naissance"
    assert line.when_words.startswith("3 mars 2026 à ")


def test_s26_an_absence_is_told_beside_the_value(session: Session, clock: Clock) -> None:
    child = a_child(session, clock, absences={"birth": Absence.UNKNOWN})
    session.people.save(
        replace(
            child,
            birth=PartialDate("2011-05-12"),
            absences={},
            sources={"birth": Source.PERSON},
        )
    )
    (line, *_older) = lines(session, child.dossier_id)
    assert line.words == (
        "a corrigé la date de naissance\u00a0: inconnu à ce jour → "
        "12 mai 2011 (déclaré par la personne)"
    )


def test_s26_the_reason_of_a_correction_and_both_texts(session: Session, clock: Clock) -> None:
    child = a_child(session, clock)
    long = "Ana est sur le terrain à 11 h, un jour de collège. " * 4
    entry = ObservationEntry(child.dossier_id, observed=PartialDate("2026-03-02"), seen=long)
    occasion = session.observations.record(entry)
    clock.wait()
    session.observations.change(
        occasion, replace(entry, seen=f"{long} À midi.", correction="précision sur l’heure")
    )
    (line, *_older) = lines(session, child.dossier_id)
    assert line.words == (
        "a corrigé l’observation du 2 mars 2026 — motif\u00a0: «\u00a0précision sur l’heure\u00a0»"
    )
    assert line.texts is not None
    assert line.texts[1].endswith("À midi.")
    told = session.history.of_occasion(occasion, Asked()).lines
    assert [item.words.split(" —")[0] for item in told] == [
        "a corrigé l’observation du 2 mars 2026",
        "a noté une observation",
    ]


def test_consecutive_autosaves_are_one_line(session: Session, clock: Clock) -> None:
    child = a_child(session, clock, health="Un plâtre.")
    for text in ("Un plâtre au", "Un plâtre au bras", "Un plâtre au bras droit."):
        session.people.save(replace(child, health=text))
    clock.wait()
    session.people.save(replace(child, health="Plus de plâtre."))
    told = [line.words for line in lines(session, child.dossier_id) if "santé" in line.words]
    assert told == [
        "a corrigé la santé\u00a0: Un plâtre au bras droit. → Plus de plâtre.",
        "a corrigé la santé\u00a0: Un plâtre. → Un plâtre au bras droit.",
    ]


def test_what_was_made_put_aside_and_taken_back_is_told(session: Session, clock: Clock) -> None:
    child = a_child(session, clock)
    session.people.trash(child.id)
    clock.wait()
    session.people.restore(child.id)
    clock.wait()
    session.dossiers.archive(child.dossier_id, "famille partie")
    clock.wait()
    session.dossiers.reopen(child.dossier_id)
    assert sentences(session, child.dossier_id) == [
        "Camille Martin a rendu le dossier actif.",
        "Camille Martin a archivé le dossier\u00a0: famille partie.",
        "Camille Martin a sorti la fiche de la corbeille.",
        "Camille Martin a mis la fiche à la corbeille.",
        "Camille Martin a ajouté la fiche.",
        "Camille Martin a ouvert le dossier.",
    ]


def test_s17_ac2_readings_are_told_when_asked_for(session: Session, clock: Clock) -> None:
    child = a_child(session, clock)
    clock.wait(24 * 60)
    session.dossiers.view(child.dossier_id)
    assert not any(line.is_reading for line in lines(session, child.dossier_id))
    both = lines(session, child.dossier_id, Asked(readings=True))
    assert both[0].sentence == "Camille Martin a lu le dossier."
    only = lines(session, child.dossier_id, Asked(changes=False, readings=True))
    assert [line.is_reading for line in only] == [True]


def test_who_narrows_the_history(session: Session, clock: Clock) -> None:
    child = a_child(session, clock)
    view = session.history.of_dossier(child.dossier_id, Asked())
    assert view.users == ((session.actor.user_id, "Camille Martin"),)
    assert lines(session, child.dossier_id, Asked(user_id=UserId("x"))) == ()


def test_an_old_value_is_put_back_and_that_is_undone(session: Session, clock: Clock) -> None:
    child = a_child(session, clock, birth=PartialDate("2010"), sources={"birth": Source.PERSON})
    session.people.save(
        replace(child, birth=PartialDate("2011-05-12"), sources={"birth": Source.DOCUMENT})
    )
    (line, *_older) = lines(session, child.dossier_id)
    assert line.put_back is not None
    session.people.save(replace(session.people.get(child.id), health="Un plâtre."))
    span = session.history.put_back(line.put_back)
    back = session.people.get(child.id)
    assert back.birth == PartialDate("2010")
    assert back.sources == {"birth": Source.PERSON}
    assert back.health == "Un plâtre."
    with pytest.raises(BadInput, match="déjà"):
        session.history.put_back(line.put_back)
    session.history.undo_put_back(span)
    assert session.people.get(child.id).birth == PartialDate("2011-05-12")
    assert healthy(session)


def test_an_older_value_is_put_back_over_a_later_one(session: Session, clock: Clock) -> None:
    child = a_child(session, clock, school="École A")
    for school in ("Collège B", "Collège C"):
        session.people.save(replace(child, school=school))
        clock.wait()
    (_last, first, *_older) = lines(session, child.dossier_id)
    assert first.put_back is not None
    session.history.put_back(first.put_back)
    assert session.people.get(child.id).school == "École A"


def test_a_value_that_was_destroyed_is_refused_in_words(session: Session, clock: Clock) -> None:
    child = a_child(session, clock, school="École A")
    session.people.save(replace(child, school="Collège B"))
    (line, *_older) = lines(session, child.dossier_id)
    assert line.put_back is not None
    session.dossiers.trash(child.dossier_id)
    session.trash.destroy(child.dossier_id, "D-2026-001", PASSPHRASE)
    with pytest.raises((BadInput, NotFound), match="détruite"):
        session.history.put_back(line.put_back)
    told = [item.sentence for item in session.history.journal(Asked()).lines]
    assert told[0] == "Camille Martin a détruit définitivement un dossier."
    assert all("POPESCU" not in sentence for sentence in told)


def test_s17_ac1_the_journal_tells_everything_in_sentences(session: Session) -> None:
    ana(session)
    view = session.history.journal(Asked(readings=True))
    assert view.before is None
    assert len(view.lines) > 10
    for line in view.lines:
        assert re.fullmatch(r"Camille Martin (a|n’a) .+\.", line.sentence, re.DOTALL), line.sentence
        assert "_" not in line.sentence
        assert "{" not in line.sentence


def test_the_journal_is_narrowed_and_read_part_by_part(session: Session, clock: Clock) -> None:
    child = a_child(session, clock)
    for number in range(230):
        session.people.save(replace(child, school=f"École {number}"))
        clock.wait(20)
    first = session.history.journal(Asked())
    assert first.before is not None
    told, parts = list(first.lines), 1
    before: int | None = first.before
    while before is not None:
        part = session.history.journal(Asked(before=before))
        told, before, parts = [*told, *part.lines], part.before, parts + 1
    assert parts == 3
    numbers = [line.number for line in told]
    assert numbers == sorted(numbers, reverse=True)
    assert len(set(numbers)) == len(numbers)
    places = session.history.journal(Asked(kind="place")).lines
    assert places == ()
    day = NOW.date()
    later = session.history.journal(Asked(since=day + timedelta(days=1))).lines
    assert later
    assert all(line.moment.date() > day for line in later)


def test_no_position_is_ever_told(session: Session, clock: Clock) -> None:
    from desktop_app.domain.place import Coordinates

    place = session.places.save(replace(session.places.blank(), name="Les Saules"))
    clock.wait()
    session.places.save(replace(place, coordinates=Coordinates(48.9123, 2.3456)))
    words = [line.sentence for line in session.history.journal(Asked(kind="place")).lines]
    assert any("position" in sentence for sentence in words)
    assert not any("48" in sentence for sentence in words)
