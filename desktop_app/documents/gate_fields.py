"""The fields that Word itself fills in: which may stand in a model, and what each says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from desktop_app.documents.model_places import W
from desktop_app.domain.french import quote

JINJA = re.compile(r"\{[{%#]|[}%#]\}")
_FORBIDDEN_FIELDS = re.compile(
    r"\b(INCLUDEPICTURE|INCLUDETEXT|INCLUDE|DDEAUTO|DDE|LINK|IMPORT|DATABASE|RD|MACROBUTTON|"
    r"GOTOBUTTON|EMBED|HTMLCONTROL|CONTROL|ADDIN|AUTOTEXT\w*|GLOSSARY|QUOTE|PRINT|ASK|FILLIN|SET|"
    r"BARCODE|DISPLAYBARCODE|MERGEBARCODE|FILENAME|USERNAME|USERINITIALS|USERADDRESS|AUTHOR|"
    r"LASTSAVEDBY|TEMPLATE|DOCPROPERTY|DOCVARIABLE|INFO|PRIVATE)\b",
    re.IGNORECASE,
)


def wrong_field(code: str) -> str:
    """Return what is wrong with a field code, empty if it may stay."""
    forbidden = _FORBIDDEN_FIELDS.search(code)
    if forbidden:
        return f"le champ Word {quote(forbidden[1].upper())}"
    return "un champ de Fanal dans un champ Word" if JINJA.search(code) else ""


def field_codes(root: etree._Element) -> Iterator[tuple[str, etree._Element | None]]:
    """Yield each field code of the part with its end, split runs joined.

    Nested fields come both apart and within.

    Word glues the runs of one field together, so ``INCLUDE`` + ``PICTURE`` is one word to it.
    Deleted instructions count too: accepting or refusing a revision brings them back.
    """
    for simple in root.iter(f"{W}fldSimple"):
        yield simple.get(f"{W}instr", ""), simple
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
            yield "".join(open_fields.pop()), element
    yield from (("".join(buffer), None) for buffer in open_fields)
    yield "".join(stray), None
