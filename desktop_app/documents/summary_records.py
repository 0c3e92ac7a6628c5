"""What summaries and the field sheet need: the dossier, safe contact, numbers, voices."""

from __future__ import annotations

from collections.abc import Iterator

from desktop_app.documents.casework import listed_labels
from desktop_app.documents.snapshot import Snapshot
from desktop_app.documents.subjects import subjects
from desktop_app.domain.consent_words import when
from desktop_app.domain.contact_words import safety_words
from desktop_app.domain.emergency_numbers import NUMBERS
from desktop_app.domain.french import date_words, join_words
from desktop_app.domain.names import display_name
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import ContactRule

_WRITTEN_IN = {
    Voice.SEEN: "Ce que j’ai vu ou entendu moi-même, sans l’expliquer.",
    Voice.REPORTED: "Ce qu’une personne m’a dit de la situation, et qui l’a dit.",
    Voice.WORDS: "Les mots exacts de la personne, entre guillemets.",
    Voice.ANALYSIS: "Ce que j’en pense. À part, et au conditionnel.",
}


def summary_records(snapshot: Snapshot) -> dict[str, object]:
    """Return the dossier in words, how its persons can be reached, and the shared lists."""
    dossier = snapshot.dossier
    return {
        "dossier": {
            "reference": dossier.ref,
            "ouvert_le": date_words(dossier.opened_on) if dossier.opened_on else "",
            "etat": dossier.state.label,
            "suivi_par": join_words([name for name in dossier.followed_by if name.strip()]),
            "motifs": listed_labels(snapshot.casework.motives, dossier.motives),
        },
        "contacts": list(_contacts(snapshot)),
        "numeros": [{"numero": item.number, "pour": item.words} for item in NUMBERS],
        "voix": [{"nom": voice.label, "pour": words} for voice, words in _WRITTEN_IN.items()],
        "points_accord": [{"libelle": entry.label} for entry in snapshot.casework.points],
    }


def _contacts(snapshot: Snapshot) -> Iterator[dict[str, str]]:
    for person in subjects(snapshot):
        for rule in person.contact_rules:
            yield {
                "personne": display_name(person),
                "canal": rule.channel.label,
                "surete": safety_words(rule),
                "verifie": _checked(rule, snapshot),
                "note": rule.note,
            }


def _checked(rule: ContactRule, snapshot: Snapshot) -> str:
    if rule.safety is None:
        return ""
    on = when(rule.checked_on, snapshot.written_on)
    by = f"par {rule.checked_by.strip()}" if rule.checked_by.strip() else ""
    return " ".join(part for part in (on, by) if part)
