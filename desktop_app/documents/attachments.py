"""What the application asks of the workers about a piece: what it is, how it looks, its words."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.documents.pages import PageImage
from desktop_app.documents.workshop import Workshop
from desktop_app.domain.media import MediaKind, Seen, kind_of
from desktop_app.errors import AppError, BadInput, ConversionFailed, ModelRefused

PAGES_AT_ONCE = 3
_ZOOM = 1.5
_NO_WORDS = "Image\xa0: aucun texte à lire."
_WORDS_ONLY = "Voici son texte seul\xa0: Fanal ne montre pas la mise en page de ce document."


@dataclass(frozen=True, slots=True)
class Inspected:
    """What a file is, and whether it carries a position."""

    media_type: str
    located: bool


@dataclass(frozen=True)
class Shown:
    """A piece as the window shows it: its pages, the first ones with pixels, or its words.

    ``source`` is what the other pages are drawn from: the file, or the PDF made of it.
    """

    pages: tuple[PageImage, ...] = field(default=(), repr=False)
    text: str = field(default="", repr=False)
    note: str = ""
    source: bytes = field(default=b"", repr=False)


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

    def show(self, content: bytes, media_type: str) -> Shown:
        """Return the pages or the words; raise ``BadInput`` if it cannot be seen here."""
        kind = kind_of(media_type)
        if kind.seen is Seen.PAGES:
            return self._paged(content)
        if kind.seen is Seen.IMAGE:
            return self._pictured(content)
        if kind.seen is Seen.TEXT:
            return self._words(content, kind)
        if kind.seen is Seen.WORD:
            return self._document(content, kind)
        raise BadInput("Cette pièce ne peut pas être montrée ici.", "Ouvrez-la avec un programme.")

    def drawn(self, source: bytes, first: int, limit: int) -> tuple[PageImage, ...]:
        """Return some pages of a ``Shown.source``, with their pixels."""
        if kind_is_pdf(source):
            return tuple(self._workshop.page_images(source, _ZOOM, first, limit))
        return self._pictures(source, first, limit)[1]

    def _paged(self, pdf: bytes) -> Shown:
        first = self._workshop.page_images(pdf, _ZOOM, 0, PAGES_AT_ONCE)
        rest = self._workshop.outline(pdf, _ZOOM)[len(first) :]
        return Shown((*first, *rest), source=pdf)

    def _pictured(self, content: bytes) -> Shown:
        count, first = self._pictures(content, 0, PAGES_AT_ONCE)
        size = (first[0].width, first[0].height)
        rest = (PageImage(*size, b"", _NO_WORDS) for _ in range(len(first), count))
        return Shown((*first, *rest), source=content)

    def _pictures(
        self, content: bytes, first: int, limit: int
    ) -> tuple[int, tuple[PageImage, ...]]:
        header = {"job": "attachment_image", "first": first, "limit": limit}
        answer = self._workshop.ask(header, (content,), _unreadable)
        shapes = answer.header["pages"]
        pages = (
            PageImage(shape["width"], shape["height"], rgba, _NO_WORDS)
            for shape, rgba in zip(shapes, answer.parts, strict=True)
        )
        return int(answer.header["count"]), tuple(pages)

    def _document(self, content: bytes, kind: MediaKind) -> Shown:
        """Return the pages that a converter makes of a Word file, else its words."""
        if not content or kind.extension != ".docx":
            return self._words(content, kind, _WORDS_ONLY)
        try:
            self._workshop.ask({"job": "attachment_gate"}, (content,), _unreadable)
            pdf = self._workshop.to_pdf(content, ()).content
        except (ModelRefused, ConversionFailed, BadInput):
            return self._words(content, kind, _WORDS_ONLY)
        return self._paged(pdf)

    def _words(self, content: bytes, kind: MediaKind, note: str = "") -> Shown:
        header = {"job": "attachment_words", "media_type": kind.media_type}
        answer = self._workshop.ask(header, (content,), _unreadable)
        if answer.header["cut"]:
            note = f"{note} Seul le début du texte est montré.".strip()
        return Shown(text=str(answer.header["text"]), note=note)


def kind_is_pdf(source: bytes) -> bool:
    """Tell a PDF that has passed ``inspect`` from the other kinds."""
    return b"%PDF-" in source[:16]


def _unreadable(cause: str) -> AppError:
    """Return the refusal of a piece; ``cause`` is a reason or the name of a failure."""
    why = {
        "time": "demande trop de temps\xa0: sa lecture a été arrêtée",
        "memory": "demande trop de mémoire\xa0: sa lecture a été arrêtée",
        "crash": "a arrêté l’outil qui lit les fichiers",
    }.get(cause, "ne peut pas être lu")
    return BadInput(f"Ce fichier {why}.", "Le reste du dossier n’a pas changé.")
