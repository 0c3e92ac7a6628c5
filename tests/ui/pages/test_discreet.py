"""Discreet mode on every page of a dossier: no name from before it is turned on stays in sight."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.ids import DossierId
from desktop_app.domain.person import Role
from desktop_app.domain.relation import RelationKind
from desktop_app.services.session import Session
from desktop_app.ui.page import Page, PageContext
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.near_hint import NearHint
from desktop_app.ui.pages.observation_page import ObservationPage
from desktop_app.ui.pages.person_page import PersonPage
from desktop_app.ui.pages.prepare_page import PreparePage
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active


def shown(qtbot: QtBot, page: Page, args: dict[str, str]) -> Page:
    show_active(qtbot, page, 1200, 900)
    page.show_route(args)
    return page


def words(page: QWidget) -> str:
    """Return all that is on screen and is no field being typed into."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    found = [label.text() for label in page.findChildren(QLabel) if not label.isHidden()]
    found += [button.text() for button in page.findChildren(QPushButton)]
    found += [button.accessibleName() for button in page.findChildren(QPushButton)]
    for combo in page.findChildren(QComboBox):
        found += [combo.itemText(at) for at in range(combo.count())]
    return "\n".join(found)


def test_the_choice_of_a_dossier_and_of_a_draft(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> None:
    page = shown(qtbot, ObservationPage(context), {})
    assert "POPESCU" in words(page)
    context.discreet.set_active(True)
    assert "POPESCU" not in words(page)
    page.show_route({"dossier": dossier_id})
    text = page.findChild(QPlainTextEdit, "seen")
    assert isinstance(text, QPlainTextEdit)
    text.insertPlainText("Ana tousse.")
    page.flush()
    context.discreet.set_active(False)
    page.show_route({"dossier": dossier_id})
    assert "Ana tousse." in words(page)
    context.discreet.set_active(True)
    assert "Ana tousse." not in words(page)


def test_the_speakers_of_an_observation_are_initials_and_kept_by_name(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
) -> None:
    page = shown(qtbot, ObservationPage(context), {"dossier": dossier_id})
    add = page.findChild(QPushButton, "add_words")
    assert isinstance(add, QPushButton)
    add.click()
    who = page.findChild(QComboBox, "words_0_speaker")
    assert isinstance(who, QComboBox)
    who.setCurrentIndex(2)
    context.discreet.set_active(True)
    assert [who.itemText(at) for at in range(who.count())] == ["", "A. P.", "M. P.", "E. P."]
    said = page.findChild(QPlainTextEdit, "words_0_text")
    assert isinstance(said, QPlainTextEdit)
    said.setPlainText("Je suis tombé.")
    save = page.findChild(QPushButton, "observation_save")
    assert isinstance(save, QPushButton)
    save.click()
    parts = session.timeline.whole(dossier_id)[0].parts
    assert [part.speaker for part in parts] == ["Marius"]


def test_persons_with_the_same_words_can_each_be_chosen(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session
) -> None:
    dossier_id = session.dossiers.create(typed_name="POPESCU Ana").dossier.id
    twins = [
        session.people.save(
            replace(
                session.people.blank(dossier_id, Role.CHILD),
                birth_name="POPESCU",
                first_names=("Ion",),
            )
        )
        for _ in range(2)
    ]
    ana = session.dossiers.view(dossier_id).persons[0].person
    page = shown(qtbot, PersonPage(context), {"person": ana.id})
    kind = page.findChild(QComboBox, "relation_kind")
    other = page.findChild(QComboBox, "relation_other")
    add = page.findChild(QPushButton, "relation_add")
    assert isinstance(kind, QComboBox)
    assert isinstance(other, QComboBox)
    assert isinstance(add, QPushButton)
    kind.setCurrentIndex(kind.findData(RelationKind.SIBLING.value))
    other.setCurrentIndex(other.findData(twins[1].id))
    add.click()
    (relation,) = session.dossiers.view(dossier_id).relations
    assert {relation.from_id, relation.to_id} == {ana.id, twins[1].id}


def test_the_links_and_the_near_persons_of_a_fiche(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
) -> None:
    ana = session.dossiers.view(dossier_id).persons[0].person
    page = shown(qtbot, PersonPage(context), {"person": ana.id})
    assert "Elena" in words(page)
    context.discreet.set_active(True)
    assert "Elena" not in words(page)
    context.discreet.set_active(False)
    page.show_route({})
    Hand().type("POPESKU")
    assert "POPESCU" in words(page)
    context.discreet.set_active(True)
    assert "POPESCU" not in words(page)
    assert "Dossier D-2026-001" in words(page)


def test_it_is_not_her_keeps_the_other_near_persons_and_the_focus(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> None:
    page = shown(qtbot, PersonPage(context), {})
    Hand().type("POPESKU")
    hint = page.findChild(NearHint)
    assert isinstance(hint, NearHint)
    first, *others = hint.shown
    assert others
    refuse = next(it for it in hint.findChildren(QPushButton) if it.text().startswith("Ce n’est"))
    refuse.setFocus()
    refuse.click()
    assert first not in hint.shown
    assert set(others) <= set(hint.shown)
    assert hint.isAncestorOf(page.focusWidget())


def test_what_is_to_complete(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> None:
    page = shown(qtbot, DossierPage(context), {"dossier": dossier_id, "tab": "gaps"})
    assert "Scolarité d’Ana" in words(page)
    context.discreet.set_active(True)
    assert "Scolarité de A. P." in words(page) or "Scolarité d’A. P." in words(page)
    assert "Scolarité d’Ana" not in words(page)


def test_the_quotations_of_an_ecrit_to_prepare(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> None:
    page = shown(qtbot, PreparePage(context), {"dossier": dossier_id})
    choose = page.findChild(QPushButton, "observations_choose")
    assert isinstance(choose, QPushButton)
    choose.click()
    assert "plâtre" in words(page)
    context.discreet.set_active(True)
    assert "plâtre" not in words(page)
