"""« Historique » and « Journal » on screen (S05-AC6, §2.17, §2.26, S-23)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, UserId
from desktop_app.domain.rights import Actor, Right
from desktop_app.services.history_views import Asked, HistoryView
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.history_page import HistoryPage
from desktop_app.ui.pages.history_pane import HistoryPane
from desktop_app.ui.pages.journal_page import JournalPage
from desktop_app.ui.pages.person_page import PersonPage
from desktop_app.ui.theme import Look
from tests.ui.accessibility import audit
from tests.ui.fakes import FixedClock
from tests.ui.pages import samples
from tests.ui.pages.finding import part, settle
from tests.ui.showing import show_active


@pytest.fixture
def dossier_id(session: Session, clock: FixedClock) -> DossierId:
    found = samples.family(session)
    ana = session.dossiers.view(found).persons[0].person
    clock.advance(hours=1)
    session.people.save(replace(ana, birth=PartialDate("2010-05-12"), health="Va bien. " * 30))
    return found


def button(page: QWidget, name: str) -> QAbstractButton:
    found = [b for b in page.findChildren(QAbstractButton, name) if b.isVisible()]
    assert len(found) == 1, (name, len(found))
    return found[0]


def starting(page: QWidget, name: str) -> list[QAbstractButton]:
    shown = page.findChildren(QAbstractButton)
    return [b for b in shown if b.isVisible() and b.objectName().startswith(name)]


def sentences(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


@pytest.fixture
def dossier_page(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> DossierPage:
    page = DossierPage(context)
    context.navigator.register_changed.connect(page.refresh)
    show_active(qtbot, page, 1366, 900)
    page.show_route({"dossier": dossier_id, "tab": "history"})
    for _ in range(3):
        QApplication.processEvents()
    return page


def test_s05_ac6_the_tab_tells_it_in_plain_sentences(dossier_page: DossierPage) -> None:
    said = sentences(dossier_page)
    assert (
        "C. Martin a corrigé la date de naissance\u00a0: 12 mai 2011 (déclaré par la personne)"
        in said
        or "C. Martin a corrigé la date de naissance\u00a0: 12 mai 2011 → 12 mai 2010" in said
    )
    assert "POPESCU Ana" in said
    assert "C. Martin a lu le dossier." not in said


def test_s26_readings_are_shown_when_ticked(dossier_page: DossierPage) -> None:
    button(dossier_page, "history_readings").click()
    button(dossier_page, "history_changes").click()
    assert "a corrigé" not in sentences(dossier_page)


def test_s26_both_texts_can_be_seen(dossier_page: DossierPage) -> None:
    fold = starting(dossier_page, "texts_")[0]
    assert fold.text() == "Voir le texte"
    fold.click()
    assert "Nouveau texte" in sentences(dossier_page)
    assert ("Va bien. " * 30).strip() in sentences(dossier_page)


def test_s26_both_texts_of_a_correction_can_be_seen(
    dossier_page: DossierPage,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    clock: FixedClock,
) -> None:
    ana = session.dossiers.view(dossier_id).persons[0].person
    clock.advance(hours=1)
    session.people.save(replace(ana, health="Va mieux. " * 30))
    context.navigator.changed(frozenset({"person"}))
    fold = starting(dossier_page, "texts_")[0]
    assert fold.text() == "Voir les deux textes"
    fold.click()
    said = sentences(dossier_page)
    assert said.index("Va bien.") < said.index("Va mieux.")


def test_s26_the_line_of_an_observation_leads_to_both_texts(
    dossier_page: DossierPage,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    clock: FixedClock,
) -> None:
    entry = ObservationEntry(dossier_id, observed=PartialDate("2026-03-02"), seen="Vue à 11 h.")
    occasion = session.observations.record(entry)
    clock.advance(hours=1)
    again = replace(entry, seen="Vue à midi.", correction="précision sur l’heure")
    session.observations.change(occasion, again)
    context.navigator.changed(frozenset({"observation"}))
    settle()
    said = sentences(dossier_page)
    assert "précision sur l’heure" in said
    links = starting(dossier_page, "both_")
    assert [link.text() for link in links] == ["Voir les deux textes"]
    assert "a corrigé l’observation" in links[0].accessibleName()
    links[0].click()
    assert context.navigator.current == routes.texts(dossier_id, occasion)


def test_an_old_value_is_put_back_and_ctrl_z_undoes_it(
    dossier_page: DossierPage, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    def birth() -> PartialDate | None:
        return session.dossiers.view(dossier_id).persons[0].person.birth

    named = [b for b in starting(dossier_page, "put_back_") if b.objectName().endswith("-birth")]
    named[0].click()
    assert birth() == PartialDate("2011-05-12")
    assert context.messages.current is not None
    assert context.messages.current.text == "Ancienne valeur rétablie."
    assert context.messages.undo()
    assert birth() == PartialDate("2010-05-12")


def test_who_only_reads_puts_nothing_back(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    session._identity.actor = Actor(UserId("x"), "L. Bernard", frozenset({Right.READ}))
    page = HistoryPage(context)
    show_active(qtbot, page, 1100, 760)
    ana = session.dossiers.view(dossier_id, opened=False).persons[0].person
    page.show_route({"person": ana.id, "dossier": dossier_id})
    assert "a corrigé la date de naissance" in sentences(page)
    assert starting(page, "put_back_") == []


def test_the_fiche_leads_to_its_history(
    qtbot: QtBot, plain_look: object, context: PageContext, session: Session, dossier_id: DossierId
) -> None:
    ana = session.dossiers.view(dossier_id, opened=False).persons[0].person
    page = PersonPage(context)
    show_active(qtbot, page, 1100, 760)
    page.show_route({"person": ana.id})
    button(page, "person_history").click()
    assert context.navigator.current == routes.history(person=ana.id, dossier=dossier_id)


def test_no_name_and_no_value_in_discreet_mode(
    dossier_page: DossierPage, context: PageContext
) -> None:
    context.discreet.toggle()
    pane = part(dossier_page, HistoryPane, "history_scroll")
    said = sentences(pane)
    assert "C. Martin a corrigé la date de naissance." in said
    assert "POPESCU" not in said
    assert "2010" not in said
    names = [b.accessibleName() for b in pane.findChildren(QAbstractButton) if b.isVisible()]
    assert not any("2010" in name for name in names)


def test_the_tab_is_read_only_when_it_is_in_sight(
    qtbot: QtBot,
    plain_look: object,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[DossierId] = []
    real = session.history.of_dossier

    def counted(asked_id: DossierId, asked: Asked) -> HistoryView:
        read.append(asked_id)
        return real(asked_id, asked)

    monkeypatch.setattr(session.history, "of_dossier", counted)
    page = DossierPage(context)
    show_active(qtbot, page, 1366, 900)
    page.show_route({"dossier": dossier_id})
    assert read == []
    page.open_tab("history")
    assert read == [dossier_id]


@pytest.fixture
def journal(
    qtbot: QtBot, plain_look: object, context: PageContext, dossier_id: DossierId
) -> JournalPage:
    page = JournalPage(context)
    context.navigator.register_changed.connect(page.refresh)
    show_active(qtbot, page, 1366, 900)
    page.show_route({})
    return page


def test_s17_ac1_the_journal_is_told_in_sentences(journal: JournalPage) -> None:
    said = sentences(journal)
    assert "C. Martin a noté une observation." in said
    assert "D-2026-001" in said
    assert "create" not in said


def test_s17_the_journal_is_narrowed_by_what_and_when(journal: JournalPage) -> None:
    journal._what.set_value("place")
    journal._narrow()
    said = sentences(journal)
    assert "a ajouté un lieu" in said
    assert "observation" not in said.replace("observations", "")
    journal._what.set_value("")
    since = journal.findChild(QLineEdit, "journal_since")
    assert isinstance(since, QLineEdit)
    since.setText("4 mars 2026")
    since.editingFinished.emit()
    assert "Rien de tel dans le journal." in sentences(journal)


def test_locking_keeps_the_filters(
    qtbot: QtBot, journal: JournalPage, context: PageContext
) -> None:
    since = journal.findChild(QLineEdit, "journal_since")
    assert isinstance(since, QLineEdit)
    since.setFocus()
    since.setText("2 mars 20")
    since.setCursorPosition(3)
    place = journal.place()
    journal.flush()
    again = JournalPage(context)
    show_active(qtbot, again, 1366, 900)
    again.show_route({})
    again.restore(place)
    found = again.findChild(QLineEdit, "journal_since")
    assert isinstance(found, QLineEdit)
    assert found.text() == "2 mars 20"
    assert found.cursorPosition() == 3
    assert again.focusWidget() is found


def test_s17_verifying_says_how_far_and_what_it_found(
    qtbot: QtBot, journal: JournalPage, session: Session
) -> None:
    said: list[str] = []
    journal._check._run.progress.connect(lambda step: said.append(step.words))
    with qtbot.waitSignal(journal._check.done, timeout=20_000):
        button(journal, "journal_verify").click()
        assert button(journal, "check_stop").isVisible()
    assert "Vérification du journal" in said
    assert "rien d’anormal" in journal._check.words()
    assert "Dernière vérification complète\u00a0: 3 mars 2026" in sentences(journal)
    assert not session.checking.is_due()


def test_verifying_can_be_given_up(journal: JournalPage, session: Session) -> None:
    button(journal, "journal_verify").click()
    button(journal, "check_stop").click()
    assert journal._check.words() == "Vérification arrêtée. Rien n’a changé."
    assert session.checking.is_due()


def test_s23_damage_is_told_and_stays(
    qtbot: QtBot, journal: JournalPage, session: Session, context: PageContext
) -> None:
    session.register.connection.run("UPDATE person SET birth_name = 'X'")
    with qtbot.waitSignal(journal._check.done, timeout=20_000):
        button(journal, "journal_verify").click()
    assert "ne correspondent plus à l’historique" in journal._check.words()
    assert context.messages.current is not None
    assert "copie" in context.messages.current.text


@pytest.mark.parametrize("kind", ["history", "journal", "tab"])
def test_the_pages_in_every_look(
    qtbot: QtBot,
    look: Look,
    context: PageContext,
    session: Session,
    dossier_id: DossierId,
    kind: str,
) -> None:
    ana = session.dossiers.view(dossier_id).persons[0].person
    page: HistoryPage | JournalPage | DossierPage
    if kind == "history":
        page, args = HistoryPage(context), {"person": ana.id, "dossier": dossier_id}
    elif kind == "journal":
        page, args = JournalPage(context), {}
    else:
        page, args = DossierPage(context), {"dossier": dossier_id, "tab": "history"}
    show_active(qtbot, page, 1366, 768)
    page.show_route(args)
    for _ in range(3):
        QApplication.processEvents()
    assert audit(page) == []
