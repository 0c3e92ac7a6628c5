from __future__ import annotations

import csv
import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

DATA = Path(__file__).parents[2] / "resources" / "data"


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader((DATA / name).read_text("utf-8").splitlines()))


def generator() -> ModuleType:
    spec = importlib.util.spec_from_file_location("generate", DATA / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["countries", "languages"])
def test_the_lists_are_what_the_generator_writes(name: str) -> None:
    written = getattr(generator(), name)()
    assert [tuple(row.values()) for row in rows(f"{name}.csv")] == written


def test_every_file_is_described_with_its_terms() -> None:
    readme = (DATA / "README.md").read_text("utf-8")
    for path in DATA.iterdir():
        if path.suffix in {".csv", ".txt"}:
            assert f"`{path.name}`" in readme


def test_no_file_holds_a_narrow_space() -> None:
    for path in DATA.glob("*.*"):
        assert "\u202f" not in path.read_text("utf-8"), path.name


def test_the_directory_says_where_each_contact_comes_from_and_claims_no_check() -> None:
    contacts = rows("crip_directory.csv")
    territories = {row["code"] for row in rows("departements.csv")}
    departments = {code for row in rows("departements.csv") for code in row["departments"].split()}
    assert len(contacts) == 36
    for contact in contacts:
        assert contact["code"] in territories | departments
        assert contact["source_url"].startswith("http")
        assert "'" not in contact["authority"] + contact["address"]
    assert not any("verified" in column for column in contacts[0])


def test_the_blocklist_holds_bare_entries_only() -> None:
    entries = (DATA / "passphrase_blocklist.txt").read_text("utf-8").split("\n")[:-1]
    assert len(entries) == len(set(entries)) == 39_668
    assert all(entry.isascii() and entry.isalnum() and len(entry) >= 4 for entry in entries)
    assert {"azertyuiop", "motdepasse", "bonjour", "jetaime"} <= set(entries)
