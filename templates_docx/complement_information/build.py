"""Build ``model.docx`` of the complement to an earlier écrit: ``python build.py``."""

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
)
from templates_docx.parts.facts import facts  # noqa: E402
from templates_docx.parts.letter import FOLLOWED, earlier, edges  # noqa: E402
from templates_docx.parts.opening import origin, recipient, sender  # noqa: E402
from templates_docx.parts.people import CONCERNED, persons_in_short  # noqa: E402

_AUTHORITY = ("{{ territoire.autorite }}", "Adresse", "territoire.autorite")


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    edges(paper, "Complément d’information")
    _opening(paper)
    _completed(paper)
    _children(paper)
    facts(paper, "Faits et paroles nouveaux", history=False)
    informed(paper)
    request(paper)
    attachments(paper)
    sender(paper)
    recipient(paper)
    law(paper)
    signature(paper)
    return paper.written()


def _opening(paper: Paper) -> None:
    letterhead(paper, (*RECIPIENT[:2], _AUTHORITY, *RECIPIENT[2:]))
    paper.paragraph("Complément d’information", "Title")
    paper.paragraph(
        f"Référence {{{{ ecrit.reference }}}}, écrit du {{{{ ecrit.date }}}}, à joindre à : "
        f"{FOLLOWED}",
        "Subtitle",
    )
    paper.tag('if urgence_code == "immediate"')
    paper.paragraph(
        "Danger immédiat. Appel fait avant cet écrit : "
        '{{ urgence_appel|default("non renseigné") }}',
        "Encadre",
    )
    paper.tag("endif")
    origin(paper)


def _completed(paper: Paper) -> None:
    paper.heading("Écrit complété et motif")
    earlier(paper, "Écrit que celui-ci complète")
    paper.paragraph("Pourquoi nous écrivons aujourd’hui", "Libelle")
    paper.paragraph("{{ motif }}")
    paper.labelled("Ce qui a changé depuis", "changements")
    paper.labelled("Contacts depuis cet envoi", "contacts_depuis")


def _children(paper: Paper) -> None:
    paper.heading(CONCERNED)
    persons_in_short(paper, ["enfants", "autres_mineurs"], "Aucun enfant n’est renseigné.")
    paper.paragraph(
        "L’identité complète et la situation de la famille sont dans l’écrit complété.", "Note"
    )


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
