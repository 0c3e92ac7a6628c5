"""The reading of an écrit before it leaves: versions that are frozen, remarks that never print."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from desktop_app.domain.ids import DossierId, EcritId, EcritVersionId, RemarkId


class VersionKind(StrEnum):
    """Why a version was frozen."""

    FOR_REVIEW = "for_review"
    VALIDATED = "validated"


@dataclass(frozen=True, slots=True)
class EcritVersion:
    """The very bytes of an écrit at one moment; the contents are kept by their SHA-256.

    ``text`` is what it prints, a line a paragraph: two versions are compared by it. ``checked``
    are the points ticked by the reader; ``unchecked_reason`` says why it was validated with one
    unticked. ``bypass_reason`` is that of an urgent validation without a second person; ``cold``
    tells a « relecture à froid » by the author alone.
    """

    id: EcritVersionId
    dossier_id: DossierId
    ecrit_id: EcritId
    number: int
    kind: VersionKind
    made_at: datetime
    made_by: str
    model_id: str
    model_version: str
    docx_sha256: str
    pdf_sha256: str = ""
    pdf_engine: str = ""
    text: str = ""
    checked: tuple[str, ...] = ()
    unchecked_reason: str = ""
    bypass_reason: str = ""
    cold: bool = False


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a remark."""

    text: str
    author: str
    written_at: datetime


@dataclass(frozen=True, slots=True)
class Remark:
    """What a reader says of a passage: ``quote`` in ``paragraph`` of the text of ``version``.

    ``number`` counts the remarks of the écrit. ``resolved_at`` ends it.
    """

    id: RemarkId
    dossier_id: DossierId
    ecrit_id: EcritId
    version: int
    number: int
    text: str
    author: str
    written_at: datetime
    quote: str = ""
    paragraph: int = 0
    replies: tuple[Reply, ...] = ()
    resolved_at: datetime | None = None
    resolved_by: str = ""
