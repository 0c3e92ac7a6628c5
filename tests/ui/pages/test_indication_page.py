"""The form of indicators: several at once, a date, a place, a voice; a draft from the first key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QPlainTextEdit,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.observation import Voice
from desktop_app.errors import StorageFull
from desktop_app.services.session import Session
from desktop_app.services.tick_views import IndicationEntry
from desktop_app.services.views import DossierView
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import FULL
from desktop_app.ui.pages.indication_page import IndicationPage
from desktop_app.ui.pages.unfinished import unfinished
from tests.ui.pages import samples
from tests.ui.pages.finding import line
from tests.ui.pages.hand import Hand
from tests.ui.pages.inline import FailingRunner
from tests.ui.showing import show_active

ANA = "POPESCU Ana, dite «\u00a0Nina\u00a0»"


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> IndicationPage:
    made = IndicationPage(context)
    show_active(qtbot, made, 1100, 700)
    return made


@pytest.fixture
def family(session: Session) -> DossierView:
    return session.dossiers.view(samples.family(session))


def combo(page: IndicationPage, name: str) -> QComboBox:
    found = page.findChild(QComboBox, name)
    assert isinstance(found, QComboBox), name
    return found


def area(page: IndicationPage) -> QPlainTextEdit:
    found = page.findChild(QPlainTextEdit, "indication_text")
    assert isinstance(found, QPlainTextEdit)
    return found


def voice(page: IndicationPage, key: Voice) -> QRadioButton:
    found = page.findChild(QRadioButton, f"indication_voice_choice_{key.value}")
    assert isinstance(found, QRadioButton)
    return found


def choose(page: IndicationPage, name: str, value: str) -> None:
    box = combo(page, name)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def noted(session: Session, view: DossierView) -> list[tuple[str, str, str, str, str]]:
    return [
        (item.label, item.when_words, item.voice_words, item.place, item.person)
        for group in session.indications.faisceau(view.dossier.id)
        for item in group.lines
    ]


def open_for(page: IndicationPage, context: PageContext, view: DossierView) -> None:
    context.navigator.open(routes.dossier(view.dossier.id))
    route = routes.new_indication(view.dossier.id, view.persons[0].person.id)
    context.navigator.open(route)
    page.show_route(route.args)


def test_several_indicators_share_one_date_place_and_voice(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_for(page, context, family)
    choose(page, "indication_search", "emprise_papiers")
    choose(page, "indication_dimension", "emprise")
    page.form.ticks.tick("emprise_menaces").box.click()
    line(page, "indication_date").setText("hier")
    page.form.date.edited.emit()
    combo(page, "indication_place").setEditText("derrière le marché")
    voice(page, Voice.REPORTED).click()
    line(page, "indication_speaker").setText("l’enseignante")
    area(page).insertPlainText("Sa carte est chez un voisin.")
    Hand().press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    told = ("2 mars 2026", "Rapporté par l’enseignante", "derrière le marché", ANA)
    assert noted(session, family) == [
        ("Papiers d’identité retenus", *told),
        ("Menaces sur l’intégrité physique de la personne ou de ses proches", *told),
    ]
    assert context.navigator.current == routes.dossier(family.dossier.id)
    assert session.drafts.unfinished() == ()


def test_taking_it_back_puts_the_text_among_the_drafts(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_for(page, context, family)
    choose(page, "indication_search", "emprise_papiers")
    area(page).insertPlainText("Sa carte est chez un voisin.")
    page._save()
    assert context.messages.undo()
    assert noted(session, family) == []
    page.show_route(routes.new_indication(family.dossier.id, family.persons[0].person.id).args)
    assert area(page).toPlainText() == "Sa carte est chez un voisin."
    assert page.form.entry().indicators == ("emprise_papiers",)


def test_locking_in_the_middle_loses_nothing(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView, qtbot: QtBot
) -> None:
    open_for(page, context, family)
    choose(page, "indication_search", "d5_dette")
    choose(page, "indication_dimension", "travail")
    voice(page, Voice.WORDS).click()
    line(page, "indication_speaker").insert("Ana")
    line(page, "indication_date").setText("35/3")
    page.form.date.edited.emit()
    area(page).setFocus()
    Hand().type("Il doit encore de l'argent")
    cursor = area(page).textCursor()
    cursor.setPosition(7)
    area(page).setTextCursor(cursor)
    place = page.place()
    page.flush()
    args = routes.new_indication(family.dossier.id, family.persons[0].person.id).args

    again = IndicationPage(context)
    show_active(qtbot, again, 1100, 700)
    again.show_route(args)
    again.restore(place)
    assert area(again).toPlainText() == "Il doit encore de l'argent"
    assert area(again).textCursor().position() == 7
    assert again.focusWidget() is area(again)
    assert line(again, "indication_date").text() == "35/3"
    entry = again.form.entry()
    assert (entry.indicators, entry.voice, entry.speaker) == (("d5_dette",), Voice.WORDS, "Ana")
    assert again.form.ticks.dimension() == "travail"


def test_the_first_character_of_the_search_is_kept_too(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_for(page, context, family)
    Hand().type("d")
    page.flush()
    assert [draft.kind for draft in session.drafts.unfinished()] == ["indication"]
    page.show_route(routes.new_indication(family.dossier.id, family.persons[0].person.id).args)
    assert combo(page, "indication_search").currentText() == "d"


def test_an_emptied_form_leaves_no_draft(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_for(page, context, family)
    area(page).insertPlainText("x")
    page.flush()
    assert session.drafts.unfinished()
    area(page).clear()
    page.flush()
    assert session.drafts.unfinished() == ()


def test_the_home_page_leads_back_to_the_draft(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_for(page, context, family)
    area(page).insertPlainText("x")
    page.flush()
    found = [item for item in unfinished(session, session.home.view()) if "indices" in item.verb]
    route = routes.new_indication(family.dossier.id, family.persons[0].person.id)
    assert [item.route for item in found] == [route]
    assert "POPESCU" in found[0].about


def test_nothing_is_recorded_without_an_indicator_nor_with_a_date_that_is_none(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_for(page, context, family)
    area(page).insertPlainText("Fait.")
    page._save()
    assert noted(session, family) == []
    choose(page, "indication_search", "d5_dette")
    line(page, "indication_date").setText("35/3")
    page._save()
    assert noted(session, family) == []
    assert page.focusWidget() is line(page, "indication_date")


def test_a_full_disk_keeps_the_text_on_screen(
    page: IndicationPage,
    context: PageContext,
    session: Session,
    family: DossierView,
    runner: FailingRunner,
) -> None:
    open_for(page, context, family)
    choose(page, "indication_search", "d5_dette")
    area(page).insertPlainText("Fait.")
    runner.problem = StorageFull("Plein.", "")
    page._save()
    assert context.messages.current is not None
    assert context.messages.current.text == FULL
    assert area(page).toPlainText() == "Fait."
    runner.problem = None
    context.messages.current.actions[0].run()
    assert [item[0] for item in noted(session, family)] == ["Servitude pour dette"]


def test_a_child_is_shown_what_concerns_a_child(
    page: IndicationPage, context: PageContext, family: DossierView
) -> None:
    open_for(page, context, family)
    choose(page, "indication_dimension", "sexuelle")
    QApplication.processEvents()
    boxes = page.findChildren(QCheckBox)
    shown = [box.objectName() for box in boxes if box.isVisibleTo(page)]
    assert "indicator_sexuelle_fugues" in shown
    assert "indicator_sexuelle_escortee" not in shown
    assert combo(page, "indication_search").findData("sexuelle_escortee") >= 0


def test_a_correction_keeps_the_words_of_that_day(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    dossier_id = family.dossier.id
    entry = IndicationEntry(dossier_id, ("d5_dette",), observed=PartialDate("2026-02"))
    (indication_id,) = session.indications.record(entry)
    route = routes.indication(dossier_id, indication_id)
    context.navigator.open(routes.indications(dossier_id))
    context.navigator.open(route)
    page.show_route(route.args)
    assert not page.form.ticks.isVisible()
    area(page).insertPlainText("Précision.")
    page._save()
    kept = session.indications.get(indication_id)
    assert (kept.label, kept.text) == ("Servitude pour dette", "Précision.")
    assert context.messages.undo()
    assert session.indications.get(indication_id).text == ""


def test_an_observation_lends_its_date_place_and_voice_never_its_text(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    texts = session.register.observations.by_dossier(family.dossier.id)
    seen = next(part for part in texts if part.voice is Voice.REPORTED)
    route = routes.new_indication(family.dossier.id, observation_id=seen.id)
    page.show_route(route.args)
    entry = page.form.entry()
    assert combo(page, "indication_origin").currentData() == seen.id
    assert (entry.observed, entry.place_id) == (seen.observed, seen.place_id)
    assert (entry.voice, entry.speaker, entry.text) == (Voice.REPORTED, "Mme DURAND", "")
    choose(page, "indication_search", "d5_dette")
    page._save()
    (group,) = session.indications.faisceau(family.dossier.id)
    assert group.lines[0].indication.observation_id == seen.id


def test_names_are_initials_in_discreet_mode_and_nothing_moves(
    page: IndicationPage, context: PageContext, family: DossierView
) -> None:
    open_for(page, context, family)
    area(page).insertPlainText("Fait.")
    context.discreet.toggle()
    box = combo(page, "indication_person")
    assert all("POPESCU" not in box.itemText(at) for at in range(box.count()))
    assert page.form.entry().person_id == family.persons[0].person.id
    assert area(page).toPlainText() == "Fait."


def test_an_observation_can_be_chosen_in_the_form(
    page: IndicationPage, context: PageContext, session: Session, family: DossierView
) -> None:
    open_for(page, context, family)
    choose(page, "indication_search", "d5_dette")
    area(page).insertPlainText("Il doit encore.")
    texts = session.register.observations.by_dossier(family.dossier.id)
    seen = next(part for part in texts if part.voice is Voice.WORDS)
    choose(page, "indication_origin", seen.id)
    entry = page.form.entry()
    assert (entry.observation_id, entry.voice, entry.speaker) == (seen.id, Voice.WORDS, "Ana")
    assert (entry.indicators, entry.text) == (("d5_dette",), "Il doit encore.")
    choose(page, "indication_origin", "")
    assert page.form.entry().observation_id is None
    assert page.form.entry().observed == seen.observed
