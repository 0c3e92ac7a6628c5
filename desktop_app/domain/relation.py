"""Relations between persons, in words and in both directions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.ids import DossierId, PersonId, RelationId


class RelationKind(StrEnum):
    """What ``from_id`` is to ``to_id``."""

    PARENT = "parent"
    CHILD = "child"
    SIBLING = "sibling"
    HALF_SIBLING = "half_sibling"
    PARTNER = "partner"
    GRANDPARENT = "grandparent"
    GRANDCHILD = "grandchild"
    UNCLE_AUNT = "uncle_aunt"
    NEPHEW_NIECE = "nephew_niece"
    COUSIN = "cousin"
    STEP_PARENT = "step_parent"
    STEP_CHILD = "step_child"
    GUARDIAN = "guardian"
    WARD = "ward"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Relation:
    """« ``from_id`` is ``kind`` of ``to_id`` ». ``words`` replaces the kind when it is OTHER."""

    id: RelationId
    dossier_id: DossierId
    from_id: PersonId
    to_id: PersonId
    kind: RelationKind
    words: str = ""
