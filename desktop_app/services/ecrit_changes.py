"""What the composer changes in an écrit: answers, choices, its own words, finished sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from desktop_app.domain.ecrit import Answer, Ecrit, Extract, Override
from desktop_app.domain.extracting import still_there
from desktop_app.domain.ids import AttachmentId, EcritId, ObservationId, PersonId
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.access import Service, needs
from desktop_app.services.ecrit_source import corrected_dossier, corrected_person
from desktop_app.services.paper_surroundings import require_followable
from desktop_app.services.paper_views import FieldView, SectionView

_COMPOSED = (
    "answers",
    "overrides",
    "person_ids",
    "observation_ids",
    "named_observation_ids",
    "attachments",
    "attachment_ids",
    "extracts",
    "finished",
    "territory",
    "written_on",
    "answers_to",
)
"""What an undo in the composer puts back: never the state, a version or a review."""


def composed(ecrit: Ecrit) -> dict[str, object]:
    """Return the parts of an écrit that its composer writes."""
    return {name: getattr(ecrit, name) for name in _COMPOSED}


class EcritChanges(Service):
    """The writing part of the écrits. Every method is one transaction."""

    @needs(Right.WRITE)
    def answer(self, ecrit_id: EcritId, answers: Mapping[str, Answer]) -> Ecrit:
        """Keep answers typed in the écrit; an empty one takes the former away.

        An extract whose words are no longer in their field is forgotten with them.
        """
        ecrit = self._register.ecrits.require(ecrit_id)
        merged = {**ecrit.answers, **answers}
        kept = {key: answer for key, answer in merged.items() if answer.given}
        extracts = ecrit.extracts
        for key, answer in answers.items():
            extracts = still_there(extracts, key, answer.text)
        return self._keep(replace(ecrit, answers=kept, extracts=extracts))

    @needs(Right.WRITE)
    def choose(
        self,
        ecrit_id: EcritId,
        *,
        persons: tuple[PersonId, ...] | None = None,
        observations: tuple[ObservationId, ...] | None = None,
        named: tuple[ObservationId, ...] | None = None,
        attachments: tuple[str, ...] | None = None,
        pieces: tuple[AttachmentId, ...] | None = None,
        territory: str | None = None,
        written_on: date | None = None,
        answers_to: EcritId | None = None,
    ) -> Ecrit:
        """Change of whom the écrit speaks, what it quotes and joins, who gets it, its date.

        ``named`` are the observations whose informant is printed by name; ``answers_to`` is the
        earlier écrit that this one follows, finished and in the same dossier, else ``BadInput``.
        """
        wanted = {
            "person_ids": persons,
            "observation_ids": observations,
            "named_observation_ids": named,
            "attachments": attachments,
            "attachment_ids": pieces,
            "territory": territory,
            "written_on": written_on,
            "answers_to": answers_to,
        }
        given = {name: value for name, value in wanted.items() if value is not None}
        ecrit = self._register.ecrits.require(ecrit_id)
        if answers_to is not None:
            require_followable(self._register, ecrit, answers_to)
        return self._keep(replace(ecrit, **given))  # type: ignore[arg-type]  # names of its fields

    @needs(Right.WRITE)
    def note_extract(self, ecrit_id: EcritId, extract: Extract) -> Ecrit:
        """Remember from which observation a sentence in a field was taken."""
        ecrit = self._register.ecrits.require(ecrit_id)
        if extract in ecrit.extracts:
            return ecrit
        return self._keep(replace(ecrit, extracts=(*ecrit.extracts, extract)))

    @needs(Right.WRITE)
    def override(self, ecrit_id: EcritId, overrides: Mapping[str, Override | None]) -> Ecrit:
        """Say something else than the register, in this écrit only; ``None`` follows it again."""
        ecrit = self._register.ecrits.require(ecrit_id)
        merged = {**ecrit.overrides, **overrides}
        kept = {key: each for key, each in merged.items() if each is not None}
        return self._keep(replace(ecrit, overrides=kept))

    @needs(Right.WRITE)
    def correct_source(self, ecrit_id: EcritId, field: FieldView, answer: Answer) -> bool:
        """Write ``answer`` into the fiche or the dossier too; tell whether it fits there.

        Where it does, the écrit follows the register again; where it does not, it is for the user
        to correct the fiche and the écrit keeps its own words.
        """
        ecrit = self._register.ecrits.require(ecrit_id)
        overrides = {key: each for key, each in ecrit.overrides.items() if key != field.own_key}
        with self._register.change(self.actor, "change") as change:
            if field.person_id is None:
                dossier = self._register.dossiers.require(ecrit.dossier_id)
                corrected = corrected_dossier(dossier, field.key, answer)
                if corrected is None:
                    return False
                self._register.dossiers.save(change, corrected)
                answers = {key: each for key, each in ecrit.answers.items() if key != field.key}
                ecrit = replace(ecrit, answers=answers)
            else:
                person = self._register.persons.require(field.person_id)
                name = field.key.rpartition(".")[2]
                fiche = corrected_person(person, name, answer)
                if fiche is None:
                    return False
                self._register.persons.save(change, fiche)
            self._register.ecrits.save(
                change, replace(require_editable(ecrit), overrides=overrides)
            )
        return True

    @needs(Right.WRITE)
    def finish(self, ecrit_id: EcritId, section: SectionView, *, finished: bool) -> Ecrit:
        """Declare a section finished, or take that back.

        What the register says in it is remembered as seen: a later change will be shown.
        """
        ecrit = self._register.ecrits.require(ecrit_id)
        others = tuple(each for each in ecrit.finished if each != section.id)
        overrides = dict(ecrit.overrides)
        seen = {key: Override(Answer(), said) for key, said in _seen(section)}
        if finished:
            overrides = {**seen, **overrides}
        else:
            overrides = {
                key: each for key, each in overrides.items() if each.answer.given or key not in seen
            }
        kept = (*others, section.id) if finished else others
        return self._keep(replace(ecrit, finished=kept, overrides=overrides))

    @needs(Right.WRITE)
    def put_back(self, ecrit_id: EcritId, earlier: Ecrit) -> Ecrit:
        """Write again what the composer had written at an earlier moment (undo, redo)."""
        ecrit = self._register.ecrits.require(ecrit_id)
        return self._keep(replace(ecrit, **composed(earlier)))  # type: ignore[arg-type]

    def _keep(self, ecrit: Ecrit) -> Ecrit:
        with self._register.change(self.actor, "change") as change:
            self._register.ecrits.save(change, require_editable(ecrit))
        return ecrit


def require_editable(ecrit: Ecrit) -> Ecrit:
    """Return the écrit; raise ``BadInput`` while it is read over, validated or gone."""
    if ecrit.state.has_left:
        raise BadInput(
            "Cet écrit est transmis.", "Préparez un complément plutôt que de le changer."
        )
    if not ecrit.state.editable:
        raise BadInput(
            f"Cet écrit n’est plus un brouillon\u00a0: {ecrit.state.label.lower()}.",
            "Utilisez «\u00a0Reprendre la main\u00a0» pour le modifier.",
        )
    return ecrit


def _seen(section: SectionView) -> list[tuple[str, str]]:
    """Return what the register says in each field that the écrit prints from it."""
    return [(each.seen_key, each.said) for each in section.fields if each.seen_key and each.said]
