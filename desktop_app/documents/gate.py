"""The gate that a Word model passes before anything else opens it (S-50).

Everything here is static: no part is rendered, no relation is followed. The limits are those of
the security study, measured on hostile and on honest files.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from desktop_app.domain.french import quote
from desktop_app.errors import ModelRefused

MAX_MEMBERS = 2000
MAX_TOTAL_BYTES = 80 << 20
MAX_RATIO = 200
RATIO_FROM_BYTES = 1 << 20
MAX_XML_BYTES = 20 << 20
MAX_TAGS = 300_000

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MAIN_TYPE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_LINK_SCHEMES = re.compile(r"(https?|mailto):", re.IGNORECASE)
_EXTERNAL = re.compile(r"[a-z][a-z0-9+.-]*:|//|\\\\|.*://", re.IGNORECASE)
_XML_NAMES = (".xml", ".rels", ".vml")
_OTHER_NAMES = (
    *(".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif", ".tiff", ".emf", ".wmf"),
    *(".odttf", ".ttf"),
)
_VML = "{urn:schemas-microsoft-com:vml}"
_FORBIDDEN_PARTS = (
    (re.compile(r"vbaProject|vbaData|\.(bas|vbs?)$", re.IGNORECASE), "une macro"),
    (re.compile(r"activeX", re.IGNORECASE), "un contrôle ActiveX"),
    (
        re.compile(r"embeddings?/|oleObject|\.(bin|exe|dll|ole)$", re.IGNORECASE),
        "un objet incorporé",
    ),
    (re.compile(r"afchunk|\.(mht|mhtml|html?|rtf)$", re.IGNORECASE), "un autre fichier inséré"),
    (re.compile(r"customUI|attachedToolbars|userCustomization", re.IGNORECASE), "des boutons"),
)
_FORBIDDEN_ELEMENTS = {
    "altChunk": "un autre fichier inséré",
    "subDoc": "un sous-document",
    "object": "un objet incorporé",
    "control": "un contrôle ActiveX",
    "OLEObject": "un objet incorporé",
    "attachedTemplate": "un modèle attaché",
    "mailMerge": "un publipostage relié à un fichier",
    "saveThroughXslt": "une transformation à l’enregistrement",
    "movie": "une vidéo",
    "webVideoPr": "une vidéo",
    "ext-script": "un script",
    "scr": "un script",
}
_FORBIDDEN_TAGS = tuple(f"{{*}}{name}" for name in _FORBIDDEN_ELEMENTS)
_FORBIDDEN_FIELDS = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|DDEAUTO|DDE|LINK|IMPORT|DATABASE|RD|MACROBUTTON|"
    r"GOTOBUTTON|EMBED|HTMLCONTROL|CONTROL|ADDIN|AUTOTEXT\w*|GLOSSARY|QUOTE|PRINT|ASK|FILLIN|SET|"
    r"BARCODE|DISPLAYBARCODE|MERGEBARCODE|FILENAME|USERNAME|USERINITIALS|USERADDRESS|AUTHOR|"
    r"LASTSAVEDBY|TEMPLATE|DOCPROPERTY|DOCVARIABLE|INFO|PRIVATE)\b",
    re.IGNORECASE,
)
_JINJA = re.compile(r"\{[{%#]|[}%#]\}")
_ENCODING = re.compile(rb"""^<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,30})["']""")
_BOM = b"\xef\xbb\xbf"


def inspect(docx: bytes) -> None:
    """Raise ``ModelRefused`` unless ``docx`` is a plain, bounded Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            members = package.infolist()
            _check_members(members)
            for member in members:
                if member.filename.lower().endswith(_XML_NAMES):
                    _check_xml(member.filename, _read(package, member))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise ModelRefused(
            "Ce fichier n’est pas un document Word lisible.",
            "Ouvrez-le dans Word et enregistrez-le au format .docx.",
        ) from error


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [member.filename.replace("\\", "/") for member in members]
    if len(members) > MAX_MEMBERS:
        raise _refused(f"Le modèle contient plus de {MAX_MEMBERS} fichiers.")
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        raise _refused("Le modèle dépasse 80\u00a0Mo une fois ouvert.")
    if len({name.casefold() for name in names}) != len(names):
        raise _refused("Le modèle contient deux fois le même fichier.")
    if "word/document.xml" not in names or "[Content_Types].xml" not in names:
        raise _refused(
            "Ce fichier n’est pas un document Word (.docx).",
            "Ouvrez-le dans Word et enregistrez-le au format .docx.",
        )
    for name, member in zip(names, members, strict=True):
        _check_member(name, member)


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise _refused(f"Le modèle contient un chemin refusé ({_place(name)}).")
    if member.flag_bits & 0x1:
        raise _refused("Le modèle est protégé par un mot de passe.", "Enregistrez-le sans.")
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > RATIO_FROM_BYTES and ratio > MAX_RATIO:
        raise _refused(f"Le modèle contient un fichier anormalement compressé ({_place(name)}).")
    for pattern, what in _FORBIDDEN_PARTS:
        if pattern.search(name):
            raise _contains(what, name)
    if not member.is_dir() and not name.lower().endswith(_XML_NAMES + _OTHER_NAMES):
        raise _contains("un fichier d’un type refusé", name)


def _read(package: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    with package.open(member) as stream:
        data = stream.read(MAX_XML_BYTES + 1)
    if len(data) > MAX_XML_BYTES:
        raise _refused(
            f"Le modèle contient une partie de plus de 20\u00a0Mo ({_place(member.filename)})."
        )
    return data


def _check_xml(name: str, data: bytes) -> None:
    head = data.removeprefix(_BOM)
    encoding = _ENCODING.match(head)
    if b"\0" in data or (encoding and encoding[1].lower() not in {b"utf-8", b"us-ascii"}):
        raise _refused(f"Le modèle contient une partie dans un codage refusé ({_place(name)}).")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _contains("une déclaration DOCTYPE", name)
    if data.count(b"<") > MAX_TAGS:
        raise _refused(f"Le modèle contient une partie trop complexe ({_place(name)}).")
    root = _parse(name, data)
    if name.endswith(".rels"):
        _check_relations(name, root)
    elif name == "[Content_Types].xml":
        _check_types(data, root)
    else:
        _check_elements(name, root)


def _parse(name: str, data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _refused(f"Une partie du modèle est illisible ({_place(name)}).") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _contains("une déclaration DOCTYPE", name)
    return root


def _check_types(data: bytes, root: etree._Element) -> None:
    """Refuse macros, and XML under a name that hides it from this gate."""
    if b"macroEnabled" in data:
        raise _contains("une macro", "[Content_Types].xml")
    if _MAIN_TYPE not in data:
        raise _refused(
            "Ce fichier n’est pas un document Word ordinaire (.docx).",
            "Ouvrez-le dans Word et enregistrez-le au format .docx.",
        )
    for each in root.iter("{*}Override", "{*}Default"):
        name = each.get("PartName") or f".{each.get('Extension', '')}"
        if each.get("ContentType", "").endswith("xml") and not name.lower().endswith(_XML_NAMES):
            raise _contains("une partie sous un faux nom", name)


def _check_relations(name: str, root: etree._Element) -> None:
    for relation in root.iter("{*}Relationship"):
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if kind.endswith("/attachedTemplate"):
            raise _contains("un modèle attaché", name)
        if relation.get("TargetMode", "").lower() == "external" or _EXTERNAL.match(target):
            _check_link(name, kind, target)


def _check_link(name: str, kind: str, target: str) -> None:
    if kind != _HYPERLINK:
        raise _contains("un lien vers un fichier extérieur", name)
    if not _LINK_SCHEMES.match(target):
        raise _contains("un lien refusé : seuls http, https et mailto passent", name)
    if _JINJA.search(target):
        raise _contains("un champ dans l’adresse d’un lien", name)


def _check_elements(name: str, root: etree._Element) -> None:
    for element in root.iter(*_FORBIDDEN_TAGS):
        raise _contains(_FORBIDDEN_ELEMENTS[element.tag.rpartition("}")[2]], name)
    for shape in root.iter(f"{_VML}*"):
        if any(str(key).rpartition("}")[2] in {"src", "href"} for key in shape.attrib):
            raise _contains("une image liée", name)
    for code in _field_codes(root):
        _check_field(name, code)


def _check_field(name: str, code: str) -> None:
    forbidden = _FORBIDDEN_FIELDS.search(code)
    if forbidden:
        raise _contains(f"le champ Word {quote(forbidden[1].upper())}", name)
    if _JINJA.search(code):
        raise _contains("un champ de Fanal dans un champ Word", name)


def _field_codes(root: etree._Element) -> Iterator[str]:
    """Yield each field code of the part, split runs joined, nested fields both apart and within.

    Word glues the runs of one field together, so ``INCLUDE`` + ``PICTURE`` is one word to it.
    Deleted instructions count too: accepting or refusing a revision brings them back.
    """
    for simple in root.iter(f"{W}fldSimple"):
        yield simple.get(f"{W}instr", "")
    open_fields: list[list[str]] = []
    stray: list[str] = []
    for element in root.iter(f"{W}fldChar", f"{W}instrText", f"{W}delInstrText"):
        if element.tag != f"{W}fldChar":
            for buffer in open_fields or [stray]:
                buffer.append(element.text or "")
            stray.append(element.text or "")
        elif element.get(f"{W}fldCharType") == "begin":
            open_fields.append([])
        elif element.get(f"{W}fldCharType") == "end" and open_fields:
            yield "".join(open_fields.pop())
    yield from ("".join(buffer) for buffer in open_fields)
    yield "".join(stray)


def _place(name: str) -> str:
    return "".join(char for char in name if char.isprintable())[:60]


def _contains(what: str, name: str) -> ModelRefused:
    return _refused(f"Le modèle contient {what} ({_place(name)}).")


def _refused(
    what: str, todo: str = "Retirez-le dans Word, ou demandez un modèle sans cet élément."
) -> ModelRefused:
    return ModelRefused(what, todo)
