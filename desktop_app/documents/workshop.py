"""Make papers in worker processes: fill a model, make its PDF, draw its pages (S-52, S-65).

Nothing the workers handle outlives them: their files have random names inside a private folder,
which is removed when a worker ends, when the workshop closes, and by ``sweep`` after a crash.
"""

from __future__ import annotations

import json
import secrets
import shutil
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.documents import refusals
from desktop_app.documents.convert.engines import Engine, EnginePreference, installed, wanted
from desktop_app.documents.convert.values import has_unchecked_signs
from desktop_app.documents.frames import Message
from desktop_app.documents.pages import PageImage
from desktop_app.documents.worker_process import (
    Cancel,
    Reason,
    WorkerGone,
    WorkerProcess,
    remove_worker_folder,
    worker_command,
)
from desktop_app.domain.codec import from_plain
from desktop_app.errors import AppError

if TYPE_CHECKING:
    from desktop_app.documents.check import Report
    from desktop_app.documents.page_places import Box
    from desktop_app.domain.import_sheet import Workbook

NEUTRAL_TITLE = "Document"
_FOLDER_PREFIX = "workshop-"
_PAGES_PER_CALL = 4
_TRY_AGAIN_WITHIN_S = 10.0


@dataclass(frozen=True)
class Pdf:
    """A finished PDF. ``simplified`` asks for the note « mise en page simplifiée ».

    ``unchecked_signs``: a value holds signs (emoji) that a font may lack; nobody checked them.
    """

    content: bytes = field(repr=False)
    engine: str
    simplified: bool
    pages: int
    unchecked_signs: bool = False


class Workshop:
    """A client of the two kinds of workers. Safe to call from several threads."""

    def __init__(
        self,
        tmp: Path,
        preference: EnginePreference = EnginePreference.AUTO,
        *,
        engines: Callable[[], tuple[Engine, ...]] = installed,
        command: Callable[[str], list[str]] = worker_command,
    ) -> None:
        self._folder = tmp / f"{_FOLDER_PREFIX}{secrets.token_hex(8)}"
        self._preference = preference
        self._engines = wanted(engines(), preference)
        self._workers = {
            role: WorkerProcess(role, self._folder / role, command) for role in ("parse", "office")
        }

    @property
    def engine_labels(self) -> tuple[str, ...]:
        """Return what makes the PDF on this computer, the first choice first."""
        return tuple(dict.fromkeys(engine.label for engine in self._engines))

    def prepare(self) -> None:
        """Start what a preview will need, while the user still reads; return at once."""
        self._workers["parse"].post({"job": "warm"})
        for engine in self._engines:
            if engine.program is not None:
                self._workers["office"].post({"job": "warm", "program": str(engine.program)})

    def fill(self, model: bytes, context: Mapping[str, object], logo: bytes = b"") -> bytes:
        """Return the filled Word file; raise ``ModelRefused`` when the model cannot be used."""
        header = {"job": "fill", "context": context}
        return self.ask(header, (model, logo), refusals.model_unusable).parts[0]

    def check_model(self, untrusted_model: bytes, cancel: Cancel | None = None) -> Report:
        """Return what is wrong in a model; raise ``ModelRefused`` when it ends its worker.

        One that is not checked by the time ``cancel`` is set is refused too.
        """
        from desktop_app.documents.model_report import Report

        try:
            job = {"job": "check_model"}
            answer = self._workers["parse"].call(job, (untrusted_model,), cancel)
        except WorkerGone as gone:
            cause = Reason.TIME if gone.reason is Reason.CANCELLED else gone.reason
            raise refusals.model_unusable(cause.value) from gone
        checked = _checked(answer, refusals.model_unusable)
        return from_plain(Report, checked.header["report"])

    def printed(self, docx: bytes, context: Mapping[str, object]) -> list[str]:
        """Return the values of ``context`` that ``docx`` prints: what its PDF must hold again."""
        header = {"job": "printed", "context": context}
        return list(self.ask(header, (docx,), refusals.model_unusable).header["printed"])

    def lines(self, docx: bytes) -> list[str]:
        """Return what ``docx`` prints, a line a paragraph."""
        return list(self.ask({"job": "lines"}, (docx,), refusals.model_unusable).header["lines"])

    def to_pdf(
        self,
        docx: bytes,
        expected: Sequence[str],
        cancel: Cancel | None = None,
        *,
        title: str = NEUTRAL_TITLE,
        tell: Callable[[str], None] = lambda _sentence: None,
    ) -> Pdf:
        """Return a PDF that holds every expected value; raise ``ConversionFailed`` otherwise.

        ``tell`` gets one French sentence a step. ``cancel`` is looked at every 50 ms.
        """
        lost = False
        for engine in self._engines:
            tell(f"Mise en page avec {engine.label}…")
            try:
                made = self._made(engine, docx, cancel)
                tell("Vérification du texte…")
                return self._finished(engine, made, expected, title, cancel)
            except _LostText:
                lost = True
            except WorkerGone as gone:
                if gone.reason is Reason.CANCELLED:
                    raise refusals.stopped() from gone
            except AppError:
                continue
        raise refusals.no_engine_left(bool(self._engines), lost)

    def page_images(
        self, pdf: bytes, zoom: float, first: int = 0, limit: int | None = None
    ) -> list[PageImage]:
        """Return drawn pages from ``first`` on; ``zoom`` 1 is 72 dpi."""
        pages: list[PageImage] = []
        count = first + 1 if limit is None else first + limit
        while (start := first + len(pages)) < count:
            header = {
                "job": "images",
                "zoom": zoom,
                "first": start,
                "limit": min(_PAGES_PER_CALL, count - start) if limit else _PAGES_PER_CALL,
            }
            answer = self.ask(header, (pdf,), refusals.pdf_unreadable)
            total = answer.header["count"]
            count = total if limit is None else min(count, total)
            pages += [
                PageImage(page["width"], page["height"], rgba, page["text"])
                for page, rgba in zip(answer.header["pages"], answer.parts, strict=True)
            ]
            if not answer.parts:
                break
        return pages

    def outline(self, pdf: bytes, zoom: float) -> list[PageImage]:
        """Return the size and the text of every page; none of them is drawn."""
        answer = self.ask({"job": "outline", "zoom": zoom}, (pdf,), refusals.pdf_unreadable)
        return [
            PageImage(page["width"], page["height"], b"", page["text"])
            for page in answer.header["pages"]
        ]

    def places(self, pdf: bytes, values: Sequence[str]) -> list[list[Box]]:
        """Return where each value stands on the pages: a page and parts of its sides."""
        header = {"job": "places", "values": list(values)}
        answer = self.ask(header, (pdf,), refusals.pdf_unreadable)
        return [[_box(each) for each in boxes] for boxes in answer.header["places"]]

    def pdf_text(self, pdf: bytes) -> list[str]:
        """Return the text of each page; raise ``BadInput`` when the PDF cannot be read."""
        answer = self.ask({"job": "texts"}, (pdf,), refusals.pdf_unreadable)
        return list(answer.header["texts"])

    def spreadsheet(self, untrusted: bytes, cancel: Cancel | None = None) -> Workbook:
        """Return the table of a file; raise ``BadInput`` in words when it is refused."""
        from desktop_app.domain.import_sheet import unpack

        try:
            answer = self._workers["parse"].call({"job": "spreadsheet"}, (untrusted,), cancel)
        except WorkerGone as gone:
            raise refusals.table_unreadable(gone.reason.value) from gone
        return unpack(json.loads(_checked(answer, refusals.table_unreadable).parts[0]))

    def close(self) -> None:
        """End the workers at once, whatever they do, and remove every file of theirs."""
        for worker in self._workers.values():
            worker.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def ask(
        self,
        header: Mapping[str, object],
        parts: Sequence[bytes],
        refuse: Callable[[str], AppError],
    ) -> Message:
        """Return the answer of the ``parse`` worker; ``refuse`` words a refusal by its cause."""
        try:
            answer = self._workers["parse"].call(header, parts)
        except WorkerGone as gone:
            raise refuse(gone.reason.value) from gone
        return _checked(answer, refuse)

    def _finished(
        self,
        engine: Engine,
        made: bytes,
        expected: Sequence[str],
        title: str,
        cancel: Cancel | None,
    ) -> Pdf:
        finish = {"job": "finish", "expected": list(expected), "title": title}
        answer = _checked(
            self._workers["parse"].call(finish, (made,), cancel), refusals.pdf_unreadable
        )
        if answer.header["missing"]:
            raise _LostText
        return Pdf(
            answer.parts[0],
            engine.label,
            engine.simplified,
            answer.header["pages"],
            has_unchecked_signs(expected),
        )

    def _made(self, engine: Engine, docx: bytes, cancel: Cancel | None) -> bytes:
        worker = self._workers[engine.role]
        header = {"job": engine.job, "program": str(engine.program or "")}
        was_ready = worker.pid is not None
        began = time.monotonic()
        answer = worker.call(header, (docx,), cancel)
        if engine.role == "office" and not answer.header["ok"]:
            # The instance that was kept ready may have been at fault, not the document.
            worker.replace()
            if was_ready and time.monotonic() - began < _TRY_AGAIN_WITHIN_S:
                answer = worker.call(header, (docx,), cancel)
        return _checked(answer, refusals.pdf_unreadable).parts[0]


def _box(numbers: Sequence[float]) -> Box:
    page, left, top, right, bottom = numbers
    return int(page), left, top, right, bottom


class _LostText(Exception):
    """The PDF lacks a value of the paper."""


def _checked(answer: Message, refuse: Callable[[str], AppError]) -> Message:
    if answer.header.get("ok"):
        return answer
    refused = answer.header.get("refused")
    if isinstance(refused, dict):
        raise refusals.from_worker(refused)
    raise refuse(str(answer.header.get("fault")))


def describe_engines() -> str:
    """Return a sentence on what makes the PDFs on this computer."""
    best = installed()[0]
    if best.simplified:
        return "convertisseur de Fanal, mise en page simplifiée (LibreOffice absent)"
    return f"{best.label}, puis le convertisseur de Fanal"


def sweep(tmp: Path) -> None:
    """Remove what a workshop that was killed left in ``tmp``, its LibreOffice's pipe included."""
    for folder in _leftovers(tmp):
        for role in ("parse", "office"):
            remove_worker_folder(folder / role)
        shutil.rmtree(folder, ignore_errors=True)


def _leftovers(tmp: Path) -> Iterable[Path]:
    if not tmp.is_dir():
        return []
    return tmp.glob(f"{_FOLDER_PREFIX}*")
