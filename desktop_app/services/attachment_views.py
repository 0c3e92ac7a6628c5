"""What the window and the command line are told about the pieces of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.ids import EcritId
from desktop_app.domain.media import MediaKind
from desktop_app.services.paper_views import PageView


class Order(StrEnum):
    """How the pieces of a dossier follow each other."""

    DATE = "date"
    NAME = "nom"


@dataclass(frozen=True, slots=True)
class UsedIn:
    """An écrit that joins the piece. ``sent`` forbids to take the piece away (S26-AC3)."""

    ecrit_id: EcritId
    words: str
    sent: bool


@dataclass(frozen=True, slots=True)
class AttachmentLine:
    """One row of the tab « Pièces »."""

    attachment: Attachment
    kind: MediaKind
    title: str
    when_words: str
    size_words: str
    used_in: tuple[UsedIn, ...] = ()

    @property
    def used_words(self) -> str:
        """Return « IP E-2026-031, IP E-2026-044 », or nothing."""
        return ", ".join(used.words for used in self.used_in)


@dataclass(frozen=True, slots=True)
class AttachmentList:
    """The tab « Pièces »: its rows, how many copies in clear there are, what to say of the size."""

    dossier_ref: str
    lines: tuple[AttachmentLine, ...]
    copies: int
    size_warning: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """What an adding did. ``again``: the dossier had this piece, nothing was written."""

    attachment: Attachment
    again: bool = False
    size_warning: str = ""


@dataclass(frozen=True, slots=True)
class AttachmentView:
    """A piece as its page shows it: its pages, the first ones drawn, or words, or neither."""

    line: AttachmentLine
    dossier_ref: str
    pages: tuple[PageView, ...] = ()
    text: str = ""
    note: str = ""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class CopyLine:
    """One copy in clear, in words."""

    path: Path
    label: str
    age_words: str
    size_words: str
    changed: bool
