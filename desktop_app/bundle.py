"""What the packaged program may be made of (S-66): the packages of ``uv.lock``, written at build.

It sees a package that was put beside the others. It cannot see a file changed inside one of them:
that is for the signature of the installer.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop_app.paths import ROOT

ALLOWED = "distributions.txt"
"""The list in the folder of the packaged program, one name a line; ``build.spec`` writes it."""


def unexpected(folder: Path) -> tuple[str, ...]:
    """Return the packages in ``folder`` that its list does not name.

    Only names of folders are read: the start of the program waits for it. A list that is not there
    allows nothing.
    """
    try:
        allowed = set((folder / ALLOWED).read_text(encoding="utf-8").split())
    except (OSError, ValueError):
        allowed = set()
    return tuple(sorted(set(_found(folder)) - allowed))


def refusal() -> str:
    """Return why the packaged program must not start, in French; an empty text if it may."""
    if not getattr(sys, "frozen", False):
        return ""
    strangers = unexpected(ROOT)
    if not strangers:
        return ""
    names = ", ".join(strangers)[:200]
    return (
        f"Fanal contient un composant qui n’est pas de lui\u00a0: {names}. "
        "Réinstallez Fanal. Le registre n’a pas été ouvert."
    )


def canonical(name: str) -> str:
    """Return the name of a package as the lock writes it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _found(folder: Path) -> Iterator[str]:
    for kind in ("dist-info", "egg-info"):
        for found in folder.glob(f"*.{kind}"):
            yield canonical(found.name.removesuffix(f".{kind}").split("-")[0])
