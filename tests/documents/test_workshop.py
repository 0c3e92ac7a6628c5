"""The workshop: fill, convert and draw in workers, with real LibreOffice."""

from __future__ import annotations

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from docx import Document

from desktop_app.documents.check import check_model
from desktop_app.documents.convert.engines import (
    EnginePreference,
)
from desktop_app.documents.workshop import Workshop
from desktop_app.errors import ConversionFailed, ModelRefused, StorageFull
from tests.documents import bombs
from tests.documents.conversions import (
    only_builtin,
    word_file,
)

VALUES = ["Élodie DUMITRU, dite « Lina »", "Œuvre & cœur <à vérifier>", "ș ț ł đ ğ", "12 mai 2011"]


@pytest.fixture
def builtin(tmp_path: Path) -> Iterator[Workshop]:
    made = Workshop(tmp_path / "tmp", engines=only_builtin)
    yield made
    made.close()


def test_a_model_is_filled_in_the_worker(builtin: Workshop) -> None:
    model = word_file(["Prénom : {{ enfant.prenom }}"])
    filled = builtin.fill(model, {"enfant": {"prenom": "Ana & <Lina>"}})
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(filled)).paragraphs)
    assert "Prénom : Ana & <Lina>" in text


def test_a_model_is_checked_in_the_worker(builtin: Workshop) -> None:
    good = builtin.check_model(word_file(["{{ ecrit.reference }}"]))
    bad = builtin.check_model(word_file(["{{ ecrit.referense }}", "{% if x %}"]))
    assert good.ok
    assert not bad.ok
    assert bad.problems[0].message
    assert good == check_model(word_file(["{{ ecrit.reference }}"]))


def test_a_hostile_model_is_refused_in_its_own_words(builtin: Workshop) -> None:
    with pytest.raises(ModelRefused):
        builtin.fill(word_file(["{{ ''.__class__.__mro__ }}"]), {})
    with pytest.raises(ModelRefused):
        builtin.fill(b"not a Word file", {})


@pytest.mark.parametrize(
    ("loops", "sentence"),
    [
        # On a slow machine the time ends before the memory does.
        ("{{ a }}", "démesuré|trop de mémoire|trop de temps"),
        ("{% if a == '' %}{{ a }}{% endif %}", "demande trop de temps"),
    ],
)
def test_a_model_that_never_ends_is_stopped(tmp_path: Path, loops: str, sentence: str) -> None:
    workshop = Workshop(tmp_path, engines=only_builtin, command=bombs.command)
    names = "ab"
    opened = "".join(f"{{% for {name} in liste %}}" for name in names)
    model = word_file([opened + loops + "{% endfor %}" * len(names)])
    with pytest.raises(ModelRefused, match=sentence):
        workshop.fill(model, {"liste": ["x" * 100] * 40_000})
    assert workshop.fill(word_file(["{{ nom }}"]), {"nom": "Ana"})
    workshop.close()


def test_a_context_that_is_not_plain_data_is_a_bug(builtin: Workshop) -> None:
    with pytest.raises(TypeError):
        builtin.fill(word_file(["{{ nom }}"]), {"nom": object()})
    assert builtin.fill(word_file(["{{ nom }}"]), {"nom": "Ana"})


def test_two_threads_get_their_own_papers(builtin: Workshop) -> None:
    model = word_file(["{{ nom }}"])
    names = [f"Enfant {number}" for number in range(20)]
    with ThreadPoolExecutor(4) as threads:
        filled = list(threads.map(lambda name: builtin.fill(model, {"nom": name}), names))
    for name, docx in zip(names, filled, strict=True):
        assert Document(io.BytesIO(docx)).paragraphs[0].text == name


def test_libreoffice_makes_the_pdf_with_every_value(ready_office: Workshop) -> None:
    told: list[str] = []
    pdf = ready_office.to_pdf(word_file(VALUES), VALUES, tell=told.append)
    assert (pdf.engine, pdf.simplified, pdf.pages) == ("LibreOffice", False, 1)
    assert told == ["Mise en page avec LibreOffice…", "Vérification du texte…"]
    assert "DUMITRU" in ready_office.pdf_text(pdf.content)[0]


def test_without_libreoffice_the_layout_is_simplified(builtin: Workshop) -> None:
    assert builtin.engine_labels == ("Fanal",)
    pdf = builtin.to_pdf(word_file(VALUES), VALUES)
    assert (pdf.engine, pdf.simplified) == ("Fanal", True)


def test_no_engine_at_all_leaves_the_word_file(tmp_path: Path) -> None:
    workshop = Workshop(tmp_path, EnginePreference.WORD, engines=only_builtin)
    assert workshop.engine_labels == ()
    with pytest.raises(ConversionFailed, match="Le fichier Word est là"):
        workshop.to_pdf(word_file(VALUES), VALUES)
    workshop.close()


def test_pages_are_drawn_at_the_zoom(builtin: Workshop) -> None:
    pdf = builtin.to_pdf(word_file(VALUES), VALUES)
    small, large = (builtin.page_images(pdf.content, zoom)[0] for zoom in (1.0, 2.0))
    assert len(small.rgba) == small.width * small.height * 4
    assert abs(large.width - 2 * small.width) <= 1
    assert "DUMITRU" in small.text
    assert set(small.rgba[3::4]) == {255}
    assert min(small.rgba) < 100 < max(small.rgba)


def test_a_disk_that_takes_no_working_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    workshop = Workshop(tmp_path / "file")
    try:
        workshop.prepare()
        with pytest.raises(StorageFull, match="disque"):
            workshop.fill(b"", {})
        with pytest.raises(ConversionFailed):
            workshop.to_pdf(b"", [])
    finally:
        workshop.close()
