"""« Contacter sans danger », channel by channel: unknown counts as not safe, and is said so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.person import Channel, ContactRule, Person, Phone, Safety
from desktop_app.domain.term import ListName
from desktop_app.services.session import Session
from desktop_app.ui.models.person_words import contact_lines
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.person_page import PersonPage
from tests.ui.fakes import TUESDAY
from tests.ui.pages import samples
from tests.ui.pages.finding import line
from tests.ui.pages.hand import Hand
from tests.ui.showing import show_active

TODAY = TUESDAY.date()


@pytest.fixture
def page(qtbot: QtBot, plain_look: object, context: PageContext) -> PersonPage:
    made = PersonPage(context)
    show_active(qtbot, made, 1100, 700)
    return made


@pytest.fixture
def ana(session: Session) -> Person:
    return session.dossiers.view(samples.family(session)).persons[0].person


def answer(page: PersonPage, channel: Channel, key: str) -> None:
    found = page.findChild(QRadioButton, f"channel_{channel.value}_choice_{key}")
    assert isinstance(found, QRadioButton)
    found.click()


def test_each_channel_says_whether_it_is_safe_who_checked_and_when(
    page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    assert not line(page, "channel_email_checked_by").isVisibleTo(page)
    answer(page, Channel.EMAIL, "no")
    line(page, "channel_email_checked_on").setFocus()
    Hand().type("hier")
    line(page, "channel_email_checked_by").setFocus()
    Hand().type("C. Martin")
    line(page, "channel_email_note").setFocus()
    Hand().type("lue par un autre")
    answer(page, Channel.VISIT, "certain_hours")
    line(page, "channel_visit_hours").setFocus()
    Hand().type("le matin")
    page.flush()
    assert session.people.get(ana.id).contact_rules == (
        ContactRule(
            Channel.EMAIL, Safety.NO, "", "lue par un autre", PartialDate("2026-03-02"), "C. Martin"
        ),
        ContactRule(Channel.VISIT, Safety.CERTAIN_HOURS, "le matin"),
    )


def test_going_back_to_not_checked_keeps_what_is_written_in_sight(
    page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    answer(page, Channel.POST, "yes")
    line(page, "channel_post_note").setFocus()
    Hand().type("chez la voisine")
    answer(page, Channel.POST, "")
    assert line(page, "channel_post_note").isVisibleTo(page)
    page.flush()
    assert session.people.get(ana.id).contact_rules == (
        ContactRule(Channel.POST, None, "", "chez la voisine"),
    )


def test_locking_in_the_middle_loses_nothing(
    page: PersonPage, context: PageContext, session: Session, ana: Person, qtbot: QtBot
) -> None:
    page.show_route({"person": ana.id})
    answer(page, Channel.CALL, "yes")
    field = line(page, "channel_call_checked_on")
    field.setFocus()
    Hand().type("35/3")
    field.setCursorPosition(2)
    place = page.place()
    page.flush()
    again = PersonPage(context)
    show_active(qtbot, again, 1100, 700)
    again.show_route({"person": ana.id})
    again.restore(place)
    back = line(again, "channel_call_checked_on")
    assert again.focusWidget() is back
    assert (back.text(), back.cursorPosition()) == ("35/3", 2)
    assert session.people.get(ana.id).contact_rules[0].checked_on is None


def test_the_card_never_shows_a_number_nor_an_address_alone(ana: Person) -> None:
    bare = replace(ana, phones=(Phone("06 39 98 12 34"),), email="nina@exemple.example")
    unknown = "non vérifié, compte comme non sûr"
    assert contact_lines(bare, TODAY) == (
        f"Téléphone\u00a0: 06\u00a039\u00a098\u00a012\u00a034 — {unknown}",
        f"Courriel\u00a0: nina@exemple.example — {unknown}",
    )
    rules = (
        ContactRule(Channel.CALL, Safety.NO),
        ContactRule(Channel.EMAIL, Safety.YES),
    )
    ruled = contact_lines(replace(bare, contact_rules=rules), TODAY)
    assert ruled[0].endswith("— ne pas appeler")
    assert ruled[1].endswith("— sûr")


def test_the_form_leads_to_indicators_and_agreements(
    page: PersonPage, context: PageContext, ana: Person
) -> None:
    context.navigator.open(routes.person(ana.id))
    page.show_route({"person": ana.id})
    for name, route in (
        ("person_indications", routes.indications(ana.dossier_id, ana.id)),
        ("person_consents", routes.consents(ana.dossier_id, ana.id)),
    ):
        button = page.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        assert button.isVisibleTo(page)
        button.click()
        assert context.navigator.current == route


def test_unknown_counts_as_not_safe_is_said_in_the_form(page: PersonPage, ana: Person) -> None:
    page.show_route({"person": ana.id})
    QApplication.processEvents()
    shown = [item.text() for item in page.findChildren(QLabel) if item.isVisibleTo(page)]
    assert any("Un moyen non vérifié compte comme non sûr" in text for text in shown)


def test_a_language_renamed_or_hidden_in_the_list_still_reads_on_who_speaks_it(
    page: PersonPage, session: Session, ana: Person
) -> None:
    page.show_route({"person": ana.id})
    session.terms.rename(ListName.LANGUAGES, "ro", "roumain (Roumanie)")
    session.terms.hide(ListName.LANGUAGES, "fr")
    page.refresh(frozenset({"terms"}))
    combos = [page.findChild(QComboBox, f"languages_{at}_language") for at in (0, 1)]
    assert [combo.currentText() for combo in combos] == ["roumain (Roumanie)", "français"]  # type: ignore[union-attr]
    assert combos[0].findData("fr") < 0  # type: ignore[union-attr]
    page.flush()
    assert session.people.get(ana.id).languages == ana.languages
