"""Motive, danger and facts of a paper: what was seen, reported, said and, if picked, understood."""

from __future__ import annotations

from typing import Any

from templates_docx.look.paper import TEXT_CM, WHEN_CM, Paper

WHOLE_ENTRY_CHARS = 1400

Line = tuple[str, str, str]
"""A paragraph of a cell: its text, its style, and the field without which it is left out."""


def motive(paper: Paper, title: str = "Motif et nature du danger ou du risque") -> None:
    """Write why the paper is written today."""
    paper.heading(title)
    paper.paragraph("Pourquoi nous écrivons aujourd’hui", "Libelle")
    paper.paragraph("{{ motif }}")


def danger(paper: Paper) -> None:
    """Write what is feared, under the motive."""
    paper.tag("if degre_danger or nature_danger")
    paper.paragraph("Ce que nous craignons pour l’enfant", "Libelle")
    paper.tag("if degre_danger")
    paper.paragraph("Danger ou risque : {{ degre_danger }}")
    paper.tag("endif")
    paper.tag("if nature_danger")
    paper.paragraph(
        "Ce qui peut être en danger ou gravement compromis (catégories de l’article R226-2-2) :"
    )
    paper.tag("for nature in nature_danger")
    paper.paragraph("{{ nature }}", "Puce")
    paper.tag("endfor")
    paper.tag("endif")
    paper.tag("endif")


def _voice(paper: Paper, group: str, one: str, heads: tuple[str, str], lines: list[Line]) -> None:
    """Add the table of one voice: when and where on the left, the text on the right.

    A short entry stays whole on its page; a long one may go on to the next.
    """
    table = paper.table([WHEN_CM, TEXT_CM])
    paper.header_row(table, heads)
    paper.tag_row(table, f"for {one} in {group}")
    paper.tag_row(table, f"if {one}.texte|length < {WHOLE_ENTRY_CHARS}")
    _entry(paper, paper.row(table, [], [], whole=True), one, lines)
    paper.tag_row(table, "else")
    _entry(paper, paper.row(table, [], [], whole=False), one, lines)
    paper.tag_row(table, "endif")
    paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")


def _entry(paper: Paper, row: Any, one: str, lines: list[Line]) -> None:
    when, text = row.cells
    paper.cell_lines(
        when,
        [
            (f"**{{{{ {one}.date }}}}**", "TexteTableau", ""),
            (f"{{{{ {one}.heure }}}}", "TexteTableau", f"{one}.heure"),
            (f"{{{{ {one}.lieu }}}}", "NoteTableau", f"{one}.lieu"),
        ],
    )
    paper.cell_lines(
        text,
        [
            *lines,
            (
                f"Personnes concernées : {{{{ {one}.personnes }}}}",
                "NoteTableau",
                f"{one}.personnes",
            ),
            (
                f"Noté par {{{{ {one}.auteur }}}}"
                f"{{% if {one}.equipe %}}, avec {{{{ {one}.equipe }}}}{{% endif %}}",
                "NoteTableau",
                f"{one}.auteur",
            ),
            (f"{{{{ {one}.deja_transmis }}}}", "NoteTableau", f"{one}.deja_transmis"),
        ],
    )


def facts(paper: Paper, title: str = "Faits et paroles", *, history: bool = True) -> None:
    """Write the four voices, each in its own table."""
    paper.heading(title)
    paper.tag("if periode_faits")
    paper.paragraph("Période des faits : {{ periode_faits }}.")
    paper.tag("endif")
    paper.tag("if not constats and not rapportes and not paroles")
    paper.paragraph("Aucun fait ni aucune parole n’est renseigné.")
    paper.tag("endif")
    paper.tag("if constats")
    paper.heading("Ce que nous avons constaté", 2)
    _voice(
        paper,
        "constats",
        "fait",
        ("Quand et où", "Ce qui a été vu ou entendu"),
        [("{{ fait.texte }}", "TexteTableau", "")],
    )
    paper.tag("endif")
    paper.tag("if rapportes")
    paper.heading("Ce qui nous a été rapporté", 2)
    _voice(
        paper,
        "rapportes",
        "fait",
        ("Quand et où", "Ce qui a été rapporté, et par qui"),
        [
            ("**Rapporté par : {{ fait.informateur }}**", "TexteTableau", ""),
            ("{{ fait.texte }}", "TexteTableau", "fait.texte"),
        ],
    )
    paper.tag("endif")
    paper.tag("if paroles")
    paper.heading("Paroles recueillies, mot à mot", 2)
    _voice(
        paper,
        "paroles",
        "parole",
        ("Quand et où", "Qui parle, et ce qui a été dit"),
        [
            ("**{{ parole.locuteur }}**", "TexteTableau", ""),
            ("{{ parole.citation }}", "Citation", "parole.citation"),
            ("Langue : {{ parole.langue }}", "NoteTableau", "parole.langue"),
            ("Interprète : {{ parole.interprete }}", "NoteTableau", "parole.interprete"),
            ("Circonstances : {{ parole.circonstances }}", "NoteTableau", "parole.circonstances"),
            ("Question posée : {{ parole.question }}", "NoteTableau", "parole.question"),
        ],
    )
    paper.tag("endif")
    paper.labelled("Traces visibles", "traces")
    paper.labelled("Personne mise en cause, selon ce qui nous a été dit", "auteurs_presumes")
    if history:
        paper.labelled("Historique", "historique")
    paper.tag("if analyses")
    paper.heading("Ce que nous en comprenons", 2)
    paper.paragraph(
        "Ces lignes sont notre lecture de la situation. Elles ne sont pas des faits constatés : "
        "ce qu’elles décrivent serait à vérifier.",
        "Note",
    )
    _voice(
        paper,
        "analyses",
        "analyse",
        ("Quand et où", "Notre lecture, au conditionnel"),
        [("{{ analyse.texte }}", "TexteTableau", "")],
    )
    paper.tag("endif")
