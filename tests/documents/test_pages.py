"""Pages of a PDF: sizes, pixels, text, form fields, and the ceilings."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from desktop_app.documents import pages
from desktop_app.documents.workshop import Workshop
from desktop_app.errors import BadInput
from tests.documents.conversions import only_builtin

Draw = Callable[[Canvas], object]


def pdf_file(*drawings: Draw, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF with one page a drawing."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=size)
    for draw in drawings:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def words(text: str, left: float = 100) -> Draw:
    return lambda canvas: canvas.drawString(left, 700, text)


@pytest.fixture
def workshop(tmp_path: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path / "tmp", engines=only_builtin)
    yield made
    made.close()


def test_every_page_comes_in_order(workshop: Workshop) -> None:
    pdf = pdf_file(*(words(f"page {number}") for number in range(11)))
    drawn = workshop.page_images(pdf, 0.3)
    assert [page.text for page in drawn] == [f"page {number}" for number in range(11)]
    assert workshop.pdf_text(pdf) == [page.text for page in drawn]


@pytest.mark.parametrize(
    ("first", "limit", "expected"),
    [(0, 1, [0]), (3, 6, [3, 4, 5, 6, 7, 8]), (9, None, [9, 10]), (10, 5, [10]), (11, None, [])],
)
def test_a_part_of_the_pages_can_be_asked_for(
    workshop: Workshop, first: int, limit: int | None, expected: list[int]
) -> None:
    pdf = pdf_file(*(words(f"page {number}") for number in range(11)))
    drawn = workshop.page_images(pdf, 0.2, first, limit)
    assert [page.text for page in drawn] == [f"page {number}" for number in expected]


def test_pixels_are_red_green_blue_alpha_from_the_top() -> None:
    def flag(canvas: Canvas) -> None:
        canvas.setFillColorRGB(1, 0, 0)
        canvas.rect(0, 50, 100, 50, stroke=0, fill=1)

    _count, (page,) = pages.images(pdf_file(flag, size=(100, 100)), 1.0, 0, 1)
    assert (page.width, page.height, len(page.rgba)) == (100, 100, 40_000)
    assert page.rgba[:4] == b"\xff\x00\x00\xff"
    assert page.rgba[-4:] == b"\xff\xff\xff\xff"


def test_rows_have_no_padding() -> None:
    _count, (page,) = pages.images(pdf_file(words("x"), size=(101, 97)), 1.0, 0, 1)
    assert len(page.rgba) == page.width * page.height * 4


def test_form_fields_are_drawn() -> None:
    def form(canvas: Canvas) -> None:
        canvas.acroForm.textfield(
            name="nom", x=10, y=10, width=80, height=30, value="AAAA", borderWidth=0
        )

    blank = pages.images(pdf_file(lambda _canvas: None, size=(100, 100)), 1.0, 0, 1)[1][0]
    filled = pages.images(pdf_file(form, size=(100, 100)), 1.0, 0, 1)[1][0]
    assert min(blank.rgba) == 255
    assert min(filled.rgba) < 128


def test_a_giant_page_is_drawn_smaller() -> None:
    _count, (page,) = pages.images(pdf_file(words("x"), size=(14_000, 14_000)), 4.0, 0, 1)
    assert page.width * page.height <= pages.PIXELS_LIMIT * 1.01


def test_text_beyond_the_edge_of_the_paper_does_not_count() -> None:
    assert pages.texts(pdf_file(words("dedans"))) == ("dedans",)
    assert pages.texts(pdf_file(words("dehors", left=5000))) == ("",)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "PAGES_LIMIT", 2)
    with pytest.raises(BadInput):
        pages.texts(pdf_file(*[words("x")] * 3))


@pytest.mark.parametrize(("printed", "read"), [("a\r\nb", "a\nb"), ("fa\ufffe", "fa-")])
def test_text_reads_like_text(printed: str, read: str) -> None:
    assert pages._readable(printed) == read


def test_an_outline_has_the_size_and_the_words_of_each_page_and_no_pixel(
    workshop: Workshop,
) -> None:
    pdf = pdf_file(*(words(f"page {number}") for number in range(11)))
    drawn, sheets = workshop.page_images(pdf, 0.7), workshop.outline(pdf, 0.7)
    assert [(p.width, p.height, p.text) for p in sheets] == [
        (p.width, p.height, p.text) for p in drawn
    ]
    assert {page.rgba for page in sheets} == {b""}
