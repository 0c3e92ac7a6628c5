"""Build ``model.docx`` of the free letter: ``python build.py``."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent.parent))

from templates_docx.look.paper import Paper  # noqa: E402 -- run from here
from templates_docx.parts.letter import (  # noqa: E402
    CALL_BACK,
    REGARDS,
    edges,
    end,
    greeting,
    head,
)


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    edges(paper, "Courrier")
    head(paper, "{{ courrier_objet }}")
    greeting(paper)
    paper.paragraph("{{ courrier_texte }}", "Corps")
    paper.paragraph(CALL_BACK, "Corps")
    end(paper, REGARDS)
    return paper.written()


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
