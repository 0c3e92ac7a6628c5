"""Remarks on an écrit: anchored to its text, answered, resolved. They never print (UX J4-9)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop_app.domain.ids import EcritId, RemarkId
from desktop_app.domain.review import Remark, Reply
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.access import Service, needs
from desktop_app.services.observations import nothing


class Remarks(Service):
    """One method an act on a remark."""

    @needs(Right.REVIEW)
    def add(
        self,
        ecrit_id: EcritId,
        text: str,
        quote: str = "",
        paragraph: int = 0,
        beside: Callable[[], None] = nothing,
    ) -> Remark:
        """Say something of a passage of the latest version; raise ``BadInput`` without a word.

        ``beside`` runs in the same transaction.
        """
        _require_words(text)
        ecrit = self._register.ecrits.require(ecrit_id)
        self._register.dossiers.require(ecrit.dossier_id)
        with self._register.change(self.actor, "create") as change:
            number = self._register.connection.value(
                "SELECT COALESCE(MAX(number), 0) + 1 FROM remark WHERE ecrit_id = ?", (ecrit_id,)
            )
            remark = Remark(
                id=RemarkId(self._new_id()),
                dossier_id=ecrit.dossier_id,
                ecrit_id=ecrit.id,
                version=ecrit.version,
                number=int(number),
                text=text.strip(),
                author=self.actor.name,
                written_at=self._clock(),
                quote=quote.strip(),
                paragraph=paragraph,
            )
            self._register.remarks.save(change, remark)
            beside()
        return remark

    @needs(Right.WRITE)
    def reply(self, remark_id: RemarkId, text: str) -> Remark:
        """Answer a remark."""
        _require_words(text)
        remark = self._register.remarks.require(remark_id)
        reply = Reply(text.strip(), self.actor.name, self._clock())
        return self._keep(replace(remark, replies=(*remark.replies, reply)))

    @needs(Right.WRITE)
    def resolve(self, remark_id: RemarkId) -> Remark:
        """End a remark."""
        remark = self._register.remarks.require(remark_id)
        return self._keep(replace(remark, resolved_at=self._clock(), resolved_by=self.actor.name))

    @needs(Right.WRITE)
    def reopen(self, remark_id: RemarkId) -> Remark:
        """Take up again a remark that was resolved."""
        remark = self._register.remarks.require(remark_id)
        return self._keep(replace(remark, resolved_at=None, resolved_by=""))

    @needs(Right.REVIEW)
    def trash(self, remark_id: RemarkId) -> None:
        """Put a remark aside; its number is not given again."""
        with self._register.change(self.actor, "trash") as change:
            self._register.remarks.trash(change, remark_id)

    @needs(Right.REVIEW)
    def restore(self, remark_id: RemarkId) -> None:
        """Take a remark out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.remarks.restore(change, remark_id)

    def _keep(self, remark: Remark) -> Remark:
        with self._register.change(self.actor, "change") as change:
            self._register.remarks.save(change, remark)
        return remark


def _require_words(text: str) -> None:
    if not text.strip():
        raise BadInput("La remarque est vide.", "Écrivez au moins un mot.")
