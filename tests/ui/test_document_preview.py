"""The preview widget: pages, zoom, text, states."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Look, Theme
from desktop_app.ui.widgets.document_preview import (
    HIDDEN,
    SIMPLIFIED,
    UPDATING,
    DocumentPreview,
)
from desktop_app.ui.widgets.pages_view import KEPT_PAGES, PagesView
from tests.ui.situations import settled_audit


@dataclass(frozen=True)
class Drawn:
    """A page of one colour."""

    text: str
    colour: tuple[int, int, int] = (255, 255, 255)
    width: int = 60
    height: int = 80

    @property
    def rgba(self) -> bytes:
        return bytes((*self.colour, 255)) * (self.width * self.height)


class Sheet(Drawn):
    """A page whose pixels are not there yet."""

    @property
    def rgba(self) -> bytes:
        return b""


PAGES = (Drawn("Un.", (255, 0, 0)), Drawn("Deux.", (0, 0, 255)), Drawn("Trois."))


@pytest.fixture
def preview(qtbot: QtBot, plain_look: Theme) -> DocumentPreview:
    made = DocumentPreview()
    qtbot.addWidget(made)
    made.resize(420, 560)
    made.show()
    qtbot.waitExposed(made)
    return made


def _press(preview: DocumentPreview, name: str) -> None:
    button = preview.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    button.click()


def _colour(view: PagesView, x: int, y: int) -> tuple[int, int, int]:
    pixel = view.viewport().grab().toImage().pixelColor(x, y)
    return (pixel.red(), pixel.green(), pixel.blue())


def test_pages_are_drawn_from_their_bytes_one_under_the_other(preview: DocumentPreview) -> None:
    preview.show_pages(PAGES)
    assert preview.status() == "Page 1 sur 3"
    assert _colour(preview.pages, 100, 100) == (255, 0, 0)
    preview.pages.go_to(2)
    assert _colour(preview.pages, 100, 100) == (0, 0, 255)
    assert preview.status() == "Page 2 sur 3"
    assert preview.pages.accessibleName() == "Aperçu de l’écrit, page 2 sur 3"


def test_new_pages_come_at_the_place_of_the_former(preview: DocumentPreview) -> None:
    preview.show_pages(PAGES)
    preview.pages.go_to(2)
    at = preview.pages.verticalScrollBar().value()
    preview.show_pages((*PAGES, Drawn("Quatre.")))
    assert preview.pages.verticalScrollBar().value() == at
    assert preview.status() == "Page 2 sur 4"


def test_zoom_makes_the_pages_wider_than_the_view(preview: DocumentPreview) -> None:
    preview.show_pages(PAGES)
    across = preview.pages.horizontalScrollBar()
    assert across.maximum() == 0
    _press(preview, "preview_larger")
    assert preview.pages.zoom == 125
    assert across.maximum() > 0
    for _ in range(9):
        _press(preview, "preview_smaller")
    assert preview.pages.zoom == 50
    for _ in range(9):
        _press(preview, "preview_larger")
    assert preview.pages.zoom == 300


def test_zoom_keeps_the_page_in_sight(preview: DocumentPreview) -> None:
    preview.show_pages(PAGES)
    preview.pages.go_to(3)
    preview.pages.set_zoom(200)
    assert preview.pages.page == 3


def test_home_and_end_reach_the_ends(qtbot: QtBot, preview: DocumentPreview) -> None:
    preview.show_pages(PAGES)
    qtbot.keyClick(preview.pages, Qt.Key.Key_End)
    assert preview.pages.page == 3
    qtbot.keyClick(preview.pages, Qt.Key.Key_Home)
    assert preview.pages.page == 1


def test_the_words_are_in_a_field_for_screen_readers(preview: DocumentPreview) -> None:
    preview.show_pages(PAGES)
    assert not preview.text.isVisible()
    _press(preview, "preview_as_text")
    assert preview.text.isVisible()
    assert preview.text.isReadOnly()
    assert "Page 2 sur 3\nDeux." in preview.text.toPlainText()
    assert preview.text.tabChangesFocus()


def test_an_update_is_said_and_the_former_pages_stay(preview: DocumentPreview) -> None:
    preview.show_pages(PAGES)
    preview.show_updating()
    assert preview.status() == UPDATING
    assert preview.pages.count == 3
    preview.show_pages(PAGES[:1], simplified=True)
    assert preview.status() == "Page 1 sur 1"
    assert preview.note() == SIMPLIFIED
    preview.show_pages(PAGES[:1])
    assert preview.note() == ""


def test_a_problem_is_said_with_what_is_still_on_screen(preview: DocumentPreview) -> None:
    preview.show_problem("Aucun outil de cet ordinateur ne peut faire le PDF.")
    assert preview.problem() == "Aucun outil de cet ordinateur ne peut faire le PDF."
    preview.show_pages(PAGES)
    assert preview.problem() == ""
    preview.show_problem("Le PDF n’a pas pu être fait.")
    assert preview.problem().endswith("L’aperçu montré est celui d’avant.")
    assert preview.pages.count == 3


def test_nothing_is_shown_over_the_shoulder(preview: DocumentPreview) -> None:
    preview.show_pages(PAGES)
    preview.cover(covered=True)
    assert not preview.pages.isVisible()
    assert any(label.text() == HIDDEN for label in preview.findChildren(type(preview._cover)))
    preview.cover(covered=False)
    assert preview.pages.isVisible()


def test_an_empty_view_takes_no_scroll(preview: DocumentPreview) -> None:
    assert preview.status() == "Pas encore d’aperçu"
    assert preview.pages.verticalScrollBar().maximum() == 0
    preview.show_pages(PAGES)
    preview.clear()
    assert preview.pages.page == 0


def test_the_preview_is_accessible_in_every_look(qtbot: QtBot, look: Look) -> None:
    made = DocumentPreview()
    qtbot.addWidget(made)
    made.resize(420, 560)
    made.show()
    made.show_pages(PAGES, simplified=True)
    made.show_problem("Le PDF n’a pas pu être fait.")
    assert settled_audit(qtbot, made) == []
    _press(made, "preview_as_text")
    assert settled_audit(qtbot, made) == []


def test_a_long_paper_is_drawn_as_it_comes_into_sight(preview: DocumentPreview) -> None:
    asked: list[tuple[int, int]] = []

    def draw(first: int, count: int) -> None:
        asked.append((first, count))
        pages = [Drawn(f"{n}.", (0, 0, 255)) for n in range(first, first + count)]
        preview.pages.show_drawn(first, pages)

    preview.wanted.connect(draw)
    sheets = [Sheet(f"Mot {number}.") for number in range(27)]
    preview.show_pages((*PAGES[:2], *sheets[2:]))
    assert preview.pages.count == 27
    assert "Mot 26." in preview.text.toPlainText()
    for page in range(1, 28):
        preview.pages.go_to(page)
        assert len(preview.pages._images) <= KEPT_PAGES
        assert len(preview.pages._scaled) <= KEPT_PAGES
    preview.pages.go_to(27)
    assert _colour(preview.pages, 100, 100) == (0, 0, 255)
    preview.pages.go_to(1)
    assert _colour(preview.pages, 100, 100) == (0, 0, 255)
    assert all(count <= KEPT_PAGES for _first, count in asked)


def test_a_page_that_is_not_drawn_yet_is_a_white_sheet(preview: DocumentPreview) -> None:
    preview.show_pages([Sheet("Un.")])
    assert _colour(preview.pages, 100, 100) == (255, 255, 255)
    assert preview.pages.count == 1
