"""A place in words, for lists and for sentences."""

from __future__ import annotations

from desktop_app.domain.place import Place


def place_words(place: Place) -> str:
    """Return « Les Acacias, Saint-Denis (93) »; the kind or the address when there is no name."""
    named = place.name.strip() or place.address.strip() or place.kind.label
    commune = place.commune.strip()
    if not commune:
        return named
    department = department_of(place.commune_code)
    return f"{named}, {commune} ({department})" if department else f"{named}, {commune}"


def department_of(commune_code: str) -> str:
    """Return « 93 », « 2A », « 974 » from an INSEE code of the COG."""
    return commune_code[:3] if commune_code.startswith(("97", "98")) else commune_code[:2]
