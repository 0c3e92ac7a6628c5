"""Take out of a Word file what says who made it, where and with what (S-63)."""

from __future__ import annotations

import re

from lxml import etree

from desktop_app.documents.archive import pack, unpack

_CORE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b"<cp:coreProperties"
    b' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    b' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    b"<dc:language>fr-FR</dc:language></cp:coreProperties>"
)
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'extended-properties"></Properties>'
)
_REPLACED = {"docProps/core.xml": _CORE, "docProps/app.xml": _APP}
_DROPPED_RELATIONS = ("/custom-properties", "/metadata/thumbnail", "/people", "/recovery")
_DROPPED_PARTS = ("docProps/custom.xml", "docProps/thumbnail", "word/people.xml")
_DROPPED_SETTINGS = frozenset({"rsids", "docVars", "docId", "proofState", "activeWritingStyle"})
_DROPPED_ATTRIBUTES = frozenset({"paraId", "textId"})
_EMPTIED_ATTRIBUTES = frozenset({"author", "initials", "userId", "providerId"})
_MAY_HOLD_TRACES = re.compile(
    b"rsid|docVar|docId|proofState|WritingStyle|paraId|textId|author|initials|userId|providerId|"
    b"thumbnail|/people|/recovery|custom-properties"
)


def clean(model: bytes) -> bytes:
    """Return the same document, stored without compression, without traces of its makers.

    ``model`` has passed the gate. Word needs none of what is taken out: it writes it again.
    """
    kept = (
        (name, _cleaned(name, data))
        for name, data in unpack(model)
        if not name.startswith(_DROPPED_PARTS)
    )
    return pack(kept, compress=False)


def _cleaned(name: str, data: bytes) -> bytes:
    if name in _REPLACED:
        return _REPLACED[name]
    if not name.endswith((".xml", ".rels")) or not _MAY_HOLD_TRACES.search(data):
        return data
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(data, parser)
    if name.endswith(".rels"):
        _drop_relations(root)
    elif name == "[Content_Types].xml":
        _drop_types(root)
    elif name.startswith("word/"):
        _drop_traces(root)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop_relations(root: etree._Element) -> None:
    for relation in list(root):
        if str(relation.get("Type", "")).endswith(_DROPPED_RELATIONS):
            root.remove(relation)


def _drop_types(root: etree._Element) -> None:
    for override in list(root):
        if str(override.get("PartName", "")).lstrip("/").startswith(_DROPPED_PARTS):
            root.remove(override)


def _drop_traces(root: etree._Element) -> None:
    for element in list(root.iter("*")):
        parent = element.getparent()
        if element.tag.rpartition("}")[2] in _DROPPED_SETTINGS and parent is not None:
            parent.remove(element)
            continue
        for key in list(element.attrib):
            local = str(key).rpartition("}")[2]
            if local in _DROPPED_ATTRIBUTES or local.startswith("rsid"):
                del element.attrib[key]
            elif local in _EMPTIED_ATTRIBUTES:
                element.set(key, "")
