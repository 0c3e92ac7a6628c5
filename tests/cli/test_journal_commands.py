from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Fanal
from tests.domain.test_exchange import DOCUMENT


def test_the_journal_is_told_in_sentences(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({**DOCUMENT, "ref": ""}), encoding="utf-8")
    assert fanal("dossier", "add", "--from", str(file)).code == 0
    lines = fanal("--json", "journal", "--limit", "5").json["lines"]
    assert len(lines) == 5
    assert all(line["sentence"].startswith(f"{line['who']} a ") for line in lines)
    assert "a noté une observation." in fanal("journal", "--limit", "100").out


def test_the_journal_tells_no_position(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({**DOCUMENT, "ref": ""}), encoding="utf-8")
    fanal("dossier", "add", "--from", str(file))
    assert "latitude" not in fanal("--json", "journal", "--limit", "1000").out


def test_an_empty_trash_is_said_to_be(fanal: Fanal) -> None:
    assert "La corbeille est vide." in fanal("trash").out
    assert fanal("--json", "trash").json == {"trash": []}
