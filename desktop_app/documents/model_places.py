"""Where something is in a Word file, in the words of somebody who looks at the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from desktop_app.domain.french import quote

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
RENDERED = (
    ("word/document.xml", "corps"),
    ("word/header", "en-tête"),
    ("word/footer", "pied de page"),
    ("word/footnotes.xml", "note de bas de page"),
)
NOT_RENDERED = (("word/endnotes.xml", "note de fin"), ("word/comments", "commentaire"))
_OTHER_PARTS = (
    ("word/settings.xml", "réglages du document"),
    ("[Content_Types].xml", "liste des parties du fichier"),
)
_EXCERPT = 40
_FIXED = (f"{W}txbxContent", "{urn:schemas-microsoft-com:vml}textbox")


def place_in(name: str, places: tuple[tuple[str, str], ...]) -> str:
    """Return the words for the part called ``name``, empty if it is none of ``places``."""
    return next((words for start, words in places if name.startswith(start)), "")


def part_words(name: str) -> str:
    """Return the words for any part of the file, a part of relations being that of its source."""
    source = source_of(name) or name
    known = place_in(source, RENDERED + NOT_RENDERED + _OTHER_PARTS)
    shown = "".join(char for char in name if char.isprintable())[:60]
    return known or f"fichier {shown}"


def source_of(relations: str) -> str:
    """Return the part whose relations are in ``relations``, empty for those of the package."""
    folder, found, name = relations.rpartition("_rels/")
    return folder + name.removesuffix(".rels") if found else ""


def excerpt(text: str) -> str:
    """Return the first words of a paragraph, to find it by."""
    return " ".join(text.split())[:_EXCERPT]


def paragraph_words(place: str, number: int, text: str) -> str:
    """Return « corps, paragraphe 12 (« Nom et prénom ») »."""
    where = f"{place}, paragraphe {number}"
    return f"{where} ({quote(text)})" if any(map(str.isalnum, text)) else where


def text_of(paragraph: etree._Element) -> str:
    """Return the text of a paragraph, without that of the boxes that hang from it."""
    return "".join(
        node.text or ""
        for node in paragraph.iter(f"{W}t")
        if next(node.iterancestors(f"{W}p"), None) is paragraph
    )


def element_words(name: str, root: etree._Element, element: etree._Element) -> str:
    """Return where an element is: its paragraph, or the last one before it."""
    own = element if element.tag == f"{W}p" else next(element.iterancestors(f"{W}p"), None)
    number, text = 0, ""
    for each in root.iter(f"{W}p", element.tag):
        if each.tag == f"{W}p":
            number, text = number + 1, excerpt(text_of(each))
        if each is own or each is element:
            break
    place = part_words(name)
    return paragraph_words(place, number, text) if number else place


def relation_words(name: str, root: etree._Element, relation: str) -> str:
    """Return where a part uses one of its relations."""
    for element in root.iter():
        for key, value in element.attrib.items():
            if value == relation and str(key).startswith(_R):
                return element_words(name, root, element)
    return part_words(name)


@dataclass(frozen=True, slots=True)
class Spot:
    """What is around a paragraph, each as a number of its own; 0 where there is none.

    ``fixed`` tells that the paragraph is in a box or a row that does not grow.
    """

    paragraph: int
    parent: int
    row: int = 0
    cell: int = 0
    table: int = 0
    fixed: bool = False


@dataclass(slots=True)
class Spots:
    """Number what is around paragraphs, as they are asked for."""

    _numbers: dict[etree._Element, int] = field(default_factory=dict)

    def of(self, paragraph: etree._Element) -> Spot:
        """Return what is around ``paragraph``."""
        row = next(paragraph.iterancestors(f"{W}tr"), None)
        cell = next(paragraph.iterancestors(f"{W}tc"), None)
        table = None if row is None else next(row.iterancestors(f"{W}tbl"), None)
        boxed = next(paragraph.iterancestors(*_FIXED), None) is not None
        return Spot(
            self._number(paragraph),
            self._number(paragraph.getparent()),
            self._number(row),
            self._number(cell),
            self._number(table),
            boxed or (row is not None and _is_exact(row)),
        )

    def _number(self, element: etree._Element | None) -> int:
        # The key keeps the element alive, so that it stays the same object.
        return 0 if element is None else self._numbers.setdefault(element, len(self._numbers) + 1)


def paragraphs(root: etree._Element) -> Iterator[tuple[int, etree._Element]]:
    """Yield each paragraph with its number in the part."""
    yield from enumerate(root.iter(f"{W}p"), 1)


def _is_exact(row: etree._Element) -> bool:
    height = row.find(f"{W}trPr/{W}trHeight")
    return height is not None and height.get(f"{W}hRule") == "exact"
