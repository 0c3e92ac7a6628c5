"""Fill a Word model with plain data: the one place that knows docxtpl.

Each document gets its own ``DocxTemplate`` and its own environment: a shared one once mixed two
persons up. What depends on the model alone (gate, cleaning, docxtpl's own preparation of the XML,
compiled code) is kept from one document to the next; nothing of a context ever is.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import CodeType
from typing import Any

from docxtpl import DocxTemplate
from jinja2.exceptions import TemplateError
from lxml import etree

from desktop_app.documents import gate
from desktop_app.documents.archive import pack, unpack
from desktop_app.documents.cleaning import clean
from desktop_app.documents.fields import MISSING, TO_COMPLETE
from desktop_app.documents.logo import place_logo
from desktop_app.documents.sandbox import UNKNOWN_START, ModelEnvironment, refuse_raw_tags
from desktop_app.errors import ModelRefused

_W = gate.W
_FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_LINE_END = re.compile("\r\n|[\r\x0b\x0c]")
"""A text copied from Word ends a line with \x0b: without it two words would become one."""
_NOT_XML = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_IN_A_TAG = re.compile(r"(?<=\{[{%]).*?(?=[}%]\})")
_PARAGRAPH = re.compile(r"<w:p([ >])")
_KEPT_MODELS = 4
_AFTER_SHADE = frozenset(
    f"{_W}{name}" for name in ("fitText", "vertAlign", "rtl", "cs", "em", "lang", "specVanish")
)
_BROKEN = (TemplateError, etree.LxmlError, LookupError, TypeError, ValueError, AttributeError)


def fill(model: bytes, context: Mapping[str, object], logo: bytes = b"") -> bytes:
    """Return ``model`` filled with ``context``: the same input always gives the same bytes.

    ``logo`` (PNG or JPEG) takes the place of the model's picture described as « logo ».

    Raises ``ModelRefused`` when the model does not pass the gate, uses what is not allowed, or
    cannot be filled; ``TypeError`` when the context holds anything but plain data.
    """
    data = plain(context)
    prepared = _prepare(bytes(model))
    document = _Document(prepared)
    try:
        document.render(data, ModelEnvironment(), autoescape=True)
        return document.finished(_title(data), logo)
    except ModelRefused:
        raise
    except (*_BROKEN, RecursionError) as error:
        raise ModelRefused(
            "Le modèle n’a pas pu être rempli.",
            "Essayez-le dans les modèles : la page dit quel paragraphe corriger.",
        ) from error


def plain(value: object) -> Any:
    """Return a copy of ``value`` made of dict, list, str, int and bool only.

    Characters that XML cannot hold are left out; a line end is always ``\\n``. Raises
    ``TypeError`` for anything else: an object could carry methods into a model.
    """
    kind = type(value)
    if kind is str:
        return _NOT_XML.sub("", _LINE_END.sub("\n", str(value)))
    if kind is int or kind is bool:
        return value
    if isinstance(value, Mapping):
        if not all(type(key) is str for key in value):
            raise TypeError("the keys of a context are texts")
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    raise TypeError(f"a context holds plain data only, not {kind.__name__}")


@dataclass(frozen=True, slots=True)
class _Prepared:
    """What depends on the model alone. ``patched`` and ``codes`` fill up at the first document."""

    content: bytes
    patched: dict[str, str] = field(default_factory=dict)
    codes: dict[str, CodeType] = field(default_factory=dict)


@lru_cache(maxsize=_KEPT_MODELS)
def _prepare(model: bytes) -> _Prepared:
    gate.inspect(model)
    return _Prepared(clean(model))


class _Document(DocxTemplate):  # type: ignore[misc]  # docxtpl has no types
    """One document in the making. It differs from docxtpl's own where that one is not safe."""

    def __init__(self, prepared: _Prepared) -> None:
        super().__init__(io.BytesIO(prepared.content))
        self._prepared = prepared

    def patch_xml(self, src_xml: str) -> str:
        """Return docxtpl's preparation of a part, done once a model."""
        patched = self._prepared.patched
        if src_xml not in patched:
            refuse_raw_tags(src_xml)
            ready = super().patch_xml(src_xml)
            patched[src_xml] = _IN_A_TAG.sub(lambda tag: tag[0].replace("&amp;", "&"), ready)
        return patched[src_xml]

    def render_xml_part(
        self, src_xml: str, part: object, context: Any, jinja_env: ModelEnvironment
    ) -> str:
        """Render one part. Unlike docxtpl, leave ``{_{`` in a value as it is."""
        codes = self._prepared.codes
        if src_xml not in codes:
            codes[src_xml] = jinja_env.compile(_PARAGRAPH.sub(r"\n<w:p\1", src_xml))
        template = jinja_env.template_class.from_code(jinja_env, codes[src_xml], {})
        rendered: str = template.render(context)
        listed: str = self.resolve_listing(rendered.replace("\n<w:p", "<w:p"))
        return listed

    def fix_tables(self, xml: str) -> Any:
        """Refuse broken XML, which docxtpl would mend by dropping text."""
        try:
            etree.fromstring(xml)
        except etree.XMLSyntaxError as error:
            raise ModelRefused(
                "Le modèle produit un document illisible.",
                "Une instruction y est sans doute mal placée : essayez-le dans les modèles.",
            ) from error
        return super().fix_tables(xml)

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Leave the properties alone: ``finished`` writes them, a model cannot."""

    def render_footnotes(self, context: Any, jinja_env: Any = None) -> None:
        """Render each footnote part once; docxtpl does it once a section, values included."""
        for part in self.docx.part.package.iter_parts():
            if part.content_type == _FOOTNOTES:
                xml = self.patch_xml(part.blob.decode("utf-8"))
                filled = self.render_xml_part(xml, part, context, jinja_env)
                part._blob = filled.encode("utf-8")  # noqa: SLF001 -- a raw part has no setter

    def finished(self, title: str, logo: bytes) -> bytes:
        """Return the bytes of the document, logo in place, ids unique, properties neutral."""
        place_logo(self.docx, logo)
        _renumber(self.docx.element)
        _hatch_marks(self.docx.element)
        self.docx.core_properties.title = title
        self.docx.core_properties.language = "fr-FR"
        written = io.BytesIO()
        self.save(written)
        return pack(unpack(written.getvalue()))


def _renumber(root: etree._Element) -> None:
    """Give each bookmark an id and a name of its own: a loop copies them (ECMA-376 §17.13.6)."""
    open_ids: dict[str, list[str]] = {}
    names: dict[str, int] = {}
    for number, mark in enumerate(root.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
        old = mark.get(f"{_W}id", "")
        if mark.tag == f"{_W}bookmarkEnd":
            pending = open_ids.get(old)
            mark.set(f"{_W}id", pending.pop() if pending else str(number))
            continue
        mark.set(f"{_W}id", str(number))
        open_ids.setdefault(old, []).append(str(number))
        name = mark.get(f"{_W}name", "")
        names[name] = names.get(name, 0) + 1
        if names[name] > 1:
            mark.set(f"{_W}name", f"{name[:30]}_{names[name]}")


def _hatch_marks(root: etree._Element) -> None:
    """Put a grey hatch behind « non renseigné » and unknown fields: they must be seen (S09-AC3)."""
    for text in root.iter(f"{_W}t"):
        run = text.getparent()
        marked = text.text in (MISSING, TO_COMPLETE) or (text.text or "").startswith(UNKNOWN_START)
        if not marked or run is None or run.tag != f"{_W}r":
            continue
        properties = run.find(f"{_W}rPr")
        if properties is None:
            properties = etree.Element(f"{_W}rPr")
            run.insert(0, properties)
        shade = etree.Element(f"{_W}shd")
        for name, value in (("val", "pct20"), ("color", "auto"), ("fill", "auto")):
            shade.set(f"{_W}{name}", value)
        following = [child for child in properties if child.tag in _AFTER_SHADE]
        if following:
            following[0].addprevious(shade)
        else:
            properties.append(shade)


def _title(context: Mapping[str, Any]) -> str:
    """Return a title that names no one: the reference of the écrit."""
    ecrit = context.get("ecrit")
    reference = ecrit.get("reference", "") if isinstance(ecrit, dict) else ""
    return f"Écrit {reference}".strip()
