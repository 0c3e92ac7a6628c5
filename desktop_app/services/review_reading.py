"""Reading the écrits that are read over: the page of one, the lists of those that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.ids import EcritId
from desktop_app.domain.paper_finding import Weight
from desktop_app.domain.review import EcritVersion, Remark
from desktop_app.domain.rights import Right
from desktop_app.domain.text_diff import TextChange, changes
from desktop_app.errors import NotFound
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.frozen import Frozen, versions_of
from desktop_app.services.paper_checks import PaperChecks
from desktop_app.services.paper_views import PageView, Preview
from desktop_app.services.papers import Papers
from desktop_app.services.review_marks import ReviewMarks
from desktop_app.services.review_views import ReviewLine, ReviewView, ToDoKind
from desktop_app.services.review_words import (
    asked_words,
    state_words,
    validated_words,
    version_words,
)
from desktop_app.services.reviewers import asked_by, others_who_read

if TYPE_CHECKING:
    from desktop_app.register.register import Register

_ZOOM = 1.5
_WAITING = ("in_review", "to_correct", "validated")


class ReviewReading(Service):
    """Show what is frozen. Nothing is decided here."""

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
        self._frozen = Frozen(register, papers)
        self._marks = ReviewMarks(register)

    @needs(Right.READ)
    def view(self, ecrit_id: EcritId) -> ReviewView:
        """Return the latest frozen version with its remarks; note that it was seen.

        Raise ``NotFound`` where nothing was ever frozen.
        """
        register, now = self._register, self._clock()
        ecrit = register.ecrits.require(ecrit_id)
        versions = versions_of(register, ecrit)
        if not versions:
            raise NotFound("Cet écrit n’a pas encore été relu.", "Demandez d’abord une relecture.")
        version, me = versions[-1], self.actor.user_id
        before = self._marks.opened(ecrit_id, me, version.number, now)
        report = self._checks.of(ecrit_id) if ecrit.state is EcritState.IN_REVIEW else None
        return ReviewView(
            ecrit=ecrit,
            title=self._papers.title_of(ecrit.model_id),
            dossier_ref=register.dossiers.require(ecrit.dossier_id).ref,
            version=version,
            version_words=version_words(version, now.tzinfo),
            asked_words=asked_words(version, now.date(), now.tzinfo),
            versions=versions,
            paragraphs=tuple(version.text.split("\n")),
            remarks=self._remarks(ecrit),
            blocking=() if report is None else report.blocking,
            advice=0 if report is None else len(report.of(Weight.ADVICE)),
            mine=asked_by(register, ecrit_id) == me,
            alone=not others_who_read(register, me),
            cold=self._marks.cold(ecrit_id, version.number, now),
            changes=self._between(versions, before, version.number),
            changes_from=before,
        )

    @needs(Right.READ)
    def pages(self, ecrit_id: EcritId) -> Preview | None:
        """Return the pages of the latest frozen version, ``None`` where no PDF could be made."""
        ecrit = self._register.ecrits.require(ecrit_id)
        versions = versions_of(self._register, ecrit)
        if not versions or not versions[-1].pdf_sha256:
            return None
        pdf = self._frozen.pdf_of(versions[-1])
        return Preview(
            pages=self._papers.pages(pdf.content, _ZOOM),
            engine=pdf.engine,
            simplified=pdf.simplified,
            missing=(),
            sha256=versions[-1].docx_sha256,
            pdf=pdf.content,
        )

    @needs(Right.READ)
    def drawn(self, pdf: bytes, first: int, limit: int) -> tuple[PageView, ...]:
        """Return some pages of what ``pages`` gave, drawn."""
        return self._papers.drawn(pdf, _ZOOM, first, limit)

    @needs(Right.READ)
    def compare(self, ecrit_id: EcritId, old: int, new: int) -> tuple[TextChange, ...]:
        """Return what changed between two frozen versions."""
        ecrit = self._register.ecrits.require(ecrit_id)
        return self._between(versions_of(self._register, ecrit), old, new)

    @needs(Right.READ)
    def words(self, ecrit_id: EcritId) -> str:
        """Return where an écrit stands: « chez L. Bernard depuis hier », empty if never read."""
        ecrit, now = self._register.ecrits.require(ecrit_id), self._clock()
        return state_words(ecrit, versions_of(self._register, ecrit), now.date(), now.tzinfo)

    @needs(Right.READ)
    def to_do(self) -> tuple[ReviewLine, ...]:
        """Return the écrits that wait for the user: to read, to correct, validated meanwhile."""
        rows = self._register.connection.rows(
            "SELECT id FROM ecrit WHERE state IN (?, ?, ?) AND version > 0 "
            "AND trashed_at IS NULL ORDER BY id",
            _WAITING,
        )
        found = (self._line(self._register.ecrits.require(row[0])) for row in rows)
        order = list(ToDoKind)
        lines = [line for line in found if line is not None]
        return tuple(sorted(lines, key=lambda line: order.index(line.kind)))

    def _line(self, ecrit: Ecrit) -> ReviewLine | None:
        kind = self._waits_for_me(ecrit)
        dossier = self._register.dossiers.get(ecrit.dossier_id)
        if kind is None or dossier is None:
            return None
        now = self._clock()
        latest = versions_of(self._register, ecrit)[-1]
        said = {
            ToDoKind.TO_REVIEW: lambda: asked_words(latest, now.date(), now.tzinfo),
            ToDoKind.TO_CORRECT: lambda: f"relu par {ecrit.reviewer}",
            ToDoKind.VALIDATED: lambda: validated_words(latest, now.tzinfo),
        }
        return ReviewLine(
            kind=kind,
            ecrit_id=ecrit.id,
            dossier_id=ecrit.dossier_id,
            title=self._papers.title_of(ecrit.model_id),
            ref=ecrit.ref,
            dossier_ref=dossier.ref,
            words=said[kind](),
        )

    def _waits_for_me(self, ecrit: Ecrit) -> ToDoKind | None:
        me = self.actor.user_id
        asker = asked_by(self._register, ecrit.id)
        others = others_who_read(self._register, me)
        if ecrit.state is EcritState.IN_REVIEW:
            for_another = ecrit.reviewer in {name for _user, name in others}
            return None if for_another or (asker == me and others) else ToDoKind.TO_REVIEW
        if asker != me:
            return None
        if ecrit.state is EcritState.TO_CORRECT:
            return ToDoKind.TO_CORRECT
        unseen = self._marks.seen(ecrit.id, me) < ecrit.version
        return ToDoKind.VALIDATED if unseen else None

    def _between(
        self, versions: tuple[EcritVersion, ...], old: int, new: int
    ) -> tuple[TextChange, ...]:
        texts = {item.number: item.text for item in versions}
        if old not in texts or new not in texts:
            return ()
        return changes(texts[old], texts[new])

    def _remarks(self, ecrit: Ecrit) -> tuple[Remark, ...]:
        kept = self._register.remarks.by_dossier(ecrit.dossier_id)
        return tuple(
            sorted((item for item in kept if item.ecrit_id == ecrit.id), key=lambda one: one.number)
        )
