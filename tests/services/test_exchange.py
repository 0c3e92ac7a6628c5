from __future__ import annotations

import pytest

from desktop_app.errors import BadInput
from desktop_app.services.separation_views import SeparationRequest
from desktop_app.services.session import Session
from tests.domain.test_exchange import DOCUMENT
from tests.services import families_made as made


def test_a_commune_known_by_its_code_gets_its_name(session: Session) -> None:
    ref = session.exchange.add({**DOCUMENT, "ref": ""})
    (place,) = session.exchange.show(ref)["places"]
    assert place["commune"] == "Saint-Denis"
    assert session.finding.search("acacias saint-denis").hits
    session.exchange.add({**DOCUMENT, "ref": ""})
    assert len(session.places.all()) == 1


def test_a_faulty_file_adds_nothing_at_all(session: Session) -> None:
    before = session.history.count()
    faulty = {**DOCUMENT, "observations": [{"voice": "seen", "text": "x", "place_id": "nowhere"}]}
    with pytest.raises(BadInput, match="Rien n’a été ajouté"):
        session.exchange.add(faulty)
    assert session.history.count() == before
    assert session.dossiers.count() == 0


def test_households_and_authority_come_back_and_name_no_other_dossier(session: Session) -> None:
    dossier_id, ana, mother = made.ana(session)
    made.observe(session, dossier_id, "Ensemble.", ana.id, mother.id)
    ref = session.dossiers.view(dossier_id).dossier.ref
    again = session.dossiers.by_ref(session.exchange.add({**session.exchange.show(ref), "ref": ""}))
    child, parent = (item.person for item in again.persons)
    assert child.authority_ids == (parent.id,)
    assert [(home.name, home.member_ids) for home in again.households] == [
        ("Chez la mère", (child.id,))
    ]
    # After a separation what stays names somebody of another dossier: the file names nobody else.
    session.separating.separate(SeparationRequest(dossier_id, (mother.id,)))
    told = session.exchange.show(ref)
    assert [item["person_ids"] for item in told["observations"][-2:]] == [[ana.id], [ana.id]]
    session.exchange.add({**told, "ref": ""})


def test_a_strange_path_stays_one_short_line(session: Session) -> None:
    with pytest.raises(BadInput) as refused:
        session.exchange.add({"x\n\x1b[31m" + "y" * 5000: 1})
    assert "\n" not in refused.value.sentence
    assert "\x1b" not in refused.value.sentence
    assert len(refused.value.sentence) < 300
