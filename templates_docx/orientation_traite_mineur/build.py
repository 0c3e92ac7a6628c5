"""Build ``model.docx`` of the referral of a child: ``python build.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.paper import Paper  # noqa: E402 -- run from here
from templates_docx.parts import referral  # noqa: E402
from templates_docx.parts.closing import attachments, law, signature, steps  # noqa: E402
from templates_docx.parts.exploitation import exploitation  # noqa: E402
from templates_docx.parts.facts import facts  # noqa: E402
from templates_docx.parts.people import children, family, minors  # noqa: E402

_CHILD: referral.Rows = (
    ("Avec qui est l’enfant", "mineur_accompagne", True),
    ("Parents ou adultes présents peut-être impliqués", "responsables_impliques", False),
    ("Autorité de protection déjà contactée", "autorite_contactee", False),
)


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    referral.opening(paper, "personne mineure")
    paper.paragraph(
        "Cette fiche ne remplace ni l’information préoccupante à la CRIP, ni le signalement au "
        "procureur de la République. Un doute sur l’âge compte comme une minorité.",
        "Note",
    )
    referral.sender(paper, "lien_enfant")
    referral.nature(paper, _CHILD)
    for part in (children, minors, family, referral.child_told, referral.signs):
        part(paper)
    exploitation(paper, minor=True)
    facts(paper, "Récit et faits", history=True)
    referral.assessment(paper)
    referral.needs(paper)
    referral.safety(paper)
    referral.proceedings(paper)
    for part in (steps, attachments, law, signature):
        part(paper)
    return paper.written()


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
