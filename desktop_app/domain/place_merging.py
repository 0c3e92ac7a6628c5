"""Two places that are one: what the one that stays takes from the other, and what is noted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import PlaceId
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceKind, Stay
from desktop_app.domain.spoken_dates import date_in_words

_LABELS = {
    "kind": "type",
    "address": "adresse",
    "commune": "commune",
    "landmark": "repère",
    "note": "note",
    "since": "depuis",
    "until": "jusqu’à",
}


def merge_places(gone: Place, kept: Place) -> Place:
    """Return ``kept`` with what ``gone`` adds: nothing is dropped but a second position.

    What is empty is filled, what differs goes to the note, names are kept as former names.
    """
    values: dict[str, Any] = {}
    for name in ("kind", "address", "landmark", "since", "until", "coordinates"):
        if _empty(getattr(kept, name)) and not (name == "until" and kept.since is not None):
            values[name] = getattr(gone, name)
    if not kept.commune_code and not kept.commune.strip():
        values |= {"commune_code": gone.commune_code, "commune": gone.commune}
    names = (*kept.former_names, gone.name, *gone.former_names)
    former = (name for name in names if name.strip() and name != kept.name)
    values["former_names"] = tuple(dict.fromkeys(former))
    merged = replace(kept, **values)
    said = [note for note in (kept.note.strip(), *differences(gone, merged)) if note]
    return replace(merged, note="\n".join(dict.fromkeys(said)))


def differences(gone: Place, merged: Place) -> tuple[str, ...]:
    """Return what ``gone`` said otherwise, as lines for the note; never a position."""
    found = []
    for name, label in _LABELS.items():
        value = getattr(gone, name)
        if not _empty(value) and value != getattr(merged, name):
            named = gone.name.strip() or "autre lieu"
            found.append(f"{named}, {label}{NBSP}: {_words(value)}")
    return tuple(found)


def with_place(person: Person, gone: PlaceId, kept: PlaceId) -> Person:
    """Return the person with another place in all her stays that name ``gone``."""

    def renamed(stay: Stay) -> Stay:
        return replace(stay, place_id=kept) if stay.place_id == gone else stay

    present = None if person.stay is None else renamed(person.stay)
    return replace(person, stay=present, past_stays=tuple(map(renamed, person.past_stays)))


def _empty(value: object) -> bool:
    return value is None or value == PlaceKind.UNKNOWN or (isinstance(value, str) and not value)


def _words(value: Any) -> str:
    if isinstance(value, PlaceKind):
        return value.label
    return value.strip() if isinstance(value, str) else date_in_words(value)
