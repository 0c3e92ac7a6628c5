"""The import, step by step: chosen, matched, tried, written, undone, and kept when one locks."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.import_fields import Field
from desktop_app.services.session import Session
from desktop_app.ui.background import BackgroundRunner
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.dossiers_page import DossiersPage
from desktop_app.ui.pages.import_draft import KIND
from desktop_app.ui.pages.import_page import ImportPage
from desktop_app.ui.pages.settings_page import SettingsPage
from desktop_app.ui.theme import Look
from desktop_app.ui.widgets.radio_group import RadioGroup
from tests import sheets
from tests.ui.accessibility import audit
from tests.ui.entry.conftest import ChosenFiles
from tests.ui.fakes import page_context
from tests.ui.showing import show_active


@pytest.fixture
def files(tmp_path: Path) -> ChosenFiles:
    chosen = ChosenFiles()
    chosen.answer = tmp_path / "registre.xlsx"
    chosen.answer.write_bytes(sheets.messy())
    return chosen


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext, files: ChosenFiles) -> ImportPage:
    return shown(qtbot, context, files)


def shown(qtbot: QtBot, context: PageContext, files: ChosenFiles) -> ImportPage:
    made = ImportPage(context, files)
    made.resize(1100, 760)
    show_active(qtbot, made)
    made.show_route({})
    return made


def press(page: ImportPage, name: str) -> None:
    button = page.findChild(QPushButton, name)
    assert isinstance(button, QPushButton), name
    assert button.isVisible(), name
    button.click()


def texts(page: ImportPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def lines(page: ImportPage) -> list[str]:
    view = page.findChild(QListView, "import_messages")
    assert isinstance(view, QListView)
    model = view.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_page_says_what_it_takes_and_that_the_file_is_not_encrypted(page: ImportPage) -> None:
    said = texts(page)
    assert ".ods" in said
    assert "n’est pas chiffré" in said


def test_from_the_file_to_the_dossiers_and_back(page: ImportPage, session: Session) -> None:
    press(page, "import_choose")
    assert "8 lignes à lire" in texts(page)
    assert "Par exemple\u00a0: 12/05/2009 · 39945 · vers 2009" in texts(page)
    press(page, "import_try")
    assert "5 personnes seront créées" in texts(page)
    assert any(line.startswith("Refusée, ligne 10\u00a0: rien n’y dit") for line in lines(page))
    assert any("Ligne 6, Enfant – Né(e) le" in line for line in lines(page))
    assert not session.dossiers.lines()
    press(page, "import_run")
    assert "5 lignes importées" in texts(page)
    assert len(session.dossiers.lines()) == 5
    press(page, "import_undo")
    assert not session.dossiers.lines()
    assert "annulé" in page.context.messages.history[0].text


def test_a_column_may_be_changed_and_is_remembered(page: ImportPage, session: Session) -> None:
    press(page, "import_choose")
    combo = page._columns.combo(11)
    combo.set_value(Field.HEALTH.value)
    combo.changed.emit(combo.value())
    press(page, "import_try")
    press(page, "import_run")
    assert any(person.health == "36" for person in session.register.persons.all())
    press(page, "import_choose")
    assert "dernier import semblable" in texts(page)
    assert page._columns.combo(11).value() == Field.HEALTH.value


def test_each_duplicate_has_its_choice_and_none_is_forced(
    page: ImportPage, session: Session
) -> None:
    press(page, "import_choose")
    press(page, "import_try")
    group = page.findChild(RadioGroup, "import_duplicate_6")
    assert isinstance(group, RadioGroup)
    assert group.value() == "create"
    group.button("skip").click()
    assert "4 personnes seront créées" in texts(page)
    press(page, "import_run")
    assert len(session.dossiers.lines()) == 4


def test_other_rows_of_titles_are_read_again(page: ImportPage) -> None:
    press(page, "import_choose")
    field = page.findChild(QLineEdit, "import_titles")
    assert isinstance(field, QLineEdit)
    assert field.text() == "3, 4"
    field.setText("4")
    field.editingFinished.emit()
    assert page._columns.combo(0).label == "A. NOM"
    field.setText("quatre")
    field.editingFinished.emit()
    assert "numéros de lignes" in texts(page)


def test_locking_on_the_way_loses_nothing(
    qtbot: QtBot, page: ImportPage, context: PageContext, session: Session, files: ChosenFiles
) -> None:
    press(page, "import_choose")
    combo = page._columns.combo(11)
    combo.set_value(Field.HEALTH.value)
    combo.changed.emit(combo.value())
    combo.combo.setFocus()
    place = page.place()
    page.flush()
    again = shown(qtbot, context, files)
    again.restore(place)
    assert again._columns.combo(11).value() == Field.HEALTH.value
    focused = again.focusWidget()
    assert focused is not None
    assert focused.objectName() == "import_column_11"
    assert session.drafts.load(KIND, "") is not None


def test_a_draft_whose_file_is_gone_starts_anew(
    qtbot: QtBot, page: ImportPage, context: PageContext, session: Session, files: ChosenFiles
) -> None:
    press(page, "import_choose")
    page.flush()
    assert files.answer is not None
    files.answer.unlink()
    again = shown(qtbot, context, files)
    assert "n’est pas chiffré" in texts(again)
    assert session.drafts.load(KIND, "") is None


def test_a_refused_file_is_told_and_the_page_stays(page: ImportPage, files: ChosenFiles) -> None:
    assert files.answer is not None
    files.answer.write_bytes(b"%PDF-1.7")
    press(page, "import_choose")
    assert "n’est pas un tableau" in page.context.messages.history[0].text
    assert "n’est pas chiffré" in texts(page)


def test_an_import_can_be_stopped_and_the_window_does_not_freeze(
    qtbot: QtBot, plain_look: object, session: Session, tmp_path: Path
) -> None:
    rows = "\n".join(f"Stan;Ion{number};{number % 80}" for number in range(3000))
    path = tmp_path / "long.csv"
    path.write_text(f"Nom;Prénom;Âge\n{rows}\n", encoding="utf-8")
    files = ChosenFiles()
    files.answer = path
    runner = BackgroundRunner()
    page = shown(qtbot, page_context(session, runner=runner), files)
    try:
        qtbot.waitUntil(lambda: not page._busy, timeout=20_000)
        press(page, "import_choose")
        qtbot.waitUntil(lambda: page._work is not None, timeout=20_000)
        press(page, "import_try")
        assert page._progress.stop_button.isVisible()
        qtbot.waitUntil(lambda: page._run is not None, timeout=60_000)
        press(page, "import_run")
        qtbot.waitUntil(lambda: "lignes sur" in texts(page), timeout=60_000)
        press(page, "import_stop")
        qtbot.waitUntil(lambda: not page._busy, timeout=20_000)
        assert "arrêté" in page.context.messages.history[0].text
        counted = threading.Event()
        found: list[int] = []

        def count() -> None:
            found.append(session.dossiers.count())
            counted.set()

        runner.run(count, lambda _: None, lambda _: None)
        assert counted.wait(10)
        assert found == [0]
    finally:
        runner.stop()


def test_locking_stops_an_import_at_once(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "registre.xlsx"
    path.write_bytes(sheets.messy())
    dry = session.importing.try_out(session.importing.read(path))
    session.interrupt()
    with pytest.raises(Exception, match="arrêté"):
        session.importing.run(dry)
    assert not session.dossiers.lines()


def test_discreet_mode_shows_neither_names_nor_values(page: ImportPage) -> None:
    page.context.discreet.set_active(True)
    press(page, "import_choose")
    assert "masqué" in texts(page)
    assert "Popescu" not in texts(page)
    press(page, "import_try")
    groups = [group.accessibleName() for group in page.findChildren(RadioGroup)]
    assert groups
    assert not any("Popescu" in name for name in groups)
    assert not any("Prévoir" in line for line in lines(page))
    page.context.discreet.set_active(False)
    assert any("Prévoir" in line for line in lines(page))


def test_the_import_is_reached_from_settings_and_from_the_empty_list(
    qtbot: QtBot, plain_look: object, context: PageContext
) -> None:
    opened: list[str] = []
    context.navigator.arrived.connect(lambda route, _place: opened.append(route.page))
    dossiers = DossiersPage(context)
    show_active(qtbot, dossiers)
    dossiers.show_route({})
    other = next(
        button
        for button in dossiers.findChildren(QPushButton)
        if button.text() == "Importer un registre"
    )
    other.click()
    settings = SettingsPage(context)
    show_active(qtbot, settings)
    settings.show_route({})
    button = settings.findChild(QPushButton, "settings_import")
    assert isinstance(button, QPushButton)
    button.click()
    assert opened == ["import", "import"]


@pytest.mark.parametrize("step", ["start", "columns", "report", "done"])
def test_every_step_in_every_look(
    qtbot: QtBot, look: Look, context: PageContext, files: ChosenFiles, step: str
) -> None:
    page = shown(qtbot, context, files)
    for name in ("import_choose", "import_try", "import_run")[
        : ("start", "columns", "report", "done").index(step)
    ]:
        press(page, name)
    assert not audit(page)
