"""What letters share: place and date, subject, the écrit they follow, the end."""

from __future__ import annotations

from templates_docx.look.letterhead import RECIPIENT, letterhead
from templates_docx.look.paper import LABEL_CM, VALUE_CM, Paper, row_height

FOLLOWED = "{{ ecrit_anterieur.titre }} {{ ecrit_anterieur.reference }}"
EARLIER_ROWS = (
    ("Écrit", FOLLOWED, ""),
    ("Daté du", "{{ ecrit_anterieur.date }}", ""),
    ("Envoyé le", "{{ envoi_date }}", ""),
    ("Moyen d’envoi", "{{ envoi_moyen }}", "envoi_moyen"),
    ("Destinataire", "{{ ecrit_anterieur.destinataire }}", "ecrit_anterieur.destinataire"),
    ("Enfants", "{{ ecrit_anterieur.enfants }}", "ecrit_anterieur.enfants"),
    ("Contenu", "{{ ecrit_anterieur.contenu }}", "ecrit_anterieur.contenu"),
    ("Pièces jointes", "{{ ecrit_anterieur.pieces }}", "ecrit_anterieur.pieces"),
    ("Version", "{{ ecrit_anterieur.version }}", "ecrit_anterieur.version"),
    ("Empreinte du fichier", "{{ ecrit_anterieur.empreinte }}", "ecrit_anterieur.empreinte"),
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
    paper.paragraph("", "Intervalle")


def told(paper: Paper, label: str, key: str) -> None:
    """Write a long text under its label, if there is one."""
    paper.tag(f"if {key}")
    paper.paragraph(label, "Libelle")
    paper.paragraph(f"{{{{ {key} }}}}", "Corps")
    paper.tag("endif")


def end(paper: Paper, formula: str) -> None:
    """Write the closing formula and the place to sign by hand, on one page."""
    paper.paragraph(formula, "Corps").paragraph_format.keep_with_next = True
    table = paper.table([8.5, 8.5], style="Nu")
    row = paper.row(table, [], [], whole=True)
    row_height(row, 3.2)
    paper.cell_lines(
        row.cells[1],
        [
            ("**{{ redacteur.nom }}**", "TexteTableau", ""),
            ("{{ redacteur.fonction }}", "TexteTableau", ""),
            ("{{ organisme.nom }}", "TexteTableau", ""),
            ("Signature à la main\u00a0:", "NoteTableau", ""),
        ],
    )
    paper.tag("if pieces")
    paper.paragraph("**Pièces jointes\u00a0:**", "Objet")
    paper.tag("for piece in pieces")
    paper.paragraph("{{ piece.numero }}. {{ piece.titre }}", "Adresse")
    paper.tag("endfor")
    paper.tag("endif")


REGARDS = (
    'Je vous prie d’agréer, {{ appel|default("Madame, Monsieur") }}, l’expression de ma '
    "considération distinguée."
)
CALL_BACK = "Pour nous joindre\u00a0: {{ redacteur.nom }}, {{ redacteur.rappel }}."
