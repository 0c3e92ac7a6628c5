"""Indications, agreements, ways of contact and answers of a referral for the fictional dossiers."""

from __future__ import annotations

from dataclasses import replace

from desktop_app.documents.casework import Casework
from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ecrit import Answer
from desktop_app.domain.ids import ConsentId, DossierId, IndicationId, PersonId, PlaceId
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Channel, ContactRule, Safety
from desktop_app.domain.word_lists import ListEntry, shipped
from desktop_app.paths import RESOURCES

DOSSIER = DossierId("d1")


def _list(name: str) -> tuple[ListEntry, ...]:
    return shipped((RESOURCES / "data" / name).read_text(encoding="utf-8"))


LISTS = Casework(
    indicators=_list("indicators.csv"),
    points=_list("consent_points.csv"),
    scopes=_list("consent_scopes.csv"),
    reasons=_list("consent_reasons.csv"),
    motives=_list("motives.csv"),
)


def sign(number: int, code: str, who: str | None, day: str | None, **values: object) -> Indication:
    """Return an indicator noted for a person, in the words of the list."""
    label = next((entry.label for entry in LISTS.indicators if entry.code == code), code)
    base = Indication(
        IndicationId(f"i{number:02d}"),
        DOSSIER,
        code,
        label,
        person_id=PersonId(who) if who else None,
        observed=PartialDate(day) if day else None,
        author="Claire Martin",
    )
    return replace(base, **values)  # type: ignore[arg-type]


def consent(number: int, who: str, kind: ConsentKind, **values: object) -> Consent:
    """Return a conversation held on 2 March 2026."""
    base = Consent(
        ConsentId(f"c{number}"),
        DOSSIER,
        PersonId(who),
        kind,
        held_on=PartialDate("2026-03-02"),
        explained_by="Claire Martin",
        language="ro",
    )
    return replace(base, **values)  # type: ignore[arg-type]


AGREEMENT = consent(
    1,
    "elena",
    ConsentKind.AGREEMENT,
    explained=("destinataire", "suites", "partage", "retrait"),
    interpreter="une interprète extérieure au terrain",
    understood=True,
    answer=ConsentAnswer.YES,
    scope=("orientation", "accompagnement"),
    scope_note="sans mon numéro de téléphone",
    words="Je veux bien, mais pas la police.",
)


def ordinary_casework() -> Casework:
    """Return the faisceau and the agreements of the ordinary dossier."""
    here = {"place_id": PlaceId("pl1")}
    return replace(
        LISTS,
        indications=(
            sign(1, "general_mouvements", "elena", "2026-02-18", text="Un homme la suit.", **here),
            sign(2, "general_partir", "elena", "2026-03-02", voice=Voice.WORDS, speaker="Elena"),
            sign(3, "emprise_mendier", "elena", "2026-02", **here),
            sign(
                4, "mineur_ecole", "ana", "2026-02-12", voice=Voice.REPORTED, speaker="le collège"
            ),
            sign(5, "emprise_chef", None, None, place_text="à l’entrée du terrain"),
            sign(6, "mineur_monnaie", "marius", "2026-01-12"),
        ),
        consents=(
            AGREEMENT,
            consent(2, "ana", ConsentKind.CHILD_VIEW, words="Je veux retourner au collège."),
            consent(
                3,
                "elena",
                ConsentKind.PARENTS,
                answer=ConsentAnswer.YES,
                understood=True,
            ),
        ),
    )


CONTACT_RULES = (
    ContactRule(
        Channel.MESSAGING,
        Safety.CERTAIN_HOURS,
        "le mardi matin",
        "jamais de message",
        PartialDate("2026-03-02"),
        "Claire Martin",
    ),
    ContactRule(Channel.CALL, Safety.YES, checked_on=PartialDate("2026-03-02")),
    ContactRule(Channel.TEXT_MESSAGE, Safety.NO),
    ContactRule(Channel.VISIT),
)

REFERRAL_ANSWERS = {
    "nature_orientation": Answer("orientation"),
    "motif_orientation": Answer(
        "Elena dit ne plus pouvoir partir et demande à être mise en sécurité avec ses enfants."
    ),
    "statut_reperage": Answer("presumee"),
    "statut_decision": Answer("l’équipe de l’association, le 3 mars 2026"),
    "contact_absence": Answer("boîte de l’équipe, equipe@passerelles.example"),
    "lien_personne": Answer("Visites chaque semaine sur le terrain depuis octobre 2025."),
    "mineur_pendant_faits": Answer("inconnu"),
    "autorite_contactee": Answer("CRIP, appel du 3 mars 2026 à 10:15, par Claire Martin."),
    "mineur_accompagne": Answer("famille"),
    "responsables_impliques": Answer("inconnu"),
    "enfant_informe": Answer("Expliqué à Ana le 2 mars 2026, en romani, avec une interprète."),
    "acte": Answer("recrutement|hebergement"),
    "acte_recit": Answer("Elle dit qu’une connaissance lui a proposé un travail en 2024."),
    "dette": Answer("1 500 euros réclamés pour le voyage."),
    "moyens": Answer("contrainte"),
    "controle": Answer("dette|papiers|surveillance"),
    "moyens_recit": Answer("« Il garde ma carte tant que je n’ai pas payé. »"),
    "but": Answer("mendicite"),
    "activite": Answer("Mendier devant une gare, tous les jours, de 8 h à 20 h."),
    "exploitation_en_cours": Answer("oui"),
    "exploitation_suite": Answer("Elle dit ne pas pouvoir partir avant d’avoir payé."),
    "entretiens": Answer("Deux rencontres au local, avec une interprète choisie par elle."),
    "besoins": Answer("hebergement|juridique|enfants"),
    "souhaite_accompagnement": Answer("oui"),
    "papiers": Answer("retenus"),
    "danger_orientation": Answer("non"),
    "risques": Answer("Elle craint pour sa mère, restée au village."),
    "eloignement": Answer("oui"),
    "regles_contact": Answer("Appeler le mardi matin. Ne jamais laisser de message."),
    "reponse_a": Answer("à l’association seulement"),
    "plainte": Answer("non"),
    "cooperation": Answer("pas_encore"),
    "droits_expliques": Answer("Aide sans plainte, avocat, soins : le 2 mars 2026, en romani."),
    "conservation": Answer("deux ans après notre dernier contact"),
    "synthese_objet": Answer("Préparer la réunion d’équipe du 10 mars 2026."),
    "synthese_points": Answer("Elena demande de l’aide. Ana ne va plus au collège."),
    "synthese_suites": Answer("Rendez-vous au collège le 12 mars 2026, avec Elena."),
}


def everything_casework(text: str, people: tuple[str, ...]) -> Casework:
    """Return records of every kind about each of ``people``, every text being ``text``."""
    return replace(
        LISTS,
        indications=tuple(
            sign(
                number,
                entry.code,
                who,
                "2026-02-18",
                label=text,
                text=text,
                place_text=text,
                speaker=text,
                voice=Voice.REPORTED,
            )
            for number, (who, entry) in enumerate(
                zip((*people, *people), LISTS.indicators[::12], strict=False)
            )
        ),
        consents=tuple(
            consent(
                10 * number + place,
                who,
                kind,
                explained=("aide",),
                explained_note=text,
                language=text,
                interpreter=text,
                explained_by=text,
                understood=True,
                answer=ConsentAnswer.YES,
                scope=("police",),
                scope_note=text,
                reason_codes=("auteur",),
                reason=text,
                words=text,
                withdrawn_on=PartialDate("2026-03-03"),
                withdrawal_note=text,
            )
            for number, who in enumerate(people)
            for place, kind in enumerate(ConsentKind)
        ),
    )


def every_rule(text: str) -> tuple[ContactRule, ...]:
    """Return a rule for each channel, every text being ``text``."""
    checked = PartialDate("2026-03-02")
    return tuple(
        ContactRule(channel, Safety.CERTAIN_HOURS, text, text, checked, text) for channel in Channel
    )
