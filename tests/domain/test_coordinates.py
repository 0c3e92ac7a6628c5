"""Coordinates as one types them; what is printed of them holds no number."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.coordinates import (
    CoordinatesProblem,
    coordinates_in_words,
    parse_coordinates,
)
from desktop_app.domain.ids import PlaceId
from desktop_app.domain.place import Coordinates, Place


@pytest.mark.parametrize(
    ("typed", "latitude", "longitude"),
    [
        ("48,936 2,357", 48.936, 2.357),
        (" 48.936, 2.357 ", 48.936, 2.357),
        ("48,936,2,357", 48.936, 2.357),
        ("48.936;2.357", 48.936, 2.357),
        ("48 2", 48, 2),
        ("-33,9 18,4", -33.9, 18.4),
        ("N48.936 E2.357", 48.936, 2.357),
        ("2.357 E 48.936 N", 48.936, 2.357),
        ("48.936° 2.357°", 48.936, 2.357),
        ("48°56′10″N 2°21′25″E", 48.936111, 2.356944),
        ("48° 56' 10\" N, 2° 21' 25\" O", 48.936111, -2.356944),
        ("48° 56,16' N 2° 21,4' E", 48.936, 2.356667),
    ],
)
def test_understands_a_position(typed: str, latitude: float, longitude: float) -> None:
    assert parse_coordinates(typed) == Coordinates(latitude, longitude)


@pytest.mark.parametrize(
    "typed", ["48,936", "48 56 2", "chemin des Aulnes", "", "48 N 2 N", "1 95"]
)
def test_says_why_it_is_no_position(typed: str) -> None:
    found = parse_coordinates(typed)
    if typed == "1 95":
        assert found == Coordinates(1, 95)
        return
    assert isinstance(found, CoordinatesProblem)
    assert found.sentence.startswith("Coordonnées\u00a0: ")


def test_says_the_bounds() -> None:
    found = parse_coordinates("95 2")
    assert isinstance(found, CoordinatesProblem)
    assert found.sentence == "Coordonnées\u00a0: la latitude va de -90 à 90."


@given(
    st.floats(-90, 90).map(lambda value: round(value, 6)),
    st.floats(-180, 180).map(lambda value: round(value, 6)),
)
def test_what_is_shown_is_understood_again(latitude: float, longitude: float) -> None:
    coordinates = Coordinates(latitude, longitude)
    assert parse_coordinates(coordinates_in_words(coordinates)) == coordinates


def test_nothing_printed_of_a_place_holds_its_position() -> None:
    place = replace(Place(PlaceId("p")), coordinates=Coordinates(48.936, 2.357))
    for printed in (repr(place), str(place), f"{place.coordinates}", f"{[place]!r}"):
        assert "48" not in printed
        assert "2.3" not in printed
