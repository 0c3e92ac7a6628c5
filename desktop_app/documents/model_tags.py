"""Find the instructions of a model, paragraph by paragraph, so that a problem has a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from desktop_app.documents.archive import unpack
from desktop_app.documents.gate import W
from desktop_app.domain.french import quote

_RENDERED = (
    ("word/document.xml", "corps"),
    ("word/header", "en-tête"),
    ("word/footer", "pied de page"),
    ("word/footnotes.xml", "note de bas de page"),
)
_NOT_RENDERED = (("word/endnotes.xml", "note de fin"), ("word/comments", "commentaire"))
_TAG = re.compile(r"\{\{(?P<shown>.*?)\}\}|\{%(?P<done>.*?)%\}|\{#.*?#\}", re.DOTALL)
_HALF_TAG = re.compile(r"\{\{|\{%|\}\}|%\}")
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
    prefix: str = ""


@dataclass(frozen=True, slots=True)
class HalfTag:
    """An instruction that is opened and not closed in the same paragraph, or the reverse."""

    where: str
    found: str


@dataclass(frozen=True, slots=True)
class Traces:
    """What a model carries besides its text.

    ``ignored`` are tags where nothing is filled, ``hidden`` those whose value nobody would see.
    """

    ignored: tuple[HalfTag, ...]
    hidden: tuple[HalfTag, ...]
    revisions: bool
    comments: bool


def tags_by_part(model: bytes) -> Iterator[list[Tag | HalfTag]]:
    """Yield the instructions of each part that is filled, in reading order."""
    for name, root in _word_parts(model):
        place = _place(name, _RENDERED)
        if place:
            yield [tag for where, text in _paragraphs(place, root) for tag in _tags(where, text)]


def traces(model: bytes) -> Traces:
    """Return what should be taken out of a model before it is used."""
    ignored: list[HalfTag] = []
    hidden: list[HalfTag] = []
    revisions = comments = False
    for name, root in _word_parts(model):
        revisions |= next(root.iter(*_REVISIONS), None) is not None
        comments |= name.startswith("word/comments")
        place = _place(name, _NOT_RENDERED)
        for where, text in _paragraphs(place, root) if place else ():
            ignored += [HalfTag(where, match[0]) for match in _TAG.finditer(text)]
        hidden += _hidden(_place(name, _RENDERED + _NOT_RENDERED) or "autre partie", root)
    return Traces(tuple(ignored), tuple(hidden), revisions, comments)


def _hidden(place: str, root: etree._Element) -> Iterator[HalfTag]:
    """Yield the fields in hidden or deleted text: a copy of data that leaves unseen."""
    for run in root.iter(f"{W}r"):
        unseen = run.find(f"{W}rPr/{W}vanish") is not None
        kinds = (f"{W}t", f"{W}delText") if unseen else (f"{W}delText",)
        text = "".join(node.text or "" for node in run.iter(*kinds))
        if "{{" in text:
            yield HalfTag(place, text[:_EXCERPT])


def _word_parts(model: bytes) -> Iterator[tuple[str, etree._Element]]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    for name, data in unpack(model):
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1:
            yield name, etree.fromstring(data, parser)


def _place(name: str, places: tuple[tuple[str, str], ...]) -> str:
    return next((words for start, words in places if name.startswith(start)), "")


def _paragraphs(place: str, root: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield « corps, paragraphe 12 (« Nom et prénom »…) » and the text of the paragraph."""
    for number, paragraph in enumerate(root.iter(f"{W}p"), 1):
        text = "".join(
            node.text or ""
            for node in paragraph.iter(f"{W}t")
            if next(node.iterancestors(f"{W}p")) is paragraph
        )
        excerpt = " ".join(_TAG.sub(" ", text).split())[:_EXCERPT]
        where = f"{place}, paragraphe {number}"
        yield f"{where} ({quote(excerpt)})" if excerpt else where, text


def _tags(where: str, text: str) -> Iterator[Tag | HalfTag]:
    for match in _TAG.finditer(text):
        shown = match["shown"] is not None
        raw = match["shown"] if shown else match["done"]
        if raw is None:
            continue
        prefix = _PREFIX.match(raw)
        code = (raw[2 if prefix and len(prefix[1]) == 1 else 3 :] if prefix else raw).strip(" -")
        yield Tag(where, match[0], code.translate(_STRAIGHT), shown, prefix[1] if prefix else "")
    half = _HALF_TAG.search(_TAG.sub("", text))
    if half:
        yield HalfTag(where, _TAG.sub("", text)[half.start() :][:_EXCERPT])
