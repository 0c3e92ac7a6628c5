"""« Synthèse » in the menu of a dossier leads to its draft in the composer."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId, EcritId
from desktop_app.services.session import Session
from desktop_app.services.summaries import WITH_NAMES, WITHOUT_NAMES
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.dossier_page import DossierPage
from tests.ui.showing import show_active


@pytest.mark.parametrize(
    ("name", "words", "model_id"),
    [
        ("summary", "Synthèse", WITH_NAMES),
        ("summary_without_names", "Synthèse sans les noms", WITHOUT_NAMES),
    ],
)
def test_the_menu_opens_the_summary_that_is_being_written(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    name: str,
    words: str,
    model_id: str,
) -> None:
    page = DossierPage(context)
    show_active(qtbot, page, 1200, 760)
    page.show_route({"dossier": dossier_id})
    QApplication.processEvents()
    action = page.findChild(QAction, name)
    assert isinstance(action, QAction)
    assert action.text() == words
    action.trigger()
    QApplication.processEvents()
    route = context.navigator.current
    assert route is not None
    assert route.page == "composer"
    assert session.ecrits.get(EcritId(route.args["ecrit"])).ecrit.model_id == model_id
    action.trigger()
    again = context.navigator.current
    assert again is not None
    assert again.args == route.args, "the one being written is taken up again"
