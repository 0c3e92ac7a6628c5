"""The screens of models that ``shots`` photographs."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QTabWidget

from desktop_app.domain.ids import DossierId
from desktop_app.services.session import Session
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages import routes
from desktop_app.ui.workplace import Workplace
from tests.documents.word import word
from tests.ui.shot_screens import Case, Filled, Filling, Way, _press

MODELS = "models"
_IP = "information_preoccupante_crip"


def _filled(session: Session) -> dict[str, DossierId]:
    with tempfile.TemporaryDirectory() as folder:
        broken = Path(folder) / "Compte rendu de maraude.docx"
        broken.write_bytes(
            word(
                "Compte rendu du {{ ecrit.dat }}",
                "{%p for enfant in enfants %}",
                "{{ enfant.nom|uper }}, {{ enfant.naissance }}",
                "Motif : {{ motif",
            )
        )
        session.own_models.add(broken)
        letter = Path(folder) / "Information préoccupante des Passerelles.docx"
        letter.write_bytes(
            word(
                "{{ organisme.nom }}",
                "Objet : {{ motif }}",
                "{%p for enfant in enfants %}",
                "{{ enfant.nom }}, {{ enfant.naissance }}, {{ enfant.scolarite }}",
                "{%p endfor %}",
                "Demande : {{ demande }}",
            )
        )
        made = session.own_models.add(letter)
    assert made.row is not None
    session.own_models.describe(
        made.row.id, title=made.title, description=made.description, replaces=_IP, note="Essai"
    )
    session.own_models.publish(made.row.id)
    return {}


def _own(number: int) -> Way:
    def way(filled: Filled) -> Route:
        rows = filled.session.papers.own.rows()
        return routes.model(rows[number].model_id)

    return way


def _tab(number: int, press: str = "") -> Callable[[Workplace], None]:
    def act(place: Workplace) -> None:
        page = place.window.zone.page
        tabs = None if page is None else page.findChild(QTabWidget)
        assert isinstance(tabs, QTabWidget)
        tabs.setCurrentIndex(number)
        if press:
            _press(press)(place)

    return act


FILLINGS: dict[str, Filling] = {MODELS: _filled}
_TRY = "Essayer avec un dossier d’entraînement"
PAGES: dict[str, Case] = {
    "models": Case(MODELS, lambda _filled: routes.MODELS, tall=True),
    "models-fields": Case(MODELS, lambda _filled: routes.MODELS, _tab(1), tall=True),
    "model-points": Case(MODELS, _own(0), tall=True),
    "model-description": Case(MODELS, _own(1), _tab(1), tall=True),
    "model-trial": Case(MODELS, _own(1), _tab(2, _TRY), tall=True),
    "model-versions": Case(MODELS, _own(1), _tab(4)),
    "model-shipped": Case(MODELS, lambda _filled: routes.model(_IP)),
}
