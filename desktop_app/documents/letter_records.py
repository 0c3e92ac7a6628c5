"""What letters need beyond the dossier: earlier écrits, one chronology, the CRIP for a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop_app.documents.fact_records import GROUP_OF_VOICE, picked_observations
from desktop_app.documents.snapshot import SentEcrit, Snapshot
from desktop_app.documents.values import enumerated, listed, printed
from desktop_app.domain.dates_in_words import birth_in_words, period_in_words
from desktop_app.domain.ecrit import EcritState
from desktop_app.domain.french import date_words, moment_words, plural
from desktop_app.domain.names import display_name
from desktop_app.domain.observation import Voice
from desktop_app.domain.person import Role

_NATURE = {
    Voice.SEEN: ("Constaté", "auteur"),
    Voice.REPORTED: ("Rapporté par", "informateur"),
    Voice.WORDS: ("Paroles\u00a0:", "locuteur"),
    Voice.ANALYSIS: ("Notre lecture, au conditionnel", ""),
}
_STATES = {EcritState.VALIDATED: "validé", EcritState.TRANSMITTED: "transmis"}


def letter_records(snapshot: Snapshot, facts: Mapping[str, object]) -> dict[str, object]:
    """Return the records of letters; ``facts`` are those of ``fact_records``."""
    earlier = snapshot.earlier
    known = frozenset(earlier.ecrit.observation_ids) if earlier else frozenset()
    chosen = picked_observations(snapshot)
    fresh = [item for item in chosen if item.observed is not None and item.id not in known]
    return {
        "ecrit_anterieur": _named("ecrit_anterieur", _earlier(snapshot, earlier)),
        "envois": [_sent(item) for item in snapshot.sent],
        "chronologie": _chronology(snapshot, facts),
        "au_moins_un_fait_nouveau": bool(fresh),
        "crip": _named(
            "crip",
            {
                "nom": snapshot.crip.name,
                "adresse": snapshot.crip.address,
                "courriel": snapshot.crip.email,
            },
        ),
    }


def _named(prefix: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {name: printed(f"{prefix}.{name}", text) for name, text in texts.items()}


def _earlier(snapshot: Snapshot, earlier: SentEcrit | None) -> dict[str, str]:
    names = ("reference", "date", "titre", "destinataire", "enfants", "contenu", "pieces")
    if earlier is None:
        return dict.fromkeys((*names, "version", "empreinte"), "")
    ecrit = earlier.ecrit
    quoted = [item for item in snapshot.observations if item.id in ecrit.observation_ids]
    dates = [item.observed for item in quoted if item.observed is not None]
    count = plural(len(quoted), "observation", "observations") if quoted else ""
    return {
        **_identity(earlier),
        "enfants": listed(_children(snapshot, ecrit.person_ids)),
        "contenu": enumerated((count, period_in_words(dates))),
        "pieces": listed((*earlier.attachments, *ecrit.attachments)),
    }


def _identity(sent: SentEcrit) -> dict[str, str]:
    ecrit = sent.ecrit
    made = f", du {moment_words(sent.frozen_at)}" if sent.frozen_at else ""
    return {
        "reference": ecrit.ref,
        "date": date_words(ecrit.written_on) if ecrit.written_on else "",
        "titre": sent.title,
        "destinataire": sent.recipient,
        "version": f"version {ecrit.version}{made}" if ecrit.version else "",
        "empreinte": sent.sha256,
    }


def _children(snapshot: Snapshot, ids: Sequence[str]) -> list[str]:
    return [
        enumerated((display_name(person), birth_in_words(person, snapshot.written_on)))
        for person in snapshot.persons
        if person.id in ids and person.role in (Role.CHILD, Role.OTHER_MINOR)
    ]


def _sent(item: SentEcrit) -> dict[str, str]:
    return {**_identity(item), "etat": _STATES.get(item.ecrit.state, "")}


def _chronology(snapshot: Snapshot, facts: Mapping[str, object]) -> list[dict[str, str]]:
    """Return every picked observation in one line of time, whatever its voice."""
    records = {group: iter(_records(facts, group)) for group in GROUP_OF_VOICE.values()}
    lines = []
    for observation in picked_observations(snapshot):
        record = next(records[GROUP_OF_VOICE[observation.voice]])
        words, who = _NATURE[observation.voice]
        said = str(record.get("citation") or record["texte"])
        nature = f"{words} {record[who]}" if who and record[who] else words
        if observation.voice is Voice.SEEN and record[who]:
            nature = f"{words} par {record[who]}"
        line = {name: str(record[name]) for name in ("date", "heure", "lieu")}
        lines.append({**line, "nature": nature, "texte": said})
    return lines


def _records(facts: Mapping[str, object], group: str) -> list[dict[str, object]]:
    records = facts[group]
    return list(records) if isinstance(records, list) else []
