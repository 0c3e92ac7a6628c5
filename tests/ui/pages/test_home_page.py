"""The home page: what is unfinished, what was open, no shame."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import OccasionId
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.home_page import NOTHING, HomePage
from desktop_app.ui.pages.observation_draft import ObservationDraft
from desktop_app.ui.pages.observation_drafts import DraftShelf
from tests.ui.fakes import FixedClock
from tests.ui.pages import samples
from tests.ui.pages.finding import button, sentences
from tests.ui.pages.hand import CTRL, Hand
from tests.ui.showing import show_active


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> HomePage:
    made = HomePage(context)
    show_active(qtbot, made, 1200, 700)
    return made


def show(page: HomePage) -> None:
    page.show_route({})
    page.take_focus()
    QApplication.processEvents()


def test_a_quiet_day_is_said_so(page: HomePage) -> None:
    show(page)
    said = sentences(page)
    assert "Mardi 3 mars 2026" in said
    assert NOTHING == "Rien d’urgent aujourd’hui."
    assert NOTHING in said
    assert "0 observation" in said
    assert "0 dossier dans le registre" in said


def test_recent_dossiers_open_with_one_click(
    page: HomePage, session: Session, context: PageContext
) -> None:
    dossier_id = samples.family(session)
    session.dossiers.view(dossier_id)
    show(page)
    recent = button(page, "recent_0")
    assert recent.accessibleName() == (
        "Famille POPESCU (3), Les Acacias · dernière observation hier"
    )
    recent.click()
    assert context.navigator.current == routes.dossier(dossier_id)


def test_unfinished_texts_come_first_and_lead_back(
    page: HomePage, session: Session, context: PageContext, clock: FixedClock
) -> None:
    dossier_id = samples.family(session)
    draft = ObservationDraft(ObservationEntry(dossier_id=dossier_id, seen="Un texte"))
    DraftShelf(session, dossier_id).keep("a", draft, clock())
    clock.advance(minutes=5)
    occasion = OccasionId(session.timeline.whole(dossier_id)[0].id)
    DraftShelf(session, dossier_id, occasion).keep("b", draft, clock())
    show(page)
    assert NOTHING not in sentences(page)
    first, second = button(page, "todo_0"), button(page, "todo_1")
    assert first.accessibleName().startswith("Reprendre une correction, Famille POPESCU (3)")
    assert second.accessibleName() == (
        "Reprendre un brouillon d’observation, Famille POPESCU (3), 3 mars 2026 à 14:32"
    )
    second.click()
    assert context.navigator.current == routes.new_observation(dossier_id)
    first.click()
    assert context.navigator.current == routes.observation(dossier_id, occasion)


def test_half_a_date_of_a_person_is_an_unfinished_text(
    page: HomePage, session: Session, context: PageContext
) -> None:
    ana = session.dossiers.view(samples.family(session)).persons[0].person
    session.drafts.save("person", ana.id, {"birth": {"mode": "date", "month": "15"}})
    show(page)
    button(page, "todo_0").click()
    assert context.navigator.current == routes.person(ana.id)


def test_a_draft_about_what_is_in_the_trash_is_left_out(
    page: HomePage, session: Session, context: PageContext
) -> None:
    view = session.dossiers.view(samples.family(session))
    ana = view.persons[0].person
    occasion = OccasionId(session.timeline.whole(view.dossier.id)[0].id)
    session.drafts.save("person", ana.id, {"birth": {"mode": "date", "month": "15"}})
    draft = ObservationDraft(ObservationEntry(dossier_id=ana.dossier_id, seen="Un texte"))
    DraftShelf(session, ana.dossier_id, occasion).keep("b", draft, context.clock())
    session.people.trash(ana.id)
    session.observations.withdraw(occasion)
    show(page)
    assert NOTHING in sentences(page)
    assert context.messages.current is None


def test_an_ecrit_left_unfinished_is_there_too(
    page: HomePage, session: Session, context: PageContext
) -> None:
    dossier_id = samples.family(session)
    proposed = session.ecrits.preparation(dossier_id).models[0]
    ecrit = session.ecrits.create(dossier_id, proposed.id, (), (), "")
    session.dossiers.view(dossier_id)
    show(page)
    row = button(page, "todo_0")
    assert row.accessibleName().startswith("Reprendre un écrit, ")
    assert ecrit.ref in row.accessibleName()
    row.click()
    assert context.navigator.current == routes.composer(ecrit.id)


def test_the_keys_lead_to_the_two_forms(page: HomePage, context: PageContext) -> None:
    show(page)
    Hand().press(Qt.Key.Key_N, CTRL)
    assert context.navigator.current == routes.new_observation()
    button(page, "new_person").click()
    assert context.navigator.current == routes.new_person()


def test_discreet_mode_names_nobody(
    page: HomePage, session: Session, context: PageContext, clock: FixedClock
) -> None:
    dossier_id = samples.family(session)
    draft = ObservationDraft(ObservationEntry(dossier_id=dossier_id, seen="Un texte"))
    DraftShelf(session, dossier_id).keep("a", draft, clock())
    session.dossiers.view(dossier_id)
    show(page)
    context.discreet.set_active(True)
    QApplication.processEvents()
    said = " ".join(sentences(page))
    assert "POPESCU" not in said
    assert "D-2026-001" in said
