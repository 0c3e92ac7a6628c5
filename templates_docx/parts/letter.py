"""What letters share: place and date, subject, the écrit they follow, the end."""

from __future__ import annotations

from typing import Any

from docx.shared import Pt

from templates_docx.look.letterhead import RECIPIENT, letterhead
from templates_docx.look.paper import LABEL_CM, VALUE_CM, Paper, flush_left, row_height

FOLLOWED = '{{ ecrit_anterieur.titre|default("écrit") }} {{ ecrit_anterieur.reference }}'
_BY = "{% if envoi_moyen %}, {{ envoi_moyen }}{% endif %}"
_FINGERPRINT = (
    "{{ ecrit_anterieur.version }}{% if ecrit_anterieur.empreinte %}, empreinte SHA-256\u00a0: "
    "{{ ecrit_anterieur.empreinte }}{% endif %}"
)
EARLIER_ROWS = (
    ("Écrit", f"**{FOLLOWED}**, du {{{{ ecrit_anterieur.date }}}}", ""),
    ("Envoyé le", f"{{{{ envoi_date }}}}{_BY}", ""),
    ("Destinataire", "{{ ecrit_anterieur.destinataire }}", "ecrit_anterieur.destinataire"),
    ("Enfants", "{{ ecrit_anterieur.enfants }}", "ecrit_anterieur.enfants"),
    ("Contenu", "{{ ecrit_anterieur.contenu }}", "ecrit_anterieur.contenu"),
    ("Pièces jointes", "{{ ecrit_anterieur.pieces }}", "ecrit_anterieur.pieces"),
)


def edges(paper: Paper, kind: str) -> None:
    """Write the header and the footer of every page; ``kind`` names the paper."""
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer(f"{kind}, document confidentiel\u00a0– {{{{ ecrit.reference }}}}")


def head(
    paper: Paper, subject: str, recipient: tuple[tuple[str, str, str], ...] = RECIPIENT
) -> None:
    """Write letterhead, place and date, subject and reference."""
    letterhead(paper, recipient)
    paper.paragraph(
        "{% if lieu_signature %}{{ lieu_signature }}, {% endif %}le {{ ecrit.date }}", "LieuDate"
    )
    paper.paragraph(f"**Objet\u00a0:** {subject}", "Objet")
    paper.paragraph("**Nos références\u00a0:** {{ ecrit.reference }}", "Objet")
    paper.paragraph("", "Intervalle")


def greeting(paper: Paper) -> None:
    """Write the formula of address."""
    paper.paragraph('{{ appel|default("Madame, Monsieur") }},', "Corps")


def earlier(paper: Paper, title: str = "Écrit auquel ce courrier fait suite") -> None:
    """Write what the earlier écrit was: number, date, what was sent."""
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.title_row(table, title)
    for label, value, when in EARLIER_ROWS:
        paper.field_row(table, label, value, when=when)
    paper.tag_row(table, "if ecrit_anterieur.version")
    paper.row(table, ["Version", _FINGERPRINT], ["LibelleTableau", "NoteTableau"], whole=True)
    paper.tag_row(table, "endif")
    paper.keep_together(table)
    paper.paragraph("", "Intervalle").paragraph_format.space_after = Pt(6)


def told(paper: Paper, label: str, key: str) -> None:
    """Write a long text after its label, if there is one."""
    paper.tag(f"if {key}")
    paper.paragraph(f"**{label}\u00a0:** {{{{ {key} }}}}", "Corps")
    paper.tag("endif")


def end(paper: Paper, formula: str) -> None:
    """Write the closing formula, the pieces and the place to sign by hand, on one page."""
    paper.paragraph(formula, "Corps").paragraph_format.keep_with_next = True
    table = paper.table([8.5, 8.5], style="Nu")
    row = paper.row(table, [], [], whole=True)
    row_height(row, 2.8)
    pieces, signer = row.cells
    flush_left(pieces)
    _pieces(paper, pieces)
    paper.cell_lines(
        signer,
        [
            ("**{{ redacteur.nom }}**", "TexteTableau", ""),
            ("{{ redacteur.fonction }}", "TexteTableau", ""),
            ("{{ organisme.nom }}", "TexteTableau", ""),
            ("Signature à la main\u00a0:", "NoteTableau", ""),
        ],
    )


def _pieces(paper: Paper, cell: Any) -> None:
    lines = (
        ("{% if pieces %}**Pièces jointes\u00a0:**{% endif %}", "TexteTableau"),
        ("{%p for piece in pieces %}", "Normal"),
        ("{{ piece.numero }}. {{ piece.titre }}", "TexteTableau"),
        ("{%p endfor %}", "Normal"),
    )
    for number, (text, style) in enumerate(lines):
        target = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paper.put(target, text, style)


REGARDS = (
    'Je vous prie d’agréer, {{ appel|default("Madame, Monsieur") }}, l’expression de ma '
    "considération distinguée."
)
CALL_BACK = "Pour nous joindre\u00a0: {{ redacteur.nom }}, {{ redacteur.rappel }}."
