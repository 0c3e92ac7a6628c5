"""Pictures with and without a position, documents and files that lie, made on the spot."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import Any

from PIL import Image, TiffImagePlugin

SAINT_DENIS = ((48.0, 56.0, 9.6), (2.0, 21.0, 21.6))
XMP = (
    b'<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
    b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
    b'exif:GPSLatitude="48,56.16N" exif:GPSLongitude="2,21.36E"/></rdf:RDF></x:xmpmeta>'
    b'<?xpacket end="w"?>'
)


def gps_exif(*, located: bool = True) -> Image.Exif:
    """Return an Exif block with an orientation, and a position if ``located``."""
    exif = Image.Exif()
    exif[0x010F] = "Fabricant"
    exif[0x0112] = 6
    gps: dict[int, Any] = {0: b"\x02\x03\x00\x00", 29: "2026:03:02"}
    if located:
        (lat, lon) = SAINT_DENIS
        gps |= {1: "N", 2: lat, 3: "E", 4: lon}
    exif.get_ifd(0x8825).update(gps)
    return exif


def picture(form: str = "JPEG", *, located: bool = True, size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a picture with a gradient, so that a change of one pixel shows."""
    image = Image.linear_gradient("L").resize(size).convert("RGB")
    made, exif = io.BytesIO(), gps_exif(located=located)
    if form == "TIFF":
        told = TiffImagePlugin.ImageFileDirectory_v2()
        for tag in (0x010F, 0x0112):
            told[tag] = exif[tag]
        told[0x8825] = dict(exif.get_ifd(0x8825))
        image.save(made, form, tiffinfo=told)
    else:
        image.save(made, form, exif=exif)
    return made.getvalue()


def plain_picture(form: str = "JPEG", size: tuple[int, int] = (64, 48)) -> bytes:
    """Return a picture that says nothing of itself."""
    made = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(made, form)
    return made.getvalue()


def with_xmp(jpeg: bytes) -> bytes:
    """Return the JPEG with an XMP packet that holds a position."""
    body = b"http://ns.adobe.com/xap/1.0/\x00" + XMP
    segment = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return jpeg[:2] + segment + jpeg[2:]


def png_with(*chunks: tuple[bytes, bytes]) -> bytes:
    """Return a PNG with more chunks before its pixels."""
    png = plain_picture("PNG")
    more = b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )
    at = png.index(b"IDAT") - 4
    return png[:at] + more + png[at:]


def huge_png() -> bytes:
    """Return the header of a PNG of 60 000 by 60 000 pixels and nothing behind it (S-56)."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    end = struct.pack(">I", 0) + b"IEND" + struct.pack(">I", zlib.crc32(b"IEND"))
    data = zlib.compress(b"\x00" * 100)
    pixels = (
        struct.pack(">I", len(data))
        + b"IDAT"
        + data
        + struct.pack(">I", zlib.crc32(b"IDAT" + data))
    )
    return (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I", len(head))
        + chunk
        + struct.pack(">I", zlib.crc32(chunk))
        + pixels
        + end
    )


def heic(*, located: bool = True) -> bytes:
    """Return a file of the HEIC family with an Exif item (its pixels are not there)."""
    brands = b"heic\x00\x00\x00\x00mif1heic"
    exif = gps_exif(located=located).tobytes()
    item = b"\x00\x00\x00\x06" + exif
    return (
        struct.pack(">I", 8 + len(brands))
        + b"ftyp"
        + brands
        + struct.pack(">I", 8 + len(item))
        + b"mdat"
        + item
    )


def film() -> bytes:
    """Return an MP4 that says where it was made, as telephones do."""
    where = b"+48.9360+002.3560/"
    box = b"\xa9xyz" + struct.pack(">HH", len(where), 0x15C7) + where
    brands = b"isom\x00\x00\x02\x00isommp42"
    return (
        struct.pack(">I", 8 + len(brands))
        + b"ftyp"
        + brands
        + struct.pack(">I", 4 + len(box))
        + box
    )


def pdf(*parts: bytes, signed: bool = False) -> bytes:
    """Return a PDF of one page; ``parts`` stand in it as streams."""
    from reportlab.pdfgen.canvas import Canvas

    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(100, 700, "Certificat")
    canvas.save()
    more = b"".join(b"%%stream\n" + part + b"\n" for part in parts)
    return made.getvalue() + more + (b"%/ByteRange[0 1 2 3]\n" if signed else b"") + b"%%EOF\n"


def package(*members: tuple[str, bytes]) -> bytes:
    """Return a zip of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as opened:
        for name, data in members:
            opened.writestr(name, data)
    return made.getvalue()


def odt(text: str = "Compte rendu") -> bytes:
    """Return an OpenDocument text."""
    content = (
        '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>'
        f"<text:p>{text}</text:p></office:text></office:body></office:document-content>"
    )
    return package(
        ("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", content.encode())
    )
