"""Build ``model.docx`` of the information préoccupante: ``python build.py``.

The result is committed: Fanal never builds a model. A test rebuilds it and compares the bytes, so
the file and this script cannot drift apart. Someone who wants another look can open ``model.docx``
in Word, change it and keep it as a model of their own.
"""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.letterhead import RECIPIENT, letterhead  # noqa: E402 -- run from here
from templates_docx.look.paper import Paper  # noqa: E402
from templates_docx.parts.closing import (  # noqa: E402
    attachments,
    informed,
    law,
    request,
    signature,
    steps,
)
from templates_docx.parts.facts import danger, facts, motive  # noqa: E402
from templates_docx.parts.opening import origin, recipient, sender  # noqa: E402
from templates_docx.parts.people import children, family, minors  # noqa: E402

PARTS = (
    *(sender, recipient, children, minors, family, motive, danger, facts),
    *(informed, steps, request, attachments, law, signature),
)
_AUTHORITY = ("{{ territoire.autorite }}", "Adresse", "territoire.autorite")


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer("Information préoccupante, document confidentiel\u00a0– {{ ecrit.reference }}")
    _opening(paper)
    for part in PARTS:
        part(paper)
    return paper.written()


def _opening(paper: Paper) -> None:
    letterhead(paper, (*RECIPIENT[:2], _AUTHORITY, *RECIPIENT[2:]))
    paper.paragraph("Information préoccupante", "Title")
    paper.paragraph("Référence {{ ecrit.reference }}, écrit du {{ ecrit.date }}", "Subtitle")
    paper.tag('if urgence_code == "immediate"')
    paper.paragraph(
        "Danger immédiat. Appel fait avant cet écrit : "
        '{{ urgence_appel|default("non renseigné") }}',
        "Encadre",
    )
    paper.tag("endif")
    origin(paper)


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
