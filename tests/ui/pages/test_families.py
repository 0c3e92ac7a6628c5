"""Links to each member in one grid, parental authority, households, separating a person."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.absence import Source
from desktop_app.domain.person import Authority, Person, Sex
from desktop_app.domain.relation import RelationKind
from desktop_app.services.session import Session
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.households_page import HouseholdsPage
from desktop_app.ui.pages.near_hint import NearHint
from desktop_app.ui.pages.person_page import PersonPage
from desktop_app.ui.pages.separate_page import SeparatePage
from desktop_app.ui.theme import Look
from tests.services import families_made as made
from tests.ui.accessibility import audit
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active


def opened(qtbot: QtBot, context: PageContext, kind: type[Page], args: dict[str, str]) -> Page:
    page = kind(context)
    context.navigator.register_changed.connect(page.refresh)
    show_active(qtbot, page, 1200, 900)
    page.show_route(args)
    settle()
    return page


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def button(page: QWidget, name: str) -> QAbstractButton:
    shown = [item for item in page.findChildren(QAbstractButton, name) if item.isVisibleTo(page)]
    assert len(shown) == 1, (name, len(shown))
    return shown[0]


def combo(page: QWidget, name: str) -> QComboBox:
    found = page.findChild(QComboBox, name)
    assert isinstance(found, QComboBox), name
    return found


def choose(field: QComboBox, key: str) -> None:
    at = field.findData(key)
    assert at >= 0
    field.setCurrentIndex(at)
    field.activated.emit(at)


def sentences(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page)]


def relations(session: Session, person: Person) -> tuple[str, ...]:
    view = session.dossiers.view(person.dossier_id)
    return next(item.relations for item in view.persons if item.person.id == person.id)


def test_s05_ac5_adding_a_member_asks_for_the_link_to_each_other_member(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id, anna, brother = made.anna(session)
    mother = made.person(session, dossier_id, first_names=("Elena",), sex=Sex.FEMALE)
    page = opened(qtbot, context, PersonPage, {"person": mother.id})
    to_anna, to_marius = combo(page, f"link_{anna.id}"), combo(page, f"link_{brother.id}")
    assert "mère" in [to_anna.itemText(at) for at in range(to_anna.count())]
    assert to_anna.accessibleName() == "Elena est, pour Anna"
    choose(to_anna, RelationKind.PARENT.value)
    page.flush()
    settle()
    assert relations(session, mother) == ("mère d’Anna",)
    assert any("Proposé\u00a0: mère (mère d’Anna, sœur de Marius)." in s for s in sentences(page))
    assert relations(session, brother) == ("frère d’Anna",), "a proposal is not written"
    button(page, f"link_take_{brother.id}").click()
    page.flush()
    settle()
    assert to_marius.currentText() == "mère"
    assert "fils d’Elena" in relations(session, brother)
    assert context.messages.undo()
    settle()
    assert relations(session, brother) == ("frère d’Anna",)
    assert to_marius.currentData() == ""


def test_the_words_follow_the_sex_and_another_link_has_words_of_its_own(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    _dossier_id, anna, brother = made.anna(session)
    page = opened(qtbot, context, PersonPage, {"person": brother.id})
    link = combo(page, f"link_{anna.id}")
    assert link.currentText() == "frère"
    choose(link, RelationKind.OTHER.value)
    words = page.findChild(QLineEdit, f"link_words_{anna.id}")
    assert isinstance(words, QLineEdit)
    assert words.isVisibleTo(page)
    words.setFocus()
    Hand().type("voisin")
    page.flush()
    assert relations(session, brother) == ("voisin (Anna)",)


def test_locking_in_the_middle_of_the_grid_loses_no_link(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    _dossier_id, anna, brother = made.anna(session)
    page = opened(qtbot, context, PersonPage, {"person": brother.id})
    link = combo(page, f"link_{anna.id}")
    link.setFocus()
    choose(link, RelationKind.COUSIN.value)
    page.flush()
    place = page.place()
    again = opened(qtbot, context, PersonPage, {"person": brother.id})
    again.restore(place)
    assert combo(again, f"link_{anna.id}").currentText() == "cousin"
    assert again.focusWidget() is combo(again, f"link_{anna.id}")


def test_who_exercises_parental_authority(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id, ana, mother = made.ana(session)
    session.people.save(
        replace(
            ana,
            authority=Authority.MOTHER,
            authority_ids=(),
            sources={"authority": Source.RELATIVE},
        )
    )
    page = opened(qtbot, context, PersonPage, {"person": ana.id})
    box = button(page, f"authority_{mother.id}")
    assert box.accessibleName() == "POPESCU Elena, mère"
    box.click()
    page.flush()
    assert session.people.get(ana.id).authority_ids == (mother.id,)
    dossier = opened(qtbot, context, DossierPage, {"dossier": dossier_id})
    said = "Autorité parentale\u00a0: mère, POPESCU Elena (déclaré par un proche)"
    assert said in sentences(dossier)


def test_a_dossier_of_two_households_shows_them(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id, anna, brother = made.anna(session)
    page = opened(qtbot, context, HouseholdsPage, {"dossier": dossier_id})
    button(page, "home_add").click()
    settle()
    new = session.families.households(dossier_id)[-1]
    assert page.focusWidget().objectName() == f"home_name_{new.id}"
    Hand().type("Chez le pere")
    button(page, f"home_{new.id}_{anna.id}").click()
    button(page, f"home_{new.id}_{brother.id}").click()
    page.flush()
    kept = session.families.households(dossier_id)[-1]
    assert (kept.name, kept.member_ids) == ("Chez le pere", (anna.id, brother.id))
    dossier = opened(qtbot, context, DossierPage, {"dossier": dossier_id})
    said = sentences(dossier)
    assert said.index("Chez la mère") < said.index("Chez le pere")
    assert "Autres mineurs du foyer\u00a0: Marius" in said
    button(page, f"home_remove_{new.id}").click()
    settle()
    assert len(session.families.households(dossier_id)) == 1
    assert context.messages.undo()
    assert len(session.families.households(dossier_id)) == 2


def test_locking_in_the_middle_of_a_household_loses_no_character(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id, _anna, _brother = made.anna(session)
    home = session.families.households(dossier_id)[0]
    page = opened(qtbot, context, HouseholdsPage, {"dossier": dossier_id})
    note = page.findChild(QPlainTextEdit, f"home_note_{home.id}")
    assert isinstance(note, QPlainTextEdit)
    note.setFocus()
    Hand().type("Au fond du terr")
    page.flush()
    place = page.place()
    again = opened(qtbot, context, HouseholdsPage, {"dossier": dossier_id})
    again.restore(place)
    kept = again.findChild(QPlainTextEdit, f"home_note_{home.id}")
    assert isinstance(kept, QPlainTextEdit)
    assert kept.toPlainText() == "Au fond du terr"
    assert again.focusWidget() is kept
    assert kept.textCursor().position() == len("Au fond du terr")


def test_separating_says_what_goes_and_what_stays_and_is_undone(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id, anna, _brother = made.anna(session)
    page = opened(qtbot, context, SeparatePage, {"dossier": dossier_id})
    context.navigator.open(routes.separate(dossier_id))
    assert not button(page, "separate_do").isEnabled()
    button(page, f"separate_{anna.id}").click()
    settle()
    assert any("1 observation" in said for said in sentences(page))
    assert any("frère d’Anna" in said for said in sentences(page))
    (text,) = session.separating.view(dossier_id, (anna.id,)).shared
    button(page, f"copy_{text.key}").click()
    page.flush()
    # Locking here loses no tick.
    again = opened(qtbot, context, SeparatePage, {"dossier": dossier_id})
    assert button(again, f"separate_{anna.id}").isChecked()
    assert button(again, f"copy_{text.key}").isChecked()
    button(again, "separate_do").click()
    new = session.people.get(anna.id).dossier_id
    assert new != dossier_id
    texts = [part.text for part in session.register.observations.by_dossier(new)]
    assert "Marius et Anna jouent." in texts
    assert session.drafts.load("separate", dossier_id) is None
    assert context.messages.undo()
    assert session.people.get(anna.id).dossier_id == dossier_id


def test_undoing_stands_in_the_menu_of_the_dossier(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    gone, anna, _brother = made.anna(session)
    kept, ana, _mother = made.ana(session)
    session.merging.merge(made.request_of(gone, kept, {anna.id: ana.id}))
    context.navigator.open(routes.dossier(gone))
    page = opened(qtbot, context, DossierPage, {"dossier": gone})
    assert page.dossier_ref() == "D-2026-002", "the number that went leads to the kept dossier"
    undo = page.findChild(QAction, "undo_batch_0")
    assert isinstance(undo, QAction)
    assert undo.text() == "Annuler la fusion du 3 mars 2026 (D-2026-001 dans D-2026-002)"
    assert isinstance(page, DossierPage)
    page.open_tab("history")
    settle()
    assert button(page, "history_undo_0").text() == undo.text(), "in the history too"
    undo.trigger()
    assert session.people.get(anna.id).dossier_id == gone
    settle()
    menu = page.findChild(QMenu, "dossier_menu")
    assert isinstance(menu, QMenu)
    assert not [
        item
        for item in page.findChildren(QAbstractButton, "history_undo_0")
        if item.isVisibleTo(page)
    ]
    assert not [item for item in menu.actions() if item.objectName().startswith("undo_batch")]


def test_s06_ac1_an_answer_given_before_the_first_save_is_remembered(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    session.dossiers.create(typed_name="Ana POPESCU")
    page = opened(qtbot, context, PersonPage, {})
    Hand().type("Pop")
    hint = page.findChild(NearHint)
    assert isinstance(hint, NearHint)
    assert hint.isVisible(), "after three letters"
    other = next(
        item for item in hint.findChildren(QAbstractButton) if item.text() == "Ce n’est pas elle"
    )
    other.click()
    assert hint.shown == ()
    assert list(session.register.distinct_persons.all()) == [], "nobody is kept yet"
    page.flush()
    assert len(list(session.register.distinct_persons.all())) == 1
    Hand().type("escu")
    page.flush()
    settle()
    assert hint.shown == ()
    assert len(session.dossiers.lines()) == 2, "homonyms are never blocked"


@pytest.mark.parametrize("kind", ["separate", "households"])
def test_the_pages_are_accessible_in_every_look(
    qtbot: QtBot, look: Look, context: PageContext, session: Session, kind: str
) -> None:
    dossier_id, anna, _brother = made.anna(session)
    session.drafts.save("separate", dossier_id, {"persons": [anna.id], "copies": []})
    pages: dict[str, type[Page]] = {"separate": SeparatePage, "households": HouseholdsPage}
    page = pages[kind](context)
    show_active(qtbot, page, 1366, 768)
    page.show_route({"dossier": dossier_id})
    settle()
    settle()
    assert audit(page) == []
