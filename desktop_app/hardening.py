"""The first lines of the program: what must be true before any library is loaded.

Measured reasons: an ``OPENSSL_CONF`` of the environment loads a foreign library into sqlcipher3 and
cryptography (S-38); Qt and Python write files as 0644 (S-41); a core dump holds the key (S-37).
Windows and macOS lines follow KeePassXC's published list and are part of the manual release check.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import MutableMapping

_DROPPED_PREFIXES = ("PYTHON",)
_DROPPED = (
    "QT_PLUGIN_PATH",
    "QT_QPA_PLATFORM_PLUGIN_PATH",
    "QML2_IMPORT_PATH",
    "SQLITE_TMPDIR",
    "SSLKEYLOGFILE",
)
_PR_SET_DUMPABLE = 4
_PT_DENY_ATTACH = 31
_SEM_NO_DIALOGS = 0x0001 | 0x0002 | 0x8000
_SEARCH_APPLICATION_AND_SYSTEM32 = 0x0200 | 0x0800


def apply() -> None:
    """Close the doors that a process opens by default. Safe to call twice."""
    clean_environment(os.environ)
    os.umask(0o077)
    if sys.platform == "win32":
        _harden_windows()
    else:
        _harden_posix()


def clean_environment(environment: MutableMapping[str, str]) -> None:
    """Neutralise the variables that make libraries load foreign code."""
    environment["OPENSSL_CONF"] = os.devnull
    environment["OPENSSL_MODULES"] = os.devnull
    for name in list(environment):
        if name in _DROPPED or name.startswith(_DROPPED_PREFIXES):
            del environment[name]


def _harden_posix() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform.startswith("linux"):
            library.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        elif sys.platform == "darwin" and getattr(sys, "frozen", False):
            library.ptrace(_PT_DENY_ATTACH, 0, None, 0)


def _harden_windows() -> None:
    if sys.platform == "win32":
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.SetErrorMode(_SEM_NO_DIALOGS)
        kernel.SetDllDirectoryW("")
        kernel.SetDefaultDllDirectories(_SEARCH_APPLICATION_AND_SYSTEM32)
        ctypes.WinDLL("wer").WerAddExcludedApplication(sys.executable, False)
