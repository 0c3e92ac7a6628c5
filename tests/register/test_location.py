"""Places where a register would be destroyed by others' programs."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from desktop_app.register.location import risk_of, system_mounts
from desktop_app.register.space import low_space
from tests.register.makers import Desk

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//nas/partage /mnt/nas cifs rw 0 0
nas:/export /mnt/avec\\040espace nfs4 rw 0 0
/dev/sdb1 /media/cle vfat rw 0 0
me@host:/ /home/c/distant fuse.sshfs rw 0 0
"""


@pytest.mark.parametrize(
    "folder",
    [
        "/home/c/OneDrive/Asso.fanal",
        "/home/c/OneDrive - Les Saules/Asso.fanal",
        "/home/c/Dropbox/protection/Asso.fanal",
        "/home/c/Google Drive/Asso.fanal",
        "/Users/c/Library/Mobile Documents/com~apple~CloudDocs/Asso.fanal",
        "/home/c/Nextcloud/Asso.fanal",
    ],
)
def test_synchronised_folders_are_told(folder: str) -> None:
    assert "recopié en ligne" in risk_of(Path(folder), {}, MOUNTS)


def test_a_synchronised_folder_under_another_name_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "Documents" / "Asso.fanal"
    folder.mkdir(parents=True)
    assert risk_of(folder, {}, "") == ""
    assert "recopié en ligne" in risk_of(folder, {"OneDrive": str(tmp_path / "Documents")}, "")
    (tmp_path / "Documents" / ".dropbox").touch()
    assert "recopié en ligne" in risk_of(folder, {}, "")


@pytest.mark.parametrize(
    "folder",
    [
        "/mnt/nas/Asso.fanal",
        "/mnt/avec espace/Asso.fanal",
        "/home/c/distant/x/Asso.fanal",
        "//serveur/partage/Asso.fanal",
        "\\\\serveur\\partage\\Asso.fanal",
    ],
)
def test_network_disks_are_told(folder: str) -> None:
    assert "disque réseau" in risk_of(Path(folder), {}, MOUNTS)


@pytest.mark.parametrize(
    "folder", ["/home/c/Documents/Asso.fanal", "/media/cle/Asso.fanal", "/mnt/nas2/Asso.fanal"]
)
def test_ordinary_places_are_not(folder: str) -> None:
    assert risk_of(Path(folder), {"OneDrive": ""}, MOUNTS) == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lists its mounts")
def test_linux_lists_its_mounts() -> None:
    assert " /proc " in system_mounts()  # a root changed by chroot is no mount of its own


def test_a_nearly_full_disk_is_told_with_what_to_free(desk: Desk) -> None:
    layout = desk.open()._layout
    assert low_space(layout, 200_000_000) == ""
    assert "Il reste 50\u00a0Mo" in low_space(layout, 50_000_000)
    assert "Libérez 150\u00a0Mo" in low_space(layout, 50_000_000)


def test_the_warning_is_among_those_of_the_opening(desk: Desk) -> None:
    from desktop_app.register.register import Register

    register = Register.open(
        desk.folder,
        desk.ring,
        clock=desk.clock,
        device="poste",
        user_name="C. Martin",
        anchors=desk.anchors,
        free_bytes=lambda _folder: 1_000_000,
    )
    register.close()
    assert len(register.warnings) == 1
    assert "disque" in register.warnings[0]
