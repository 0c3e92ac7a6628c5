"""Find where values stand on the pages of a PDF. Runs in the worker only (UX §2.9, S09-AC1).

What is compared is letters and digits, as when values are found again after the conversion. A value
that is there several times is taken where it follows the value asked for before.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from desktop_app.documents.pages import opened

LEAST_SIGNS = 2
"""Shorter values (« 1 ») are everywhere: they are not looked for."""

_HEAD, _TAIL = 40, 30
"""A long value that a footer cuts is found by its two ends."""

Box = tuple[int, float, float, float, float]
"""A page, from 0, and a rectangle as parts of its width and height, from its top left."""


@dataclass
class _Text:
    """The letters of all pages in one line, each with its page and its place there."""

    signs: str = ""
    at: list[tuple[int, int]] = field(default_factory=list)


def places(pdf: bytes, values: Sequence[str]) -> tuple[tuple[Box, ...], ...]:
    """Return the rectangles of each value, none for one that is not found."""
    with opened(pdf) as document:
        pages = [document[number] for number in range(len(document))]
        texts = [page.get_textpage() for page in pages]
        try:
            found = _ranges(_read(texts), values)
            return tuple(
                tuple(
                    box
                    for number, first, last in each
                    for box in _boxes(pages, texts, number, first, last)
                )
                for each in found
            )
        finally:
            for part in (*texts, *pages):
                part.close()


def _read(texts: Sequence[Any]) -> _Text:
    read = _Text()
    signs: list[str] = []
    for number, text in enumerate(texts):
        for place, sign in enumerate(_signs(text)):
            plain = _plain_sign(sign)
            if plain:
                signs.append(plain)
                read.at.extend([(number, place)] * len(plain))
    read.signs = "".join(signs)
    return read


def _signs(text: Any) -> Sequence[str]:
    """Return the signs of a page, one a place: in one go unless one of them takes two units."""
    import pypdfium2.raw as pdfium_c

    count = text.count_chars()
    whole = str(text.get_text_range()) if count else ""
    if len(whole) == count:
        return whole
    return [chr(pdfium_c.FPDFText_GetUnicode(text, place)) for place in range(count)]


@cache
def _plain_sign(sign: str) -> str:
    return _plain(sign)


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold()
    return "".join(sign for sign in plain if unicodedata.category(sign)[0] in "LN")


def _ranges(text: _Text, values: Sequence[str]) -> Iterator[list[tuple[int, int, int]]]:
    """Return for each value the pages it is on, with the first and the last sign there."""
    after = 0
    used: dict[str, int] = {}
    for value in values:
        plain = _plain(value)
        span = (
            _span(text.signs, plain, used.get(plain, after)) if len(plain) >= LEAST_SIGNS else None
        )
        if span is None:
            yield []
            continue
        after = used[plain] = span[1]
        yield list(_by_page(text.at[span[0] : span[1]]))


def _span(signs: str, plain: str, after: int) -> tuple[int, int] | None:
    """Return where a value is, after the one before if it can be."""
    for start in (after, 0):
        at = signs.find(plain, start)
        if at >= 0:
            return at, at + len(plain)
    if len(plain) > _HEAD + _TAIL:
        at = signs.find(plain[:_HEAD])
        end = signs.find(plain[-_TAIL:], at) if at >= 0 else -1
        if end >= 0:
            return at, end + _TAIL
    return None


def _by_page(places_: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    for number in dict.fromkeys(page for page, _ in places_):
        signs = [sign for page, sign in places_ if page == number]
        yield number, signs[0], signs[-1]


def _boxes(
    pages: Sequence[Any], texts: Sequence[Any], number: int, first: int, last: int
) -> Iterator[Box]:
    width, height = pages[number].get_size()
    text = texts[number]
    for index in range(text.count_rects(first, last - first + 1)):
        left, bottom, right, top = text.get_rect(index)
        yield number, left / width, 1 - top / height, right / width, 1 - bottom / height
