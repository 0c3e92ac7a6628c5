"""Agreements, views and information of parents in plain sentences (UX §2.24)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from desktop_app.domain.consent import Consent, ConsentAnswer, ConsentKind
from desktop_app.domain.dates import PartialDate, Precision
from desktop_app.domain.french import NBSP, day_month
from desktop_app.domain.spoken_dates import date_in_words

NameOfLanguage = Callable[[str], str]

NO_AGREEMENT = "Accord non demandé"
NO_VIEW = "Avis non recueilli"

STAYS_POSSIBLE = (
    "Continuer l’accompagnement, sans condition",
    "En reparler plus tard, sans insister",
    f"Demander conseil à Ac.Sé ou au CCEM sans donner d’information qui l’identifie{NBSP}: "
    "un appel suffit",
    "Remettre une fiche d’information",
    "Compter la situation dans les statistiques, sans son nom",
)
"""What a refusal leaves possible (mniop.md §4.2): it takes nothing away from the person."""

_ANSWERS = {
    ConsentAnswer.YES: "Accord donné",
    ConsentAnswer.NO: "Accord refusé",
    ConsentAnswer.NOT_NOW: "Pas d’accord pour l’instant",
    None: "Accord non précisé",
}
_INFORMED = {
    ConsentAnswer.YES: "Parents informés",
    ConsentAnswer.NO: "Parents non informés",
    ConsentAnswer.NOT_NOW: "Parents pas encore informés",
    None: "Information des parents non précisée",
}


def when(value: PartialDate | None, today: date) -> str:
    """Return « le 3 mars », « le 3 mars 2025 », « en mars 2025 », « en 2025 », or nothing."""
    if value is None:
        return ""
    exact = not (value.approximate or value.uncertain)
    if exact and value.precision is Precision.DAY:
        day = value.earliest
        return f"le {day_month(day) if day.year == today.year else date_in_words(value)}"
    if exact and value.precision in (Precision.MONTH, Precision.YEAR):
        return f"en {date_in_words(value)}"
    return date_in_words(value)


def in_order(consents: Iterable[Consent]) -> tuple[Consent, ...]:
    """Return ``consents``, the latest conversation first; those without a date come last."""

    def key(item: Consent) -> tuple[date, str]:
        return (date.min if item.held_on is None else item.held_on.latest, item.id)

    return tuple(sorted(consents, key=key, reverse=True))


def sentence(consent: Consent, language: NameOfLanguage, today: date) -> str:
    """Return « Accord donné le 3 mars, expliqué en bulgare »; a withdrawal comes first."""
    if consent.kind is ConsentKind.AGREEMENT and consent.withdrawn_on is not None:
        given = f"donné {when(consent.held_on, today)}".strip()
        return f"Accord retiré {when(consent.withdrawn_on, today)} ({given})"
    words = " ".join(part for part in (_head(consent), when(consent.held_on, today)) if part)
    parts = [words]
    if consent.language:
        parts.append(f"expliqué en {language(consent.language)}")
    if consent.understood is False:
        parts.append("pas compris")
    return ", ".join(parts)


def agreement_state(
    consents: Iterable[Consent], language: NameOfLanguage, today: date
) -> tuple[str, Consent | None]:
    """Return the present state of an agreement in a sentence, and the record it rests on."""
    latest = next((item for item in in_order(consents) if item.kind is ConsentKind.AGREEMENT), None)
    if latest is None:
        return NO_AGREEMENT, None
    return sentence(latest, language, today), latest


def is_refusal(consent: Consent | None) -> bool:
    """Tell whether the person refused, put off or withdrew: what stays possible is then said."""
    if consent is None or consent.kind is not ConsentKind.AGREEMENT:
        return False
    refused = consent.answer in (ConsentAnswer.NO, ConsentAnswer.NOT_NOW)
    return refused or consent.withdrawn_on is not None


def _head(consent: Consent) -> str:
    if consent.kind is ConsentKind.CHILD_VIEW:
        return "Avis recueilli"
    table = _ANSWERS if consent.kind is ConsentKind.AGREEMENT else _INFORMED
    return table[consent.answer]
