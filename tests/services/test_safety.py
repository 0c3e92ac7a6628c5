from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import StorageReadOnly
from desktop_app.services.session import Session
from tests.sessions import PASSPHRASE, opening


def test_a_copy_opens_like_the_register(session: Session, tmp_path: Path) -> None:
    session.dossiers.create(typed_name="POPESCU Ana")
    target = tmp_path / "usb"
    target.mkdir()
    copy = session.safety.copy(target)
    assert copy.suffix == ".fanal"
    assert b"POPESCU" not in (copy / "register.db").read_bytes()
    opened = opening(tmp_path).unlock(copy, PASSPHRASE)
    try:
        assert opened.dossiers.lines()[0].label == "POPESCU Ana"
    finally:
        opened.close()


def test_a_copy_beside_a_file_is_refused_in_words(session: Session, tmp_path: Path) -> None:
    blocker = tmp_path / "plein"
    blocker.write_text("x")
    with pytest.raises(StorageReadOnly):
        session.safety.copy(blocker)


def test_the_quick_check_of_a_sound_register_says_nothing(session: Session) -> None:
    assert session.safety.quick_check() == ()


def test_a_key_that_is_not_plugged_in_gets_no_copy(session: Session, tmp_path: Path) -> None:
    with pytest.raises(StorageReadOnly, match="n’est pas là"):
        session.safety.copy(tmp_path / "media" / "USB")
    assert not (tmp_path / "media").exists()
