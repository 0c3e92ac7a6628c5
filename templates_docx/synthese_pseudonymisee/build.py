"""Build ``model.docx`` of the summary without names: ``python build.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.paper import Paper  # noqa: E402 -- run from here
from templates_docx.parts import summary  # noqa: E402
from templates_docx.parts.closing import steps  # noqa: E402
from templates_docx.parts.referral import signs  # noqa: E402


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer("Synthèse sans les noms, document confidentiel\u00a0– {{ ecrit.reference }}")
    paper.paragraph("Synthèse sans les noms", "Title")
    paper.paragraph(
        "{{ organisme.nom }}. Écrit {{ ecrit.reference }} du {{ ecrit.date }}"
        "{% if territoire.nom %}. {{ territoire.nom }}{% endif %}",
        "Subtitle",
    )
    paper.paragraph(
        "Sans nom, sans jour, sans adresse, sans numéro. « Enfant 1 » ou « Personne A » sont les "
        "mêmes d’une synthèse à l’autre. Un texte libre peut encore faire reconnaître quelqu’un : "
        "à relire avant tout envoi.",
        "Note",
    )
    summary.essential(paper)
    summary.persons_without_names(paper)
    summary.situation(paper)
    signs(paper, "Indices notés")
    summary.needs(paper)
    summary.consents(paper)
    summary.chronology(paper)
    steps(paper)
    return paper.written()


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
