"""Labelled fields, lists, absences, radio groups."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.absence import Absence
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.absence_menu import AbsenceButtons
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup
from tests.ui.accessibility import spoken_name
from tests.ui.showing import show_active

COUNTRIES = (("BG", "Bulgarie"), ("CI", "Côte d’Ivoire"), ("RO", "Roumanie"))


def texts(widget: QWidget) -> list[str]:
    labels = widget.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(widget)]


def test_the_label_speaks_for_the_field_and_says_requis(qtbot: QtBot) -> None:
    field = LabelledField("Scolarité", QLineEdit(), "Collège, classe, commune.", required=True)
    qtbot.addWidget(field)
    assert spoken_name(field.field) == "Scolarité (requis)"
    assert texts(field) == ["Scolarité (requis)", "Collège, classe, commune."]
    assert field.label == "Scolarité"
    field.set_required(required=False)
    assert spoken_name(field.field) == "Scolarité"


def test_a_problem_is_seen_heard_and_taken_back(qtbot: QtBot) -> None:
    field = LabelledField("Téléphone", QLineEdit(), "Numéro sans risque.")
    qtbot.addWidget(field)
    field.set_error("Ce numéro a 9 chiffres. Vérifiez.")
    assert "Ce numéro a 9 chiffres. Vérifiez." in texts(field)
    heard = field.field.accessibleDescription()
    assert heard == "À corriger\u00a0: Ce numéro a 9 chiffres. Vérifiez. Numéro sans risque."
    assert field.field.property("problem") is True
    field.set_error()
    assert texts(field) == ["Téléphone", "Numéro sans risque."]
    assert field.field.accessibleDescription() == "Numéro sans risque."
    assert field.field.property("problem") is False


def test_an_absence_puts_the_field_to_rest_and_loses_nothing(qtbot: QtBot) -> None:
    line = QLineEdit("collège Jean-Moulin")
    field = LabelledField("Scolarité", line, absence=AbsenceButtons("Scolarité"))
    show_active(qtbot, field)
    button = field.findChild(QPushButton, "absence_refused")
    assert isinstance(button, QPushButton)
    with qtbot.waitSignal(field.edited):
        button.click()
    assert field.absence is not None
    assert field.absence.value() is Absence.REFUSED
    assert not line.isEnabled()
    button.click()
    assert field.absence.value() is None
    assert line.isEnabled()
    assert line.text() == "collège Jean-Moulin"
    assert line.hasFocus()


def test_only_the_user_s_hand_counts_as_editing(qtbot: QtBot) -> None:
    line = QLineEdit()
    field = LabelledField("Nom", line, absence=AbsenceButtons("Nom"))
    show_active(qtbot, field)
    with qtbot.assertNotEmitted(field.edited):
        line.setText("POPESCU")
        field.set_absence(Absence.UNKNOWN)
        field.set_absence(None)
    with qtbot.waitSignal(field.edited):
        qtbot.keyClicks(line, "U")


def test_four_absences_one_stop_of_tab_and_arrows(qtbot: QtBot) -> None:
    buttons = AbsenceButtons("Scolarité")
    show_active(qtbot, buttons)
    all_four = buttons.findChildren(QPushButton)
    assert [button.text() for button in all_four] == [
        "Inconnu",
        "Non demandé",
        "Ne souhaite pas répondre",
        "Sans objet",
    ]
    stops = [b for b in all_four if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == all_four[:1]
    all_four[0].setFocus()
    qtbot.keyClick(all_four[0], Qt.Key.Key_Right)
    assert all_four[1].hasFocus()
    with qtbot.waitSignal(buttons.changed) as told:
        qtbot.keyClick(all_four[1], Qt.Key.Key_Space)
    assert told.args == [Absence.NOT_ASKED]
    stops = [b for b in all_four if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [all_four[1]]
    assert [b.isChecked() for b in all_four] == [False, True, False, False]
    assert all_four[1].accessibleName() == "Non demandé, Scolarité"


def test_a_combo_is_named_by_its_label(qtbot: QtBot) -> None:
    combo = LabelledCombo("Nationalité", COUNTRIES)
    qtbot.addWidget(combo)
    combo.set_value("RO")
    assert spoken_name(combo.combo) == "Nationalité"
    assert combo.value() == "RO"


def test_a_combo_understands_what_is_typed_without_accents(qtbot: QtBot) -> None:
    combo = LabelledCombo("Pays", COUNTRIES)
    show_active(qtbot, combo)
    editor = combo.combo.lineEdit()
    assert editor is not None
    editor.setFocus()
    with qtbot.waitSignal(combo.changed) as told:
        qtbot.keyClicks(editor, "cote d'ivoire")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert told.args == ["CI"]
    assert combo.combo.currentText() == "Côte d’Ivoire"


def test_a_closed_list_does_not_keep_what_it_does_not_know(qtbot: QtBot) -> None:
    combo = LabelledCombo("Pays", COUNTRIES)
    show_active(qtbot, combo)
    combo.set_value("RO")
    editor = combo.combo.lineEdit()
    assert editor is not None
    editor.setFocus()
    editor.selectAll()
    qtbot.keyClicks(editor, "Atlantide")
    assert combo.value() == ""
    editor.editingFinished.emit()
    assert combo.value() == "RO"


def test_a_free_list_takes_any_text(qtbot: QtBot) -> None:
    combo = LabelledCombo("Langue", (("ro", "roumain"),), free=True)
    qtbot.addWidget(combo)
    combo.set_value("rromani chib")
    assert combo.value() == "rromani chib"
    combo.set_options((("ro", "roumain"), ("bg", "bulgare")))
    assert combo.value() == "rromani chib"
    combo.set_value("bg")
    assert combo.combo.currentText() == "bulgare"


def test_the_question_names_the_group_and_nothing_is_chosen_first(qtbot: QtBot) -> None:
    group = RadioGroup(
        "Peut-on appeler sans risque\u00a0?",
        (("yes", "Oui"), ("no", "Non"), ("certain_hours", "À certaines heures")),
        "Demandez à la personne.",
    )
    show_active(qtbot, group)
    assert group.accessibleName() == "Peut-on appeler sans risque\u00a0?"
    assert group.value() == ""
    with qtbot.waitSignal(group.changed) as told:
        group.button("no").click()
    assert told.args == ["no"]
    with qtbot.assertNotEmitted(group.changed):
        group.set_value("")
    assert group.value() == ""
    group.set_value("certain_hours")
    assert group.value() == "certain_hours"


def test_a_group_s_problem_comes_and_goes(qtbot: QtBot) -> None:
    group = RadioGroup("Sexe (état civil)", (("f", "Féminin"), ("m", "Masculin")), "Pourquoi.")
    qtbot.addWidget(group)
    group.set_error("Choisissez une réponse.")
    assert "Choisissez une réponse." in texts(group)
    assert group.accessibleDescription() == "À corriger\u00a0: Choisissez une réponse."
    group.set_error()
    assert group.accessibleDescription() == "Pourquoi."


def test_a_field_grows_with_the_text_and_is_not_cut(qtbot: QtBot, plain_look: Theme) -> None:
    field = LabelledField("Nom de naissance", QLineEdit("POPESCU"), "Nom de famille.")
    qtbot.addWidget(field)
    before = field.sizeHint().height()
    from desktop_app.ui.theme import Look

    plain_look.apply(Look(font="inter", text_percent=200))
    assert field.sizeHint().height() > 1.7 * before
