"""The chronology: newest first, by the day observed, a year at a time (UX §2.5)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import EventKind
from desktop_app.domain.ids import AttachmentId, ConsentId, DossierId, OccasionId, VisitId
from desktop_app.domain.observation import Visit
from desktop_app.domain.place import Departure, PlaceEvent, PlaceEventKind, PlaceKind, Stay
from desktop_app.services.session import Session
from desktop_app.services.tick_views import IndicationEntry
from desktop_app.services.timeline_views import EntryKind
from desktop_app.services.views import ObservationEntry
from tests.sessions import NOW


def opened(session: Session, name: str = "Ana") -> DossierId:
    return session.dossiers.create(typed_name=name).dossier.id


def observe(session: Session, dossier_id: DossierId, edtf: str, text: str = "Vue.") -> OccasionId:
    when = PartialDate(edtf) if edtf else None
    return session.observations.record(ObservationEntry(dossier_id, observed=when, seen=text))


def kinds(session: Session, dossier_id: DossierId) -> list[str]:
    return [entry.kind.value for entry in session.timeline.whole(dossier_id)]


def test_s05_ac1_newest_first_with_when_what_and_who(session: Session) -> None:
    dossier_id = opened(session)
    for edtf in ("2026-02-12", "2026-03-02", "2025-12-24"):
        observe(session, dossier_id, edtf)
    entries = session.timeline.whole(dossier_id)
    assert [entry.when and entry.when.edtf for entry in entries] == [
        "2026-03-02",
        "2026-02-12",
        "2025-12-24",
    ]
    assert {(entry.kind, entry.author) for entry in entries} == {
        (EntryKind.OBSERVATION, "Camille Martin")
    }


def test_s05_ac2_the_day_observed_orders_and_the_day_of_entry_is_kept(session: Session) -> None:
    dossier_id = opened(session)
    observe(session, dossier_id, "2026-03-01")
    late = observe(session, dossier_id, "2026-02", "Écrite plus tard.")
    entries = session.timeline.whole(dossier_id)
    assert [entry.id for entry in entries][-1] == late
    assert entries[-1].entered_on == NOW.date()


def test_every_kind_of_entry_is_there_with_its_words(session: Session) -> None:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    dossier_id, ana = view.dossier.id, view.persons[0].person
    home = session.places.save(
        replace(session.places.blank(), name="Les Acacias", kind=PlaceKind.SITE)
    )
    session.people.save(replace(ana, stay=Stay(home.id, "", PartialDate("2025-07"))))
    observe(session, dossier_id, "2026-03-02")
    for kind in EventKind:
        blank = session.events.blank(dossier_id)
        session.events.record(replace(blank, kind=kind, text="Dit.", with_whom="PMI"))
    session.indications.record(IndicationEntry(dossier_id, ("d5_dette",)))
    _attach(session, dossier_id)
    _agree(session, dossier_id)
    assert set(kinds(session, dossier_id)) == {
        "observation",
        "call",
        "meeting",
        "message",
        "note",
        "indication",
        "attachment",
        "consent",
        "move",
    }
    told = {entry.kind: entry for entry in session.timeline.whole(dossier_id)}
    assert told[EntryKind.CALL].title == "PMI"
    assert told[EntryKind.MOVE].title == "Arrivée\u00a0: Les Acacias"
    assert told[EntryKind.ATTACHMENT].body == "reçue de\u00a0: la mère"
    assert told[EntryKind.CONSENT].body == "Accord donné le 3 mars"


def test_moves_and_what_happened_to_the_place_are_entries(session: Session) -> None:
    view = session.dossiers.create(typed_name="Ana")
    place = session.places.save(replace(session.places.blank(), name="Les Acacias"))
    left = Stay(place.id, "", PartialDate("2025-07"), PartialDate("2026-02-12"), Departure.EVICTION)
    session.people.save(replace(view.persons[0].person, past_stays=(left,)))
    with session.register.change(session.actor, "create") as change:
        event = PlaceEvent(
            id=session.places._new_id(),  # type: ignore[arg-type]
            place_id=place.id,
            kind=PlaceEventKind.NOTICE,
            happened=PartialDate("2025-12"),
        )
        session.register.place_events.save(change, event)
    titles = [entry.title for entry in session.timeline.whole(view.dossier.id)]
    assert titles == [
        "Départ\u00a0: Les Acacias",
        "Annonce d’expulsion\u00a0: Les Acacias",
        "Arrivée\u00a0: Les Acacias",
    ]


def test_years_come_on_demand_and_undated_entries_always(session: Session) -> None:
    dossier_id = opened(session)
    for month in range(1, 13):
        observe(session, dossier_id, f"2025-{month:02d}-10")
        observe(session, dossier_id, f"2024-{month:02d}-10")
    observe(session, dossier_id, "2026-03-02")
    undated = observe(session, dossier_id, "")
    view = session.timeline.view(dossier_id)
    assert (view.since, view.older, view.total) == (2025, (2024,), 26)
    assert len(view.entries) == 14
    assert view.entries[-1].id == undated
    more = session.timeline.view(dossier_id, 2024)
    assert (len(more.entries), more.older) == (26, ())


def test_a_full_year_comes_alone(session: Session) -> None:
    dossier_id = opened(session)
    for day in range(1, 12):
        observe(session, dossier_id, f"2026-01-{day:02d}")
    observe(session, dossier_id, "2025-12-31")
    assert session.timeline.view(dossier_id).older == (2025,)


def test_an_entry_that_is_asked_for_brings_its_year(session: Session) -> None:
    dossier_id = opened(session)
    old = observe(session, dossier_id, "2023-05-12")
    for day in range(1, 12):
        observe(session, dossier_id, f"2026-01-{day:02d}")
    observe(session, dossier_id, "2024")
    assert session.timeline.view(dossier_id).since == 2026
    view = session.timeline.view(dossier_id, None, old)
    assert view.entries[-1].id == old
    assert view.older == ()


def test_an_interval_belongs_to_the_year_in_which_it_ends(session: Session) -> None:
    dossier_id = opened(session)
    observe(session, dossier_id, "2025-11/2026-01")
    for day in range(1, 12):
        observe(session, dossier_id, f"2025-10-{day:02d}")
    assert session.timeline.view(dossier_id, 2026).entries[0].when == PartialDate("2025-11/2026-01")


def test_s05_an_observation_of_a_place_says_how_many_dossiers(session: Session) -> None:
    first, second = opened(session), opened(session, "Luca")
    ids = [observe(session, first, "2026-02-12"), observe(session, second, "2026-02-12")]
    visit = Visit(VisitId("0190-visit"), None, "Passage.", "Les Acacias")
    with session.register.change(session.actor, "change") as change:
        session.register.visits.save(change, visit)
        for occasion in ids:
            for part in session.observations.get(occasion):
                tied = replace(part, visit_id=visit.id, place_text="Les Acacias")
                session.register.observations.save(change, tied)
    (entry,) = session.timeline.whole(first)
    assert (entry.title, entry.dossiers) == ("Les Acacias", 2)
    session.observations.withdraw(ids[1])
    assert session.timeline.whole(first)[0].dossiers == 1


def test_opening_a_dossier_reads_no_observation(session: Session) -> None:
    dossier_id = opened(session)
    observe(session, dossier_id, "2026-03-02")
    asked: list[str] = []
    connection = session.register.connection
    rows = connection.rows

    def listening(sql: str, parameters: tuple[object, ...] = ()) -> object:
        asked.append(sql)
        return rows(sql, parameters)  # type: ignore[arg-type]

    connection.rows = listening  # type: ignore[method-assign, assignment]
    try:
        session.dossiers.view(dossier_id)
    finally:
        del connection.rows
    assert asked
    assert not [sql for sql in asked if "FROM observation" in sql]


def test_the_last_thing_written_down_is_told(session: Session) -> None:
    dossier_id = opened(session)
    observe(session, dossier_id, "2026-03-02")
    old = observe(session, dossier_id, "2020")
    assert session.timeline.view(dossier_id, 2026).latest == old


def _attach(session: Session, dossier_id: DossierId) -> None:
    attachment = Attachment(
        AttachmentId("0190-piece"),
        dossier_id,
        "certificat.pdf",
        "application/pdf",
        4,
        "00",
        received_from="la mère",
        added_at=NOW,
    )
    with session.register.change(session.actor, "create") as change:
        session.register.attachments.save(change, attachment)


def _agree(session: Session, dossier_id: DossierId) -> None:
    consent = Consent(
        ConsentId("0190-consent"),
        dossier_id,
        None,
        ConsentKind.AGREEMENT,
        held_on=PartialDate.of_day(date(2026, 3, 3)),
        answer=ConsentAnswer.YES,
    )
    with session.register.change(session.actor, "create") as change:
        session.register.consents.save(change, consent)
