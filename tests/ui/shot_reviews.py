"""The screens of the reading of an écrit, for ``shots``."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.ecrit import Answer
from desktop_app.domain.ids import DossierId
from desktop_app.domain.rights import ALL_RIGHTS, Actor
from desktop_app.services import review_marks
from desktop_app.services.session import Session
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages import routes
from desktop_app.ui.workplace import Workplace
from tests.services.reviewed import BERNARD, add_bernard, as_bernard
from tests.ui import situations
from tests.ui.shot_screens import Case, Filled, Way

READ = "read"


def _read(session: Session) -> dict[str, DossierId]:
    """Return a dossier whose écrit was corrected once and is read again, and one to ask for."""
    add_bernard(session)
    dossier_id = situations.ordinary(session)
    ecrit = situations.draft(session, dossier_id)
    motive = "Ana, 14 ans, ne va plus au collège et dit souvent avoir peur."
    session.ecrits.answer(ecrit.id, {"motif": Answer(motive), "famille_informee": Answer("oui")})
    session.reviews.ask(ecrit.id, "Luce Bernard")
    with as_bernard(session):
        session.review_reading.view(ecrit.id)
        text = session.review_reading.view(ecrit.id).paragraphs
        at = next(number for number, line in enumerate(text) if motive in line)
        remark = session.remarks.add(ecrit.id, "Quelles dates\u00a0?", "souvent", at)
        session.remarks.add(ecrit.id, "Parents informés\u00a0: préciser par qui.")
        session.reviews.ask_corrections(ecrit.id)
    session.remarks.reply(remark.id, "Le 2 mars, et deux fois en février.")
    motive = "Ana, 14 ans, ne va plus au collège. Elle a dit le 2 mars avoir peur."
    session.ecrits.answer(ecrit.id, {"motif": Answer(motive)})
    session.reviews.ask(ecrit.id, "Luce Bernard", "Le destinataire est-il le bon\u00a0?")
    other = situations.ordinary(session)
    situations.draft(session, other)
    session._identity.actor = Actor(BERNARD, "Luce Bernard", ALL_RIGHTS)
    return {"read": dossier_id, "other": other}


def _ecrit(name: str, page: str) -> Way:
    def route(filled: Filled) -> Route:
        view = filled.session.dossiers.view(filled.dossiers[name], opened=False)
        ecrit_id = view.ecrits[0].ecrit.id
        # The reader saw the first version: the pictures start without any working state.
        filled.session.drafts.save(review_marks.READ, ecrit_id, {"users": {BERNARD: [1, 0]}})
        return Route(page, {"ecrit": ecrit_id})

    return route


def _press(*names: str) -> Callable[[Workplace], None]:
    def act(place: Workplace) -> None:
        for name in names:
            found = place.window.findChildren(QAbstractButton, name)
            QTest.mouseClick(found[-1], Qt.MouseButton.LeftButton)

    return act


FILLINGS = {READ: _read}
PAGES = {
    "review": Case(READ, _ecrit("read", "review")),
    "review_changes": Case(READ, _ecrit("read", "review"), _press("review_see_changes")),
    "review_decision": Case(READ, _ecrit("read", "review"), _press("review_validate")),
    "review_versions": Case(READ, _ecrit("read", "versions")),
    "review_ask": Case(READ, _ecrit("other", "composer"), _press("composer_review")),
    "review_home": Case(READ, lambda _filled: routes.HOME),
    "review_tab": Case(READ, lambda filled: routes.dossier(filled.dossiers["read"], tab="ecrits")),
}
