"""A result that comes late: the user has gone on, another record is on screen, keys were typed."""

from __future__ import annotations

from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.person import Person
from desktop_app.errors import StorageFull
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.dossier_page import DossierPage
from desktop_app.ui.pages.dossiers_page import DossiersPage
from desktop_app.ui.pages.near_hint import NearHint
from desktop_app.ui.pages.observation_page import ObservationPage
from desktop_app.ui.pages.person_page import NOT_PUT_BACK, PersonPage
from desktop_app.ui.pages.place_page import PlacePage
from desktop_app.ui.pages.settings_page import SettingsPage
from desktop_app.ui.shell.work_zone import WorkZone
from tests.ui.fakes import ManualRunner, page_context
from tests.ui.pages.hand import CTRL, Hand
from tests.ui.showing import show_active

W = TypeVar("W", bound=QWidget)
PAGES = {
    "dossiers": DossiersPage,
    "dossier": DossierPage,
    "person": PersonPage,
    "observation": ObservationPage,
    "place": PlacePage,
    "settings": SettingsPage,
}


@pytest.fixture
def late() -> ManualRunner:
    return ManualRunner()


@pytest.fixture
def context(qtbot: QtBot, plain_look: object, session: Session, late: ManualRunner) -> PageContext:
    return page_context(session, runner=late)


@pytest.fixture
def zone(qtbot: QtBot, context: PageContext) -> WorkZone:
    """Return the pages as the window holds them: leaving one saves it."""
    made = WorkZone(context, PAGES)
    navigator = context.navigator
    navigator.leaving.connect(made.flush)
    navigator.arrived.connect(made.show_route)
    navigator.register_changed.connect(made.changed)
    show_active(qtbot, made, 1200, 800)
    return made


@pytest.fixture
def ana(session: Session, dossier_id: DossierId) -> Person:
    return session.dossiers.view(dossier_id).persons[0].person


def find(parent: QWidget, kind: type[W], name: str) -> W:
    found = parent.findChild(kind, name)
    assert isinstance(found, kind), name
    return found


def find_action(parent: QWidget, name: str) -> QAction:
    found = parent.findChild(QAction, name)
    assert isinstance(found, QAction), name
    return found


def seen(zone: WorkZone) -> QPlainTextEdit:
    return find(zone, QPlainTextEdit, "seen")


def observations(session: Session, dossier_id: DossierId) -> list[str]:
    timeline = session.timeline.whole(dossier_id)
    return [entry.parts[0].text for entry in timeline if entry.kind == "observation"]


def test_two_ctrl_enter_record_one_observation(
    zone: WorkZone,
    context: PageContext,
    session: Session,
    late: ManualRunner,
    dossier_id: DossierId,
) -> None:
    context.navigator.open(routes.new_observation(dossier_id))
    late.run_all()
    before = len(observations(session, dossier_id))
    seen(zone).insertPlainText("Vu une fois.")
    Hand().press(Qt.Key.Key_Return, CTRL)
    assert not seen(zone).isEnabled()
    zone.page.setFocus()  # type: ignore[union-attr]
    button = find(zone, QPushButton, "observation_save")
    button.setEnabled(True)
    button.click()
    late.run_all()
    assert len(observations(session, dossier_id)) == before + 1


def test_recording_does_not_pull_back_a_user_who_left(
    zone: WorkZone,
    context: PageContext,
    session: Session,
    late: ManualRunner,
    dossier_id: DossierId,
) -> None:
    other = session.dossiers.create(typed_name="DUMITRU Ilie").dossier.id
    context.navigator.open(routes.new_observation(dossier_id))
    late.run_all()
    seen(zone).insertPlainText("Pour le premier dossier.")
    find(zone, QPushButton, "observation_save").click()
    recording = late.waiting.pop()
    context.navigator.open(routes.new_observation(other))
    late.run_all()
    seen(zone).insertPlainText("Pour le second dossier.")
    recording.on_success(recording.task())
    late.run_all()
    assert context.navigator.current == routes.new_observation(other)
    assert seen(zone).toPlainText() == "Pour le second dossier."
    assert zone.page is not None
    zone.page.flush()
    late.run_all()
    drafts = [draft.subject for draft in session.register.drafts.all() if draft.kind != "place"]
    assert drafts == [other]


def test_a_recording_that_fails_late_is_tried_again_with_its_own_text(
    zone: WorkZone,
    context: PageContext,
    session: Session,
    late: ManualRunner,
    dossier_id: DossierId,
) -> None:
    other = session.dossiers.create(typed_name="DUMITRU Ilie").dossier.id
    context.navigator.open(routes.new_observation(dossier_id))
    late.run_all()
    seen(zone).insertPlainText("Pour le premier dossier.")
    find(zone, QPushButton, "observation_save").click()
    recording = late.waiting.pop()
    context.navigator.open(routes.new_observation(other))
    late.run_all()
    seen(zone).insertPlainText("Pour le second dossier.")
    recording.on_error(StorageFull("Écrire", ""))
    message = context.messages.current
    assert message is not None
    message.actions[0].run()
    late.run_all()
    assert "Pour le premier dossier." in observations(session, dossier_id)
    assert observations(session, other) == []


def test_a_row_taken_from_one_fiche_never_comes_back_in_another(
    zone: WorkZone,
    context: PageContext,
    session: Session,
    late: ManualRunner,
    dossier_id: DossierId,
    ana: Person,
) -> None:
    elena = session.dossiers.view(dossier_id).persons[2].person
    context.navigator.open(routes.person(ana.id))
    late.run_all()
    assert zone.page is not None
    buttons = zone.page.findChildren(QPushButton)
    next(item for item in buttons if item.text() == "Retirer ce téléphone").click()
    context.navigator.open(routes.person(elena.id))
    late.run_all()
    assert context.messages.undo()
    zone.page.flush()
    late.run_all()
    assert session.people.get(elena.id).phones == elena.phones
    message = context.messages.current
    assert message is not None
    assert message.text == NOT_PUT_BACK


def test_a_first_save_does_not_pull_back_a_user_who_closed(
    zone: WorkZone, context: PageContext, session: Session, late: ManualRunner
) -> None:
    context.navigator.open(routes.DOSSIERS)
    context.navigator.open(routes.new_person())
    late.run_all()
    Hand().type("Popescu")
    find(zone, QPushButton, "person_close").click()
    late.run_all()
    assert len(session.dossiers.lines()) == 1
    assert context.navigator.current == routes.DOSSIERS
    assert isinstance(zone.page, DossiersPage)


def test_it_is_her_before_the_first_save_leaves_no_dossier_behind(
    zone: WorkZone, context: PageContext, session: Session, late: ManualRunner, ana: Person
) -> None:
    context.navigator.open(routes.new_person())
    late.run_all()
    Hand().type("Popescu")
    late.run_all()
    hint = zone.findChild(NearHint)
    assert isinstance(hint, NearHint)
    assert zone.page is not None
    zone.page.flush()  # the first writing is under way
    next(it for it in hint.findChildren(QPushButton) if "ouvrir" in it.text()).click()
    late.run_all()
    assert context.navigator.current == routes.dossier(ana.dossier_id)
    states = [line.state for line in session.dossiers.lines()]
    assert sorted(states) == sorted([DossierState.ACTIVE, DossierState.ARCHIVED])


def test_what_is_typed_while_another_fiche_is_read_is_kept(
    zone: WorkZone,
    context: PageContext,
    session: Session,
    late: ManualRunner,
    dossier_id: DossierId,
    ana: Person,
) -> None:
    elena = session.dossiers.view(dossier_id).persons[2].person
    context.navigator.open(routes.person(ana.id))
    late.run_all()
    context.navigator.open(routes.person(elena.id))
    find(zone, QLineEdit, "school").setText("Collège Les Tilleuls")
    find(zone, QLineEdit, "school").textEdited.emit("Collège Les Tilleuls")
    late.run_all()
    assert session.people.get(ana.id).school == "Collège Les Tilleuls"
    assert session.people.get(elena.id).school == elena.school


def test_an_older_reading_never_takes_typing_off_the_screen(
    zone: WorkZone, context: PageContext, late: ManualRunner, dossier_id: DossierId
) -> None:
    context.navigator.open(routes.dossier(dossier_id, tab="situation"))
    late.run_all()
    assert zone.page is not None
    history = find(zone, QPlainTextEdit, "history")
    context.navigator.changed(frozenset({"person"}))
    history.insertPlainText("Partis à l’été.")
    zone.page.flush()  # behind the reading that waits
    late.step()
    assert history.toPlainText() == "Partis à l’été."
    late.run_all()
    assert history.toPlainText() == "Partis à l’été."


def test_a_row_just_added_stays_when_the_dossier_saves_itself(
    zone: WorkZone, context: PageContext, late: ManualRunner, dossier_id: DossierId
) -> None:
    context.navigator.open(routes.dossier(dossier_id, tab="situation"))
    late.run_all()
    assert zone.page is not None
    find(zone, QPlainTextEdit, "history").insertPlainText("Partis à l’été.")
    find(zone, QPushButton, "services_add").click()
    added = zone.focusWidget()
    zone.page.flush()
    late.run_all()
    assert zone.focusWidget() is added
    assert added is not None


def test_archiving_is_not_undone_by_what_was_being_typed(
    zone: WorkZone,
    context: PageContext,
    session: Session,
    late: ManualRunner,
    dossier_id: DossierId,
) -> None:
    context.navigator.open(routes.dossier(dossier_id, tab="situation"))
    late.run_all()
    assert zone.page is not None
    find(zone, QPlainTextEdit, "history").insertPlainText("Partis à l’été.")
    find_action(zone, "archive").trigger()
    late.run_all()
    zone.page.flush()
    late.run_all()
    kept = session.dossiers.view(dossier_id, opened=False).dossier
    assert (kept.state, kept.history) == (DossierState.ARCHIVED, "Partis à l’été.")


def test_coming_back_to_a_dossier_that_changed_restores_the_place(
    zone: WorkZone, context: PageContext, late: ManualRunner, dossier_id: DossierId
) -> None:
    context.navigator.open(routes.dossier(dossier_id))
    late.run_all()
    context.navigator.open(routes.DOSSIERS)
    late.run_all()
    context.navigator.changed(frozenset({"observation"}))
    loaded: list[bool] = []
    page = zone.built()[0]
    page.loaded.connect(lambda: loaded.append(True))
    context.navigator.open(routes.dossier(dossier_id))
    late.run_all()
    assert loaded == [True]


def test_a_change_told_while_typing_is_read_once_the_typing_is_safe(
    zone: WorkZone, context: PageContext, session: Session, late: ManualRunner, ana: Person
) -> None:
    context.navigator.open(routes.person(ana.id))
    late.run_all()
    session.places.save(session.places.blank())
    rodica = session.people.save(session.people.blank(ana.dossier_id))
    find(zone, QLineEdit, "school").setText("Collège")
    find(zone, QLineEdit, "school").textEdited.emit("Collège")
    context.navigator.changed(frozenset({"person"}))
    late.run_all()
    assert zone.page is not None
    zone.page.flush()
    late.run_all()
    assert rodica.id in _offered(zone)


def _offered(zone: WorkZone) -> list[PersonId]:
    combo = find(zone, QComboBox, "relation_other")
    return [combo.itemData(at) for at in range(combo.count())]


def test_enter_takes_what_is_searched_and_not_the_last_opened(
    zone: WorkZone, context: PageContext, session: Session, late: ManualRunner, ana: Person
) -> None:
    other = session.dossiers.create(typed_name="DUMITRU Ilie").dossier.id
    session.dossiers.view(other)
    session.dossiers.view(ana.dossier_id)
    context.navigator.open(routes.new_observation())
    late.run_all()
    hand = Hand()
    hand.type("dumi")
    hand.press(Qt.Key.Key_Return)
    late.run_all()
    assert context.navigator.current == routes.new_observation(other)


def test_the_trash_leaves_no_way_back_to_a_fiche_that_is_gone(
    zone: WorkZone, context: PageContext, late: ManualRunner, ana: Person
) -> None:
    context.navigator.open(routes.DOSSIERS)
    context.navigator.open(routes.person(ana.id))
    late.run_all()
    find(zone, QPushButton, "person_trash").click()
    late.run_all()
    assert context.navigator.current == routes.dossier(ana.dossier_id)
    assert context.navigator.previous == routes.DOSSIERS


def test_settings_read_late_do_not_replace_what_is_typed(
    zone: WorkZone, context: PageContext, late: ManualRunner
) -> None:
    context.navigator.go("settings")
    late.run_all()
    context.navigator.go("settings")
    name = find(zone, QLineEdit, "association_name")
    name.setText("Les Passerelles")
    name.textEdited.emit("Les Passerelles")
    late.run_all()
    assert name.text() == "Les Passerelles"


def test_a_failed_writing_of_the_former_record_is_tried_again_whole(
    context: PageContext, late: ManualRunner
) -> None:
    text, written = ["celui d’Ana"], list[str]()

    def make() -> object:
        now = text[0]
        return lambda: written.append(now)

    autosave = Autosave(context, make, lambda: text[0])  # type: ignore[arg-type]
    autosave.touch()
    autosave.flush()
    assert autosave.dirty, "on its way, not safe"
    late.waiting.pop().on_error(StorageFull("Écrire", ""))
    text[0] = "celui d’Elena"
    autosave.begin()
    message = context.messages.current
    assert message is not None
    message.actions[0].run()
    late.run_all()
    assert written == ["celui d’Ana"]
    assert not autosave.dirty
