"""Indicators, agreements and lists in every look: nothing cut, named, in order (UX §4.1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QComboBox, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.factories import PAGES
from desktop_app.ui.theme import Theme
from tests.ui.accessibility import audit
from tests.ui.pages import samples
from tests.ui.pages.test_looks import LOOKS, keep, settle
from tests.ui.pages.tick_samples import ticked
from tests.ui.showing import show_active

Way = Callable[[Session, DossierId], Route]


def _withdrawal(session: Session, dossier_id: DossierId) -> Route:
    history = session.consents.of_dossier(dossier_id)[2].history
    return routes.withdrawal(dossier_id, history[-1].consent.id)


def _correction(session: Session, dossier_id: DossierId) -> Route:
    line = session.indications.faisceau(dossier_id)[0].lines[0]
    return routes.indication(dossier_id, line.indication.id)


def _ana(session: Session, dossier_id: DossierId) -> Route:
    return routes.person(session.dossiers.view(dossier_id).persons[0].person.id)


CASES: dict[str, Way] = {
    "indications": lambda _session, dossier_id: routes.indications(dossier_id),
    "indication-new": lambda _session, dossier_id: routes.new_indication(dossier_id),
    "indication-correction": _correction,
    "consents": lambda _session, dossier_id: routes.consents(dossier_id),
    "consent-agreement": lambda _s, dossier_id: routes.new_consent(dossier_id, "agreement"),
    "consent-child": lambda _s, dossier_id: routes.new_consent(dossier_id, "child_view"),
    "consent-parents": lambda _s, dossier_id: routes.new_consent(dossier_id, "parents"),
    "consent-withdrawal": _withdrawal,
    "settings-lists": lambda _session, _dossier: Route("settings", {"tab": "lists"}),
    "dossier-marks": lambda _session, dossier_id: routes.dossier(dossier_id),
    "dossier-motives": lambda _session, dossier_id: routes.dossier(dossier_id, tab="situation"),
    "person-channels": _ana,
}


def act(page: Page) -> None:
    """Open what an answer or a choice opens."""
    for combo in page.findChildren(QComboBox, "indication_dimension"):
        combo.setCurrentIndex(combo.findData("emprise"))
        combo.activated.emit(combo.currentIndex())
    for name in (
        "consent_answer_choice_yes",
        "consent_answer_choice_no",
        "indication_voice_choice_reported",
        "terms_list_choice_indicators",
    ):
        for radio in page.findChildren(QRadioButton, name):
            radio.click()
    settle()


@pytest.mark.parametrize("case", CASES)
def test_page_passes_the_audit_in_every_look(
    qtbot: QtBot, plain_look: Theme, context: PageContext, session: Session, case: str
) -> None:
    route = CASES[case](session, ticked(session, samples.family(session)))
    page = PAGES[route.page](context)
    show_active(qtbot, page, 1180, 660)
    page.show_route(route.args)
    settle()
    act(page)
    for look in LOOKS:
        plain_look.apply(look)
        settle()
        name = f"{case}-{'dark' if look.dark else 'light'}-{look.text_percent}"
        keep(page, name)
        assert audit(page) == [], name


@pytest.mark.parametrize("case", ["indications", "consents"])
def test_an_empty_page_passes_it_too(
    qtbot: QtBot, plain_look: Theme, context: PageContext, session: Session, case: str
) -> None:
    route = CASES[case](session, samples.family(session))
    page = PAGES[route.page](context)
    show_active(qtbot, page, 1180, 660)
    page.show_route(route.args)
    settle()
    keep(page, f"{case}-empty")
    assert audit(page) == []
