"""Build ``model.docx`` of the prompt sheet for the field: ``python build.py``.

Numbers, voices, indicators and points to explain come from the lists that the screens use, as the
association has them; only the reminders are written here (mniop.md §3, §4.3).
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from docx.enum.section import WD_SECTION  # noqa: E402 -- run from here
from docx.oxml import OxmlElement  # noqa: E402
from docx.oxml.ns import qn  # noqa: E402

from templates_docx.look.paper import Paper, row_height  # noqa: E402

_REMINDERS = (
    "Un lieu à l’écart, des pauses. S’arrêter si la personne est en difficulté.",
    "Jamais une personne de l’entourage comme interprète. Demander : interprète femme ou homme ?",
    "Questions ouvertes, sans suggérer la réponse. Pour un enfant : écouter, sans interroger.",
    "Ne pas interroger sur les donneurs d’ordre. Ne pas agir seul.",
    "Ne rien promettre qui ne dépende pas de vous.",
    "Noter la date, l’heure, le lieu, qui était là. Les mots exacts, entre guillemets.",
    "Demander comment joindre la personne sans danger. Non vérifié compte comme non sûr.",
    "Un doute sur l’âge compte comme une minorité.",
)
_TO_FILL = (
    ("Date, heure, lieu", 0.9),
    ("Avec qui, quelle langue, interprète", 0.95),
    ("Constaté", 3.4),
    ("Rapporté, et par qui", 2.3),
    ("Paroles, mot à mot", 3.4),
    ("Joindre sans danger : comment, quand", 1.2),
    ("À faire, et par qui", 1.3),
)


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer("Fiche réflexe pour le terrain, modèle de l’association, version 1")
    paper.paragraph("Fiche réflexe", "Title")
    paper.paragraph(
        "Pour le terrain. À détruire ou à ranger sous clé une fois recopiée", "Subtitle"
    )
    _numbers(paper)
    paper.heading("Avant, pendant")
    for words in _REMINDERS:
        paper.paragraph(words, "Puce")
    _voices(paper)
    _points(paper)
    _notes(paper)
    _signs(paper)
    return paper.written()


def _numbers(paper: Paper) -> None:
    paper.heading("Danger grave ou immédiat")
    table = paper.table([2.2, 14.8])
    paper.tag_row(table, "for appel in numeros")
    cells = ["**{{ appel.numero }}**", "{{ appel.pour }}"]
    paper.row(table, cells, ["EnTeteTableau", "TexteTableau"], whole=True)
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")


def _voices(paper: Paper) -> None:
    paper.heading("Quatre voix, jamais mêlées")
    table = paper.table([4.6, 12.4])
    paper.tag_row(table, "for une in voix")
    paper.row(
        table, ["{{ une.nom }}", "{{ une.pour }}"], ["LibelleTableau", "TexteTableau"], whole=True
    )
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")


def _notes(paper: Paper) -> None:
    """Keep room to write by hand; no name is asked for."""
    paper.heading("À noter sur place, sans nom si possible")
    table = paper.table([4.6, 12.4])
    for label, height in _TO_FILL:
        row = paper.row(table, [label, ""], ["LibelleTableau", "TexteTableau"], whole=True)
        row_height(row, height)
    paper.paragraph("", "Intervalle")


def _points(paper: Paper) -> None:
    _page_heading(paper, "À expliquer avant un accord (personne majeure)")
    paper.tag("for point in points_accord")
    paper.paragraph("☐  {{ point.libelle }}", "NoteTableau")
    paper.tag("endfor")


def _signs(paper: Paper) -> None:
    """Write the list of indicators in two columns, small: it is looked through, not filled in."""
    _page_heading(paper, "Indices : ce qui peut alerter")
    paper.paragraph("{{ prudence }}", "Note")
    _columns(paper, 2)
    paper.tag("for repere in reperes")
    paper.tag("if repere.rubrique")
    paper.paragraph("{{ repere.rubrique }}", "Libelle")
    paper.tag("endif")
    paper.paragraph("☐  {{ repere.libelle }}", "NoteTableau")
    paper.tag("endfor")


def _page_heading(paper: Paper, title: str) -> None:
    """Begin a page: one to read before, one to take along, one sheet to look through."""
    paper.heading(title)
    paper.document.paragraphs[-1].paragraph_format.page_break_before = True


def _columns(paper: Paper, number: int) -> None:
    """Go on in ``number`` columns from here."""
    section = paper.document.add_section(WD_SECTION.CONTINUOUS)
    properties: Any = section._sectPr  # noqa: SLF001 -- python-docx has no columns
    for old in properties.findall(qn("w:cols")):
        properties.remove(old)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), str(number))
    columns.set(qn("w:space"), "480")
    following = properties.find(qn("w:docGrid"))
    properties.append(columns) if following is None else following.addprevious(columns)


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
