"""The open register: its keys, its panels, its lock, on real services and the real worker."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.app import page_factories
from desktop_app.domain.ids import DossierId
from desktop_app.preferences import Preferences
from desktop_app.services.session import Session
from desktop_app.ui.announcer import Announcer
from desktop_app.ui.background import BackgroundRunner
from desktop_app.ui.messages import Messages
from desktop_app.ui.navigation import Navigator
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.theme import Look
from desktop_app.ui.workplace import DAMAGED, Surroundings, Workplace
from tests.sessions import PASSPHRASE, fixed_clock, new_session, opening
from tests.ui.accessibility import audit
from tests.ui.entry.conftest import ChosenFiles

T = TypeVar("T")
NONE = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


class Office:
    """A workplace, what it asked of the world, and the worker that owns its register."""

    def __init__(self, folder: Path, qtbot: QtBot, preferences: Preferences | None = None) -> None:
        self.qtbot = qtbot
        self.folder = folder
        self.runner = BackgroundRunner()
        self.files = ChosenFiles()
        self.ends: list[str] = []
        self.bugs: list[object] = []
        self.said: list[str] = []
        self.session = self.do(lambda: self._session())
        self.dossier = self.do(
            lambda: self.session.dossiers.create(typed_name="POPESCU Ana").dossier
        )
        announcer = Announcer()
        announcer.announced.connect(self.said.append)
        messages = Messages(announcer, fixed_clock)
        messages.bug_found.connect(self.bugs.append)
        self.context = PageContext(
            session=self.session,
            runner=self.runner,
            navigator=Navigator(),
            messages=messages,
            announcer=announcer,
            clock=fixed_clock,
            preferences=PreferenceStore(preferences or Preferences(), lambda _: None),
        )

    def _session(self) -> Session:
        if (self.folder / "Essai.fanal").exists():
            return opening(self.folder).unlock(self.folder / "Essai.fanal", PASSPHRASE)
        return new_session(self.folder)

    def do(self, task: Callable[[], T]) -> T:
        """Run ``task`` on the worker and wait for it."""
        done: list[Any] = []
        self.runner.run(task, done.append, done.append)
        self.qtbot.waitUntil(lambda: bool(done), timeout=20_000)
        if isinstance(done[0], Exception):
            raise done[0]
        return done[0]  # type: ignore[no-any-return]

    def open(self, application: QApplication) -> Workplace:
        around = Surroundings(self.runner, self._succeed, self._end, self.files)
        self.place = Workplace(self.context, page_factories(), around)
        self.qtbot.addWidget(self.place.window)
        self.place.show(application)
        self.place.window.activateWindow()
        self.qtbot.waitUntil(lambda: self.place.window.isActiveWindow())
        self.qtbot.waitUntil(lambda: self.place.window.zone.page is not None, timeout=20_000)
        self.settle()
        return self.place

    def settle(self) -> None:
        """Wait until the worker has nothing left to do."""
        self.do(lambda: None)
        QApplication.processEvents()

    def close(self) -> None:
        """Close the register and end the worker, as the end of the program does."""
        self.place.stop_watching()
        self.runner.run(self.session.close, lambda _: None, lambda _: None)
        assert self.runner.stop(timeout_s=20)

    def press(
        self, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.qtbot.keyClick(self.focus(), key, held)

    def focus(self) -> Any:
        return QApplication.focusWidget() or self.place.window

    def _succeed(self, *, saved: bool) -> None:
        self.ends.append(f"successor saved={saved}")

    def _end(self, code: int) -> None:
        self.ends.append(f"end {code}")


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Office]:
    made = Office(tmp_path, qtbot)
    yield made
    if not made.ends:
        made.close()
    assert made.bugs == []


def reopened(office: Office) -> Session:
    return opening(office.folder).unlock(office.folder / "Essai.fanal", PASSPHRASE)


def test_home_comes_first_with_the_search_ready(office: Office, qapp: QApplication) -> None:
    place = office.open(qapp)
    route = office.context.navigator.current
    assert route is not None
    assert route.page == "home"
    assert office.focus() is place.window.top_bar.search
    office.qtbot.keyClicks(office.focus(), "p")
    assert place.palette.isVisible()
    office.qtbot.keyClicks(office.focus(), "opes")
    assert place.palette.field.text() == "popes"
    office.settle()
    office.press(Qt.Key.Key_Return)
    office.settle()
    route = office.context.navigator.current
    assert route == routes.dossier(office.dossier.id)
    assert place.window.windowTitle() == f"Registre — dossier {office.dossier.ref}"


@pytest.mark.parametrize("held", [CTRL, CTRL_SHIFT])
def test_locking_writes_the_place_and_ends_the_process(
    office: Office,
    qapp: QApplication,
    held: Qt.KeyboardModifier,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A busy test machine may not write within half a second: what is measured in test_process.
    monkeypatch.setattr("desktop_app.ui.process.PANIC_PATIENCE_S", 20.0)
    place = office.open(qapp)
    office.context.navigator.open(routes.dossier(office.dossier.id))
    office.settle()
    office.press(Qt.Key.Key_L, held)
    assert office.ends == ["successor saved=True", "end 0"]
    assert not place.window.isVisible()
    session = reopened(office)
    kept = session.drafts.load("place", "window")
    session.close()
    assert kept is not None
    assert kept.payload["page"] == "dossier"
    assert kept.payload["arg:dossier"] == office.dossier.id


def test_locking_does_not_wait_for_a_paper_in_the_making(
    office: Office, qapp: QApplication
) -> None:
    office.open(qapp)
    stopped = threading.Event()
    office.session.papers.stop = stopped.set  # type: ignore[method-assign]
    ended: list[bool] = []
    office.runner.run(lambda: ended.append(stopped.wait(20)), lambda _: None, lambda _: None)
    office.press(Qt.Key.Key_L, CTRL)
    assert office.ends == ["successor saved=True", "end 0"]
    assert ended == [True]


def test_the_place_is_gone_back_to_once(
    office: Office, qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    office.do(
        lambda: office.session.drafts.save(
            "place", "window", {"page": "dossier", "arg:dossier": office.dossier.id}
        )
    )
    office.open(qapp)
    assert office.context.navigator.current == routes.dossier(office.dossier.id)
    assert office.do(lambda: office.session.drafts.load("place", "window")) is None


def test_a_place_that_is_no_longer_served_leads_home(office: Office, qapp: QApplication) -> None:
    office.do(lambda: office.session.drafts.save("place", "window", {"page": "gone"}))
    office.open(qapp)
    route = office.context.navigator.current
    assert route is not None
    assert route.page == "home"


def test_lock_from_the_top_bar_and_by_the_idle_watch(office: Office, qapp: QApplication) -> None:
    place = office.open(qapp)
    place.idle.warned.emit()
    assert "Verrouillage dans 1\u00a0min" in place.window.status.text()
    assert any("Verrouillage" in said for said in office.said)
    place.idle.resumed.emit()
    assert "Verrouillage" not in place.window.status.text()
    place.idle.expired.emit()
    assert office.ends[-1] == "end 0"


def test_no_dialog_stops_a_lock(office: Office, qapp: QApplication) -> None:
    from desktop_app.ui.dialogs.bug_report import BugReport

    place = office.open(qapp)
    dialog = BugReport(ValueError(), place.window)
    dialog.setModal(True)
    dialog.show()
    place.emergency.open()
    place.palette.open()
    place.idle.expired.emit()
    assert office.ends == ["successor saved=True", "end 0"]
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == []


def test_a_stuck_worker_does_not_stop_a_panic(office: Office, qapp: QApplication) -> None:
    import threading
    import time

    place = office.open(qapp)
    release = threading.Event()
    office.runner.run(lambda: release.wait(20), lambda _: None, lambda _: None)
    began = time.perf_counter()
    place.locking.panic()
    assert time.perf_counter() - began < 1.0
    assert office.ends == ["successor saved=False", "end 0"]
    release.set()
    assert office.runner.stop(timeout_s=20)


def test_discreet_mode_shows_its_bar_and_hides_the_names(
    office: Office, qapp: QApplication
) -> None:
    place = office.open(qapp)
    office.press(Qt.Key.Key_D, CTRL_SHIFT)
    assert office.context.discreet.active
    office.settle()
    shown = " ".join(
        label.text() for label in place.window.findChildren(QLabel) if label.isVisible()
    )
    assert "Mode discret" in shown
    assert "POPESCU" not in shown
    assert any("masqués" in said for said in office.said)
    office.press(Qt.Key.Key_D, CTRL_SHIFT)
    assert not office.context.discreet.active


def test_discreet_at_start_is_a_preference(
    tmp_path: Path, qtbot: QtBot, office: Office, qapp: QApplication
) -> None:
    office.context.preferences.update(discreet_at_start=True)
    office.open(qapp)
    assert office.context.discreet.active


def test_f1_shows_the_help_of_the_screen_and_the_keys(office: Office, qapp: QApplication) -> None:
    place = office.open(qapp)
    office.press(Qt.Key.Key_F1)
    page = place.window.zone.page
    assert page is not None
    assert page.title() == "Aide"
    text = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "L’accueil montre" in text
    assert "Ctrl+Maj+L" in text
    office.press(Qt.Key.Key_F1)
    office.context.navigator.back()
    route = office.context.navigator.current
    assert route is not None
    assert route.page == "home"


def test_the_emergency_panel_closes_nothing(office: Office, qapp: QApplication) -> None:
    place = office.open(qapp)
    before = office.focus()
    place.window.top_bar.emergency.click()
    assert place.emergency.isVisible()
    assert place.window.zone.page is not None
    assert place.window.zone.page.isVisible()
    office.press(Qt.Key.Key_Escape)
    assert not place.emergency.isVisible()
    assert office.focus() is before


def test_new_observation_and_new_person_from_the_bar(office: Office, qapp: QApplication) -> None:
    place = office.open(qapp)
    office.context.navigator.open(routes.dossier(office.dossier.id))
    office.settle()
    place.window.top_bar.search.setFocus()
    office.press(Qt.Key.Key_N, CTRL)
    assert office.context.navigator.current == routes.new_observation(office.dossier.id)
    office.settle()
    place.window.top_bar.search.setFocus()
    office.press(Qt.Key.Key_N, CTRL_SHIFT)
    assert office.context.navigator.current == routes.new_person()
    office.settle()


def test_a_copy_from_the_palette_is_verified(office: Office, qapp: QApplication) -> None:
    place = office.open(qapp)
    office.files.answer = office.folder / "USB"
    office.files.answer.mkdir()
    place.palette.open()
    office.qtbot.keyClicks(place.palette.field, "copier")
    office.settle()
    rows = [place.palette.rows.row_at(at) for at in range(place.palette.rows.rowCount())]
    at = next(at for at, row in enumerate(rows) if row and row.label == "Copier le registre")
    place.palette._activate(at)
    office.settle()
    [copy] = office.files.answer.iterdir()
    message = office.context.messages.current
    assert message is not None
    assert copy.name in message.text


def test_a_typed_name_becomes_a_form(office: Office, qapp: QApplication) -> None:
    place = office.open(qapp)
    place.palette.open()
    office.qtbot.keyClicks(place.palette.field, "Zzyzx")
    office.settle()
    office.press(Qt.Key.Key_Return)
    office.settle()
    route = office.context.navigator.current
    assert route is not None
    assert route.page == "person"


def test_closing_the_window_tells_the_program(office: Office, qapp: QApplication) -> None:
    place = office.open(qapp)
    closed: list[bool] = []
    place.closed.connect(lambda: closed.append(True))
    place.window.close()
    assert closed == [True]


def test_an_unknown_dossier_is_a_message_not_a_bug(office: Office, qapp: QApplication) -> None:
    office.open(qapp)
    office.context.navigator.open(routes.dossier(DossierId("019cb3e5-0000-7000-8000-000000000000")))
    office.settle()
    assert office.context.messages.current is not None


def test_no_anomaly_with_every_panel_open(office: Office, qapp: QApplication, look: Look) -> None:
    place = office.open(qapp)
    place.window.resize(1366, 768)
    office.context.discreet.set_active(True)
    place.emergency.open()
    office.settle()
    office.qtbot.wait(50)
    assert audit(place.emergency) == []
    place.emergency.shut()
    office.context.navigator.go("help", of="dossier")
    office.qtbot.wait(50)
    page = place.window.zone.page
    assert page is not None
    assert audit(page) == []


def test_the_emergency_panel_outlives_the_field_that_opened_it(
    office: Office, qapp: QApplication
) -> None:
    place = office.open(qapp)
    gone = QPushButton("Ligne", place.window)
    gone.show()
    gone.setFocus()
    place.emergency.open()
    place.emergency._copy.click()
    delete(gone)
    place.emergency.shut()
    place.emergency.open()
    assert place.emergency._copy.text() == "Copier les numéros"


def test_damage_is_told_once_the_first_page_is_there(
    office: Office, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.workplace.CHECK_AFTER_MS", 1)
    problem = "3 pages sont abîmées dans le fichier du registre."
    monkeypatch.setattr(office.session.safety, "quick_check", lambda: (problem,))
    office.open(qapp)
    messages = office.context.messages
    office.qtbot.waitUntil(lambda: messages.current is not None)
    assert messages.current is not None
    assert messages.current.text == f"{problem} {DAMAGED}"


def test_s23_the_full_check_runs_once_a_week_behind_the_work(
    office: Office, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.workplace.CHECK_AFTER_MS", 1)
    monkeypatch.setattr("desktop_app.ui.workplace.PAUSE_BETWEEN_SLICES_MS", 1)
    assert office.do(office.session.checking.is_due)
    place = office.open(qapp)
    with office.qtbot.waitSignal(place._weekly.finished, timeout=20_000) as ended:
        pass
    assert ended.args[0].sound
    assert not office.do(office.session.checking.is_due)
    assert office.context.messages.current is None


def test_s23_what_the_full_check_finds_is_told_with_the_newest_copy(
    office: Office, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.ui.workplace.CHECK_AFTER_MS", 1)
    monkeypatch.setattr("desktop_app.ui.workplace.PAUSE_BETWEEN_SLICES_MS", 1)
    register = office.session.register
    office.do(office.session.safety.copy)
    office.do(lambda: register.connection.run("UPDATE person SET birth_name = 'Autre'"))
    place = office.open(qapp)
    with office.qtbot.waitSignal(place._weekly.finished, timeout=20_000):
        pass
    told = office.context.messages.current
    assert told is not None
    assert "ne correspond plus à l’historique" in told.text
    assert "copie vérifiée la plus récente" in told.text


def test_an_older_copy_can_be_accepted(
    office: Office, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = office.open(qapp)
    older = "Cette copie est plus ancienne."
    monkeypatch.setattr(office.session.register, "rollback", older)
    monkeypatch.setattr(office.session.register, "warnings", (older, "Disque presque plein."))
    place.tell_warnings()
    first = office.context.messages.current
    assert first is not None
    assert first.text == older
    (accept,) = first.actions
    accept.run()
    office.settle()
    assert office.session.warnings == ("Disque presque plein.",)
    assert office.do(lambda: office.session.history.entries(1)[0].verb) == "accept_copy"
