# ruff: noqa: SLF001 -- python-docx has no public way to the XML of a cell, a row or a run
"""Word building blocks of the models: styles, numbered headings, tables, tags.

Used by ``build.py`` only. Every choice of look is here; what the paper says is there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor

FONT = "Calibri"
WIDTH_CM = 17.0
INK = RGBColor(0x1A, 0x1A, 0x1A)
GREY = RGBColor(0x50, 0x50, 0x50)
LINE = "8C8C8C"
PALE = "EDEDED"

_HEADING_NUMBERS, _BULLETS = 1, 2


class Paper:
    """A Word model under construction, from top to bottom."""

    def __init__(self) -> None:
        self.document = docx.Document()
        body = self.document.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        self._page()
        _settings(self.document)
        _prune_parts(self.document)
        _prune_styles(self.document)
        _numbering(self.document)
        self._styles()

    # Text ------------------------------------------------------------------------------------

    def paragraph(self, text: str = "", style: str = "Normal") -> Any:
        """Add a paragraph; ``**bold**`` marks a label."""
        return _write(self.document.add_paragraph(style=style), text)

    def heading(self, text: str, level: int = 1) -> None:
        """Add a numbered heading."""
        self.document.add_paragraph(text, style=f"Heading {level}")

    def tag(self, instruction: str) -> None:
        """Add a paragraph that is only an instruction: it leaves no trace in the document."""
        self.document.add_paragraph(f"{{%p {instruction} %}}", style="Normal")

    def labelled(self, label: str, key: str) -> None:
        """Add a long text under its label, if there is one."""
        self.tag(f"if {key}")
        self.paragraph(label, "Libelle")
        self.paragraph(f"{{{{ {key} }}}}", "Normal")
        self.tag("endif")

    # Tables ----------------------------------------------------------------------------------

    def table(self, widths_cm: Sequence[float], style: str = "Fiche") -> Any:
        """Add an empty table of fixed columns that fill the width of the text."""
        table = self.document.add_table(rows=0, cols=len(widths_cm), style=style)
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        for column, width in zip(table.columns, widths_cm, strict=True):
            column.width = Cm(width)
        return table

    def header_row(self, table: Any, texts: Sequence[str]) -> None:
        """Add a row that repeats at the top of each page."""
        row = self.row(table, texts, ["EnTeteTableau"] * len(texts), whole=True)
        row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell in row.cells:
            shade(cell, PALE)

    def title_row(self, table: Any, text: str) -> None:
        """Add a header row over all columns."""
        self.header_row(table, [text] + [""] * (len(table.columns) - 1))
        cells = table.rows[-1].cells
        merged = cells[0].merge(cells[-1])
        for extra in merged.paragraphs[1:]:
            extra._p.getparent().remove(extra._p)

    def tag_row(self, table: Any, instruction: str) -> None:
        """Add a row that is only an instruction."""
        self.row(table, [f"{{%tr {instruction} %}}"], ["Normal"], whole=True)

    def field_row(
        self, table: Any, label: str, value: str, *, when: str = "", long: bool = False
    ) -> None:
        """Add a label and its value; the row is left out unless ``when`` is true."""
        if when:
            self.tag_row(table, f"if {when}")
        self.row(table, [label, value], ["LibelleTableau", "TexteTableau"], whole=not long)
        if when:
            self.tag_row(table, "endif")

    def cell_lines(self, cell: Any, lines: Sequence[tuple[str, str, str]]) -> None:
        """Fill a cell with paragraphs (text, style, condition); the first has no condition."""
        first = cell.paragraphs[0]
        for number, (text, style, when) in enumerate(lines):
            if when:
                cell.add_paragraph(f"{{%p if {when} %}}")
            target = first if number == 0 else cell.add_paragraph()
            target.style = self.document.styles[style]
            _write(target, text)
            if when:
                cell.add_paragraph("{%p endif %}")

    def row(self, table: Any, texts: Sequence[str], styles: Sequence[str], *, whole: bool) -> Any:
        """Add a row; ``whole`` rows are not cut at the foot of a page."""
        row = table.add_row()
        if whole:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, style in zip(row.cells, texts, styles, strict=False):
            cell.paragraphs[0].style = self.document.styles[style]
            _write(cell.paragraphs[0], text)
        return row

    # Page ------------------------------------------------------------------------------------

    def header(self, left: str, right: str) -> None:
        """Write the header of every page."""
        section = self.document.sections[0]
        paragraph = section.header.paragraphs[0]
        paragraph.style = self.document.styles["Header"]
        _write(paragraph, f"{left}\t{right}")
        _border(paragraph, "bottom")

    def footer(self, left: str) -> None:
        """Write the footer of every page with « page x sur y »."""
        section = self.document.sections[0]
        paragraph = section.footer.paragraphs[0]
        paragraph.style = self.document.styles["Footer"]
        _write(paragraph, f"{left}\tpage ")
        _page_field(paragraph, "PAGE")
        paragraph.add_run(" sur ")
        _page_field(paragraph, "NUMPAGES")
        _border(paragraph, "top")

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.1)
        section.header_distance = section.footer_distance = Cm(1)

    # Styles ----------------------------------------------------------------------------------

    def _styles(self) -> None:
        styles = self.document.styles
        _language(styles)
        normal = self._style("Normal", 10.5, after=4)
        normal.paragraph_format.line_spacing = 1.08
        self._style("Title", 22, bold=True, before=10, after=2, keep=True)
        self._style("Subtitle", 11, color=GREY, after=6, keep=True)
        for level, (size, before) in enumerate(((13, 16), (11, 10)), 1):
            heading = self._style(
                f"Heading {level}", size, bold=True, before=before, after=5, keep=True
            )
            _number(heading, _HEADING_NUMBERS, level - 1)
        _border(styles["Heading 1"], "bottom")
        self._style("Libelle", 10.5, bold=True, before=6, after=1, keep=True)
        self._style("Note", 9, color=GREY, after=4)
        self._style("LibelleTableau", 10, bold=True, color=GREY, after=1, before=1)
        self._style("TexteTableau", 10.5, after=1, before=1)
        self._style("NoteTableau", 9, color=GREY, after=1, before=1)
        self._style("EnTeteTableau", 10.5, bold=True, after=2, before=2, keep=True)
        self._style("Adresse", 10.5, after=0)
        self._style("Encadre", 11, bold=True, before=4, after=8)
        _border(styles["Encadre"], "top", "bottom", "left", "right", size=12, space=4)
        self._style("Citation", 10.5, before=2, after=2)
        styles["Citation"].paragraph_format.left_indent = Cm(0.35)
        _border(styles["Citation"], "left", size=12, space=6)
        self._style("Intervalle", 4, after=0)
        bullet = self._style("Puce", 10.5, after=1)
        _number(bullet, _BULLETS, 0)
        for name in ("Header", "Footer"):
            style = self._style(name, 9, color=GREY, after=0)
            style.paragraph_format.tab_stops.clear_all()
            style.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
        _table_style(styles, "Fiche", inside=True)
        _table_style(styles, "Nu", inside=False)

    def _style(
        self,
        name: str,
        size: float,
        *,
        bold: bool = False,
        color: RGBColor = INK,
        before: float = 0,
        after: float = 0,
        keep: bool = False,
    ) -> Any:
        styles = self.document.styles
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


def shade(cell: Any, fill: str) -> None:
    """Give a cell a pale background that a black and white printer keeps."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')
    )


def frame(cell: Any) -> None:
    """Draw a thin frame around a cell."""
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{LINE}"'
    sides = "".join(f"<w:{side} {line}/>" for side in ("top", "left", "bottom", "right"))
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f"<w:tcBorders {nsdecls('w')}>{sides}</w:tcBorders>")
    )


def flush_left(cell: Any) -> None:
    """Line the text of a cell without a frame up with the text of the page."""
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:tcMar {nsdecls("w")}><w:left w:w="0" w:type="dxa"/></w:tcMar>')
    )


def row_height(row: Any, cm: float) -> None:
    """Keep room for a signature by hand."""
    row.height = Cm(cm)


def _write(paragraph: Any, text: str) -> Any:
    for number, part in enumerate(text.split("**")):
        if part:
            paragraph.add_run(part).bold = True if number % 2 else None
    return paragraph


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


def _settings(document: Any) -> None:
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


def _prune_parts(document: Any) -> None:
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


def _border(target: Any, *sides: str, size: int = 4, space: int = 2) -> None:
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


def _page_field(paragraph: Any, code: str) -> None:
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
