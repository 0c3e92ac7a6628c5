"""Reading a list and keeping what is being typed in it; runs on the worker, on frozen values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.term import ListName
from desktop_app.domain.word_lists import ListEntry

if TYPE_CHECKING:
    from desktop_app.services.session import Session

DRAFT = "terms"
_SUBJECT = "lists"


@dataclass(frozen=True, slots=True)
class TermsTyping:
    """What is typed on the page of lists: where one is, wordings not kept yet, a new word.

    ``wordings`` is keyed by list and code, « motives/sante ».
    """

    list_name: ListName = ListName.MOTIVES
    code: str = ""
    wordings: Mapping[str, str] = field(default_factory=dict)
    new: str = ""
    dimension: str = ""
    search: str = ""


@dataclass(frozen=True, slots=True)
class TermsData:
    """The words of one list, and what was being typed."""

    list_name: ListName
    entries: tuple[ListEntry, ...]
    typing: TermsTyping | None = None


def read_terms(session: Session, list_name: ListName | None) -> TermsData:
    """Return a list; without a name, the one where something was being typed, else the first."""
    typing = None
    if list_name is None:
        typing = _kept(session)
        list_name = ListName.MOTIVES if typing is None else typing.list_name
    return TermsData(list_name, session.terms.entries(list_name), typing)


def keep_typing(session: Session, typing: TermsTyping | None) -> None:
    """Keep what is typed, or forget it."""
    if typing is None:
        session.drafts.discard(DRAFT, _SUBJECT)
    else:
        payload: dict[str, Any] = to_plain(typing)
        session.drafts.save(DRAFT, _SUBJECT, payload)


def _kept(session: Session) -> TermsTyping | None:
    draft = session.drafts.load(DRAFT, _SUBJECT)
    if draft is None:
        return None
    try:
        return from_plain(TermsTyping, dict(draft.payload))
    except CodecError:
        return None
