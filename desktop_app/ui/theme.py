"""One look for the whole window: Fusion, a palette from tokens, one style sheet.

Nothing else in the program calls ``setStyleSheet``, ``setPalette`` or ``setFont``.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from string import Template

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from desktop_app.preferences import Preferences
from desktop_app.ui.fonts import FAMILIES
from desktop_app.ui.tokens import DARK, LIGHT, SYSTEM_FLOOR_PX, TEXT_SIZES_PX, Tokens, high_contrast

_FIELD_PADDING_EM = {"compact": "0.13em", "normal": "0.38em", "airy": "0.63em"}
"""Control heights of 32, 40 and 48 px at 100 % (UX §5.2)."""


@dataclass(frozen=True, slots=True)
class Look:
    """What the user sees: whether it is dark, its contrast, font, text size and density."""

    dark: bool = False
    high_contrast: bool = False
    font: str = "system"
    text_percent: int = 100
    density: str = "normal"

    @property
    def tokens(self) -> Tokens:
        """Return the colours of this look."""
        tokens = DARK if self.dark else LIGHT
        return high_contrast(tokens) if self.high_contrast else tokens


class Theme(QObject):
    """Dress the application as the preferences say, and again when the system changes.

    ``changed`` carries the new ``Look``.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, styles: Path) -> None:
        super().__init__(app)
        self._app = app
        self._styles = styles
        self._system_font = QFont(app.font())
        self._preferences = Preferences()
        self._look = Look()
        # Kept in a variable: the chained call loses its object in PySide6 6.12 (UX §4.3).
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        app.setStyle("Fusion")
        self._hints.colorSchemeChanged.connect(self._follow_system)
        self._wishes.contrastPreferenceChanged.connect(self._follow_system)

    @property
    def look(self) -> Look:
        """Return the look in force."""
        return self._look

    @property
    def dressed(self) -> bool:
        """Tell whether a look has been applied yet."""
        return bool(self._app.styleSheet())

    def follow(self, preferences: Preferences) -> None:
        """Dress the application as ``preferences`` say; « system » asks the computer."""
        self._preferences = preferences
        self._hints.setColorScheme(_SCHEMES[preferences.scheme])
        self._follow_system()

    def apply(self, look: Look) -> None:
        """Dress the application in ``look``."""
        self._look = look
        dpi = self._app.primaryScreen().logicalDotsPerInch()
        sizes = text_sizes(QFontInfo(self._system_font).pixelSize(), look.text_percent)
        self._app.setFont(_font(self._system_font, look.font, sizes["text_m"] * 72 / dpi))
        self._app.setPalette(palette(look.tokens))
        self._app.setStyleSheet(style_sheet(self._styles, look, sizes, dpi))
        self.changed.emit(look)

    def _follow_system(self) -> None:
        wanted = self._preferences
        dark = wanted.scheme == "dark" or (
            wanted.scheme == "system" and self._hints.colorScheme() == Qt.ColorScheme.Dark
        )
        strong = self._wishes.contrastPreference() == Qt.ContrastPreference.HighContrast
        look = Look(
            dark=dark,
            high_contrast=wanted.high_contrast or strong,
            font=wanted.font,
            text_percent=wanted.text_percent,
            density=wanted.density,
        )
        if look != self._look or not self.dressed:
            self.apply(look)


_SCHEMES = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}


def text_sizes(system_px: float, percent: int) -> dict[str, float]:
    """Return the type scale in px for a system font of ``system_px`` and a text size."""
    scale = max(system_px, SYSTEM_FLOOR_PX) / SYSTEM_FLOOR_PX * percent / 100
    return {name: size * scale for name, size in TEXT_SIZES_PX.items()}


def palette(tokens: Tokens) -> QPalette:
    """Return the Qt palette of ``tokens``; ``BrightText`` is what stands on the accent."""
    role = QPalette.ColorRole
    colours = {
        role.Window: tokens.app,
        role.WindowText: tokens.text,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.text,
        role.Button: tokens.surface,
        role.ButtonText: tokens.text,
        role.BrightText: tokens.on_accent,
        role.PlaceholderText: tokens.placeholder,
        role.Highlight: tokens.selection,
        role.HighlightedText: tokens.on_selection,
        role.Link: tokens.link,
        role.LinkVisited: tokens.link,
        role.Accent: tokens.accent,
        role.ToolTipBase: tokens.text,
        role.ToolTipText: tokens.surface,
        role.Mid: tokens.border,
        role.Dark: tokens.border,
        role.Midlight: tokens.hairline,
        role.Light: tokens.surface,
        role.Shadow: tokens.border,
    }
    result = QPalette()
    for key, colour in colours.items():
        result.setColor(key, QColor(colour))
    for key in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, key, QColor(tokens.text_disabled))
    return result


def style_sheet(styles: Path, look: Look, sizes: dict[str, float], dpi: float) -> str:
    """Return ``app.qss`` with the colours, sizes (in points) and drawings of ``look``."""
    template = Template((styles / "app.qss").read_text(encoding="utf-8"))
    shade = "dark" if look.dark else "light"
    return template.substitute(
        dataclasses.asdict(look.tokens),
        **{name: f"{size * 72 / dpi:.2f}pt" for name, size in sizes.items()},
        field_padding=_FIELD_PADDING_EM[look.density],
        icon=f"{round(sizes['text_m'] * 1.4)}px",
        check=(styles / f"check-{shade}.svg").as_posix(),
        chevron=(styles / f"chevron-{shade}.svg").as_posix(),
        chevron_left=(styles / f"chevron-left-{shade}.svg").as_posix(),
        chevron_right=(styles / f"chevron-right-{shade}.svg").as_posix(),
    )


def _font(system: QFont, choice: str, points: float) -> QFont:
    font = QFont(system)
    if choice in FAMILIES:
        font.setFamilies([FAMILIES[choice], *system.families()])
    font.setPointSizeF(points)
    return font
