"""The packaged program holds the packages of the lock and no other (S-66)."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop_app import __main__, bundle
from desktop_app.bundle import ALLOWED, refusal, unexpected
from desktop_app.paths import ROOT
from tests.project.locked import runtime_names

LOCK = (ROOT / "uv.lock").read_text(encoding="utf-8")


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a packaged program with the list that the build writes."""
    folder = tmp_path / "fanal"
    folder.mkdir()
    (folder / ALLOWED).write_text("\n".join(runtime_names(LOCK)), encoding="utf-8")
    for name in ("click-8.5.1", "importlib_metadata-10.2.0", "markupsafe-3.0.4", "pluggy-1.7.0"):
        (folder / f"{name}.dist-info").mkdir()
    monkeypatch.setattr(bundle, "ROOT", folder)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    return folder


def test_the_list_is_what_the_program_needs_and_nothing_of_the_workshop() -> None:
    names = runtime_names(LOCK)
    assert {"click", "sqlcipher3", "pyside6-essentials", "markupsafe"} <= names
    assert not names & {"pytest", "mypy", "pyinstaller", "pysqlite3", "keyrings-alt"}


def test_a_whole_program_starts(packaged: Path) -> None:
    assert refusal() == ""
    assert __main__.main(["--version"]) == 0


@pytest.mark.parametrize("name", ["sqlite_utils_spy-1.0.dist-info", "keyrings.alt-5.0.egg-info"])
def test_a_package_put_beside_the_others_stops_the_start(
    packaged: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (packaged / name).mkdir()
    assert __main__.main(["--version"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "un composant qui n’est pas de lui" in said.err


def test_a_list_that_is_gone_allows_nothing(packaged: Path) -> None:
    (packaged / ALLOWED).unlink()
    assert "click" in unexpected(packaged)
    assert "Réinstallez" in refusal()


def test_a_program_run_from_its_sources_is_not_asked(tmp_path: Path) -> None:
    assert refusal() == ""
