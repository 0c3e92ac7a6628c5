"""Observations in full: voices with their circumstances, corrections, versions, reminders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId
from desktop_app.domain.observation import Voice
from desktop_app.errors import NotFound
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, ReminderPart, WordsPart
from tests.sessions import NOW, new_session

WORDS = WordsPart(
    "Je suis tombée de l’échelle.",
    speaker="Ana",
    language="ro",
    interpreter="Mme ROSU, sans lien avec la famille",
    circumstances="Elle regarde la porte.",
    question="Que s’est-il passé\u00a0?",
    interpreter_used=True,
    place="au collège",
    moment="vers 10 h",
    present="l’infirmière",
)


class Clock:
    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(tmp_path: Path, clock: Clock) -> Iterator[Session]:
    made = new_session(tmp_path, clock)
    yield made
    made.close()


@pytest.fixture
def dossier_id(session: Session) -> DossierId:
    return session.dossiers.create(typed_name="Ana").dossier.id


def test_s07_ac2_words_keep_their_circumstances(session: Session, dossier_id: DossierId) -> None:
    occasion = session.observations.record(ObservationEntry(dossier_id, words=(WORDS,)))
    (kept,) = session.observations.get(occasion)
    assert (kept.words_place, kept.words_moment, kept.present) == (
        "au collège",
        "vers 10 h",
        "l’infirmière",
    )
    assert (kept.interpreter_used, kept.language, kept.question) == (
        True,
        "ro",
        "Que s’est-il passé\u00a0?",
    )
    session.observations.change(
        occasion, ObservationEntry(dossier_id, words=(replace(WORDS, interpreter_used=False),))
    )
    assert session.observations.get(occasion)[0].interpreter_used is False


def test_s07_ac7_a_correction_is_a_version_with_its_reason(
    session: Session, dossier_id: DossierId, clock: Clock
) -> None:
    entry = ObservationEntry(
        dossier_id, observed=PartialDate("2026-03-02"), seen="Vue à 11 h.", words=(WORDS,)
    )
    occasion = session.observations.record(entry)
    clock.now += timedelta(hours=2)
    session.observations.change(
        occasion, replace(entry, seen="Vue à midi.", correction="précision sur l’heure")
    )
    clock.now += timedelta(days=1)
    session.observations.change(occasion, replace(entry, seen="Vue à midi.", words=()))
    first, second, third = session.versions.versions(occasion)
    assert [[part.text for part in version.texts] for version in (first, second, third)] == [
        ["Vue à 11 h.", WORDS.text],
        ["Vue à midi.", WORDS.text],
        ["Vue à midi."],
    ]
    assert [version.reason for version in (first, second, third)] == [
        "",
        "précision sur l’heure",
        "",
    ]
    assert (first.author, first.moment) == ("Camille Martin", NOW)
    assert second.moment == NOW + timedelta(hours=2)


def test_only_the_corrected_text_bears_the_reason(session: Session, dossier_id: DossierId) -> None:
    entry = ObservationEntry(dossier_id, seen="Vue à 11 h.", analysis="Fatiguée.")
    occasion = session.observations.record(entry)
    session.observations.change(occasion, replace(entry, seen="Vue à midi.", correction="heure"))
    kept = {part.voice: part.correction for part in session.observations.get(occasion)}
    assert kept == {Voice.SEEN: "heure", Voice.ANALYSIS: ""}


def test_a_text_taken_out_keeps_its_reason_somewhere(
    session: Session, dossier_id: DossierId
) -> None:
    entry = ObservationEntry(dossier_id, seen="Vue à 11 h.", analysis="Fatiguée.")
    occasion = session.observations.record(entry)
    session.observations.change(occasion, replace(entry, analysis="", correction="à tort"))
    assert [version.reason for version in session.versions.versions(occasion)] == ["", "à tort"]


def test_undoing_a_correction_gives_the_very_texts_back(
    session: Session, dossier_id: DossierId
) -> None:
    entry = ObservationEntry(dossier_id, seen="Vue à 11 h.", analysis="Fatiguée.")
    occasion = session.observations.record(entry)
    before = session.observations.get(occasion)
    span = session.observations.change(
        occasion, replace(entry, seen="Vue à midi.", analysis="", correction="heure")
    )
    session.observations.undo_change(span)
    assert session.observations.get(occasion) == before
    assert [version.reason for version in session.versions.versions(occasion)] == ["", "heure", ""]


def test_a_change_of_nothing_writes_nothing(session: Session, dossier_id: DossierId) -> None:
    entry = ObservationEntry(dossier_id, seen="Vue à 11 h.")
    occasion = session.observations.record(entry)
    count = session.history.count()
    session.observations.change(occasion, entry)
    assert session.history.count() == count
    assert len(session.versions.versions(occasion)) == 1


def test_a_hard_text_stays_hard_through_a_correction(
    session: Session, dossier_id: DossierId
) -> None:
    entry = ObservationEntry(dossier_id, seen="Récit.", hard=True)
    occasion = session.observations.record(entry)
    session.observations.change(occasion, replace(entry, seen="Récit précisé."))
    assert session.observations.get(occasion)[0].hard
    assert session.timeline.whole(dossier_id)[0].hard


def test_a_reminder_is_recorded_with_its_observation_and_goes_with_it(
    session: Session, dossier_id: DossierId
) -> None:
    entry = ObservationEntry(
        dossier_id, seen="Vue.", reminder=ReminderPart("Rappeler la PMI", date(2026, 3, 10))
    )
    occasion = session.observations.record(entry)
    (line,) = session.reminders.of_dossier(dossier_id)
    assert (line.reminder.text, line.reminder.occasion_id) == ("Rappeler la PMI", occasion)
    withdrawn = session.observations.withdraw(occasion)
    assert session.reminders.of_dossier(dossier_id) == ()
    session.observations.restore(withdrawn)
    assert session.reminders.of_dossier(dossier_id)[0].reminder == line.reminder


def test_a_reserved_id_ties_a_piece_to_the_observation(
    session: Session, dossier_id: DossierId
) -> None:
    occasion = session.observations.reserve()
    entry = ObservationEntry(dossier_id, seen="Vue.", occasion_id=occasion)
    assert session.observations.record(entry) == occasion


def test_the_latest_observation_gives_the_place_of_the_next(
    session: Session, dossier_id: DossierId
) -> None:
    assert session.observations.latest(dossier_id) is None
    for edtf, where in (("2026-03-02", "gare"), ("2026-02-02", "marché")):
        entry = ObservationEntry(
            dossier_id, observed=PartialDate(edtf), place_text=where, seen="Vue."
        )
        session.observations.record(entry)
    latest = session.observations.latest(dossier_id)
    assert latest is not None
    assert latest.place_text == "gare"


def test_an_observation_in_the_trash_has_no_text_to_correct(
    session: Session, dossier_id: DossierId
) -> None:
    occasion = session.observations.record(ObservationEntry(dossier_id, seen="Vue."))
    session.observations.withdraw(occasion)
    with pytest.raises(NotFound):
        session.observations.get(occasion)
