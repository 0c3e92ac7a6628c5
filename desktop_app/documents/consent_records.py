"""Agreements, views of children and information of parents as records, the latest first."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.documents.casework import listed_labels
from desktop_app.documents.snapshot import Snapshot
from desktop_app.documents.subjects import concerned, subjects
from desktop_app.documents.values import listed, printed
from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.consent_words import NameOfLanguage, agreement_state, in_order, sentence
from desktop_app.domain.dates_in_words import full_date_in_words
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.names import display_name

_UNDERSTOOD = {True: "oui", False: "non", None: ""}


def consent_records(snapshot: Snapshot) -> dict[str, object]:
    """Return the conversations by kind, and where the agreement of the adult stands."""
    held = snapshot.casework.consents
    about = {person.id for person in subjects(snapshot)}
    own = [item for item in held if item.person_id in about]
    told = _of(held, ConsentKind.PARENTS)
    asked = {person.id for person in concerned(snapshot)}
    agreements = [item for item in held if item.person_id in asked]
    state, latest = agreement_state(agreements, _language(snapshot), snapshot.written_on)
    return {
        "accord_valable": latest is not None and is_valid(latest),
        "accord_etat": printed("accord_etat", state if asked else ""),
        "accords": [_agreement(snapshot, item) for item in _of(own, ConsentKind.AGREEMENT)],
        "avis_enfants": [_common(snapshot, item) for item in _of(own, ConsentKind.CHILD_VIEW)],
        "parents_informes": [_parents(snapshot, item) for item in told],
    }


def is_valid(agreement: Consent) -> bool:
    """Tell whether an agreement was given and not withdrawn."""
    return agreement.answer is ConsentAnswer.YES and agreement.withdrawn_on is None


def _of(held: Iterable[Consent], kind: ConsentKind) -> tuple[Consent, ...]:
    return in_order(item for item in held if item.kind is kind)


def _language(snapshot: Snapshot) -> NameOfLanguage:
    """Return what names a language by its code; a code without a name is printed as it is."""

    def name(code: str) -> str:
        return snapshot.language_names.get(code, code)

    return name


def _common(snapshot: Snapshot, item: Consent) -> dict[str, str]:
    known = {person.id: display_name(person) for person in snapshot.persons}
    language = _language(snapshot)
    return {
        "personne": known.get(item.person_id, "") if item.person_id else "",
        "etat": sentence(item, language, snapshot.written_on),
        "date": full_date_in_words(item.held_on) if item.held_on else "",
        "langue": language(item.language) if item.language else "",
        "interprete": item.interpreter,
        "par": item.explained_by,
        "compris": _UNDERSTOOD[item.understood],
        "mots": quote(item.words.strip()) if item.words.strip() else "",
        "precisions": item.explained_note,
    }


def _agreement(snapshot: Snapshot, item: Consent) -> dict[str, str]:
    lists = snapshot.casework
    gone = full_date_in_words(item.withdrawn_on) if item.withdrawn_on else ""
    return {
        **_common(snapshot, item),
        "points": listed_labels(lists.points, item.explained),
        "portee": listed_labels(lists.scopes, item.scope),
        "limites": item.scope_note,
        "retrait": f"{NBSP}: ".join(part for part in (gone, item.withdrawal_note.strip()) if part),
    }


def _parents(snapshot: Snapshot, item: Consent) -> dict[str, str]:
    reasons = listed_labels(snapshot.casework.reasons, item.reason_codes)
    return {**_common(snapshot, item), "raison": listed((reasons, item.reason))}
