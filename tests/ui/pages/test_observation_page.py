"""The observation form: today, everybody, one text in sight, an encrypted draft within a second."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.soft_hints import UNDATED
from desktop_app.errors import StorageFull
from desktop_app.services.session import Session
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.autosave import FULL
from desktop_app.ui.pages.observation_form import EMPTY
from desktop_app.ui.pages.observation_page import ObservationPage
from desktop_app.ui.widgets.text_area import TextArea
from tests.ui.fakes import FixedClock
from tests.ui.pages import samples
from tests.ui.pages.finding import button, line, sentences
from tests.ui.pages.hand import ALT, CTRL, Hand
from tests.ui.pages.inline import FailingRunner
from tests.ui.showing import show_active

TEXT = "Ana est venue avec son frere."


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> ObservationPage:
    made = ObservationPage(context)
    show_active(qtbot, made, 1100, 800)
    return made


def show(page: ObservationPage, args: dict[str, str]) -> None:
    page.show_route(args)
    QApplication.processEvents()


def seen(page: ObservationPage) -> TextArea:
    found = page.findChild(TextArea, "seen")
    assert isinstance(found, TextArea)
    return found


def latest(session: Session, dossier_id: DossierId) -> tuple[Observation, ...]:
    return session.timeline.whole(dossier_id)[0].parts


def voices(parts: tuple[Observation, ...]) -> dict[Voice, str]:
    return {part.voice: part.text for part in parts}


def test_j2_1_the_form_starts_with_today_everybody_and_the_last_place(
    page: ObservationPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    assert page.focusWidget() is seen(page)
    assert line(page, "observed").text() == "aujourd’hui"
    assert "Mardi 3 mars 2026" in sentences(page)
    assert line(page, "time").text() == ""
    boxes = [box for box in page.findChildren(QCheckBox) if box.objectName().startswith("person_")]
    assert [box.text() for box in boxes] == ["Ana", "Marius", "Elena"]
    assert all(box.isChecked() for box in boxes)


def test_one_text_is_in_sight_and_the_others_come_in_place(
    page: ObservationPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    areas = [area for area in page.findChildren(TextArea) if area.isVisible()]
    assert areas == [seen(page)]
    for name in ("add_words", "add_reported", "add_analysis"):
        button(page, name).click()
        QApplication.processEvents()
    assert len([area for area in page.findChildren(TextArea) if area.isVisible()]) == 4


def test_j2_4_saving_goes_back_to_the_chronology_and_can_be_undone(
    page: ObservationPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    context.navigator.open(routes.dossier(dossier_id))
    context.navigator.open(routes.new_observation(dossier_id))
    show(page, {"dossier": dossier_id})
    hand = Hand()
    hand.type(TEXT, narrative=True)
    hand.press(Qt.Key.Key_Return, CTRL)
    assert hand.keys == 2
    first = latest(session, dossier_id)
    assert voices(first) == {Voice.SEEN: TEXT}
    assert first[0].observed == PartialDate("2026-03-03")
    assert first[0].team == ("C. Martin",)
    assert len(first[0].person_ids) == 3
    message = context.messages.current
    assert message is not None
    assert message.text == "Observation enregistrée."
    assert [action.label for action in message.actions] == ["Nouvelle observation"]
    assert context.navigator.current == routes.dossier(dossier_id)
    assert session.drafts.unfinished() == ()
    assert context.messages.undo()
    assert voices(latest(session, dossier_id)) != {Voice.SEEN: TEXT}
    assert [draft.kind for draft in session.drafts.unfinished()] == ["observation"]


def test_from_home_the_new_entry_is_named_in_the_route(
    page: ObservationPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    context.navigator.open(routes.HOME)
    context.navigator.open(routes.new_observation(dossier_id))
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    button(page, "observation_save").click()
    occasion = latest(session, dossier_id)[0].occasion_id
    assert context.navigator.current == routes.dossier(dossier_id, entry=occasion)
    assert context.navigator.previous == routes.HOME


def test_j2_7_nothing_is_kept_before_the_first_character(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    page.flush()
    assert session.drafts.unfinished() == ()
    Hand().type("A")
    page.flush()
    assert len(session.drafts.unfinished()) == 1
    Hand().press(Qt.Key.Key_Backspace)
    page.flush()
    assert session.drafts.unfinished() == ()


def test_the_first_character_of_any_field_is_kept(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    line(page, "time").setFocus()
    Hand().type("v")
    page.flush()
    assert len(session.drafts.unfinished()) == 1
    Hand().press(Qt.Key.Key_Backspace)
    page.flush()
    assert session.drafts.unfinished() == ()


def test_j2_2_the_draft_is_safe_within_a_second_and_not_readable_on_disk(
    qtbot: QtBot,
    page: ObservationPage,
    session: Session,
    dossier_id: DossierId,
    sandbox: Path,
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type("Parapluie-violet")
    qtbot.waitUntil(lambda: len(session.drafts.unfinished()) == 1, timeout=1000)
    assert "Brouillon enregistré à 14:32" in sentences(page)
    for file in (*session.folder.rglob("*"), *sandbox.rglob("*")):
        if file.is_file():
            assert b"Parapluie-violet" not in file.read_bytes(), file


def test_j2_7_an_unfinished_draft_is_offered_and_comes_back_whole(
    qtbot: QtBot,
    page: ObservationPage,
    session: Session,
    dossier_id: DossierId,
    context: PageContext,
    clock: FixedClock,
) -> None:
    show(page, {"dossier": dossier_id})
    line(page, "observed").setText("")
    line(page, "observed").setFocus()
    Hand().type("35/3")
    seen(page).setFocus()
    Hand().type(TEXT)
    button(page, "add_words").click()
    Hand().type("Je suis venue")
    page.flush()
    clock.advance(hours=5)
    again = ObservationPage(context)
    show_active(qtbot, again, 1100, 800)
    show(again, {"dossier": dossier_id})
    resume = button(again, "resume_draft")
    assert resume.text() == "Reprendre le brouillon du 3 mars à 14:32"
    assert button(again, "fresh_observation").text() == "Nouvelle observation"
    resume.click()
    QApplication.processEvents()
    assert seen(again).text() == TEXT
    assert line(again, "observed").text() == "35/3"
    texts = [area.text() for area in again.findChildren(TextArea) if area.isVisible()]
    assert texts == [TEXT, "Je suis venue"]


def test_beginning_another_observation_keeps_the_unfinished_one(
    page: ObservationPage, session: Session, dossier_id: DossierId, clock: FixedClock
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type("Premier texte")
    page.flush()
    clock.advance(minutes=10)
    show(page, {"dossier": dossier_id})
    button(page, "fresh_observation").click()
    QApplication.processEvents()
    assert seen(page).text() == ""
    Hand().type("Second texte")
    page.flush()
    show(page, {"dossier": dossier_id})
    offered = page.findChildren(QPushButton, "resume_draft")
    assert [item.text() for item in offered if item.isVisible()] == [
        "Reprendre le brouillon du 3 mars à 14:42",
        "Reprendre le brouillon du 3 mars à 14:32",
    ]


def test_j2_3_alt_p_makes_the_selection_exact_words(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type("Elle est la. Je suis venue seule.")
    cursor = seen(page).textCursor()
    cursor.setPosition(len("Elle est la. "))
    cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
    seen(page).setTextCursor(cursor)
    hand = Hand()
    hand.press(Qt.Key.Key_P, ALT)
    seen(page).setFocus()
    hand.press(Qt.Key.Key_Return, CTRL)
    kept = voices(latest(session, dossier_id))
    assert kept[Voice.SEEN].strip() == "Elle est la."
    assert kept[Voice.WORDS] == "Je suis venue seule."


def test_j2_3_alt_a_adds_what_i_understand_apart_from_the_facts(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    hand = Hand()
    hand.type(TEXT)
    hand.press(Qt.Key.Key_A, ALT)
    hand.type("Elle semble fatiguee")
    hand.press(Qt.Key.Key_Return, CTRL)
    kept = voices(latest(session, dossier_id))
    assert kept == {Voice.SEEN: TEXT, Voice.ANALYSIS: "Elle semble fatiguee"}


def test_j2_6_an_empty_observation_is_not_recorded(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    before = len(session.timeline.whole(dossier_id))
    show(page, {"dossier": dossier_id})
    Hand().press(Qt.Key.Key_Return, CTRL)
    assert EMPTY in sentences(page)
    assert page.focusWidget() is seen(page)
    assert len(session.timeline.whole(dossier_id)) == before


def test_a_date_that_is_not_understood_never_blocks(
    page: ObservationPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    line(page, "observed").setText("")
    line(page, "observed").setFocus()
    hand = Hand()
    hand.type("35/3")
    hand.press(Qt.Key.Key_Return, CTRL)
    message = context.messages.current
    assert message is not None
    assert message.text.startswith("Observé le\u00a0: «\u00a035/3\u00a0» n’existe pas.")
    assert message.text in sentences(page)
    message.actions[0].run()
    kept = next(
        entry.parts[0]
        for entry in session.timeline.whole(dossier_id)
        if entry.parts and entry.parts[0].text == TEXT
    )
    assert kept.observed is None
    assert kept.time == "35/3"


@pytest.mark.parametrize(
    ("typed", "edtf"), [("hier", "2026-03-02"), ("3/3", "2026-03-03"), ("mars 2026", "2026-03")]
)
def test_j2_5_dates_are_typed_as_one_says_them(
    page: ObservationPage, session: Session, dossier_id: DossierId, typed: str, edtf: str
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    line(page, "observed").setText("")
    line(page, "observed").setFocus()
    hand = Hand()
    hand.type(typed)
    hand.press(Qt.Key.Key_Return, CTRL)
    kept = {
        entry.parts[0].text: entry.parts[0].observed
        for entry in session.timeline.whole(dossier_id)
        if entry.parts
    }
    assert kept[TEXT] == PartialDate(edtf)


def test_a_place_that_is_not_known_stays_in_words(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    where = page.findChild(QWidget, "observation_place").lineEdit()  # type: ignore[union-attr]
    where.setFocus()
    where.selectAll()
    hand = Hand()
    hand.type("devant la gare")
    hand.press(Qt.Key.Key_Return, CTRL)
    kept = latest(session, dossier_id)[0]
    assert (kept.place_id, kept.place_text) == (None, "devant la gare")


def test_a_full_disk_keeps_the_text_on_screen(
    page: ObservationPage,
    session: Session,
    dossier_id: DossierId,
    context: PageContext,
    runner: FailingRunner,
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    runner.problem = StorageFull("Le disque est plein.")
    Hand().press(Qt.Key.Key_Return, CTRL)
    message = context.messages.current
    assert message is not None
    assert message.text == FULL
    assert [action.label for action in message.actions] == ["Réessayer", "Copier le texte"]
    assert seen(page).text() == TEXT
    assert seen(page).isVisible()
    runner.problem = None
    message.actions[0].run()
    assert voices(latest(session, dossier_id)) == {Voice.SEEN: TEXT}


def test_a_correction_keeps_the_old_text_and_can_be_undone(
    page: ObservationPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    old = latest(session, dossier_id)
    occasion = OccasionId(old[0].occasion_id)
    show(page, {"dossier": dossier_id, "occasion": occasion})
    assert page.title() == "Corriger l’observation du 2 mars 2026"
    seen(page).moveCursor(QTextCursor.MoveOperation.End)
    hand = Hand()
    hand.type(" Precision.", narrative=True)
    hand.press(Qt.Key.Key_Return, CTRL)
    message = context.messages.current
    assert message is not None
    assert message.text == "Correction enregistrée. L’ancien texte reste dans l’historique."
    kept = latest(session, dossier_id)
    assert kept[0].occasion_id == occasion
    assert voices(kept)[Voice.SEEN].endswith(" Precision.")
    assert voices(kept)[Voice.WORDS] == voices(old)[Voice.WORDS]
    assert context.messages.undo()
    assert voices(latest(session, dossier_id)) == voices(old)


def test_a_correction_changes_nothing_else(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    old = sorted(latest(session, dossier_id), key=lambda part: part.voice)
    show(page, {"dossier": dossier_id, "occasion": old[0].occasion_id})
    seen(page).moveCursor(QTextCursor.MoveOperation.End)
    Hand().type("!")
    button(page, "observation_save").click()
    new = sorted(latest(session, dossier_id), key=lambda part: part.voice)
    back = [replace(part, text=part.text.removesuffix("!")) for part in new]
    assert back == old


def test_soft_hints_ask_at_the_end_and_only_if_wanted(
    page: ObservationPage, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type("Elle dit que tout va bien.")
    assert not any("paroles exactes" in sentence for sentence in sentences(page))
    page.flush()
    assert any("paroles exactes" in sentence for sentence in sentences(page))
    context.preferences.update(soft_hints=False)
    show(page, {"dossier": samples.nameless(context.session)})
    Hand().type("Elle dit que tout va bien.")
    page.flush()
    assert not any("paroles exactes" in sentence for sentence in sentences(page))


def test_j2_9_the_emergency_numbers_open_over_nothing_and_lose_nothing(
    page: ObservationPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    button(page, "observation_emergency").click()
    QApplication.processEvents()
    assert any("119" in sentence for sentence in sentences(page))
    assert seen(page).isVisible()
    assert seen(page).text() == TEXT


def test_field_and_caret_come_back_after_a_lock(
    qtbot: QtBot, page: ObservationPage, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    cursor = seen(page).textCursor()
    cursor.setPosition(7)
    seen(page).setTextCursor(cursor)
    place = page.place()
    page.flush()
    again = ObservationPage(context)
    show_active(qtbot, again, 1100, 800)
    again.restore(place)
    show(again, {"dossier": dossier_id})
    again.restore(place)
    assert seen(again).text() == TEXT
    assert again.focusWidget() is seen(again)
    assert seen(again).textCursor().position() == 7


SECTIONS = ("add_words", "add_reported", "add_analysis", "add_reminder")
TYPED = (
    "observed",
    "time",
    "observation_place",
    "seen",
    "words_0_text",
    "words_0_speaker",
    "words_0_language",
    "words_0_place",
    "words_0_moment",
    "words_0_present",
    "words_0_question",
    "words_0_interpreter",
    "words_0_circumstances",
    "reported_0_text",
    "reported_0_speaker",
    "reported_0_role",
    "analysis",
    "reminder_line",
    "reminder_day",
    "team_typed",
)
"""Every field of the form in which one types."""


def open_all(page: ObservationPage) -> None:
    for name in SECTIONS:
        button(page, name).click()
    used = page.findChild(QAbstractButton, "words_0_choice_yes")
    assert isinstance(used, QAbstractButton)
    used.click()
    QApplication.processEvents()


def editor(page: ObservationPage, name: str) -> QLineEdit | TextArea:
    field = page.findChild(QWidget, name)
    if isinstance(field, QComboBox):
        field = field.lineEdit()
    assert isinstance(field, QLineEdit | TextArea), name
    return field


def written(page: ObservationPage, name: str) -> str:
    field = editor(page, name)
    return field.text()


def caret(page: ObservationPage, name: str) -> int:
    field = editor(page, name)
    return field.cursorPosition() if isinstance(field, QLineEdit) else field.textCursor().position()


def write(page: ObservationPage, name: str, number: int) -> None:
    """Write as the hand does, then put the caret after the third character."""
    field, text = editor(page, name), f"abc {number} defg"
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.setText(text)  # a list would open its proposals under the hand
        field.textEdited.emit(text)
        field.setCursorPosition(3)
    else:
        Hand().type(text)
        cursor = field.textCursor()
        cursor.setPosition(3)
        field.setTextCursor(cursor)


def test_locking_with_every_section_open_loses_no_character(
    qtbot: QtBot, page: ObservationPage, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    open_all(page)
    places = {}
    for number, name in enumerate(TYPED):
        write(page, name, number)
        places[name] = page.place()
    hard = page.findChild(QAbstractButton, "hard")
    assert isinstance(hard, QAbstractButton)
    hard.click()
    page.flush()

    again = ObservationPage(context)
    show_active(qtbot, again, 1100, 800)
    show(again, {"dossier": dossier_id})
    again.restore(places["seen"])
    QApplication.processEvents()
    for number, name in enumerate(TYPED):
        again.restore(places[name])
        assert written(again, name) == f"abc {number} defg", name
        assert again.focusWidget() is page_field(again, name), name
        assert caret(again, name) == 3, name
    marked = again.findChild(QAbstractButton, "hard")
    assert isinstance(marked, QAbstractButton)
    assert marked.isChecked()


def page_field(page: ObservationPage, name: str) -> QWidget:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QWidget), name
    return found


def test_s07_ac1_one_field_is_in_sight_and_each_button_reveals_the_rest(
    page: ObservationPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    names = ("add_words", "add_reported", "add_analysis", "add_piece", "add_reminder")
    assert all(button(page, name).isVisible() for name in names)
    assert not page_field(page, "analysis").isVisible()
    open_all(page)
    assert page_field(page, "analysis").isVisible()
    assert page_field(page, "reminder_line").isVisible()
    assert not button(page, "add_reminder").isVisible()


def test_s07_ac2_words_have_their_circumstances(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    button(page, "add_words").click()
    assert not page_field(page, "words_0_interpreter").isVisible()
    page_field(page, "words_0_text").setFocus()
    Hand().type("Je suis tombee.")
    used = page.findChild(QAbstractButton, "words_0_choice_yes")
    assert isinstance(used, QAbstractButton)
    used.click()
    for name in ("interpreter", "place", "moment", "present", "question"):
        line(page, f"words_0_{name}").insert(name)
    button(page, "observation_save").click()
    (kept,) = latest(session, dossier_id)
    assert (kept.words_place, kept.words_moment, kept.present) == ("place", "moment", "present")
    assert (kept.question, kept.interpreter, kept.interpreter_used) == (
        "question",
        "interpreter",
        True,
    )


def test_s07_ac3_what_i_understand_is_apart_and_in_no_paper_by_itself(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    Hand().press(Qt.Key.Key_A, ALT)
    Hand().type("Elle semble fatiguee")
    button(page, "observation_save").click()
    analysis = {part.id for part in latest(session, dossier_id) if part.voice is Voice.ANALYSIS}
    assert analysis
    preparation = session.ecrits.preparation(dossier_id)
    offered = {item.id: picked for item, picked in preparation.observations}
    assert [offered[key] for key in analysis] == [False]


def test_s07_ac4_an_opening_guillemet_brings_its_closing_one(
    page: ObservationPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    QTest.keyClicks(seen(page), "« Bonjour")
    assert seen(page).text() == "«\u00a0Bonjour\u00a0»"


def test_s07_ac5_pasted_text_keeps_no_dress(page: ObservationPage, dossier_id: DossierId) -> None:
    show(page, {"dossier": dossier_id})
    pasted = QMimeData()
    pasted.setHtml("<b>Ana</b> est <i>la</i>.")
    pasted.setText("Ana est la.")
    seen(page).insertFromMimeData(pasted)
    assert seen(page).text() == "Ana est la."


def test_s07_ac6_after_saving_one_can_undo_or_begin_another(
    page: ObservationPage, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    button(page, "observation_save").click()
    message = context.messages.current
    assert message is not None
    assert message.text == "Observation enregistrée."
    assert message.undo is not None
    message.actions[0].run()
    assert context.navigator.current == routes.new_observation(dossier_id)


def test_s07_ac7_a_correction_may_say_why(
    page: ObservationPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    occasion = OccasionId(latest(session, dossier_id)[0].occasion_id)
    show(page, {"dossier": dossier_id})
    assert not page_field(page, "correction").isVisible()
    show(page, {"dossier": dossier_id, "occasion": occasion})
    assert line(page, "correction").text() == ""
    seen(page).moveCursor(QTextCursor.MoveOperation.End)
    Hand().type(" Precision.")
    line(page, "correction").setFocus()
    Hand().type("heure exacte")
    place = page.place()
    page.flush()
    show(page, {"dossier": dossier_id, "occasion": occasion})
    page.restore(place)
    assert page.focusWidget() is line(page, "correction")
    assert (line(page, "correction").text(), line(page, "correction").cursorPosition()) == (
        "heure exacte",
        12,
    )
    button(page, "observation_save").click()
    versions = session.versions.versions(occasion)
    assert [version.reason for version in versions] == ["", "heure exacte"]
    assert context.messages.undo()
    assert not session.observations.get(occasion)[0].text.endswith("Precision.")


def test_s07_ac8_a_piece_is_added_after_the_warning_was_given_once(
    page: ObservationPage, session: Session, dossier_id: DossierId, tmp_path: Path
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    button(page, "add_piece").click()
    QApplication.processEvents()
    assert any("Photographier un enfant" in sentence for sentence in sentences(page))
    button(page, "adding_give_up").click()
    paper = tmp_path / "mot.txt"
    paper.write_text("Mot du collège", encoding="utf-8")
    subject = page._pieces._subject
    assert subject is not None
    page._pieces.adding.add(subject[0], [paper], subject[1])
    assert "1 pièce ajoutée à cette observation." in sentences(page)
    button(page, "observation_save").click()
    occasion = latest(session, dossier_id)[0].occasion_id
    (piece,) = session.register.attachments.by_dossier(dossier_id)
    assert piece.occasion_id == occasion


def test_j2_6_a_piece_alone_is_enough(
    page: ObservationPage,
    session: Session,
    dossier_id: DossierId,
    context: PageContext,
    tmp_path: Path,
) -> None:
    context.navigator.open(routes.dossier(dossier_id))
    context.navigator.open(routes.new_observation(dossier_id))
    show(page, {"dossier": dossier_id})
    paper = tmp_path / "mot.txt"
    paper.write_text("Mot du collège", encoding="utf-8")
    subject = page._pieces._subject
    assert subject is not None
    page._pieces.adding.add(subject[0], [paper], subject[1])
    button(page, "observation_save").click()
    assert context.navigator.current == routes.dossier(dossier_id)
    assert len(session.register.attachments.by_dossier(dossier_id)) == 1


def test_a_reminder_goes_with_the_observation(
    page: ObservationPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    button(page, "add_reminder").click()
    Hand().type("Rappeler la PMI")
    assert line(page, "reminder_day").text() == "dans 7 jours"
    button(page, "observation_save").click()
    (kept,) = session.reminders.of_dossier(dossier_id)
    assert kept.reminder.due.isoformat() == "2026-03-10"
    assert kept.about == "observation du 3 mars 2026"
    assert context.messages.undo()
    assert session.reminders.of_dossier(dossier_id) == ()


def test_a_reminder_without_a_day_never_blocks(
    page: ObservationPage, session: Session, dossier_id: DossierId, context: PageContext
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    button(page, "add_reminder").click()
    Hand().type("Rappeler la PMI")
    line(page, "reminder_day").setText("bientot")
    button(page, "observation_save").click()
    assert page.focusWidget() is line(page, "reminder_day")
    message = context.messages.current
    assert message is not None
    message.actions[0].run()
    (kept,) = session.reminders.of_dossier(dossier_id)
    assert kept.reminder.due.isoformat() == "2026-03-10"


def test_a_reminder_can_be_taken_out_again(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    button(page, "add_reminder").click()
    Hand().type("Rappeler la PMI")
    button(page, "reminder_remove").click()
    assert page.focusWidget() is button(page, "add_reminder")
    button(page, "observation_save").click()
    assert session.reminders.of_dossier(dossier_id) == ()


def test_an_undated_fact_is_asked_about_at_the_end(
    page: ObservationPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    Hand().type(TEXT)
    page.flush()
    assert UNDATED not in sentences(page)
    line(page, "observed").setText("")
    page.findChild(QLineEdit, "observed").textEdited.emit("")  # type: ignore[union-attr]
    page.flush()
    assert UNDATED in sentences(page)


def test_discreet_mode_shows_initials(
    page: ObservationPage, dossier_id: DossierId, context: PageContext
) -> None:
    context.discreet.set_active(True)
    show(page, {"dossier": dossier_id})
    boxes = [box for box in page.findChildren(QCheckBox) if box.objectName().startswith("person_")]
    assert [box.text() for box in boxes] == ["A. P.", "M. P.", "E. P."]


def test_j2_8_the_text_is_asked_for_as_facts_that_the_person_may_read(
    page: ObservationPage, dossier_id: DossierId
) -> None:
    show(page, {"dossier": dossier_id})
    assert (
        "Décrivez des faits\u00a0: qui, quoi, quand, où. La personne peut demander à lire ce texte."
        in sentences(page)
    )


def test_j2_5_the_day_observed_stays_editable_apart_from_the_day_of_entry(
    page: ObservationPage, session: Session, dossier_id: DossierId
) -> None:
    told = [one for one in session.timeline.whole(dossier_id) if one.kind == "observation"]
    before = session.observations.get(OccasionId(told[0].id))[0]
    show(page, {"dossier": dossier_id, "occasion": told[0].id})
    line(page, "observed").setText("")
    line(page, "observed").setFocus()
    hand = Hand()
    hand.type("12/02/2026")
    hand.press(Qt.Key.Key_Return, CTRL)
    after = session.observations.get(OccasionId(told[0].id))[0]
    assert (before.observed, after.observed) == (
        PartialDate("2026-03-02"),
        PartialDate("2026-02-12"),
    )
    assert after.entered_at == before.entered_at
