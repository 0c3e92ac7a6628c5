"""The texts of a dossier and the draft of its information préoccupante."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop_app.domain.absence import Absence
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, OtherService, Step
from desktop_app.domain.ecrit import Answer, Ecrit
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import EcritId, uuid7
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person, Role, Sex
from desktop_app.services.training_data.cast import Cast
from desktop_app.services.training_data.moments import moment_of
from desktop_app.services.training_data.phrasing import say, some
from desktop_app.services.training_data.settlements import SURROUNDINGS
from desktop_app.services.training_data.story import Informed, Theme
from desktop_app.services.training_data.team import COORDINATOR, ORGANISATION, landline

MODEL_ID = "information_preoccupante_crip"
MODEL_VERSION = "1"
_MET = (
    "[Famille rencontrée|Première rencontre] en <rencontre>, lors d’une visite <au_lieu>.",
    "La famille nous a été signalée par [une autre association|une habitante|la médiatrice de la"
    " ville] en <rencontre>.",
)
_MET_ALONE = (
    "Première rencontre en <rencontre>, lors d’une maraude, à l’endroit où <il> dort.",
    "<Enfant> est venu<e> à la permanence en <rencontre>, conduit<e> par une bénévole.",
)
_KNOWN_FOR = (
    "Visites [chaque semaine|deux fois par semaine|tous les quinze jours] <au_lieu> depuis"
    " <rencontre>",
    "Permanence de l’association et visites <au_lieu> depuis <rencontre>",
)
_SIGNS_OF_CERTIFICATE = ("médecin", "infirmière")


@dataclass(frozen=True, slots=True)
class Clerk:
    """Writes the papers of one dossier."""

    theme: Theme
    cast: Cast
    rng: random.Random
    slots: Mapping[str, str]

    def described(self, dossier: Dossier, days: Sequence[date]) -> Dossier:
        """Return the dossier with its family, place, history, services and steps."""
        theme = self.theme
        solution = self._one(theme.solution)
        services = tuple(
            OtherService(self._say(name), self._contact(), self._say(note))
            for name, note in some(self.rng, theme.services, 1, 3)
        )
        absences = {} if solution else {"family_solution": Absence.NOT_ASKED}
        return replace(
            dossier,
            family_composition=self._composition(),
            social_environment=self._surroundings(),
            family_solution=solution,
            history=self._one(_MET if self.cast.adults else _MET_ALONE),
            resources=self._one(theme.resources),
            services=services,
            steps=self._steps(days),
            absences=absences,
        )

    def draft(
        self,
        dossier: Dossier,
        persons: Sequence[Person],
        observations: Sequence[Observation],
        written_on: date,
    ) -> Ecrit:
        """Return the draft, its answers complete, the children first."""
        moment = moment_of(written_on, 0, 18, self.rng.randrange(60))
        chosen = self._quoted(observations, written_on)
        return Ecrit(
            id=EcritId(uuid7(moment, self.rng.getrandbits(74))),
            ref="",
            dossier_id=dossier.id,
            model_id=MODEL_ID,
            model_version=MODEL_VERSION,
            written_on=written_on,
            territory=self.cast.settlement.town.territory,
            person_ids=tuple(person.id for person in persons),
            observation_ids=tuple(item.id for item in chosen),
            attachments=self._attachments(chosen),
            answers=self._answers(written_on),
            created_at=moment,
            created_by=self.slots["auteur"],
        )

    def _answers(self, written_on: date) -> dict[str, Answer]:
        theme = self.theme
        urgency = self.rng.choice(theme.urgencies)
        slots = {"date_ecrit": date_words(written_on)}
        texts = {
            "lien_enfant": self._one(_KNOWN_FOR),
            "motif": self._one(theme.motives),
            "degre_danger": theme.degree,
            "nature_danger": theme.dangers,
            "traces": self._one(theme.traces),
            "auteurs_presumes": self._one(theme.presumed),
            **self._informed(self.rng.choice(theme.informed)),
            "demande": theme.demands,
            "demande_precisions": self._one(theme.demand_detail),
            "urgence": urgency,
            "copie": "procureur" if urgency == "immediate" else "aucune",
            "lieu_signature": ORGANISATION.city,
        }
        if theme.call and urgency != "ordinaire":
            texts["urgence_appel"] = say(
                self.rng.choice(theme.call), self.rng, {**self.slots, **slots}
            )
        elif urgency == "immediate":
            texts["urgence_appel"] = (
                f"CRIP, le {date_words(written_on)}, par {self.slots['auteur']}"
            )
        if self.rng.random() < 0.4:
            texts["cosignataire_nom"], texts["cosignataire_fonction"] = COORDINATOR
        answers = {key: Answer(text) for key, text in texts.items() if text}
        if "traces" not in answers and theme.degree == "danger":
            answers["traces"] = Answer(absence=Absence.NOT_APPLICABLE)
        return answers

    def _informed(self, informed: Informed) -> dict[str, str]:
        key = "famille_informee_precisions"
        if informed.code == "non":
            key = "famille_non_informee_raison"
        return {
            "famille_informee": informed.code,
            key: self._say(informed.text),
            "reaction_parents": self._say(informed.reaction),
        }

    def _quoted(self, observations: Iterable[Observation], written_on: date) -> list[Observation]:
        """Return what the paper quotes: the last months, an analysis only now and then."""
        since = written_on - timedelta(days=120)
        recent = [item for item in observations if item.observed and item.observed.latest >= since]
        facts = [item for item in recent if item.voice is not Voice.ANALYSIS][-14:]
        analyses = [item for item in recent if item.voice is Voice.ANALYSIS][-1:]
        return facts + (analyses if self.rng.random() < 0.5 else [])

    def _attachments(self, chosen: Iterable[Observation]) -> tuple[str, ...]:
        seen_by_a_doctor = any(
            sign in item.speaker_role for item in chosen for sign in _SIGNS_OF_CERTIFICATE
        )
        return self.theme.attachments if seen_by_a_doctor else ()

    def _composition(self) -> str:
        count = len(self.cast.children)
        if not self.cast.adults:
            return self._say("<Il> dit n’avoir aucun parent en France.")
        fathers = [p for p in self.cast.adults if p.role is Role.PARENT and p.sex is Sex.MALE]
        mothers = [p for p in self.cast.adults if p.role is Role.PARENT and p.sex is Sex.FEMALE]
        if mothers and fathers:
            who, absent = "Les deux parents", ""
        elif mothers:
            who, absent = (
                "La mère",
                "[Le père vivrait dans une autre ville.|Le père est resté au pays, selon la"
                " mère.|]",
            )
        elif fathers:
            who, absent = (
                "Le père",
                "[La mère vivrait à l’étranger.|La mère est décédée, selon le père.]",
            )
        else:
            who, absent = "La grand-mère", "Les parents sont absents."
        children = "un enfant" if count == 1 else f"{count} enfants"
        return self._say(f"{who} et {children}. {absent}")

    def _surroundings(self) -> str:
        place = self._one(SURROUNDINGS[self.cast.settlement.place.kind])
        return f"{place} {self._one(self.theme.environment)}".strip()

    def _steps(self, days: Sequence[date]) -> tuple[Step, ...]:
        chosen = some(self.rng, self.theme.steps, 1, 4)
        dates = sorted(self.rng.choice(days) for _ in chosen)
        return tuple(
            Step(self._say(text), self._step_date(day), self._say(result))
            for day, (text, result) in zip(dates, chosen, strict=True)
        )

    def _step_date(self, day: date) -> PartialDate:
        return PartialDate(self.rng.choice((day.isoformat(), day.isoformat(), f"{day:%Y-%m}")))

    def _contact(self) -> str:
        return landline(self.rng) if self.rng.random() < 0.5 else ""

    def _one(self, patterns: Sequence[str]) -> str:
        return self._say(self.rng.choice(patterns)) if patterns else ""

    def _say(self, pattern: str) -> str:
        return say(pattern, self.rng, self.slots)
