"""The faisceau as records: dimension by dimension, each with date, place and voice (mniop.md §3).

Nothing is counted and nothing is weighed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop_app.documents.fact_records import speaker_words
from desktop_app.documents.snapshot import Snapshot
from desktop_app.documents.subjects import subjects
from desktop_app.documents.values import capital, enumerated
from desktop_app.domain.dates_in_words import date_in_words
from desktop_app.domain.dimension import CAUTION, Dimension, dimension_of
from desktop_app.domain.indication import Indication, voice_words
from desktop_app.domain.names import short_name

_ORDER = {dimension: place for place, dimension in enumerate(Dimension)}
_UNDATED = "Date non renseignée"


def sign_records(snapshot: Snapshot) -> dict[str, object]:
    """Return the indicators noted, when the first was, and the list to look through."""
    noted = _noted(snapshot)
    dated = [item.observed for item in noted if item.observed is not None]
    first = min(dated, key=lambda each: (each.earliest, each.latest)) if dated else None
    return {
        "indices": list(_headed(_records(snapshot, noted))),
        "premier_reperage": date_in_words(first) if first else "",
        "reperes": list(_headed(_list(snapshot))),
        "prudence": CAUTION,
    }


def _noted(snapshot: Snapshot) -> list[Indication]:
    """Return the indicators of those the paper is about, and those that are of nobody alone."""
    about = {None, *(person.id for person in subjects(snapshot))}
    noted = [item for item in snapshot.casework.indications if item.person_id in about]
    dimensions = _dimensions(snapshot)

    def key(item: Indication) -> tuple[int, date, str]:
        when = date.max if item.observed is None else item.observed.latest
        return (_ORDER[dimensions.get(item.indicator, Dimension.OTHER)], when, item.id)

    return sorted(noted, key=key)


def _dimensions(snapshot: Snapshot) -> dict[str, Dimension]:
    return {entry.code: dimension_of(entry.dimension) for entry in snapshot.casework.indicators}


def _records(snapshot: Snapshot, noted: Iterable[Indication]) -> Iterator[dict[str, str]]:
    dimensions = _dimensions(snapshot)
    names = {person.id: short_name(person) for person in snapshot.persons}
    seen = {observation.id: observation for observation in snapshot.observations}
    for item in noted:
        told = seen.get(item.observation_id) if item.observation_id else None
        # Who asked not to be named in the observation is not named by what was noted from it.
        speaker = item.speaker if told is None else speaker_words(snapshot, told)
        place = snapshot.places.get(item.place_id) if item.place_id else None
        named = (place.name.strip() or place.address) if place else ""
        yield {
            "rubrique": dimensions.get(item.indicator, Dimension.OTHER).label,
            "libelle": item.label,
            "personne": names.get(item.person_id, "") if item.person_id else "",
            "date": capital(date_in_words(item.observed)) if item.observed else _UNDATED,
            "lieu": enumerated((named, place.commune if place else "", item.place_text)),
            "voix": voice_words(item.voice, speaker),
            "texte": item.text.strip(),
        }


def _list(snapshot: Snapshot) -> Iterator[dict[str, str]]:
    """Return the indicators that are proposed on the screens, in the order of dimensions."""
    entries = [entry for entry in snapshot.casework.indicators if not entry.hidden]
    for dimension in Dimension:
        for entry in entries:
            if dimension_of(entry.dimension) is dimension:
                yield {"rubrique": dimension.label, "libelle": entry.label}


def _headed(records: Iterable[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Leave the dimension on the first record of each only: it becomes a heading."""
    before = ""
    for record in records:
        heading = record["rubrique"]
        yield {**record, "rubrique": "" if heading == before else heading}
        before = heading
