from __future__ import annotations

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.errors import BadInput, MissingInformation, ModelRefused
from desktop_app.services.papers import DRAWN_AT_ONCE
from desktop_app.services.preparation import quotable
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry

MODEL = "information_preoccupante_crip"


def _situation(session: Session) -> str:
    view = session.dossiers.create(typed_name="POPESCU Ana")
    place = session.places.save(
        Place(session.places.blank().id, "Les Acacias", PlaceKind.SITE, commune_code="93066")
    )
    session.people.save(
        replace(view.persons[0].person, birth=PartialDate("2011-05-12"), stay=Stay(place.id))
    )
    session.observations.record(
        ObservationEntry(
            view.dossier.id,
            observed=PartialDate("2026-03-02"),
            place_id=place.id,
            person_ids=(view.persons[0].person.id,),
            seen="J’ai vu Ana à 11 h. Elle porte un plâtre au bras droit.",
            analysis="Elle semblerait fatiguée.",
        )
    )
    return view.dossier.ref


def test_what_the_model_requires_is_named(session: Session, tmp_path: Path) -> None:
    ref = _situation(session)
    with pytest.raises(MissingInformation) as refused:
        session.ecrits.fill(MODEL, ref, tmp_path / "ip.docx", pdf=False, allow_missing=False)
    assert refused.value.missing
    assert not (tmp_path / "ip.docx").exists()


def test_a_paper_comes_out_as_word_and_pdf(session: Session, tmp_path: Path) -> None:
    if shutil.which("soffice") is None:
        pytest.skip("LibreOffice is not installed: the PDF of the built-in engine is tested apart")
    ref = _situation(session)
    dossier = session.dossiers.by_ref(ref).dossier
    preparation = session.ecrits.preparation(dossier.id)
    assert preparation.recipient.territory == "93"
    ecrit = session.ecrits.create(
        dossier.id,
        MODEL,
        tuple(person.id for person, _, _ in preparation.persons),
        quotable(item for item, _ in preparation.observations),
        preparation.recipient.territory,
    )
    session.ecrits.answer(
        ecrit.id,
        {
            "motif": Answer("Ana n’est pas au collège et porte un plâtre."),
            "famille_informee": Answer("oui"),
            "famille_informee_precisions": Answer("La mère, le 2 mars 2026."),
        },
    )
    assert session.ecrits.get(ecrit.id).missing == ()
    made = session.ecrits.export(ecrit.id, tmp_path / "ip.docx", pdf=True)
    assert [file.name for file in made.files] == ["ip.docx", "ip.pdf"]
    assert made.engine == "LibreOffice"
    preview = session.ecrits.preview(ecrit.id)
    assert preview.sha256 == made.sha256
    text = " ".join(page.text for page in preview.pages)
    assert "plâtre" in text
    assert "semblerait" not in text, "an analysis is quoted only if it was picked"


def test_an_unknown_model_or_folder_is_refused_in_words(session: Session, tmp_path: Path) -> None:
    ref = _situation(session)
    with pytest.raises(ModelRefused):
        session.ecrits.fill("no_model", ref, tmp_path / "a.docx", pdf=False, allow_missing=True)
    with pytest.raises(BadInput, match="dossier choisi"):
        session.ecrits.fill(
            MODEL, ref, tmp_path / "absent" / "a.docx", pdf=False, allow_missing=True
        )


def test_a_long_paper_is_drawn_page_by_page(session: Session) -> None:
    pdf = _long_pdf(9)
    pages = session.papers.pages(pdf, 1.0)
    assert len(pages) == 9
    assert [bool(page.rgba) for page in pages] == [True] * DRAWN_AT_ONCE + [False] * 7
    assert [page.text for page in pages] == [f"page {number}" for number in range(9)]
    (seventh,) = session.ecrits.drawn(pdf, 7, 1)
    assert seventh.text == "page 7"
    assert len(seventh.rgba) == seventh.width * seventh.height * 4
    assert [page.text for page in session.ecrits.drawn(pdf, 8, 4)] == ["page 8"]


def _long_pdf(count: int) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written)
    for number in range(count):
        canvas.drawString(100, 700, f"page {number}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()
