"""Two records of one person or one situation made one, field by field: nothing is dropped.

Source: UX §2.22. The record that goes is ``GONE`` (column A), the one that stays ``KEPT`` (B).
Equal values need no answer; lists are united, long texts follow each other, and where two values
exclude each other somebody chooses: a name that is not chosen becomes another spelling, any other
value goes to the note with where it comes from.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.french import NBSP
from desktop_app.domain.person import Alias, AliasKind, Person
from desktop_app.domain.record_labels import PERSON_LABELS
from desktop_app.domain.uniting import contained, united


class Side(StrEnum):
    """Which of the two records a value comes from."""

    GONE = "gone"
    KEPT = "kept"

    @property
    def other(self) -> Side:
        """Return the other record."""
        return Side.KEPT if self is Side.GONE else Side.GONE


class Treatment(StrEnum):
    """What becomes of the two values of a field."""

    SAME = "same"
    LONE = "lone"
    CHOICE = "choice"
    UNITED = "united"
    JOINED = "joined"


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field that at least one record fills, and which value is proposed."""

    name: str
    treatment: Treatment
    proposed: Side


Told = Callable[[Side, str], str]
"""The value of a field of one of the records, in French words."""

T = TypeVar("T", Person, Dossier)

_NAMES = ("birth_name", "usage_name", "first_names")
_LONG = frozenset(
    {
        "interpreter_note",
        "authority_note",
        "health",
        "child_view",
        "resources",
        "note",
        "family_composition",
        "social_environment",
        "family_solution",
        "history",
    }
)
_APART = frozenset(
    {"id", "dossier_id", "position", "absences", "sources", "birth_estimated_on"}
    | {"ref", "state", "opened_on", "archived_on", "archive_reason", "former_refs"}
)
_BEST_FIRST = (Source.DOCUMENT, Source.PERSON, Source.RELATIVE, Source.ESTIMATED, Source.UNKNOWN)


def compare(gone: T, kept: T) -> tuple[FieldPair, ...]:
    """Return what becomes of each field that one of the two records fills."""
    pairs = []
    for item in dataclasses.fields(kept):
        one, two = getattr(gone, item.name), getattr(kept, item.name)
        if item.name in _APART or not (is_given(one) or is_given(two)):
            continue
        treatment = _treatment(item.name, one, two)
        side = Side.GONE if _gone_is_better(treatment, gone, kept, item.name) else Side.KEPT
        pairs.append(FieldPair(item.name, treatment, side))
    return tuple(pairs)


def is_given(value: object) -> bool:
    """Tell whether a field holds something."""
    return value is not None and value != () and not (isinstance(value, str) and not value.strip())


def merge_persons(
    gone: Person,
    kept: Person,
    chosen: Mapping[str, Side],
    told: Told,
    origin: Mapping[Side, str],
) -> Person:
    """Return ``kept`` with all that ``gone`` knows. ``origin`` says where each comes from."""
    return _Meeting(gone, kept, chosen, told, origin).merged()


def merge_dossiers(gone: Dossier, kept: Dossier, origin: str) -> Dossier:
    """Return ``kept`` with all that ``gone`` tells; its references lead to ``kept`` from now on."""
    values: dict[str, Any] = {}
    for pair in compare(gone, kept):
        one, two = getattr(gone, pair.name), getattr(kept, pair.name)
        if pair.treatment is Treatment.UNITED:
            values[pair.name] = united(pair.name, one, two)
        elif pair.treatment is Treatment.JOINED:
            values[pair.name] = joined(one, two, origin)
        else:
            values[pair.name] = two if is_given(two) else one
    dossier = dataclasses.replace(kept, **values, **_life(gone, kept))
    absences = {**gone.absences, **kept.absences}
    return dataclasses.replace(
        dossier,
        former_refs=tuple(dict.fromkeys((*kept.former_refs, gone.ref, *gone.former_refs))),
        absences={name: why for name, why in absences.items() if not is_given_in(dossier, name)},
    )


def is_given_in(record: Person | Dossier, name: str) -> bool:
    """Tell whether the field ``name`` of a record holds something."""
    return is_given(getattr(record, name, None))


def joined(gone: str, kept: str, origin: str) -> str:
    """Return both texts, the one that comes in under the reference where it comes from."""
    if gone.strip() in kept:
        return kept
    return gone if kept.strip() in gone else f"{kept}\n\n{origin}{NBSP}: {gone}"


def spellings_added(gone: Person, kept: Person, chosen: Mapping[str, Side]) -> tuple[str, ...]:
    """Return the names that become other spellings, for showing them before it is done."""
    merged = merge_persons(gone, kept, chosen, lambda _side, _name: "", dict.fromkeys(Side, ""))
    known = {alias.text for alias in (*gone.aliases, *kept.aliases)}
    return tuple(alias.text for alias in merged.aliases if alias.text not in known)


def _treatment(name: str, gone: Any, kept: Any) -> Treatment:
    if _folded(name, gone) == _folded(name, kept):
        return Treatment.SAME
    if not (is_given(gone) and is_given(kept)):
        return Treatment.LONE
    if name == "first_names":
        return Treatment.UNITED if contained(gone, kept) else Treatment.CHOICE
    if isinstance(kept, tuple):
        return Treatment.UNITED
    return Treatment.JOINED if name in _LONG else Treatment.CHOICE


def _folded(name: str, value: Any) -> Any:
    """Return the value as it counts: capitals are a choice of display, not another name."""
    if name == "first_names":
        return tuple(_plain(text) for text in value)
    return _plain(value) if name in _NAMES else value


def _gone_is_better(
    treatment: Treatment, gone: Person | Dossier, kept: Person | Dossier, name: str
) -> bool:
    if treatment is Treatment.LONE:
        return is_given_in(gone, name)
    if treatment is not Treatment.CHOICE:
        return False
    return _rank(gone, name) < _rank(kept, name)


def _rank(record: Person | Dossier, name: str) -> int:
    """Return how well a value is founded: 0 for a document that was seen."""
    source = record.sources.get(name) if isinstance(record, Person) else None
    return len(_BEST_FIRST) if source is None else _BEST_FIRST.index(source)


class _Meeting:
    """One merging of two persons. ``_lines`` gathers what goes to the note."""

    def __init__(
        self,
        gone: Person,
        kept: Person,
        chosen: Mapping[str, Side],
        told: Told,
        origin: Mapping[Side, str],
    ) -> None:
        self._records = {Side.GONE: gone, Side.KEPT: kept}
        self._pairs = {pair.name: pair for pair in compare(gone, kept)}
        self._chosen = chosen
        self._told = told
        self._origin = origin
        self._lines: list[str] = []

    def merged(self) -> Person:
        """Return the person that both are."""
        kept = self._records[Side.KEPT]
        values: dict[str, Any] = {}
        for pair in self._pairs.values():
            values |= self._field(pair)
        person = dataclasses.replace(kept, **values)
        person = dataclasses.replace(
            person,
            aliases=self._aliases(person),
            absences=self._absences(person),
            sources=self._sources(),
        )
        note = "\n".join(part for part in (person.note, *self._lines) if part.strip())
        return dataclasses.replace(person, note=note)

    def _field(self, pair: FieldPair) -> dict[str, Any]:
        one, two = (getattr(record, pair.name) for record in self._records.values())
        if pair.treatment is Treatment.UNITED:
            return {pair.name: united(pair.name, one, two)}
        if pair.treatment is Treatment.JOINED:
            return {pair.name: joined(one, two, self._origin[Side.GONE])}
        side = self._side(pair)
        if pair.treatment is Treatment.CHOICE and pair.name not in _NAMES:
            self._note(side.other, pair.name)
        found = {pair.name: getattr(self._records[side], pair.name)}
        if pair.name == "birth":
            found["birth_estimated_on"] = self._records[side].birth_estimated_on
        return found

    def _side(self, pair: FieldPair) -> Side:
        """Return whose value is kept: an answer counts only where there was a question."""
        asked = pair.treatment is Treatment.CHOICE
        return self._chosen.get(pair.name, pair.proposed) if asked else pair.proposed

    def _note(self, side: Side, name: str, words: str = "") -> None:
        source = self._records[side].sources.get(name)
        said = words or self._told(side, name)
        basis = "" if source is None or words else f" ({source.label})"
        label = PERSON_LABELS.get(name, name)
        self._lines.append(f"{label} ({self._origin[side]}){NBSP}: {said}{basis}")

    def _aliases(self, person: Person) -> tuple[Alias, ...]:
        """Return the other names, with the names that nobody chose among them."""
        held = {_plain(name) for name in _names(person)}
        held |= {_plain(alias.text) for alias in person.aliases}
        added = []
        for name in (name for record in self._records.values() for name in _names(record)):
            if _plain(name) and _plain(name) not in held:
                held.add(_plain(name))
                added.append(Alias(name, AliasKind.SPELLING))
        return (*person.aliases, *added)

    def _absences(self, person: Person) -> dict[str, Absence]:
        """Return why values are missing; a refusal is told even where a value is there."""
        found: dict[str, Absence] = {}
        names = dict.fromkeys(name for record in self._both() for name in record.absences)
        for name in names:
            missing = not is_given_in(person, name)
            for side in (Side.KEPT, Side.GONE):
                why = self._records[side].absences.get(name)
                if why is None:
                    continue
                if missing and name not in found:
                    found[name] = why
                elif found.get(name) is not why and (missing or why is Absence.REFUSED):
                    self._note(side, name, why.printed)
        return found

    def _sources(self) -> dict[str, Source]:
        names = dict.fromkeys(name for record in self._both() for name in record.sources)
        found = {name: self._source(name) for name in names}
        return {name: source for name, source in found.items() if source is not None}

    def _source(self, name: str) -> Source | None:
        """Return what a value rests on: the side chosen; the surer of two that say the same."""
        said = [record.sources[name] for record in self._both() if name in record.sources]
        pair = self._pairs.get(name)
        if pair is None or pair.treatment is Treatment.SAME:
            return min(said, key=_BEST_FIRST.index)
        if pair.treatment in (Treatment.CHOICE, Treatment.LONE):
            return self._records[self._side(pair)].sources.get(name)
        return max(said, key=_BEST_FIRST.index)  # two that are united rest on the weaker

    def _both(self) -> tuple[Person, Person]:
        return self._records[Side.KEPT], self._records[Side.GONE]


def _names(person: Person) -> tuple[str, ...]:
    return (person.birth_name, person.usage_name, *person.first_names)


def _plain(name: str) -> str:
    return name.strip().casefold()


def _life(gone: Dossier, kept: Dossier) -> dict[str, Any]:
    """Return the state of both: active if one of them is, opened when the first of them was."""
    opened = [day for day in (gone.opened_on, kept.opened_on) if day is not None]
    found: dict[str, Any] = {"opened_on": min(opened, default=None)}
    if DossierState.ACTIVE in (gone.state, kept.state):
        return {**found, "state": DossierState.ACTIVE, "archived_on": None, "archive_reason": ""}
    archived = [day for day in (gone.archived_on, kept.archived_on) if day is not None]
    reasons = dict.fromkeys(filter(None, (kept.archive_reason, gone.archive_reason)))
    return {
        **found,
        "state": DossierState.ARCHIVED,
        "archived_on": max(archived, default=None),
        "archive_reason": "\n".join(reasons),
    }
