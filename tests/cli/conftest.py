"""A register on disk and a way to run one command on it, as a script would."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from desktop_app.cli import run
from desktop_app.paths import UserPaths
from tests.sessions import PASSPHRASE, new_session, user_paths


@dataclass(frozen=True)
class Result:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Fanal = Callable[..., Result]


@pytest.fixture
def passphrase_file(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase.txt"
    file.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return file


@pytest.fixture
def register_folder(tmp_path: Path) -> Path:
    session = new_session(tmp_path)
    session.dossiers.create(typed_name="POPESCU Ana")
    session.close()
    # The commands find this computer's own folders by themselves: the anchor must be there too.
    anchors = UserPaths.of_system().anchors
    anchors.parent.mkdir(parents=True)
    shutil.copy(user_paths(tmp_path).anchors, anchors)
    return tmp_path / "Essai.fanal"


@pytest.fixture
def fanal(
    register_folder: Path, passphrase_file: Path, capsys: pytest.CaptureFixture[str]
) -> Fanal:
    def call(*arguments: str, register: Path = register_folder) -> Result:
        common = ["--register", str(register), "--passphrase-file", str(passphrase_file)]
        code = run([*common, *arguments])
        printed = capsys.readouterr()
        return Result(code, printed.out, printed.err)

    return call
