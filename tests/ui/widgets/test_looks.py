"""Every widget in every look: the audit finds nothing at ×1 and ×2, light and dark."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.absence import Absence
from desktop_app.domain.dates import PartialDate
from desktop_app.ui.announcer import Announcer
from desktop_app.ui.appearance import AppearanceForm
from desktop_app.ui.messages import Action, Messages
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.theme import Look
from desktop_app.ui.widgets.absence_menu import AbsenceButtons
from desktop_app.ui.widgets.chips_field import ChipsField
from desktop_app.ui.widgets.collapsible_text import CollapsibleText
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.message_band import MessageBand
from desktop_app.ui.widgets.partial_date_field import PartialDateField
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.section_list import SectionItem, SectionList
from desktop_app.ui.widgets.status_tag import StatusTag
from desktop_app.ui.widgets.text_area import TextArea
from tests.ui.accessibility import audit
from tests.ui.fakes import FixedClock, page_context
from tests.ui.showing import show_active

TODAY = date(2026, 3, 3)


def fields() -> list[QWidget]:
    rest = LabelledField(
        "Scolarité", QLineEdit(), "Collège.", required=True, absence=AbsenceButtons("Scolarité")
    )
    rest.set_absence(Absence.REFUSED)
    wrong = LabelledField("Téléphone", QLineEdit("06 39 98"), "Numéro sans risque.")
    wrong.set_error("Ce numéro a 6 chiffres. Vérifiez.")
    chips = ChipsField("Surnoms et autres orthographes", help="Le nom utilisé sur le terrain.")
    chips.set_values(("Nina", "Anna POPESKU", "Petite Nina des Acacias"))
    return [
        text_label("Fiche de POPESCU Ana", "title"),
        rest,
        wrong,
        chips,
        LabelledCombo("Nationalité", (("RO", "Roumanie"),), "Un pays.", free=True),
        RadioGroup("Sexe (état civil)", (("f", "Féminin"), ("m", "Masculin")), "Pourquoi."),
        LabelledField("Faits", TextArea(), "Décrivez des faits."),
    ]


def dates() -> list[QWidget]:
    exact = PartialDateField("Date de naissance", lambda: TODAY)
    exact.set_value(PartialDate("2011-05-12"))
    age = PartialDateField("Date de naissance de Marius", lambda: TODAY)
    age.set_value(PartialDate.of_age(9, TODAY), estimated_on=TODAY)
    age.set_error("Date de naissance\u00a0: l’année doit avoir 4 chiffres.")
    return [exact, age]


def panels() -> list[QWidget]:
    messages = Messages(Announcer(), FixedClock())
    band = MessageBand(messages)
    messages.error(
        "Enregistrement impossible\u00a0: le disque est plein. Votre texte reste à l’écran.",
        actions=(Action("Réessayer", lambda: None), Action("Copier le texte", lambda: None)),
    )
    sections = SectionList("Sections")
    sections.set_sections((SectionItem("a", "Émetteur", "Terminée", "success"),))
    primary = QPushButton("Enregistrer l’observation")
    mark(primary, variant="primary")
    return [
        band,
        sections,
        StatusTag("À compléter", "attention"),
        PlaceholderPage("Aucun dossier.", "Créez-en un.", Action("Nouvelle personne", print)),
        CollapsibleText("Ana présente sur le terrain. " * 20, about="2 mars"),
        QCheckBox("Interprète utile"),
        primary,
    ]


def appearance() -> list[QWidget]:
    return [AppearanceForm(page_context().preferences)]


@pytest.mark.parametrize("build", [fields, dates, panels, appearance])
def test_nothing_to_find(qtbot: QtBot, look: Look, build: object) -> None:
    assert callable(build)
    column = ScrollColumn("form")
    for widget in build():
        column.add(widget)
    show_active(qtbot, column, 1000, 700)
    assert audit(column) == []
    assert column.horizontalScrollBar().maximum() == 0
