"""S-56: a file is what its content says; programs, archives and polyglots are refused in words."""

from __future__ import annotations

import contextlib

import pytest

from desktop_app.documents.attachment_kinds import kind_of_content
from desktop_app.domain import media
from desktop_app.domain.media import MediaKind
from desktop_app.errors import BadInput
from tests.documents import pieces
from tests.documents.conversions import word_file

ZIP = pieces.package(("a.txt", b"bonjour"))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(600)


HONEST: dict[str, tuple[bytes, MediaKind]] = {
    "pdf": (pieces.pdf(), media.PDF),
    "pdf-after-a-mark": (b"\xef\xbb\xbf" + pieces.pdf(), media.PDF),
    "jpeg": (pieces.picture(), media.JPEG),
    "png": (pieces.picture("PNG"), media.PNG),
    "gif": (pieces.plain_picture("GIF"), media.GIF),
    "bmp": (pieces.plain_picture("BMP"), media.BMP),
    "tiff": (pieces.picture("TIFF"), media.TIFF),
    "webp": (pieces.picture("WEBP"), media.WEBP),
    "heic": (pieces.heic(), media.HEIC),
    "mp4": (pieces.film(), media.MP4),
    "docx": (word_file(["Bonjour"]), media.DOCX),
    "odt": (pieces.odt(), media.ODT),
    "xlsx": (
        pieces.package(("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<w/>")),
        media.XLSX,
    ),
    "doc": (ole("WordDocument"), media.DOC),
    "xls": (ole("Workbook"), media.XLS),
    "msg": (ole("__properties_version1.0"), media.MSG),
    "rtf": (b"{\\rtf1 Bonjour}", media.RTF),
    "utf-8": ("Élodie est là.\r\n".encode(), media.TEXT),
    "cp1252": ("Élodie a dit : « non »".encode("cp1252"), media.TEXT),
    "utf-16": ("Élodie".encode("utf-16"), media.TEXT),
    "a page": (b"<html><script>alert(1)</script></html>", media.TEXT),
    "a script": (b"#!/bin/sh\nrm -rf ~\n", media.TEXT),
    "a text on MZ": (b"MZIGUI Ali, 12 ans", media.TEXT),
    "a text on PDF": (b"Le fichier commence par %PDF-1.4.", media.TEXT),
}
REFUSED: dict[str, tuple[bytes, str]] = {
    "exe": (b"MZ\x90\x00" + bytes(200), "programme"),
    "elf": (b"\x7fELF" + bytes(60), "programme"),
    "link": (b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(60), "programme"),
    "zip": (ZIP, "archive"),
    "jar": (pieces.package(("META-INF/MANIFEST.MF", b"x"), ("A.class", b"y")), "archive"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(30), "archive"),
    "rar": (b"Rar!\x1a\x07\x01\x00" + bytes(30), "archive"),
    "broken zip": (ZIP[: len(ZIP) // 2], "abîmé"),
    "docm": (
        pieces.package(
            ("[Content_Types].xml", b"x"),
            ("word/document.xml", b"x"),
            ("word/vbaProject.bin", b"x"),
        ),
        "macro",
    ),
    "old macro": (ole("WordDocument") + "_VBA_PROJECT".encode("utf-16-le"), "macro"),
    "closed": (ole("EncryptedPackage"), "mot de passe"),
    "unknown": (b"\x01\x02\x03\x04" * 50, "pas reconnu"),
    "unknown ole": (OLE, "pas reconnu"),
    # Of two natures.
    "jpeg and zip": (pieces.picture() + ZIP, "deux natures"),
    "gif and zip": (pieces.plain_picture("GIF") + ZIP, "deux natures"),
    "png and rar": (pieces.picture("PNG") + b"Rar!\x1a\x07\x01\x00xx", "deux natures"),
    "pdf and zip": (pieces.pdf() + ZIP, "deux natures"),
    "jpeg and pdf": (
        b"\xff\xd8\xff\xfe\x00\x20%PDF-1.4" + bytes(40) + pieces.picture()[2:],
        "deux natures",
    ),
    "gif and script": (b"GIF89a/*<script>alert(1)</script>*/" + bytes(99), "deux natures"),
    "docx and pdf": (
        pieces.package(
            ("%PDF-1.4", b"%PDF-1.4"), ("[Content_Types].xml", b"x"), ("word/document.xml", b"x")
        ),
        "deux natures",
    ),
    "text and zip": (b"Bonjour, voici un texte.\n" + ZIP, "pas reconnu"),
}


@pytest.mark.parametrize("name", HONEST)
def test_a_file_is_what_its_content_says(name: str) -> None:
    content, kind = HONEST[name]
    assert kind_of_content(content) is kind


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_register_takes_not_is_refused_in_words(name: str) -> None:
    content, word = REFUSED[name]
    with pytest.raises(BadInput, match=word) as refused:
        kind_of_content(content)
    assert refused.value.todo


def test_a_word_file_inside_a_pdf_is_no_second_nature() -> None:
    assert kind_of_content(pieces.pdf(word_file(["x"]), b"more" * 10)) is media.PDF


@pytest.mark.parametrize(
    "head", [b"", b"P", b"PK\x03\x04", b"RIFF", b"\x00\x00\x00\x18ftyp", b"BM"]
)
def test_a_stub_never_breaks_the_gate(head: bytes) -> None:
    for rest in (b"", b"\x00", b"\xff" * 40):
        with contextlib.suppress(BadInput):
            assert kind_of_content(head + rest).extension
