"""The training register shows a piece or two: fictional, readable, joined to its écrit."""

from __future__ import annotations

from desktop_app.services import training
from desktop_app.services.session import Session
from tests.sessions import NOW


def test_the_training_register_holds_a_certificate(session: Session) -> None:
    training.fill(session, NOW.date())
    found = [
        line
        for dossier in session.dossiers.lines()
        for line in session.attachments.of_dossier(dossier.id).lines
    ]
    assert found
    view = session.viewer.view(found[0].attachment.id)
    assert "exemple d’entraînement" in view.pages[0].text
    assert found[0].used_in
    assert session.history.verify() == ()
