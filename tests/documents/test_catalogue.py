"""Models are data: what a folder says, what is required, what is missing."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.documents.catalogue import Catalogue, Model, Section
from desktop_app.documents.check import check_model, missing
from desktop_app.documents.context import build
from desktop_app.documents.fields import FIELDS, Origin
from desktop_app.domain.absence import Absence
from desktop_app.domain.ecrit import Answer
from desktop_app.errors import ModelRefused
from desktop_app.paths import MODELS
from tests.documents.papers import almost_empty, ordinary, person, snapshot
from tests.documents.word import MODEL_FOLDER

IP = "information_preoccupante_crip"
SCRIPTS = sorted(MODELS.glob("*/build.py"))


def copy(tmp_path: Path) -> Path:
    """Return a copy of the model's folder that can be changed."""
    return Path(
        shutil.copytree(MODEL_FOLDER, tmp_path / IP, ignore=shutil.ignore_patterns("*.pyc"))
    )


def test_the_model_is_read_with_all_it_says() -> None:
    model = Catalogue(MODELS).get(IP)
    assert model in Catalogue(MODELS).models()
    assert model.age_rule == "minor"
    assert model.recipient_kind == "crip"
    assert len(model.sections) == 9
    assert model.checked_on is not None
    assert "pas un formulaire officiel" in model.source
    assert model.docx[:2] == b"PK"


def test_every_required_field_is_asked_in_a_section() -> None:
    model = Catalogue(MODELS).get(IP)
    keys = [*model.required, *(each.key for each in model.required_if)]
    assert all(model.section_of(key) for key in keys)
    assert set(keys) <= FIELDS.keys()


@pytest.mark.parametrize("model", Catalogue(MODELS).models(), ids=lambda model: model.id)
def test_a_field_is_asked_in_one_section_at_most(model: Model) -> None:
    asked = [key for section in model.sections for key in section.fields]
    assert len(asked) == len(set(asked))


@pytest.mark.parametrize("model", Catalogue(MODELS).models(), ids=lambda model: model.id)
def test_what_a_model_prints_of_the_answers_is_asked_and_nothing_else(model: Model) -> None:
    printed = set(check_model(model.docx).fields)
    asked = {key for section in model.sections for key in section.fields}
    answers = {key for key, field in FIELDS.items() if field.origin is Origin.ECRIT}
    asked -= {"ecrit.date"}  # every écrit has a date, whether its model prints it or not
    assert (printed & answers) - {"ecrit.date"} == asked & answers


def test_every_sentence_of_the_model_follows_french_typography() -> None:
    model = Catalogue(MODELS).get(IP)
    for text in (model.source, *(section.help for section in model.sections)):
        assert not re.search(r"\x20[:;?!»]|«\x20", text)
        assert "'" not in text


def test_a_model_that_is_not_there_is_refused() -> None:
    with pytest.raises(ModelRefused, match="pas installé"):
        Catalogue(MODELS).get("autre")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"motif",', '"motiff",'),
        (f'id = "{IP}"', 'id = "autre"'),
        ('version = "1"', ""),
        ('file = "model.docx"', 'file = "../model.docx"'),
        ('file = "model.docx"', 'file = "absent.docx"'),
        ("required = [", "required = [["),
    ],
)
def test_a_broken_description_is_refused_by_name(tmp_path: Path, old: str, new: str) -> None:
    folder = copy(tmp_path)
    path = folder / "model.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    catalogue = Catalogue(tmp_path)
    assert catalogue.models() == ()
    (problem,) = catalogue.problems()
    assert IP in problem
    with pytest.raises(ModelRefused, match=IP):
        catalogue.get(IP)


def test_the_ordinary_paper_lacks_nothing() -> None:
    assert missing(Catalogue(MODELS).get(IP), build(ordinary())) == ()


def test_the_empty_paper_lacks_the_required_set_in_the_order_of_the_sections() -> None:
    lacks = missing(Catalogue(MODELS).get(IP), build(almost_empty()))
    assert [each.key for each in lacks] == [
        "organisme.nom",
        "redacteur.nom",
        "redacteur.rappel",
        "enfants[].peut_etre_retrouve",
        "motif",
        "au_moins_un_fait_date",
        "famille_informee",
    ]
    assert lacks[0].section == "emetteur"


@pytest.mark.parametrize(
    ("answers", "lacking"),
    [
        ({"famille_informee": Answer("oui")}, False),
        ({"famille_informee": Answer("pas_encore")}, False),
        ({"famille_informee": Answer("non")}, True),
        (
            {"famille_informee": Answer("non"), "famille_non_informee_raison": Answer("danger")},
            False,
        ),
    ],
)
def test_a_no_needs_its_reason(answers: dict[str, Answer], lacking: bool) -> None:
    paper = ordinary()
    context = build(
        replace(paper, ecrit=replace(paper.ecrit, answers={**paper.ecrit.answers, **answers}))
    )
    keys = [each.key for each in missing(Catalogue(MODELS).get(IP), context)]
    assert ("famille_non_informee_raison" in keys) is lacking


def test_an_absence_is_an_answer() -> None:
    answers = {"motif": Answer(absence=Absence.UNKNOWN)}
    keys = [
        each.key for each in missing(Catalogue(MODELS).get(IP), build(snapshot(answers=answers)))
    ]
    assert "motif" not in keys


def test_what_lacks_of_one_child_says_whose_it_is() -> None:
    one = person("a", first_names=("Ana",), current_location="gare de Saint-Denis")
    two = person("b", first_names=("Marius",))
    lacks = missing(Catalogue(MODELS).get(IP), build(snapshot((one, two))))
    (found,) = [each for each in lacks if each.key == "enfants[].peut_etre_retrouve"]
    assert (found.whose, found.position) == ("Marius", 1)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.parent.name)
def test_a_committed_model_is_the_one_that_its_script_builds(
    monkeypatch: pytest.MonkeyPatch, script: Path
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    spec = importlib.util.spec_from_file_location("build_model", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.build() == (script.parent / "model.docx").read_bytes()


def test_every_model_is_built_by_a_script_of_its_folder() -> None:
    assert [path.parent.name for path in SCRIPTS] == [
        model.id for model in Catalogue(MODELS).models()
    ]
    assert Catalogue(MODELS).problems() == ()


@pytest.mark.parametrize("model", Catalogue(MODELS).models(), ids=lambda model: model.id)
def test_every_section_says_what_to_write_in_words_that_can_be_shown(model: Model) -> None:
    for section in model.sections:
        assert section.help
        for text in (section.title, section.help, *_helps(section), model.title, model.source):
            assert not re.search(r"\x20[:;?!»]|«\x20", text)
            assert "'" not in text


def _helps(section: Section) -> tuple[str, str, str]:
    return (section.consigne, section.methode, section.cadre)


def test_a_section_has_the_three_kinds_of_help(tmp_path: Path) -> None:
    path = copy(tmp_path) / "model.toml"
    text = path.read_text(encoding="utf-8")
    helps = 'id = "emetteur"\nconsigne = "Quoi."\nmethode = "Comment."\ncadre = "La règle."\n'
    assert 'id = "emetteur"\n' in text
    without = re.sub(r"(?m)^(consigne|methode|cadre) = .*\n", "", text)
    path.write_text(without.replace('id = "emetteur"\n', helps), encoding="utf-8")
    first, second = Catalogue(tmp_path).get(IP).sections[:2]
    assert _helps(first) == ("Quoi.", "Comment.", "La règle.")
    assert _helps(second) == ("", "", "")


def test_the_list_of_fields_for_those_who_write_models_is_up_to_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec = importlib.util.spec_from_file_location("fields_table", MODELS / "fields_table.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.table() == (MODELS / "CHAMPS.md").read_text(encoding="utf-8")


def test_a_broken_folder_takes_no_other_model_away(tmp_path: Path) -> None:
    copy(tmp_path)
    (tmp_path / "autre").mkdir()
    (tmp_path / "autre" / "model.toml").write_text("id = ", encoding="utf-8")
    catalogue = Catalogue(tmp_path)
    assert [model.id for model in catalogue.models()] == [IP]
    assert catalogue.get(IP).title
    assert [problem.split(" est ")[0] for problem in catalogue.problems()] == [
        "Le modèle du dossier autre"
    ]
