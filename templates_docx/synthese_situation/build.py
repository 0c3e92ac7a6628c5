"""Build ``model.docx`` of the summary of a situation: ``python build.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.letterhead import letterhead_alone  # noqa: E402 -- run from here
from templates_docx.look.paper import Paper  # noqa: E402
from templates_docx.parts import summary  # noqa: E402
from templates_docx.parts.closing import attachments, steps  # noqa: E402
from templates_docx.parts.people import children, family, minors  # noqa: E402
from templates_docx.parts.referral import channels, rows, signs  # noqa: E402


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer(
        "Synthèse de situation, document interne et confidentiel\u00a0– {{ ecrit.reference }}"
    )
    letterhead_alone(paper)
    paper.paragraph("Synthèse de situation", "Title")
    paper.paragraph(
        "Dossier {{ dossier.reference }}. Écrit {{ ecrit.reference }} du {{ ecrit.date }}",
        "Subtitle",
    )
    for part in (summary.essential, summary.dossier, children, minors, family):
        part(paper)
    _addresses(paper)
    paper.labelled("Historique", "historique")
    signs(paper, "Indices notés")
    summary.needs(paper)
    summary.consents(paper)
    _contact(paper)
    for part in (summary.chronology, steps, summary.sent, attachments):
        part(paper)
    _author(paper)
    return paper.written()


def _contact(paper: Paper) -> None:
    paper.heading("Contact sans danger")
    paper.paragraph("Ce qui n’est pas vérifié compte comme non sûr.", "Note")
    paper.tag("if not contacts and not regles_contact")
    paper.paragraph("Aucun moyen de contact n’est vérifié à ce jour.")
    paper.tag("endif")
    paper.labelled("Règles pour joindre la personne", "regles_contact")
    channels(paper)


def _addresses(paper: Paper) -> None:
    """Write the age and the address of each adult, where the blocks above say only a place."""
    paper.tag("if parents or foyer or entourage")
    paper.heading("Adultes : âge et adresse", 2)
    table = paper.table([5.6, 3.4, 8.0])
    paper.header_row(table, ("Nom et prénom", "Âge", "Adresse"))
    for group in ("parents", "foyer", "entourage"):
        paper.tag_row(table, f"for un in {group}")
        cells = ["**{{ un.nom }}**", "{{ un.age }}", "{{ un.adresse }}"]
        paper.row(table, cells, ["TexteTableau"] * 3, whole=True)
        paper.tag_row(table, "endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")


def _author(paper: Paper) -> None:
    paper.heading("Rédaction")
    rows(
        paper,
        (
            ("Rédigé par", "redacteur.nom", True),
            ("Fonction", "redacteur.fonction", True),
            ("Téléphone", "redacteur.telephone", False),
            ("Courriel", "redacteur.courriel", False),
            ("Rue de l’association", "organisme.adresse", False),
            ("Code postal", "organisme.code_postal", False),
            ("Ville", "organisme.ville", False),
            ("Note de l’annuaire sur le destinataire", "destinataire.note", False),
        ),
        short=True,
    )


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
