"""Build ``model.docx`` of the signalement to the procureur: ``python build.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.letterhead import RECIPIENT, letterhead  # noqa: E402 -- run from here
from templates_docx.look.paper import LABEL_CM, VALUE_CM, Paper  # noqa: E402
from templates_docx.parts.closing import (  # noqa: E402
    attachments,
    informed,
    law,
    request,
    signature,
    steps,
)
from templates_docx.parts.facts import danger, facts, motive  # noqa: E402
from templates_docx.parts.letter import edges  # noqa: E402
from templates_docx.parts.opening import origin, sender  # noqa: E402
from templates_docx.parts.people import CONCERNED, children, family, minors, persons_in_short  # noqa: E402

COURT = ("Tribunal judiciaire de {{ tribunal }}", "Adresse", "")
COPY = '{{ crip.nom|default("CRIP du département, à préciser") }}'
IDENTITY = (
    "Identité et situation {% if enfants|length > 1 %}des enfants{% else %}de l’enfant{% endif %}"
)
_INFORMED = (
    "L’information de la famille se décide dans l’intérêt de l’enfant : quand les faits peuvent "
    "venir de l’entourage, la personne mise en cause n’est pas informée par l’association."
)


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    edges(paper, "Signalement au procureur de la République")
    _opening(paper)
    motive(paper, "Pourquoi nous saisissons le procureur de la République")
    _grounds(paper)
    danger(paper)
    paper.heading(CONCERNED)
    persons_in_short(paper, ["enfants"], "Aucun enfant n’est renseigné.")
    facts(paper)
    children(paper, IDENTITY)
    minors(paper)
    family(paper)
    informed(paper, _INFORMED)
    steps(paper)
    request(paper, "demande_procureur")
    sender(paper)
    _recipients(paper)
    attachments(paper)
    law(paper)
    signature(paper)
    return paper.written()


def _opening(paper: Paper) -> None:
    letterhead(paper, (*RECIPIENT[:2], COURT, *RECIPIENT[2:]))
    paper.paragraph("Signalement au procureur de la République", "Title")
    paper.paragraph("Référence {{ ecrit.reference }}, écrit du {{ ecrit.date }}", "Subtitle")
    paper.paragraph(
        '{% if urgence_code == "immediate" %}Danger immédiat. {% endif %}'
        "Appel au magistrat de permanence avant cet écrit : "
        '{{ urgence_appel|default("aucun appel renseigné") }}',
        "Encadre",
    )
    paper.paragraph("**Pour rappeler\u00a0:** {{ redacteur.nom }}, {{ redacteur.rappel }}.")
    origin(paper)


def _grounds(paper: Paper) -> None:
    paper.paragraph("Ce signalement est fait en raison de :", "Libelle")
    paper.tag("for raison in motif_signalement")
    paper.paragraph("{{ raison }}", "Puce")
    paper.tag("endfor")


def _recipients(paper: Paper) -> None:
    paper.heading("Destinataire et copie")
    table = paper.table([LABEL_CM, VALUE_CM])
    paper.field_row(table, "Destinataire", "{{ destinataire.nom }}")
    paper.field_row(
        table, "Téléphone", "{{ destinataire.telephone }}", when="destinataire.telephone"
    )
    paper.field_row(table, "Courriel", "{{ destinataire.courriel }}", when="destinataire.courriel")
    paper.field_row(table, "Copie adressée à", COPY)
    paper.field_row(table, "Adresse de la copie", "{{ crip.adresse }}", when="crip.adresse")
    paper.field_row(table, "Courriel de la copie", "{{ crip.courriel }}", when="crip.courriel")
    paper.keep_together(table)
    paper.paragraph("", "Intervalle")
    paper.paragraph(
        "Copie prévue par l’article L226-4 II du code de l’action sociale et des familles.", "Note"
    )


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
