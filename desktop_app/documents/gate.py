"""The gate that a Word model passes before anything else opens it (S-50).

Everything here is static: no part is rendered, no relation is followed. The limits are those of
the security study, measured on hostile and on honest files.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib

from lxml import etree

from desktop_app.documents.gate_fields import JINJA, field_codes, wrong_field
from desktop_app.documents.model_places import (
    W,
    element_words,
    part_words,
    relation_words,
    source_of,
)
from desktop_app.errors import ModelRefused

__all__ = ["GateRefusal", "W", "inspect"]

MAX_MEMBERS = 2000
MAX_TOTAL_BYTES = 80 << 20
MAX_RATIO = 200
RATIO_FROM_BYTES = 1 << 20
MAX_XML_BYTES = 20 << 20
MAX_TAGS = 300_000

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
_ENCODING = re.compile(rb"""^<\?xml[^>]{0,100}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,30})["']""")
_BOM = b"\xef\xbb\xbf"
_TAKE_IT_OUT = "Retirez-le dans Word, ou demandez un modèle sans cet élément."


class GateRefusal(ModelRefused):
    """The file is not read any further. ``where`` says in which of its places, in French."""

    def __init__(self, what: str, todo: str, where: str = "tout le document") -> None:
        self.where = where
        super().__init__(what, todo)


def inspect(docx: bytes) -> None:
    """Raise ``GateRefusal`` unless ``docx`` is a plain, bounded Word document."""
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package:
            members = package.infolist()
            _check_members(members)
            for member in members:
                if member.filename.lower().endswith(_XML_NAMES):
                    _check_xml(member.filename, package)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise GateRefusal(
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
        raise GateRefusal(
            "Ce fichier n’est pas un document Word (.docx).",
            "Ouvrez-le dans Word et enregistrez-le au format .docx.",
        )
    for name, member in zip(names, members, strict=True):
        _check_member(name, member)


def _check_member(name: str, member: zipfile.ZipInfo) -> None:
    if name.startswith("/") or ":" in name or ".." in name.split("/"):
        raise _refused(f"Le modèle contient un chemin refusé ({_place(name)}).", name)
    if member.flag_bits & 0x1:
        raise GateRefusal("Le modèle est protégé par un mot de passe.", "Enregistrez-le sans.")
    ratio = member.file_size / max(1, member.compress_size)
    if member.file_size > RATIO_FROM_BYTES and ratio > MAX_RATIO:
        sentence = f"Le modèle contient un fichier anormalement compressé ({_place(name)})."
        raise _refused(sentence, name)
    for pattern, what in _FORBIDDEN_PARTS:
        if pattern.search(name):
            raise _contains(what, name)
    if not member.is_dir() and not name.lower().endswith(_XML_NAMES + _OTHER_NAMES):
        raise _contains("un fichier d’un type refusé", name)


def _read(package: zipfile.ZipFile, name: str) -> bytes:
    with package.open(name) as stream:
        data = stream.read(MAX_XML_BYTES + 1)
    if len(data) > MAX_XML_BYTES:
        sentence = f"Le modèle contient une partie de plus de 20\u00a0Mo ({_place(name)})."
        raise _refused(sentence, name)
    return data


def _check_xml(name: str, package: zipfile.ZipFile) -> None:
    data = _read(package, name)
    head = data.removeprefix(_BOM)
    encoding = _ENCODING.match(head)
    if b"\0" in data or (encoding and encoding[1].lower() not in {b"utf-8", b"us-ascii"}):
        sentence = f"Le modèle contient une partie dans un codage refusé ({_place(name)})."
        raise _refused(sentence, name)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise _contains("une déclaration DOCTYPE", name)
    if data.count(b"<") > MAX_TAGS:
        raise _refused(f"Le modèle contient une partie trop complexe ({_place(name)}).", name)
    root = _parse(name, data)
    if name.endswith(".rels"):
        _check_relations(name, root, package)
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
        raise _refused(f"Une partie du modèle est illisible ({_place(name)}).", name) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _contains("une déclaration DOCTYPE", name)
    return root


def _check_types(data: bytes, root: etree._Element) -> None:
    """Refuse macros, and XML under a name that hides it from this gate."""
    if b"macroEnabled" in data:
        raise _contains("une macro", "[Content_Types].xml")
    if _MAIN_TYPE not in data:
        raise GateRefusal(
            "Ce fichier n’est pas un document Word ordinaire (.docx).",
            "Ouvrez-le dans Word et enregistrez-le au format .docx.",
        )
    for each in root.iter("{*}Override", "{*}Default"):
        name = each.get("PartName") or f".{each.get('Extension', '')}"
        if each.get("ContentType", "").endswith("xml") and not name.lower().endswith(_XML_NAMES):
            raise _contains("une partie sous un faux nom", name)


def _check_relations(name: str, root: etree._Element, package: zipfile.ZipFile) -> None:
    for relation in root.iter("{*}Relationship"):
        problem = _problem_of(name, relation, package)
        if problem:
            raise GateRefusal(*problem, _user_of(name, relation.get("Id", ""), package))


def _problem_of(
    name: str, relation: etree._Element, package: zipfile.ZipFile
) -> tuple[str, str] | None:
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    if kind.endswith("/attachedTemplate"):
        return _words("un modèle attaché", name)
    if relation.get("TargetMode", "").lower() == "external" or _EXTERNAL.match(target):
        what = _wrong_link(kind, target)
        return _words(what, name) if what else None
    if not _leads_somewhere(name, target, package):
        return (
            f"Le modèle renvoie vers une partie qui n’y est pas ({_place(name)}).",
            "Ouvrez-le dans Word et enregistrez-le de nouveau.",
        )
    return None


def _wrong_link(kind: str, target: str) -> str:
    if kind != _HYPERLINK:
        return "un lien vers un fichier extérieur"
    if not _LINK_SCHEMES.match(target):
        return "un lien refusé\u00a0: seuls http, https et mailto passent"
    return "un champ dans l’adresse d’un lien" if JINJA.search(target) else ""


def _leads_somewhere(name: str, target: str, package: zipfile.ZipFile) -> bool:
    """Tell whether a relation inside the package has its part; those of no part do not count."""
    source = source_of(name)
    names = package.NameToInfo
    if target.startswith("#") or (name != "_rels/.rels" and source not in names):
        return True
    path = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target))
    return path.partition("#")[0].lstrip("/") in names


def _user_of(name: str, relation: str, package: zipfile.ZipFile) -> str:
    """Return the paragraph that uses a relation, or the part that declares it."""
    source = source_of(name)
    if source not in package.NameToInfo or not relation:
        return part_words(name)
    data = _read(package, source)
    if b"<!DOCTYPE" in data or data.count(b"<") > MAX_TAGS:
        return part_words(name)
    return relation_words(source, _parse(source, data), relation)


def _check_elements(name: str, root: etree._Element) -> None:
    for element in root.iter(*_FORBIDDEN_TAGS):
        what = _FORBIDDEN_ELEMENTS[element.tag.rpartition("}")[2]]
        raise _contains(what, name, element_words(name, root, element))
    for shape in root.iter(f"{_VML}*"):
        if any(str(key).rpartition("}")[2] in {"src", "href"} for key in shape.attrib):
            raise _contains("une image liée", name, element_words(name, root, shape))
    for code, last in field_codes(root):
        what = wrong_field(code)
        if what:
            raise _contains(what, name, "" if last is None else element_words(name, root, last))


def _place(name: str) -> str:
    return "".join(char for char in name if char.isprintable())[:60]


def _words(what: str, name: str) -> tuple[str, str]:
    return f"Le modèle contient {what} ({_place(name)}).", _TAKE_IT_OUT


def _contains(what: str, name: str, where: str = "") -> GateRefusal:
    return GateRefusal(*_words(what, name), where or part_words(name))


def _refused(what: str, name: str = "") -> GateRefusal:
    if not name:
        return GateRefusal(what, _TAKE_IT_OUT)
    return GateRefusal(what, _TAKE_IT_OUT, part_words(name))
