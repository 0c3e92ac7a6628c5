"""The audit must find what is wrong, or a clean report means nothing."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.theme import Look, Theme
from tests.ui.accessibility import audit, spoken_name


def rules(screen: QWidget, qtbot: QtBot) -> set[str]:
    qtbot.addWidget(screen)
    screen.resize(500, 500)
    screen.show()
    QApplication.processEvents()
    return {finding.rule for finding in audit(screen)}


def test_a_careful_form_has_no_finding(qtbot: QtBot, plain_look: Theme) -> None:
    screen = QWidget()
    form = QFormLayout(screen)
    form.addRow("&Nom", QLineEdit())
    form.addRow("&Pays", QComboBox())
    assert rules(screen, qtbot) == set()


def test_finds_a_field_without_a_name(qtbot: QtBot, plain_look: Theme) -> None:
    screen = QWidget()
    QFormLayout(screen).addRow(QLineEdit())
    assert rules(screen, qtbot) == {"name"}


def test_finds_a_combo_box_that_only_has_an_accessible_name(
    qtbot: QtBot, plain_look: Theme
) -> None:
    screen = QWidget()
    box = QComboBox()
    box.setAccessibleName("Langue")
    box.addItem("romani")
    QFormLayout(screen).addRow(box)
    assert rules(screen, qtbot) == {"name"}


def test_finds_an_icon_button_that_only_has_a_tool_tip(qtbot: QtBot, plain_look: Theme) -> None:
    screen = QWidget()
    button = QToolButton()
    button.setToolTip("Retirer")
    QFormLayout(screen).addRow(button)
    assert "name" in rules(screen, qtbot)


def test_finds_traps(qtbot: QtBot, plain_look: Theme) -> None:
    screen = QWidget()
    form = QFormLayout(screen)
    for label, field in (
        ("Récit", QTextEdit()),
        ("Faits", QPlainTextEdit()),
        ("Liste", QTableWidget(2, 2)),
    ):
        form.addRow(label, field)
    screen.show()
    qtbot.addWidget(screen)
    traps = [finding for finding in audit(screen) if finding.rule == "trap"]
    assert len(traps) == 3


def test_finds_small_targets(qtbot: QtBot, plain_look: Theme) -> None:
    screen = QWidget()
    button = QPushButton("Ouvrir", screen)
    button.setFixedHeight(18)
    assert "target" in rules(screen, qtbot)


def test_finds_cut_texts(qtbot: QtBot, plain_look: Theme) -> None:
    narrow = QWidget()
    button = QPushButton("Enregistrer et continuer", narrow)
    button.setFixedWidth(60)
    assert "cut" in rules(narrow, qtbot)
    low = QWidget()
    label = QLabel("Une phrase qui a besoin de plusieurs lignes pour tenir.", low)
    label.setWordWrap(True)
    label.setFixedSize(120, 18)
    assert "cut" in rules(low, qtbot)


def test_finds_an_order_that_goes_back_up(qtbot: QtBot, plain_look: Theme) -> None:
    screen = QWidget()
    form = QFormLayout(screen)
    first, second, third = QLineEdit(), QLineEdit(), QLineEdit()
    for label, field in (("Un", first), ("Deux", second), ("Trois", third)):
        form.addRow(label, field)
    QWidget.setTabOrder(third, second)
    assert "order" in rules(screen, qtbot)


def test_finds_a_poor_palette(qapp: QApplication) -> None:
    screen = QWidget()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Base, "#FFFFFF")
    palette.setColor(QPalette.ColorRole.PlaceholderText, "#8A8A8A")
    screen.setPalette(palette)
    assert "contrast placeholder" in {finding.rule for finding in audit(screen)}


def test_prefers_the_label_to_the_accessible_name(qtbot: QtBot, theme: Theme) -> None:
    theme.apply(Look())
    screen = QWidget()
    qtbot.addWidget(screen)
    field = QLineEdit()
    field.setAccessibleName("autre")
    QFormLayout(screen).addRow("Nom de naissance", field)
    assert spoken_name(field) == "Nom de naissance"
