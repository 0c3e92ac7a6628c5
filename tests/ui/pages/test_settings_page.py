"""The settings: association, author, keys, display."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot

from desktop_app.errors import StorageFull, WrongPassphrase
from desktop_app.services.session import Session
from desktop_app.ui.entry.recovery_sheet import TypeBackScreen
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.autosave import FULL
from desktop_app.ui.pages.settings_page import SettingsPage
from tests.ui.pages.conftest import PASSPHRASE
from tests.ui.pages.finding import button, line, sentences
from tests.ui.pages.hand import Hand
from tests.ui.pages.inline import FailingRunner
from tests.ui.showing import show_active

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NEW = "pomme rideau cactus violon barque muguet tricot"


class Files:
    """Answers the questions about files with what the test chose."""

    def __init__(self) -> None:
        self.answer: Path | None = None

    def folder(self, title: str, start: Path) -> Path | None:
        return self.answer

    def file(self, title: str, start: Path, kinds: str) -> Path | None:
        return self.answer

    def new_file(self, title: str, start: Path, kinds: str) -> Path | None:
        return self.answer


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext, files: Files) -> SettingsPage:
    made = SettingsPage(context, files)
    show_active(qtbot, made, 1100, 760)
    return made


def show(page: SettingsPage, tab: str = "") -> None:
    page.show_route({"tab": tab})
    QApplication.processEvents()


def test_the_association_saves_itself(qtbot: QtBot, page: SettingsPage, session: Session) -> None:
    show(page)
    line(page, "association_name").setFocus()
    Hand().type("Les Passerelles")
    qtbot.waitUntil(
        lambda: session.association.organisation().name == "Les Passerelles", timeout=800
    )
    address = page.findChild(QPlainTextEdit, "association_address")
    assert isinstance(address, QPlainTextEdit)
    address.setFocus()
    Hand().type("12 rue des Lilas")
    page.flush()
    assert session.association.organisation().address == "12 rue des Lilas"


def test_the_author_saves_itself(page: SettingsPage, session: Session) -> None:
    show(page, "profile")
    line(page, "profile_function").setFocus()
    Hand().type("Coordination")
    page.flush()
    assert session.association.profile().function == "Coordination"


def test_a_full_disk_keeps_the_association_on_screen(
    page: SettingsPage, context: PageContext, runner: FailingRunner
) -> None:
    show(page)
    line(page, "association_name").setFocus()
    Hand().type("Les Passerelles")
    runner.problem = StorageFull("Le disque est plein.")
    page.flush()
    assert context.messages.current is not None
    assert context.messages.current.text == FULL
    assert line(page, "association_name").text() == "Les Passerelles"


def test_a_logo_is_chosen_shown_and_taken_away(
    page: SettingsPage, session: Session, files: Files, tmp_path: Path
) -> None:
    show(page)
    files.answer = tmp_path / "logo.png"
    files.answer.write_bytes(PNG)
    button(page, "association_logo").click()
    assert session.association.organisation().logo == PNG
    button(page, "association_logo_remove").click()
    assert session.association.organisation().logo == b""


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"GIF89a", "Ce fichier n’est pas une image PNG ou JPEG. Choisissez-en une autre."),
        (PNG + b"0" * (1 << 20), "Ce logo est trop lourd. Limite\u00a0: 1\u00a0Mo."),
    ],
)
def test_what_is_no_small_image_is_said(
    page: SettingsPage,
    session: Session,
    files: Files,
    tmp_path: Path,
    content: bytes,
    sentence: str,
) -> None:
    show(page)
    files.answer = tmp_path / "logo.png"
    files.answer.write_bytes(content)
    button(page, "association_logo").click()
    assert sentence in sentences(page)
    assert session.association.organisation().logo == b""


def test_the_lock_delay_and_the_habits_are_in_force_at_once(
    page: SettingsPage, context: PageContext
) -> None:
    show(page, "security")
    delay = page.findChild(QRadioButton, "choice_20")
    assert isinstance(delay, QRadioButton)
    delay.click()
    for name in ("discreet_at_start", "soft_hints"):
        box = page.findChild(QCheckBox, name)
        assert isinstance(box, QCheckBox)
        box.click()
    current = context.preferences.current
    assert current.lock_after_min == 20
    assert current.discreet_at_start
    assert not current.soft_hints


def test_the_passphrase_changes_with_the_present_one(
    page: SettingsPage, session: Session, context: PageContext
) -> None:
    show(page, "security")
    button(page, "passphrase_change").click()
    QApplication.processEvents()
    line(page, "passphrase_current").setText("pas la bonne")
    line(page, "passphrase").setText(NEW)
    button(page, "entry_forward").click()
    assert any("n’ouvre pas ce registre" in text for text in sentences(page))
    line(page, "passphrase_current").setText(PASSPHRASE)
    button(page, "entry_forward").click()
    assert context.messages.current is not None
    assert context.messages.current.text == "Phrase de passe changée."
    assert line(page, "passphrase").text() == ""
    session.security.change_passphrase(NEW, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        session.security.change_passphrase(NEW, PASSPHRASE)


def test_a_weak_passphrase_is_not_taken(page: SettingsPage, session: Session) -> None:
    show(page, "security")
    button(page, "passphrase_change").click()
    line(page, "passphrase_current").setText(PASSPHRASE)
    line(page, "passphrase").setText("soleil")
    button(page, "entry_forward").click()
    session.security.change_passphrase(PASSPHRASE, PASSPHRASE)


def test_giving_up_forgets_what_was_typed(page: SettingsPage) -> None:
    show(page, "security")
    button(page, "passphrase_change").click()
    QApplication.processEvents()
    line(page, "passphrase").setText(NEW)
    button(page, "entry_back").click()
    QApplication.processEvents()
    assert button(page, "passphrase_change").isVisible()
    assert line(page, "passphrase").text() == ""


def test_a_new_sheet_says_what_it_changes_and_is_typed_back(
    page: SettingsPage,
    session: Session,
    files: Files,
    tmp_path: Path,
    context: PageContext,
) -> None:
    show(page, "security")
    button(page, "sheet_change").click()
    QApplication.processEvents()
    assert any("L’ancienne n’ouvrira plus ce registre." in text for text in sentences(page))
    focused = QApplication.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "Garder l’ancienne fiche"
    button(page, "sheet_anew").click()
    QApplication.processEvents()
    files.answer = tmp_path / "fiche.pdf"
    button(page, "recovery_save").click()
    assert files.answer.read_bytes().startswith(b"%PDF")
    forward = [
        item
        for item in page.findChildren(QPushButton, "entry_forward")
        if item.isVisible() and item.isEnabled()
    ]
    forward[0].click()
    QApplication.processEvents()
    asked = page.findChild(TypeBackScreen)
    assert isinstance(asked, TypeBackScreen)
    for field in asked.fields.values():
        field.setText("XXXX")
    asked.go_on.click()
    assert any("ne sont pas ceux de la fiche" in text for text in sentences(page))
    groups = session.security._shown_code.split("-")
    for index, field in asked.fields.items():
        field.setText(groups[index])
    asked.go_on.click()
    assert context.messages.current is not None
    assert context.messages.current.text == "Nouvelle fiche de secours vérifiée."
    QApplication.processEvents()
    assert button(page, "sheet_change").isVisible()
    assert not any(group in " ".join(sentences(page)) for group in groups)


def test_the_display_choices_are_there_too(page: SettingsPage, context: PageContext) -> None:
    show(page, "display")
    dark = page.findChild(QRadioButton, "choice_dark")
    assert isinstance(dark, QRadioButton)
    dark.click()
    assert context.preferences.current.scheme == "dark"
