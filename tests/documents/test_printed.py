from __future__ import annotations

import io
import zipfile

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.documents.printed import printed_values
from desktop_app.documents.workshop import describe_engines

_NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _docx(*paragraphs: str) -> bytes:
    escaped = "".join(
        f"<w:p><w:r><w:t>{text[:3]}</w:t></w:r><w:r><w:t>{text[3:]}</w:t></w:r></w:p>"
        for text in paragraphs
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        body = f'<w:document xmlns:w="{_NAMESPACE}"><w:body>{escaped}</w:body></w:document>'
        archive.writestr("word/document.xml", body)
    return written.getvalue()


def test_only_what_the_document_prints_is_asked_for_again() -> None:
    context = {
        "motif": "Ana n’est pas allée au collège.",
        "enfants": [{"nom": "POPESCU Ana", "telephone": "06 39 98 12 34"}],
        "vide": "  ",
        "nombre": 3,
    }
    docx = _docx("Enfant\u00a0: POPESCU Ana", "Ana n’est pas allée au collège.")
    assert printed_values(docx, context) == ["Ana n’est pas allée au collège.", "POPESCU Ana"]


def test_a_text_of_several_lines_is_asked_for_line_by_line() -> None:
    docx = _docx("première ligne", "seconde ligne")
    assert printed_values(docx, {"a": "première ligne\nseconde ligne"}) == [
        "première ligne",
        "seconde ligne",
    ]


@given(st.text(alphabet="abc éà", max_size=30))
def test_each_printed_line_stands_in_the_document(text: str) -> None:
    for value in printed_values(_docx(text), {"a": text}):
        assert value in text


def test_the_engines_are_told_in_words() -> None:
    assert describe_engines().endswith(("Fanal", "(LibreOffice absent)"))
