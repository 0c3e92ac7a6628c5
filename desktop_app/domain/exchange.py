"""One dossier as plain JSON and back: what ``dossier add`` reads is what ``dossier show`` writes.

Ids in a file only tie its objects together: every object gets a new id when it is read. Unknown
keys are refused with their path; what is missing is an absence.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.observation import Observation
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.relation import Relation

_DOSSIER_KEYS = {item.name for item in dataclasses.fields(Dossier)} - {"id"}
_LISTS = ("persons", "places", "relations", "observations", "ecrits")
_RELATION_KEYS = {"from": "from_id", "to": "to_id"}


@dataclass(frozen=True, slots=True)
class Bundle:
    """A dossier with all that hangs from it."""

    dossier: Dossier
    persons: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    relations: tuple[Relation, ...] = ()
    observations: tuple[Observation, ...] = ()
    ecrits: tuple[Ecrit, ...] = ()


def write(bundle: Bundle) -> dict[str, Any]:
    """Return the JSON document of a dossier; fields that hold nothing are left out."""
    plain: dict[str, Any] = to_plain(bundle.dossier, sparse=True)
    for name in _LISTS:
        plain[name] = [_without_dossier(item) for item in getattr(bundle, name)]
    plain["relations"] = [_relation_keys(item) for item in plain["relations"]]
    return plain


def read(plain: Any, new_id: Callable[[], str]) -> Bundle:
    """Return the dossier of a JSON document; raise ``CodecError`` with the path of a fault."""
    if not isinstance(plain, dict):
        raise CodecError("$", "un objet est attendu")
    for key in plain:
        if key not in _DOSSIER_KEYS and key not in _LISTS and key != "id":
            raise CodecError(key, "champ inconnu")
    ids = _Ids(new_id)
    dossier_id = new_id()
    places = ids.read_list(Place, plain, "places", {})
    own = {"dossier_id": dossier_id}
    persons = ids.read_list(Person, plain, "persons", own)
    persons = tuple(
        dataclasses.replace(person, position=index) for index, person in enumerate(persons)
    )
    observations = ids.read_list(Observation, plain, "observations", own)
    return Bundle(
        dossier=from_plain(
            Dossier,
            {"ref": "", **_only(plain, _DOSSIER_KEYS), "id": dossier_id},
        ),
        persons=persons,
        places=places,
        relations=ids.read_list(Relation, plain, "relations", own),
        observations=observations,
        ecrits=ids.read_list(Ecrit, plain, "ecrits", {**own, "ref": ""}),
    )


class _Ids:
    """The ids of a file and the new ones that replace them."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._known: dict[str, str] = {}

    def read_list(
        self, kind: type[Any], plain: Mapping[str, Any], name: str, own: Mapping[str, str]
    ) -> tuple[Any, ...]:
        items = plain.get(name, [])
        if not isinstance(items, list):
            raise CodecError(name, "une liste est attendue")
        return tuple(
            self._read_one(kind, item, f"{name}[{index}]", own) for index, item in enumerate(items)
        )

    def _read_one(self, kind: type[Any], item: Any, path: str, own: Mapping[str, str]) -> Any:
        if not isinstance(item, dict):
            raise CodecError(path, "un objet est attendu")
        renamed: dict[str, Any] = {
            _RELATION_KEYS.get(str(key), str(key)): value for key, value in item.items()
        }
        if kind is Observation:
            renamed.setdefault("occasion_id", self._new_id())
        local = renamed.get("id")
        renamed["id"] = (
            self._known.setdefault(str(local), self._new_id()) if local else (self._new_id())
        )
        for key, value in renamed.items():
            if key != "id":
                renamed[key] = self._follow(key, value, path)
        return from_plain(kind, {**renamed, **own}, path)

    def _follow(self, key: str, value: Any, path: str) -> Any:
        if key == "occasion_id":
            return self._known.setdefault(f"occasion {value}", self._new_id())
        if key == "stay" and isinstance(value, dict) and "place_id" in value:
            place_id = self._mapped(value["place_id"], f"{path}.stay.place_id")
            return {**value, "place_id": place_id}
        if key.endswith("_id") and key != "model_id" and isinstance(value, str):
            return self._mapped(value, f"{path}.{key}")
        if key.endswith("_ids") and isinstance(value, list):
            return [
                self._mapped(item, f"{path}.{key}[{index}]") for index, item in enumerate(value)
            ]
        return value

    def _mapped(self, local: Any, path: str) -> str:
        if str(local) not in self._known:
            raise CodecError(path, "aucun objet du fichier ne porte cet identifiant")
        return self._known[str(local)]


def _without_dossier(item: object) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(item, sparse=True)
    plain.pop("dossier_id", None)
    return plain


def _relation_keys(plain: dict[str, Any]) -> dict[str, Any]:
    names = {new: old for old, new in _RELATION_KEYS.items()}
    return {names.get(key, key): value for key, value in plain.items()}


def _only(plain: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: plain[name] for name in names if name in plain}
