"""Build ``model.docx`` of the reminder without an acknowledgement: ``python build.py``."""

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


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    edges(paper, "Relance")
    head(paper, f"demande d’accusé de réception – {FOLLOWED}")
    greeting(paper)
    paper.paragraph(
        "Nous vous avons transmis l’écrit décrit ci-dessous. À ce jour, nous n’avons pas reçu "
        "d’accusé de réception.",
        "Corps",
    )
    earlier(paper)
    told(paper, "Contacts depuis cet envoi", "contacts_depuis")
    told(paper, "Ce qui a changé depuis", "changements")
    _asked(paper)
    end(paper, REGARDS)
    law_named(paper)
    return paper.written()


def _asked(paper: Paper) -> None:
    paper.paragraph("Pouvez-vous nous dire :", "Corps").paragraph_format.keep_with_next = True
    for point in (
        "si cet écrit vous est parvenu, et à quelle date ;",
        "sous quelle référence vous le suivez, et à qui nous adresser ;",
        "si une évaluation est engagée, ou si l’écrit a reçu une autre suite.",
    ):
        paper.paragraph(point, "Puce")
    paper.paragraph("", "Intervalle")
    paper.paragraph(
        f"S’il ne vous est pas parvenu, nous vous en enverrons aussitôt une copie. {CALL_BACK}",
        "Corps",
    )


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
