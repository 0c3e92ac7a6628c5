"""S-66: everything pinned by hash, the lock in step with pyproject, nothing forbidden inside."""

from __future__ import annotations

import re
import sys
import tomllib
from importlib import metadata

from pip._vendor.packaging.requirements import Requirement

from desktop_app.paths import ROOT
from tests.project.locked import requirements

_LOCK = tomllib.loads((ROOT / "uv.lock").read_text(encoding="utf-8"))
_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_FORBIDDEN = {"keyrings.alt", "keyrings-alt", "pysqlite3", "pysqlite3-binary", "pymupdf", "pyside6"}


def _locked() -> dict[str, str]:
    return {item["name"]: item["version"] for item in _LOCK["package"] if "wheels" in item}


def test_the_lock_satisfies_what_the_project_asks_for() -> None:
    asked = [*_PROJECT["project"]["dependencies"], *_PROJECT["dependency-groups"]["dev"]]
    locked = _locked()
    for line in asked:
        requirement = Requirement(line)
        version = locked[requirement.name.lower()]
        assert requirement.specifier.contains(version, prereleases=True), line


def test_the_lock_knows_the_same_direct_dependencies() -> None:
    root = next(item for item in _LOCK["package"] if "virtual" in item["source"])
    asked = {Requirement(line).name.lower() for line in _PROJECT["project"]["dependencies"]}
    assert {edge["name"] for edge in root["dependencies"]} == asked


def test_every_package_comes_as_a_wheel_with_its_hash() -> None:
    lines = list(requirements((ROOT / "uv.lock").read_text(encoding="utf-8")))
    assert len(lines) > 40
    for line in lines:
        assert re.fullmatch(r"[a-z0-9._-]+==[^ ]+( --hash=sha256:[0-9a-f]{64})+", line), line


def test_the_register_engine_has_wheels_for_the_three_systems() -> None:
    engine = next(item for item in _LOCK["package"] if item["name"] == "sqlcipher3")
    urls = " ".join(wheel["url"] for wheel in engine["wheels"])
    for python in ("cp311", "cp312", "cp313"):
        assert python in urls
    for system in ("win_amd64", "macosx", "manylinux"):
        assert system in urls


def test_nothing_forbidden_is_installed() -> None:
    installed = {(item.metadata["Name"] or "").lower() for item in metadata.distributions()}
    assert "sqlcipher3" in installed
    assert not installed & _FORBIDDEN


def test_this_python_is_one_that_is_supported() -> None:
    assert sys.version_info >= (3, 11)
