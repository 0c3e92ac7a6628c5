"""Writing an écrit to files outside the register, on purpose."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import DossierId, EcritId
from desktop_app.domain.organisation import Profile
from desktop_app.domain.person import Person
from desktop_app.domain.rights import Right
from desktop_app.errors import MissingInformation
from desktop_app.services.access import Identity, needs
from desktop_app.services.agreements import require_agreement
from desktop_app.services.clock import Clock
from desktop_app.services.ecrit_changes import EcritChanges
from desktop_app.services.frozen import Frozen
from desktop_app.services.paper_surroundings import followed
from desktop_app.services.paper_views import Exported, MissingLine
from desktop_app.services.papers import Cancel, Paper, Papers, Tell
from desktop_app.services.preparation import proposed_territory, quotable
from desktop_app.services.reference import Reference
from desktop_app.services.written_files import require_free, written_files

if TYPE_CHECKING:
    from desktop_app.register.register import Register


def say_nothing(_words: str) -> None:
    """Tell nobody."""


class EcritFiles(EcritChanges):
    """The part of the écrits that fills papers and writes them where the user chose."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        reference: Reference,
        papers: Papers,
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._papers = papers
        self._frozen = Frozen(register, papers)

    @needs(Right.EXPORT_NAMES)
    def export(
        self,
        ecrit_id: EcritId,
        target: Path,
        *,
        pdf: bool,
        replace: bool = False,
        cancel: Cancel | None = None,
        tell: Tell = say_nothing,
    ) -> Exported:
        """Write the Word file, and the PDF beside it, where the user chose; note it.

        Raise ``AlreadyThere``, before anything is written, when another file than ``target`` would
        be replaced without ``replace``; ``NotAllowed`` where an adult is named who has not agreed;
        ``ConversionFailed`` when the PDF cannot be made: the Word file is written by then.
        """
        files = _files(target, pdf=pdf, replace=replace)
        ecrit = self._register.ecrits.require(ecrit_id)
        self._register.dossiers.require(ecrit.dossier_id)
        self._require_agreement(ecrit)
        paper = self._frozen.paper(ecrit) or self._papers.fill(ecrit, self._author())
        made = self._word(paper, files[0])
        with self._register.change(self.actor, "export") as change:
            change.note("ecrit", ecrit_id)
        return self._with_pdf(ecrit, paper, made, files[1], cancel, tell) if pdf else made

    @needs(Right.EXPORT_NAMES)
    def fill(
        self,
        model_id: str,
        dossier_ref: str,
        target: Path,
        *,
        pdf: bool,
        allow_missing: bool,
        replace: bool = False,
    ) -> Exported:
        """Write a draft paper from a dossier without storing anything.

        The latest écrit of that model that is being written in the dossier gives its answers;
        without one, every person and every observation that is not an analysis is taken, or, in a
        paper about an earlier écrit, every one that this has not. Raise ``MissingInformation`` when
        the model's requirements are not met and ``allow_missing`` is false; ``AlreadyThere`` as
        ``export`` does.
        """
        files = _files(target, pdf=pdf, replace=replace)
        ecrit = self._latest_or_transient(model_id, dossier_ref)
        self._require_agreement(ecrit)
        paper = self._papers.fill(ecrit, self._author())
        if paper.missing and not allow_missing:
            raise MissingInformation(
                _missing_words(paper.missing),
                "Complétez le dossier, ou ajoutez --allow-missing.",
                tuple(line.words for line in paper.missing),
            )
        made = self._word(paper, files[0])
        return self._with_pdf(ecrit, paper, made, files[1], None, say_nothing) if pdf else made

    def _require_agreement(self, ecrit: Ecrit) -> None:
        model = self._papers.model_of(ecrit)
        require_agreement(self._register, ecrit, model, self._clock().date())

    def _word(self, paper: Paper, file: Path) -> Exported:
        self._papers.write(file, paper.docx)
        return Exported((file,), paper.sha256, 0, "", False, paper.missing)

    def _with_pdf(
        self,
        ecrit: Ecrit,
        paper: Paper,
        made: Exported,
        file: Path,
        cancel: Cancel | None,
        tell: Tell,
    ) -> Exported:
        pdf = self._frozen.pdf(ecrit) or self._papers.to_pdf(paper, title_of(ecrit), cancel, tell)
        self._papers.write(file, pdf.content)
        return replace(
            made,
            files=(*made.files, file),
            pages=pdf.pages,
            engine=pdf.engine,
            simplified=pdf.simplified,
        )

    def _latest_or_transient(self, model_id: str, dossier_ref: str) -> Ecrit:
        model = self._papers.model(model_id)
        dossier = self._register.dossiers.require_ref(dossier_ref)
        drafts = [
            ecrit
            for ecrit in self._register.ecrits.by_dossier(dossier.id)
            if ecrit.model_id == model_id and ecrit.state.editable
        ]
        if drafts:
            return max(drafts, key=lambda ecrit: ecrit.id)
        persons = self._persons(dossier.id)
        observations = self._register.observations.by_dossier(dossier.id)
        now = self._clock()
        territory = proposed_territory(self._register, self._reference, persons, now.date())
        ecrit = Ecrit(
            id=EcritId(self._new_id()),
            ref="brouillon",
            dossier_id=dossier.id,
            model_id=model.id,
            model_version=model.version,
            written_on=now.date(),
            territory="" if territory is None else territory.code,
            person_ids=tuple(person.id for person in persons),
            observation_ids=quotable(observations),
            created_at=now,
            created_by=self.actor.name,
        )
        others = self._register.ecrits.by_dossier(dossier.id)
        known = followed(model, others, ecrit.person_ids)
        earlier = next((each for each in others if each.id == known), None)
        if earlier is None:
            return ecrit
        new = tuple(key for key in ecrit.observation_ids if key not in earlier.observation_ids)
        return replace(ecrit, answers_to=earlier.id, observation_ids=new)

    def _persons(self, dossier_id: DossierId) -> tuple[Person, ...]:
        return tuple(self._register.persons.by_dossier(dossier_id))

    def _author(self) -> Profile:
        found = self._register.profiles.get(self.actor.user_id)
        return Profile(id=self.actor.user_id) if found is None else found


def _files(target: Path, *, pdf: bool, replace: bool) -> tuple[Path, ...]:
    files = written_files(target, pdf=pdf)
    if not replace:
        require_free(target, files)
    return files


def title_of(ecrit: Ecrit) -> str:
    """Return the title that a file bears: the reference, no name."""
    return f"Écrit {ecrit.ref}".strip()


def _missing_words(missing: tuple[MissingLine, ...]) -> str:
    labels = "\u00a0; ".join(line.words for line in missing)
    if len(missing) == 1:
        return f"Il reste 1 information requise\u00a0: {labels}."
    return f"Il reste {len(missing)} informations requises\u00a0: {labels}."
