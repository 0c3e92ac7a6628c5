"""One theme for the whole window, which follows the user and the system."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.preferences import Preferences
from desktop_app.ui.fonts import FAMILIES, load_fonts
from desktop_app.ui.theme import Look, Theme, text_sizes
from desktop_app.ui.tokens import DARK, LIGHT
from tests.ui.showing import show_active


def test_text_grows_with_the_user_s_choice(theme: Theme, qapp: QApplication) -> None:
    theme.apply(Look(font="inter"))
    before = QFontInfo(qapp.font()).pixelSize()
    theme.apply(Look(font="inter", text_percent=200))
    assert QFontInfo(qapp.font()).pixelSize() == pytest.approx(2 * before, abs=1)
    theme.apply(Look(font="inter"))


def test_the_system_s_text_size_is_a_floor_of_14_px() -> None:
    assert text_sizes(12, 100)["text_m"] == pytest.approx(16)
    assert text_sizes(14, 100)["text_xs"] == pytest.approx(13)
    assert text_sizes(21, 100)["text_m"] == pytest.approx(24)
    assert text_sizes(12, 150)["title_s"] == pytest.approx(30)


def test_dark_and_light_change_every_widget(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    for dark, tokens in ((True, DARK), (False, LIGHT)):
        theme.apply(Look(dark=dark))
        assert field.palette().color(QPalette.ColorRole.Base) == QColor(tokens.surface)
        assert field.palette().color(QPalette.ColorRole.Text) == QColor(tokens.text)


def test_the_soft_text_of_lists_has_its_contrast(qtbot: QtBot, theme: Theme) -> None:
    rows = QListView()
    qtbot.addWidget(rows)
    for dark, tokens in ((True, DARK), (False, LIGHT)):
        theme.apply(Look(dark=dark))
        rows.ensurePolished()
        soft = rows.palette().color(QPalette.ColorRole.PlaceholderText)
        assert soft == QColor(tokens.placeholder)


def test_a_change_of_look_keeps_focus_text_and_caret(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit("Ana est sur le terrain")
    qtbot.addWidget(field)
    show_active(qtbot, field)
    field.setFocus()
    field.setCursorPosition(7)
    for look in (Look(dark=True), Look(text_percent=200), Look(high_contrast=True), Look()):
        theme.apply(look)
    assert (field.text(), field.cursorPosition()) == ("Ana est sur le terrain", 7)
    assert field.hasFocus()


def test_preferences_decide_and_the_change_is_told(qtbot: QtBot, theme: Theme) -> None:
    theme.apply(Look())
    with qtbot.waitSignal(theme.changed) as told:
        theme.follow(Preferences(scheme="dark", text_percent=130, font="atkinson"))
    assert told.args is not None
    assert told.args[0] == Look(dark=True, text_percent=130, font="atkinson")
    theme.follow(Preferences(scheme="light"))
    assert not theme.look.dark


def test_the_same_preferences_dress_nothing_anew(qtbot: QtBot, theme: Theme) -> None:
    theme.follow(Preferences(scheme="light"))
    with qtbot.assertNotEmitted(theme.changed):
        theme.follow(Preferences(scheme="light"))


def test_density_changes_the_height_of_fields(qtbot: QtBot, theme: Theme) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    heights = []
    for density in ("compact", "normal", "airy"):
        theme.apply(Look(font="inter", density=density))
        heights.append(field.sizeHint().height())
    assert heights[0] < heights[1] < heights[2]
    assert 30 <= heights[0] <= 34
    assert 38 <= heights[1] <= 42
    assert 46 <= heights[2] <= 50
    theme.apply(Look(font="inter"))


def test_the_shipped_fonts_can_write_what_the_french_and_their_neighbours_write(
    theme: Theme, qapp: QApplication
) -> None:
    needed = "éèêëàâùûüçîïôœŒæÉÀÇ€’«»…–—·\u00a0łșțăâîşţđžčćğİıńőűñãõøßþðĀēŻ"
    for family in FAMILIES.values():
        assert family in QFontDatabase.families()
        font = qapp.font()
        font.setFamilies([family])
        metrics = QFontMetrics(font)
        assert [letter for letter in needed if not metrics.inFontUcs4(ord(letter))] == []


def test_a_damaged_font_file_is_passed_over(tmp_path: Path, theme: Theme) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"not a font")
    assert load_fonts(tmp_path) == ()


def test_fonts_and_icons_come_with_their_licences() -> None:
    fonts, icons = paths.resource("fonts"), paths.resource("icons")
    for font in fonts.glob("*.ttf"):
        licence = fonts / f"{font.stem.split('-')[0]}-OFL.txt"
        assert "SIL Open Font License" in licence.read_text(encoding="utf-8")
    assert "ISC License" in (icons / "LICENSE").read_text(encoding="utf-8")


def test_only_the_theme_dresses() -> None:
    ui = paths.ROOT / "desktop_app" / "ui"
    pattern = re.compile(r"\.(setStyleSheet|setFixedWidth|setFixedSize)\(")
    guilty = [
        f"{file.relative_to(ui)}: {match[1]}"
        for file in ui.rglob("*.py")
        for match in pattern.finditer(file.read_text(encoding="utf-8"))
        if (file.name, match[1]) != ("theme.py", "setStyleSheet")
    ]
    assert guilty == []
