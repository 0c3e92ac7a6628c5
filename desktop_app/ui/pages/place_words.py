"""A place in words, for lists and for sentences."""

from __future__ import annotations

from collections.abc import Iterable

from desktop_app.domain.place import Place, PlaceKind
from desktop_app.services.place_words import place_words
from desktop_app.ui.pages.form_choices import distinct

__all__ = ["living_words", "place_options", "place_words"]


def living_words(place: Place) -> str:
    """Return « Les Acacias, Saint-Denis (93), terrain, bidonville »."""
    words = place_words(place)
    if place.kind is PlaceKind.UNKNOWN or words == place.kind.label:
        return words
    return f"{words}, {place.kind.label.lower()}"


def place_options(places: Iterable[Place]) -> list[tuple[str, str]]:
    """Return (id, words) pairs whose words all differ, so that each can be chosen."""
    return distinct((place.id, place_words(place)) for place in places)
