"""``fanal summary``: the summary of a dossier in a file, with the names or without."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tests.cli.conftest import Fanal
from tests.documents.word import text_of


def _ref(fanal: Fanal) -> str:
    return str(fanal("dossier", "list", "--json").json["dossiers"][0]["ref"])


def test_the_summary_of_a_dossier_is_a_word_file(fanal: Fanal, tmp_path: Path) -> None:
    out = tmp_path / "synthese.docx"
    result = fanal("summary", "--dossier", _ref(fanal), "--out", str(out), "--json")
    assert (result.code, result.err) == (0, "")
    assert result.json["files"] == [str(out)]
    assert result.json["sha256"] == hashlib.sha256(out.read_bytes()).hexdigest()
    assert "POPESCU Ana" in text_of(out.read_bytes())


def test_without_names_nobody_is_named(fanal: Fanal, tmp_path: Path) -> None:
    out = tmp_path / "sans-noms.docx"
    result = fanal("summary", "--dossier", _ref(fanal), "--out", str(out), "--pseudonymised")
    assert result.code == 0
    assert result.err == "Il manque\u00a0: L’essentiel, en quelques lignes.\n"
    text = text_of(out.read_bytes())
    assert "POPESCU" not in text.upper()
    assert "Enfant 1" in text


def test_a_file_that_is_there_stays_unless_one_says_so(fanal: Fanal, tmp_path: Path) -> None:
    out = tmp_path / "synthese.docx"
    out.write_bytes(b"kept")
    wanted = ("summary", "--dossier", _ref(fanal), "--out", str(out.with_suffix("")))
    refused = fanal(*wanted)
    assert refused.code == 1
    assert "--replace" in refused.err
    assert out.read_bytes() == b"kept"
    assert fanal(*wanted, "--replace").code == 0
    assert out.read_bytes() != b"kept"


def test_nothing_is_stored(fanal: Fanal, tmp_path: Path) -> None:
    ref = _ref(fanal)
    before = fanal("verify", "--json").json["journal_entries"]
    fanal("summary", "--dossier", ref, "--out", str(tmp_path / "synthese.docx"))
    assert fanal("verify", "--json").json["journal_entries"] == before
