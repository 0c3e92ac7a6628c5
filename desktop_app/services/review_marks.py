"""Working state of a reading: which version each person saw, the first round of a cold reading.

Encrypted in the register, never journalled, as drafts are; it goes with the écrit.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop_app.domain.french import moment_words
from desktop_app.domain.ids import EcritId, UserId
from desktop_app.services.review_views import ColdReading

if TYPE_CHECKING:
    from desktop_app.register.register import Register

READ, COLD, LACKED = "review_read", "review_cold", "review_lacked"
"""The kinds under which it is kept; the subject is the écrit."""


class ReviewMarks:
    """Remember what was read, and when a cold reading may go on."""

    def __init__(self, register: Register) -> None:
        self._drafts = register.drafts

    def opened(self, ecrit_id: EcritId, user: UserId, version: int, now: datetime) -> int:
        """Note that a version is on screen; return the one that was seen before, 0 if none."""
        marks = self._marks(ecrit_id)
        seen, before = self._of(marks, user)
        if version != seen:
            seen, before = version, seen
            marks[user] = [seen, before]
            self._drafts.save(READ, ecrit_id, {"users": marks}, now)
        return before

    def seen(self, ecrit_id: EcritId, user: UserId) -> int:
        """Return the latest version that somebody saw, 0 if none."""
        return self._of(self._marks(ecrit_id), user)[0]

    def begin_cold(
        self,
        ecrit_id: EcritId,
        version: int,
        checked: Sequence[str],
        until: datetime,
        now: datetime,
    ) -> None:
        """Keep the first round of a cold reading of ``version``."""
        first = {"version": version, "checked": list(checked), "until": until.isoformat()}
        self._drafts.save(COLD, ecrit_id, first, now)

    def cold(self, ecrit_id: EcritId, version: int, now: datetime) -> ColdReading | None:
        """Return the first round of a cold reading of ``version``, if there was one."""
        draft = self._drafts.load(COLD, ecrit_id)
        if draft is None or draft.payload.get("version") != version:
            return None
        until = datetime.fromisoformat(draft.payload["until"])
        return ColdReading(
            tuple(draft.payload["checked"]),
            until,
            moment_words(until.astimezone(now.tzinfo)),
            ready=now >= until,
        )

    def end_cold(self, ecrit_id: EcritId) -> None:
        """Forget the first round: the reading is over, or another version is read."""
        self._drafts.discard(COLD, ecrit_id)

    def lacked(self, ecrit_id: EcritId, version: int, labels: Sequence[str], now: datetime) -> None:
        """Keep which points of the law were open when ``version`` was frozen."""
        if labels:
            kept = {"version": version, "labels": list(labels)}
            self._drafts.save(LACKED, ecrit_id, kept, now)
        else:
            self._drafts.discard(LACKED, ecrit_id)

    def lacking(self, ecrit_id: EcritId, version: int) -> tuple[str, ...]:
        """Return which points of the law are open in ``version``, whatever was settled since."""
        draft = self._drafts.load(LACKED, ecrit_id)
        if draft is None or draft.payload.get("version") != version:
            return ()
        return tuple(draft.payload["labels"])

    def _marks(self, ecrit_id: EcritId) -> dict[str, Any]:
        draft = self._drafts.load(READ, ecrit_id)
        return {} if draft is None else dict(draft.payload.get("users", {}))

    def _of(self, marks: dict[str, Any], user: UserId) -> tuple[int, int]:
        seen, before = marks.get(user, (0, 0))
        return int(seen), int(before)
