"""Own words, decisions, extracts, undo, the places of the paper: the composer at work (UX §2.9)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.domain.absence import Absence
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer, Ecrit, EcritState
from desktop_app.domain.ids import EcritId, PersonId
from desktop_app.services.paper_views import FieldView, PageView, Preview, SectionStatus, Spot
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry, ReportedPart
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.composer_page import ComposerPage
from desktop_app.ui.pages.fact_row import FactRow
from desktop_app.ui.theme import Theme
from desktop_app.ui.widgets.text_area import TextArea
from tests.ui.fakes import page_context
from tests.ui.situations import draft, ordinary, pieces_of, quick_session

_SHEET = PageView(600, 800, bytes((255,) * 600 * 800 * 4), "Texte de la page.")
_SPOTS = (
    Spot("motif_et_faits", "motif", 0, 0, (0.1, 0.1, 0.6, 0.15), lacking=True),
    Spot("enfants", "enfants[].scolarite", 0, 1, (0.1, 0.5, 0.6, 0.55)),
)


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    opened = quick_session(tmp_path, monkeypatch)

    def preview(_ecrit_id: EcritId, **_more: object) -> Preview:
        return Preview((_SHEET, _SHEET), "LibreOffice", False, (), "", spots=_SPOTS)

    monkeypatch.setattr(opened.ecrits, "preview", preview)
    monkeypatch.setattr(opened.ecrits, "warm", lambda: None)
    yield opened
    opened.close()


@pytest.fixture
def context(session: Session, plain_look: Theme) -> PageContext:
    return page_context(session)


@pytest.fixture
def ecrit(session: Session) -> Ecrit:
    return draft(session, ordinary(session))


def _shown(qtbot: QtBot, context: PageContext, ecrit_id: EcritId) -> ComposerPage:
    page = ComposerPage(context)
    qtbot.addWidget(page)
    page.resize(1500, 900)
    page.show()
    page.activateWindow()
    with qtbot.waitActive(page):
        page.show_route({"ecrit": ecrit_id})
    return page


def _field(session: Session, ecrit: Ecrit, key: str) -> FieldView:
    view = session.ecrits.get(ecrit.id)
    return next(f for section in view.sections for f in section.fields if f.key == key)


def _row(page: ComposerPage, key: str) -> FactRow:
    return next(row for row in page.findChildren(FactRow) if row.view.key == key)


def _press(page: QWidget, name: str) -> None:
    button = page.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton), name
    assert button.isVisibleTo(page), name
    button.click()


def _area(page: QWidget, name: str) -> TextArea:
    found = page.findChild(TextArea, name)
    assert isinstance(found, TextArea), name
    return found


def _write_in_school(qtbot: QtBot, page: ComposerPage, text: str) -> FactRow:
    page._choose_section("enfants")
    row = _row(page, "enfants[].scolarite")
    row.change.click()
    field = page.focusWidget()
    assert isinstance(field, QLineEdit)
    field.selectAll()
    qtbot.keyClicks(field, text)
    return row


def _person_id(field: FieldView) -> PersonId:
    assert field.person_id is not None
    return field.person_id


def test_a_prefilled_value_is_corrected_for_the_ecrit_alone_by_default(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    row = _write_in_school(qtbot, page, "CM2")
    page.flush()
    field = _field(session, ecrit, "enfants[].scolarite")
    assert (field.shown, field.replaced) == ("CM2", True)
    assert session.people.get(_person_id(field)).school == "Collège Les Tilleuls"
    assert page.findChild(QPushButton, f"source_{field.own_key}").text() == "saisi ici"  # type: ignore[union-attr]
    assert any("Seulement dans cet écrit" in label.text() for label in row.findChildren(QLabel))


def test_a_prefilled_value_is_corrected_in_the_fiche_on_demand(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    page._choose_section("enfants")
    _press(page, f"complete_{ecrit.person_ids[0]}")
    row = _row(page, "enfants[].vit_avec")
    target = row.open()
    assert isinstance(target, QLineEdit)
    qtbot.keyClicks(target, "sa tante")
    _press(page, f"there_{row.view.own_key}")
    field = _field(session, ecrit, "enfants[].vit_avec")
    assert session.people.get(_person_id(field)).lives_with == "sa tante"
    assert (field.shown, field.replaced) == ("sa tante", False)


def test_what_does_not_fit_as_a_text_leads_to_the_fiche_and_loses_nothing(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    row = _write_in_school(qtbot, page, "CM2")
    _press(page, f"there_{row.view.own_key}")
    message = context.messages.current
    assert message is not None
    assert "se corrige dans la fiche" in message.text
    assert _field(session, ecrit, "enfants[].scolarite").shown == "CM2"


def test_an_unknown_value_offers_the_four_absences(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    page._choose_section("enfants")
    _press(page, f"complete_{ecrit.person_ids[0]}")
    row = _row(page, "enfants[].sante")
    names = [f"fact_{row.view.own_key}_absence_{absence.value}" for absence in Absence]
    assert all(page.findChild(QPushButton, name) is not None for name in names)
    _press(page, names[0])
    page.flush()
    field = _field(session, ecrit, "enfants[].sante")
    assert field.shown == Absence.UNKNOWN.printed
    assert page.findChild(QPushButton, f"source_{field.own_key}").text() == "saisi ici"  # type: ignore[union-attr]


@pytest.mark.parametrize(("act", "shown"), [("take", "École des Ormes"), ("keep", "CM2")])
def test_s09_ac11_a_changed_source_waits_for_reprendre_or_garder(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit, act: str, shown: str
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    row = _write_in_school(qtbot, page, "CM2")
    page.flush()
    person = session.people.get(_person_id(row.view))
    session.people.save(replace(person, school="École des Ormes", schooling=None))
    page.refresh(frozenset({"person"}))
    words = " ".join(label.text() for label in row.findChildren(QLabel) if label.isVisibleTo(page))
    assert "Modifié dans le dossier le 3 mars 2026" in words
    assert _field(session, ecrit, "enfants[].scolarite").shown == "CM2"
    item = next(i for i in page._sections.list._model.items if i.id == "enfants")
    assert item.status == "À revérifier"
    _press(page, f"{act}_{row.view.own_key}")
    field = _field(session, ecrit, "enfants[].scolarite")
    assert (field.shown, field.stale) == (shown, False)


def test_a_badge_leads_to_the_source(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    page._choose_section("enfants")
    row = _row(page, "enfants[].naissance")
    badge = page.findChild(QPushButton, f"source_{row.view.own_key}")
    assert isinstance(badge, QPushButton)
    assert badge.text() == "fiche"
    assert badge.accessibleName().startswith("Source\u00a0: fiche")
    assert not badge.icon().isNull(), "a shape beside the word"
    badge.click()
    route = context.navigator.current
    assert route is not None
    assert (route.page, route.args["person"]) == ("person", row.view.person_id)


def test_s09_ac6_entree_inserts_the_sentence_with_its_date_and_its_source(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    qtbot.keyClicks(_area(page, "answer_motif"), "Voici ce que je sais.")
    _press(page, "answer_motif_insert")
    listed = page.findChild(QListWidget, "answer_motif_extracts")
    assert isinstance(listed, QListWidget)
    assert page.focusWidget() is listed
    row = next(at for at in range(listed.count()) if "peur le soir" in listed.item(at).text())
    listed.setCurrentRow(row)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    QTest.keyClick(listed, Qt.Key.Key_Escape)
    assert page.focusWidget() is _area(page, "answer_motif")
    text = _area(page, "answer_motif").text()
    assert text.startswith("Voici ce que je sais.\nLe 2 mars 2026, vers 11 h. ")
    assert "Ana a dit\u00a0: «\u00a0J’ai peur le soir quand il rentre.\u00a0»" in text
    page.flush()
    kept = session.ecrits.get(ecrit.id).ecrit
    assert [each.key for each in kept.extracts] == ["motif"]
    badge = page.findChild(QPushButton, "answer_motif_extract_0")
    assert isinstance(badge, QPushButton)
    assert badge.text() == "obs. 2 mars 2026"
    _area(page, "answer_motif").set_text("Autre chose.")
    page._form.edited.emit()
    page.flush()
    assert session.ecrits.get(ecrit.id).ecrit.extracts == ()


def test_an_informant_is_named_only_where_the_ecrit_says_so(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    told = ReportedPart("Ana vient à la PMI.", "Mme Petit", "infirmière", speaker_named=True)
    session.observations.record(
        ObservationEntry(ecrit.dossier_id, observed=PartialDate("2026-02-20"), reported=(told,))
    )
    item = next(
        each for each in session.ecrits.get(ecrit.id).observations if each.speaker == "Mme Petit"
    )
    session.ecrits.choose(ecrit.id, observations=(*ecrit.observation_ids, item.id))
    page = _shown(qtbot, context, ecrit.id)
    reported = [f for f in _informants(session, ecrit) if "Petit" in f or "infirmière" in f]
    assert reported == ["infirmière"]
    _press(page, f"motif_et_faits_name_{item.id}")
    page.flush()
    assert session.ecrits.get(ecrit.id).ecrit.named_observation_ids == (item.id,)
    assert "Mme Petit (infirmière)" in _informants(session, ecrit)


def _informants(session: Session, ecrit: Ecrit) -> list[str]:
    view = session.ecrits.get(ecrit.id)
    fields = [f for section in view.sections for f in section.fields]
    return [f.shown for f in fields if f.key == "rapportes[].informateur"]


def test_s09_ac8_undo_goes_back_over_sections_and_redo_comes_forth(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    qtbot.keyClicks(_area(page, "answer_motif"), "Ana a peur.")
    page.flush()
    page._choose_section("information_famille")
    qtbot.keyClicks(_area(page, "answer_reaction_parents"), "Elle pleure.")
    page.flush()
    page._choose_section("demarches")
    page._form.focus_first()
    _undo(page)
    assert "reaction_parents" not in session.ecrits.get(ecrit.id).ecrit.answers
    assert page._form.section == "information_famille", "what was undone is on screen"
    _undo(page)
    assert session.ecrits.get(ecrit.id).ecrit.answers == {}
    assert page._form.section == "motif_et_faits"
    assert _area(page, "answer_motif").text() == ""
    for _ in range(2):
        QTest.keyClick(_focused(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    answers = session.ecrits.get(ecrit.id).ecrit.answers
    assert {key: answer.text for key, answer in answers.items()} == {
        "motif": "Ana a peur.",
        "reaction_parents": "Elle pleure.",
    }


def test_in_a_text_undo_takes_the_last_signs_first(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    field = _area(page, "answer_motif")
    qtbot.keyClicks(field, "Ana a peur.")
    _undo(page)
    assert field.text() == ""
    page.flush()
    assert session.ecrits.get(ecrit.id).ecrit.answers == {}


def _undo(page: ComposerPage) -> None:
    QTest.keyClick(_focused(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    page.flush()


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused


def test_s09_ac1_a_press_on_the_paper_leads_to_the_field(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    pages = page._paper.preview.pages
    pages.clicked.emit(1, 0.3, 0.52)
    assert page._form.section == "enfants"
    row = _row(page, "enfants[].scolarite")
    assert page.focusWidget() is row.change
    spot = pages._spots()[0]
    QTest.mouseClick(
        pages.viewport(),
        Qt.MouseButton.LeftButton,
        pos=QPoint(spot.left() + spot.width() // 3, spot.top() + spot.height() // 8),
    )
    assert page._form.section == "motif_et_faits"
    assert page.focusWidget() is _area(page, "answer_motif")


def test_s09_ac1_the_field_with_the_focus_is_outlined_and_in_sight(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    assert page._paper.preview.pages._outlined == (_SPOTS[0],)
    page._choose_section("enfants")
    _row(page, "enfants[].scolarite").change.setFocus()
    pages = page._paper.preview.pages
    assert pages._outlined == (_SPOTS[1],)
    assert pages.page == 2, "the second page came into sight"


def test_s09_ac3_what_is_lacking_is_hatched(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    assert page._paper.preview.pages._lacking == (_SPOTS[0],)


def test_s09_ac9_pieces_leave_under_neutral_names_and_without_position(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    pieces = pieces_of(session, ecrit.dossier_id)
    session.ecrits.choose(ecrit.id, pieces=pieces[:2])
    page = _shown(qtbot, context, ecrit.id)
    page._choose_section("pieces")
    words = " ".join(label.text() for label in page.findChildren(QLabel))
    assert "nom dans l’envoi\u00a0: piece-01_photo.jpg" in words
    assert "nom dans l’envoi\u00a0: piece-02_certificat.pdf" in words
    located = next(p for p in session.ecrits.get(ecrit.id).pieces if p.has_location)
    _press(page, f"clean_{located.id}")
    assert not any(p.has_location for p in session.ecrits.get(ecrit.id).pieces)


def test_s09_ac5_a_counter_is_shown_only_near_the_limit_of_the_model(
    qtbot: QtBot,
    session: Session,
    context: PageContext,
    ecrit: Ecrit,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    model = session.papers.model(ecrit.model_id)
    limited = replace(model, limits={"motif": 20})
    monkeypatch.setattr(session.papers, "model", lambda *_asked, **_more: limited)
    page = _shown(qtbot, context, ecrit.id)
    field = page._form._forms["motif_et_faits"]._answers["motif"]
    qtbot.keyClicks(_area(page, "answer_motif"), "Quinze signes..")
    assert field._count.text() == ""
    qtbot.keyClicks(_area(page, "answer_motif"), "..")
    assert field._count.text() == "Il reste 3 signes."
    qtbot.keyClicks(_area(page, "answer_motif"), "12345")
    assert field._count.text() == "2 signes de trop pour ce modèle."
    page.flush()
    view = session.ecrits.get(ecrit.id)
    status = next(s.status for s in view.sections if s.id == "motif_et_faits")
    assert status is SectionStatus.PROBLEM


def test_a_finished_section_may_be_opened_again(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    page._choose_section("enfants")
    _press(page, "next_enfants")
    assert session.ecrits.get(ecrit.id).ecrit.finished == ("enfants",)
    page._choose_section("enfants")
    _press(page, "reopen_enfants")
    assert session.ecrits.get(ecrit.id).ecrit.finished == ()


def test_s09_ac3_asking_for_a_review_lists_what_is_missing(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    _press(page, "composer_review")
    first = page.findChild(QAbstractButton, "ask_review_missing_0")
    assert isinstance(first, QAbstractButton)
    assert page.focusWidget() is first
    first.click()
    assert page.focusWidget() is _area(page, "answer_motif")


def test_a_lock_comes_back_to_a_value_being_corrected_and_its_caret(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    _write_in_school(qtbot, page, "College des Ormes")
    for _ in range(5):
        QTest.keyClick(_focused(), Qt.Key.Key_Left)
    place = page.place()
    page.flush()
    again = _shown(qtbot, context, ecrit.id)
    again.restore(place)
    back = again.focusWidget()
    assert isinstance(back, QLineEdit)
    assert (back.text(), back.cursorPosition()) == ("College des Ormes", 12)


def test_an_ecrit_that_is_read_over_is_shown_and_not_typed_into(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    register = session.ecrits._register
    with register.change(session.ecrits.actor, "change") as change:
        register.ecrits.save(change, replace(ecrit, state=EcritState.VALIDATED, version=1))
    page = _shown(qtbot, context, ecrit.id)
    assert not _area(page, "answer_motif").isEnabled()
    assert page.title() == "Information préoccupante (validé)"


def test_what_is_corrected_here_survives_a_refresh_while_it_is_typed(
    qtbot: QtBot, session: Session, context: PageContext, ecrit: Ecrit
) -> None:
    page = _shown(qtbot, context, ecrit.id)
    row = _write_in_school(qtbot, page, "CM2")
    session.ecrits.answer(ecrit.id, {"motif": Answer("Ailleurs.")})
    page.refresh(frozenset({"person"}))
    assert row.answer() == Answer("CM2")
