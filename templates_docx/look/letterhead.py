# ruff: noqa: SLF001 -- python-docx has no public way to the description of a picture
"""The head of every paper: the association and its logo on the left, the recipient on the right."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

from docx.shared import Cm

from templates_docx.look.paper import Paper, flush_left, frame

LOGO_WIDTH_CM, LOGO_HEIGHT_CM = 5.0, 1.8
LOGO_WORD = "logo"
"""The description (« texte de remplacement ») by which the picture is known."""

RECIPIENT = (
    ("À l’attention de", "Note", ""),
    ("**{{ destinataire.nom }}**", "Adresse", ""),
    ("{{ destinataire.adresse }}", "Adresse", "destinataire.adresse"),
)


def letterhead(paper: Paper, recipient: tuple[tuple[str, str, str], ...] = RECIPIENT) -> None:
    """Write who writes and to whom; ``recipient`` are lines of text, style and condition."""
    table = paper.table([8.5, 8.5], style="Nu")
    sender, addressed = paper.row(table, [], [], whole=True).cells
    flush_left(sender)
    _logo(sender.paragraphs[0])
    name = sender.add_paragraph()
    lines = (
        ("**{{ organisme.nom }}**", "Adresse", ""),
        ("{{ organisme.adresse_complete }}", "Adresse", ""),
        ("{{ organisme.telephone }}", "Adresse", "organisme.telephone"),
        ("{{ organisme.courriel }}", "Adresse", "organisme.courriel"),
    )
    paper.cell_lines(sender, lines, first=name)
    paper.cell_lines(addressed, recipient)
    frame(addressed)


def letterhead_alone(paper: Paper) -> None:
    """Write who writes, for a paper without a recipient."""
    table = paper.table([6.0, 11.0], style="Nu")
    logo, sender = paper.row(table, [], [], whole=True).cells
    flush_left(logo)
    _logo(logo.paragraphs[0])
    lines = (
        ("**{{ organisme.nom }}**", "Adresse", ""),
        ("{{ organisme.adresse_complete }}", "Adresse", ""),
        ("{{ redacteur.rappel }}", "Adresse", ""),
    )
    paper.cell_lines(sender, lines)


def _logo(paragraph: Any) -> None:
    """Keep the place of the logo: a pale picture that the association's own replaces."""
    picture = paragraph.add_run().add_picture(
        io.BytesIO(_pale_png()), Cm(LOGO_WIDTH_CM), Cm(LOGO_HEIGHT_CM)
    )
    properties = picture._inline.docPr
    properties.set("name", LOGO_WORD)
    properties.set("descr", LOGO_WORD)


def _pale_png() -> bytes:
    """Return a grey PNG of 50 by 18 pixels, stored: the same bytes with every zlib."""
    rows = b"".join(b"\0" + b"\xe0" * 50 for _ in range(18))
    chunks = (
        (b"IHDR", struct.pack(">IIBBBBB", 50, 18, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows, 0)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
