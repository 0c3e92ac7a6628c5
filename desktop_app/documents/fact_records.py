"""Observations as records of a context: by voice, in the order of time, dated in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from desktop_app.documents.fields import FIELDS
from desktop_app.documents.snapshot import Snapshot
from desktop_app.documents.values import enumerated, printed
from desktop_app.domain.dates_in_words import date_in_words, period_in_words
from desktop_app.domain.french import join_words, quote, time_minutes
from desktop_app.domain.names import display_name, short_name
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.person import Person
from desktop_app.domain.spoken_circumstances import circumstances_in_words

GROUP_OF_VOICE = {
    Voice.SEEN: "constats",
    Voice.REPORTED: "rapportes",
    Voice.WORDS: "paroles",
    Voice.ANALYSIS: "analyses",
}
UNNAMED = "une personne que l’association ne nomme pas"
_LAST = date.max
_USED = {True: "oui", False: "non", None: ""}
"""Whether words were translated, when nobody is named."""


def picked_observations(snapshot: Snapshot) -> tuple[Observation, ...]:
    """Return the observations of the écrit, the oldest first, those without a date last."""
    chosen = set(snapshot.ecrit.observation_ids)
    return in_order(item for item in snapshot.observations if item.id in chosen)


def in_order(observations: Iterable[Observation]) -> tuple[Observation, ...]:
    """Return the observations by day and hour, those without a date last."""
    return tuple(sorted(observations, key=_moment))


def fact_records(snapshot: Snapshot) -> dict[str, object]:
    """Return the four voices, and what is computed from them."""
    chosen = picked_observations(snapshot)
    records: dict[str, object] = {
        group: [_record(snapshot, group, each) for each in chosen if each.voice is voice]
        for voice, group in GROUP_OF_VOICE.items()
    }
    dated = [each for each in chosen if each.observed and each.voice is not Voice.ANALYSIS]
    return records | {
        "au_moins_un_fait_date": bool(dated),
        "periode_faits": period_in_words([each.observed for each in dated if each.observed]),
        "nombre_faits": len(chosen),
    }


def _moment(observation: Observation) -> tuple[date, date, int, float, str]:
    when = observation.observed
    minutes = time_minutes(observation.time)
    return (
        when.earliest if when else _LAST,
        when.latest if when else _LAST,
        -1 if minutes is None else minutes,
        _seconds(observation.entered_at),
        observation.id,
    )


def _seconds(moment: datetime | None) -> float:
    return moment.timestamp() if moment else 0.0


def _record(snapshot: Snapshot, group: str, observation: Observation) -> dict[str, object]:
    when = date_in_words(observation.observed) if observation.observed else ""
    where = _where(snapshot, observation)
    speaker = speaker_words(snapshot, observation)
    text = observation.text.strip()
    texts = {
        "date": when,
        "heure": observation.time,
        "lieu": where,
        "personnes": _persons(snapshot, observation),
        "auteur": observation.author,
        "equipe": join_words([name.strip() for name in observation.team if name.strip()]),
        "texte": text,
        "citation": _quotation(text),
        "informateur": speaker,
        "locuteur": speaker,
        "langue": snapshot.language_names.get(observation.language, observation.language),
        "interprete": observation.interpreter.strip() or _USED[observation.interpreter_used],
        "circonstances": circumstances_in_words(observation),
        "question": observation.question,
        "deja_transmis": _already_sent(snapshot, observation),
    }
    keys = {name: f"{group}[].{name}" for name in texts}
    return {
        name: printed(keys[name], value) for name, value in texts.items() if keys[name] in FIELDS
    }


def _already_sent(snapshot: Snapshot, observation: Observation) -> str:
    """Say that the observation already stands in the écrit that this one follows."""
    earlier = snapshot.earlier
    if earlier is None or observation.id not in earlier.ecrit.observation_ids:
        return ""
    return f"Déjà dans l’écrit {earlier.ecrit.ref}"


def _where(snapshot: Snapshot, observation: Observation) -> str:
    """Return the place in short: what describes it at length is with the child’s lieu de vie."""
    place = snapshot.places.get(observation.place_id) if observation.place_id else None
    name = (place.name.strip() or place.address) if place else ""
    return enumerated((name, place.commune if place else "", observation.place_text))


def _persons(snapshot: Snapshot, observation: Observation) -> str:
    """Name the persons of the observation who are in the paper."""
    chosen = set(snapshot.ecrit.person_ids) & set(observation.person_ids)
    return join_words([short_name(each) for each in snapshot.persons if each.id in chosen])


def speaker_words(snapshot: Snapshot, observation: Observation) -> str:
    """Return who spoke or reported: by role, by name if chosen here.

    Who asked not to be named never is. A person of whom the paper speaks is named in it anyway.
    """
    role = observation.speaker_role.strip()
    known = {person.id: person for person in snapshot.persons}
    person = known.get(observation.speaker_id) if observation.speaker_id else None
    name = observation.speaker.strip() or (display_name(person) if person else "")
    chosen = observation.id in snapshot.ecrit.named_observation_ids
    named = chosen or is_spoken_of(snapshot, observation)
    if not (named and observation.speaker_named):
        return role or (UNNAMED if name or not observation.speaker_named else "")
    return f"{name} ({role})" if name and role else name or role


def is_spoken_of(snapshot: Snapshot, observation: Observation) -> bool:
    """Tell whether who spoke is a person of the écrit, by her fiche or by one of her names."""
    chosen = set(snapshot.ecrit.person_ids)
    if observation.speaker_id is not None:
        return observation.speaker_id in chosen
    said = observation.speaker.strip().casefold()
    persons = (each for each in snapshot.persons if each.id in chosen)
    return bool(said) and any(said in _names(person) for person in persons)


def _names(person: Person) -> set[str]:
    names = (short_name(person), display_name(person), *(each.text for each in person.aliases))
    return {name.strip().casefold() for name in names}


def _quotation(text: str) -> str:
    """Return the exact words between guillemets, once."""
    already = text.startswith("«") and text.endswith("»") and text.count("«") == 1
    return text if already or not text else quote(text)
