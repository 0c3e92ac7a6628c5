"""S-49: no name from outside becomes a path that leaves its folder, or that no disk takes."""

from __future__ import annotations

import io
import json
import shutil
import zipfile
from pathlib import Path

import pytest

from desktop_app.documents import gate
from desktop_app.documents.archive import pack, unpack
from desktop_app.documents.catalogue import Catalogue
from desktop_app.errors import AppError, BadInput, ModelRefused
from desktop_app.paths import MODELS
from desktop_app.services.session import Session
from tests.domain.hostile_names import HOSTILE
from tests.sessions import PASSPHRASE, opening

MODEL = "information_preoccupante_crip"
_ONE_COMPONENT = [
    name for name in HOSTILE if not set(name) & {"/", "\x00"} and name not in ("", ".", "..")
]


def everything(folder: Path) -> set[str]:
    """Return what a folder holds, by path."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def test_a_register_takes_no_hostile_name(tmp_path: Path) -> None:
    way_in = opening(tmp_path / "user")
    place = tmp_path / "place"
    place.mkdir()
    for name in _ONE_COMPONENT:
        with pytest.raises(BadInput):
            way_in.create(place / name, PASSPHRASE)
    assert everything(place) == set()


def test_a_register_under_a_hostile_name_is_refused_in_words_at_opening(tmp_path: Path) -> None:
    way_in = opening(tmp_path / "user")
    for name in _ONE_COMPONENT:
        with pytest.raises((AppError, UnicodeEncodeError)) as refused:
            way_in.unlock(tmp_path / name, PASSPHRASE)
        # Half of a character cannot even be asked of the disk: no dialog and no shell gives it.
        assert isinstance(refused.value, AppError) or name.startswith("\ud800")


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_model_reads_no_file_outside_its_folder(tmp_path: Path, name: str) -> None:
    (tmp_path / "x").write_bytes(b"outside")
    folder = tmp_path / "models" / MODEL
    shutil.copytree(MODELS / MODEL, folder)
    said = (folder / "model.toml").read_text(encoding="utf-8")
    quoted = json.dumps(name.encode("utf-8", "replace").decode())
    (folder / "model.toml").write_text(
        said.replace('file = "model.docx"', f"file = {quoted}"), encoding="utf-8"
    )
    with pytest.raises(ModelRefused):
        Catalogue(tmp_path / "models").get(MODEL)


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_a_kind_of_model_never_becomes_a_path(tmp_path: Path, name: str) -> None:
    folder = tmp_path / MODEL
    shutil.copytree(MODELS / MODEL, folder)
    said = (folder / "model.toml").read_text(encoding="utf-8")
    quoted = json.dumps(name.encode("utf-8", "replace").decode())
    (folder / "model.toml").write_text(
        said.replace('kind = "information_preoccupante"', f"kind = {quoted}"), encoding="utf-8"
    )
    with pytest.raises(ModelRefused):
        Catalogue(tmp_path).get(MODEL)


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("name", [name for name in HOSTILE if name], ids=ascii)
def test_a_member_of_a_word_file_is_never_written_to_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    place = tmp_path / "place"
    place.mkdir()
    monkeypatch.chdir(place)
    honest = list(unpack((MODELS / MODEL / "model.docx").read_bytes()))
    try:
        hostile = pack([*honest, (name, b"<x/>")])
    except (UnicodeEncodeError, ValueError):
        return  # a zip cannot hold this name
    with pytest.raises(ModelRefused) as refused:
        gate.inspect(hostile)
    assert refused.value.sentence.isprintable() or "\u00a0" in refused.value.sentence
    assert everything(place) == set()
    assert zipfile.ZipFile(io.BytesIO(hostile)).testzip() is None


def test_a_reference_from_outside_becomes_one_of_ours(session: Session) -> None:
    for number, name in enumerate(name for name in HOSTILE if name.isprintable()):
        ref = session.exchange.add({"ref": name, "persons": [{}]})
        assert ref == f"D-2026-{number + 1:03d}"


def test_the_copy_of_a_register_stays_where_it_was_wanted(tmp_path: Path) -> None:
    way_in = opening(tmp_path / "user")
    way_in.create(tmp_path / "Essai.fanal", PASSPHRASE).close()
    odd = tmp_path / "..x; rm -rf ~ $(x) 'é'.fanal"
    (tmp_path / "Essai.fanal").rename(odd)
    session = way_in.unlock(odd, PASSPHRASE)
    place = tmp_path / "usb"
    place.mkdir()
    copy = session.safety.copy(place)
    session.close()
    assert copy.parent == place
    assert [item.name for item in place.iterdir()] == [copy.name]
