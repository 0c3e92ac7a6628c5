"""A sentence of an observation taken into a text of an écrit, with its date and its voice."""

from __future__ import annotations

import re

from desktop_app.domain.dates import Precision
from desktop_app.domain.dates_in_words import date_in_words
from desktop_app.domain.ecrit import Extract
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.observation import Observation, Voice

_END = re.compile(r"(?<=[.!?…])[\s\u00a0]+(?=[«A-ZÀ-ÖØ-ÞĂÂÎȘȚ0-9])|\n+")
_GUILLEMETS = ("«", "»")


def sentences(observation: Observation) -> tuple[str, ...]:
    """Return the sentences of an observation, in their order; words between guillemets stay one."""
    text = observation.text.strip()
    found: list[str] = []
    for piece in _END.split(text):
        if found and _is_open(found[-1]):
            found[-1] = f"{found[-1]} {piece.strip()}"
        elif piece.strip():
            found.append(piece.strip())
    return tuple(found)


def inserted(observation: Observation, sentence: str, speaker: str) -> str:
    """Return ``sentence`` as it is put into a text: when, who, and guillemets around words.

    ``speaker`` is who reported or spoke, as the paper names that person.
    """
    when = _moment(observation)
    if observation.voice is Voice.WORDS:
        who = speaker[:1].upper() + speaker[1:] if speaker else "Paroles recueillies"
        said = f"{who} a dit" if speaker else who
        return f"{when}. {said}{NBSP}: {_once_quoted(sentence)}"
    if observation.voice is Voice.REPORTED and speaker:
        return f"{when}, selon {speaker}{NBSP}: {sentence}"
    return f"{when}{NBSP}: {sentence}"


def short_date(observation: Observation) -> str:
    """Return « 2 mars 2026 », or « sans date »: what the badge of an extract says."""
    return "sans date" if observation.observed is None else date_in_words(observation.observed)


def still_there(extracts: tuple[Extract, ...], key: str, text: str) -> tuple[Extract, ...]:
    """Return the extracts, without those of ``key`` that its text no longer holds."""
    return tuple(each for each in extracts if each.key != key or each.text in text)


def _moment(observation: Observation) -> str:
    when = observation.observed
    if when is None:
        return "Sans date"
    words = date_in_words(when)
    whole = when.precision is Precision.DAY and not when.approximate
    words = f"Le {words}" if whole else words[:1].upper() + words[1:]
    return ", ".join(part for part in (words, observation.time.strip()) if part)


def _once_quoted(sentence: str) -> str:
    opened, closed = _GUILLEMETS
    return sentence if sentence.startswith(opened) and closed in sentence else quote(sentence)


def _is_open(text: str) -> bool:
    return text.count(_GUILLEMETS[0]) > text.count(_GUILLEMETS[1])
