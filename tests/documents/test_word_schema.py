"""Word is stricter than LibreOffice: children come in the order of ECMA-376 (transitional)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

import pytest
from lxml import etree

from desktop_app.documents.context import build
from desktop_app.documents.docx import fill
from tests.documents.papers import PAPERS
from tests.documents.word import W, model_bytes

ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr"
    " suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct"
    " topLinePunct autoSpaceDE"
    " autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents"
    " suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr"
    " sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint"
    " noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect"
    " bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath",
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText"
    " vAlign hideMark",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc"
    " tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "pBdr": "top left bottom right between bar",
    "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
    "tblBorders": "top left start bottom right end insideH insideV",
    "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden"
    " unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr tblPr trPr"
    " tcPr tblStylePr",
    "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name styleLink numStyleLink lvl",
    "numbering": "numPicBullet abstractNum num",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc"
    " pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi"
    " rtlGutter docGrid",
}
RANK = {
    parent: {name: rank for rank, name in enumerate(names.split())}
    for parent, names in ORDER.items()
}


def parts(content: bytes) -> Iterator[etree._Element]:
    """Yield the Word parts of a package."""
    package = zipfile.ZipFile(io.BytesIO(content))
    for name in package.namelist():
        if name.startswith("word/") and name.endswith(".xml") and "theme" not in name:
            yield etree.fromstring(package.read(name))


def faults(root: etree._Element) -> list[str]:
    """Return the elements out of order, empty cells, and tables that touch."""
    found = []
    for parent, rank in RANK.items():
        for element in root.iter(f"{W}{parent}"):
            names = [child.tag.removeprefix(W) for child in element if child.tag.startswith(W)]
            ranks = [rank.get(name, -1) for name in names]
            if -1 in ranks or ranks != sorted(ranks):
                found.append(f"{parent}: {names}")
    for cell in root.iter(f"{W}tc"):
        if len(cell) == 0 or cell[-1].tag != f"{W}p":
            found.append("a cell without a last paragraph")
    for table in root.iter(f"{W}tbl"):
        following = table.getnext()
        if following is not None and following.tag != f"{W}p":
            found.append("a table without a paragraph after it")
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        for row in table.findall(f"{W}tr"):
            spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(f"{W}tc")]
            if (
                sum(1 if span is None else int(span.get(f"{W}val", "1")) for span in spans)
                != columns
            ):
                found.append("a row that does not fill its table")
    return found


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_in_the_order_that_word_wants(name: str) -> None:
    filled = fill(model_bytes(), build(PAPERS[name]()))
    for root in parts(filled):
        assert faults(root) == []


def test_the_model_itself_is_in_order() -> None:
    for root in parts(model_bytes()):
        assert faults(root) == []


def test_a_fault_is_seen() -> None:
    wrong = f'<w:p xmlns:w="{W[1:-1]}"><w:pPr><w:jc/><w:keepNext/></w:pPr></w:p>'
    assert faults(etree.fromstring(wrong))


def test_every_style_and_numbering_used_exists() -> None:
    package = zipfile.ZipFile(io.BytesIO(fill(model_bytes(), build(PAPERS["everything"]()))))
    styles = etree.fromstring(package.read("word/styles.xml"))
    known = {style.get(f"{W}styleId") for style in styles.iter(f"{W}style")}
    body = etree.fromstring(package.read("word/document.xml"))
    used = {mark.get(f"{W}val") for mark in body.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert used <= known
    linked = {mark.get(f"{W}val") for mark in styles.iter(f"{W}basedOn", f"{W}next", f"{W}link")}
    assert linked <= known
