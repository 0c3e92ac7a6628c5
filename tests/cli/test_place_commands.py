from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Fanal
from tests.domain.test_exchange import DOCUMENT


def test_the_list_of_places_is_one_json_document(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({**DOCUMENT, "ref": ""}), encoding="utf-8")
    assert fanal("dossier", "add", "--from", str(file)).code == 0
    places = fanal("--json", "place", "list").json["places"]
    row = next(item for item in places if item["name"] == "Les Acacias")
    assert (row["commune"], row["commune_code"], row["hidden"]) == ("Saint-Denis", "93066", False)
    assert row["persons"] >= 1
    assert "coordinates" not in row


def test_the_list_of_places_is_readable(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({**DOCUMENT, "ref": ""}), encoding="utf-8")
    fanal("dossier", "add", "--from", str(file))
    assert "Les Acacias, Saint-Denis (93)" in fanal("place", "list").out
