"""Turn a snapshot into plain data under the keys of the dictionary.

What comes out is dict, list, str, int and bool only: the same for every filler, and nothing in it
can be called. Texts typed by people are never rewritten; only what Fanal says itself is composed.
"""

from __future__ import annotations

from desktop_app.documents.consent_records import consent_records
from desktop_app.documents.fact_records import fact_records
from desktop_app.documents.fields import FIELDS, MISSING, Field, Kind, Origin
from desktop_app.documents.legal_basis import cited, version
from desktop_app.documents.letter_records import letter_records
from desktop_app.documents.overriding import overridden
from desktop_app.documents.person_records import person_records
from desktop_app.documents.pseudonymised import pseudonymised, read_over
from desktop_app.documents.sign_records import sign_records
from desktop_app.documents.snapshot import Snapshot
from desktop_app.documents.summary_records import summary_records
from desktop_app.documents.values import enumerated, listed, printed
from desktop_app.domain.attachment_rules import title_of
from desktop_app.domain.dates_in_words import date_in_words
from desktop_app.domain.ecrit import Answer
from desktop_app.domain.french import date_words
from desktop_app.domain.phones import shown

_DOSSIER_TEXTS = {
    "composition_familiale": "family_composition",
    "environnement": "social_environment",
    "solution_familiale": "family_solution",
    "ressources_famille": "resources",
    "historique": "history",
}


def build(snapshot: Snapshot) -> dict[str, object]:
    """Return the context of a paper: every field of the dictionary, nothing else."""
    if not snapshot.pseudonymised:
        return overridden(snapshot, registered(snapshot))
    without_names = pseudonymised(snapshot)
    return read_over(snapshot, overridden(without_names, registered(without_names)))


def registered(snapshot: Snapshot) -> dict[str, object]:
    """Return the context without what the écrit alone says in place of the register."""
    facts = fact_records(snapshot)
    return {
        "organisme": _organisation(snapshot),
        "redacteur": _author(snapshot),
        "ecrit": {
            "reference": snapshot.ecrit.ref,
            "date": date_words(snapshot.ecrit.written_on or snapshot.written_on),
        },
        "destinataire": _recipient(snapshot),
        "territoire": {
            "nom": snapshot.territory.name if snapshot.territory else "",
            "autorite": snapshot.territory.authority if snapshot.territory else "",
        },
        **person_records(snapshot),
        **facts,
        **letter_records(snapshot, facts),
        **sign_records(snapshot),
        **consent_records(snapshot),
        **summary_records(snapshot),
        **_dossier(snapshot),
        **_answers(snapshot),
        "pieces": [
            {"numero": number, "titre": title.strip()}
            for number, title in enumerate(_joined(snapshot), 1)
        ],
        "fondement_juridique": cited(snapshot.legal_basis),
        "fondement_version": version(snapshot.legal_basis, snapshot.legal_basis_read_in),
    }


def _joined(snapshot: Snapshot) -> tuple[str, ...]:
    """Return the pieces of the register that go along, then those that are only named."""
    return (*map(title_of, snapshot.attachments), *snapshot.ecrit.attachments)


def _group(prefix: str, texts: dict[str, str]) -> dict[str, str]:
    return {name: printed(f"{prefix}.{name}", text) for name, text in texts.items()}


def _phone(number: str) -> str:
    return shown(number) if number.strip() else ""


def _organisation(snapshot: Snapshot) -> dict[str, str]:
    house = snapshot.organisation
    town = f"{house.postal_code.strip()} {house.city.strip()}".strip()
    return _group(
        "organisme",
        {
            "nom": house.name,
            "adresse": house.address,
            "code_postal": house.postal_code,
            "ville": house.city,
            "adresse_complete": enumerated((house.address, town)),
            "telephone": _phone(house.phone),
            "courriel": house.email,
            "rna": house.rna,
        },
    )


def _author(snapshot: Snapshot) -> dict[str, str]:
    author, house = snapshot.author, snapshot.organisation
    own = listed((_phone(author.phone), author.email))
    return _group(
        "redacteur",
        {
            "nom": author.name,
            "fonction": author.function,
            "telephone": _phone(author.phone),
            "courriel": author.email,
            "rappel": own or listed((_phone(house.phone), house.email)),
        },
    )


def _recipient(snapshot: Snapshot) -> dict[str, str]:
    """Return the recipient proposed; what is answered in the écrit wins over it."""
    recipient, answers = snapshot.recipient, snapshot.ecrit.answers
    proposed = {
        "nom": recipient.name,
        "adresse": recipient.address,
        "courriel": recipient.email,
        "telephone": _phone(recipient.phone),
        "note": recipient.note,
    }
    if answers.get("destinataire.nom", Answer()).text.strip():
        proposed = dict.fromkeys(proposed, "")  # another recipient: nothing of the proposed one
    said = {name: answers.get(f"destinataire.{name}", Answer()).text for name in proposed}
    return _group("destinataire", {name: said[name] or proposed[name] for name in proposed})


def _dossier(snapshot: Snapshot) -> dict[str, object]:
    dossier = snapshot.dossier
    texts: dict[str, object] = {}
    for key, attribute in _DOSSIER_TEXTS.items():
        answer = snapshot.ecrit.answers.get(key, Answer())
        text = answer.text if answer.given else str(getattr(dossier, attribute))
        texts[key] = printed(key, text, answer.absence or dossier.absences.get(attribute))
    texts["services"] = [
        {"nom": service.name, "contact": service.contact, "note": service.note}
        for service in dossier.services
    ]
    texts["demarches"] = [
        {
            "date": date_in_words(step.on) if step.on else "",
            "texte": step.text,
            "resultat": step.result,
        }
        for step in dossier.steps
    ]
    for key, attribute in (("services", "services"), ("demarches", "steps")):
        absence = None if texts[key] else dossier.absences.get(attribute)
        texts[f"{key}_absence"] = printed(f"{key}_absence", "", absence)
    return texts


def _answers(snapshot: Snapshot) -> dict[str, object]:
    answers: dict[str, object] = {}
    for key, field in FIELDS.items():
        if field.origin is not Origin.ECRIT or "." in key:
            continue
        answer = snapshot.ecrit.answers.get(key, Answer())
        if key == "lieu_signature" and not answer.given:
            answer = Answer(snapshot.organisation.city)
        answers |= _answered(field, answer)
    return answers


def _answered(field: Field, answer: Answer) -> dict[str, object]:
    if field.kind is Kind.CHOICES:
        words = list(field.words(answer.text))
        if not words and (answer.absence or field.expected):
            words = [answer.absence.printed if answer.absence else MISSING]
        return {field.key: words}
    if field.kind is Kind.CHOICE:
        code = answer.text.strip()
        words_of_code = field.choice_label(code) if code else ""
        return {
            field.key: printed(field.key, words_of_code, answer.absence),
            f"{field.key}_code": code,
        }
    return {field.key: printed(field.key, answer.text, answer.absence)}
