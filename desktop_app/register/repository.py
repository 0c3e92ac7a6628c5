"""One repository an entity. Reading leaves out what is in the trash."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Generic, Protocol, TypeVar

from desktop_app.domain.batch import Batch, Distinct
from desktop_app.domain.dossier import Dossier, Household
from desktop_app.domain.ids import (
    DossierId,
    ObservationId,
    OccasionId,
    PersonId,
    PlaceId,
    VisitId,
)
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.place_history import stays_in_order
from desktop_app.errors import NotFound
from desktop_app.register.change import Change
from desktop_app.register.database import Connection
from desktop_app.register.table import Table

_FORMER_REF = (
    "former_refs <> '[]' AND EXISTS (SELECT 1 FROM json_each(former_refs) WHERE value = ?)"
)


class Entity(Protocol):
    """What a repository keeps: a dataclass with an id."""

    @property
    def id(self) -> str:
        """Return the entity's identifier."""


T = TypeVar("T", bound=Entity)


class Repository(Generic[T]):
    """Read and write the entities of one table."""

    _order = "id"
    """How chosen entities follow each other: ids are in the order of their making."""

    def __init__(self, connection: Connection, table: Table[T]) -> None:
        self._connection = connection
        self._table = table
        self._select = f"SELECT {table.column_list} FROM {table.name} "  # noqa: S608 - own names

    def get(self, entity_id: str) -> T | None:
        """Return an entity, or ``None`` if it is absent or in the trash."""
        row = self._connection.row(
            self._select + "WHERE id = ? AND trashed_at IS NULL", (entity_id,)
        )
        return None if row is None else self._table.decode(row)

    def require(self, entity_id: str) -> T:
        """Return an entity; raise ``NotFound`` if it is absent or in the trash."""
        found = self.get(entity_id)
        if found is None:
            raise NotFound(
                "Cet élément n’est plus dans le registre.",
                "Il a peut-être été mis à la corbeille. Actualisez la page.",
            )
        return found

    def many(self, ids: Iterable[str]) -> dict[str, T]:
        """Return the entities that exist among ``ids``, by id."""
        found = (self.get(entity_id) for entity_id in ids)
        return {entity.id: entity for entity in found if entity is not None}

    def all(self) -> Iterator[T]:
        """Yield every entity, the oldest first."""
        rows = self._connection.each(self._select + "WHERE trashed_at IS NULL ORDER BY id")
        return map(self._table.decode, rows)

    def trashed(self) -> list[T]:
        """Return what is in the trash, the latest put there first."""
        rows = self._connection.rows(
            self._select + "WHERE trashed_at IS NOT NULL ORDER BY trashed_at DESC, id"
        )
        return [self._table.decode(row) for row in rows]

    def count(self) -> int:
        """Return how many entities there are."""
        return int(
            self._connection.value(
                f"SELECT COUNT(*) FROM {self._table.name} WHERE trashed_at IS NULL"  # noqa: S608
            )
        )

    def save(self, change: Change, entity: T) -> None:
        """Write an entity, new or changed; nothing is written if nothing differs."""
        if type(entity) is not self._table.kind:
            raise TypeError(f"{type(entity).__name__} is not kept in {self._table.name}")
        change.write(self._table, entity.id, self._table.encode(entity))

    def add_all(self, change: Change, entities: Iterable[T]) -> None:
        """Write entities whose ids were made in this change: nothing is looked for first."""
        encode = self._table.encode
        change.create_all(self._table, [(entity.id, encode(entity)) for entity in entities])

    def trash(self, change: Change, entity_id: str) -> None:
        """Put an entity in the trash; raise ``NotFound`` if there is no such row."""
        change.set_trashed(self._table, entity_id, trashed=True)

    def restore(self, change: Change, entity_id: str) -> None:
        """Take an entity out of the trash; raise ``NotFound`` if there is no such row."""
        change.set_trashed(self._table, entity_id, trashed=False)

    def _where(self, condition: str, *parameters: str) -> list[T]:
        rows = self._connection.rows(
            f"{self._select}WHERE {condition} AND trashed_at IS NULL ORDER BY {self._order}",
            parameters,
        )
        return [self._table.decode(row) for row in rows]


class OfDossier(Repository[T]):
    """Entities that belong to a dossier."""

    def by_dossier(self, dossier_id: DossierId) -> list[T]:
        """Return the entities of a dossier in their order: the oldest first, persons as placed."""
        return self._where("dossier_id = ?", dossier_id)


class Persons(OfDossier[Person]):
    """The persons, in the order in which their dossier shows them."""

    _order = "position, id"

    def of_place(self, place_id: PlaceId) -> list[Person]:
        """Return who lives or lived in a place."""
        condition = "(instr(stay, ?) > 0 OR instr(past_stays, ?) > 0)"
        return self._where(condition, place_id, place_id)


class Households(OfDossier[Household]):
    """The households, in the order in which their dossier shows them."""

    _order = "position, id"


class OfPlace(Repository[T]):
    """Entities that belong to a place."""

    def by_place(self, place_id: PlaceId) -> list[T]:
        """Return the entities of a place, the oldest first."""
        return self._where("place_id = ?", place_id)


class Places(Repository[Place]):
    """The places, those of a dossier too."""

    def named_by(
        self, persons: Iterable[Person], observations: Iterable[Observation]
    ) -> dict[PlaceId, Place]:
        """Return the places where these persons live or lived and these observations were made."""
        wanted = {stay.place_id for person in persons for stay in stays_in_order(person)}
        wanted |= {item.place_id for item in observations if item.place_id is not None}
        return {place.id: place for place in self.many(sorted(wanted)).values()}


class Dossiers(Repository[Dossier]):
    """The dossiers, by reference too."""

    def by_ref(self, ref: str) -> Dossier | None:
        """Return the dossier of a reference such as D-2026-014, or ``None``.

        The reference of a dossier that was merged leads to the one that was kept.
        """
        found = self._where("ref = ?", ref) or self._where(_FORMER_REF, ref)
        return next(iter(found), None)

    def require_ref(self, typed: str) -> Dossier:
        """Return the dossier of a typed reference, in any case of letters; raise ``NotFound``."""
        ref = typed.strip().upper()
        found = self.by_ref(ref) if ref.isascii() else None
        if found is None:
            raise NotFound(
                "Aucun dossier ne porte cette référence.",
                "Vérifiez-la dans la liste des dossiers.",
            )
        return found

    def require_kept(self, dossier_id: DossierId) -> Dossier:
        """Return a dossier, or the one that it was merged into; raise ``NotFound``."""
        found = self.get(dossier_id)
        if found is None:
            ref = self._connection.value("SELECT ref FROM dossier WHERE id = ?", (dossier_id,))
            found = self.by_ref(ref) if ref else None
        return found or self.require(dossier_id)

    def has_ref(self, ref: str) -> bool:
        """Tell whether a reference is taken, be it by a dossier in the trash."""
        return bool(self._connection.value("SELECT 1 FROM dossier WHERE ref = ?", (ref,)))


class Observations(OfDossier[Observation]):
    """The observations, by occasion too."""

    def by_occasion(self, occasion_id: OccasionId) -> list[Observation]:
        """Return the texts of one occasion in the order of their entry."""
        return self._where("occasion_id = ?", occasion_id)

    def every_id(self, occasion_id: OccasionId) -> list[ObservationId]:
        """Return the ids of all texts that an occasion ever had, those in the trash too."""
        rows = self._connection.rows(
            "SELECT id FROM observation WHERE occasion_id = ? ORDER BY id", (occasion_id,)
        )
        return [ObservationId(row[0]) for row in rows]

    def by_visit(self, visit_id: VisitId) -> list[Observation]:
        """Return the texts that one observation de lieu left, in all dossiers."""
        return self._where("visit_id = ?", visit_id)


class DistinctPersons(Repository[Distinct]):
    """The answers « Ce n’est pas elle »."""

    def naming(self, person_id: PersonId) -> list[Distinct]:
        """Return the answers about one person."""
        return self._where("(first_id = ? OR second_id = ?)", person_id, person_id)


class Batches(Repository[Batch]):
    """The changes that are undone as one."""

    def about(self, subject: str) -> list[Batch]:
        """Return the batches that name a dossier or a person, the oldest first."""
        return self._where("instr(subjects, ?) > 0", subject)
