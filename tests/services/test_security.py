"""S-05 to S-08 as a user goes through them: weak words, the recovery sheet, a new passphrase."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop_app.errors import BadInput, NotAllowed, WrongPassphrase
from desktop_app.services.session import Session
from tests.sessions import PASSPHRASE, opening

NEW = "hiver prune balcon tortue gravier lanterne mouette"
WEAK = (
    "",
    "court",
    "motdepasse123456",
    "azertyuiopqsdfgh",
    "Camille Martin Les Passerelles",
    "a" * 40,
)


@pytest.mark.parametrize("weak", WEAK)
def test_a_weak_passphrase_is_refused_wherever_one_is_chosen(
    tmp_path: Path, session: Session, weak: str
) -> None:
    with pytest.raises(BadInput):
        opening(tmp_path).create(tmp_path / "Autre.fanal", weak)
    assert not (tmp_path / "Autre.fanal").exists()
    with pytest.raises(BadInput):
        session.security.change_passphrase(PASSPHRASE, weak)
    code = session.security.new_recovery_code()
    session.close()
    recovered = opening(tmp_path).recover(session.folder, code)
    with pytest.raises(BadInput):
        recovered.security.reset_passphrase(weak)
    recovered.close()
    opening(tmp_path).unlock(session.folder, PASSPHRASE).close()


def test_a_new_passphrase_takes_the_place_of_the_former(tmp_path: Path, session: Session) -> None:
    before = (session.folder / "register.db").read_bytes()
    with pytest.raises(WrongPassphrase):
        session.security.change_passphrase(NEW, NEW)
    session.security.change_passphrase(PASSPHRASE, NEW)
    assert (session.folder / "register.db").read_bytes() == before
    session.close()
    with pytest.raises(WrongPassphrase):
        opening(tmp_path).unlock(session.folder, PASSPHRASE)
    opening(tmp_path).unlock(session.folder, NEW).close()


def test_the_sheet_opens_once_and_then_a_new_one_does(tmp_path: Path, session: Session) -> None:
    dossier = session.dossiers.create(typed_name="POPESCU Ana").dossier
    with pytest.raises(NotAllowed):
        session.security.reset_passphrase(NEW)
    code = session.security.new_recovery_code()
    session.close()
    recovered = opening(tmp_path).recover(session.folder, code.lower().replace("-", " "))
    assert recovered.dossiers.view(dossier.id).dossier == dossier
    recovered.security.reset_passphrase(NEW)
    with pytest.raises(NotAllowed):
        recovered.security.reset_passphrase(PASSPHRASE)
    fresh = recovered.security.new_recovery_code()
    recovered.close()
    with pytest.raises(WrongPassphrase):
        opening(tmp_path).recover(session.folder, code)
    opening(tmp_path).recover(session.folder, fresh).close()
    opening(tmp_path).unlock(session.folder, NEW).close()


def test_the_groups_are_typed_back_as_they_will_be_used(session: Session) -> None:
    shown = session.security.new_recovery_code().split("-")
    confirm = session.security.confirm_recovery
    assert confirm({0: shown[0], 5: shown[5]})
    assert confirm({2: f" {shown[2].lower().replace('0', 'o').replace('1', 'l')} "})
    assert not confirm({0: shown[1]})
    assert not confirm({0: ""})
    assert not confirm({8: shown[0]})
    assert not confirm({-1: shown[-1]})
    assert not confirm({})
    assert not confirm({0: "éÉ🙂"})


def test_another_passphrase_is_proposed_each_time(session: Session) -> None:
    proposed = {session.security.propose_passphrase() for _ in range(20)}
    assert len(proposed) == 20
    assert all(session.security.judge(each).ok for each in proposed)
