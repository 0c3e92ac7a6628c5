"""Reading and writing a piece for its page: runs on the worker, on frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.ids import AttachmentId
from desktop_app.services.attachment_views import AttachmentView

if TYPE_CHECKING:
    from desktop_app.services.session import Session

DRAFT = "attachment"
"""Kind of the draft of a date that is being typed and is none yet."""

_DATE = "received_on"


@dataclass(frozen=True, slots=True)
class Opened:
    """A piece with the half date that was left in its form."""

    view: AttachmentView
    unread_date: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What was written: the piece, and the half date beside it."""

    attachment: Attachment
    unread_date: str


def read_piece(session: Session, attachment_id: AttachmentId) -> Opened:
    """Return a piece, drawn, and what its draft holds."""
    view = session.viewer.view(attachment_id)
    draft = session.drafts.load(DRAFT, attachment_id)
    return Opened(view, "" if draft is None else str(draft.payload.get(_DATE, "")))


def keep_piece(session: Session, attachment: Attachment, unread_date: str, former: str) -> Kept:
    """Write what is said of a piece, and in a draft what is no date yet."""
    kept = session.attachments.save(attachment)
    if unread_date:
        session.drafts.save(DRAFT, attachment.id, {_DATE: unread_date})
    elif former:
        session.drafts.discard(DRAFT, attachment.id)
    return Kept(kept, unread_date)
