"""``python3 dev.py shots [NAME …]``: a PNG of every screen, in every look, into ``shots/``.

The window is the real one, on real registers of fictional people, at one fixed moment. ``NAME``
picks the screens whose name holds it. A form longer than the window is photographed a second time
in a window as tall as the form.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtCore import QEvent, QLocale, qInstallMessageHandler
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from desktop_app import paths
from desktop_app.app import _translate, page_factories
from desktop_app.preferences import Preferences
from desktop_app.ui.entry.screen import EntryScreen
from desktop_app.ui.entry.window import EntryWindow
from desktop_app.ui.fonts import load_fonts
from desktop_app.ui.pages.import_page import ImportPage
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.theme import Theme
from desktop_app.ui.workplace import Workplace
from tests import sheets
from tests.ui import shot_life, shot_models, shot_reviews, shot_screens
from tests.ui.entry.conftest import ChosenFiles
from tests.ui.fakes import page_context
from tests.ui.pages.inline import FailingRunner
from tests.ui.shot_screens import ENTRY, Case, Registers

FOLDER = paths.ROOT / "shots"
PAGES = shot_screens.PAGES | shot_life.PAGES | shot_models.PAGES | shot_reviews.PAGES
FILLINGS = shot_screens.FILLINGS | shot_life.FILLINGS | shot_models.FILLINGS | shot_reviews.FILLINGS
LOOKS = {
    f"{scheme}-{percent}": Preferences(scheme=scheme, text_percent=percent)
    for scheme in ("light", "dark")
    for percent in (100, 200)
}
_WIDTH, _HEIGHT = 1366, 768
_SETTLING_ROUNDS = 8
_GROWING_ROUNDS = 3
_NO_HINTS = "propagateSizeHints"


class Studio:
    """The application, its looks, and the registers that the screens show."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._theme = Theme(application, paths.resource("styles"))
        self._look = Preferences()
        self._files = ChosenFiles()
        self._files.answer = folder / "registre.xlsx"
        self._files.answer.write_bytes(sheets.messy())
        self.registers = Registers(folder, FILLINGS)

    def dress(self, look: Preferences) -> None:
        """Put on a look."""
        self._look = look
        self._theme.follow(look)

    def entry(self, make: Callable[[], EntryScreen], *, emergency: bool = False) -> QImage:
        """Photograph the entry window with a screen in it."""
        window = EntryWindow(PreferenceStore(self._look, lambda _: None))
        window.resize(_WIDTH, _HEIGHT)
        window.show()
        window.activateWindow()
        window.show_screen(make())
        if emergency:
            window.open_emergency()
        return self._photograph(window)

    def page(self, case: Case, *, whole: bool = False) -> QImage:
        """Photograph the window of an open register; ``whole``: as tall as what it shows."""
        filled = self.registers.of(case.register)
        session = filled.session
        for draft in session.register.drafts.all():
            session.drafts.discard(draft.kind, draft.subject)
        runner = FailingRunner()
        context = page_context(session, runner=runner, preferences=self._look)
        pages = {**page_factories(), "import": lambda asked: ImportPage(asked, self._files)}
        place = Workplace(context, pages, _surroundings(runner, self._files))
        place.show(self._application)
        place.window.resize(_WIDTH, _HEIGHT)
        place.window.activateWindow()
        context.navigator.open(case.route(filled))
        self._settle()
        case.act(place)
        if whole:
            self._grow(place.window)
        picture = self._photograph(place.window)
        place.stop_watching()
        runner.stopped = True
        return picture

    def _photograph(self, window: QWidget) -> QImage:
        self._settle()
        picture = window.grab().toImage()
        window.hide()
        window.deleteLater()
        return picture

    def _grow(self, window: QWidget) -> None:
        for _ in range(_GROWING_ROUNDS):
            self._settle()
            bars = [area.verticalScrollBar() for area in window.findChildren(QAbstractScrollArea)]
            hidden = max((bar.maximum() for bar in bars if bar.isVisible()), default=0)
            window.resize(_WIDTH, window.height() + hidden)

    def _settle(self) -> None:
        for _ in range(_SETTLING_ROUNDS):
            QApplication.sendPostedEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
            self._application.processEvents()


def photographs(studio: Studio, wanted: list[str]) -> Iterator[tuple[str, QImage]]:
    """Yield the pictures of one look: name and image."""

    def is_wanted(name: str) -> bool:
        return not wanted or any(part in name for part in wanted)

    for name, make in ENTRY.items():
        if is_wanted(name):
            yield name, studio.entry(make)
    if is_wanted("unlock-emergency"):
        yield "unlock-emergency", studio.entry(ENTRY["unlock"], emergency=True)
    for name, case in PAGES.items():
        if is_wanted(name):
            yield name, studio.page(case)
            if case.tall:
                yield f"{name}-whole", studio.page(case, whole=True)


def main(wanted: list[str]) -> int:
    """Photograph every screen, or those asked for, in every look."""
    # Offscreen windows have no size hints to tell, and Qt says so for each of them.
    qInstallMessageHandler(lambda _kind, _where, text: None if _NO_HINTS in text else _tell(text))
    application = QApplication([])
    application.setCursorFlashTime(0)
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    _translate(application)
    load_fonts(paths.resource("fonts"))
    count = 0
    with tempfile.TemporaryDirectory(prefix="fanal-shots-") as folder:
        studio = Studio(application, Path(folder))
        for look_name, look in LOOKS.items():
            target = FOLDER / look_name
            target.mkdir(parents=True, exist_ok=True)
            studio.dress(look)
            for name, picture in photographs(studio, wanted):
                picture.save(str(target / f"{name}.png"))
                count += 1
        studio.registers.close()
    _tell(f"{count} pictures in {FOLDER}")
    return 0 if count else 1


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _surroundings(runner: FailingRunner, files: ChosenFiles) -> Any:
    """Return what a workplace is given: work is done at once, and nothing locks."""
    at_once = SimpleNamespace(
        run=runner.run,
        run_latest=runner.run_latest,
        slow=SimpleNamespace(connect=lambda _slot: None),
        stop=lambda **_: True,
    )
    return SimpleNamespace(
        runner=at_once, successor=lambda **_: None, end=lambda _: None, files=files
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
