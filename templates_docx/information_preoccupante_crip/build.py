"""Build ``model.docx`` of the information préoccupante: ``python build.py``.

The result is committed: Fanal never builds a model. A test rebuilds it and compares the bytes, so
the file and this script cannot drift apart. Someone who wants another look can open ``model.docx``
in Word, change it and keep it as a model of their own.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent.parent)]

# The folder is data, not a package: its own modules are found through the path above.
from layout import Paper  # noqa: E402
from part_closing import attachments, informed, law, request, signature, steps  # noqa: E402
from part_facts import facts, motive  # noqa: E402
from part_opening import opening, sender  # noqa: E402
from part_people import children, family, minors  # noqa: E402

from desktop_app.documents.archive import pack, unpack  # noqa: E402
from desktop_app.documents.cleaning import clean  # noqa: E402

PARTS = (
    *(opening, sender, children, minors, family, motive, facts),
    *(informed, steps, request, attachments, law, signature),
)


def build() -> bytes:
    """Return the model as the bytes of a Word document."""
    paper = Paper()
    paper.header("{{ organisme.nom }}", "Réf. {{ ecrit.reference }}")
    paper.footer("Information préoccupante, document confidentiel\u00a0– {{ ecrit.reference }}")
    for part in PARTS:
        part(paper)
    written = io.BytesIO()
    paper.document.save(written)
    return pack(unpack(clean(written.getvalue())))


if __name__ == "__main__":
    (HERE / "model.docx").write_bytes(build())
