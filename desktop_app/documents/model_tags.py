"""Find the instructions of a model, paragraph by paragraph, so that a problem has a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from desktop_app.documents.archive import unpack
from desktop_app.documents.model_places import (
    NOT_RENDERED,
    RENDERED,
    Spot,
    Spots,
    W,
    excerpt,
    paragraph_words,
    paragraphs,
    place_in,
    text_of,
)

_TAG = re.compile(
    r"\{\{(?P<shown>(?:(?!\{\{|\}\}).)*)\}\}|\{%(?P<done>(?:(?!\{%|%\}).)*)%\}"
    r"|\{#(?:(?!\{#|#\}).)*#\}",
    re.DOTALL,
)
"""Each search stops at the next opening: a text of a million braces costs no more than another."""
_HALF_TAG = re.compile(r"\{\{|\{%|\}\}|%\}")
_SINGLE = re.compile(r"(?<!\{)\{\s*([A-Za-z_][\w.]{0,80})\s*\}(?!\})")
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})
_PREFIX = re.compile(r"^(p|tr|tc|r)\s")
_REVISIONS = (f"{W}ins", f"{W}del", f"{W}moveFrom")
_EXCERPT = 40


@dataclass(frozen=True, slots=True)
class Tag:
    """One instruction: ``code`` is what Jinja reads, ``found`` what the model shows.

    ``shown`` tells ``{{ }}`` from ``{% %}``; ``prefix`` is docxtpl's p, tr, tc or r.
    """

    where: str
    found: str
    code: str
    shown: bool
    prefix: str
    spot: Spot

    @property
    def holder(self) -> int:
        """Return the number of what goes away with the instruction, 0 if only itself does."""
        spot = self.spot
        return {"p": spot.paragraph, "tr": spot.row, "tc": spot.cell}.get(self.prefix, 0)

    @property
    def level(self) -> tuple[str, int]:
        """Return between what the instruction stands: a block opens and closes at one level."""
        spot = self.spot
        if self.prefix == "tr":
            return "table", spot.table
        if self.prefix == "tc":
            return "row", spot.row
        return ("block" if self.prefix == "p" else "text"), spot.parent


@dataclass(frozen=True, slots=True)
class HalfTag:
    """An instruction that is opened and not closed in the same paragraph, or the reverse."""

    where: str
    found: str


@dataclass(frozen=True, slots=True)
class Single:
    """A word between single braces, which stays as it is: ``{ motif }``."""

    where: str
    found: str
    code: str


@dataclass(frozen=True, slots=True)
class Words:
    """Printed text beside the instructions of a paragraph: it goes away with what holds it."""

    where: str
    text: str
    spot: Spot


Found = Tag | HalfTag | Single | Words


@dataclass(frozen=True, slots=True)
class Traces:
    """What a model carries besides its text.

    ``ignored`` are tags where nothing is filled, ``hidden`` those whose value nobody would see.
    """

    ignored: tuple[HalfTag, ...]
    hidden: tuple[HalfTag, ...]
    revisions: bool
    comments: bool


def tags_by_part(model: bytes) -> Iterator[list[Found]]:
    """Yield the instructions of each part that is filled, in reading order."""
    for name, root in _word_parts(model):
        place = place_in(name, RENDERED)
        if place:
            spots = Spots()
            yield [tag for paragraph in paragraphs(root) for tag in _tags(place, paragraph, spots)]


def traces(model: bytes) -> Traces:
    """Return what should be taken out of a model before it is used."""
    ignored: list[HalfTag] = []
    hidden: list[HalfTag] = []
    revisions = comments = False
    for name, root in _word_parts(model):
        revisions |= next(root.iter(*_REVISIONS), None) is not None
        comments |= name.startswith("word/comments")
        place = place_in(name, NOT_RENDERED)
        for number, paragraph in paragraphs(root) if place else ():
            text = text_of(paragraph)
            where = paragraph_words(place, number, excerpt(_TAG.sub(" ", text)))
            ignored += [HalfTag(where, match[0]) for match in _TAG.finditer(text)]
        hidden += _hidden(place_in(name, RENDERED + NOT_RENDERED) or "autre partie", root)
    return Traces(tuple(ignored), tuple(hidden), revisions, comments)


def _hidden(place: str, root: etree._Element) -> Iterator[HalfTag]:
    """Yield the fields in hidden or deleted text: a copy of data that leaves unseen."""
    for number, paragraph in paragraphs(root):
        for run in paragraph.iter(f"{W}r"):
            if next(run.iterancestors(f"{W}p")) is not paragraph:
                continue
            unseen = run.find(f"{W}rPr/{W}vanish") is not None
            kinds = (f"{W}t", f"{W}delText") if unseen else (f"{W}delText",)
            text = "".join(node.text or "" for node in run.iter(*kinds))
            if "{{" in text:
                yield HalfTag(paragraph_words(place, number, ""), text[:_EXCERPT])


def _word_parts(model: bytes) -> Iterator[tuple[str, etree._Element]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for name, data in unpack(model):
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1:
            yield name, etree.fromstring(data, parser)


def _tags(place: str, numbered: tuple[int, etree._Element], spots: Spots) -> Iterator[Found]:
    number, paragraph = numbered
    text = text_of(paragraph)
    if not text.strip():
        return
    spot, printed = spots.of(paragraph), _TAG.sub("", text)
    where = paragraph_words(place, number, excerpt(_TAG.sub(" ", text)))
    for match in _TAG.finditer(text):
        shown = match["shown"] is not None
        raw = match["shown"] if shown else match["done"]
        if raw is None:
            continue
        prefix = _PREFIX.match(raw)
        code = (raw[2 if prefix and len(prefix[1]) == 1 else 3 :] if prefix else raw).strip(" -")
        straight = code.translate(_STRAIGHT)
        yield Tag(where, match[0], straight, shown, prefix[1] if prefix else "", spot)
    half = _HALF_TAG.search(printed)
    if half:
        yield HalfTag(where, printed[half.start() :][:_EXCERPT])
    for single in _SINGLE.finditer(printed):
        yield Single(where, single[0], single[1])
    if printed.strip():
        yield Words(where, excerpt(printed), spot)
