"""How the window looks: text size, light or dark, contrast, font, room between lines."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.preferences import TEXT_PERCENT, Preferences
from desktop_app.ui.icons import set_icon
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_STEP = 10
_SCHEMES = (("system", "Comme l’ordinateur"), ("light", "Clair"), ("dark", "Sombre"))
_FONTS = (
    ("system", "Celle de l’ordinateur"),
    ("inter", "Inter"),
    ("atkinson", "Atkinson Hyperlegible"),
)
_DENSITIES = (("compact", "Compacte"), ("normal", "Normale"), ("airy", "Aérée"))


class AppearanceForm(QWidget):
    """Let the user choose; each choice is in force at once, focus and text stay."""

    def __init__(self, preferences: PreferenceStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._percent = text_label("", "label")
        self._smaller = _size_button("Texte plus petit", "zoom-out")
        self._larger = _size_button("Texte plus grand", "zoom-in")
        self._scheme = RadioGroup("Couleurs", _SCHEMES)
        self._contrast = QCheckBox("Contraste élevé")
        self._font = RadioGroup("Police", _FONTS)
        self._density = RadioGroup("Espacement", _DENSITIES)
        self._build()
        self._smaller.clicked.connect(lambda: self._resize_text(-_STEP))
        self._larger.clicked.connect(lambda: self._resize_text(_STEP))
        self._scheme.changed.connect(lambda key: preferences.update(scheme=key))
        self._contrast.clicked.connect(lambda on: preferences.update(high_contrast=on))
        self._font.changed.connect(lambda key: preferences.update(font=key))
        self._density.changed.connect(lambda key: preferences.update(density=key))
        preferences.changed.connect(self._show)
        self._show(preferences.current)

    def _build(self) -> None:
        sizes = QHBoxLayout()
        sizes.setSpacing(8)
        sizes.addWidget(self._smaller)
        sizes.addWidget(self._larger)
        sizes.addStretch(1)
        size = QVBoxLayout()
        size.setSpacing(6)
        size.addWidget(self._percent)
        size.addLayout(sizes)
        colours = QVBoxLayout()
        colours.setSpacing(FIELD_GAP_PX // 2)
        colours.addWidget(self._scheme)
        colours.addWidget(self._contrast)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GROUP_GAP_PX)
        column.addLayout(size)
        column.addLayout(colours)
        column.addWidget(self._font)
        column.addWidget(self._density)

    def _resize_text(self, by: int) -> None:
        wanted = self._preferences.current.text_percent + by
        self._preferences.update(
            text_percent=min(max(wanted, TEXT_PERCENT.start), TEXT_PERCENT.stop - 1)
        )

    def _show(self, preferences: Preferences) -> None:
        self._percent.setText(f"Taille du texte\u00a0: {preferences.text_percent}\u00a0%")
        self._scheme.set_value(preferences.scheme)
        self._contrast.setChecked(preferences.high_contrast)
        self._font.set_value(preferences.font)
        self._density.set_value(preferences.density)


class AppearancePage(Page):
    """The page « Affichage »."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(context)
        scroll = ScrollColumn("appearance_scroll")
        scroll.add(text_label(self.title(), "title"))
        scroll.add(AppearanceForm(context.preferences), gap=GROUP_GAP_PX)
        self.column.addWidget(scroll)

    def title(self) -> str:
        """Return the name of the page."""
        return "Affichage"


def _size_button(text: str, icon: str) -> QPushButton:
    button = QPushButton(text)
    set_icon(button, icon)
    return button
