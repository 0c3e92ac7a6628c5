"""Exported files: their names, what they may replace, and what a lock leaves of them."""

from __future__ import annotations

import os
import threading
import zipfile
from pathlib import Path

import pytest

from desktop_app.errors import AlreadyThere, BadInput, ConversionFailed, StorageFull
from desktop_app.services import written_files as module
from desktop_app.services.session import Session
from desktop_app.services.written_files import FileWriter, require_free, written_files

MODEL = "information_preoccupante_crip"


@pytest.mark.parametrize(
    ("typed", "word", "pdf"),
    [
        ("note v1.2", "note v1.2.docx", "note v1.2.pdf"),
        ("note", "note.docx", "note.pdf"),
        ("note.docx", "note.docx", "note.pdf"),
        ("NOTE.DOCX", "NOTE.DOCX", "NOTE.pdf"),
        ("note.v1.docx", "note.v1.docx", "note.v1.pdf"),
        ("M. Petit", "M. Petit.docx", "M. Petit.pdf"),
    ],
)
def test_a_name_keeps_every_point_in_it(tmp_path: Path, typed: str, word: str, pdf: str) -> None:
    names = [file.name for file in written_files(tmp_path / typed, pdf=True)]
    assert names == [word, pdf]


@pytest.mark.parametrize("typed", ["con", "a:b", "a\u202ecod.exe", "x" * 201, "fin."])
def test_a_name_that_not_every_computer_takes_is_refused(tmp_path: Path, typed: str) -> None:
    with pytest.raises(BadInput):
        written_files(tmp_path / typed, pdf=False)


def test_only_what_the_user_named_is_replaced_unasked(tmp_path: Path) -> None:
    named = tmp_path / "note.docx"
    named.write_bytes(b"old")
    require_free(named, (named,))
    with pytest.raises(AlreadyThere, match=r"note\.docx"):
        require_free(tmp_path / "note", (named,))
    beside = tmp_path / "note.pdf"
    beside.write_bytes(b"old")
    with pytest.raises(AlreadyThere, match=r"note\.pdf"):
        require_free(named, (named, beside))


def test_an_export_asks_before_it_writes_anything(session: Session, tmp_path: Path) -> None:
    ref = session.dossiers.create(typed_name="POPESCU Ana").dossier.ref
    (tmp_path / "note v1.2.pdf").write_bytes(b"another paper")
    target = tmp_path / "note v1.2"
    with pytest.raises(AlreadyThere, match=r"note v1\.2\.pdf.» existe déjà"):
        session.ecrits.fill(MODEL, ref, target, pdf=True, allow_missing=True)
    assert not (tmp_path / "note v1.2.docx").exists()
    assert (tmp_path / "note v1.2.pdf").read_bytes() == b"another paper"
    session.ecrits.fill(MODEL, ref, target, pdf=True, allow_missing=True, replace=True)
    assert (tmp_path / "note v1.2.pdf").read_bytes().startswith(b"%PDF")


def test_a_lock_ends_the_conversion_and_leaves_whole_files_only(
    session: Session, tmp_path: Path
) -> None:
    dossier = session.dossiers.create(typed_name="POPESCU Ana")
    ecrit = session.ecrits.create(dossier.dossier.id, MODEL, (), (), "93")
    outside = tmp_path / "outside"
    outside.mkdir()
    locks: list[threading.Thread] = []

    def lock_now(_words: str) -> None:
        if not locks:
            locks.append(threading.Thread(target=session.interrupt))
            locks[0].start()

    with pytest.raises(ConversionFailed):
        session.ecrits.export(ecrit.id, outside / "note.docx", pdf=True, tell=lock_now)
    locks[0].join(5)
    assert [file.name for file in outside.iterdir()] == ["note.docx"]
    assert zipfile.is_zipfile(outside / "note.docx")
    assert list((session.folder / "tmp").glob("workshop-*")) == []
    with pytest.raises(ConversionFailed):
        session.ecrits.preview(ecrit.id)


def test_a_lock_takes_away_what_is_half_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = FileWriter()
    folder = tmp_path / "outside"
    folder.mkdir()
    seen: list[list[Path]] = []

    def lock_in_the_middle(_handle: int) -> None:
        seen.append(list(folder.iterdir()))
        writer.stop()
        seen.append(list(folder.iterdir()))

    monkeypatch.setattr(module.os, "fsync", lock_in_the_middle)
    with pytest.raises(StorageFull):
        writer.write(folder / "note.docx", b"words")
    assert len(seen[0]) == 1
    assert seen[1] == []
    with pytest.raises(ConversionFailed):
        writer.write(folder / "note.docx", b"words")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="modes of files")
def test_a_written_file_is_its_owner_s_alone(tmp_path: Path) -> None:
    FileWriter().write(tmp_path / "note.docx", b"words")
    assert (tmp_path / "note.docx").stat().st_mode & 0o777 == 0o600
