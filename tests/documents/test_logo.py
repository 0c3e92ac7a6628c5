"""The association's logo stands where the model has a picture described as « logo »."""

from __future__ import annotations

import copy
import io
import zipfile

import pytest
from docx import Document
from docx.oxml.ns import qn
from lxml import etree
from PIL import Image

from desktop_app.documents.context import build
from desktop_app.documents.docx import fill
from desktop_app.documents.logo import place_logo
from tests.documents.papers import PAPERS
from tests.documents.word import W, model_bytes, text_of

_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
CONTEXT = build(PAPERS["ordinary"]())


def picture(width: int, height: int, kind: str = "PNG") -> bytes:
    """Return a picture of one colour."""
    written = io.BytesIO()
    Image.new("RGB", (width, height), (200, 30, 30)).save(written, kind)
    return written.getvalue()


def images(docx: bytes) -> list[bytes]:
    """Return the pictures that the Word file carries."""
    package = zipfile.ZipFile(io.BytesIO(docx))
    return [package.read(name) for name in package.namelist() if name.startswith("word/media/")]


def extents(docx: bytes) -> list[tuple[int, int]]:
    """Return the size of each picture, in EMU."""
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(docx)).read("word/document.xml"))
    return [(int(e.get("cx")), int(e.get("cy"))) for e in root.iter(f"{_WP}extent")]


@pytest.mark.parametrize(("width", "height"), [(300, 100), (100, 300), (2000, 2000), (1, 1)])
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_takes_its_place_and_keeps_its_proportions(
    width: int, height: int, kind: str
) -> None:
    logo = picture(width, height, kind)
    ((room_width, room_height),) = extents(model_bytes())
    made = fill(model_bytes(), CONTEXT, logo)
    assert images(made) == [logo]
    ((cx, cy),) = extents(made)
    assert cx <= room_width
    assert cy <= room_height
    assert abs(cx / cy - width / height) < 0.01 * width / height
    assert fill(model_bytes(), CONTEXT, logo) == made


@pytest.mark.parametrize("logo", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_without_a_logo_nothing_stands_there(logo: bytes) -> None:
    made = fill(model_bytes(), CONTEXT, logo)
    assert images(made) == []
    root = etree.fromstring(zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml"))
    assert not list(root.iter(f"{W}drawing"))
    first = next(root.iter(f"{W}tc"))
    assert "".join(t.text or "" for t in first[1].iter(f"{W}t")) == "Association Les Passerelles"


@pytest.mark.parametrize("cut", [10, 20, 30, 40, 60])
def test_a_logo_cut_short_never_stops_a_paper(cut: int) -> None:
    for kind in ("PNG", "JPEG"):
        made = fill(model_bytes(), CONTEXT, picture(30, 20, kind)[:cut])
        assert "Association Les Passerelles" in text_of(made)


def test_the_text_is_the_same_with_and_without() -> None:
    without = fill(model_bytes(), CONTEXT)
    assert (
        text_of(fill(model_bytes(), CONTEXT, picture(30, 20))).split() == text_of(without).split()
    )


@pytest.mark.parametrize("logo", [b"", picture(90, 20)])
def test_another_picture_of_the_same_file_stays_whole(logo: bytes) -> None:
    document = Document(io.BytesIO(model_bytes()))
    drawing = next(document.element.iter(f"{W}drawing"))
    other = copy.deepcopy(drawing)
    next(other.iter(f"{_WP}docPr")).set("descr", "plan du lieu")
    drawing.getparent().append(other)
    place_logo(document, logo)
    (blip,) = other.iter(qn("a:blip"))
    assert blip.get(qn("r:embed")) in document.part.rels
