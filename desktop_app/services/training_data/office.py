"""Calls, meetings, messages and notes of a story, and what is left to do."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import Event, EventKind, Reminder
from desktop_app.domain.ids import DossierId, EventId, ReminderId, uuid7
from desktop_app.domain.observation import Observation
from desktop_app.services.training_data.moments import moment_of


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What was said, with whom, and what came of it."""

    kind: EventKind
    with_whom: str
    text: str
    result: str = ""


_EXCHANGES = (
    _Exchange(
        EventKind.CALL,
        "PMI de secteur, secrétariat",
        "Appel pour connaître les jours de consultation sans rendez-vous.",
        "Consultation le jeudi matin.",
    ),
    _Exchange(
        EventKind.CALL,
        "Centre communal d’action sociale",
        "Demande d’information sur la domiciliation. Une pièce d’identité est demandée.",
    ),
    _Exchange(
        EventKind.MEETING,
        "Service social du département",
        "Point sur l’accompagnement. Chacun dit ce qu’il a fait depuis le mois dernier.",
        "Nouveau point dans six semaines.",
    ),
    _Exchange(
        EventKind.MESSAGE,
        "Enseignante de l’unité pédagogique",
        "Message reçu\u00a0: les cartables sont prêts, à retirer à l’accueil.",
    ),
    _Exchange(
        EventKind.MESSAGE,
        "Médiatrice scolaire",
        "Message envoyé pour proposer une visite à deux la semaine prochaine.",
        "Visite acceptée.",
    ),
    _Exchange(
        EventKind.NOTE,
        "",
        "La famille préfère être vue après 17 h. Prévoir deux personnes pour la prochaine visite.",
    ),
    _Exchange(EventKind.NOTE, "", "Le chemin d’accès est barré, passer par la rue de derrière."),
)
_TO_DO = (
    "Rappeler la PMI",
    "Demander une attestation de domiciliation",
    "Accompagner la famille au rendez-vous de la PMI",
    "Relire le dossier avec l’équipe",
    "Reprendre contact avec la médiatrice scolaire",
    "Apporter la fiche d’information traduite",
)
_DONE = ("Fait par téléphone.", "Fait pendant la visite.", "Sans réponse, message laissé.")


class Office:
    """Tells what happened at the desk in one dossier."""

    def __init__(self, rng: random.Random, dossier_id: DossierId, author: str) -> None:
        self._rng = rng
        self._dossier_id = dossier_id
        self._author = author

    def events(self, days: Sequence[date]) -> Iterator[Event]:
        """Yield up to three exchanges, each on or after a day on which somebody was seen."""
        if not days:
            return
        for exchange in self._rng.sample(_EXCHANGES, self._rng.choice((0, 1, 1, 2, 3))):
            day = self._rng.choice(days)
            yield Event(
                id=EventId(uuid7(moment_of(day, 0, 15), self._rng.getrandbits(74))),
                dossier_id=self._dossier_id,
                kind=exchange.kind,
                text=exchange.text,
                with_whom=exchange.with_whom,
                happened=PartialDate.of_day(day),
                time=self._rng.choice(("", "matin", "vers 14 h", "16:30")),
                result=exchange.result,
                entered_at=moment_of(day, 0, 17),
                author=self._author,
            )

    def reminders(self, observations: Sequence[Observation], today: date) -> Iterator[Reminder]:
        """Yield what was decided after an observation: done, overdue or still ahead."""
        dated = [item for item in observations if item.observed is not None]
        for text in self._rng.sample(_TO_DO, self._rng.choice((0, 0, 1, 1, 2))):
            if not dated:
                return
            seen = self._rng.choice(dated)
            day = min(seen.observed.latest, today) if seen.observed is not None else today
            done = self._rng.random() < 0.6
            due = day + timedelta(days=self._rng.choice((7, 14, 21)))
            if not done:
                due = today + timedelta(days=self._rng.randint(-3, 30))
            yield Reminder(
                id=ReminderId(uuid7(moment_of(day, 0, 16), self._rng.getrandbits(74))),
                dossier_id=self._dossier_id,
                text=text,
                due=due,
                occasion_id=seen.occasion_id,
                created_at=moment_of(day, 0, 16),
                created_by=self._author,
                done_on=min(due, today) if done else None,
                done_by=self._author if done else "",
                result=self._rng.choice(_DONE) if done else "",
            )
