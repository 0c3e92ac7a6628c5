"""Pieces seen through the worker: pages, pictures, words, and what is too large to decode."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from docx import Document
from PIL import Image

from desktop_app.documents.attachments import AttachmentReader
from desktop_app.documents.workshop import Workshop
from desktop_app.domain import media
from desktop_app.errors import BadInput
from tests.documents import pieces
from tests.documents.conversions import only_builtin, word_file
from tests.documents.test_pages import pdf_file, words


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[AttachmentReader]:
    workshop = Workshop(tmp_path_factory.mktemp("tmp"), engines=only_builtin)
    yield AttachmentReader(workshop)
    workshop.close()


def image(form: str, mode: str = "RGB", size: tuple[int, int] = (40, 30), **more: object) -> bytes:
    made = io.BytesIO()
    Image.new(mode, size, **({} if mode in ("P", "1") else {"color": 0})).save(made, form, **more)  # type: ignore[arg-type]
    return made.getvalue()


def test_what_a_file_is_and_its_position_come_from_the_worker(reader: AttachmentReader) -> None:
    found = reader.inspect(pieces.picture())
    assert (found.media_type, found.located) == ("image/jpeg", True)
    found = reader.inspect(pieces.pdf())
    assert (found.media_type, found.located) == ("application/pdf", False)
    with pytest.raises(BadInput, match="programme"):
        reader.inspect(b"MZ\x90\x00" + bytes(100))


def test_a_position_is_taken_out_in_the_worker(reader: AttachmentReader) -> None:
    cleaned = reader.without_position(pieces.picture(), "image/jpeg")
    assert not reader.inspect(cleaned).located


@pytest.mark.parametrize(
    ("form", "mode"),
    [
        ("JPEG", "RGB"),
        ("JPEG", "CMYK"),
        ("JPEG", "L"),
        ("PNG", "RGBA"),
        ("PNG", "P"),
        ("PNG", "LA"),
        ("PNG", "1"),
        ("PNG", "I;16"),
        ("GIF", "P"),
        ("BMP", "RGB"),
        ("TIFF", "RGB"),
        ("WEBP", "RGB"),
    ],
)
def test_every_kind_of_picture_is_shown(reader: AttachmentReader, form: str, mode: str) -> None:
    kind = getattr(media, form)
    shown = reader.show(image(form, mode), kind.media_type)
    assert len(shown.pages) == 1
    assert (shown.pages[0].width, shown.pages[0].height) == (40, 30)
    assert len(shown.pages[0].rgba) == 40 * 30 * 4
    assert shown.pages[0].rgba[3::4] == b"\xff" * 1200


def test_a_photo_is_shown_upright(reader: AttachmentReader) -> None:
    (page,) = reader.show(pieces.picture(size=(64, 48)), "image/jpeg").pages
    assert (page.width, page.height) == (48, 64)


def test_a_scan_of_several_pages_is_shown_page_by_page(reader: AttachmentReader) -> None:
    frames = [Image.new("L", (20, 20 + number)) for number in range(6)]
    made = io.BytesIO()
    frames[0].save(made, "TIFF", save_all=True, append_images=frames[1:])
    shown = reader.show(made.getvalue(), "image/tiff")
    assert [bool(page.rgba) for page in shown.pages] == [True] * 3 + [False] * 3
    drawn = reader.drawn(shown.source, 3, 3)
    assert [page.height for page in drawn] == [23, 24, 25]


def test_a_large_photo_is_sent_smaller(reader: AttachmentReader) -> None:
    (page,) = reader.show(image("JPEG", size=(6000, 4000)), "image/jpeg").pages
    assert 3_000_000 < page.width * page.height <= 12_500_000
    assert page.width / page.height == pytest.approx(1.5, abs=0.01)


@pytest.mark.parametrize(
    ("form", "size"),
    [("PNG", (8000, 6200)), ("TIFF", (8000, 6200)), ("JPEG", (8000, 6200)), ("WEBP", (5700, 4300))],
)
def test_just_below_the_cap_is_decoded_within_the_memory_of_the_worker(
    reader: AttachmentReader, form: str, size: tuple[int, int]
) -> None:
    more = {"compression": "tiff_lzw"} if form == "TIFF" else {}
    content = image(form, size=size, **more)
    (page,) = reader.show(content, getattr(media, form).media_type).pages
    assert page.width * page.height <= 12_500_000


def test_a_picture_of_3600_million_pixels_is_never_decoded(reader: AttachmentReader) -> None:
    with pytest.raises(BadInput, match="3\u00a0600 millions de pixels"):
        reader.show(pieces.huge_png(), "image/png")
    assert len(reader.show(image("PNG"), "image/png").pages) == 1


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF", "GIF", "WEBP"])
def test_a_cut_picture_is_refused_in_words(reader: AttachmentReader, form: str) -> None:
    made = io.BytesIO()
    Image.effect_noise((300, 300), 90).convert("RGB").save(made, form)
    content = made.getvalue()
    with pytest.raises(BadInput, match="ne peut pas être lu"):
        reader.show(content[: len(content) // 3], getattr(media, form).media_type)


def test_the_pages_of_a_pdf_come_in_portions(reader: AttachmentReader) -> None:
    pdf = pdf_file(*(words(f"page {number}") for number in range(6)))
    shown = reader.show(pdf, "application/pdf")
    assert [page.text for page in shown.pages] == [f"page {n}" for n in range(6)]
    assert [bool(page.rgba) for page in shown.pages] == [True] * 3 + [False] * 3
    drawn = reader.drawn(shown.source, 3, 3)
    assert [page.text for page in drawn] == ["page 3", "page 4", "page 5"]
    assert all(page.rgba for page in drawn)


def test_a_word_file_is_laid_out(reader: AttachmentReader) -> None:
    shown = reader.show(word_file(["Compte rendu du 2 mars"]), media.DOCX.media_type)
    assert len(shown.pages) == 1
    assert "Compte rendu du 2 mars" in shown.pages[0].text
    assert len(reader.drawn(shown.source, 0, 1)) == 1


def test_a_word_file_that_the_gate_holds_back_shows_its_words(reader: AttachmentReader) -> None:
    document = Document()
    document.add_paragraph("Le texte reste lisible.")
    document.part.relate_to(
        "file:///etc/passwd",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate",
        is_external=True,
    )
    made = io.BytesIO()
    document.save(made)
    shown = reader.show(made.getvalue(), media.DOCX.media_type)
    assert shown.text == "Le texte reste lisible."
    assert "texte seul" in shown.note
    assert shown.pages == ()


def test_the_words_of_an_open_document_are_shown(reader: AttachmentReader) -> None:
    assert reader.show(pieces.odt("Élodie & Ana"[:6]), media.ODT.media_type).text == "Élodie"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_text_is_shown_in_whatever_encoding(reader: AttachmentReader, encoding: str) -> None:
    said = "Élodie a dit : « non ».\r\nFin"
    shown = reader.show(said.encode(encoding), "text/plain")
    assert shown.text == said.replace("\r\n", "\n")


def test_a_text_never_turns_the_order_of_what_is_read(reader: AttachmentReader) -> None:
    assert reader.show("abc\u202edef\x1b[31m".encode(), "text/plain").text == "abcdef[31m"


def test_only_the_beginning_of_an_endless_text_is_shown(reader: AttachmentReader) -> None:
    shown = reader.show(b"x" * 2_000_000, "text/plain")
    assert len(shown.text) == 400_000
    assert "début" in shown.note


def test_an_entity_bomb_is_refused(reader: AttachmentReader) -> None:
    bomb = pieces.package(
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b'<!DOCTYPE a [<!ENTITY b "b">]><a>&b;</a>'),
    )
    with pytest.raises(BadInput):
        reader.show(bomb, media.ODT.media_type)
