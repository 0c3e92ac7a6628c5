"""The palette on a real register: journey J1, actions on the lit person, keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.domain.ids import DossierId, ReminderId
from desktop_app.services.session import Session
from desktop_app.services.views import Hit
from desktop_app.ui.models.palette_rows import ROW, Command, Row, Target, found_rows
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.palette import Palette
from desktop_app.ui.theme import Look
from desktop_app.ui.ways import route_of
from tests.sessions import new_session
from tests.ui.accessibility import audit
from tests.ui.fakes import ManualRunner, page_context

NAMES = ("POPESCU Ana", "POPESCU Ionut", "DUMITRU Sorin", "DIALLO Awa")


@dataclass
class Desk:
    """A window with a search button, the palette, and where it led."""

    qtbot: QtBot
    context: PageContext
    window: QMainWindow
    entry: QPushButton
    ids: dict[str, DossierId]
    opened: list[str] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    commanded: list[tuple[str, str | None]] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    keys: int = 0

    def build(self) -> Desk:
        def command(label: str, about: str = "", keys: str = "") -> Command:
            return Command(label, lambda on: self.commanded.append((label, on)), keys, about)

        self.palette = Palette(
            self.window,
            self.context,
            (
                command("Nouvelle observation", "Nouvelle observation pour {}", "Ctrl+N"),
                command("Aller à Réglages"),
                command("Verrouiller", keys="Ctrl+L"),
            ),
            open_hit=self._hit,
            open_dossier=self.opened.append,
            create=self.created.append,
        )
        self.palette.opens_from(self.entry)
        self.context.announcer.announced.connect(self.said.append)
        return self

    def _hit(self, hit: Hit) -> None:
        self.opened.append(hit.dossier_id or hit.id)

    def press(self, key: Qt.Key, **held: Any) -> None:
        self.keys += 1
        self.qtbot.keyClick(self.palette.field, key, **held)

    def type(self, text: str) -> None:
        for letter in text:
            self.keys += 1
            self.qtbot.keyClick(QApplication.focusWidget() or self.palette.field, letter)

    def open(self) -> None:
        self.keys += 2
        self.palette.open()

    def rows(self) -> list[Row]:
        model = self.palette.rows
        return [model.index(at, 0).data(ROW) for at in range(model.rowCount())]

    def labels(self) -> list[str]:
        return [row.label for row in self.rows()]

    def lit(self) -> str:
        row = self.palette.list.currentIndex().data(ROW)
        return row.label if isinstance(row, Row) else ""


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    made = new_session(tmp_path)
    yield made
    made.close()


MakeDesk = Callable[..., Desk]


@pytest.fixture
def make_desk(qtbot: QtBot, session: Session) -> MakeDesk:
    def make(runner: Any = None, names: tuple[str, ...] = NAMES) -> Desk:
        ids = {n: session.dossiers.create(typed_name=n).dossier.id for n in names}
        window = QMainWindow()
        qtbot.addWidget(window)
        entry = QPushButton("Rechercher", window)
        window.setCentralWidget(entry)
        window.resize(1280, 800)
        with qtbot.waitActive(window):
            window.show()
            window.activateWindow()
        entry.setFocus()
        return Desk(qtbot, page_context(session, runner=runner), window, entry, ids).build()

    return make


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    return make_desk()


def test_j1b_five_letters_and_enter_open_the_dossier_in_eight_keys(desk: Desk) -> None:
    desk.open()
    desk.type("diall")
    desk.press(Qt.Key.Key_Return)
    assert desk.opened == [desk.ids["DIALLO Awa"]]
    assert desk.keys == 8
    assert desk.palette.isHidden()


def test_after_unlocking_one_types_without_a_click(desk: Desk) -> None:
    desk.type("dumit")
    assert desk.palette.isVisible()
    assert desk.palette.field.text() == "dumit"
    assert desk.lit().startswith("DUMITRU")
    desk.press(Qt.Key.Key_Return)
    assert desk.opened == [desk.ids["DUMITRU Sorin"]]
    assert desk.keys == 6


def test_one_letter_is_no_search_two_are(desk: Desk) -> None:
    desk.open()
    desk.type("p")
    assert not any("POPESCU" in label for label in desk.labels())
    desk.type("o")
    assert sum("POPESCU" in label for label in desk.labels()) >= 2


def test_arrows_walk_over_the_headers_from_the_field(desk: Desk) -> None:
    desk.open()
    desk.type("popescu")
    first = desk.lit()
    desk.press(Qt.Key.Key_Down)
    second = desk.lit()
    assert {first, second} == {"POPESCU Ana", "POPESCU Ionut"}
    desk.press(Qt.Key.Key_Up)
    desk.press(Qt.Key.Key_Up)
    assert desk.lit() == first
    assert desk.palette.field.hasFocus()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.opened == [desk.ids[second]]


def test_actions_act_on_the_lit_person(desk: Desk) -> None:
    desk.open()
    desk.type("popescu")
    desk.press(Qt.Key.Key_Down)
    lit = desk.lit()
    assert f"Nouvelle observation pour {lit}" in desk.labels()
    desk.press(Qt.Key.Key_Down)
    desk.press(Qt.Key.Key_Return)
    assert desk.commanded == [("Nouvelle observation", desk.ids[lit])]


def test_nothing_found_offers_to_create_with_what_was_typed(desk: Desk) -> None:
    desk.open()
    desk.type("Zzyzx")
    assert desk.lit() == "Créer la personne «\u00a0Zzyzx\u00a0»"
    assert desk.said[-1].startswith("Aucun résultat")
    desk.press(Qt.Key.Key_Return)
    assert desk.created == ["Zzyzx"]
    assert desk.opened == []


def test_the_word_of_a_command_makes_no_person(desk: Desk) -> None:
    desk.open()
    desk.type("verrou")
    assert desk.labels()[-1] == "Créer la personne «\u00a0verrou\u00a0»"
    assert desk.said[-1] == "Aucun résultat. Sélection\u00a0: Verrouiller."
    desk.press(Qt.Key.Key_Return)
    assert desk.created == []
    assert desk.commanded == [("Verrouiller", None)]


def test_shift_enter_creates_a_homonym_all_the_same(desk: Desk) -> None:
    desk.open()
    desk.type("POPESCU Ana")
    desk.press(Qt.Key.Key_Return, modifier=Qt.KeyboardModifier.ShiftModifier)
    assert desk.created == ["POPESCU Ana"]
    assert desk.opened == []


def test_the_count_and_the_lit_row_are_announced(desk: Desk) -> None:
    desk.open()
    desk.type("popescu")
    assert desk.said[-1].startswith("2 résultats. Sélection\u00a0: POPESCU")


def test_recents_when_empty_without_the_one_on_screen(desk: Desk) -> None:
    desk.context.navigator.go("dossier", dossier=desk.ids["DIALLO Awa"])
    desk.open()
    assert desk.labels()[0] == "Récents"
    assert set(desk.labels()[1:4]) == {"POPESCU Ana", "POPESCU Ionut", "DUMITRU Sorin"}
    lit = desk.lit()
    desk.press(Qt.Key.Key_Return)
    assert desk.opened == [desk.ids[lit]]
    assert desk.keys == 3


def test_commands_are_found_without_accents_and_show_their_keys(desk: Desk) -> None:
    desk.open()
    desk.type("reglages")
    assert "Aller à Réglages" in desk.labels()
    desk.palette.open()
    row = next(row for row in desk.rows() if row.label == "Verrouiller")
    assert row.side == "Ctrl+L"
    assert row.spoken == "Verrouiller, Ctrl+L"


def test_escape_closes_and_gives_the_focus_back(desk: Desk) -> None:
    desk.open()
    desk.type("pope")
    desk.press(Qt.Key.Key_Escape)
    assert desk.palette.isHidden()
    assert desk.palette.field.text() == ""
    assert desk.entry.hasFocus()


def test_names_are_hidden_in_discreet_mode(desk: Desk) -> None:
    desk.context.discreet.set_active(True)
    desk.open()
    desk.type("popescu")
    assert all("POPESCU" not in row.spoken for row in desk.rows())
    assert any(row.label.startswith("D-2026-") for row in desk.rows())


def test_an_older_answer_never_replaces_a_newer_one(make_desk: MakeDesk) -> None:
    runner = ManualRunner()
    desk = make_desk(runner)
    desk.palette.open()
    runner.run_all()
    desk.type("popescu")
    desk.palette.field.setText("dumitru")
    desk.palette.field.textEdited.emit("dumitru")
    runner.run_all()
    assert any("DUMITRU" in label for label in desk.labels())
    assert not any("POPESCU" in label for label in desk.labels())


def test_enter_before_the_answer_opens_what_the_answer_brings(make_desk: MakeDesk) -> None:
    runner = ManualRunner()
    desk = make_desk(runner)
    desk.palette.open()
    runner.run_all()
    desk.type("diallo")
    desk.press(Qt.Key.Key_Return)
    assert desk.opened == []
    runner.run_all()
    assert desk.opened == [desk.ids["DIALLO Awa"]]


def test_a_click_opens_too(desk: Desk) -> None:
    desk.open()
    desk.type("diall")
    view = desk.palette.list
    place = view.visualRect(view.currentIndex()).center()
    desk.qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert desk.opened == [desk.ids["DIALLO Awa"]]


def test_a_header_cannot_be_chosen(desk: Desk) -> None:
    desk.open()
    desk.type("popescu")
    model = desk.palette.rows
    headers = [at for at, row in enumerate(desk.rows()) if row.header]
    assert headers
    for at in headers:
        assert model.flags(model.index(at, 0)) == Qt.ItemFlag.NoItemFlags
        assert model.row_at(at) is None


def test_no_anomaly_in_any_look(make_desk: MakeDesk, look: Look) -> None:
    desk = make_desk()
    desk.window.resize(1366, 768)
    desk.open()
    desk.type("popescu")
    QApplication.processEvents()
    assert audit(desk.palette) == []


def test_a_field_that_is_gone_gets_no_focus_and_does_no_harm(desk: Desk) -> None:
    desk.entry.setFocus()
    gone = QPushButton("Ligne", desk.window)
    gone.show()
    gone.setFocus()
    desk.palette.open()
    delete(gone)
    desk.press(Qt.Key.Key_Escape)
    assert desk.palette.isHidden()


def test_it_closes_when_the_focus_goes_elsewhere(desk: Desk) -> None:
    desk.open()
    desk.type("popes")
    desk.entry.setFocus(Qt.FocusReason.MouseFocusReason)
    assert desk.palette.isHidden()
    assert desk.palette.field.text() == ""
    assert desk.window.focusWidget() is desk.entry


def test_the_row_lit_by_an_arrow_is_said(desk: Desk) -> None:
    desk.open()
    desk.type("popes")
    desk.press(Qt.Key.Key_Down)
    assert desk.said[-1].startswith(desk.lit())


def test_a_call_leads_to_the_chronology_and_a_reminder_to_itself() -> None:
    dossier_id = DossierId("d")
    call = Hit("event", "e", dossier_id, "D-2026-014", "Appel, 3 mars 2026", "", "Chronologie")
    reminder = replace(call, kind="reminder", id="r")
    assert route_of(call) == routes.dossier(dossier_id, entry="e")
    assert route_of(reminder) == routes.reminder(dossier_id, ReminderId("r"))
    [_header, row] = found_rows([call], lambda _hit: None, discreet=False)
    assert row.target == Target(dossier_id, "D-2026-014")
