"""Attachments (« pièces »): what is known of a file that the register keeps."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import AttachmentId, DossierId, OccasionId, PersonId


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of a dossier. ``sha256`` (hexadecimal) names its content; ``size`` is in bytes.

    ``has_location`` tells that the content carries a position (EXIF, GPS); ``original_sha256`` is
    the content before its position was removed.
    """

    id: AttachmentId
    dossier_id: DossierId
    name: str
    media_type: str
    size: int
    sha256: str
    received_from: str = ""
    received_on: PartialDate | None = None
    note: str = ""
    person_ids: tuple[PersonId, ...] = ()
    occasion_id: OccasionId | None = None
    has_location: bool = False
    original_sha256: str = ""
    hard: bool = False
    added_at: datetime | None = None
    added_by: str = ""


@dataclass(frozen=True, slots=True)
class GivenAttachment(Attachment):
    """A piece with what it holds, as a dossier's JSON document carries it on demand."""

    content: bytes = field(default=b"", repr=False)
    original_content: bytes = field(default=b"", repr=False)
