"""Names of files and folders that come from outside: which ones every computer takes (S-49).

A name is checked where it comes in. It never holds a path, says what it shows, and can be copied to
a USB key or to Windows.
"""

from __future__ import annotations

import re

from desktop_app.domain.french import quote
from desktop_app.errors import BadInput

MAX_BYTES = 200
"""Room is left for what is added to a name: a suffix, « -copie- » and a moment."""

_FORBIDDEN_SIGNS = re.compile(r'[<>:"/\\|?*]')
# Control characters, and those that turn the order of what is shown (U+202E hides an « .exe »).
UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
_DEVICES = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)


def require_file_name(name: str) -> None:
    """Raise ``BadInput``, saying why, unless ``name`` can be given to a file everywhere."""
    why = _why_not(name)
    if why:
        raise BadInput(
            f"Ce nom de fichier ne peut pas être employé\u00a0: {why}.",
            f"Choisissez un nom simple, comme {quote('Registre 2026')}.",
        )


def with_ending(name: str, ending: str) -> str:
    """Return a name that ends with ``ending`` (« .docx »): « note v1.2 » loses nothing."""
    return name if name.lower().endswith(ending) else f"{name}{ending}"


def _why_not(name: str) -> str:
    if not name.strip(" .") or name != name.strip(" "):
        return "il est vide, ou commence ou finit par une espace"
    if name.endswith("."):
        return "il finit par un point"
    if UNSEEN.search(name):
        return "il contient un signe qui ne se voit pas"
    if _FORBIDDEN_SIGNS.search(name):
        return "il contient un signe refusé par Windows"
    if _DEVICES.fullmatch(name):
        return "Windows le réserve à un appareil"
    if len(name.encode("utf-8")) > MAX_BYTES:
        return "il est trop long"
    return ""
