"""The fonts that Fanal ships, for those who do not want the computer's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILIES = {"inter": "Inter", "atkinson": "Atkinson Hyperlegible Next"}
"""Family by value of the preference ``font``; « system » is the computer's own."""


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Make every font file of ``folder`` usable in the window; return the families found.

    A file that cannot be read is passed over: the system font then does its work.
    Other scripts than Latin are drawn with the system's fonts.
    """
    families: list[str] = []
    for file in sorted(folder.glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))
