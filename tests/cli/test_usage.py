"""Wrong usage, refusals and interruptions: French, on standard error, with their exit code."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.cli import run
from desktop_app.paths import ROOT
from tests.cli.conftest import Fanal
from tests.sessions import PASSPHRASE, opening

MODEL = "information_preoccupante_crip"


def _fanal(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "desktop_app", *arguments]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("dance",), "dance\u00a0: commande inconnue."),
        (("search",), "Il manque TEXT. Voir «\u00a0fanal search --help\u00a0»."),
        (("search", "a", "b"), "Cette commande ne se lit pas."),
        (("search", "a", "--limit", "zero"), "--limit\u00a0: valeur refusée."),
        (("search", "a", "--limit", "0"), "--limit\u00a0: valeur refusée."),
        (("search", "a", "--limit"), "--limit\u00a0: indiquez une valeur."),
        (("search", "a", "--colour", "red"), "--colour\u00a0: option inconnue."),
        (("demo", "x", "--dossiers", "-1"), "--dossiers\u00a0: valeur refusée."),
        (("fill", MODEL, "--out", "x.docx"), "Il manque --dossier."),
        (("dossier", "add"), "Il manque --from."),
    ],
)
def test_wrong_usage_is_one_french_sentence(
    capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], words: str
) -> None:
    assert run(["--json", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(words)
    assert printed.err.count("\n") == 1


def test_a_refusal_leaves_standard_output_empty(fanal: Fanal, tmp_path: Path) -> None:
    refused = (
        ("dossier", "show", "D-2026-999"),
        ("fill", MODEL, "--dossier", "D-2026-999", "--out", str(tmp_path / "x.docx")),
        ("fill", "none", "--dossier", "D-2026-001", "--out", str(tmp_path / "x.docx")),
        ("fill", MODEL, "--dossier", "D-2026-001", "--out", str(tmp_path / "x.docx")),
        ("models", "show", "none"),
        ("backup", "--to", str(tmp_path / "passphrase.txt")),
        ("--user", "Z. Z.", "verify"),
    )
    for arguments in refused:
        result = fanal("--json", *arguments)
        assert (result.code, result.out) == (1, ""), arguments
        assert result.err.count("\n") == 1, result.err


def test_a_typed_reference_is_never_repeated(fanal: Fanal) -> None:
    for typed in ("POPESCU Ana\n2", "\udcff", "D-２０２６-001"):
        result = fanal("dossier", "show", typed)
        assert result.code == 1
        assert "POPESCU" not in result.err
        assert result.err.count("\n") == 1


@pytest.mark.parametrize(
    ("content", "opens"),
    [
        (PASSPHRASE.encode(), True),
        (f"{PASSPHRASE}\r\n".encode(), True),
        (f"\ufeff{PASSPHRASE}\nune autre ligne".encode(), True),
        (f"{PASSPHRASE} \n".encode(), False),
        (b"", False),
        (PASSPHRASE.encode("utf-16"), False),
    ],
)
def test_the_first_line_of_the_file_is_the_passphrase(
    fanal: Fanal, passphrase_file: Path, content: bytes, opens: bool
) -> None:
    passphrase_file.write_bytes(content)
    result = fanal("verify")
    assert (result.code == 0) is opens
    assert result.err.count("\n") == (0 if opens else 1)


def test_the_folder_may_be_named_without_its_suffix_or_by_its_keys(
    fanal: Fanal, register_folder: Path
) -> None:
    for named in (register_folder.with_suffix(""), register_folder / "vault.json"):
        assert fanal("--json", "dossier", "list", register=named).code == 0


@pytest.mark.parametrize(
    "content",
    ["[" * 100_000, '{"ref": "", "ref": "D-2026-002"}', '{"persons": [{"birth_name": "\\ud800"}]}'],
)
def test_a_file_that_breaks_parsers_is_refused_in_words(
    fanal: Fanal, tmp_path: Path, content: str
) -> None:
    file = tmp_path / "dossier.json"
    file.write_text(content, encoding="utf-8")
    result = fanal("dossier", "add", "--from", str(file))
    assert result.code == 1
    assert result.err.count("\n") == 1


def test_a_file_too_heavy_is_not_even_read(fanal: Fanal, tmp_path: Path) -> None:
    file = tmp_path / "dossier.json"
    with file.open("wb") as heavy:
        heavy.truncate(200_000_001)
    result = fanal("dossier", "add", "--from", str(file))
    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "200\u00a0Mo" in result.err


@pytest.mark.parametrize(
    ("out", "made"),
    [
        ("ip.docx", "ip.docx"),
        ("IP.DOCX", "IP.DOCX"),
        ("note v1.2", "note v1.2.docx"),
        ("con.docx", None),
        ("..", None),
        (".", None),
        ("", None),
        ("/", None),
        ("x" * 300, None),
        ("a\u202excod.docx", None),
        ("absent/ip.docx", None),
    ],
)
def test_the_name_of_the_paper_is_the_one_that_was_given_or_refused(
    fanal: Fanal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, made: str | None
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    result = fanal("fill", MODEL, "--dossier", "D-2026-001", "--out", out, "--allow-missing")
    assert result.code == (1 if made is None else 0)
    assert "Traceback" not in result.err
    assert [item.name for item in place.iterdir()] == ([] if made is None else [made])


def test_another_program_is_told_who_has_the_register_since_when(
    fanal: Fanal, register_folder: Path, tmp_path: Path
) -> None:
    session = opening(tmp_path).unlock(register_folder, PASSPHRASE)
    try:
        result = fanal("--json", "verify")
    finally:
        session.close()
    assert (result.code, result.out) == (1, "")
    assert "déjà ouvert par C. M. sur l’ordinateur" in result.err
    assert "depuis le 3 mars 2026 à 14:32" in result.err


def test_without_a_terminal_the_passphrase_is_not_asked_for(register_folder: Path) -> None:
    done = subprocess.run(
        _fanal("--register", str(register_folder), "verify"),
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "--passphrase-file" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(os.name != "posix", reason="a pipe and a signal of POSIX")
def test_a_reader_that_goes_away_is_no_bug(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        _fanal("--json", "models", "show", MODEL),
        cwd=ROOT,
        stdout=writing,
        stderr=subprocess.PIPE,
        text=True,
    )
    os.close(writing)
    assert done.returncode == 1
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux's full device")
def test_a_result_that_cannot_be_written_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            _fanal("--json", "models", "list"),
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": ""},
        )
    assert done.returncode == 1
    assert done.stderr.startswith("Le résultat n’a pas pu être écrit.")
    assert done.stderr.count("\n") == 1


@pytest.fixture
def hearing_ctrl_c() -> Iterator[None]:
    """Hear Ctrl+C, which tests that a script started in the background inherit as ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.skipif(os.name != "posix", reason="a signal of POSIX")
@pytest.mark.usefixtures("hearing_ctrl_c")
def test_ctrl_c_ends_in_words(tmp_path: Path) -> None:
    folder = tmp_path / "r.fanal"
    with subprocess.Popen(
        _fanal("demo", str(folder), "--dossiers", "100000"),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        deadline = time.monotonic() + 60
        while not (folder / "register.db").exists():
            assert time.monotonic() < deadline
            time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (1, "")
    assert err.rstrip().endswith("Interrompu. Ce qui était déjà écrit est gardé.")
    assert "Traceback" not in err


def test_a_bug_is_told_without_its_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(_self: object) -> None:
        raise KeyError("POPESCU Ana")

    monkeypatch.setattr("desktop_app.services.models.Models.all", broken)
    assert run(["models", "list"]) == 3
    printed = capsys.readouterr()
    assert "KeyError" in printed.err
    assert "POPESCU" not in printed.err
    assert printed.out == ""


def test_the_keys_that_programs_rely_on_are_there(fanal: Fanal, tmp_path: Path) -> None:
    def keys(*arguments: str) -> set[str]:
        result = fanal("--json", *arguments)
        document = json.loads(result.out)
        assert result.out.count("\n") == 1
        return set(document)

    assert keys("search", "popescu") >= {"results", "elapsed_ms"}
    assert keys("dossier", "list") == {"dossiers"}
    assert keys("models", "list") == {"models"}
    assert keys("verify") >= {"ok", "problems", "journal_entries", "dossiers"}
    filled = ("fill", MODEL, "--dossier", "D-2026-001", "--out", str(tmp_path / "ip.docx"))
    assert keys(*filled, "--allow-missing") >= {"files", "sha256", "missing", "pages"}
    assert keys("dossier", "show", "D-2026-001") >= {"ref", "persons", "relations", "observations"}


@pytest.mark.parametrize("command", [(), ("fill",), ("models",), ("demo",), ("dossier", "add")])
def test_a_help_page_is_in_french(fanal: Fanal, command: tuple[str, ...]) -> None:
    page = fanal(*command, "--help").out
    assert page.startswith("Emploi\u00a0: fanal")
    assert "Options\u00a0:\n" in page
    assert not re.search(r"Usage|Commands|COMMAND |Options:|required", page)
    assert not re.search(r"--[a-z-]+ (TEXT|PATH|INTEGER)\b", page)
