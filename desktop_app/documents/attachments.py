"""What the application asks of the workers about a piece: what it is, how it looks, its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from desktop_app.documents.pages import PageImage
from desktop_app.documents.workshop import Workshop
from desktop_app.domain.media import MediaKind, Seen, kind_of
from desktop_app.errors import AppError, BadInput, ConversionFailed, ModelRefused

PAGES_PER_CALL = 4
_ZOOM = 1.5
_WORDS_ONLY = "Voici son texte seul\xa0: Fanal ne montre pas la mise en page de ce document."


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is, and whether it carries a position."""

    media_type: str
    located: bool


@dataclass(frozen=True)
class Shown:
    """A piece as the window shows it: pages from ``first`` on out of ``count``, or words."""

    count: int = 0
    first: int = 0
    pages: tuple[PageImage, ...] = field(default=(), repr=False)
    text: str = field(default="", repr=False)
    note: str = ""
    pdf: bytes = field(default=b"", repr=False)
    """The PDF that was made of a document, so that its other pages cost nothing."""


class AttachmentReader:
    """Ask the workers; nothing of a piece is read in the application itself (S-52)."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop

    def inspect(self, untrusted: bytes) -> Inspected:
        """Return what a file is; raise ``BadInput`` if the register does not take it."""
        answer = self._workshop.ask({"job": "attachment_inspect"}, (untrusted,), _unreadable)
        return Inspected(str(answer.header["media_type"]), bool(answer.header["located"]))

    def without_position(self, content: bytes, media_type: str) -> bytes:
        """Return the same file without its position; raise ``BadInput`` if it cannot be."""
        header = {"job": "attachment_forget_position", "media_type": media_type}
        return self._workshop.ask(header, (content,), _unreadable).parts[0]

    def show(self, content: bytes, media_type: str, first: int = 0) -> Shown:
        """Return the first pages, or the words; raise ``BadInput`` if it cannot be seen here."""
        kind = kind_of(media_type)
        if kind.seen is Seen.PAGES:
            return self.pdf_pages(content, first)
        if kind.seen is Seen.IMAGE:
            return self._drawn("attachment_image", {}, content, first)
        if kind.seen is Seen.TEXT:
            return self._words(content, kind)
        if kind.seen is Seen.WORD:
            return self._document(content, kind)
        raise BadInput("Cette pièce ne peut pas être montrée ici.", "Ouvrez-la avec un programme.")

    def pdf_pages(self, pdf: bytes, first: int) -> Shown:
        """Return some pages of a PDF."""
        return self._drawn("images", {"zoom": _ZOOM}, pdf, first)

    def _document(self, content: bytes, kind: MediaKind) -> Shown:
        """Return the pages that a converter makes of a Word file, else its words."""
        if not content or kind.extension != ".docx":
            return self._words(content, kind, _WORDS_ONLY)
        try:
            self._workshop.ask({"job": "attachment_gate"}, (content,), _unreadable)
            pdf = self._workshop.to_pdf(content, ()).content
        except (ModelRefused, ConversionFailed, BadInput):
            return self._words(content, kind, _WORDS_ONLY)
        made = self.pdf_pages(pdf, 0)
        return Shown(made.count, 0, made.pages, pdf=pdf)

    def _words(self, content: bytes, kind: MediaKind, note: str = "") -> Shown:
        header = {"job": "attachment_words", "media_type": kind.media_type}
        answer = self._workshop.ask(header, (content,), _unreadable)
        if answer.header["cut"]:
            note = f"{note} Seul le début du texte est montré.".strip()
        return Shown(text=str(answer.header["text"]), note=note)

    def _drawn(self, job: str, more: Mapping[str, object], content: bytes, first: int) -> Shown:
        header = {"job": job, "first": first, "limit": PAGES_PER_CALL, **more}
        answer = self._workshop.ask(header, (content,), _unreadable)
        pages = _pages(answer.header["pages"], answer.parts)
        return Shown(int(answer.header["count"]), first, pages)


def _pages(shapes: Sequence[Mapping[str, object]], parts: Sequence[bytes]) -> tuple[PageImage, ...]:
    return tuple(
        PageImage(int(str(shape["width"])), int(str(shape["height"])), rgba, str(shape["text"]))
        for shape, rgba in zip(shapes, parts, strict=True)
    )


def _unreadable(cause: str) -> AppError:
    """Return the refusal of a piece; ``cause`` is a reason or the name of a failure."""
    why = {
        "time": "demande trop de temps\xa0: sa lecture a été arrêtée",
        "memory": "demande trop de mémoire\xa0: sa lecture a été arrêtée",
        "crash": "a arrêté l’outil qui lit les fichiers",
    }.get(cause, "ne peut pas être lu")
    return BadInput(f"Ce fichier {why}.", "Le reste du dossier n’a pas changé.")
