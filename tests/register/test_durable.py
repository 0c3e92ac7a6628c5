"""Small files: whole or not at all, even while Windows' antivirus holds them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from desktop_app.errors import StorageFull, StorageReadOnly, StorageUncertain, VaultError
from desktop_app.register.durable import replace_patiently, write_durably


def test_the_file_is_replaced_and_private(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_durably(path, b"one")
    write_durably(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert [item.name for item in tmp_path.iterdir() if item.name.startswith("file")] == ["file"]


class HeldBy:
    """A rename that an antivirus blocks some times."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, times: int, winerror: int | None) -> None:
        self.left = times
        self.winerror = winerror
        real = Path.replace

        def replace(source: Path, target: Path) -> Path:
            if self.left:
                self.left -= 1
                error = PermissionError(errno.EACCES, "held")
                if self.winerror is not None:
                    error.winerror = self.winerror  # type: ignore[misc]
                raise error
            return real(source, target)

        monkeypatch.setattr(Path, "replace", replace)


@pytest.mark.parametrize("winerror", [5, 32, 33])
def test_a_file_held_for_a_while_is_insisted_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, winerror: int
) -> None:
    slept: list[float] = []
    HeldBy(monkeypatch, 10, winerror)
    write_durably(tmp_path / "file", b"content", sleep=slept.append)
    assert (tmp_path / "file").read_bytes() == b"content"
    assert len(slept) == 10


def test_a_file_held_for_good_is_given_up_after_three_seconds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slept: list[float] = []
    HeldBy(monkeypatch, 1000, 32)
    with pytest.raises(StorageReadOnly):
        write_durably(tmp_path / "file", b"content", sleep=slept.append)
    assert sum(slept) == pytest.approx(3.0, abs=0.1)


def test_another_refusal_is_not_insisted_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    HeldBy(monkeypatch, 1, None)
    (tmp_path / "a").write_bytes(b"")
    with pytest.raises(PermissionError):
        replace_patiently(tmp_path / "a", tmp_path / "b", sleep=pytest.fail)


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.ENOSPC, StorageFull),
        (errno.EDQUOT, StorageFull),
        (errno.EROFS, StorageReadOnly),
        (errno.EACCES, StorageReadOnly),
        (errno.EIO, StorageUncertain),
        (errno.ENOENT, StorageReadOnly),
        (errno.ENAMETOOLONG, VaultError),
        (errno.EMFILE, OSError),
    ],
)
def test_the_old_file_stays_and_the_reason_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, expected: type[Exception]
) -> None:
    path = tmp_path / "file"
    write_durably(path, b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(expected):
        write_durably(path, b"new")
    assert path.read_bytes() == b"old"
