"""Band, placeholder, tags, sections, columns, folded texts, flow, focus outline."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.announcer import Announcer
from desktop_app.ui.messages import Action, Messages
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.collapsible_text import CollapsibleText
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.focus_ring import FocusRing
from desktop_app.ui.widgets.message_band import MessageBand
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.section_list import SectionItem, SectionList
from desktop_app.ui.widgets.status_tag import StatusTag
from tests.ui.fakes import FixedClock
from tests.ui.showing import show_active

LONG = (
    "Ana présente sur le terrain à 11 h, un jour de collège. Elle porte un plâtre au bras droit. "
    "Elle dit être tombée de l’échelle hier soir, devant sa mère et son frère. "
) * 3


def visible_texts(widget: QWidget) -> list[str]:
    return [
        label.text()
        for label in widget.findChildren(QLabel)
        if label.text() and label.isVisibleTo(widget)
    ]


def buttons(widget: QWidget) -> list[QPushButton]:
    return [b for b in widget.findChildren(QPushButton) if b.isVisibleTo(widget)]


def test_the_band_takes_no_room_when_there_is_nothing_to_say(qtbot: QtBot) -> None:
    messages = Messages(Announcer(), FixedClock())
    band = MessageBand(messages)
    qtbot.addWidget(band)
    assert band.isHidden()
    messages.success("Observation enregistrée.")
    assert not band.isHidden()
    messages.dismiss()
    assert band.isHidden()


def test_the_band_shows_a_word_the_sentence_and_what_can_be_done(qtbot: QtBot) -> None:
    messages, done = Messages(Announcer(), FixedClock()), []
    band = MessageBand(messages)
    qtbot.addWidget(band)
    band.resize(900, 60)
    messages.success(
        "Observation enregistrée.",
        undo=lambda: done.append("undo"),
        actions=(Action("Nouvelle observation", lambda: done.append("new")),),
    )
    assert visible_texts(band) == ["Fait", "Observation enregistrée."]
    assert [button.text() for button in buttons(band)] == ["Annuler", "Nouvelle observation"]
    assert band.accessibleName() == "Fait\u00a0: Observation enregistrée."
    buttons(band)[1].click()
    buttons(band)[0].click()
    assert done == ["new", "undo"]
    assert band.isHidden()


def test_the_band_can_be_closed_and_tells_how_many_wait(qtbot: QtBot) -> None:
    messages = Messages(Announcer(), FixedClock())
    band = MessageBand(messages)
    qtbot.addWidget(band)
    messages.error("Le disque est plein.")
    messages.success("Observation enregistrée.")
    messages.info("38 dossiers.")
    assert "2 autres messages ensuite" in visible_texts(band)
    close = band.findChild(QToolButton, "dismiss")
    assert isinstance(close, QToolButton)
    assert close.accessibleName() == "Fermer le message"
    close.click()
    assert "Observation enregistrée." in visible_texts(band)


def test_text_is_never_taken_as_markup(qtbot: QtBot) -> None:
    messages = Messages(Announcer(), FixedClock())
    band = MessageBand(messages)
    qtbot.addWidget(band)
    messages.info("<b>Ana</b>")
    label = next(label for label in band.findChildren(QLabel) if label.text() == "<b>Ana</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_placeholder_says_what_why_and_what_to_do(qtbot: QtBot) -> None:
    pressed: list[str] = []
    page = PlaceholderPage(
        "Aucun dossier pour l’instant.",
        "",
        Action("Nouvelle personne", lambda: pressed.append("new")),
    )
    qtbot.addWidget(page)
    assert page.text() == "Aucun dossier pour l’instant."
    page.button.click()
    assert pressed == ["new"]
    page.set_content("Vous n’avez pas accès à cette partie.", "Demandez à la coordination.")
    assert not page.button.isVisibleTo(page)
    assert page.text() == "Vous n’avez pas accès à cette partie. Demandez à la coordination."


def test_a_tag_is_a_word_and_takes_no_focus(qtbot: QtBot) -> None:
    tag = StatusTag("À compléter", "attention")
    qtbot.addWidget(tag)
    assert tag.text() == "À compléter"
    assert tag.focusPolicy() is Qt.FocusPolicy.NoFocus
    tag.set_status("Terminée", "success")
    assert tag.text() == "Terminée"
    assert tag.property("kind") == "success"


SECTIONS = (
    SectionItem("sender", "Émetteur", "Terminée", "success"),
    SectionItem("facts", "Motif et faits", "En cours", "info", "1 information requise"),
    SectionItem("steps", "Démarches", "À compléter", "attention"),
)


def section_list(qtbot: QtBot) -> SectionList:
    view = SectionList("Sections")
    qtbot.addWidget(view)
    view.set_sections(SECTIONS, "1 sur 3 terminée")
    view.resize(260, 300)
    view.show()
    return view


def test_a_section_is_one_spoken_sentence(qtbot: QtBot) -> None:
    view = section_list(qtbot)
    assert view.accessibleName() == "Sections, 1 sur 3 terminée"
    row = view.model().index(1, 0)
    assert (
        row.data(Qt.ItemDataRole.AccessibleTextRole)
        == "Motif et faits, en cours, 1 information requise"
    )


def test_sections_are_gone_to_with_mouse_keys_and_steps(qtbot: QtBot) -> None:
    view = section_list(qtbot)
    chosen: list[str] = []
    view.chosen.connect(chosen.append)
    view.select("facts")
    assert view.current() == "facts"
    assert chosen == []
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.step(1) == "steps"
    assert view.step(1) == "steps"
    assert view.step(-2) == "sender"
    assert chosen[0] == "facts"
    assert chosen[-1] == "sender"


def test_a_new_status_keeps_the_selection(qtbot: QtBot) -> None:
    view = section_list(qtbot)
    view.select("facts")
    changed = (SECTIONS[0], SectionItem("facts", "Motif et faits", "Terminée"), SECTIONS[2])
    view.set_sections(changed, "2 sur 3 terminées")
    assert view.current() == "facts"
    view.set_sections(SECTIONS[:1])
    assert view.model().rowCount() == 1


def test_a_long_section_title_wraps_instead_of_being_cut(qtbot: QtBot, plain_look: Theme) -> None:
    view = section_list(qtbot)
    long = SectionItem("x", "Information préalable de la famille et des détenteurs", "En cours")
    view.set_sections((SECTIONS[0], long))
    view.grab()
    heights = [view.sizeHintForIndex(view.model().index(row, 0)).height() for row in (0, 1)]
    assert heights[1] > heights[0]


def test_a_column_keeps_the_rhythm_and_a_readable_measure(qtbot: QtBot, plain_look: Theme) -> None:
    column = ScrollColumn("form")
    qtbot.addWidget(column)
    one, two, three = QLineEdit(), QLineEdit(), QLineEdit()
    column.add(one)
    column.add(two)
    column.add_heading("Lieu de vie")
    column.add(three)
    column.resize(1600, 500)
    column.show()
    QApplication.processEvents()
    assert two.y() - (one.y() + one.height()) == 16
    heading = column.findChild(QLabel)
    assert isinstance(heading, QLabel)
    assert heading.y() - (two.y() + two.height()) == 24
    assert one.width() <= 75 * column.fontMetrics().averageCharWidth()
    column.clear()
    assert one.isHidden()


def test_a_long_text_is_folded_and_opens_in_place(qtbot: QtBot, plain_look: Theme) -> None:
    text = CollapsibleText(LONG, lines=2, about="observation du 2 mars 2026")
    qtbot.addWidget(text)
    text.resize(420, 200)
    text.show()
    button = buttons(text)[0]
    assert button.text() == "Lire la suite"
    assert button.accessibleName() == "Lire la suite, observation du 2 mars 2026"
    assert visible_texts(text)[0].endswith("…")
    with qtbot.waitSignal(text.toggled):
        button.click()
    assert visible_texts(text) == [LONG]
    assert button.text() == "Réduire"
    assert text.expanded
    button.click()
    assert not text.expanded


def test_a_short_text_has_no_button_and_is_whole_for_a_screen_reader(
    qtbot: QtBot, plain_look: Theme
) -> None:
    text = CollapsibleText("Ana présente.", lines=2)
    qtbot.addWidget(text)
    text.resize(420, 80)
    text.show()
    assert buttons(text) == []
    text.set_text(LONG)
    label = text.findChild(QLabel)
    assert isinstance(label, QLabel)
    assert label.accessibleName() == LONG


def test_the_folded_text_follows_the_width(qtbot: QtBot, plain_look: Theme) -> None:
    text = CollapsibleText(LONG, lines=2)
    qtbot.addWidget(text)
    text.show()
    text.resize(300, 200)
    narrow = len(visible_texts(text)[0])
    text.resize(900, 200)
    assert len(visible_texts(text)[0]) > narrow


def test_flow_breaks_lines_and_centres_them(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    flow = FlowLayout(holder, spacing=10)
    parts = [QPushButton(word) for word in ("Ana", "Marius", "Elena", "Ionel")]
    for part in parts:
        flow.addWidget(part)
    one_line = flow.sizeHint().width()
    assert flow.heightForWidth(one_line) == flow.sizeHint().height()
    assert flow.heightForWidth(one_line // 2) > flow.sizeHint().height()
    parts[0].hide()
    assert flow.sizeHint().width() < one_line
    assert flow.itemAt(99) is None
    first = QPushButton("Zoé")
    flow.insert_widget(0, first)
    item = flow.itemAt(0)
    assert item is not None
    assert item.widget() is first


def test_the_outline_is_around_the_focus_and_outside_of_it(qtbot: QtBot, plain_look: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    column.setContentsMargins(20, 20, 20, 20)
    field, button = QLineEdit(), QPushButton("Ouvrir")
    column.addWidget(field)
    column.addWidget(button)
    ring = FocusRing(window)
    show_active(qtbot, window)
    button.setFocus()
    assert ring.target is button
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    window.resize(600, 400)
    QApplication.processEvents()
    assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    button.hide()
    assert not ring.isVisible() or ring.target is not button


def test_the_outline_scrolls_with_the_field(qtbot: QtBot, plain_look: Theme) -> None:
    column = ScrollColumn("form")
    fields = [QLineEdit() for _ in range(30)]
    for field in fields:
        column.add(field)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(column)
    ring = FocusRing(window)
    window.resize(500, 300)
    show_active(qtbot, window)
    fields[20].setFocus()
    assert ring.parentWidget() is column.widget()
    assert ring.geometry().contains(fields[20].geometry())
