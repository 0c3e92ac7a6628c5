"""Pages drawn elsewhere, one under the other, as wide as there is room or larger."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop_app.ui.widgets.drawn_page import DrawnPage
from desktop_app.ui.widgets.page_marks import Marked, draw, on_page

ZOOMS = (50, 75, 100, 125, 150, 200, 300)
"""Zoom levels in percent; 100 is the width of the view."""

KEPT_PAGES = 6
"""Pages whose pixels are kept: about 4 MB each."""

_GAP_PX = 12
_MARGIN_PX = 12
_STEP_LINES = 3


class PagesView(QAbstractScrollArea):
    """Show pages and scroll through them; ``page_changed`` carries the number of the one on top.

    ``wanted`` asks for the pixels of pages: the first, from 0, and how many. Those far from sight
    are forgotten. ``clicked`` carries a page, from 0, and a point as parts of its sides.
    It says nothing to a screen reader but which page is shown: the words are in another view.
    """

    page_changed = Signal(int)
    wanted = Signal(int, int)
    clicked = Signal(int, float, float)

    def __init__(self, about: str = "l’écrit", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = about
        self.setObjectName("preview_pages")
        self._shapes: list[tuple[int, int]] = []
        self._images: dict[int, QImage] = {}
        self._asked = range(0)
        self._sizes: list[tuple[int, int]] = []
        self._scaled: dict[int, QImage] = {}
        self._zoom = 100
        self._page = 0
        self._lacking: tuple[Marked, ...] = ()
        self._outlined: tuple[Marked, ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._name()

    @property
    def count(self) -> int:
        """Return the number of pages."""
        return len(self._shapes)

    @property
    def page(self) -> int:
        """Return the number of the page on top, from 1; 0 when there is none."""
        return self._page

    @property
    def zoom(self) -> int:
        """Return the zoom in percent of the width."""
        return self._zoom

    def set_pages(self, pages: Sequence[DrawnPage]) -> None:
        """Show ``pages`` at the place where the former ones were."""
        at = self.verticalScrollBar().value()
        self._shapes = [(page.width, page.height) for page in pages]
        self._images = {}
        self._asked = range(0)
        self._take(0, pages)
        self._lay_out()
        self.verticalScrollBar().setValue(at)
        self._on_scrolled()

    def set_marks(self, lacking: Sequence[Marked], outlined: Sequence[Marked]) -> None:
        """Hatch some places and outline others."""
        self._lacking, self._outlined = tuple(lacking), tuple(outlined)
        self.viewport().update()

    def show_mark(self, mark: Marked) -> None:
        """Scroll so that a place is in sight, at a third of the height; stay if it is already."""
        if mark.page >= self.count:
            return
        spot = on_page(mark.box, self._spots()[mark.page])
        if self.viewport().rect().contains(spot.center()):
            return
        bar, height = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(bar.value() + spot.top() - height // 3)
        across, width = self.horizontalScrollBar(), self.viewport().width()
        across.setValue(across.value() + spot.left() - width // 3)

    def show_drawn(self, first: int, pages: Sequence[DrawnPage]) -> None:
        """Show the pixels of pages that were wanted."""
        self._asked = range(0)
        self._take(first, pages)
        self._on_scrolled()
        self.viewport().update()

    def _take(self, first: int, pages: Sequence[DrawnPage]) -> None:
        # The bytes are copied: the picture must not outlive the memory it was given.
        for number, page in enumerate(pages, first):
            if page.rgba and number < self.count:
                self._images[number] = _image(page)
                self._scaled.pop(number, None)

    def set_zoom(self, percent: int) -> None:
        """Enlarge or shrink around the top of the view."""
        percent = min(max(percent, ZOOMS[0]), ZOOMS[-1])
        if percent == self._zoom:
            return
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0.0
        self._zoom = percent
        self._lay_out()
        bar.setValue(round(share * bar.maximum()))

    def step_zoom(self, by: int) -> None:
        """Go to the next zoom level, larger or smaller."""
        beyond = [z for z in ZOOMS if (z > self._zoom if by > 0 else z < self._zoom)]
        if beyond:
            self.set_zoom(beyond[0] if by > 0 else beyond[-1])

    def go_to(self, page: int) -> None:
        """Scroll to the top of ``page``, from 1."""
        if 1 <= page <= self.count:
            self.verticalScrollBar().setValue(self._tops()[page - 1] - _MARGIN_PX)

    def minimumSizeHint(self) -> QSize:
        """Return a few lines: the view shrinks before anything around it."""
        line = self.fontMetrics().lineSpacing()
        return QSize(line * 8, line * 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the new width."""
        super().resizeEvent(event)
        self._lay_out()
        self._care_for_memory()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the first or the last page with Début and Fin."""
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: self.verticalScrollBar().maximum()}
        wanted = ends.get(Qt.Key(event.key()))
        if wanted is None:
            super().keyPressEvent(event)
            return
        self.verticalScrollBar().setValue(wanted)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl and the wheel, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell on which point of which page the user pressed."""
        super().mouseReleaseEvent(event)
        point = event.position().toPoint()
        for number, spot in enumerate(self._spots()):
            if event.button() is Qt.MouseButton.LeftButton and spot.contains(point):
                across = (point.x() - spot.left()) / spot.width()
                down = (point.y() - spot.top()) / spot.height()
                self.clicked.emit(number, across, down)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the pages in sight."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().color(QPalette.ColorRole.AlternateBase))
        painter.setPen(self.palette().color(QPalette.ColorRole.Midlight))
        for number, spot in enumerate(self._spots()):
            if spot.intersects(event.rect()):
                if number in self._images:
                    painter.drawImage(spot, self._picture(number))
                else:
                    painter.fillRect(spot, Qt.GlobalColor.white)
                painter.drawRect(spot.adjusted(-1, -1, 0, 0))
                draw(
                    painter,
                    spot,
                    [mark for mark in self._lacking if mark.page == number],
                    [mark for mark in self._outlined if mark.page == number],
                    self.palette(),
                )

    def _lay_out(self) -> None:
        room = max(self.viewport().width() - 2 * _MARGIN_PX, 1)
        width = max(round(room * self._zoom / 100), 1)
        self._scaled.clear()
        self._sizes = [
            (width, max(round(width * high / max(wide, 1)), 1)) for wide, high in self._shapes
        ]
        height = sum(size[1] + _GAP_PX for size in self._sizes) + 2 * _MARGIN_PX - _GAP_PX
        for bar, whole, seen in (
            (self.verticalScrollBar(), height, self.viewport().height()),
            (self.horizontalScrollBar(), width + 2 * _MARGIN_PX, self.viewport().width()),
        ):
            bar.setRange(0, max(whole - seen, 0) if self._shapes else 0)
            bar.setPageStep(seen)
            bar.setSingleStep(self.fontMetrics().lineSpacing() * _STEP_LINES)
        self.viewport().update()

    def _tops(self) -> list[int]:
        tops, top = [], _MARGIN_PX
        for _width, height in self._sizes:
            tops.append(top)
            top += height + _GAP_PX
        return tops

    def _spots(self) -> list[QRect]:
        """Return where each page is in the viewport."""
        left = _MARGIN_PX - self.horizontalScrollBar().value()
        spare = self.viewport().width() - 2 * _MARGIN_PX
        above = self.verticalScrollBar().value()
        return [
            QRect(left + max(spare - width, 0) // 2, top - above, width, height)
            for top, (width, height) in zip(self._tops(), self._sizes, strict=True)
        ]

    def _picture(self, number: int) -> QImage:
        """Return the page at the size and density of the screen."""
        found = self._scaled.get(number)
        if found is None:
            density = self.devicePixelRatioF()
            width, height = (ceil(side * density) for side in self._sizes[number])
            found = self._images[number].scaled(
                width,
                height,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            found.setDevicePixelRatio(density)
            self._scaled[number] = found
        return found

    def _on_scrolled(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() // 3
        above = [top for top in self._tops() if top <= middle]
        page = max(len(above), 1) if self._shapes else 0
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)
        self._name()
        self._care_for_memory()

    def _care_for_memory(self) -> None:
        """Ask for the pages in sight and next to it, forget the pixels of those far away."""
        seen = self.viewport().rect()
        in_sight = [n for n, spot in enumerate(self._spots()) if spot.intersects(seen)]
        if not in_sight:
            return
        near = range(max(in_sight[0] - 1, 0), min(in_sight[-1] + 2, self.count))
        far = sorted(self._images, key=lambda n: max(near.start - n, n - near.stop), reverse=True)
        for number in far[: max(len(far) - max(KEPT_PAGES, len(near)), 0)]:
            del self._images[number]
            self._scaled.pop(number, None)
        lacking = [n for n in near if n not in self._images and n not in self._asked]
        if lacking:
            self._asked = range(lacking[0], lacking[-1] + 1)
            self.wanted.emit(lacking[0], len(self._asked))

    def _name(self) -> None:
        where = f", page {self._page} sur {self.count}" if self.count else ""
        self.setAccessibleName(f"Aperçu de {self._about}{where}")
        self.setAccessibleDescription(f"Les mots de {self._about} sont dans la vue Texte.")


def _image(page: DrawnPage) -> QImage:
    return QImage(
        page.rgba, page.width, page.height, page.width * 4, QImage.Format.Format_RGBA8888
    ).copy()
