# ruff: noqa: SLF001 -- python-docx has no public way to the XML of a paragraph or a run
"""The look of the models: styles, numbering, language, borders; what a blank file loses."""

from __future__ import annotations

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Calibri"
WIDTH_CM = 17.0
INK = RGBColor(0x1A, 0x1A, 0x1A)
GREY = RGBColor(0x50, 0x50, 0x50)
LINE = "8C8C8C"

_HEADING_NUMBERS, _BULLETS = 1, 2


def add_styles(document: Any) -> None:
    """Write the styles of the paper and drop those of python-docx."""
    _prune_styles(document)
    _numbering(document)
    styles = document.styles
    _language(styles)
    normal = _style(styles, "Normal", 10.5, after=4)
    normal.paragraph_format.line_spacing = 1.08
    _style(styles, "Title", 22, bold=True, before=10, after=2, keep=True)
    _style(styles, "Subtitle", 11, color=GREY, after=6, keep=True)
    for level, (size, before) in enumerate(((13, 16), (11, 10)), 1):
        heading = _style(
            styles, f"Heading {level}", size, bold=True, before=before, after=5, keep=True
        )
        _number(heading, _HEADING_NUMBERS, level - 1)
    border(styles["Heading 1"], "bottom")
    _style(styles, "Libelle", 10.5, bold=True, before=6, after=1, keep=True)
    _style(styles, "Note", 9, color=GREY, after=4)
    label = _style(styles, "LibelleTableau", 10, bold=True, color=GREY, after=1, before=1)
    label.paragraph_format.keep_together = True  # a row may go on overleaf, its label may not
    _style(styles, "TexteTableau", 10.5, after=1, before=1)
    _style(styles, "NoteTableau", 9, color=GREY, after=1, before=1)
    _style(styles, "EnTeteTableau", 10.5, bold=True, after=2, before=2, keep=True)
    _style(styles, "Adresse", 10.5, after=0)
    _style(styles, "Encadre", 11, bold=True, before=4, after=8)
    border(styles["Encadre"], "top", "bottom", "left", "right", size=12, space=4)
    _style(styles, "Citation", 10.5, before=2, after=2)
    styles["Citation"].paragraph_format.left_indent = Cm(0.35)
    border(styles["Citation"], "left", size=12, space=6)
    _style(styles, "Corps", 11, after=8).paragraph_format.line_spacing = 1.15
    _style(styles, "Objet", 11, after=3, keep=True)
    _style(styles, "LieuDate", 11, before=12, after=10, keep=True)
    styles["LieuDate"].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _style(styles, "Intervalle", 4, after=0)
    bullet = _style(styles, "Puce", 10.5, after=1)
    _number(bullet, _BULLETS, 0)
    for name in ("Header", "Footer"):
        style = _style(styles, name, 9, color=GREY, after=0)
        style.paragraph_format.tab_stops.clear_all()
        style.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    _table_style(styles, "Fiche", inside=True)
    _table_style(styles, "Nu", inside=False)


def _style(
    styles: Any,
    name: str,
    size: float,
    *,
    bold: bool = False,
    color: RGBColor = INK,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> Any:
    style = styles[name] if name in styles else styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    if name not in ("Normal",):
        style.base_style = styles["Normal"]
    style.quick_style = True
    for old in style.element.get_or_add_pPr().findall(qn("w:pBdr")):
        style.element.pPr.remove(old)
    _font(style, size, bold=bold, color=color)
    form = style.paragraph_format
    form.space_before, form.space_after = Pt(before), Pt(after)
    form.keep_with_next = keep
    form.widow_control = True
    form.alignment = WD_ALIGN_PARAGRAPH.LEFT
    style.element.pPr.remove(style.element.pPr.find(qn("w:contextualSpacing"))) if (
        style.element.pPr.find(qn("w:contextualSpacing")) is not None
    ) else None
    return style


def _font(style: Any, size: float, *, bold: bool, color: RGBColor) -> None:
    font = style.font
    font.name, font.size, font.bold, font.italic = FONT, Pt(size), bold, False
    font.color.rgb = color
    properties = style.element.get_or_add_rPr()
    for name in ("w:spacing", "w:kern", "w:iCs", "w:bCs"):
        for old in properties.findall(qn(name)):
            properties.remove(old)
    fonts = properties.find(qn("w:rFonts"))
    for old in list(fonts.attrib):
        del fonts.attrib[old]
    for script, family in (("ascii", FONT), ("hAnsi", FONT), ("eastAsia", FONT), ("cs", "Arial")):
        fonts.set(qn(f"w:{script}"), family)
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    properties.find(qn("w:sz")).addnext(
        parse_xml(f'<w:szCs {nsdecls("w")} w:val="{int(size * 2)}"/>')
    )


def _language(styles: Any) -> None:
    defaults = styles.element.find(qn("w:docDefaults")).find(qn("w:rPrDefault")).find(qn("w:rPr"))
    for old in defaults.findall(qn("w:lang")):
        defaults.remove(old)
    defaults.append(
        parse_xml(f'<w:lang {nsdecls("w")} w:val="fr-FR" w:eastAsia="fr-FR" w:bidi="ar-SA"/>')
    )


def set_layout_mode(document: Any) -> None:
    """Ask Word for the layout of today (mode 15): tables then line up with the text."""
    element = document.settings.element
    for old in element.findall(qn("w:compat")):
        element.remove(old)
    compat = parse_xml(
        f'<w:compat {nsdecls("w")}><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    )
    following = ("w:rsids", "m:mathPr", "w:themeFontLang", "w:clrSchemeMapping", "w:shapeDefaults")
    first = next(
        (element.find(qn(name)) for name in following if element.find(qn(name)) is not None), None
    )
    element.append(compat) if first is None else first.addprevious(compat)


def prune_parts(document: Any) -> None:
    """Drop what python-docx's blank document carries and no paper needs."""
    relations = document.part.rels
    for id_, relation in list(relations.items()):
        if relation.reltype.endswith(("/stylesWithEffects", "/customXml", "/webSettings")):
            del relations[id_]


def _prune_styles(document: Any) -> None:
    """Keep only the styles that the paper uses: the list in Word stays short."""
    kept = {"Normal", "Title", "Subtitle", "Heading1", "Heading2", "Header", "Footer"}
    kept |= {"DefaultParagraphFont", "TableNormal", "NoList"}
    element = document.styles.element
    for style in list(element.findall(qn("w:style"))):
        if style.get(qn("w:styleId")) not in kept:
            element.remove(style)
            continue
        for link in style.findall(qn("w:link")):
            style.remove(link)


def _numbering(document: Any) -> None:
    """Replace the numbering definitions by two: headings 1., 1.1 and one bullet."""
    element = document.part.numbering_part.element
    for child in list(element):
        element.remove(child)
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="Heading{level + 1}"/><w:suff w:val="space"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
        for level, text in enumerate(("%1.", "%1.%2"))
    )
    bullet = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Puce"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr></w:lvl>'
    )
    for number, kind, content in (
        (_HEADING_NUMBERS, "multilevel", levels),
        (_BULLETS, "singleLevel", bullet),
    ):
        element.append(
            parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">'
                f'<w:multiLevelType w:val="{kind}"/>{content}</w:abstractNum>'
            )
        )
    for number in (_HEADING_NUMBERS, _BULLETS):
        element.append(
            parse_xml(
                f'<w:num {nsdecls("w")} w:numId="{number}">'
                f'<w:abstractNumId w:val="{number}"/></w:num>'
            )
        )


def _number(style: Any, number: int, level: int) -> None:
    properties = style.element.get_or_add_pPr()
    for old in properties.findall(qn("w:numPr")):
        properties.remove(old)
    numbered = properties.get_or_add_numPr()
    numbered.get_or_add_ilvl().val = level
    numbered.get_or_add_numId().val = number


def border(target: Any, *sides: str, size: int = 4, space: int = 2) -> None:
    """Draw lines around a paragraph, or around those of a style."""
    element = target._p if hasattr(target, "_p") else target.element
    properties = element.get_or_add_pPr()
    for old in properties.findall(qn("w:pBdr")):
        properties.remove(old)
    order = [side for side in ("top", "left", "bottom", "right") if side in sides]
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="{space}" w:color="{LINE}"/>'
        for side in order
    )
    border = parse_xml(f"<w:pBdr {nsdecls('w')}>{lines}</w:pBdr>")
    properties.insert_element_before(
        border,
        *("w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing"),
        *("w:jc", "w:outlineLvl", "w:rPr"),
    )


def page_field(paragraph: Any, code: str) -> None:
    """Add a field that Word works out: the page, the number of pages."""
    for kind, text in (
        ("begin", ""),
        ("", f" {code} "),
        ("separate", ""),
        ("text", "1"),
        ("end", ""),
    ):
        run = paragraph.add_run(text if kind == "text" else "")
        if kind == "text":
            continue
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.set(qn("xml:space"), "preserve")
            element.text = text
        run._r.append(element)


def _table_style(styles: Any, name: str, *, inside: bool) -> None:
    style = styles.add_style(name, WD_STYLE_TYPE.TABLE)
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV") if inside else ()
    borders = "".join(f"<w:{side} {line}/>" for side in sides)
    style.element.append(
        parse_xml(
            f'<w:tblPr {nsdecls("w")}><w:tblInd w:w="0" w:type="dxa"/>'
            f"<w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>"
            '<w:top w:w="28" w:type="dxa"/><w:left w:w="96" w:type="dxa"/>'
            '<w:bottom w:w="28" w:type="dxa"/><w:right w:w="96" w:type="dxa"/>'
            "</w:tblCellMar></w:tblPr>"
        )
    )
