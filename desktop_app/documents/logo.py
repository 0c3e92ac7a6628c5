"""The association's logo: it takes the place of the picture of a model described as « logo »."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml.ns import qn
from docx.parts.image import ImagePart

LOGO_WORD = "logo"
_PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The JPEG segments that say how large the picture is (ITU-T T.81, table B.1)."""


@dataclass(frozen=True, slots=True)
class _Logo:
    """The picture, as every part refers to it, and its size in pixels."""

    image: ImagePart
    width: int
    height: int


def place_logo(document: Any, content: bytes) -> None:
    """Put a logo (PNG or JPEG) into a python-docx document, or leave its place out.

    It keeps its proportions within the size of the picture that the model has there. A file that
    is no image is left out: a paper does not wait for a logo.
    """
    logo = _logo(content)
    for part in _parts(document):
        replaced: set[str] = set()
        for drawing in list(part.element.iter(qn("w:drawing"))):
            if _described_as_logo(drawing):
                replaced |= {blip.get(qn("r:embed"), "") for blip in drawing.iter(qn("a:blip"))}
                _put(part, drawing, logo) if logo else _leave_out(drawing)
        for relation in (replaced & part.rels.keys()) - _used(part):
            del part.rels[relation]


def _logo(content: bytes) -> _Logo | None:
    """Return what can be placed, ``None`` for what is no image."""
    kind, size = "", (0, 0)
    if content.startswith(_PNG) and len(content) > 24:
        kind = "png"
        size = int.from_bytes(content[16:20]), int.from_bytes(content[20:24])
    elif content.startswith(_JPEG):
        kind, size = "jpeg", _jpeg_size(content)
    if not all(size):
        return None
    name = PackURI(f"/word/media/{LOGO_WORD}.{kind}")
    return _Logo(ImagePart(name, f"image/{kind}", content), *size)


def _jpeg_size(content: bytes) -> tuple[int, int]:
    """Return width and height from the first frame; zeros when there is none."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], int.from_bytes(content[at + 2 : at + 4])
        if marker in _FRAMES:
            height, width = content[at + 5 : at + 7], content[at + 7 : at + 9]
            return int.from_bytes(width), int.from_bytes(height)
        at += 1 if marker == 0xFF else 2 + length
    return 0, 0


def _parts(document: Any) -> Iterator[Any]:
    """Yield the part of the body, then those of headers and footers."""
    yield document.part
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/header", "/footer")):
            yield relation.target_part


def _used(part: Any) -> set[str]:
    """Return what the part refers to: another picture may be the very same file."""
    return {value for element in part.element.iter() for value in element.attrib.values()}


def _described_as_logo(drawing: Any) -> bool:
    return any(
        properties.get("descr", "").strip().casefold() == LOGO_WORD
        for properties in drawing.iter(qn("wp:docPr"))
    )


def _put(part: Any, drawing: Any, logo: _Logo) -> None:
    relation = part.relate_to(logo.image, RELATIONSHIP_TYPE.IMAGE)
    for blip in drawing.iter(qn("a:blip")):
        blip.set(qn("r:embed"), relation)
    for size in drawing.iter(qn("wp:extent"), qn("a:ext")):
        if not size.get("cx") or not size.get("cy"):
            continue  # an a:ext of another kind: the extension of a property
        scale = min(int(size.get("cx")) / logo.width, int(size.get("cy")) / logo.height)
        size.set("cx", str(max(1, int(logo.width * scale))))
        size.set("cy", str(max(1, int(logo.height * scale))))


def _leave_out(drawing: Any) -> None:
    """Take the picture away, and its paragraph when nothing else stands in it."""
    run = drawing.getparent()
    run.remove(drawing)
    paragraph = next(run.iterancestors(qn("w:p")), None)
    kept = {qn("w:t"), qn("w:drawing"), qn("w:fldChar"), qn("w:sectPr"), qn("w:br")}
    if paragraph is None or any(element.tag in kept for element in paragraph.iter()):
        return
    around = paragraph.getparent()
    if len(around.findall(qn("w:p"))) > 1:
        around.remove(paragraph)
