"""Rows that may be the same person, in the file or in the register: proposed, never decided.

Names are compared without accents nor order, by letters and by sound; a phone or a birth in common
counts, brothers and sisters do not: each part of the shorter name must be in the longer one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.folding import fold
from desktop_app.domain.likeness import sound
from desktop_app.domain.person import Person, Phone, Sex
from desktop_app.domain.phones import normalise

POSSIBLE, PROBABLE, VERY = 0.7, 0.8, 0.9
_CROWD = 40
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody to compare. ``key`` is the number of a row or the id of a person."""

    key: int | str
    tokens: tuple[str, ...]
    phones: frozenset[str] = frozenset()
    birth: PartialDate | None = None
    sex: Sex | None = None


@dataclass(frozen=True, slots=True)
class Alike:
    """A row that looks like an earlier row (a number) or like a person of the register (an id)."""

    row: int
    other: int | str
    likelihood: float

    @property
    def words(self) -> str:
        """Return how likely it is, in words."""
        if self.likelihood >= VERY:
            return "très probable"
        return "probable" if self.likelihood >= PROBABLE else "possible"


def candidate(
    key: int | str,
    names: Iterable[str],
    phones: Iterable[Phone],
    birth: PartialDate | None,
    sex: Sex | None,
) -> Candidate:
    """Return somebody as she is compared."""
    tokens = tuple(sorted({word for name in names for word in fold(name).split()}))
    numbers = frozenset(filter(None, (normalise(phone.number) for phone in phones)))
    return Candidate(key, tokens, numbers, birth, sex)


def of_person(person: Person) -> Candidate:
    """Return a person of the register as she is compared."""
    names = (person.birth_name, person.usage_name if not person.birth_name else "")
    return candidate(
        person.id, (*names, *person.first_names), person.phones, person.birth, person.sex
    )


def alike(
    rows: Sequence[Candidate], known: Sequence[Candidate], step: Callable[[], None]
) -> tuple[Alike, ...]:
    """Return, for each row, the earlier row and the person of the register most like it.

    ``step`` is called on the way, and may raise to stop.
    """
    blocks: dict[object, list[Candidate]] = {}
    for someone in known:
        for key in _keys(someone):
            blocks.setdefault(key, []).append(someone)
    best: dict[tuple[int, bool], Alike] = {}
    for row in rows:
        step()
        for other in _near(row, blocks):
            likelihood = likeness(row, other)
            place = (int(row.key), isinstance(other.key, str))
            held = best.get(place)
            if likelihood >= POSSIBLE and (held is None or likelihood > held.likelihood):
                best[place] = Alike(int(row.key), other.key, round(likelihood, 2))
        for key in _keys(row):
            blocks.setdefault(key, []).append(row)
    return tuple(best[place] for place in sorted(best))


def _near(row: Candidate, blocks: dict[object, list[Candidate]]) -> Iterator[Candidate]:
    seen: set[int | str] = set()
    for key in _keys(row):
        block = blocks.get(key, [])
        if len(block) > _CROWD:  # a crowd of homonyms: the nearest in the file say enough
            block = block[-_NEAR:]
        for other in block:
            if other.key not in seen:
                seen.add(other.key)
                yield other


def _keys(someone: Candidate) -> Iterator[object]:
    sounds = sorted({sound(token) for token in someone.tokens if len(token) > 1})
    yield from combinations(sounds[:5], 2)
    yield from someone.phones
    if len(sounds) == 1:
        yield sounds[0]
    if someone.birth is not None:
        year = someone.birth.earliest.year
        for heard in sounds[:5]:
            yield (heard, year)
    if len(someone.tokens) > 1:
        yield "".join(someone.tokens)


def likeness(one: Candidate, two: Candidate) -> float:
    """Return from 0 to 0.99 how likely two records are of one person."""
    if not one.tokens or not two.tokens:
        return 0.0
    names = _names(one.tokens, two.tokens)
    shared_phone = bool(one.phones & two.phones)
    likelihood = names + (0.1 if shared_phone else 0.0) + _births(one.birth, two.birth)
    if one.sex is not None and two.sex is not None and one.sex is not two.sex:
        likelihood -= 0.25
    return max(0.0, min(likelihood, 0.99))


def _names(one: Sequence[str], two: Sequence[str]) -> float:
    short, long = sorted((one, two), key=len)
    if tuple(short) == tuple(long):
        return 0.9 if len(short) > 1 else 0.6
    best = [max(_token(word, other) for other in long) for word in short]
    extra = len(long) - len(short)
    score = 0.75 * min(best) + 0.15 * sum(best) / len(best) - 0.05 * extra
    if "".join(short) == "".join(long):
        score = 0.88
    return score if len(short) > 1 else min(score, 0.55)


def _token(one: str, two: str) -> float:
    if one == two:
        return 1.0
    from rapidfuzz import fuzz  # 50 ms to load, when something is compared

    letters = fuzz.ratio(one, two) / 100
    return max(letters, 0.88) if sound(one) == sound(two) and letters >= 0.5 else letters


def _births(one: PartialDate | None, two: PartialDate | None) -> float:
    if one is None or two is None:
        return -0.05
    if one == two:
        return 0.1
    if one.earliest <= two.latest and two.earliest <= one.latest:
        return 0.05
    gap = max(one.earliest, two.earliest) - min(one.latest, two.latest)
    vague = one.approximate or two.approximate or "/" in one.edtf + two.edtf
    return -0.05 if vague and gap.days < 3 * 366 else -0.3
