"""What goes wrong outside: full and read-only disks, no LibreOffice, hostile models, torn words."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import docx
import pytest

from desktop_app.documents.convert import libreoffice
from desktop_app.paths import MODELS
from tests.cli.conftest import Fanal

MODEL = "information_preoccupante_crip"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 3 MB, where one may; the kernel itself then says that it is full."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if mount is None or os.name != "posix" or os.geteuid() != 0:
        pytest.skip("only root may mount a small disk")
    if subprocess.run([mount, "-t", "tmpfs", "-o", "size=3m", "tmpfs", str(place)]).returncode:
        pytest.skip("this machine does not let a disk be mounted")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def _sentence(err: str) -> str:
    assert "Traceback" not in err
    assert err.count("\n") == 1, err
    return err


def test_a_full_disk_keeps_what_was_there(fanal: Fanal, small_disk: Path) -> None:
    target = small_disk / "ip.docx"
    target.write_bytes(b"the former export")
    filler = small_disk / "filler"
    with pytest.raises(OSError, match="No space"):
        filler.write_bytes(bytes(4_000_000))
    result = fanal(
        "fill", MODEL, "--dossier", "D-2026-001", "--out", str(target), "--allow-missing"
    )
    assert result.code == 1
    assert "disque" in _sentence(result.err)
    assert target.read_bytes() == b"the former export"
    assert sorted(item.name for item in small_disk.iterdir()) == ["filler", "ip.docx"]


def test_a_register_on_a_full_disk_still_opens_and_refuses_in_words(
    fanal: Fanal, small_disk: Path, register_folder: Path, tmp_path: Path
) -> None:
    there = small_disk / register_folder.name
    shutil.copytree(register_folder, there)
    with pytest.raises(OSError, match="No space"):
        (small_disk / "filler").write_bytes(bytes(4_000_000))
    file = tmp_path / "dossier.json"
    file.write_text('{"persons": [{"note": "' + "x" * 200_000 + '"}]}', encoding="utf-8")
    result = fanal("dossier", "add", "--from", str(file), register=there)
    assert result.code == 1
    assert "disque est plein" in result.err
    assert "Traceback" not in result.err
    (small_disk / "filler").unlink()
    assert len(fanal("--json", "dossier", "list", register=there).json["dossiers"]) == 1
    assert fanal("--json", "verify", register=there).json["ok"] is True


def test_a_read_only_disk_is_told(fanal: Fanal, small_disk: Path, register_folder: Path) -> None:
    there = small_disk / register_folder.name
    shutil.copytree(register_folder, there)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    result = fanal("verify", register=there)
    assert result.code == 1
    assert "lecture seule" in result.err
    assert "Traceback" not in result.err


def test_without_libreoffice_the_layout_is_simplified(
    fanal: Fanal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "_candidates", lambda: iter(()))
    target = tmp_path / "ip.docx"
    made = fanal(
        *("--json", "fill", MODEL, "--dossier", "D-2026-001"),
        *("--out", str(target), "--pdf", "--allow-missing"),
    )
    assert made.code == 0
    assert made.json["simplified"] is True
    assert target.with_suffix(".pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("tag", "words"),
    [
        ("{{ enfant_nomm }}", "enfant_nomm"),
        ("{{ cycler.__init__.__globals__ }}", ""),
        ("{% if %}", ""),
        ("{{ ''.__class__ }}", ""),
    ],
)
def test_a_model_with_a_bad_tag_is_told_with_its_place(
    fanal: Fanal, tmp_path: Path, tag: str, words: str
) -> None:
    document = docx.Document()
    document.add_paragraph("Madame, Monsieur,")
    document.add_paragraph(f"Nous écrivons pour {tag} qui vit ici.")
    file = tmp_path / "model.docx"
    document.save(str(file))
    result = fanal("--json", "models", "check", str(file))
    assert result.code == 1
    problem = result.json["problems"][0]
    assert problem["where"]
    assert problem["message"]
    assert words in str(problem)


def test_an_absent_model_file_is_told(fanal: Fanal, tmp_path: Path) -> None:
    result = fanal("models", "check", str(tmp_path / "absent.docx"))
    assert result.code == 1
    assert "chemin" in _sentence(result.err)


def test_a_model_folder_that_cannot_be_read_is_told_and_the_others_are_listed(
    fanal: Fanal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(MODELS / MODEL, tmp_path / "models" / MODEL)
    (tmp_path / "models" / "autre").mkdir()
    (tmp_path / "models" / "autre" / "model.toml").write_text("id =", encoding="utf-8")
    monkeypatch.setattr("desktop_app.cli.paper_commands.MODELS", tmp_path / "models")
    listed = fanal("--json", "models", "list")
    assert listed.code == 0
    assert [item["id"] for item in listed.json["models"]] == [MODEL]
    assert "du dossier autre est illisible" in listed.err


def test_a_pdf_beside_the_named_file_is_replaced_only_when_asked(
    fanal: Fanal, tmp_path: Path
) -> None:
    there = tmp_path / "note v1.2.pdf"
    there.write_bytes(b"another paper")
    asked = ("fill", MODEL, "--dossier", "D-2026-001", "--out", str(tmp_path / "note v1.2"))
    refused = fanal(*asked, "--pdf", "--allow-missing")
    assert refused.code == 1
    assert "«\u00a0note v1.2.pdf\u00a0» existe déjà" in refused.err
    assert "--replace" in refused.err
    assert there.read_bytes() == b"another paper"
    made = fanal("--json", *asked, "--pdf", "--allow-missing", "--replace")
    assert made.json["files"] == [str(tmp_path / "note v1.2.docx"), str(there)]
