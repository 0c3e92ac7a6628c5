"""Motives, indicators and agreements of a story: a little of each, where the theme calls for it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import ConsentId, DossierId, IndicationId, PersonId, uuid7
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Channel, ContactRule, LanguageLevel, Person, Role, Safety
from desktop_app.services.training_data.moments import moment_of

MOTIVES: Mapping[str, tuple[str, ...]] = {
    "seuls_la_nuit": ("securite",),
    "soins": ("sante",),
    "handicap": ("sante",),
    "blessures": ("mauvais_traitements",),
    "violences_couple": ("securite",),
    "servitude": ("travail",),
    "isole": ("mineur_seul",),
    "grossesse": ("sante",),
    "non_scolarise": ("education",),
    "absences": ("education",),
    "mendicite": ("mendicite", "education"),
    "delits": ("delits",),
}
"""Codes of the shipped motives, by the key of a theme."""


@dataclass(frozen=True, slots=True)
class Sign:
    """An indicator of a theme, with its words as they are shipped."""

    code: str
    label: str
    voice: Voice
    speaker: str = ""


_SIGNS: Mapping[str, tuple[Sign, ...]] = {
    "mendicite": (
        Sign("mineur_ecole", "Ne va pas à l’école", Voice.SEEN),
        Sign("mineur_monnaie", "Beaucoup de petite monnaie", Voice.SEEN),
        Sign("d5_dette", "Servitude pour dette", Voice.REPORTED, "une voisine"),
    ),
    "delits": (
        Sign("delits_precaire", "Conditions de vie précaires", Voice.SEEN),
        Sign("delits_confiance", "Perte de confiance envers les adultes", Voice.ANALYSIS),
        Sign("delits_mobilite", "Mobilité entre plusieurs pays", Voice.REPORTED, "un éducateur"),
    ),
    "servitude": (
        Sign("travail_papiers", "Confiscation des documents d’identité", Voice.REPORTED, "elle"),
        Sign("travail_isolement", "Maintien dans un isolement social", Voice.SEEN),
    ),
    "sorties": (
        Sign("sexuelle_sorties", "Absentéisme, sorties tardives", Voice.REPORTED, "le collège"),
        Sign("mineur_refuse", "Refuse de donner toute information personnelle", Voice.SEEN),
    ),
}
_AGREED = (ConsentAnswer.YES, ConsentAnswer.YES, ConsentAnswer.NOT_NOW, ConsentAnswer.NO)
_POINTS = ("destinataire", "partage", "retrait", "questions", "conservation")


class Ticker:
    """Makes the indicators and agreements of one dossier. Its dice are its own."""

    def __init__(self, rng: random.Random, dossier_id: DossierId, author: str) -> None:
        self._rng = rng
        self._dossier_id = dossier_id
        self._author = author

    def indications(
        self, theme: str, person: Person, observations: Sequence[Observation]
    ) -> Iterator[Indication]:
        """Yield a few indicators of a theme on the days of its visits."""
        days = [item for item in observations if item.observed is not None]
        for sign in _SIGNS.get(theme, ()):
            if not days or self._rng.random() < 0.3:
                continue
            seen = self._rng.choice(days)
            moment = seen.entered_at or moment_of(date(2026, 1, 1))
            yield Indication(
                id=IndicationId(uuid7(moment, self._rng.getrandbits(74))),
                dossier_id=self._dossier_id,
                indicator=sign.code,
                label=sign.label,
                person_id=person.id,
                observed=seen.observed,
                place_id=seen.place_id,
                place_text=seen.place_text,
                voice=sign.voice,
                speaker=sign.speaker,
                author=self._author,
                entered_at=moment,
            )

    def consents(self, persons: Sequence[Person], days: Sequence[date]) -> Iterator[Consent]:
        """Yield what was said about agreement and information, in one dossier out of three."""
        if self._rng.random() > 0.35 or not days:
            return
        day = self._rng.choice(days)
        for person in persons:
            if person.role is Role.PARENT and self._rng.random() < 0.7:
                yield self._agreement(person, day)
            elif person.child_view:
                yield self._consent(
                    ConsentKind.CHILD_VIEW, day, person.id, person, words=person.child_view
                )
        if any(person.role is Role.PARENT for person in persons):
            yield self._consent(ConsentKind.PARENTS, day, None, None, answer=ConsentAnswer.YES)

    def safe_channels(self, person: Person, day: date) -> tuple[ContactRule, ...]:
        """Return how one may reach an adult whose number is known: often nobody checked."""
        if not person.phones or self._rng.random() < 0.6:
            return ()
        safety = self._rng.choice((Safety.YES, Safety.YES, Safety.NO))
        checked = PartialDate.of_day(day)
        return (
            ContactRule(Channel.TEXT_MESSAGE, safety, checked_on=checked, checked_by=self._author),
        )

    def _agreement(self, person: Person, day: date) -> Consent:
        answer = self._rng.choice(_AGREED)
        scope = ("orientation",) if answer is ConsentAnswer.YES else ()
        return self._consent(
            ConsentKind.AGREEMENT, day, person.id, person, answer=answer, scope=scope
        )

    def _consent(
        self,
        kind: ConsentKind,
        day: date,
        person_id: PersonId | None,
        speaker: Person | None,
        *,
        answer: ConsentAnswer | None = None,
        scope: tuple[str, ...] = (),
        words: str = "",
    ) -> Consent:
        moment = moment_of(day)
        return Consent(
            id=ConsentId(uuid7(moment, self._rng.getrandbits(74))),
            dossier_id=self._dossier_id,
            person_id=person_id,
            kind=kind,
            held_on=PartialDate.of_day(day),
            explained=_POINTS[: self._rng.randint(2, len(_POINTS))],
            language="" if speaker is None else _mother_tongue(speaker),
            explained_by=self._author,
            understood=True,
            answer=answer,
            scope=scope,
            words=words,
            entered_at=moment,
            author=self._author,
        )


def _mother_tongue(person: Person) -> str:
    known = (skill for skill in person.languages if skill.level is LanguageLevel.MOTHER_TONGUE)
    return next((skill.language for skill in known), "")
