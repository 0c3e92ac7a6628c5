"""The way in: what fails on it leaves no half register, no lock, and nothing in the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.domain.organisation import Profile
from desktop_app.errors import BadInput, RegisterInUse, StorageFull, WrongPassphrase
from desktop_app.register import storage
from desktop_app.register.register import Register
from desktop_app.register.vault import Vault
from desktop_app.services.association import Association
from desktop_app.services.session import Session
from tests.sessions import PASSPHRASE, opening


def _full(*_arguments: object, **_named: object) -> None:
    raise storage.full()


@pytest.mark.parametrize(
    ("kind", "name"),
    [(Vault, "_write"), (Register, "create"), (Register, "open"), (Association, "save_profile")],
)
def test_a_creation_that_fails_can_be_tried_again_under_the_same_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: type, name: str
) -> None:
    folder = tmp_path / "Essai.fanal"
    monkeypatch.setattr(kind, name, _full)
    with pytest.raises(StorageFull):
        opening(tmp_path).create(folder, PASSPHRASE, "Camille Martin")
    assert not folder.exists()
    monkeypatch.undo()
    session = opening(tmp_path).create(folder, PASSPHRASE, "Camille Martin")
    assert session.actor.name == "Camille Martin"
    session.close()


def test_an_opening_that_fails_gives_the_register_back(
    tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(RegisterInUse, match=r"C\. M\."):
        opening(tmp_path).unlock(session.folder, PASSPHRASE)
    session.close()
    monkeypatch.setattr("desktop_app.services.papers.Papers.__init__", _full)
    with pytest.raises(StorageFull):
        opening(tmp_path).unlock(session.folder, PASSPHRASE)
    monkeypatch.undo()
    opening(tmp_path).unlock(session.folder, PASSPHRASE).close()


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "Photos"
    folder.mkdir()
    (folder / "photo.jpg").write_bytes(b"x")
    with pytest.raises(BadInput, match="contient déjà"):
        opening(tmp_path).create(folder, PASSPHRASE)
    assert [item.name for item in folder.iterdir()] == ["photo.jpg"]


def test_a_profile_is_one_s_own(session: Session) -> None:
    stranger = Profile(id=type(session.actor.user_id)("somebody"), first_name="Luc")
    session.association.save_profile(stranger)
    assert session.association.profile().first_name == "Luc"
    assert session.association.profile().id == session.actor.user_id


def test_the_tries_that_failed_are_in_the_journal_once_it_is_open(
    tmp_path: Path, session: Session
) -> None:
    session.close()
    way_in = opening(tmp_path)
    for _try in range(2):
        with pytest.raises(WrongPassphrase):
            way_in.unlock(session.folder, "not the passphrase")
    opened = way_in.unlock(session.folder, PASSPHRASE)
    entry = opened.history.entries(1)[0]
    assert (entry.verb, entry.entity, entry.after) == ("unlock_failed", "vault", {"failed": 2})
    assert opened.history.verify() == ()
    opened.close()
    again = way_in.unlock(session.folder, PASSPHRASE)
    assert [item.verb for item in again.history.entries()].count("unlock_failed") == 1
    again.close()


def test_a_full_disk_keeps_nobody_out_for_want_of_that_line(
    tmp_path: Path, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.close()
    with pytest.raises(WrongPassphrase):
        opening(tmp_path).unlock(session.folder, "not the passphrase")
    monkeypatch.setattr(Register, "change", _full)
    opening(tmp_path).unlock(session.folder, PASSPHRASE).close()
