"""Where a register must not live: on a network share or in a folder that is synchronised (S-17).

Two computers that write the same file, or a copy taken in the middle of a write, can destroy it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path

_SYNCED_NAMES = (
    "onedrive",
    "dropbox",
    "google drive",
    "googledrive",
    "mon drive",
    "icloud",
    "icloud drive",
    "mobile documents",
    "nextcloud",
    "owncloud",
    "kdrive",
    "pcloud",
    "mega",
    "synologydrive",
)
_SYNCED_MARKERS = (".dropbox", ".dropbox.cache", ".owncloudsync.log", ".tmp.drivedownload")
_SYNCED_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_NETWORK_SYSTEMS = ("nfs", "cifs", "smb", "fuse.sshfs", "fuse.rclone", "davfs", "9p", "afs")
_WINDOWS_REMOTE_DRIVE = 4


def risk_of(folder: Path, environment: Mapping[str, str], mounts: str) -> str:
    """Return the French warning for a risky place, or an empty text.

    ``mounts`` is the content of ``/proc/mounts``, empty where there is none.
    """
    if _is_network(folder, mounts):
        return (
            "Ce registre est sur un disque réseau\u00a0: une coupure peut l’abîmer. "
            "Déplacez-le sur cet ordinateur ou sur une clé USB chiffrée."
        )
    if _is_synced(folder, environment):
        return (
            "Ce registre est dans un dossier recopié en ligne (OneDrive, Dropbox…)\u00a0: la copie "
            "peut l’abîmer. Déplacez-le hors de ce dossier."
        )
    return ""


def system_mounts() -> str:
    """Return the mounts of this computer, as Linux lists them."""
    try:
        return Path("/proc/mounts").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _is_synced(folder: Path, environment: Mapping[str, str]) -> bool:
    lowered = [part.casefold() for part in folder.parts]
    if any(
        part == name or part.startswith(f"{name} -") for part in lowered for name in _SYNCED_NAMES
    ):
        return True
    roots = [Path(environment[name]) for name in _SYNCED_VARIABLES if environment.get(name)]
    above = [folder, *folder.parents]
    return any(root in above for root in roots) or any(
        (parent / marker).exists() for parent in above for marker in _SYNCED_MARKERS
    )


def _is_network(folder: Path, mounts: str) -> bool:
    if os.fspath(folder).startswith(("\\\\", "//")):
        return True
    if sys.platform == "win32":
        import ctypes

        drive = ctypes.WinDLL("kernel32").GetDriveTypeW(f"{folder.drive}\\")
        return bool(drive == _WINDOWS_REMOTE_DRIVE)
    return _system_of(folder, mounts).startswith(_NETWORK_SYSTEMS)


def _system_of(folder: Path, mounts: str) -> str:
    """Return the file system of the deepest mount that holds ``folder``."""
    best, found = 0, ""
    for line in mounts.splitlines():
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if point in (folder, *folder.parents) and len(point.parts) >= best:
            best, found = len(point.parts), fields[2]
    return found
