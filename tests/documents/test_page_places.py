"""Where values stand on the pages of a PDF."""

from __future__ import annotations

import io

import pytest

from desktop_app.documents.page_places import places
from desktop_app.errors import BadInput


def _pdf(*lines: str) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    for number, line in enumerate(lines):
        canvas.drawString(100, 700 - 40 * number, line)
    canvas.save()
    return made.getvalue()


def test_a_value_is_found_with_its_rectangle() -> None:
    found = places(_pdf("Motif : Ana a peur.", "Suite"), ["Ana a peur.", "absente"])
    assert len(found[0]) == 1
    page, left, top, right, bottom = found[0][0]
    assert page == 0
    assert 0 < left < right < 1
    assert 0 < top < bottom < 1
    assert found[1] == ()


def test_the_same_value_twice_is_taken_in_order() -> None:
    found = places(_pdf("a completer", "Nom", "a completer"), ["a completer", "a completer"])
    assert found[0][0][2] < found[1][0][2], "the second one stands lower"


def test_a_value_is_looked_for_after_the_one_before() -> None:
    found = places(_pdf("Marius", "Ana", "Marius"), ["Ana", "Marius"])
    assert found[1][0][2] > found[0][0][2]


def test_a_value_before_the_others_is_found_all_the_same() -> None:
    found = places(_pdf("Marius", "Ana"), ["Ana", "Marius"])
    assert found[1][0][2] < found[0][0][2]


def test_one_sign_is_not_looked_for() -> None:
    assert places(_pdf("1 2 3"), ["1", ""]) == ((), ())


def test_what_is_no_pdf_is_said_in_words() -> None:
    with pytest.raises(BadInput, match="ne peut pas être lu"):
        places(b"rien", ["Ana"])
