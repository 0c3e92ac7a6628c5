"""The unfinished observations of a dossier: one encrypted draft that holds several texts.

Beginning another observation must not overwrite the one that was left unfinished (UX P1, J2-7).
Everything here runs on the worker.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop_app.domain.french import clock_words, day_month
from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.ui.pages.observation_draft import (
    CORRECTION,
    NEW,
    ObservationDraft,
    correction_subject,
    draft_of,
)

if TYPE_CHECKING:
    from desktop_app.services.session import Session

_TEXTS = "texts"


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One unfinished observation. ``key`` tells it from the others of the dossier."""

    key: str
    saved_at: datetime
    draft: ObservationDraft

    @property
    def words(self) -> str:
        """Return « du 3 mars à 14:10 »."""
        return f"du {day_month(self.saved_at.date())} à {clock_words(self.saved_at)}"


class DraftShelf:
    """Keep, find and forget the unfinished texts of one dossier, or of one correction."""

    def __init__(
        self, session: Session, dossier_id: DossierId, occasion_id: OccasionId | None = None
    ) -> None:
        self._session = session
        self._kind = NEW if occasion_id is None else CORRECTION
        self._subject: str = dossier_id
        if occasion_id is not None:
            self._subject = correction_subject(dossier_id, occasion_id)

    def kept(self) -> tuple[KeptDraft, ...]:
        """Return the unfinished texts, the latest first; unreadable ones are left alone."""
        found = []
        for key, item in self._texts().items():
            draft = draft_of(item)
            moment = _moment(item.get("saved_at"))
            if draft is not None and moment is not None:
                found.append(KeptDraft(key, moment, draft))
        return tuple(sorted(found, key=lambda item: item.saved_at, reverse=True))

    def keep(self, key: str, draft: ObservationDraft, now: datetime) -> None:
        """Keep ``draft`` under ``key``, replacing its former text."""
        texts = self._texts()
        texts[key] = {**draft.payload(), "saved_at": now.isoformat()}
        self._session.drafts.save(self._kind, self._subject, {_TEXTS: texts})

    def forget(self, key: str) -> None:
        """Forget the text of ``key``, and the whole draft when it was the last one."""
        texts = self._texts()
        if key not in texts:
            return
        del texts[key]
        if texts:
            self._session.drafts.save(self._kind, self._subject, {_TEXTS: texts})
        else:
            self._session.drafts.discard(self._kind, self._subject)

    def _texts(self) -> dict[str, Mapping[str, Any]]:
        draft = self._session.drafts.load(self._kind, self._subject)
        texts = {} if draft is None else draft.payload.get(_TEXTS, {})
        return dict(texts) if isinstance(texts, Mapping) else {}


def _moment(text: object) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text))
    except ValueError:
        return None
