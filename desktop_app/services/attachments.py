"""The pieces of a dossier: adding, seeing, cleaning, putting aside, copying out."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain import attachment_rules as rules
from desktop_app.domain.attachment import Attachment
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dates_in_words import date_in_words
from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.file_names import require_file_name, with_ending
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import AttachmentId, DossierId, OccasionId
from desktop_app.domain.media import kind_of
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.attachment_views import (
    Added,
    AttachmentLine,
    AttachmentList,
    Order,
    UsedIn,
)
from desktop_app.services.clear_copies import ClearCopies
from desktop_app.services.clock import Clock
from desktop_app.services.given_files import Cancel, Tell, read_file, say_nothing, stoppable
from desktop_app.services.papers import Papers
from desktop_app.services.written_files import require_free

if TYPE_CHECKING:
    from desktop_app.register.register import Register


class Attachments(Service):
    """One method a use case on pieces. What a file holds is read by the workers only (S-52)."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        papers: Papers,
        copies: ClearCopies,
    ) -> None:
        super().__init__(register, identity, clock)
        self._papers = papers
        self._copies = copies

    @needs(Right.READ)
    def of_dossier(self, dossier_id: DossierId, order: Order = Order.DATE) -> AttachmentList:
        """Return the pieces of a dossier, the latest first or by name."""
        dossier = self._register.dossiers.require(dossier_id)
        found = self._register.attachments.by_dossier(dossier_id)
        ecrits = self._register.ecrits.by_dossier(dossier_id)
        lines = [self._line(item, ecrits) for item in _in_order(found, order)]
        warning = rules.size_warning(self._register.size())
        return AttachmentList(dossier.ref, tuple(lines), len(self._copies.lines()), warning)

    @needs(Right.READ)
    def get(self, attachment_id: AttachmentId) -> AttachmentLine:
        """Return a piece with the écrits that join it."""
        found = self._register.attachments.require(attachment_id)
        return self._line(found, self._register.ecrits.by_dossier(found.dossier_id))

    @needs(Right.WRITE)
    def add(
        self,
        dossier_id: DossierId,
        source: Path,
        *,
        occasion_id: OccasionId | None = None,
        tell: Tell = say_nothing,
        cancel: Cancel | None = None,
    ) -> Added:
        """Keep the file at ``source`` as a piece of the dossier; the file itself stays untouched.

        The same content twice in a dossier is one piece. Raise ``BadInput`` for a file that is too
        large, of a refused kind or unreadable, and ``AddingStopped`` once ``cancel`` is set.
        """
        content = read_file(source)
        return self.keep(
            dossier_id, source.name, content, occasion_id=occasion_id, tell=tell, cancel=cancel
        )

    @needs(Right.WRITE)
    def keep(
        self,
        dossier_id: DossierId,
        untrusted_name: str,
        content: bytes,
        *,
        occasion_id: OccasionId | None = None,
        tell: Tell = say_nothing,
        cancel: Cancel | None = None,
    ) -> Added:
        """Keep a content as a piece of the dossier, as ``add`` does with a file."""
        rules.require_piece_size(len(content))
        self._register.dossiers.require(dossier_id)
        again = self._same(dossier_id, hashlib.sha256(content).hexdigest())
        if again is not None:
            if occasion_id is not None and again.occasion_id is None:
                self.link((again.id,), occasion_id)
            return Added(again, again=True)
        rules.require_room(self._register.size(), len(content))
        found = self._papers.reader().inspect(content)
        blank = self._blank(dossier_id, untrusted_name, occasion_id)
        with self._register.change(self.actor, "create") as change:
            made = replace(
                blank,
                media_type=found.media_type,
                size=len(content),
                sha256=self._register.contents.keep(content, stoppable(tell, cancel)),
                has_location=found.located,
            )
            self._register.attachments.save(change, made)
        return Added(made, size_warning=rules.size_warning(self._register.size()))

    @needs(Right.WRITE)
    def save(self, attachment: Attachment) -> Attachment:
        """Keep what is said of a piece: name, from whom, when, note, difficult or not."""
        held = self._register.attachments.require(attachment.id)
        kept = replace(
            held,
            name=rules.clean_name(attachment.name),
            received_from=attachment.received_from,
            received_on=attachment.received_on,
            note=attachment.note,
            person_ids=attachment.person_ids,
            hard=attachment.hard,
        )
        if kept != held:
            with self._register.change(self.actor, "change") as change:
                self._register.attachments.save(change, kept)
        return kept

    @needs(Right.WRITE)
    def link(self, ids: tuple[AttachmentId, ...], occasion_id: OccasionId | None) -> None:
        """Tie pieces to an observation, or untie them with ``None``."""
        with self._register.change(self.actor, "change") as change:
            for found in self._register.attachments.many(ids).values():
                self._register.attachments.save(change, replace(found, occasion_id=occasion_id))

    @needs(Right.WRITE)
    def remove_location(self, attachment_id: AttachmentId) -> Attachment:
        """Take the position out of a piece; the former content stays, named by the row.

        Raise ``BadInput`` when the kind of file does not allow it.
        """
        held = self._register.attachments.require(attachment_id)
        content = self._register.contents.read(held.sha256)
        cleaned = self._papers.reader().without_position(content, held.media_type)
        with self._register.change(self.actor, "remove_location") as change:
            kept = replace(
                held,
                sha256=self._register.contents.keep(cleaned),
                size=len(cleaned),
                has_location=False,
                original_sha256=held.original_sha256 or held.sha256,
            )
            self._register.attachments.save(change, kept)
        return kept

    @needs(Right.WRITE)
    def put_back_location(self, attachment_id: AttachmentId) -> Attachment:
        """Undo ``remove_location``: the piece is again what was added."""
        held = self._register.attachments.require(attachment_id)
        if not held.original_sha256:
            return held
        original = self._register.contents.read(held.original_sha256)
        kept = replace(
            held,
            sha256=held.original_sha256,
            size=len(original),
            has_location=True,
            original_sha256="",
        )
        with self._register.change(self.actor, "change") as change:
            self._register.attachments.save(change, kept)
        return kept

    @needs(Right.WRITE)
    def trash(self, attachment_id: AttachmentId) -> None:
        """Put a piece in the trash; raise ``BadInput`` if an écrit joins it (S26-AC3)."""
        used = self.get(attachment_id).used_in
        if used:
            sent = next((item for item in used if item.sent), None)
            todo = "Elle reste au dossier." if sent else "Retirez-la d’abord de cet écrit."
            what = (sent or used[0]).words
            raise BadInput(f"Cette pièce est utilisée dans {what}\xa0: elle ne part pas.", todo)
        with self._register.change(self.actor, "trash") as change:
            self._register.attachments.trash(change, attachment_id)

    @needs(Right.WRITE)
    def restore(self, attachment_id: AttachmentId) -> None:
        """Take a piece out of the trash."""
        with self._register.change(self.actor, "restore") as change:
            self._register.attachments.restore(change, attachment_id)

    @needs(Right.READ)
    def content(self, attachment_id: AttachmentId, tell: Tell = say_nothing) -> bytes:
        """Return the bytes of a piece."""
        held = self._register.attachments.require(attachment_id)
        return self._register.contents.read(held.sha256, tell)

    @needs(Right.EXPORT_NAMES)
    def save_copy(
        self, attachment_id: AttachmentId, target: Path, *, with_location: bool = False
    ) -> Path:
        """Write a copy where the user chose, outside the register, under her own name.

        Its position is taken out on the way unless ``with_location`` (S-56); the export is noted.
        """
        held = self._register.attachments.require(attachment_id)
        require_file_name(target.name)
        file = target.with_name(with_ending(target.name, kind_of(held.media_type).extension))
        require_free(target, (file,))
        content = self._register.contents.read(held.sha256)
        if held.has_location and not with_location:
            content = self._papers.reader().without_position(content, held.media_type)
        self._papers.write(file, content)
        with self._register.change(self.actor, "export") as change:
            change.note("attachment", held.id)
        return file

    def _blank(
        self, dossier_id: DossierId, untrusted_name: str, occasion_id: OccasionId | None
    ) -> Attachment:
        """Return a piece of which only the name is known, received now."""
        now = self._clock()
        return Attachment(
            id=AttachmentId(self._new_id()),
            dossier_id=dossier_id,
            name=rules.clean_name(untrusted_name),
            media_type="",
            size=0,
            sha256="",
            received_on=PartialDate.of_day(now.date()),
            occasion_id=occasion_id,
            added_at=now,
            added_by=self.actor.name,
        )

    def _same(self, dossier_id: DossierId, sha256: str) -> Attachment | None:
        """Return the piece of the dossier that has this content, or had it before cleaning."""
        found = self._register.attachments.by_dossier(dossier_id)
        return next((a for a in found if sha256 in (a.sha256, a.original_sha256)), None)

    def _line(self, attachment: Attachment, ecrits: list[Ecrit]) -> AttachmentLine:
        return AttachmentLine(
            attachment,
            kind_of(attachment.media_type),
            rules.title_of(attachment),
            when_words(attachment),
            rules.size_words(attachment.size),
            tuple(
                UsedIn(
                    ecrit.id,
                    f"{self._papers.title_of(ecrit.model_id)} {ecrit.ref}",
                    ecrit.state is not EcritState.DRAFT,
                )
                for ecrit in ecrits
                if attachment.id in ecrit.attachment_ids
            ),
        )


def when_words(attachment: Attachment) -> str:
    """Return the day of a piece: when it was received, else when it was added."""
    if attachment.received_on is not None:
        return date_in_words(attachment.received_on)
    return "" if attachment.added_at is None else date_words(attachment.added_at.date())


def _in_order(found: list[Attachment], order: Order) -> list[Attachment]:
    if order is Order.NAME:
        return sorted(found, key=lambda item: (rules.sort_name(item), item.id))
    return sorted(found, key=lambda item: (_day(item), item.id), reverse=True)


def _day(attachment: Attachment) -> str:
    day = attachment.received_on
    if day is not None:
        return day.earliest.isoformat()
    return "" if attachment.added_at is None else attachment.added_at.date().isoformat()
