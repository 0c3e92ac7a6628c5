"""Fictional indicators, agreements and safe channels on the family of the wireframes."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import ConsentId, DossierId, PersonId
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Channel, ContactRule, Safety
from desktop_app.services.session import Session
from desktop_app.services.tick_views import IndicationEntry


def ticked(session: Session, dossier_id: DossierId) -> DossierId:
    """Add indicators, agreements, channels and motives to a dossier of three persons."""
    view = session.dossiers.view(dossier_id)
    ana, _marius, elena = (item.person for item in view.persons[:3])
    _indications(session, dossier_id, ana.id)
    _consents(session, dossier_id, ana.id, elena.id)
    session.people.save(
        replace(
            ana,
            email="nina@exemple.example",
            contact_rules=(
                ContactRule(
                    Channel.TEXT_MESSAGE,
                    Safety.NO,
                    "",
                    "téléphone lu par un autre",
                    PartialDate("2026-02-12"),
                    "C. Martin",
                ),
                ContactRule(Channel.VISIT, Safety.CERTAIN_HOURS, "le matin"),
            ),
        )
    )
    session.dossiers.save(replace(view.dossier, motives=("education", "emprise", "Froid")))
    return dossier_id


def _indications(session: Session, dossier_id: DossierId, person_id: PersonId) -> None:
    entry = IndicationEntry(
        dossier_id,
        ("emprise_papiers", "emprise_parole"),
        person_id,
        PartialDate("2026-03-02"),
        place_text="Les Acacias",
        voice=Voice.REPORTED,
        speaker="l’enseignante",
        text="Sa carte serait chez un voisin. Un homme répond à sa place.",
    )
    session.indications.record(entry)
    session.indications.record(
        replace(
            entry,
            indicators=("mineur_ecole",),
            observed=PartialDate("2026-02"),
            voice=Voice.SEEN,
            speaker="",
            text="",
        )
    )
    session.indications.record(
        replace(
            entry,
            indicators=("d5_dette",),
            observed=None,
            voice=Voice.WORDS,
            speaker="Ana",
            text="«\u00a0Il faut encore rembourser.\u00a0»",
        )
    )


def _consents(
    session: Session, dossier_id: DossierId, child_id: PersonId, mother_id: PersonId
) -> None:
    asked = Consent(
        ConsentId(""),
        dossier_id,
        mother_id,
        ConsentKind.AGREEMENT,
        PartialDate("2025-11-04"),
        ("destinataire", "partage", "retrait"),
        language="bg",
        interpreter="par téléphone",
        explained_by="C. Martin",
        understood=True,
        answer=ConsentAnswer.YES,
        scope=("orientation", "statistiques"),
        scope_note="Pas la police.",
        words="D’accord, mais pas mon adresse.",
    )
    session.consents.record(asked)
    session.consents.record(
        replace(
            asked,
            held_on=PartialDate("2026-03-02"),
            answer=ConsentAnswer.NOT_NOW,
            scope=(),
            scope_note="",
            words="Je veux y penser.",
        )
    )
    session.consents.record(
        Consent(
            ConsentId(""),
            dossier_id,
            child_id,
            ConsentKind.CHILD_VIEW,
            PartialDate("2026-03-02"),
            language="ro",
            words="Je veux rester avec mon frère.",
        )
    )
    session.consents.record(
        Consent(
            ConsentId(""),
            dossier_id,
            None,
            ConsentKind.PARENTS,
            PartialDate("2026-03-02"),
            answer=ConsentAnswer.NO,
            reason_codes=("represailles",),
            reason="Le père a menacé de partir.",
        )
    )
