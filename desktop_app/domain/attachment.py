"""Attachments (« pièces »): what is known of a file that the register keeps."""

from __future__ import annotations

from dataclasses import dataclass
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
