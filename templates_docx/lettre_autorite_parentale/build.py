"""Build ``model.docx`` of the letter to those who hold parental authority: ``python build.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.letterhead import RECIPIENT  # noqa: E402 -- run from here
from templates_docx.look.paper import Paper, row_height  # noqa: E402
from templates_docx.parts.closing import law_named  # noqa: E402
from templates_docx.parts.letter import edges, end, greeting, head  # noqa: E402

NAMED = '{{ enfant.prenoms|default("votre enfant") }} {{ enfant.nom_naissance }}'
"""Without nicknames: a child may have told one in confidence."""
ONE = "{% if enfants|length > 1 %}"
CHILD = f"{ONE}vos enfants{{% else %}}votre enfant{{% endif %}}"
WHERE = (
    "au service de protection de l’enfance"
    "{% if territoire.autorite %} ({{ territoire.autorite }}){% endif %}"
)
HANDED_TO = (("Lettre remise à", "Note", ""), *RECIPIENT[1:])


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    edges(paper, "Lettre aux titulaires de l’autorité parentale")
    head(paper, f"lettre d’information sur {CHILD}", HANDED_TO)
    greeting(paper)
    _why(paper)
    _next(paper)
    _you_may(paper)
    end(
        paper,
        "Nous restons à votre écoute. **Pour nous joindre\u00a0:** {{ redacteur.nom }}, "
        "{{ redacteur.rappel }}.",
    )
    _handed_over(paper)
    law_named(paper)
    return paper.written()


def _why(paper: Paper) -> None:
    paper.tag("if enfants")
    paper.paragraph(
        f"Cette lettre parle de {CHILD}\u00a0:", "Corps"
    ).paragraph_format.space_after = 0
    paper.tag("for enfant in enfants")
    paper.paragraph(f"**{NAMED}**", "Puce")
    paper.tag("endfor")
    paper.paragraph("", "Intervalle")
    paper.tag("endif")
    paper.paragraph(f'{{{{ lettre_moment|default("Nous allons écrire") }}}} {WHERE}.', "Corps")
    paper.paragraph("Pourquoi", "Libelle")
    paper.paragraph("{{ lettre_motif }}", "Objet")
    paper.paragraph("Le but est d’aider et de protéger. Ce n’est pas une plainte.", "Corps")


def _next(paper: Paper) -> None:
    paper.paragraph("Ce qui peut se passer", "Libelle")
    for point in (
        "Le département lit notre écrit.",
        "Il peut décider une évaluation. Des professionnels viennent alors vous voir, chez vous, "
        f"au moins une fois. Ils rencontrent aussi {CHILD}.",
        "Ils écoutent ce que vous pensez et ce que l’enfant pense. Ils ne cherchent pas à savoir "
        "qui dit vrai.",
        "L’évaluation dure trois mois au plus.",
        "À la fin, le département peut : ne rien faire de plus, proposer une aide, ou prévenir la "
        "justice. Si la justice est prévenue, le département vous l’écrit.",
    ):
        paper.paragraph(point, "Puce")
    paper.paragraph("", "Intervalle")


def _you_may(paper: Paper) -> None:
    paper.paragraph("Ce que vous pouvez faire", "Libelle")
    for point in (
        "Nous poser des questions, nous dire votre avis.",
        "Demander une interprète ou un interprète.",
        "Venir avec une personne de confiance.",
    ):
        paper.paragraph(point, "Puce")
    paper.paragraph("", "Intervalle")
    paper.tag("if lettre_rendez_vous")
    paper.paragraph("**Pour en parler :** {{ lettre_rendez_vous }}.", "Corps")
    paper.tag("endif")


def _handed_over(paper: Paper) -> None:
    """Leave room to write by hand how the letter was given and read."""
    table = paper.table([5.6, 5.7, 5.7])
    paper.title_row(table, "À remplir à la remise de la lettre")
    labels = ["Remise à, le", "Lue à voix haute, en (langue)", "Par, avec (interprète)"]
    row_height(paper.row(table, labels, ["LibelleTableau"] * 3, whole=True), 1.3)
    paper.paragraph("", "Intervalle")


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
