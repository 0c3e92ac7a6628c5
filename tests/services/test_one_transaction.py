"""S-22: whatever the user does is one transaction, so that a kill never leaves half of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer
from desktop_app.domain.ids import ConsentId, OccasionId
from desktop_app.domain.relation import RelationKind
from desktop_app.domain.term import ListName
from desktop_app.register.register import Register
from desktop_app.services.families import Link
from desktop_app.services.observations import Withdrawn
from desktop_app.services.session import Session
from desktop_app.services.tick_views import IndicationEntry
from desktop_app.services.views import ObservationEntry, ReportedPart, WordsPart
from tests.domain.test_exchange import DOCUMENT

MODEL = "information_preoccupante_crip"


@dataclass
class Counter:
    """How many journalled transactions were opened, by their verb."""

    verbs: list[str] = field(default_factory=list)


@pytest.fixture
def counter(monkeypatch: pytest.MonkeyPatch) -> Counter:
    counted, real = Counter(), Register.change

    @contextmanager
    def change(self: Register, actor: Any, verb: str) -> Iterator[Any]:
        counted.verbs.append(verb)
        with real(self, actor, verb) as made:
            yield made

    monkeypatch.setattr(Register, "change", change)
    return counted


def test_every_action_is_one_transaction(session: Session, counter: Counter) -> None:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    dossier, ana = view.dossier, view.persons[0].person
    elena = session.people.save(replace(session.people.blank(dossier.id), first_names=("Elena",)))
    relation = session.people.relate(elena.id, RelationKind.PARENT, ana.id)
    place = session.places.save(session.places.blank())
    entry = ObservationEntry(
        dossier.id,
        observed=PartialDate("2026-03-02"),
        place_id=place.id,
        person_ids=(ana.id, elena.id),
        seen="Vue à 11 h.",
        reported=(ReportedPart("Elle est absente."), ReportedPart("Depuis lundi.")),
        words=(WordsPart("Je suis tombée."),),
        analysis="Elle semble fatiguée.",
    )
    occasion = session.observations.record(entry)
    ecrit = session.ecrits.create(dossier.id, MODEL, (ana.id,), (), "93")
    ticks = IndicationEntry(dossier.id, ("d5_dette", "d5_pairs"), ana.id)
    indication = session.indications.record(ticks)[0]
    ticks = replace(ticks, text="Il faut rembourser.")
    agreement = Consent(
        ConsentId(""), dossier.id, elena.id, ConsentKind.AGREEMENT, answer=ConsentAnswer.YES
    )
    consent = session.consents.record(agreement)
    household = session.families.blank_household(dossier.id)
    parts = session.observations.get(occasion)
    organisation, profile = session.association.organisation(), session.association.profile()

    actions: dict[str, Callable[[], object]] = {
        "a dossier": lambda: session.dossiers.create(typed_name="DUMITRU Luca"),
        "its text": lambda: session.dossiers.save(replace(dossier, history="Depuis 2025.")),
        "archive": lambda: session.dossiers.archive(dossier.id),
        "reopen": lambda: session.dossiers.reopen(dossier.id),
        "a person": lambda: session.people.save(replace(ana, school="Collège A")),
        "trash": lambda: session.people.trash(elena.id),
        "restore": lambda: session.people.restore(elena.id),
        "unrelate": lambda: session.people.unrelate(relation.id),
        "rerelate": lambda: session.people.rerelate(relation.id),
        "links": lambda: session.families.set_links(
            elena.id, {ana.id: Link(RelationKind.GUARDIAN)}
        ),
        "a household": lambda: session.families.save_household(
            replace(household, member_ids=(ana.id, elena.id))
        ),
        "not her": lambda: session.people.not_her(ana.id, (elena.id,)),
        "a place": lambda: session.places.save(replace(place, name="Les Acacias")),
        "an observation": lambda: session.observations.record(entry),
        "its correction": lambda: session.observations.change(
            occasion, replace(entry, words=(), seen="Vue à midi.")
        ),
        "its withdrawal": lambda: session.observations.withdraw(occasion),
        "its return": lambda: session.observations.restore(
            Withdrawn(tuple(part.id for part in parts))
        ),
        "an écrit": lambda: session.ecrits.create(dossier.id, MODEL, (ana.id,), (), "93"),
        "answers": lambda: session.ecrits.answer(
            ecrit.id, {"motif": Answer("Absences."), "traces": Answer("Aucune.")}
        ),
        "choices": lambda: session.ecrits.choose(ecrit.id, persons=(elena.id,), territory="75"),
        "écrit to the trash": lambda: session.ecrits.trash(ecrit.id),
        "écrit back": lambda: session.ecrits.restore(ecrit.id),
        "the association": lambda: session.association.save_organisation(
            replace(organisation, city="Pantin")
        ),
        "the author": lambda: session.association.save_profile(replace(profile, function="Chef")),
        "indicators": lambda: session.indications.record(ticks),
        "an indicator corrected": lambda: session.indications.change(indication, ticks),
        "an indicator to the trash": lambda: session.indications.trash((indication,)),
        "an indicator back": lambda: session.indications.restore((indication,)),
        "an agreement": lambda: session.consents.record(agreement),
        "its correction again": lambda: session.consents.change(
            replace(agreement, id=consent, words="Oui, mais pas mon adresse.")
        ),
        "an agreement withdrawn": lambda: session.consents.withdraw(consent, None, "Elle a peur."),
        "an agreement to the trash": lambda: session.consents.trash(consent),
        "an agreement back": lambda: session.consents.restore(consent),
        "own motives": lambda: session.dossiers.save(replace(dossier, motives=("Froid", "Faim"))),
        "a word": lambda: session.terms.add(ListName.MOTIVES, "Chaleur"),
        "a word renamed": lambda: session.terms.rename(ListName.MOTIVES, "sante", "La santé"),
        "words exchanged": lambda: session.terms.move(ListName.MOTIVES, "sante", 1),
        "a word hidden": lambda: session.terms.hide(ListName.MOTIVES, "securite"),
        "a word as shipped": lambda: session.terms.as_shipped(ListName.MOTIVES, "securite"),
        "a whole dossier": lambda: session.exchange.add({**DOCUMENT, "ref": ""}),
    }
    assert len(actions) >= 20
    for name, action in actions.items():
        counter.verbs.clear()
        entries = session.history.count()
        action()
        assert len(counter.verbs) == 1, name
        assert session.history.count() > entries, name


def test_what_fails_on_the_way_leaves_nothing(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    dossier = session.dossiers.create(typed_name="POPESCU Ana").dossier
    entry = ObservationEntry(dossier.id, seen="Vue à 11 h.", analysis="Fatiguée.")
    occasion = session.observations.record(entry)
    repository = session.register.observations
    real, calls = repository.save, 0

    def second_fails(change: Any, entity: Any) -> None:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise OSError("the disk went away")
        real(change, entity)

    monkeypatch.setattr(repository, "save", second_fails)
    before = session.history.count()
    with pytest.raises(OSError, match="went away"):
        session.observations.change(occasion, replace(entry, seen="Autre.", analysis="Autre."))
    monkeypatch.undo()
    assert session.history.count() == before
    kept = {part.text for part in session.observations.get(OccasionId(occasion))}
    assert kept == {"Vue à 11 h.", "Fatiguée."}
