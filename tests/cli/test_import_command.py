"""``fanal import``: one JSON document, nothing written by a dry run, refusals in one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import sheets
from tests.cli.conftest import Fanal


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "registre.xlsx"
    path.write_bytes(sheets.messy())
    return path


def test_a_dry_run_prints_the_report_and_writes_nothing(fanal: Fanal, table: Path) -> None:
    result = fanal("import", str(table), "--dry-run", "--json")
    assert result.code == 0
    document = result.json
    assert set(document) == {"rows", "imported", "rejected", "warnings", "duplicates"}
    assert (document["rows"], document["imported"]) == (8, 0)
    assert [set(one) for one in document["rejected"]] == [{"row", "message"}] * 3
    assert {tuple(sorted(one)) for one in document["warnings"]} == {("column", "message", "row")}
    likely = {tuple(one["rows"]): one["likelihood"] for one in document["duplicates"]}
    assert 0.9 <= likely[5, 6] < 1
    assert 0.8 <= likely[5, 7] < 1
    assert len(fanal("--json", "dossier", "list").json["dossiers"]) == 1


def test_an_import_says_how_many_came_in(fanal: Fanal, table: Path) -> None:
    document = fanal("import", str(table), "--json").json
    assert (document["rows"], document["imported"]) == (8, 5)
    assert {row for one in document["duplicates"] for row in one["rows"]} >= {5, 6, 7}
    assert any(one.get("dossier") == "D-2026-001" for one in document["duplicates"])
    assert len(fanal("--json", "dossier", "list").json["dossiers"]) == 6
    assert fanal("verify", "--json").json["ok"]


def test_the_words_name_rows_and_columns(fanal: Fanal, table: Path) -> None:
    shown = fanal("import", str(table), "--dry-run").out
    assert "8 lignes lues. 5 personnes seraient créées, dans 5 dossiers." in shown
    assert "Refusée, ligne 12\u00a0: " in shown
    assert "À voir, ligne 6, Enfant – Né(e) le\u00a0: 39945" in shown


def test_a_mapping_is_written_changed_and_followed(
    fanal: Fanal, table: Path, tmp_path: Path
) -> None:
    mapping = tmp_path / "colonnes.toml"
    fanal("import", str(table), "--dry-run", "--save-mapping", str(mapping))
    text = mapping.read_text(encoding="utf-8")
    assert "Popescu" not in text
    assert '"Divers – Pointure" = "note"' in text
    mapping.write_text(text.replace('Pointure" = "note"', 'Pointure" = "health"'), encoding="utf-8")
    assert fanal("import", str(table), "--mapping", str(mapping), "--json").code == 0
    shown = [fanal("--json", "dossier", "show", f"D-2026-{n:03d}").json for n in range(2, 7)]
    assert any(person.get("health") == "36" for one in shown for person in one["persons"])


@pytest.mark.parametrize("content", ["[columns]\nNom = 3", "columns", "[columns]\n'Nom' = 'x'"])
def test_a_mapping_that_is_none_is_refused(
    fanal: Fanal, table: Path, tmp_path: Path, content: str
) -> None:
    mapping = tmp_path / "colonnes.toml"
    mapping.write_text(content, encoding="utf-8")
    result = fanal("import", str(table), "--mapping", str(mapping))
    assert result.code == 1
    assert "correspondance" in result.err
    assert not result.out


def test_a_file_that_is_not_there_is_refused(fanal: Fanal, tmp_path: Path) -> None:
    result = fanal("import", str(tmp_path / "absent.csv"))
    assert result.code == 1
    assert "ne peut pas être ouvert" in result.err
