"""The pieces of a story: a doctor's certificate where the écrit joins one, wholly fictional."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain import media
from desktop_app.domain.attachment import GivenAttachment
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.french import date_words
from desktop_app.domain.ids import AttachmentId, next_id

_CERTIFICATE = "Certificat médical"
_LINES = (
    "Certificat médical",
    "(exemple d’entraînement : personne n’existe)",
    "",
    "Je soussignée, Dr Exemple, certifie avoir examiné l’enfant",
    "le {day}, à la demande de sa famille.",
    "",
    "Description : ecchymose de 3 cm sur l’avant-bras droit.",
    "Dires de l’enfant : « Je suis tombé dans l’escalier. »",
)


def with_pieces(ecrit: Ecrit) -> tuple[Ecrit, tuple[GivenAttachment, ...]]:
    """Return the écrit with the certificate that it names joined as a piece, and that piece."""
    if _CERTIFICATE not in ecrit.attachments or ecrit.written_on is None:
        return ecrit, ()
    content = _pdf([line.format(day=date_words(ecrit.written_on)) for line in _LINES])
    piece = GivenAttachment(
        id=AttachmentId(next_id(ecrit.id)),
        dossier_id=ecrit.dossier_id,
        name="certificat médical.pdf",
        media_type=media.PDF.media_type,
        size=len(content),
        sha256="",
        received_from="la mère",
        received_on=PartialDate.of_day(ecrit.written_on),
        person_ids=ecrit.person_ids[:1],
        added_at=ecrit.created_at,
        added_by=ecrit.created_by,
        content=content,
    )
    others = tuple(name for name in ecrit.attachments if name != _CERTIFICATE)
    return replace(ecrit, attachments=others, attachment_ids=(piece.id,)), (piece,)


def _pdf(lines: list[str]) -> bytes:
    """Return a PDF of one page (PDF 1.4 §3.4): the same bytes for the same lines."""
    shown = b"".join(b"(" + _escaped(line) + b") Tj T*\n" for line in lines)
    stream = b"BT /F1 12 Tf 72 760 Td 18 TL\n" + shown + b"ET"
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    )
    made, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(made))
        made += b"%d 0 obj%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    end = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(made))
    return made + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + end


def _escaped(line: str) -> bytes:
    plain = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return plain.encode("cp1252", "replace")
