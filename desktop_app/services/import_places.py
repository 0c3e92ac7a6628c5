"""The places and communes of an import: each once, and those of the register where they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from desktop_app.domain.folding import fold
from desktop_app.domain.french import quote
from desktop_app.domain.ids import PlaceId
from desktop_app.domain.import_mapping import ListsOfWords
from desktop_app.domain.import_read import PlaceSaid, ReadRow
from desktop_app.domain.import_words import kind_in_name, people_code
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.territory import Commune
from desktop_app.services.reference import Reference

UNNAMED = "Lieu à préciser"
_HOMONYMS = 40


class ReferenceLists(ListsOfWords):
    """The shipped lists as an import asks them. Answers are kept: columns repeat themselves."""

    def __init__(self, reference: Reference, department: str = "") -> None:
        self._reference = reference
        self._department = department
        self.country = lru_cache(4096)(self._country)
        self.language = lru_cache(4096)(self._language)
        self.commune_of = lru_cache(4096)(self._commune)
        super().__init__(
            lambda words: self.country(words) is not None or people_code(words) is not None,
            lambda words: bool(self._called(words)),
        )

    def _country(self, words: str) -> str | None:
        codes = self._reference.countries
        return words.upper() if words.upper() in codes.codes else codes.code(words)

    def _language(self, words: str) -> str | None:
        return self._reference.languages.code(words)

    def _called(self, words: str) -> list[Commune]:
        """Return the communes of exactly this name, « St » and accents apart."""
        name = _spelt_out(words)
        found = self._reference.communes.search(name, _HOMONYMS) if name else []
        return [commune for commune in found if fold(commune.name) == name]

    def _commune(self, said: str, postal_code: str) -> tuple[Commune | None, str]:
        """Return the one commune that is meant, and what must be told about it."""
        digits = "".join(char for char in said if char.isdigit())
        found = self._called("".join(char for char in said if not char.isdigit()).strip(" ()-"))
        number = postal_code or digits
        if number:
            narrowed = [c for c in found if number in c.postal_codes or c.department == number]
            if not found and not said.strip("0123456789 "):
                narrowed = self._reference.communes.search(number, 2)
            found = narrowed or (found if not postal_code else [])
        if len(found) == 1:
            return found[0], ""
        near = [commune for commune in found if commune.department == self._department]
        if len(near) == 1:
            return near[0], f"{quote(said)} lu comme {near[0].label}."
        if found:
            return None, f"Plusieurs communes s’appellent {quote(said)}\u00a0: à préciser."
        return None, f"{quote(said or postal_code)} n’est pas dans la liste des communes."


def _spelt_out(words: str) -> str:
    parts = fold(words).split()
    return " ".join({"st": "saint", "ste": "sainte"}.get(part, part) for part in parts)


@dataclass
class ImportedPlaces:
    """Find or make the place of each row."""

    lists: ReferenceLists
    known: Iterable[Place]
    new_id: Callable[[], str]
    made: list[Place] = field(default_factory=list)
    by_id: dict[str, Place] = field(default_factory=dict)
    _by_key: dict[tuple[str, str], Place] = field(default_factory=dict)
    _by_name: dict[str, list[Place]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Learn the places of the register."""
        for place in self.known:
            self._learn(place)

    def of(self, row: ReadRow) -> tuple[PlaceId | None, tuple[str, ...]]:
        """Return the place of a row, and what it says that the place does not."""
        said = row.place
        if said is None or not (said.name or said.address or said.commune or said.postal_code):
            kind = () if said is None else (f"Type de lieu de vie\u00a0: {said.kind.label}",)
            return None, kind
        commune, _told = self.commune_of(said)
        place = self._found(said, commune)
        if place is None:
            place = self._made(said, commune)
        return place.id, tuple(_left_over(said, place))

    def commune_of(self, said: PlaceSaid) -> tuple[Commune | None, str]:
        """Return the commune of a place, and what must be told about it."""
        if not said.commune and not said.postal_code:
            return None, ""
        return self.lists.commune_of(said.commune, said.postal_code)

    def _found(self, said: PlaceSaid, commune: Commune | None) -> Place | None:
        name = _name(said, commune)
        exact = self._by_key.get((fold(name), _commune_key(said, commune)))
        if exact is not None:
            return exact
        same = self._by_name.get(fold(name), [])
        return same[0] if not said.commune and len(same) == 1 else None

    def _made(self, said: PlaceSaid, commune: Commune | None) -> Place:
        name = _name(said, commune)
        kind = said.kind if said.kind is not PlaceKind.UNKNOWN else kind_in_name(name)
        place = Place(
            id=PlaceId(self.new_id()),
            name=name,
            kind=kind,
            address=said.address,
            commune_code="" if commune is None else commune.code,
            commune=said.commune if commune is None else commune.name,
            note=""
            if commune or not said.postal_code
            else f"Code postal\u00a0: {said.postal_code}",
        )
        self.made.append(place)
        self._learn(place)
        return place

    def _learn(self, place: Place) -> None:
        self.by_id[place.id] = place
        commune = place.commune_code or fold(place.commune)
        self._by_key.setdefault((fold(place.name), commune), place)
        self._by_name.setdefault(fold(place.name), []).append(place)


def _name(said: PlaceSaid, commune: Commune | None) -> str:
    if said.name:
        return said.name
    where = commune.label if commune is not None else said.commune or said.postal_code
    return f"{UNNAMED}, {said.address or where}"


def _commune_key(said: PlaceSaid, commune: Commune | None) -> str:
    return commune.code if commune is not None else fold(said.commune)


def _left_over(said: PlaceSaid, place: Place) -> Iterable[str]:
    """Yield what a row says of its place otherwise than the place itself does."""
    if said.address and fold(said.address) != fold(place.address):
        yield f"Adresse du lieu de vie\u00a0: {said.address}"
    if said.kind not in (PlaceKind.UNKNOWN, place.kind):
        yield f"Type de lieu de vie\u00a0: {said.kind.label}"
    if said.commune and not place.commune_code and fold(said.commune) != fold(place.commune):
        yield f"Commune du lieu de vie\u00a0: {said.commune}"
    if said.postal_code and not place.commune_code and said.postal_code not in place.note:
        yield f"Code postal du lieu de vie\u00a0: {said.postal_code}"
