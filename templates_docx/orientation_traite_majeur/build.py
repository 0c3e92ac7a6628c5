"""Build ``model.docx`` of the referral of an adult: ``python build.py``."""

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
from templates_docx.parts.people import beside, subject  # noqa: E402


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    referral.opening(paper, "personne majeure")
    referral.sender(paper, "lien_personne")
    referral.nature(paper)
    subject(paper)
    beside(paper)
    referral.agreement(paper)
    referral.signs(paper)
    exploitation(paper, minor=False)
    facts(paper, "Récit et faits", history=True)
    referral.assessment(paper)
    referral.needs(paper)
    referral.safety(paper)
    referral.proceedings(paper)
    steps(paper)
    for part in (attachments, law, signature):
        part(paper)
    return paper.written()


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
