"""« Préparer un écrit » on a real register (UX §2.8, J3a)."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.documents.catalogue import Catalogue
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Ecrit, EcritState
from desktop_app.domain.ids import DossierId, EcritId, ObservationId
from desktop_app.domain.observation import Voice
from desktop_app.domain.orientation import Orientation, Way
from desktop_app.paths import MODELS
from desktop_app.services.own_catalogue import OwnCatalogue
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.prepare_page import EMERGENCY, PreparePage
from desktop_app.ui.pages.recipient_choice import COPY, TERRITORY
from desktop_app.ui.pages.section_earlier import NONE_FINISHED
from desktop_app.ui.theme import Look, Theme
from tests.ui.fakes import page_context
from tests.ui.situations import draft, nine_siblings, ordinary, quick_session, settled_audit


@pytest.fixture
def session(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Session]:
    opened = quick_session(tmp_path, monkeypatch)
    yield opened
    opened.close()


@pytest.fixture
def context(session: Session, plain_look: Theme) -> PageContext:
    return page_context(session)


def _shown(qtbot: QtBot, context: PageContext, dossier_id: DossierId) -> PreparePage:
    page = PreparePage(context)
    qtbot.addWidget(page)
    page.resize(1100, 1400)
    page.show()
    context.navigator.open(routes.dossier(dossier_id))
    context.navigator.open(routes.prepare(dossier_id))
    page.show_route({"dossier": dossier_id})
    page.activateWindow()
    with qtbot.waitActive(page):
        page.take_focus()
    return page


def _button(page: QWidget, name: str) -> QAbstractButton:
    found = page.findChild(QAbstractButton, name)
    assert isinstance(found, QAbstractButton), name
    return found


def _texts(page: QWidget) -> str:
    labels = page.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisibleTo(page))


def _created(context: PageContext) -> EcritId:
    route = context.navigator.current
    assert route is not None
    assert route.page == "composer"
    return EcritId(route.args["ecrit"])


def test_s08_ac1_everything_is_proposed_in_words(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    page = _shown(qtbot, context, ordinary(session))
    texts = _texts(page)
    assert "Information préoccupante — CRIP de la Seine-Saint-Denis" in texts
    assert "Proposé\u00a0: Saint-Denis est dans le département" in texts
    assert "À citer\u00a0: 3 observations, du 12 janvier au 2 mars 2026" in texts
    assert EMERGENCY in texts
    assert page.dossier_ref() == "D-2026-001"


def test_five_clicks_and_no_key_make_the_draft(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    page = _shown(qtbot, context, dossier_id)
    mother = next(
        person.id
        for person, _, _ in session.ecrits.preparation(dossier_id).persons
        if person.first_names == ("Elena",)
    )
    clicks = 1  # « Préparer un écrit » in the dossier
    for name in ("model_information_preoccupante_crip", f"person_{mother}", "prepare_create"):
        qtbot.mouseClick(_button(page, name), Qt.MouseButton.LeftButton)
        clicks += 1
    assert clicks <= 5
    ecrit = session.ecrits.get(_created(context)).ecrit
    assert len(ecrit.person_ids) == 2
    assert mother not in ecrit.person_ids
    assert ecrit.territory == "93"
    voices = {item.id: item.voice for item in session.ecrits.get(ecrit.id).observations}
    assert {voices[key] for key in ecrit.observation_ids} == set(Voice) - {Voice.ANALYSIS}
    assert context.navigator.previous == routes.dossier(dossier_id)


def test_the_button_has_the_focus_and_control_enter_creates(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    page = _shown(qtbot, context, ordinary(session))
    create = _button(page, "prepare_create")
    assert page.focusWidget() is create
    qtbot.keyClick(create, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.ecrits.get(_created(context)).ecrit.ref == "E-2026-001"


def test_observations_are_chosen_one_by_one_and_counted(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    page = _shown(qtbot, context, dossier_id)
    qtbot.mouseClick(_button(page, "observations_choose"), Qt.MouseButton.LeftButton)
    items = {item.voice: item for item, _ in session.ecrits.preparation(dossier_id).observations}
    analysis = _button(page, f"observation_{items[Voice.ANALYSIS].id}")
    assert not analysis.isChecked()
    qtbot.mouseClick(analysis, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(
        _button(page, f"observation_{items[Voice.REPORTED].id}"), Qt.MouseButton.LeftButton
    )
    assert "3 observations, le 2 mars 2026" in _texts(page)
    assert not _button(page, "observations_all").isChecked()
    qtbot.mouseClick(_button(page, "prepare_create"), Qt.MouseButton.LeftButton)
    chosen = session.ecrits.get(_created(context)).ecrit.observation_ids
    assert items[Voice.ANALYSIS].id in chosen
    assert items[Voice.REPORTED].id not in chosen


def test_one_tick_takes_all_observations_off_and_back(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    page = _shown(qtbot, context, ordinary(session))
    every = _button(page, "observations_all")
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert "À citer\u00a0: 0 observation" in _texts(page)
    qtbot.mouseClick(every, Qt.MouseButton.LeftButton)
    assert "À citer\u00a0: 3 observations" in _texts(page)


def test_another_territory_changes_the_recipient_and_is_kept(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    page = _shown(qtbot, context, ordinary(session))
    qtbot.mouseClick(_button(page, "recipient_change"), Qt.MouseButton.LeftButton)
    page._form._recipient._territory.changed.emit("59")
    assert "Information préoccupante — CRIP Nord" in _texts(page)
    assert "Contact à vérifier avant tout envoi" in _texts(page)
    page.refresh(frozenset({"person"}))
    qtbot.mouseClick(_button(page, "prepare_create"), Qt.MouseButton.LeftButton)
    assert session.ecrits.get(_created(context)).ecrit.territory == "59"


def test_s08_ac3_an_unfinished_draft_of_the_same_model_is_offered_first(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    known = draft(session, dossier_id)
    page = _shown(qtbot, context, dossier_id)
    assert "Un brouillon existe (3 mars 2026)." in _texts(page)
    assert _button(page, "prepare_create").text() == "Créer quand même"
    resume = _button(page, "prepare_resume")
    assert page.focusWidget() is resume
    qtbot.mouseClick(resume, Qt.MouseButton.LeftButton)
    assert _created(context) == known.id


def test_what_was_decided_survives_a_change_of_the_register(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    page = _shown(qtbot, context, dossier_id)
    first = session.ecrits.preparation(dossier_id).persons[0][0]
    qtbot.mouseClick(_button(page, f"person_{first.id}"), Qt.MouseButton.LeftButton)
    late = session.people.save(replace(session.people.blank(dossier_id), first_names=("Ioana",)))
    page.refresh(frozenset({"person"}))
    assert not _button(page, f"person_{first.id}").isChecked()
    assert _button(page, f"person_{late.id}").isChecked()


def test_an_empty_dossier_says_what_is_not_there_and_still_creates(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = session.dossiers.create().dossier.id
    for view in session.dossiers.view(dossier_id).persons:
        session.people.trash(view.person.id)
    page = _shown(qtbot, context, dossier_id)
    texts = _texts(page)
    assert "Ce dossier n’a pas encore de personne." in texts
    assert "Aucune observation pour l’instant." in texts
    assert "Aucun destinataire pour l’instant." in texts
    qtbot.mouseClick(_button(page, "prepare_create"), Qt.MouseButton.LeftButton)
    assert session.ecrits.get(_created(context)).ecrit.person_ids == ()


def test_names_become_initials_in_discreet_mode(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    page = _shown(qtbot, context, ordinary(session))
    assert "POPESCU" in _texts(page)
    context.discreet.set_active(True)
    assert "POPESCU" not in _texts(page)
    assert "A. P." in _texts(page)


def test_escape_goes_back_to_the_dossier(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    page = _shown(qtbot, context, dossier_id)
    qtbot.keyClick(_button(page, "prepare_create"), Qt.Key.Key_Escape)
    assert context.navigator.current == routes.dossier(dossier_id)


def test_a_page_without_a_dossier_asks_for_one(qtbot: QtBot, context: PageContext) -> None:
    page = PreparePage(context)
    qtbot.addWidget(page)
    page.show()
    page.show_route({"dossier": ""})
    assert "Quel dossier\u00a0?" in _texts(page)
    assert not any(
        button.isVisible() and button.text().startswith("Créer")
        for button in page.findChildren(QPushButton)
    )
    assert Route("dossiers") == routes.DOSSIERS


@pytest.mark.parametrize("situation", ["ordinary", "nine", "empty", "draft"])
def test_the_page_is_accessible_in_every_look(
    qtbot: QtBot, session: Session, look: Look, situation: str
) -> None:
    context = page_context(session)
    if situation == "empty":
        dossier_id = session.dossiers.create().dossier.id
    else:
        dossier_id = nine_siblings(session) if situation == "nine" else ordinary(session)
    if situation == "draft":
        draft(session, dossier_id)
    page = _shown(qtbot, context, dossier_id)
    if situation == "nine":
        _button(page, "observations_choose").click()
    for width in (640, 1000):
        page.resize(width, 700)
        assert settled_audit(qtbot, page) == []


def test_a_model_that_cannot_be_read_is_said_where_models_are_chosen(
    qtbot: QtBot,
    session: Session,
    context: PageContext,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shutil.copytree(MODELS, tmp_path / "models")
    (tmp_path / "models" / "autre").mkdir()
    (tmp_path / "models" / "autre" / "model.toml").write_text("id =", encoding="utf-8")
    shipped = Catalogue(tmp_path / "models")
    monkeypatch.setattr(session.papers, "shipped", shipped)
    monkeypatch.setattr(session.papers, "own", OwnCatalogue(session.register, shipped))
    page = _shown(qtbot, context, ordinary(session))
    assert "Le modèle du dossier autre est illisible." in _texts(page)
    assert _button(page, "model_information_preoccupante_crip").isChecked()


def _chosen(session: Session, dossier_id: DossierId, *ways: Way) -> Orientation:
    start = session.orientations.start(dossier_id).start
    kept = session.orientations.record(replace(start, ways=ways))
    return session.register.orientations.require(kept)


def _model_names(page: QWidget) -> list[str]:
    boxes = page.findChildren(QRadioButton)
    return [box.objectName() for box in boxes if box.isVisibleTo(page)]


def test_s08_ac1_the_way_chosen_orders_the_models_and_says_so(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    _chosen(session, dossier_id, Way.PROSECUTOR, Way.CRIP)
    page = _shown(qtbot, context, dossier_id)
    names = _model_names(page)
    assert names[0] == "model_signalement_procureur"
    assert "model_information_preoccupante_crip" in names
    assert page._form.decided().model_id == "signalement_procureur"
    texts = _texts(page)
    assert (
        "Voie choisie le 3 mars 2026\u00a0: Signalement au procureur\u00a0; "
        "Information préoccupante."
    ) in texts
    assert "Voie choisie\u00a0: signalement au procureur." in texts


def test_the_other_models_wait_behind_a_button_and_can_be_chosen(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    page = _shown(qtbot, context, ordinary(session))
    assert "model_courrier_libre" not in _model_names(page)
    assert _button(page, "models_more").text().startswith("Voir ")
    qtbot.mouseClick(_button(page, "models_more"), Qt.MouseButton.LeftButton)
    every = {model.id for model in session.papers.models()}
    assert {f"model_{model_id}" for model_id in every} == set(_model_names(page))
    _button(page, "model_courrier_libre").click()
    assert page._form.decided().model_id == "courrier_libre"
    assert "Le destinataire s’écrit dans l’écrit." in _texts(page)
    page.refresh(frozenset({"person"}))
    assert page._form.decided().model_id == "courrier_libre"


def test_s08_ac2_an_uncertain_age_keeps_the_models_for_minors(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = session.dossiers.create(typed_name="POPESCU Ana").dossier.id
    _chosen(session, dossier_id, Way.CRIP)
    page = _shown(qtbot, context, dossier_id)
    assert page._form.decided().model_id == "information_preoccupante_crip"
    assert "Âge incertain\u00a0: la personne est traitée comme mineure." in _texts(page)


def test_s08_ac3_a_draft_of_another_model_is_not_taken_for_it(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    draft(session, dossier_id)
    _chosen(session, dossier_id, Way.PROSECUTOR, Way.CRIP)
    page = _shown(qtbot, context, dossier_id)
    assert _button(page, "prepare_create").text() == "Créer le brouillon"
    _button(page, "model_information_preoccupante_crip").click()
    assert _button(page, "prepare_create").text() == "Créer quand même"
    assert "Un brouillon existe (3 mars 2026)." in _texts(page)


def test_s08_ac4_the_signalement_reminds_of_the_copy_and_blocks_nothing(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    _chosen(session, dossier_id, Way.PROSECUTOR, Way.CRIP)
    page = _shown(qtbot, context, dossier_id)
    texts = _texts(page)
    assert "Une copie à la CRIP est attendue" in texts
    assert "article L226-4, II du code de l’action sociale et des familles" in texts
    assert "texte lu dans sa version de 2023" in texts
    _button(page, "model_information_preoccupante_crip").click()
    assert "Une copie à la CRIP est attendue" not in _texts(page)
    _button(page, "model_signalement_procureur").click()
    qtbot.mouseClick(_button(page, "prepare_create"), Qt.MouseButton.LeftButton)
    assert session.ecrits.get(_created(context)).ecrit.model_id == "signalement_procureur"


def test_the_choice_knows_which_ecrit_came_of_it(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    made = _chosen(session, dossier_id, Way.CRIP)
    page = _shown(qtbot, context, dossier_id)
    qtbot.mouseClick(_button(page, "prepare_create"), Qt.MouseButton.LeftButton)
    ecrit_id = _created(context)
    assert session.register.orientations.require(made.id).ecrit_id == ecrit_id


def test_a_way_without_a_paper_proposes_none_and_creates_none_by_itself(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    _chosen(session, dossier_id, Way.NOTHING_YET)
    page = _shown(qtbot, context, dossier_id)
    assert "La voie choisie ne demande pas d’écrit." in _texts(page)
    _button(page, "prepare_create").click()
    assert session.dossiers.view(dossier_id).ecrits == ()
    shown = context.messages.current
    assert shown is not None
    assert "Aucun modèle n’est choisi" in shown.text


def test_without_a_choice_the_page_leads_to_it(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    page = _shown(qtbot, context, dossier_id)
    assert "Aucune voie n’a été choisie dans ce dossier." in _texts(page)
    _button(page, "prepare_orientation").click()
    assert context.navigator.current == routes.orientation(dossier_id)


def _finished(session: Session, ecrit: Ecrit, day: date) -> Ecrit:
    kept = replace(ecrit, state=EcritState.VALIDATED, written_on=day, version=1)
    with session.register.change(session.actor, "change") as change:
        session.register.ecrits.save(change, kept)
    return kept


def _late(session: Session, dossier_id: DossierId) -> ObservationId:
    before = {item.id for item, _ in session.ecrits.preparation(dossier_id).observations}
    session.observations.record(
        ObservationEntry(dossier_id, observed=PartialDate("2026-03-03"), seen="Ana est absente.")
    )
    after = {item.id for item, _ in session.ecrits.preparation(dossier_id).observations}
    (new,) = after - before
    return new


def _follow(page: PreparePage, model_id: str) -> QComboBox:
    more = _button(page, "models_more")
    if more.isVisible():
        more.click()
    _button(page, f"model_{model_id}").click()
    box = page.findChild(QComboBox, "prepare_earlier")
    assert isinstance(box, QComboBox)
    return box


def test_a_complement_is_proposed_only_what_the_earlier_ecrit_has_not(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    first = _finished(session, draft(session, dossier_id), date(2026, 3, 2))
    new = _late(session, dossier_id)
    page = _shown(qtbot, context, dossier_id)
    assert len(page._form.decided().observation_ids) == 4
    box = _follow(page, "complement_information")
    assert box.currentText() == f"Information préoccupante {first.ref}, 2 mars 2026, validé"
    assert page._form.decided().observation_ids == (new,)
    assert (
        "À citer\u00a0: 1 observation, le 3 mars 2026. "
        "3 observations sont déjà dans l’écrit précédent."
    ) in _texts(page)
    assert _button(page, "observations_all").isChecked()
    qtbot.mouseClick(_button(page, "prepare_create"), Qt.MouseButton.LeftButton)
    made = session.ecrits.get(_created(context)).ecrit
    assert (made.observation_ids, made.answers_to) == ((new,), first.id)


def test_another_model_proposes_every_observation_again(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    _finished(session, draft(session, dossier_id), date(2026, 3, 2))
    page = _shown(qtbot, context, dossier_id)
    box = _follow(page, "complement_information")
    assert page._form.decided().observation_ids == ()
    _button(page, "model_information_preoccupante_crip").click()
    assert not box.isVisible()
    assert len(page._form.decided().observation_ids) == 3
    page.show_route({"dossier": dossier_id})
    assert len(page._form.decided().observation_ids) == 3


def test_observations_that_the_user_chose_stay_chosen_with_another_model(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    _finished(session, draft(session, dossier_id), date(2026, 3, 2))
    page = _shown(qtbot, context, dossier_id)
    qtbot.mouseClick(_button(page, "observations_choose"), Qt.MouseButton.LeftButton)
    first = page._form.decided().observation_ids[0]
    _button(page, f"observation_{first}").click()
    chosen = page._form.decided().observation_ids
    _follow(page, "complement_information")
    assert page._form.decided().observation_ids == chosen


def test_another_earlier_ecrit_is_chosen_with_the_keyboard_and_kept(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    first = _finished(session, draft(session, dossier_id), date(2026, 2, 12))
    new = _late(session, dossier_id)
    second = _finished(session, draft(session, dossier_id), date(2026, 3, 2))
    page = _shown(qtbot, context, dossier_id)
    box = _follow(page, "complement_information")
    assert page._form.decided().answers_to == second.id
    assert page._form.decided().observation_ids == ()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Down)
    assert page._form.decided().observation_ids == (new,)
    page.refresh(frozenset({"person"}))
    assert page._form.decided().answers_to == first.id
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.ecrits.get(_created(context)).ecrit.answers_to == first.id


def test_where_nothing_was_finished_the_page_says_so_and_still_creates(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    draft(session, dossier_id)
    page = _shown(qtbot, context, dossier_id)
    assert NONE_FINISHED not in _texts(page)
    box = _follow(page, "relance")
    assert NONE_FINISHED in _texts(page)
    assert not box.isVisible()
    assert len(page._form.decided().observation_ids) == 3
    qtbot.mouseClick(_button(page, "prepare_create"), Qt.MouseButton.LeftButton)
    assert session.ecrits.get(_created(context)).ecrit.answers_to is None


def test_the_sentence_leads_to_the_ecrits_of_the_dossier(
    qtbot: QtBot, session: Session, context: PageContext
) -> None:
    dossier_id = ordinary(session)
    page = _shown(qtbot, context, dossier_id)
    _follow(page, "relance")
    _button(page, "prepare_earlier_none").click()
    assert context.navigator.current == routes.dossier(dossier_id, tab="ecrits")


@pytest.mark.parametrize(
    ("model_id", "words", "part"),
    [
        ("relance", "", ""),
        ("signalement_procureur", "Proposé\u00a0: Procureur de la République.", COPY),
        ("lettre_autorite_parentale", "Le nom du père, de la mère", TERRITORY),
        ("note_avocat", "Le nom de l’avocat s’écrit dans l’écrit.", None),
        ("orientation_traite_mineur", "La structure à qui il est destiné", None),
        ("consentement_eclaire", "Le nom de la personne s’écrit dans l’écrit.", None),
        ("synthese_situation", "Ce modèle ne porte pas de destinataire.", None),
    ],
)
def test_the_page_says_of_the_recipient_what_the_paper_will_print(
    qtbot: QtBot,
    session: Session,
    context: PageContext,
    model_id: str,
    words: str,
    part: str | None,
) -> None:
    page = _shown(qtbot, context, ordinary(session))
    _follow(page, model_id)
    assert words in _texts(page)
    card = page._form._recipient
    assert card.isVisible() is (part is not None)
    assert card._part.text() == (part or card._part.text())
    assert card._part.isVisible() is bool(part)


def test_the_choice_of_the_earlier_ecrit_is_accessible_in_every_look(
    qtbot: QtBot, session: Session, look: Look
) -> None:
    dossier_id = ordinary(session)
    _finished(session, draft(session, dossier_id), date(2026, 3, 2))
    page = _shown(qtbot, page_context(session), dossier_id)
    _follow(page, "complement_information")
    for width in (640, 1000):
        page.resize(width, 700)
        assert settled_audit(qtbot, page) == []
