from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.cli import run
from tests.cli.conftest import Result


def _run(capsys: pytest.CaptureFixture[str], *arguments: str) -> Result:
    code = run(list(arguments))
    printed = capsys.readouterr()
    return Result(code, printed.out, printed.err)


def test_a_training_register_is_written_and_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    word = tmp_path / "word.txt"
    word.write_text("essai\n", encoding="utf-8")
    folder = tmp_path / "r.fanal"
    made = _run(
        capsys, "demo", str(folder), "--dossiers", "4", "--passphrase-file", str(word), "--json"
    )
    assert made.code == 0
    assert made.json["dossiers"] == 4
    common = ("--register", str(folder), "--passphrase-file", str(word), "--json")
    rows = _run(capsys, *common, "dossier", "list").json["dossiers"]
    assert len(rows) == 4
    assert _run(capsys, *common, "verify").json["ok"] is True


def test_without_a_file_the_passphrase_is_told_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = _run(capsys, "demo", str(tmp_path / "r.fanal"), "--dossiers", "1", "--json")
    assert len(made.json["passphrase"].split()) == 7


def test_a_folder_that_holds_something_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "r.fanal"
    folder.mkdir()
    (folder / "photo.jpg").touch()
    refused = _run(capsys, "demo", str(folder), "--dossiers", "1")
    assert refused.code == 1
    assert "contient déjà" in refused.err
    assert [item.name for item in folder.iterdir()] == ["photo.jpg"]


def test_the_self_check_says_each_part(capsys: pytest.CaptureFixture[str]) -> None:
    checked = _run(capsys, "self-check", "--json")
    assert checked.code == 0
    assert {item["name"] for item in checked.json["checks"]} >= {"SQLCipher", "modèles"}


def test_models_are_listed_shown_and_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = _run(capsys, "models", "list", "--json").json["models"]
    assert set(listed[0]) >= {"id", "title", "version", "kind", "recipient", "required"}
    shown = _run(capsys, "models", "show", listed[0]["id"], "--json").json
    assert shown["sections"]
    file = tmp_path / "model.docx"
    file.write_bytes(b"PK\x03\x04 not a Word file")
    checked = _run(capsys, "models", "check", str(file), "--json")
    assert checked.code == 1
    assert checked.json["ok"] is False
    assert checked.json["problems"][0]["message"]
    assert _run(capsys, "models", "show", "none").code == 1
