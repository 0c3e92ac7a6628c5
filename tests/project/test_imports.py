"""The layers of the house hold, and the check really sees the files."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.paths import ROOT

_CHECK = "import sys; from importlinter.cli import lint_imports_command as c; sys.exit(c())"
_ONLY_IN = {
    "sqlcipher3": ("register/database.py",),
    "sqlite_utils": ("register/",),
    "keyring": ("register/keystore.py",),
    "docxtpl": ("documents/docx.py",),
    "PIL": ("documents/attachment_images.py",),
    "PySide6": ("app.py", "ui/"),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", _CHECK, "--no-cache"], cwd=folder, capture_output=True, text=True
    )


def _modules() -> list[Path]:
    return sorted((ROOT / "desktop_app").rglob("*.py"))


def test_the_contracts_are_kept() -> None:
    result = _lint(ROOT)
    assert result.returncode == 0, result.stdout
    assert "0 broken" in result.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("domain/names.py", "import desktop_app.register.register"),
        ("documents/gate.py", "import desktop_app.register.register"),
        ("services/home.py", "import PySide6.QtCore"),
        ("ui/icons.py", "import desktop_app.register.register"),
        ("register/keys.py", "import desktop_app.services.home"),
    ],
)
def test_a_planted_import_is_seen(tmp_path: Path, module: str, line: str) -> None:
    shutil.copytree(
        ROOT / "desktop_app", tmp_path / "desktop_app", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "desktop_app" / module
    planted.write_text(f"{planted.read_text(encoding='utf-8')}\n{line}\n", encoding="utf-8")
    assert _lint(tmp_path).returncode != 0


@pytest.mark.parametrize("library", _ONLY_IN)
def test_a_library_is_imported_where_it_belongs(library: str) -> None:
    importers = [
        str(path.relative_to(ROOT / "desktop_app").as_posix())
        for path in _modules()
        if library in _imported(path)
    ]
    assert importers, f"{library} is imported nowhere: the rule sees nothing"
    for importer in importers:
        assert importer.startswith(_ONLY_IN[library]), f"{importer} imports {library}"


def test_no_module_opens_a_network_connection() -> None:
    networked = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests"}
    assert len(_modules()) > 100
    for path in _modules():
        assert not networked & _imported(path), path


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names | {name.split(".")[0] for name in names}
