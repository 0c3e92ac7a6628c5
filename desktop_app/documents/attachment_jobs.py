"""The jobs of the ``parse`` worker on the pieces of a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from desktop_app.documents.worker import Job, Reply
from desktop_app.domain.media import kind_of


def _inspect(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.attachment_kinds import kind_of_content
    from desktop_app.documents.attachment_position import find_position

    kind = kind_of_content(parts[0])
    position = find_position(parts[0], kind)
    return {"media_type": kind.media_type, "located": position.found}, ()


def _forget_position(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.attachment_images import pixel_hash
    from desktop_app.documents.attachment_position import without_position
    from desktop_app.domain.media import Seen
    from desktop_app.errors import BadInput

    kind = kind_of(header["media_type"])
    cleaned = without_position(parts[0], kind)
    if kind.seen is Seen.IMAGE and pixel_hash(cleaned) != pixel_hash(parts[0]):
        raise BadInput(
            "La position n’a pas pu être retirée sans toucher à l’image.",
            "Faites-en une capture d’écran, ou décrivez ce qu’elle montre.",
        )
    return {}, (cleaned,)


def _image(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.attachment_images import image_pages

    count, drawn = image_pages(parts[0], header["first"], header["limit"])
    shapes = [{"width": page.width, "height": page.height, "text": ""} for page in drawn]
    return {"count": count, "pages": shapes}, tuple(page.rgba for page in drawn)


def _words(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.attachment_words import words

    text, cut = words(parts[0], kind_of(header["media_type"]))
    return {"text": text, "cut": cut}, ()


def _gate(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.gate import inspect

    inspect(parts[0])
    return {}, ()


ATTACHMENT_JOBS: Final[Mapping[str, Job]] = {
    "attachment_inspect": _inspect,
    "attachment_forget_position": _forget_position,
    "attachment_image": _image,
    "attachment_words": _words,
    "attachment_gate": _gate,
}
