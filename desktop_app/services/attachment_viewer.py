"""Seeing a piece: inside the window from memory, or through a watched copy in clear (S-43)."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.attachment_rules import age_words, size_words
from desktop_app.domain.ids import AttachmentId
from desktop_app.domain.media import Seen
from desktop_app.domain.rights import Right
from desktop_app.errors import AppError
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.attachment_views import AttachmentView, CopyLine
from desktop_app.services.attachments import Attachments
from desktop_app.services.clear_copies import ClearCopies
from desktop_app.services.clock import Clock
from desktop_app.services.paper_views import PageView
from desktop_app.services.papers import Papers

if TYPE_CHECKING:
    from desktop_app.documents.pages import PageImage
    from desktop_app.register.register import Register

OUTSIDE = "Cette pièce ne se montre pas dans Fanal. Elle s’ouvre avec un autre programme."


class AttachmentViewer(Service):
    """Show pieces. What the last one is drawn from is kept in memory for its other pages."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        papers: Papers,
        attachments: Attachments,
        copies: ClearCopies,
    ) -> None:
        super().__init__(register, identity, clock)
        self._papers = papers
        self._attachments = attachments
        self._copies = copies
        self._source = b""
        self._source_of = AttachmentId("")

    @needs(Right.READ)
    def view(self, attachment_id: AttachmentId) -> AttachmentView:
        """Return a piece with its pages, the first ones drawn, or with its words.

        What cannot be shown is told in ``problem``: the rest of the piece stays in reach.
        """
        line = self._attachments.get(attachment_id)
        dossier = self._register.dossiers.require(line.attachment.dossier_id)
        if line.kind.seen is Seen.OUTSIDE:
            return AttachmentView(line, dossier.ref, problem=OUTSIDE)
        try:
            content = self._attachments.content(attachment_id)
            shown = self._papers.reader().show(content, line.attachment.media_type)
        except AppError as problem:
            return AttachmentView(line, dossier.ref, problem=problem.sentence)
        self._source, self._source_of = shown.source, attachment_id
        pages = tuple(map(_page_view, shown.pages))
        return AttachmentView(line, dossier.ref, pages, shown.text, shown.note)

    @needs(Right.READ)
    def drawn(self, attachment_id: AttachmentId, first: int, limit: int) -> tuple[PageView, ...]:
        """Return some pages of the piece that ``view`` returned last, drawn."""
        if attachment_id != self._source_of or not self._source:
            return ()
        return tuple(map(_page_view, self._papers.reader().drawn(self._source, first, limit)))

    @needs(Right.READ)
    def forget(self) -> None:
        """Keep nothing of the last piece in memory: nobody looks at it any more."""
        self._source, self._source_of = b"", AttachmentId("")

    @needs(Right.EXPORT_NAMES)
    def open_outside(self, attachment_id: AttachmentId) -> Path:
        """Write a copy in clear for another program and return its path; it is noted and listed."""
        line = self._attachments.get(attachment_id)
        content = self._attachments.content(attachment_id)
        copy = self._copies.make(content, line.kind.extension, line.title, self._clock())
        with self._register.change(self.actor, "open_outside") as change:
            change.note("attachment", attachment_id)
        return copy.path

    @needs(Right.READ)
    def copies(self) -> tuple[CopyLine, ...]:
        """Return the copies in clear that are on the disk, the oldest first."""
        now = self._clock()
        return tuple(
            CopyLine(
                copy.path,
                copy.label or "Copie d’avant le dernier verrouillage",
                age_words(copy.made_at.astimezone(UTC), now.astimezone(UTC)),
                size_words(copy.size),
                copy.changed,
            )
            for copy in self._copies.lines()
        )

    @needs(Right.READ)
    def wipe(self, path: Path) -> bool:
        """Wipe one copy in clear; tell whether it is gone."""
        return self._copies.wipe(path)

    @needs(Right.READ)
    def wipe_all(self) -> int:
        """Wipe every copy in clear; return how many another program holds fast."""
        return self._copies.wipe_all()


def _page_view(page: PageImage) -> PageView:
    return PageView(page.width, page.height, page.rgba, page.text)
