"""S-56: a position is found where it hides, and taken out without touching one pixel."""

from __future__ import annotations

import contextlib
import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from desktop_app.documents.attachment_position import find_position, without_position
from desktop_app.domain import media
from desktop_app.domain.media import MediaKind
from desktop_app.errors import BadInput
from tests.documents import pieces

RAW = b"Raw profile type exif\x00"
HEX = b"\nexif\n     200\n" + pieces.gps_exif().tobytes().hex().encode()
LOCATED: dict[str, tuple[bytes, MediaKind]] = {
    "jpeg": (pieces.picture("JPEG"), media.JPEG),
    "jpeg-xmp": (pieces.with_xmp(pieces.plain_picture()), media.JPEG),
    "jpeg-both": (pieces.with_xmp(pieces.picture()), media.JPEG),
    "jpeg-second-picture": (pieces.plain_picture() + pieces.picture(), media.JPEG),
    "png": (pieces.picture("PNG"), media.PNG),
    "png-xmp": (
        pieces.png_with((b"iTXt", b"XML:com.adobe.xmp\x00\x00\x00\x00\x00" + pieces.XMP)),
        media.PNG,
    ),
    "png-xmp-compressed": (
        pieces.png_with(
            (b"iTXt", b"XML:com.adobe.xmp\x00\x01\x00\x00\x00" + zlib.compress(pieces.XMP))
        ),
        media.PNG,
    ),
    "png-profile": (pieces.png_with((b"zTXt", RAW + b"\x00" + zlib.compress(HEX))), media.PNG),
    "webp": (pieces.picture("WEBP"), media.WEBP),
    "tiff": (pieces.picture("TIFF"), media.TIFF),
    "heic": (pieces.heic(), media.HEIC),
    "film": (pieces.film(), media.MP4),
    "pdf-picture": (pieces.pdf(pieces.picture()), media.PDF),
    "pdf-xmp": (pieces.pdf(pieces.XMP), media.PDF),
}
PLAIN: dict[str, tuple[bytes, MediaKind]] = {
    "jpeg": (pieces.plain_picture(), media.JPEG),
    "jpeg-without-fix": (pieces.picture(located=False), media.JPEG),
    "png": (pieces.picture("PNG", located=False), media.PNG),
    "webp": (pieces.picture("WEBP", located=False), media.WEBP),
    "tiff": (pieces.picture("TIFF", located=False), media.TIFF),
    "heic": (pieces.heic(located=False), media.HEIC),
    "pdf": (pieces.pdf(), media.PDF),
    "text": (b"+48.9360+002.3560/ dit-il", media.TEXT),
}


@pytest.mark.parametrize("name", LOCATED)
def test_a_position_is_found_and_can_be_taken_out(name: str) -> None:
    content, kind = LOCATED[name]
    assert find_position(content, kind).found
    cleaned = without_position(content, kind)
    assert not find_position(cleaned, kind).found
    assert cleaned[:2] == content[:2]


@pytest.mark.parametrize("name", PLAIN)
def test_no_position_is_seen_where_there_is_none(name: str) -> None:
    content, kind = PLAIN[name]
    assert not find_position(content, kind).found
    assert without_position(content, kind) == content


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_not_one_pixel_and_no_other_word_changes(form: str) -> None:
    content = pieces.picture(form)
    kind = {"JPEG": media.JPEG, "PNG": media.PNG, "WEBP": media.WEBP, "TIFF": media.TIFF}[form]
    cleaned = without_position(content, kind)
    with Image.open(io.BytesIO(content)) as before, Image.open(io.BytesIO(cleaned)) as after:
        assert before.getexif().get_ifd(0x8825)[2] == pieces.SAINT_DENIS[0]
        told = after.getexif()
        assert told.get_ifd(0x8825) == {}
        assert (told[0x0112], told[0x010F]) == (6, "Fabricant")
        assert after.tobytes() == before.tobytes()
    assert b"\x00\x00\x00\x30\x00\x00\x00\x01\x00\x00\x00\x38" not in cleaned  # 48° 56’


def test_a_png_is_still_whole_after_it() -> None:
    content, kind = LOCATED["png-profile"]
    with Image.open(io.BytesIO(without_position(content, kind))) as image:
        image.verify()


def test_a_signed_pdf_is_told_and_left() -> None:
    signed = pieces.pdf(pieces.picture(), signed=True)
    found = find_position(signed, media.PDF)
    assert (found.found, found.removable) == (True, False)
    with pytest.raises(BadInput, match="n’a pas pu être retirée"):
        without_position(signed, media.PDF)


def test_a_picture_inside_a_word_file_is_told() -> None:
    docx = pieces.package(
        ("[Content_Types].xml", b"x"),
        ("word/document.xml", b"x"),
        ("word/media/image1.jpeg", pieces.picture()),
    )
    assert find_position(docx, media.DOCX).found
    with pytest.raises(BadInput):
        without_position(docx, media.DOCX)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_broken_picture_never_breaks_the_reading(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(sorted(LOCATED)))
    content, kind = LOCATED[name]
    broken = bytearray(content)
    for _ in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(broken[: data.draw(st.integers(0, len(broken)))])
    find_position(cut, kind)
    with contextlib.suppress(BadInput):
        assert not find_position(without_position(cut, kind), kind).found
