"""What stands in one écrit only, in place of what the register says (UX §2.9, J3-11).

An override with an answer replaces the value. One without an answer keeps what was seen when its
section was declared finished: a later change in the register is shown, never taken in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop_app.documents.field import Field, Kind, Origin
from desktop_app.documents.fields import FIELDS, MISSING
from desktop_app.documents.person_records import GROUP_OF_ROLE, picked
from desktop_app.documents.snapshot import Snapshot
from desktop_app.documents.values import printed
from desktop_app.domain.ecrit import Override

LIVE = frozenset({"telephone", "courriel"})
"""Always as the register has it: a number that is no longer safe must not be printed."""

_PERSON_GROUPS = frozenset((*GROUP_OF_ROLE.values(), "concernees", "proches"))
_COMPUTED = frozenset({"numero", "age", "age_source", "peut_etre_retrouve", "libre_circulation"})
_DATED = frozenset({"naissance"})
_FOUND_BY = ("lieu_actuel", "domicile", "scolarite")


def override_key(key: str, record_id: str) -> str:
    """Return ``enfants[<id>].nom`` for ``enfants[].nom``; a field alone keeps its key."""
    return key.replace("[]", f"[{record_id}]", 1)


def replaceable(field: Field) -> bool:
    """Tell whether an écrit may say something else than the register in this field."""
    if field.kind in (Kind.RECORDS, Kind.TEXTS, Kind.YES_NO, Kind.NUMBER):
        return False
    if field.group:
        name = field.key.rpartition(".")[2]
        return field.group in _PERSON_GROUPS and name not in _COMPUTED
    return field.origin is Origin.DOSSIER and not field.key.endswith("_absence")


def plain(value: object) -> str:
    """Return what the register says in a field; the mark of what is missing says nothing."""
    return "" if value in (None, MISSING) else str(value)


def changed_since(field: Field, seen: str, now: str) -> bool:
    """Tell whether the register says something else; an age that grew is no change."""
    if field.key.rpartition(".")[2] in _DATED:
        seen, now = seen.partition(" (")[0], now.partition(" (")[0]
    return seen != now


def effective(field: Field, override: Override | None, now: str) -> str:
    """Return what the paper prints: ``now`` is what the register says."""
    if override is None:
        return now
    if override.answer.given:
        return printed(field.key, override.answer.text, override.answer.absence)
    if field.key.rpartition(".")[2] in LIVE or not replaceable(field):
        return now
    return override.seen if changed_since(field, override.seen, plain(now)) else now


def overridden(snapshot: Snapshot, context: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``context`` with what the écrit says instead; ``context`` itself stays."""
    overrides = snapshot.ecrit.overrides
    made = dict(context)
    if not overrides:
        return made
    for group, persons in picked(snapshot).items():
        records = [dict(record) for record in context[group]]
        for person, record in zip(persons, records, strict=True):
            _override(group, person.id, record, overrides)
        made[group] = records
    for key, override in overrides.items():
        field = FIELDS.get(key)
        if field is not None and not field.group and replaceable(field):
            made[key] = effective(field, override, str(context[key]))
    return made


def _override(
    group: str, record_id: str, record: dict[str, Any], overrides: Mapping[str, Override]
) -> None:
    for name in list(record):
        field = FIELDS[f"{group}[].{name}"]
        override = overrides.get(override_key(field.key, record_id))
        if override is not None and replaceable(field):
            record[name] = effective(field, override, str(record[name]))
    if group == "enfants" and not record["peut_etre_retrouve"]:
        placed = any(
            overrides[key].answer.text.strip()
            for name in _FOUND_BY
            if (key := override_key(f"enfants[].{name}", record_id)) in overrides
        )
        record["peut_etre_retrouve"] = bool(placed and plain(record["nom"]))
