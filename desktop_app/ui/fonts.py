"""The fonts that Fanal ships, for those who do not want the computer's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFontDatabase

FAMILIES = {"inter": "Inter", "atkinson": "Atkinson Hyperlegible Next"}
"""Family by value of the preference ``font``; « system » is the computer's own."""


def load_fonts(folder: Path, chosen: str = "") -> tuple[str, ...]:
    """Make the font files of ``folder`` usable in the window; return the families found.

    With ``chosen``, a value of the preference ``font``, only that family is loaded: the first paint
    waits for no other. A file that cannot be read is passed over: the system font then does its
    work. Other scripts than Latin are drawn with the system's fonts.
    """
    families: list[str] = []
    start = FAMILIES.get(chosen, "").replace(" ", "")
    for file in sorted(folder.glob(f"{start}*.ttf")) if start or not chosen else ():
        number = QFontDatabase.addApplicationFont(str(file))
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return tuple(dict.fromkeys(families))
