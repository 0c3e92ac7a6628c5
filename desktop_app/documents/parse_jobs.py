"""The jobs of the ``parse`` worker: models, pages, spreadsheets, the two built-in converters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from desktop_app.documents.attachment_jobs import ATTACHMENT_JOBS
from desktop_app.documents.worker import Job, Reply

if TYPE_CHECKING:
    from desktop_app.documents.pages import PageImage


def _warm(_header: Mapping[str, Any], _parts: tuple[bytes, ...]) -> Reply:
    import pypdf  # noqa: F401 -- imported while nobody waits
    import pypdfium2  # noqa: F401

    import desktop_app.documents.docx  # noqa: F401

    return {}, ()


def _fill(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.docx import fill

    return {}, (fill(parts[0], header["context"], parts[1]),)


def _printed(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.printed import printed_values

    return {"printed": printed_values(parts[0], header["context"])}, ()


def _lines(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.printed import printed_lines

    return {"lines": printed_lines(parts[0])}, ()


def _check_model(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.check import check_model
    from desktop_app.domain.codec import to_plain

    return {"report": to_plain(check_model(parts[0]))}, ()


def _texts(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.pages import texts

    return {"texts": texts(parts[0])}, ()


def _images(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.pages import images

    count, drawn = images(parts[0], header["zoom"], header["first"], header["limit"])
    return {"count": count, "pages": [_shape(page) for page in drawn]}, tuple(
        page.rgba for page in drawn
    )


def _outline(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.pages import outline

    sheets = outline(parts[0], header["zoom"])
    return {"pages": [_shape(page) for page in sheets]}, ()


def _places(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.page_places import places

    return {"places": places(parts[0], header["values"])}, ()


def _shape(page: PageImage) -> dict[str, object]:
    return {"width": page.width, "height": page.height, "text": page.text}


def _finish(header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.convert.metadata import neutral
    from desktop_app.documents.convert.values import missing
    from desktop_app.documents.pages import texts

    finished = neutral(parts[0], header["title"])
    pages = texts(finished)
    unseen = missing(header["expected"], pages)
    return {"pages": len(pages), "missing": unseen}, (finished,)


def _rdocx(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.convert.builtin import with_rdocx

    return {}, (with_rdocx(parts[0]),)


def _word2pdf(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    from desktop_app.documents.convert.builtin import with_word2pdf

    return {}, (with_word2pdf(parts[0]),)


def _spreadsheet(_header: Mapping[str, Any], parts: tuple[bytes, ...]) -> Reply:
    import json

    from desktop_app.documents.spreadsheet import read_spreadsheet
    from desktop_app.domain.import_sheet import pack

    table = pack(read_spreadsheet(parts[0]))
    return {}, (json.dumps(table, ensure_ascii=False).encode("utf-8"),)


PARSE_JOBS: Final[Mapping[str, Job]] = {
    "warm": _warm,
    "fill": _fill,
    "printed": _printed,
    "lines": _lines,
    "check_model": _check_model,
    "texts": _texts,
    "images": _images,
    "outline": _outline,
    "places": _places,
    "finish": _finish,
    "rdocx": _rdocx,
    "word2pdf": _word2pdf,
    "spreadsheet": _spreadsheet,
    **ATTACHMENT_JOBS,
}
