from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop_app.cli import run
from tests.cli.conftest import Fanal
from tests.domain.test_exchange import DOCUMENT


def test_the_list_is_one_json_document(fanal: Fanal) -> None:
    result = fanal("--json", "dossier", "list")
    assert result.code == 0
    (row,) = result.json["dossiers"]
    assert row["ref"] == "D-2026-001"
    assert row["label"] == "POPESCU Ana"
    assert set(row) >= {"ref", "label", "persons", "observations", "last_observed"}


def test_the_common_options_may_follow_the_command(fanal: Fanal) -> None:
    assert fanal("dossier", "list", "--json").json["dossiers"]


def test_a_dossier_is_added_shown_and_added_again(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({**DOCUMENT, "ref": ""}), encoding="utf-8")
    ref = fanal("--json", "dossier", "add", "--from", str(file)).json["ref"]
    shown = fanal("--json", "dossier", "show", ref).json
    assert shown["persons"][0]["birth"] == "2011-05-12"
    assert shown["relations"][0]["kind"] == "parent"
    file.write_text(json.dumps(shown), encoding="utf-8")
    again = fanal("--json", "dossier", "add", "--from", str(file)).json["ref"]
    assert again != ref
    second = fanal("--json", "dossier", "show", again).json
    for left, right in zip(shown["persons"], second["persons"], strict=True):
        assert {**left, "id": "", "stay": ""} == {**right, "id": "", "stay": ""}
    assert len(second["places"]) == 1


def test_a_given_reference_is_kept_while_it_is_free(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({"ref": "D-2026-002", "persons": [{}]}), encoding="utf-8")
    assert fanal("--json", "dossier", "add", "--from", str(file)).json["ref"] == "D-2026-002"
    taken = fanal("--json", "dossier", "add", "--from", str(file)).json["ref"]
    assert taken not in ("D-2026-001", "D-2026-002")
    file.write_text(json.dumps({"persons": [{}]}), encoding="utf-8")
    fresh = fanal("--json", "dossier", "add", "--from", str(file)).json["ref"]
    assert fresh not in ("D-2026-001", "D-2026-002", taken)


def test_the_number_of_a_merged_dossier_leads_to_the_kept_one(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    merged = {"former_refs": ["D-2025-088"], "persons": [{"birth_name": "POPESKU"}]}
    file.write_text(json.dumps(merged), encoding="utf-8")
    ref = fanal("--json", "dossier", "add", "--from", str(file)).json["ref"]
    assert fanal("--json", "dossier", "show", "d-2025-088").json["ref"] == ref
    found = fanal("--json", "search", "D-2025-088").json["results"]
    assert {hit["dossier"] for hit in found} == {ref}


def test_an_unknown_key_is_refused_with_its_path(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({"persons": [{"danger_score": 3}]}), encoding="utf-8")
    result = fanal("dossier", "add", "--from", str(file))
    assert result.code == 1
    assert result.out == ""
    assert "persons[0].danger_score" in result.err
    assert len(fanal("--json", "dossier", "list").json["dossiers"]) == 1


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[]", b"null"])
def test_a_file_that_is_no_dossier_is_refused_in_words(
    fanal: Fanal, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "dossier.json"
    file.write_bytes(content)
    result = fanal("dossier", "add", "--from", str(file))
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "Traceback" not in result.err


def test_a_person_is_found(fanal: Fanal) -> None:
    result = fanal("--json", "search", "popescu")
    assert result.json["results"][0]["label"].startswith("POPESCU Ana")
    assert result.json["results"][0]["dossier"] == "D-2026-001"
    assert result.json["elapsed_ms"] >= 0


def test_a_sound_register_is_verified(fanal: Fanal) -> None:
    document = fanal("--json", "verify").json
    assert document["ok"] is True
    assert document["problems"] == []
    assert document["dossiers"] == 1
    assert document["journal_entries"] > 0


def test_a_copy_is_made_where_it_is_wanted(fanal: Fanal, tmp_path: Path) -> None:
    target = tmp_path / "usb"
    target.mkdir()
    copy = Path(fanal("--json", "backup", "--to", str(target)).json["file"])
    assert copy.parent == target
    assert fanal("--json", "dossier", "list", register=copy).json["dossiers"]


def test_a_wrong_passphrase_is_one_sentence(
    register_folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wrong = tmp_path / "wrong.txt"
    wrong.write_text("une autre phrase de passe", encoding="utf-8")
    code = run(["--register", str(register_folder), "--passphrase-file", str(wrong), "verify"])
    printed = capsys.readouterr()
    assert code == 1
    assert printed.out == ""
    assert printed.err.startswith("Cette phrase de passe n’ouvre pas ce registre.")


def _flip(file: Path, offset: int) -> None:
    content = bytearray(file.read_bytes())
    content[offset] ^= 0xFF
    file.write_bytes(content)


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        ("no_folder", "introuvable"),
        ("no_database", "register.db"),
        ("damaged_page", "abîmé"),
        ("foreign_database", "abîmé"),
        ("damaged_vault", "vault.json"),
    ],
)
def test_each_damage_has_its_own_words(
    fanal: Fanal, register_folder: Path, harm: str, words: str
) -> None:
    if harm == "no_folder":
        shutil.rmtree(register_folder)
    elif harm == "no_database":
        (register_folder / "register.db").unlink()
    elif harm == "damaged_page":
        _flip(register_folder / "register.db", 200)
    elif harm == "foreign_database":
        (register_folder / "register.db").write_bytes(b"SQLite format 3\x00" + bytes(8000))
    else:
        for file in register_folder.glob("vault.json*"):
            file.write_text("{", encoding="utf-8")
    result = fanal("verify")
    assert result.code == 1
    assert result.out == ""
    assert words in result.err
    assert result.err.count("\n") == 1


def test_an_unknown_command_is_wrong_usage(fanal: Fanal) -> None:
    assert fanal("dance").code == 2


def test_an_older_copy_is_told_each_time_until_it_is_accepted(
    fanal: Fanal, register_folder: Path
) -> None:
    older = (register_folder / "register.db").read_bytes()
    created = '{"persons": [{"first_names": ["Ana"]}]}'
    source = register_folder.parent / "dossier.json"
    source.write_text(created, encoding="utf-8")
    assert fanal("dossier", "add", "--from", str(source)).code == 0
    (register_folder / "register.db").write_bytes(older)
    for _time in range(2):
        told = fanal("--json", "verify")
        assert told.code == 1
        assert "plus ancienne" in told.json["problems"][0]
    assert fanal("--json", "verify", "--accept-copy").json["ok"] is True
    again = fanal("--json", "verify")
    assert (again.code, again.err) == (0, "")
