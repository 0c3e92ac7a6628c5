"""The page of a dossier: who, what happened, what is missing; everything by keyboard."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QCheckBox, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.errors import StorageFull
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import FULL
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.person_cards import PersonCards
from desktop_app.ui.pages.plain_tabs import PlainTabs
from desktop_app.ui.pages.timeline_view import TimelineView
from desktop_app.ui.theme import Look, Theme
from tests.ui.pages import samples
from tests.ui.pages.finding import button, sentences
from tests.ui.pages.hand import CTRL, SHIFT, Hand
from tests.ui.pages.inline import FailingRunner
from tests.ui.showing import show_active


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> DossierPage:
    made = DossierPage(context)
    show_active(qtbot, made, 1200, 760)
    return made


def show(page: DossierPage, args: dict[str, str]) -> None:
    page.show_route(args)
    for _ in range(3):
        QApplication.processEvents()


def action(page: QWidget, name: str) -> QAction:
    found = page.findChild(QAction, name)
    assert isinstance(found, QAction), name
    return found


def timeline(page: DossierPage) -> TimelineView:
    found = page.findChild(TimelineView)
    assert isinstance(found, TimelineView)
    return found


def tabs(page: DossierPage) -> PlainTabs:
    found = page.findChild(PlainTabs)
    assert isinstance(found, PlainTabs)
    return found


def test_who_is_in_the_dossier_is_said_on_the_left(
    page: DossierPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    assert page.title() == "Dossier D-2026-001"
    said = sentences(page)
    assert "POPESCU Ana, dite «\u00a0Nina\u00a0»" in said
    assert "fille · 12 mai 2011 (14 ans), déclaré par la personne" in said
    assert "Roumanie · roumain (langue maternelle), français (un peu) · interprète utile" in said
    assert "Vit\u00a0: Les Acacias, Saint-Denis (93), terrain, bidonville" in said
    phone = "06\u00a039\u00a098\u00a012\u00a034"
    assert f"Téléphone\u00a0: {phone} (la mère) — appel\u00a0: seulement l’après-midi" in said
    assert "Parent · mère d’Ana · âge inconnu" in said


def test_the_chronology_has_the_focus_and_the_newest_first(
    page: DossierPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    page.take_focus()
    view = timeline(page)
    assert QApplication.focusWidget() is view
    days = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert [day.split(" · ")[0] for day in days] == [
        "2 mars 2026, vers 11 h",
        "12 février 2026",
        "juillet 2025",
    ]


def test_a_long_entry_unfolds_in_place(page: DossierPage, dossier_id: DossierId) -> None:
    show(page, {"dossier": dossier_id})
    view = timeline(page)
    view.setFocus()
    first = view.model().index(0, 0)
    folded = view.visualRect(first).height()
    Hand().press(Qt.Key.Key_Return)
    assert view.visualRect(first).height() > folded
    assert button(page, "entry_read").text() == "Réduire"
    Hand().press(Qt.Key.Key_Return)
    assert view.visualRect(first).height() == folded


def test_a_click_on_read_on_unfolds_too(
    qtbot: QtBot, page: DossierPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    view = timeline(page)
    first = view.model().index(0, 0)
    rect = view.visualRect(first)
    link = view.itemDelegate().link_rect(rect, first, view.font())
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=link.center())
    QApplication.processEvents()
    assert view.visualRect(first).height() > rect.height()


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Qt.Key.Key_N, CTRL, routes.new_observation),
        (Qt.Key.Key_E, CTRL, routes.new_ecrit),
        (Qt.Key.Key_N, CTRL | SHIFT, routes.new_person),
    ],
)
def test_the_keys_lead_where_the_map_says(
    page: DossierPage,
    dossier_id: DossierId,
    context: PageContext,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    expected: object,
) -> None:
    show(page, {"dossier": dossier_id})
    page.take_focus()
    Hand().press(key, modifier)
    assert callable(expected)
    assert context.navigator.current == expected(dossier_id)


def test_f2_corrects_and_suppr_puts_aside_with_a_way_back(
    page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    page.take_focus()
    occasion = OccasionId(timeline(page).current_id())
    Hand().press(Qt.Key.Key_F2)
    assert context.navigator.current == routes.observation(dossier_id, occasion)
    Hand().press(Qt.Key.Key_Delete)
    assert len(session.timeline.whole(dossier_id)) == 2
    message = context.messages.current
    assert message is not None
    assert message.text == "Observation mise à la corbeille."
    assert context.messages.undo()
    assert len(session.timeline.whole(dossier_id)) == 3
    assert context.messages.current is not None
    assert context.messages.current.text == "Observation rétablie."


def test_a_new_entry_is_lit_when_one_comes_back_to_the_dossier(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id, "tab": "situation"})
    button(page, "new_observation").setFocus()
    occasion = session.observations.record(
        ObservationEntry(dossier_id=dossier_id, seen="Texte nouveau.")
    )
    show(page, {"dossier": dossier_id})
    assert timeline(page).current_id() == occasion
    assert QApplication.focusWidget() is timeline(page)


def test_the_entry_of_the_route_is_lit(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    older = session.timeline.whole(dossier_id)[1].id
    show(page, {"dossier": dossier_id, "entry": older})
    assert timeline(page).current_id() == older


def test_kinds_can_be_hidden(page: DossierPage, dossier_id: DossierId) -> None:
    show(page, {"dossier": dossier_id})
    box = page.findChild(QCheckBox, "show_observation")
    assert isinstance(box, QCheckBox)
    box.click()
    assert timeline(page).model().rowCount() == 1
    box.click()
    assert timeline(page).model().rowCount() == 3


def test_a_dossier_without_observation_says_how_to_begin(
    page: DossierPage, session: Session, context: PageContext
) -> None:
    dossier_id = samples.nameless(session)
    show(page, {"dossier": dossier_id})
    assert "Aucune observation pour l’instant." in sentences(page)
    begin = next(
        item
        for item in page.findChildren(QPushButton)
        if item.text() == "Nouvelle observation" and not item.objectName()
    )
    begin.click()
    assert context.navigator.current == routes.new_observation(dossier_id)


def test_archiving_is_undone_from_the_band(
    page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    context.navigator.register_changed.connect(page.refresh)
    show(page, {"dossier": dossier_id})
    action(page, "archive").trigger()
    assert context.messages.current is not None
    assert context.messages.current.text == "Dossier archivé. Il reste consultable."
    assert action(page, "archive").text() == "Rendre actif"
    assert context.messages.undo()
    assert session.dossiers.view(dossier_id).dossier.state.label == "actif"
    assert action(page, "archive").text() == "Archiver"


def test_what_is_missing_leads_to_the_very_field(
    page: DossierPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    arrived: list[tuple[object, object]] = []
    context.navigator.arrived.connect(lambda route, place: arrived.append((route, place)))
    show(page, {"dossier": dossier_id, "tab": "gaps"})
    ana = session.dossiers.view(dossier_id).persons[0].person
    school = next(
        item
        for item in page.findChildren(QPushButton)
        if item.accessibleName() == "Scolarité d’Ana"
    )
    school.click()
    route, place = arrived[-1]
    assert route == routes.person(ana.id)
    assert place == {"field": "schooling_choice_yes"}


def test_the_situation_saves_itself(
    qtbot: QtBot, page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id, "tab": "situation"})
    field = page.findChild(QPlainTextEdit, "family_composition")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    Hand().type("Cinq personnes.")
    qtbot.waitUntil(
        lambda: session.dossiers.view(dossier_id).dossier.family_composition == "Cinq personnes.",
        timeout=800,
    )
    assert field.hasFocus()
    assert field.toPlainText() == "Cinq personnes."


def test_services_and_steps_are_rows(
    page: DossierPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id, "tab": "situation"})
    button(page, "services_add").click()
    Hand().type("PMI de secteur")
    button(page, "steps_add").click()
    Hand().type("Appel au college")
    page.flush()
    dossier = session.dossiers.view(dossier_id).dossier
    assert [service.name for service in dossier.services] == ["PMI de secteur"]
    assert [step.text for step in dossier.steps] == ["Appel au college"]


def test_a_full_disk_keeps_the_situation_on_screen(
    page: DossierPage, dossier_id: DossierId, context: PageContext, runner: FailingRunner
) -> None:
    show(page, {"dossier": dossier_id, "tab": "situation"})
    field = page.findChild(QPlainTextEdit, "history")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    Hand().type("Arrives en 2024.")
    runner.problem = StorageFull("Le disque est plein.")
    page.flush()
    assert context.messages.current is not None
    assert context.messages.current.text == FULL
    assert field.toPlainText() == "Arrives en 2024."


def test_tab_field_and_caret_come_back_after_a_lock(
    qtbot: QtBot, page: DossierPage, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id, "tab": "situation"})
    field = page.findChild(QPlainTextEdit, "history")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    Hand().type("Arrives en 2024.")
    place = page.place()
    page.flush()
    again = DossierPage(context)
    show_active(qtbot, again, 1200, 760)
    show(again, {"dossier": dossier_id})
    again.restore(place)
    back = again.findChild(QPlainTextEdit, "history")
    assert isinstance(back, QPlainTextEdit)
    assert QApplication.focusWidget() is back
    assert back.textCursor().position() == len("Arrives en 2024.")


def test_the_next_tab_is_one_key_away(page: DossierPage, dossier_id: DossierId) -> None:
    show(page, {"dossier": dossier_id})
    page.take_focus()
    Hand().press(Qt.Key.Key_PageDown, CTRL)
    assert tabs(page).tabText(tabs(page).currentIndex()) == "Écrits"
    Hand().press(Qt.Key.Key_PageUp, CTRL)
    assert tabs(page).tabText(tabs(page).currentIndex()) == "Chronologie"


def test_persons_stay_beside_from_900_px_and_become_a_tab_below(
    page: DossierPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    cards = page.findChild(PersonCards)
    assert isinstance(cards, PersonCards)
    page.resize(900, 700)
    QApplication.processEvents()
    assert cards.isVisible()
    assert tabs(page).indexOf(cards) == -1
    page.resize(860, 700)
    QApplication.processEvents()
    assert tabs(page).tabText(tabs(page).indexOf(cards)) == "Personnes"
    page.resize(1200, 700)
    QApplication.processEvents()
    assert cards.isVisible()
    assert tabs(page).indexOf(cards) == -1


def test_discreet_mode_hides_names_and_texts(
    page: DossierPage, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    context.discreet.set_active(True)
    QApplication.processEvents()
    said = " ".join(sentences(page))
    assert "POPESCU" not in said
    assert "Acacias" not in said
    assert "A. P." in said
    first = timeline(page).model().index(0, 0)
    assert first.data() == "Observation du 2 mars 2026, vers 11 h"
    assert first.data(Qt.ItemDataRole.AccessibleTextRole) == first.data()
    context.discreet.set_active(False)
    assert "POPESCU" in " ".join(sentences(page))


def test_text_size_and_colours_change_without_losing_focus_or_text(
    page: DossierPage, dossier_id: DossierId, theme: Theme
) -> None:
    show(page, {"dossier": dossier_id, "tab": "situation"})
    field = page.findChild(QPlainTextEdit, "history")
    assert isinstance(field, QPlainTextEdit)
    field.setFocus()
    Hand().type("Texte")
    theme.apply(Look(dark=True, font="inter", text_percent=200))
    QApplication.processEvents()
    assert field.hasFocus()
    assert field.toPlainText() == "Texte"
