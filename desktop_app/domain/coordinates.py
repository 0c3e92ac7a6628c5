"""Coordinates as one types them: « 48,936 2,357 », or degrees and minutes. They never leave."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.place import Coordinates

EXAMPLE = "48,936 2,357"
_NUMBER = r"(\d+(?:[.,]\d+)?)"
_SEPARATORS = re.compile(r"[\s;,/]*")
_DECIMAL = re.compile(rf"([NSEWO]?)\s*([-+]?){_NUMBER}\s*°?\s*([NSEWO]?)")
_DEGREES = re.compile(
    rf"([NSEWO]?)\s*([-+]?){_NUMBER}\s*°\s*{_NUMBER}\s*['’′]\s*"
    rf"(?:{_NUMBER}\s*(?:[\"”″]|''|’’|′′)\s*)?([NSEWO]?)"
)
_SIGN = {"N": ("latitude", 1), "S": ("latitude", -1), "E": ("longitude", 1)} | dict.fromkeys(
    "WO", ("longitude", -1)
)
_MOST = {"latitude": 90, "longitude": 180}


@dataclass(frozen=True, slots=True)
class CoordinatesProblem:
    """Why what is typed is no position, as a French sentence."""

    sentence: str


@dataclass(frozen=True, slots=True)
class _Angle:
    """Decimal degrees, and which of the two a letter says it is."""

    degrees: float
    axis: str


def parse_coordinates(text: str) -> Coordinates | CoordinatesProblem:
    """Return the position that ``text`` means, WGS 84, or why there is none."""
    angles = _angles(text.strip().upper())
    if angles is None:
        return CoordinatesProblem(
            f"Coordonnées{NBSP}: deux nombres sont attendus, par exemple {quote(EXAMPLE)}."
        )
    first, second = angles
    if (first.axis, second.axis) == ("longitude", "latitude"):
        first, second = second, first
    for angle, axis in ((first, "latitude"), (second, "longitude")):
        if angle.axis not in ("", axis) or abs(angle.degrees) > _MOST[axis]:
            return CoordinatesProblem(
                f"Coordonnées{NBSP}: la {axis} va de -{_MOST[axis]} à {_MOST[axis]}."
            )
    return Coordinates(round(first.degrees, 6), round(second.degrees, 6))


def coordinates_in_words(coordinates: Coordinates) -> str:
    """Return « 48,936 2,357 », as one types it."""
    numbers = (coordinates.latitude, coordinates.longitude)
    return " ".join(f"{number:.6f}".rstrip("0").rstrip(".").replace(".", ",") for number in numbers)


def _angles(text: str) -> tuple[_Angle, _Angle] | None:
    for pattern in (_DEGREES, _DECIMAL):
        found = list(pattern.finditer(text))
        rest = pattern.sub(" ", text)
        if len(found) == 2 and _SEPARATORS.fullmatch(rest):
            return _angle(found[0]), _angle(found[1])
    return None


def _angle(match: re.Match[str]) -> _Angle:
    before, sign, *numbers, after = match.groups()
    parts = [float((part or "0").replace(",", ".")) for part in numbers]
    degrees = sum(part / 60**power for power, part in enumerate(parts))
    axis, turn = _SIGN.get(before or after, ("", 1))
    return _Angle(degrees * turn * (-1 if sign == "-" else 1), axis)
