"""Find LibreOffice and make a PDF with it. Everything but ``find`` runs in the ``office`` worker.

LibreOffice is driven by its command line alone. A first instance, kept open on an empty page of
ours, stays ready: the command of each conversion hands its file to it through LibreOffice's own
local pipe (no TCP port), in 0.15 s instead of 1.2 s. When nothing is ready the same command works.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from desktop_app.errors import ConversionFailed

_LEAST_PDF_BYTES = 500
_LOOK_EVERY_S = 0.02
# A packaged program looks for its own libraries first; LibreOffice must find its own.
_OUR_LIBRARIES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH")
_FLAGS = (
    "--headless",
    "--nologo",
    "--nodefault",
    "--norestore",
    "--nolockcheck",
    "--nofirststartwizard",
)
# Tagged, so that a screen reader follows titles and tables.
_EXPORT = "pdf:writer_pdf_Export:" + json.dumps(
    {
        "UseTaggedPDF": {"type": "boolean", "value": "true"},
        "ExportBookmarks": {"type": "boolean", "value": "true"},
    },
    separators=(",", ":"),
)

# S-65. Keys that an older LibreOffice does not know are left aside by it.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),  # sw/inc/linkenum.hxx: NEVER
    ("Office.Common/History", "PickListSize", "0"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "CrashReport", "false"),
    ("Office.Common/Misc", "UseOpenCL", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Recovery/RecoveryInfo", "Enabled", "false"),
    ("Setup/L10N", "ooSetupSystemLocale", "fr-FR"),
)
_PROFILE_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry"'
    ' xmlns:xs="http://www.w3.org/2001/XMLSchema"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
)


class LibreOffice:
    """One LibreOffice with its private profile inside ``folder``."""

    def __init__(self, program: Path, folder: Path) -> None:
        self._program = program
        self._folder = folder
        self._sign = folder / "ready.pdf"
        self._ready: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Write the profile and start the instance that stays ready; return at once.

        It opens one empty page, so that it does not end after a conversion, then converts another
        one: that file says when it can be handed work. Handed some earlier, it may just end.
        Windows: nothing stays ready there, because it could not be tried.
        """
        profile = self._profile()
        if sys.platform == "win32" or self._is_alive():
            return
        self._sign.unlink(missing_ok=True)
        empty = self._folder / "empty.txt"
        trial = self._sign.with_suffix(".txt")
        for page in (empty, trial):
            page.write_text(" ", encoding="ascii")
        where = ("--outdir", str(self._folder), str(trial))
        self._ready = self._start(profile, "--view", str(empty), "--convert-to", _EXPORT, *where)

    def convert(self, docx: bytes) -> bytes:
        """Return the PDF; raise ``ConversionFailed`` when LibreOffice made none.

        The exit code says nothing (feasibility A1): the file alone is looked at.
        """
        self.prepare()
        self._wait_until_ready()
        name = secrets.token_hex(8)
        job = self._folder / name
        job.mkdir(mode=0o700)
        try:
            source = job / f"{name}.docx"
            source.write_bytes(docx)
            where = ("--outdir", str(job), str(source))
            self._start(self._profile(), "--convert-to", _EXPORT, *where).wait()
            made = job / f"{name}.pdf"
            pdf = made.read_bytes() if made.is_file() else b""
        finally:
            shutil.rmtree(job, ignore_errors=True)
        if len(pdf) < _LEAST_PDF_BYTES or not pdf.startswith(b"%PDF-"):
            raise ConversionFailed("LibreOffice n’a pas pu lire ce document.")
        return pdf

    def _is_alive(self) -> bool:
        return self._ready is not None and self._ready.poll() is None

    def _wait_until_ready(self) -> None:
        # The application ends the whole worker when this takes too long.
        while self._is_alive() and not self._sign.exists():
            time.sleep(_LOOK_EVERY_S)

    def _profile(self) -> Path:
        profile = profile_of(self._folder)
        settings = profile / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            settings.write_text(_profile_text(), encoding="utf-8")
        return profile

    def _start(self, profile: Path, *arguments: str) -> subprocess.Popen[bytes]:
        installation = f"-env:UserInstallation={profile.as_uri()}"
        return subprocess.Popen(
            [str(self._program), installation, *_FLAGS, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
            env={name: text for name, text in os.environ.items() if name not in _OUR_LIBRARIES},
        )


def find() -> Path | None:
    """Return the LibreOffice program of this computer, or None.

    The places are fixed: a program put in the user's PATH is not taken. Snap and Flatpak builds
    cannot see the register's folder and are passed over.
    """
    return next((program for program in _candidates() if _is_usable(program)), None)


def profile_of(folder: Path) -> Path:
    """Return the LibreOffice profile that belongs to an ``office`` worker's folder."""
    return folder / "profile"


def forget_pipe(folder: Path) -> None:
    """Remove the local pipe that an ended LibreOffice left in /tmp (it holds nothing)."""
    for pipe in pipes_of(folder):
        pipe.unlink(missing_ok=True)


def pipes_of(folder: Path) -> tuple[Path, ...]:
    """Return where the LibreOffice of this folder may have put its local pipe."""
    if sys.platform == "win32":
        return ()
    # desktop/unx/source/start.c: MD5 of the UTF-16 address, each byte in hex without padding.
    address = profile_of(folder).as_uri().encode("utf-16-le")
    digest = hashlib.md5(address, usedforsecurity=False).digest()
    name = f"OSL_PIPE_{os.getuid()}_SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    return Path("/tmp", name), Path("/var/tmp", name)  # noqa: S108 -- LibreOffice chose them


def _is_usable(program: Path) -> bool:
    if not program.is_file():
        return False
    return not {"snap", "flatpak"} & set(program.resolve().parts)


def _candidates() -> Iterator[Path]:
    if sys.platform == "win32":
        yield from _windows_candidates()
    elif sys.platform == "darwin":
        yield Path("/Applications/LibreOffice.app/Contents/MacOS/soffice")
        yield Path.home() / "Applications/LibreOffice.app/Contents/MacOS/soffice"
    else:
        for name in ("soffice", "libreoffice"):
            yield from (Path(folder) / name for folder in ("/usr/bin", "/usr/local/bin"))
        yield Path("/usr/lib/libreoffice/program/soffice")
        yield Path("/usr/lib64/libreoffice/program/soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)


def _windows_candidates() -> Iterator[Path]:
    yield from ()
    if sys.platform == "win32":
        import winreg

        for root in (winreg.HKEY_CURRENT_USER, winreg.HKEY_LOCAL_MACHINE):
            try:
                place = winreg.QueryValue(root, r"SOFTWARE\LibreOffice\UNO\InstallPath")
            except OSError:
                continue
            yield Path(place) / "soffice.com"
        for variable in ("ProgramFiles", "ProgramFiles(x86)"):
            if folder := os.environ.get(variable):
                yield Path(folder) / "LibreOffice" / "program" / "soffice.com"


def _profile_text() -> str:
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}">'
        f'<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
        for path, name, value in _SETTINGS
    )
    return f"{_PROFILE_HEAD}{items}</oor:items>\n"
