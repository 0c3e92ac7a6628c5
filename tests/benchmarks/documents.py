"""How long a paper takes, beside the same work done by the bare libraries and programs."""

from __future__ import annotations

import io
import itertools
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
import rdocx
from docxtpl import DocxTemplate
from jinja2.sandbox import SandboxedEnvironment

from desktop_app.documents.context import build
from desktop_app.documents.convert import libreoffice
from desktop_app.documents.convert.engines import EnginePreference
from desktop_app.documents.printed import printed_values
from desktop_app.documents.workshop import Workshop
from desktop_app.paths import ROOT
from tests.benchmarks.figure import Figure, beside, interleaved, within
from tests.documents import papers
from tests.sessions import new_session
from tests.ui.situations import draft, nine_siblings

_MODEL = ROOT / "templates_docx" / "information_preoccupante_crip" / "model.docx"
_ZOOM = 1.5
_FILL_GOAL = 1.3
_UNSEEN_GOAL = 1.6  # the gate and the cleaning of the model come on top
_READY_GOAL = 0.5  # an instance that stays ready must be worth it
_UNPREPARED_GOAL = 2.5  # the first paper of a session when nothing was prepared: rare
_PAGES = 5
_REFRESH_MS = 500.0
_REFRESH_GOAL = 2.2  # filling, finding the fields on the pages and drawing come on top
_BUILTIN_GOAL = 3.0  # the check, the title and the language come on top

Context = dict[str, object]


def figures(workdir: Path) -> list[Figure]:
    """Fill, convert and preview the alert to the CRIP; LibreOffice's figures need LibreOffice."""
    model = _MODEL.read_bytes()
    context = build(papers.ordinary())
    with _workshop(workdir / "auto", EnginePreference.AUTO) as workshop:
        workshop.prepare()
        docx = workshop.fill(model, context)
        expected = printed_values(docx, context)
        found = [*_filling(workshop, model, context), _simplified(workdir, docx, expected)]
        if libreoffice.find() is not None:
            bare = _BareLibreOffice(workdir / "bare", docx)
            found += _conversion(workdir, workshop, bare, docx, expected)
            found.append(_preview(workshop, bare, model, context))
            found.append(_five_pages(workdir / "five", workshop))
    return found


def _filling(workshop: Workshop, model: bytes, context: Context) -> Iterator[Figure]:
    def raw() -> None:
        _bare_fill(model, context)

    again = interleaved(lambda: _ignore(workshop.fill(model, context)), raw, 15)
    yield beside("documents.fill", *again, _FILL_GOAL)
    numbers = itertools.count()
    first = interleaved(
        lambda: _ignore(workshop.fill(_same_model(model, next(numbers)), context)), raw, 10
    )
    yield beside("documents.fill_model_never_seen", *first, _UNSEEN_GOAL)


def _simplified(workdir: Path, docx: bytes, expected: list[str]) -> Figure:
    with _workshop(workdir / "builtin", EnginePreference.BUILTIN) as workshop:
        times = interleaved(
            lambda: _ignore(workshop.to_pdf(docx, expected)),
            lambda: _ignore(rdocx.Document.from_bytes(docx).to_pdf()),
            8,
        )
    return beside("documents.convert_builtin", *times, _BUILTIN_GOAL)


def _conversion(
    workdir: Path, workshop: Workshop, bare: _BareLibreOffice, docx: bytes, expected: list[str]
) -> Iterator[Figure]:
    ready = interleaved(lambda: _ignore(workshop.to_pdf(docx, expected)), bare.convert, 6)
    yield beside("documents.convert_ready", *ready, _READY_GOAL)

    def unprepared() -> None:
        with _workshop(workdir / "cold", EnginePreference.LIBREOFFICE) as fresh:
            fresh.to_pdf(docx, expected)

    def bare_unprepared() -> None:
        bare.forget_profile()
        bare.convert()

    cold = interleaved(unprepared, bare_unprepared, 3, warm=1)
    yield beside("documents.convert_unprepared", *cold, _UNPREPARED_GOAL)


def _preview(workshop: Workshop, bare: _BareLibreOffice, model: bytes, context: Context) -> Figure:
    def refresh() -> None:
        docx = workshop.fill(model, context)
        pdf = workshop.to_pdf(docx, printed_values(docx, context))
        workshop.page_images(pdf.content, _ZOOM, 0, 2)

    def raw() -> None:
        bare.source.write_bytes(_bare_fill(model, context))
        bare.convert()
        with pypdfium2.PdfDocument(bare.target.read_bytes()) as document:
            for number in range(2):
                bytes(document[number].render(scale=_ZOOM).buffer)

    return beside("documents.preview_refresh", *interleaved(refresh, raw, 6), _READY_GOAL)


def _five_pages(workdir: Path, workshop: Workshop) -> Figure:
    """A refresh of the composer on a paper of five pages or more, beside its conversion alone.

    The budget is 500 ms after the pause (UX §1.7) beside the time of the converter, kept ready.
    """
    session = new_session(workdir)
    ecrit = draft(session, nine_siblings(session))
    seen = session.ecrits.preview(ecrit.id)
    if len(seen.pages) < _PAGES:
        raise AssertionError(f"{len(seen.pages)} pages: the figure is about {_PAGES}")
    docx = session.papers.fill(ecrit, session.association.profile()).docx
    times = interleaved(
        lambda: _ignore(session.ecrits.preview(ecrit.id)),
        lambda: _ignore(workshop.to_pdf(docx, [])),
        8,
    )
    session.close()
    return within("documents.preview_five_pages", *times, _REFRESH_GOAL, _REFRESH_MS + times[1])


@contextmanager
def _workshop(tmp: Path, preference: EnginePreference) -> Iterator[Workshop]:
    workshop = Workshop(tmp, preference)
    try:
        yield workshop
    finally:
        workshop.close()


class _BareLibreOffice:
    """``soffice --convert-to pdf`` with a profile of its own, as its manual says."""

    def __init__(self, folder: Path, docx: bytes) -> None:
        folder.mkdir(parents=True)
        self._folder = folder
        self.source = folder / "paper.docx"
        self.target = folder / "paper.pdf"
        self.source.write_bytes(docx)

    def convert(self) -> None:
        profile = f"-env:UserInstallation={(self._folder / 'profile').as_uri()}"
        where = ["--outdir", str(self._folder), str(self.source)]
        subprocess.run(
            [str(libreoffice.find()), profile, "--headless", "--convert-to", "pdf", *where],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            check=True,
        )

    def forget_profile(self) -> None:
        shutil.rmtree(self._folder / "profile", ignore_errors=True)


def _bare_fill(model: bytes, context: Context) -> bytes:
    document = DocxTemplate(io.BytesIO(model))
    document.render(context, SandboxedEnvironment(autoescape=True), autoescape=True)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _ignore(_result: object) -> None:
    """Drop a result: only the time counts."""


def _same_model(model: bytes, number: int) -> bytes:
    """Return the model under other bytes, so that nothing kept from the last one serves."""
    changed = io.BytesIO(model)
    with zipfile.ZipFile(changed, "a") as archive:
        archive.comment = str(number).encode("ascii")
    return changed.getvalue()
