"""The models of the association on the command line: with the register, beside the shipped ones."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import PASSPHRASE, Fanal
from tests.documents.word import word
from tests.sessions import opening

IP = "information_preoccupante_crip"


def _published(folder: Path, replaces: str = "") -> str:
    way_in = opening(folder)
    session = way_in.unlock(folder / "Essai.fanal", PASSPHRASE)
    file = folder / "Lettre.docx"
    file.write_bytes(word("Objet : {{ motif }}"))
    view = session.own_models.add(file)
    assert view.row is not None
    session.own_models.describe(
        view.row.id, title="Lettre", description=view.description, replaces=replaces, note=""
    )
    session.own_models.publish(view.row.id)
    session.close()
    return view.id


def test_own_models_are_listed_and_shown_beside_the_shipped_ones(
    fanal: Fanal, tmp_path: Path
) -> None:
    own = _published(tmp_path)
    listed = {item["id"]: item for item in fanal("--json", "models", "list").json["models"]}
    assert {own, IP} <= set(listed)
    assert listed[own]["title"] == "Lettre"
    assert set(listed[own]) >= {"id", "title", "version", "kind", "recipient", "required"}
    shown = fanal("--json", "models", "show", own).json
    assert [field["key"] for field in shown["sections"][0]["fields"]] == ["motif"]


def test_a_replaced_model_is_not_listed(fanal: Fanal, tmp_path: Path) -> None:
    own = _published(tmp_path, IP)
    listed = [item["id"] for item in fanal("--json", "models", "list").json["models"]]
    assert own in listed
    assert IP not in listed


def test_a_dossier_is_filled_into_an_own_model(fanal: Fanal, tmp_path: Path) -> None:
    own = _published(tmp_path)
    target = tmp_path / "sortie.docx"
    ref = fanal("--json", "dossier", "list").json["dossiers"][0]["ref"]
    result = fanal("--json", "fill", own, "--dossier", ref, "--out", str(target))
    assert result.code == 0, result.err
    assert target.exists()


def test_the_check_says_where_in_words_and_as_json(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "model.docx"
    file.write_bytes(word("Bonjour", "{{ motiff }}"))
    said = fanal("models", "check", str(file))
    assert said.code == 1
    assert "corps, paragraphe 2\u00a0: Champ inconnu" in said.out
    document = fanal("--json", "models", "check", str(file)).json
    assert set(document) >= {"ok", "problems", "fields"}
    assert set(document["problems"][0]) == {
        *("severity", "where", "found", "suggestion", "message"),
    }
