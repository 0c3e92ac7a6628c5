"""The reading of an écrit before it leaves: ask, take back, ask for corrections, validate.

What is read over is frozen when it is asked; what is validated are those very bytes.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.ids import EcritId, EcritVersionId
from desktop_app.domain.organisation import Profile
from desktop_app.domain.review import EcritVersion, VersionKind
from desktop_app.domain.review_points import CODES, unticked
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput, ConversionFailed, MissingInformation, NotAllowed
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.agreements import require_agreement
from desktop_app.services.clock import Clock
from desktop_app.services.frozen import standing
from desktop_app.services.paper_checks import PaperChecks
from desktop_app.services.papers import Cancel, Paper, Papers, Tell
from desktop_app.services.review_marks import ReviewMarks
from desktop_app.services.review_views import Asking, Decision
from desktop_app.services.reviewers import ASKED, asked_by, others_who_read

if TYPE_CHECKING:
    from desktop_app.documents.workshop import Pdf
    from desktop_app.register.register import Register


def _say_nothing(_words: str) -> None:
    return None


class Reviews(Service):
    """One method an act on the reading of an écrit."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        papers: Papers,
        checks: PaperChecks,
    ) -> None:
        super().__init__(register, identity, clock)
        self._papers = papers
        self._checks = checks
        self._marks = ReviewMarks(register)

    @needs(Right.WRITE)
    def asking(self, ecrit_id: EcritId) -> Asking:
        """Return who can read an écrit over, the one who did last proposed first."""
        ecrit = self._register.ecrits.require(ecrit_id)
        others = [name for _user, name in others_who_read(self._register, self.actor.user_id)]
        if not others:
            return Asking((self.actor.name,), self.actor.name, alone=True)
        last = ecrit.reviewer or self._last_reader()
        proposed = last if last in others else others[0]
        return Asking(tuple(others), proposed, alone=False)

    @needs(Right.WRITE)
    def ask(
        self,
        ecrit_id: EcritId,
        reviewer: str,
        message: str = "",
        *,
        cancel: Cancel | None = None,
        tell: Tell = _say_nothing,
    ) -> EcritVersion:
        """Freeze the écrit as it is now and hand it to its reader.

        Raise ``BadInput`` unless it is a draft or to correct, ``NotAllowed`` where an adult is
        named who has not agreed. A PDF that cannot be made leaves the Word file to be read.
        """
        ecrit = self._register.ecrits.require(ecrit_id)
        if not ecrit.state.editable:
            raise BadInput(
                f"Cet écrit n’est pas un brouillon{NBSP}: {ecrit.state.label.lower()}.",
                f"Utilisez {quote('Reprendre la main')} pour le modifier.",
            )
        model = self._papers.model_of(ecrit)
        require_agreement(self._register, ecrit, model, self._clock().date())
        lacked = self._open_points(ecrit_id)
        paper = self._papers.fill(ecrit, self._author())
        text = "\n".join(self._papers.lines(paper.docx))
        pdf = self._pdf(paper, ecrit, cancel, tell)
        asked = replace(
            ecrit,
            state=EcritState.IN_REVIEW,
            model_version=model.version,
            reviewer=reviewer.strip() or self.actor.name,
            review_message=message.strip(),
            version=ecrit.version + 1,
        )
        with self._register.change(self.actor, ASKED) as change:
            version = self._kept(asked, paper, pdf, text)
            self._register.ecrits.save(change, asked)
            self._register.ecrit_versions.save(change, version)
            self._marks.end_cold(ecrit.id)
            self._marks.lacked(ecrit.id, asked.version, lacked, version.made_at)
        return version

    @needs(Right.WRITE)
    def take_back(self, ecrit_id: EcritId) -> Ecrit:
        """Make a draft again of an écrit that is read over or validated; its versions stay."""
        ecrit = self._kept_ecrit(ecrit_id)
        if ecrit.state.editable:
            return ecrit
        if ecrit.state.has_left:
            raise BadInput(
                "Cet écrit est transmis.", "Préparez un complément plutôt que de le changer."
            )
        return self._move(ecrit, EcritState.DRAFT, "take_back")

    @needs(Right.REVIEW)
    def ask_corrections(self, ecrit_id: EcritId) -> Ecrit:
        """Hand an écrit back to its author, with the remarks."""
        return self._move(self._in_review(ecrit_id), EcritState.TO_CORRECT, "ask_corrections")

    @needs(Right.REVIEW)
    def begin_cold(self, ecrit_id: EcritId, checked: tuple[str, ...], pause: timedelta) -> datetime:
        """Keep a first round of the points; return when they may be answered again."""
        ecrit = self._in_review(ecrit_id)
        now = self._clock()
        until = now + pause
        self._marks.begin_cold(ecrit_id, ecrit.version, checked, until, now)
        return until

    @needs(Right.REVIEW)
    def validate(self, ecrit_id: EcritId, decision: Decision) -> EcritVersion:
        """Freeze what was read as validated, under a number of its own.

        Raise ``MissingInformation`` while a point of crip.md §7.4 is open, ``BadInput`` while an
        unticked point has no sentence or a cold reading is not over, ``NotAllowed`` to the author
        where somebody else can read. A reason of urgency is kept in place of all but the sentence.
        """
        ecrit = self._in_review(ecrit_id)
        read = standing(self._register, ecrit)
        if read is None:
            raise BadInput("Aucune version n’attend de relecture.", "Demandez une relecture.")
        self._require_answers(decision)
        cold = False
        if not decision.bypass_reason.strip():
            self._require_points(ecrit)
            cold = self._require_distance(ecrit)
        now = self._clock()
        done = replace(ecrit, state=EcritState.VALIDATED, version=ecrit.version + 1)
        version = replace(
            read,
            id=EcritVersionId(self._new_id()),
            number=done.version,
            kind=VersionKind.VALIDATED,
            made_at=now,
            made_by=self.actor.name,
            checked=tuple(code for code in CODES if code in decision.checked),
            unchecked_reason=decision.unchecked_reason.strip(),
            bypass_reason=decision.bypass_reason.strip(),
            cold=cold,
        )
        with self._register.change(self.actor, "validate") as change:
            self._register.ecrits.save(change, done)
            self._register.ecrit_versions.save(change, version)
            self._marks.end_cold(ecrit.id)
            self._marks.opened(ecrit.id, self.actor.user_id, version.number, now)
        return version

    def _pdf(self, paper: Paper, ecrit: Ecrit, cancel: Cancel | None, tell: Tell) -> Pdf | None:
        try:
            return self._papers.to_pdf(paper, f"Écrit {ecrit.ref}", cancel, tell)
        except ConversionFailed:
            if cancel is not None and cancel.is_set():
                raise
            return None

    def _kept(self, ecrit: Ecrit, paper: Paper, pdf: Pdf | None, text: str) -> EcritVersion:
        """Keep the bytes in the open change and return the version that they make."""
        contents = self._register.contents
        return EcritVersion(
            id=EcritVersionId(self._new_id()),
            dossier_id=ecrit.dossier_id,
            ecrit_id=ecrit.id,
            number=ecrit.version,
            kind=VersionKind.FOR_REVIEW,
            made_at=self._clock(),
            made_by=self.actor.name,
            model_id=ecrit.model_id,
            model_version=ecrit.model_version,
            docx_sha256=contents.keep(paper.docx),
            pdf_sha256="" if pdf is None else contents.keep(pdf.content),
            pdf_engine="" if pdf is None else pdf.engine,
            text=text,
        )

    def _kept_ecrit(self, ecrit_id: EcritId) -> Ecrit:
        """Return an écrit; raise ``NotFound`` where it or its dossier is in the trash."""
        ecrit = self._register.ecrits.require(ecrit_id)
        self._register.dossiers.require(ecrit.dossier_id)
        return ecrit

    def _in_review(self, ecrit_id: EcritId) -> Ecrit:
        ecrit = self._kept_ecrit(ecrit_id)
        if ecrit.state is not EcritState.IN_REVIEW:
            raise BadInput(
                f"Cet écrit n’est plus en relecture{NBSP}: {ecrit.state.label.lower()}.",
                "Fermez cette page et ouvrez l’écrit.",
            )
        return ecrit

    def _move(self, ecrit: Ecrit, state: EcritState, verb: str) -> Ecrit:
        moved = replace(ecrit, state=state)
        with self._register.change(self.actor, verb) as change:
            self._register.ecrits.save(change, moved)
        return moved

    def _require_answers(self, decision: Decision) -> None:
        if unticked(decision.checked) and not decision.unchecked_reason.strip():
            raise BadInput(
                "Un point n’est pas coché.", "Cochez-le, ou dites en une phrase pourquoi."
            )

    def _open_points(self, ecrit_id: EcritId) -> tuple[str, ...]:
        held = self._checks.of(ecrit_id).blocking
        return tuple(dict.fromkeys(finding.rule.label for finding in held))

    def _require_points(self, ecrit: Ecrit) -> None:
        """Refuse what is open now, and what was when the bytes that are read were frozen."""
        labels = self._open_points(ecrit.id)
        if labels:
            raise MissingInformation(
                f"Il reste à régler avant de valider{NBSP}: {f'{NBSP}; '.join(labels)}.",
                "Demandez des corrections, ou validez en urgence avec un motif.",
                labels,
            )
        labels = self._marks.lacking(ecrit.id, ecrit.version)
        if labels:
            raise MissingInformation(
                f"Réglé depuis, mais pas dans la version relue{NBSP}: {f'{NBSP}; '.join(labels)}.",
                f"Demandez des corrections{NBSP}: la version suivante l’aura.",
                labels,
            )

    def _require_distance(self, ecrit: Ecrit) -> bool:
        """Tell whether this is a cold reading; refuse the author who has no other way yet."""
        me = self.actor.user_id
        if asked_by(self._register, ecrit.id) != me:
            return False
        if others_who_read(self._register, me):
            raise NotAllowed(
                "La personne qui a demandé la relecture ne la valide pas elle-même.",
                "Laissez-la à une autre personne, ou validez en urgence avec un motif.",
            )
        cold = self._marks.cold(ecrit.id, ecrit.version, self._clock())
        if cold is None:
            raise BadInput(
                "Personne d’autre ne peut relire cet écrit.",
                f"Commencez une relecture à froid{NBSP}: cochez, faites une pause, recommencez.",
            )
        if not cold.ready:
            raise BadInput(
                f"La pause n’est pas finie{NBSP}: jusqu’au {cold.until_words}.",
                "Revenez à ce moment, ou validez en urgence avec un motif.",
            )
        return True

    def _last_reader(self) -> str:
        """Return who was asked last in any écrit, empty if nobody was."""
        row = self._register.connection.row(
            "SELECT reviewer FROM ecrit WHERE reviewer <> '' ORDER BY updated_at DESC LIMIT 1"
        )
        return "" if row is None else str(row[0])

    def _author(self) -> Profile:
        found = self._register.profiles.get(self.actor.user_id)
        return Profile(id=self.actor.user_id) if found is None else found
