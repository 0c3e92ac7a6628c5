"""One dossier as plain JSON and back: what ``dossier add`` reads is what ``dossier show`` writes.

Ids in a file only tie its objects together: every object gets a new id when it is read. Unknown
keys are refused with their path; what is missing is an absence.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from desktop_app.domain.attachment import GivenAttachment
from desktop_app.domain.codec import CodecError, from_plain, to_plain
from desktop_app.domain.consent import Consent
from desktop_app.domain.dossier import Dossier, Household
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.event import Event, Reminder
from desktop_app.domain.exchange_ecrits import ECRIT_TIES, as_draft, followed
from desktop_app.domain.ids import PersonId
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Observation, Visit
from desktop_app.domain.orientation import Orientation
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceEvent
from desktop_app.domain.relation import Relation

_DOSSIER_KEYS = {item.name for item in dataclasses.fields(Dossier)} - {"id"}
_LISTS = (
    "persons",
    "places",
    "place_events",
    "visits",
    "relations",
    "households",
    "observations",
    "events",
    "attachments",
    "ecrits",
    "reminders",
    "indications",
    "consents",
    "orientations",
)
_RELATION_KEYS = {"from": "from_id", "to": "to_id"}
_TIES = {
    "from_id": "persons",
    "to_id": "persons",
    "speaker_id": "persons",
    "person_ids": "persons",
    "member_ids": "persons",
    "place_id": "places",
    "person_id": "persons",
    "visit_id": "visits",
    "observation_id": "observations",
    "observation_ids": "observations",
    "named_observation_ids": "observations",
    "attachment_ids": "attachments",
    "ecrit_id": "ecrits",
}
"""The list in which each tie of an object finds its other end."""
_TOLD_BY_CONTENT = {"media_type": "", "size": 0, "sha256": ""}
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Bundle:
    """A dossier with all that hangs from it."""

    dossier: Dossier
    persons: tuple[Person, ...] = ()
    places: tuple[Place, ...] = ()
    relations: tuple[Relation, ...] = ()
    observations: tuple[Observation, ...] = ()
    attachments: tuple[GivenAttachment, ...] = ()
    ecrits: tuple[Ecrit, ...] = ()
    indications: tuple[Indication, ...] = ()
    consents: tuple[Consent, ...] = ()
    households: tuple[Household, ...] = ()
    place_events: tuple[PlaceEvent, ...] = ()
    visits: tuple[Visit, ...] = ()
    events: tuple[Event, ...] = ()
    reminders: tuple[Reminder, ...] = ()
    orientations: tuple[Orientation, ...] = ()


def write(bundle: Bundle) -> dict[str, Any]:
    """Return the JSON document of a dossier; fields that hold nothing are left out.

    No place says where it is on a map, whatever the register knows (UX J6-6).
    """
    plain: dict[str, Any] = to_plain(bundle.dossier, sparse=True)
    for name in _LISTS:
        plain[name] = [_without_dossier(item) for item in getattr(bundle, name)]
    plain["relations"] = [_relation_keys(item) for item in plain["relations"]]
    for place in plain["places"]:
        place.pop("coordinates", None)
    return plain


def read(plain: Any, new_id: Callable[[], str]) -> Bundle:
    """Return the dossier of a JSON document; raise ``CodecError`` with the path of a fault."""
    if not isinstance(plain, dict):
        raise CodecError("$", "un objet est attendu")
    for key in plain:
        if key not in _DOSSIER_KEYS and key not in _LISTS and key != "id":
            raise CodecError(key, "champ inconnu")
    _refuse_control_characters(plain)
    reader, dossier_id = _Reader(plain, new_id), new_id()
    own = {"dossier_id": dossier_id}
    places = reader.read_list(Place, "places", {})
    persons = tuple(
        dataclasses.replace(person, position=index)
        for index, person in enumerate(reader.read_list(Person, "persons", own))
    )
    persons = reader.with_authorities(persons)
    dossier = from_plain(Dossier, {"ref": "", **_only(plain, _DOSSIER_KEYS), "id": dossier_id})
    _check_keyed(dossier, "absences")
    return Bundle(
        dossier=dossier,
        persons=persons,
        places=places,
        relations=reader.read_list(Relation, "relations", own),
        households=reader.read_list(Household, "households", own),
        place_events=reader.read_list(PlaceEvent, "place_events", {}),
        visits=reader.read_list(Visit, "visits", {}),
        observations=reader.read_list(Observation, "observations", own),
        events=reader.read_list(Event, "events", own),
        attachments=reader.read_list(GivenAttachment, "attachments", own),
        ecrits=reader.read_list(Ecrit, "ecrits", {**own, "ref": ""}),
        reminders=reader.read_list(Reminder, "reminders", own),
        indications=reader.read_list(Indication, "indications", own),
        consents=reader.read_list(Consent, "consents", own),
        orientations=reader.read_list(Orientation, "orientations", own),
    )


class _Reader:
    """Reads the lists of a file. Its ids are known by list: a relation ties persons only."""

    def __init__(self, plain: Mapping[str, Any], new_id: Callable[[], str]) -> None:
        self._plain = plain
        self._new_id = new_id
        self._known: dict[tuple[str, str], str] = {}

    def read_list(self, kind: type[Any], name: str, own: Mapping[str, str]) -> tuple[Any, ...]:
        items = self._plain.get(name, [])
        if not isinstance(items, list):
            raise CodecError(name, "une liste est attendue")
        return tuple(
            self._read_one(kind, name, item, f"{name}[{index}]", own)
            for index, item in enumerate(items)
        )

    def with_authorities(self, persons: Iterable[Person]) -> tuple[Person, ...]:
        """Follow who exercises parental authority, now that every person is known."""
        return tuple(
            dataclasses.replace(
                person,
                authority_ids=tuple(
                    PersonId(self._mapped("persons", one, f"persons[{at}].authority_ids[{rank}]"))
                    for rank, one in enumerate(person.authority_ids)
                ),
            )
            for at, person in enumerate(persons)
        )

    def _read_one(
        self, kind: type[Any], name: str, item: Any, path: str, own: Mapping[str, str]
    ) -> Any:
        if not isinstance(item, dict):
            raise CodecError(path, "un objet est attendu")
        if "dossier_id" in item:
            raise CodecError(f"{path}.dossier_id", "champ inconnu")
        renamed: dict[str, Any] = {
            _RELATION_KEYS.get(str(key), str(key)): value for key, value in item.items()
        }
        if kind is Observation:
            renamed.setdefault("occasion_id", self._new_id())
        if kind is GivenAttachment:
            renamed = {**_TOLD_BY_CONTENT, **renamed}
        fresh = self._fresh(name, renamed.pop("id", ""), f"{path}.id")
        ties = {key: self._follow(key, value, path) for key, value in renamed.items()}
        read = from_plain(kind, {**ties, "id": fresh, **own}, path)
        _check(read, path)
        return as_draft(read) if isinstance(read, Ecrit) else read

    def _fresh(self, name: str, local: Any, path: str) -> str:
        """Return the new id of an object; a second one under the same id would replace it."""
        fresh = self._new_id()
        if local is None or local == "":
            return fresh
        if not isinstance(local, str):
            raise CodecError(path, "un texte est attendu")
        if (name, local) in self._known:
            raise CodecError(path, "cet identifiant est déjà pris dans le fichier")
        self._known[name, local] = fresh
        return fresh

    def _follow(self, key: str, value: Any, path: str) -> Any:
        if key == "occasion_id":
            return self._known.setdefault((key, str(value)), self._new_id())
        if key == "stay":
            return self._stay(value, f"{path}.stay")
        if key == "past_stays" and isinstance(value, list):
            return [
                self._stay(item, f"{path}.past_stays[{rank}]") for rank, item in enumerate(value)
            ]
        if key in ECRIT_TIES:
            return followed(key, value, self._known)
        target = _TIES.get(key)
        if target is None or value is None:
            return value
        if isinstance(value, list):
            return [
                self._mapped(target, item, f"{path}.{key}[{index}]")
                for index, item in enumerate(value)
            ]
        return self._mapped(target, value, f"{path}.{key}")

    def _stay(self, value: Any, path: str) -> Any:
        if not isinstance(value, dict) or "place_id" not in value:
            return value
        place_id = self._mapped("places", value["place_id"], f"{path}.place_id")
        return {**value, "place_id": place_id}

    def _mapped(self, target: str, local: Any, path: str) -> str:
        found = self._known.get((target, str(local)))
        if found is None:
            raise CodecError(path, f"aucun objet de {target} ne porte cet identifiant")
        return found


def _check(entity: Any, path: str) -> None:
    """Refuse what the types allow and the register does not."""
    if isinstance(entity, GivenAttachment) and not entity.content:
        raise CodecError(f"{path}.content", "il manque le contenu")
    if isinstance(entity, Person):
        _check_keyed(entity, "absences", f"{path}.")
        _check_keyed(entity, "sources", f"{path}.")
    if isinstance(entity, Place) and entity.coordinates is not None:
        raise CodecError(f"{path}.coordinates", "une position ne s’échange pas")
    if isinstance(entity, Relation) and entity.from_id == entity.to_id:
        raise CodecError(path, "une personne n’a pas de lien avec elle-même")


def _check_keyed(entity: Dossier | Person, mapping: str, path: str = "") -> None:
    names = {item.name for item in dataclasses.fields(entity)}
    for key in getattr(entity, mapping):
        if key not in names:
            raise CodecError(f"{path}{mapping}.{key}", "champ inconnu")


def _refuse_control_characters(plain: Mapping[str, Any]) -> None:
    """Refuse what no paper can print (S-53) and no database keep: halves of a character too."""
    waiting: list[tuple[str, Any]] = [("", plain)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [(f"{path}.{key}".lstrip("."), item) for key, item in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}[{index}]", item) for index, item in enumerate(value)]
        elif isinstance(value, str) and _CONTROL.search(value):
            raise CodecError(path, "un caractère de contrôle n’est pas accepté")


def _without_dossier(item: object) -> dict[str, Any]:
    plain: dict[str, Any] = to_plain(item, sparse=True)
    plain.pop("dossier_id", None)
    return plain


def _relation_keys(plain: dict[str, Any]) -> dict[str, Any]:
    names = {new: old for old, new in _RELATION_KEYS.items()}
    return {names.get(key, key): value for key, value in plain.items()}


def _only(plain: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    return {name: plain[name] for name in names if name in plain}
