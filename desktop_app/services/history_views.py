"""What the history of a record and the Journal show: sentences, and what can be put back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from desktop_app.domain.ids import DossierId, OccasionId, UserId


@dataclass(frozen=True, slots=True)
class PutBack:
    """One field of a record and the entries that changed it in one sitting."""

    entity: str
    entity_id: str
    name: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One sentence. ``number`` is its latest entry of the journal; ``key`` names the line.

    ``words`` go on from the name of who acted: « a corrigé la date de naissance : 2010 → 2011 ».
    ``bare`` are the words without values, ``subject_bare`` the subject without names, for the
    discreet mode. ``texts`` are the old and the new text where they are too long for a line;
    ``occasion_id`` is the observation whose text was corrected.
    """

    key: str
    number: int
    moment: datetime
    when_words: str
    who: str
    words: str
    bare: str
    subject: str = ""
    subject_bare: str = ""
    dossier_ref: str = ""
    dossier_id: DossierId | None = None
    texts: tuple[str, str] | None = None
    occasion_id: OccasionId | None = None
    put_back: PutBack | None = None
    is_reading: bool = False

    @property
    def sentence(self) -> str:
        """Return « C. Martin a corrigé la date de naissance : 2010 → 12 mai 2011. »."""
        return f"{self.who} {self.words.rstrip('.')}."


@dataclass(frozen=True, slots=True)
class Asked:
    """Which part of a history: which acts, whose, when; ``before`` which entry to go on."""

    changes: bool = True
    readings: bool = False
    user_id: UserId | None = None
    kind: str = ""
    since: date | None = None
    until: date | None = None
    before: int | None = None


@dataclass(frozen=True, slots=True)
class HistoryView:
    """Lines, the latest first; ``before`` asks for those that come next, ``None`` at the end."""

    lines: tuple[HistoryLine, ...]
    before: int | None = None
    users: tuple[tuple[UserId, str], ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Span:
    """The entries of one change, for undoing it."""

    first: int
    last: int
    kinds: frozenset[str]
