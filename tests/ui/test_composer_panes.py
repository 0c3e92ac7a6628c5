from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.pages.composer_panes import FORM, PREVIEW, SECTIONS, ComposerPanes
from desktop_app.ui.theme import Theme


@pytest.mark.parametrize("width", [950, 1024, 1190])
def test_the_form_has_more_room_than_the_list_of_sections(
    qtbot: QtBot, plain_look: Theme, width: int
) -> None:
    sections, form, preview = QWidget(), QWidget(), QWidget()
    panes = ComposerPanes(sections, form, preview)
    qtbot.addWidget(panes)
    panes.resize(width, 640)
    panes.show()
    assert panes.in_sight(SECTIONS)
    assert panes.in_sight(FORM)
    assert not panes.in_sight(PREVIEW)
    assert form.width() > 1.5 * sections.width()


def test_the_three_panes_share_a_wide_window(qtbot: QtBot, plain_look: Theme) -> None:
    sections, form, preview = QWidget(), QWidget(), QWidget()
    panes = ComposerPanes(sections, form, preview)
    qtbot.addWidget(panes)
    panes.resize(1600, 900)
    panes.show()
    assert sections.width() < preview.width() < form.width()
