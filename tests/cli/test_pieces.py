"""``dossier show --with-attachments`` writes what ``dossier add`` reads; without it, no content."""

from __future__ import annotations

import base64
import json
from pathlib import Path

from tests.cli.conftest import Fanal

PIECE = {"name": "certificat.txt", "content": base64.b64encode(b"un mot").decode()}


def test_the_content_of_pieces_goes_along_on_demand_only(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(json.dumps({"attachments": [PIECE]}), encoding="utf-8")
    ref = fanal("--json", "dossier", "add", "--from", str(file)).json["ref"]
    assert fanal("--json", "dossier", "show", ref).json["attachments"] == []
    shown = fanal("--json", "dossier", "show", ref, "--with-attachments").json
    assert shown["attachments"][0]["content"] == PIECE["content"]
    file.write_text(json.dumps(shown), encoding="utf-8")
    again = fanal("--json", "dossier", "add", "--from", str(file)).json["ref"]
    assert "Pièce\u00a0: certificat (texte, 6 octets)" in fanal("dossier", "show", again).out
    assert fanal("verify").code == 0
