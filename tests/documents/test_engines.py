"""Which engine makes the PDF, and what happens when one fails or loses text."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop_app.documents.convert import engines
from desktop_app.documents.convert.engines import RDOCX, WORD2PDF, Engine, EnginePreference
from desktop_app.documents.workshop import Workshop
from desktop_app.errors import BadInput, ConversionFailed
from tests.documents import bombs
from tests.documents.conversions import only_builtin, word_file

VALUES = ["Première phrase du dossier.", "Deuxième phrase : la mère est d’accord."]
MakeWorkshop = Callable[..., Workshop]


def engine(job: str) -> Engine:
    return dataclasses.replace(RDOCX, job=job)


@pytest.fixture
def make_workshop(tmp_path: Path) -> Iterator[MakeWorkshop]:
    made: list[Workshop] = []

    def make(*chosen: Engine) -> Workshop:
        made.append(Workshop(tmp_path, engines=lambda: chosen, command=bombs.command))
        return made[-1]

    yield make
    for workshop in made:
        workshop.close()


def test_the_most_faithful_engine_comes_first() -> None:
    with_office = engines.installed(lambda: Path("/opt/soffice"), lambda: False)
    assert [one.job for one in with_office] == ["libreoffice", "rdocx", "word2pdf"]
    assert [one.job for one in engines.installed(lambda: None, lambda: False)] == [
        "rdocx",
        "word2pdf",
    ]


def test_word_comes_before_libreoffice_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines.sys, "platform", "win32")
    found = engines.installed(lambda: Path("C:/soffice.com"), lambda: True)
    assert [one.job for one in found] == ["word", "libreoffice", "rdocx", "word2pdf"]


def test_a_choice_leaves_no_other_engine() -> None:
    found = engines.installed(lambda: Path("/opt/soffice"), lambda: False)
    kept = engines.wanted(found, EnginePreference.LIBREOFFICE)
    assert [one.job for one in kept] == ["libreoffice"]
    assert engines.wanted(found, EnginePreference.AUTO) == found


def test_an_engine_that_drops_text_gives_way_to_the_next(make_workshop: MakeWorkshop) -> None:
    told: list[str] = []
    pdf = make_workshop(engine("drops_text"), RDOCX).to_pdf(
        word_file(VALUES), VALUES, tell=told.append
    )
    assert len(told) == 4
    assert "d’accord" in make_workshop().pdf_text(pdf.content)[0]


def test_a_pdf_without_all_the_text_is_never_kept(make_workshop: MakeWorkshop) -> None:
    workshop = make_workshop(engine("drops_text"))
    with pytest.raises(ConversionFailed, match="il y manquait une partie du texte") as refused:
        workshop.to_pdf(word_file(VALUES), VALUES)
    assert "Le fichier Word est là" in refused.value.todo
    assert workshop.to_pdf(word_file(VALUES), VALUES[:1]).pages == 1


@pytest.mark.parametrize("job", ["crash", "ram", "cpu", "fault", "not_a_pdf", "refuse"])
def test_an_engine_that_fails_gives_way_to_the_next(make_workshop: MakeWorkshop, job: str) -> None:
    workshop = make_workshop(engine(job), WORD2PDF)
    assert workshop.to_pdf(word_file(VALUES), VALUES).simplified


def test_when_all_fail_the_word_file_is_there(make_workshop: MakeWorkshop) -> None:
    workshop = make_workshop(engine("crash"), engine("not_a_pdf"))
    with pytest.raises(ConversionFailed, match="Le PDF n’a pas pu être fait") as refused:
        workshop.to_pdf(word_file(VALUES), VALUES)
    assert "Le fichier Word est là" in refused.value.todo


@pytest.mark.parametrize("docx", [b"", b"PK\x03\x04 cut", word_file(VALUES)[:2000]])
def test_a_damaged_word_file_is_refused(tmp_path: Path, docx: bytes) -> None:
    workshop = Workshop(tmp_path, engines=only_builtin)
    with pytest.raises(ConversionFailed):
        workshop.to_pdf(docx, VALUES)
    workshop.close()


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\n", b"not a pdf at all"])
def test_a_damaged_pdf_is_refused(make_workshop: MakeWorkshop, pdf: bytes) -> None:
    workshop = make_workshop()
    with pytest.raises(BadInput, match="ne peut pas être lu"):
        workshop.page_images(pdf, 1.0)
    with pytest.raises(BadInput):
        workshop.pdf_text(pdf)
