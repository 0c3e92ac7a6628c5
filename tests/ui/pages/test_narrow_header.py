"""In a narrow window the header scrolls with the page; reading again must not take it away."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QTabBar, QTabWidget, QToolButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.domain.ids import OccasionId
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.factories import PAGES
from desktop_app.ui.pages.page_header import PageHeader
from tests.ui.pages import samples
from tests.ui.pages.finding import part, settle
from tests.ui.pages.tick_samples import ticked
from tests.ui.showing import show_active


@pytest.mark.parametrize("name", ["indications", "consents", "texts"])
def test_a_narrow_page_keeps_its_header_when_it_is_read_again(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, name: str
) -> None:
    dossier_id = ticked(session, samples.family(session))
    told = [one for one in session.timeline.whole(dossier_id) if one.kind == "observation"]
    route = {
        "indications": routes.indications(dossier_id),
        "consents": routes.consents(dossier_id),
        "texts": routes.texts(dossier_id, OccasionId(told[0].id)),
    }[name]
    page = PAGES[name](context)
    show_active(qtbot, page, 500, 600)
    page.show_route(route.args)
    page.refresh(frozenset({"consent", "indication", "observation", "person", "dossier"}))
    settle()
    header = next(pane for pane in page.panes() if isinstance(pane, PageHeader))
    assert isValid(header)
    assert header.isVisible()
    page.resize(1200, 900)
    QApplication.processEvents()
    assert page.column.itemAt(0).widget() is header


def test_the_persons_are_the_first_tab_of_a_narrow_dossier_and_the_tab_is_kept_by_name(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id = samples.family(session)
    page = DossierPage(context)
    show_active(qtbot, page, 1200, 700)
    page.show_route({"dossier": dossier_id, "tab": "history"})
    kept = page.place()
    page.resize(500, 700)
    settle()
    tabs = page.findChild(QTabWidget, "dossier_tabs")
    assert isinstance(tabs, QTabWidget)
    assert tabs.tabText(0) == "Personnes"
    tabs.setCurrentIndex(0)
    page.restore(kept)
    assert tabs.tabText(tabs.currentIndex()) == "Historique"


def test_a_narrow_page_of_agreements_starts_on_what_one_does_there(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id = ticked(session, samples.family(session))
    page = PAGES["consents"](context)
    show_active(qtbot, page, 500, 600)
    page.show_route(routes.consents(dossier_id).args)
    page.take_focus()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.objectName().startswith("note_")


def test_no_tab_is_drawn_by_half(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id = samples.family(session)
    page = DossierPage(context)
    show_active(qtbot, page, 420, 700)
    page.show_route({"dossier": dossier_id})
    settle()
    bar = part(page, QTabBar, "dossier_tabs_bar")
    arrows = [found.x() for found in bar.findChildren(QToolButton) if found.isVisible()]
    assert arrows, "all the tabs fit: nothing is tested"
    (cut,) = [
        index
        for index in range(bar.count())
        if bar.tabRect(index).left() < min(arrows) <= bar.tabRect(index).right()
    ]
    picture = bar.grab().toImage()
    row = range(bar.tabRect(cut).left() + 2, min(arrows) - 1)
    middle = bar.height() // 2
    assert len({picture.pixel(x, middle) for x in row}) == 1
