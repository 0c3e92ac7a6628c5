"""Identifiers: UUIDv7 made by the client (RFC 9562 §5.7), one ``NewType`` a noun."""

from __future__ import annotations

from datetime import datetime
from typing import NewType

DossierId = NewType("DossierId", str)
PersonId = NewType("PersonId", str)
PlaceId = NewType("PlaceId", str)
RelationId = NewType("RelationId", str)
ObservationId = NewType("ObservationId", str)
OccasionId = NewType("OccasionId", str)
EcritId = NewType("EcritId", str)
UserId = NewType("UserId", str)
HouseholdId = NewType("HouseholdId", str)
VisitId = NewType("VisitId", str)
PlaceEventId = NewType("PlaceEventId", str)
EventId = NewType("EventId", str)
ReminderId = NewType("ReminderId", str)
AttachmentId = NewType("AttachmentId", str)
IndicationId = NewType("IndicationId", str)
ConsentId = NewType("ConsentId", str)
TermId = NewType("TermId", str)
SavedViewId = NewType("SavedViewId", str)
DistinctId = NewType("DistinctId", str)
BatchId = NewType("BatchId", str)
EcritVersionId = NewType("EcritVersionId", str)
RemarkId = NewType("RemarkId", str)
OrientationId = NewType("OrientationId", str)
OwnModelId = NewType("OwnModelId", str)

_RANDOM_BITS = 74


def next_id(identifier: str) -> str:
    """Return the identifier that sorts just after ``identifier``, of the same moment."""
    return _written(int(identifier.replace("-", ""), 16) + 1)


def uuid7(moment: datetime, randomness: int) -> str:
    """Return a UUIDv7 for ``moment`` (aware) from at least 74 random bits."""
    milliseconds = int(moment.timestamp() * 1000) & ((1 << 48) - 1)
    random_bits = randomness & ((1 << _RANDOM_BITS) - 1)
    high, low = random_bits >> 62, random_bits & ((1 << 62) - 1)
    value = (milliseconds << 80) | (0x7 << 76) | (high << 64) | (0b10 << 62) | low
    return _written(value)


def _written(value: int) -> str:
    digits = f"{value:032x}"
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))
