"""One program a register; a dead one leaves no lock."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.errors import RegisterInUse, StorageReadOnly, VaultError
from desktop_app.register import instance
from desktop_app.register.instance import InstanceLock
from tests.register.makers import START, Desk, a_place, save

HOLD = """
import sys, time
from datetime import datetime
from pathlib import Path
from desktop_app.register.keys import KeyRing
from desktop_app.register.register import Register
register = Register.open(
    Path(sys.argv[1]), KeyRing(bytes.fromhex(sys.argv[2])),
    clock=lambda: datetime.fromisoformat("2026-03-03T09:05:00+00:00"),
    device="BUREAU-2", user_name="L. Bernard", anchors=Path(sys.argv[3]),
)
print("open", flush=True)
sys.stdin.readline()
"""


class Holder:
    """Another program that has the register open."""

    def __init__(self, desk: Desk) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", HOLD, str(desk.folder), desk.ring.main.hex(), str(desk.anchors)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        assert self.process.stdout is not None
        assert self.process.stdout.readline() == b"open\n"

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.send_signal(signal.SIGKILL)
        self.process.communicate()


def test_the_second_is_told_by_whom_where_and_since_when(desk: Desk) -> None:
    holder = Holder(desk)
    with pytest.raises(RegisterInUse) as caught:
        desk.open()
    holder.kill()
    assert "L. Bernard" in caught.value.what
    assert "BUREAU-2" in caught.value.what
    assert "3 mars 2026 à 09:05" in caught.value.what
    assert caught.value.todo == "Fermez-le là-bas, puis ouvrez-le ici."


def test_a_killed_holder_keeps_nobody_out(desk: Desk) -> None:
    holder = Holder(desk)
    holder.kill()
    register = desk.open()
    save(register, a_place())
    with pytest.raises(RegisterInUse, match="C\\. Martin"):
        desk.open()


def test_closing_gives_the_register_back_and_names_nobody(desk: Desk) -> None:
    desk.open()
    desk.close()
    assert (desk.folder / "register.lock").read_bytes() == b""
    desk.open()


def test_closing_twice_is_harmless(desk: Desk) -> None:
    register = desk.open()
    register.close()
    other = desk.open()
    register.close()
    save(other, a_place())


def test_a_failed_opening_gives_the_lock_back(desk: Desk) -> None:
    kept = desk.database.read_bytes()
    desk.database.unlink()
    for _ in range(2):
        with pytest.raises(VaultError, match="n’est plus dans son dossier"):
            desk.open()
    desk.database.write_bytes(kept)
    desk.open()


_NO_MOMENT = b'{"user": "C. M.", "computer": "poste", "since": null}'


@pytest.mark.parametrize("content", [b"", b"{", b'{"user": 1}', b"\xff", b"null", _NO_MOMENT])
def test_a_holder_that_is_not_named_yet_is_still_a_holder(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "register.lock"
    lock = InstanceLock(path)
    lock.acquire("C. Martin", "poste", START)
    path.write_bytes(content)
    with pytest.raises(RegisterInUse, match="déjà ouvert par un autre programme"):
        InstanceLock(path).acquire("L. Bernard", "poste", START)
    lock.release()
    lock.release()


def test_a_folder_that_cannot_be_written_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> int:
        raise PermissionError(13, "denied")

    monkeypatch.setattr(instance.os, "open", refuse)
    with pytest.raises(StorageReadOnly):
        InstanceLock(tmp_path / "register.lock").acquire("C. Martin", "poste", START)


def test_working_files_of_a_crash_are_swept_at_opening(desk: Desk, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "kept").write_text("kept")
    tmp = desk.folder / "tmp"
    (tmp / "lu123.tmp" / "user").mkdir(parents=True)
    (tmp / "lu123.tmp" / "user" / "file").write_text("x")
    (tmp / "page.png").write_text("x")
    (tmp / "link").symlink_to(outside)
    desk.open()
    assert list(tmp.iterdir()) == []
    assert (outside / "kept").exists()


def test_a_disk_without_locks_or_rights_is_no_obstacle(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_locks(_handle: int) -> None:
        raise OSError(errno.ENOLCK, "no locks here")

    def no_rights(_path: Path, _mode: int) -> None:
        raise PermissionError(errno.EPERM, "no rights here")

    monkeypatch.setattr(instance, "_lock", no_locks)
    monkeypatch.setattr(Path, "chmod", no_rights)
    register = desk.open()
    save(register, a_place())
    with pytest.raises(RegisterInUse):
        desk.open()
