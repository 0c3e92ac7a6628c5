# ruff: noqa: SLF001 -- python-docx has no public way to the XML of a cell, a row or a run
"""Word building blocks of the models: headings, tables, rows, instructions.

The look is in ``styles.py``, what a paper says in its ``build.py`` and in ``parts``.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from desktop_app.documents.archive import pack, unpack
from desktop_app.documents.cleaning import clean
from templates_docx.look.styles import (
    LINE,
    add_styles,
    border,
    page_field,
    prune_parts,
    set_layout_mode,
)

PALE = "EDEDED"
LABEL_CM, VALUE_CM = 4.6, 12.4
WHEN_CM, TEXT_CM = 4.2, 12.8


class Paper:
    """A Word model under construction, from top to bottom."""

    def __init__(self) -> None:
        self.document = docx.Document()
        body = self.document.element.body
        for child in list(body):
            if child.tag != qn("w:sectPr"):
                body.remove(child)
        self._page()
        set_layout_mode(self.document)
        prune_parts(self.document)
        add_styles(self.document)

    # Text ------------------------------------------------------------------------------------

    def paragraph(self, text: str = "", style: str = "Normal") -> Any:
        """Add a paragraph; ``**bold**`` marks a label."""
        return _write(self.document.add_paragraph(style=style), text)

    def put(self, paragraph: Any, text: str, style: str) -> None:
        """Write into a paragraph that is there, of a cell for instance."""
        paragraph.style = self.document.styles[style]
        _write(paragraph, text)

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

    def keep_together(self, table: Any) -> None:
        """Keep the rows of a short table on one page."""
        for row in list(table.rows)[:-1]:
            for cell in row.cells:
                for paragraph in cell.paragraphs:
                    paragraph.paragraph_format.keep_with_next = True

    def cell_lines(
        self, cell: Any, lines: Sequence[tuple[str, str, str]], first: Any = None
    ) -> None:
        """Fill a cell with paragraphs (text, style, condition); the first has no condition."""
        first = cell.paragraphs[0] if first is None else first
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

    def written(self) -> bytes:
        """Return the model as the bytes of a Word document, always the same ones."""
        content = io.BytesIO()
        self.document.save(content)
        return pack(unpack(clean(content.getvalue())))

    # Page ------------------------------------------------------------------------------------

    def header(self, left: str, right: str) -> None:
        """Write the header of every page."""
        section = self.document.sections[0]
        paragraph = section.header.paragraphs[0]
        paragraph.style = self.document.styles["Header"]
        _write(paragraph, f"{left}\t{right}")
        border(paragraph, "bottom")

    def footer(self, left: str) -> None:
        """Write the footer of every page with « page x sur y »."""
        section = self.document.sections[0]
        paragraph = section.footer.paragraphs[0]
        paragraph.style = self.document.styles["Footer"]
        _write(paragraph, f"{left}\tpage ")
        page_field(paragraph, "PAGE")
        paragraph.add_run(" sur ")
        page_field(paragraph, "NUMPAGES")
        border(paragraph, "top")

    def _page(self) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(2.3), Cm(2.1)
        section.header_distance = section.footer_distance = Cm(1)


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
