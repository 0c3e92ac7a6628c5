"""Build ``model.docx`` of the request for information on what followed: ``python build.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.paper import Paper  # noqa: E402 -- run from here
from templates_docx.parts.closing import law_named  # noqa: E402
from templates_docx.parts.letter import (  # noqa: E402
    CALL_BACK,
    FOLLOWED,
    REGARDS,
    earlier,
    edges,
    end,
    greeting,
    head,
    told,
)

ON_REQUEST = (
    "L’article L226-5, alinéa 2, du code de l’action sociale et des familles prévoit que les "
    "personnes autres que les professionnels et les élus sont informées des suites à leur demande, "
    "dans les trois mois de cette demande. Ce courrier est cette demande."
)
BY_PROFESSION = (
    "L’article L226-5, alinéa 1, du code de l’action sociale et des familles prévoit alors une "
    "information sur les suites dans les trois mois de la transmission."
)


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    edges(paper, "Demande d’information sur les suites")
    head(paper, f"demande d’information sur les suites – {FOLLOWED}")
    greeting(paper)
    paper.paragraph(
        "Nous vous avons transmis l’écrit décrit ci-dessous. Nous vous demandons de nous informer "
        "des suites qui lui ont été données.",
        "Corps",
    )
    earlier(paper)
    _ground(paper)
    told(paper, "Contacts depuis cet envoi", "contacts_depuis")
    told(paper, "Ce qui a changé depuis", "changements")
    _asked(paper)
    end(paper, REGARDS)
    law_named(paper)
    return paper.written()


def _ground(paper: Paper) -> None:
    told_as = (
        "{% if qualite_transmission %}Nous avons transmis cet écrit {{ qualite_transmission }}. "
        "{% endif %}"
    )
    paper.tag('if qualite_transmission_code == "professionnelle"')
    paper.paragraph(f"{told_as}{BY_PROFESSION}", "Corps")
    paper.tag("else")
    paper.paragraph(f"{told_as}{ON_REQUEST}", "Corps")
    paper.tag("endif")


def _asked(paper: Paper) -> None:
    paper.paragraph(
        "Dans le respect de l’intérêt de l’enfant et du secret professionnel, pouvez-vous nous "
        "dire :",
        "Corps",
    ).paragraph_format.keep_with_next = True
    for point in (
        "si une évaluation a eu lieu ou est en cours ;",
        "si la situation a été classée, si une aide a été proposée ou si l’autorité judiciaire a "
        "été saisie ;",
        "ce que l’association peut encore apporter à l’évaluation.",
    ):
        paper.paragraph(point, "Puce")
    paper.paragraph("", "Intervalle")
    paper.paragraph(CALL_BACK, "Corps")


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
