"""The form of a person: saved by itself, nothing refused, nothing lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import PersonId
from desktop_app.domain.person import Person, Role, Safety, Sex
from desktop_app.domain.relation import RelationKind
from desktop_app.errors import StorageFull
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import FULL
from desktop_app.ui.pages.near_hint import NearHint
from desktop_app.ui.pages.person_page import PersonPage
from desktop_app.ui.pages.precise_field import PrecisionButton
from tests.ui.pages import samples
from tests.ui.pages.finding import button
from tests.ui.pages.hand import Hand
from tests.ui.pages.inline import FailingRunner
from tests.ui.showing import show_active


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> PersonPage:
    made = PersonPage(context)
    show_active(qtbot, made, 1100, 700)
    return made


@pytest.fixture
def ana(session: Session) -> Person:
    return session.dossiers.view(samples.family(session)).persons[0].person


def field(page: PersonPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert isinstance(found, QLineEdit), name
    return found


def radio(page: QWidget, name: str) -> QRadioButton:
    found = page.findChild(QRadioButton, name)
    assert isinstance(found, QRadioButton), name
    return found


def stored(session: Session, person_id: PersonId) -> Person:
    return session.people.get(person_id)


def test_a_new_person_needs_only_a_few_letters(
    qtbot: QtBot, page: PersonPage, session: Session, context: PageContext
) -> None:
    page.show_route({})
    assert page.focusWidget() is field(page, "birth_name")
    assert session.dossiers.lines() == ()
    Hand().type("Popescu 3, fils d")
    assert session.dossiers.lines() == ()
    qtbot.waitUntil(lambda: len(session.dossiers.lines()) == 1, timeout=800)
    line = session.dossiers.lines()[0]
    view = session.dossiers.view(line.id)
    assert view.persons[0].person.birth_name == "Popescu 3, fils d"
    assert page.dossier_ref() == line.ref
    current = context.navigator.current
    assert current is not None
    assert current.args == {"person": view.persons[0].person.id}


def test_typing_goes_on_while_the_first_save_opens_the_dossier(
    qtbot: QtBot, page: PersonPage, session: Session
) -> None:
    page.show_route({})
    hand = Hand()
    hand.type("POP")
    page.flush()
    hand.type("ESCU")
    page.flush()
    assert page.focusWidget() is field(page, "birth_name")
    assert [line.label for line in session.dossiers.lines()] == ["POPESCU"]


def test_the_typed_name_of_a_search_is_kept_at_once(page: PersonPage, session: Session) -> None:
    page.show_route({"typed": "Ana POPESCU"})
    page.flush()
    assert [line.label for line in session.dossiers.lines()] == ["POPESCU Ana"]


def test_a_person_joins_her_dossier(page: PersonPage, session: Session, ana: Person) -> None:
    page.show_route({"dossier": ana.dossier_id})
    field(page, "birth_name").setText("")
    Hand().type("Ion")
    page.flush()
    names = [item.name for item in session.dossiers.view(ana.dossier_id).persons]
    assert names[-1] == "ION"
    assert len(names) == 4


@pytest.mark.parametrize("name", ["Петров", "阿娜", "D’Ávila-Ñandú 2", "آنا", "x" * 400])
def test_s06_ac4_any_name_in_any_script_is_kept_as_typed(
    page: PersonPage, session: Session, ana: Person, name: str
) -> None:
    page.show_route({"person": ana.id})
    birth_name = field(page, "birth_name")
    birth_name.selectAll()
    birth_name.insert(name)
    page.flush()
    assert stored(session, ana.id).birth_name == name
    assert birth_name.text() == name


def test_opening_and_leaving_changes_nothing(
    page: PersonPage, session: Session, ana: Person
) -> None:
    before = session.history.count()
    page.show_route({"person": ana.id})
    field(page, "birth_name").insert("")
    page.flush()
    page.show_route({})
    assert stored(session, ana.id) == ana
    assert session.history.count() == before


def test_nothing_of_one_person_stays_in_the_form_of_another(
    page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    field(page, "birth_name").insert("X")
    page.show_route({})
    Hand().type("Ion")
    page.flush()
    line = next(line for line in session.dossiers.lines() if line.label == "ION")
    ion = session.dossiers.view(line.id).persons[0].person
    assert ion == Person(id=ion.id, dossier_id=line.id, birth_name="Ion")
    assert session.drafts.unfinished() == ()


def test_a_landmark_without_a_place_is_kept_until_there_is_one(
    page: PersonPage, session: Session
) -> None:
    page.show_route({})
    Hand().type("Ion")
    field(page, "stay_landmark").setFocus()
    Hand().type("caravane verte")
    page.flush()
    line = session.dossiers.lines()[0]
    ion = session.dossiers.view(line.id).persons[0].person
    page.show_route({})
    page.show_route({"person": ion.id})
    assert field(page, "stay_landmark").text() == "caravane verte"


def test_every_value_of_a_full_person_survives_the_form(
    page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    field(page, "lives_with").end(False)
    field(page, "lives_with").insert(" et sa tante")
    page.flush()
    expected = replace(ana, lives_with=f"{ana.lives_with} et sa tante")
    assert stored(session, ana.id) == expected


def test_first_names_are_chips_and_half_a_chip_is_not_lost(
    qtbot: QtBot, page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    typed = field(page, "first_names_typed")
    typed.setFocus()
    Hand().type("Ileana")
    page.flush()
    assert stored(session, ana.id).first_names == ("Ana", "Maria")
    again = PersonPage(page.context)
    qtbot.addWidget(again)
    again.show_route({"person": ana.id})
    assert field(again, "first_names_typed").text() == "Ileana"
    qtbot.keyClick(field(again, "first_names_typed"), Qt.Key.Key_Return)
    again.flush()
    assert stored(session, ana.id).first_names == ("Ana", "Maria", "Ileana")
    assert session.drafts.load("person", ana.id) is None


def test_s06_ac3_four_absences_and_five_sources_can_be_said(
    page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    precision = page.findChild(PrecisionButton, "birth_name_precision")
    assert isinstance(precision, PrecisionButton)
    for source in Source:
        precision.choose(source)
        page.flush()
        assert stored(session, ana.id).sources["birth_name"] is source
    for absence in Absence:
        precision.choose(absence)
        page.flush()
        kept = stored(session, ana.id)
        assert kept.absences["birth_name"] is absence
        assert kept.birth_name == ""
    field(page, "birth_name").setFocus()
    Hand().type("POPESCU")
    page.flush()
    assert "birth_name" not in stored(session, ana.id).absences


def test_the_menu_under_a_field_offers_them_in_words(
    page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    precision = page.findChild(PrecisionButton, "birth_name_precision")
    assert isinstance(precision, PrecisionButton)
    actions = {action.text(): action for action in precision._menu.actions()}
    assert {"Inconnu", "Non demandé", "Ne souhaite pas répondre", "Sans objet"} <= set(actions)
    actions["Document vu"].trigger()
    page.flush()
    assert stored(session, ana.id).sources["birth_name"] is Source.DOCUMENT
    assert precision.text() == "Document vu"
    assert precision.accessibleName() == "Document vu, Nom de naissance"
    actions["Document vu"].trigger()
    assert precision.text() == "Préciser…"


def test_an_absence_empties_the_field_and_ctrl_z_brings_the_text_back(
    qtbot: QtBot, page: PersonPage, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    precision = page.findChild(PrecisionButton, "birth_name_precision")
    assert isinstance(precision, PrecisionButton)
    precision.choose(Absence.REFUSED)
    birth_name = field(page, "birth_name")
    assert birth_name.text() == ""
    assert birth_name.placeholderText() == "Ne souhaite pas répondre"
    birth_name.undo()
    assert birth_name.text() == "POPESCU"


def test_a_partial_date_is_kept_as_it_is_known(
    qtbot: QtBot, page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    radio(page, "birth_choice_year").click()
    year = field(page, "birth_year")
    year.selectAll()
    qtbot.keyClicks(year, "2009")
    page.flush()
    kept = stored(session, ana.id)
    assert kept.birth == PartialDate("2009")
    assert kept.sources["birth"] is Source.PERSON


def test_an_estimated_age_keeps_its_day(
    qtbot: QtBot, page: PersonPage, session: Session, ana: Person, context: PageContext
) -> None:
    page.show_route({"person": ana.id})
    radio(page, "birth_choice_age").click()
    qtbot.keyClicks(field(page, "birth_age"), "14")
    page.flush()
    kept = stored(session, ana.id)
    assert kept.birth == PartialDate.of_age(14, context.clock().date())
    assert kept.birth_estimated_on == context.clock().date()


def test_a_date_that_cannot_be_is_said_and_its_digits_come_back(
    qtbot: QtBot, page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    month = field(page, "birth_month")
    month.selectAll()
    qtbot.keyClicks(month, "15")
    page.flush()
    QApplication.processEvents()
    sentences = [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
    assert any("le mois doit être entre 1 et 12" in sentence for sentence in sentences), sentences
    page.show_route({"person": ana.id})
    assert field(page, "birth_month").text() == "15"


def test_sex_can_stay_unknown(page: PersonPage, session: Session, ana: Person) -> None:
    page.show_route({"person": ana.id})
    radio(page, "sex_choice_m").click()
    page.flush()
    assert stored(session, ana.id).sex is Sex.MALE
    radio(page, "sex_choice_").click()
    page.flush()
    assert stored(session, ana.id).sex is None


def test_a_phone_says_whether_one_may_call(
    qtbot: QtBot, page: PersonPage, session: Session, ana: Person
) -> None:
    session.people.save(replace(ana, phones=()))
    page.show_route({"person": ana.id})
    button(page, "phones_add").click()
    Hand().type("06 39 98 00 11")
    radio(page, "phones_0_choice_no").click()
    page.flush()
    (phone,) = stored(session, ana.id).phones
    assert (phone.number, phone.safety) == ("06 39 98 00 11", Safety.NO)


def test_a_phone_taken_away_comes_back(
    page: PersonPage, session: Session, ana: Person, context: PageContext
) -> None:
    page.show_route({"person": ana.id})
    remove = next(
        item for item in page.findChildren(QPushButton) if item.text() == "Retirer ce téléphone"
    )
    remove.click()
    page.flush()
    assert stored(session, ana.id).phones == ()
    assert context.messages.undo()
    page.flush()
    assert stored(session, ana.id).phones == ana.phones


def test_a_near_name_is_hinted_and_blocks_nothing(
    qtbot: QtBot, page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({})
    Hand().type("POPESKU")
    hint = page.findChild(NearHint)
    assert isinstance(hint, NearHint)
    assert hint.isVisible()
    assert ana.id in hint.shown
    page.flush()
    assert len(session.dossiers.lines()) == 2
    while hint.shown:
        hint.other_person.emit(hint.shown[0])
    Hand().type("E")
    assert ana.id not in hint.shown


def test_it_is_her_goes_to_her_dossier_and_puts_the_double_aside(
    page: PersonPage, session: Session, ana: Person, context: PageContext
) -> None:
    page.show_route({})
    Hand().type("POPESCU")
    page.flush()
    hint = page.findChild(NearHint)
    assert isinstance(hint, NearHint)
    same = next(item for item in hint.findChildren(QPushButton) if "ouvrir" in item.text())
    same.click()
    current = context.navigator.current
    assert current is not None
    assert (current.page, current.args["dossier"]) == ("dossier", ana.dossier_id)
    states = {line.ref: line.state.label for line in session.dossiers.lines()}
    assert states == {"D-2026-001": "actif", "D-2026-002": "archivé"}
    assert context.messages.undo()
    assert all(line.state.label == "actif" for line in session.dossiers.lines())


def test_a_relation_is_written_once_for_both(
    page: PersonPage, session: Session, ana: Person, context: PageContext
) -> None:
    aunt = session.people.save(
        replace(session.people.blank(ana.dossier_id), first_names=("Rodica",), sex=Sex.FEMALE)
    )
    page.show_route({"person": aunt.id})
    kind = page.findChild(QComboBox, "relation_kind")
    other = page.findChild(QComboBox, "relation_other")
    assert isinstance(kind, QComboBox)
    assert isinstance(other, QComboBox)
    kind.setCurrentIndex(kind.findData(RelationKind.UNCLE_AUNT.value))
    other.setCurrentIndex(other.findData(ana.id))
    button(page, "relation_add").click()
    words = {
        item.person.id: item.relations for item in session.dossiers.view(ana.dossier_id).persons
    }
    assert words[aunt.id] == ("tante d’Ana",)
    assert "nièce de Rodica" in words[ana.id]
    assert context.messages.undo()
    view = session.dossiers.view(ana.dossier_id)
    assert all(aunt.id not in (item.from_id, item.to_id) for item in view.relations)


def test_the_role_of_the_person_can_change(page: PersonPage, session: Session, ana: Person) -> None:
    page.show_route({"person": ana.id})
    radio(page, "role_choice_other_minor").click()
    page.flush()
    assert stored(session, ana.id).role is Role.OTHER_MINOR


def test_the_trash_can_be_undone(
    page: PersonPage, session: Session, ana: Person, context: PageContext
) -> None:
    page.show_route({"person": ana.id})
    button(page, "person_trash").click()
    assert len(session.dossiers.view(ana.dossier_id).persons) == 2
    assert context.messages.undo()
    assert len(session.dossiers.view(ana.dossier_id).persons) == 3


def test_a_full_disk_leaves_the_text_on_screen_and_the_next_try_saves_it(
    page: PersonPage,
    session: Session,
    ana: Person,
    context: PageContext,
    runner: FailingRunner,
) -> None:
    page.show_route({"person": ana.id})
    birth_name = field(page, "birth_name")
    birth_name.setFocus()
    birth_name.selectAll()
    Hand().type("IONESCU")
    runner.problem = StorageFull("Le disque est plein.")
    page.flush()
    message = context.messages.current
    assert message is not None
    assert message.text == FULL
    assert birth_name.text() == "IONESCU"
    runner.problem = None
    page.flush()
    assert stored(session, ana.id).birth_name == "IONESCU"


def test_field_and_caret_come_back(page: PersonPage, ana: Person) -> None:
    page.show_route({"person": ana.id})
    usage = field(page, "usage_name")
    usage.setFocus()
    Hand().type("IONESCU")
    usage.setCursorPosition(3)
    place = page.place()
    page.flush()
    page.show_route({"person": ana.id})
    page.restore(place)
    assert page.focusWidget() is field(page, "usage_name")
    assert field(page, "usage_name").cursorPosition() == 3


def test_discreet_mode_hides_the_name_in_the_title(
    page: PersonPage, ana: Person, context: PageContext
) -> None:
    page.show_route({"person": ana.id})
    assert page.title() == "Fiche de POPESCU Ana, dite «\u00a0Nina\u00a0»"
    context.discreet.set_active(True)
    assert page.title() == "Fiche d’A. P."


def test_s06_ac2_closing_always_succeeds_and_what_was_typed_is_kept(
    page: PersonPage, session: Session, context: PageContext, ana: Person
) -> None:
    context.navigator.open(routes.dossier(ana.dossier_id))
    context.navigator.open(routes.person(ana.id))
    context.navigator.leaving.connect(page.flush)
    page.show_route({"person": ana.id})
    field(page, "birth_name").setFocus()
    Hand().type("x")
    button(page, "person_close").click()
    current = context.navigator.current
    assert current is not None
    assert current.page == "dossier"
    assert stored(session, ana.id).birth_name == "POPESCUx"


def test_s06_ac5_former_names_are_kept_called_so_and_found(
    page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    field(page, "former_names_typed").setFocus()
    hand = Hand()
    hand.type("Ionescu")
    hand.press(Qt.Key.Key_Return)
    page.flush()
    assert stored(session, ana.id).former_names == ("Ionescu",)
    assert [hit.dossier_id for hit in session.finding.search("ionescu", 5).hits] == [ana.dossier_id]
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "Anciens noms" in said
    assert "jeune fille" not in said


def test_s06_ac6_no_title_of_courtesy_is_asked(page: PersonPage, ana: Person) -> None:
    page.show_route({"person": ana.id})
    said = {widget.text() for kind in (QLabel, QRadioButton) for widget in page.findChildren(kind)}
    assert not said & {"Civilité", "Monsieur", "Madame", "M.", "Mme"}
    assert {"Féminin", "Masculin", "Non connu"} <= said
