"""Every value of a person or of a dossier in French words, where records are compared."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Any

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.dossier import Dossier, OtherService, Step
from desktop_app.domain.french import NBSP, date_words
from desktop_app.domain.names import display_name
from desktop_app.domain.person import Alias, ContactRule, LanguageSkill, Person, Phone, Safety, Sex
from desktop_app.domain.phones import shown
from desktop_app.domain.place import Stay
from desktop_app.domain.spoken_dates import birth_in_words, date_in_words

if TYPE_CHECKING:
    from desktop_app.domain.ids import PersonId
    from desktop_app.register.register import Register
    from desktop_app.services.reference import Reference

_SEXES = {Sex.FEMALE: "féminin", Sex.MALE: "masculin"}
_SCHOOLING = {"yes": "oui", "no": "non", "irregular": "irrégulièrement"}
_SAFETY = {Safety.YES: "oui", Safety.NO: "non", Safety.CERTAIN_HOURS: "à certaines heures"}


class RecordWords:
    """Tell values in words. Places and persons are read from the register."""

    def __init__(self, register: Register, reference: Reference, today: date) -> None:
        self._register = register
        self._reference = reference
        self._today = today

    def value(self, record: Person | Dossier, name: str) -> str:
        """Return the words of a field; an absence in its own words; nothing if it is empty."""
        held = getattr(record, name)
        why = record.absences.get(name)
        words = self._own(record, name, held)
        return words or ("" if why is None else why.printed)

    def of_value(self, held: Any) -> str:
        """Return the words of the value of any field, alone or several."""
        return _listed(held, self._item) if isinstance(held, tuple) else self._item(held)

    def _own(self, record: Person | Dossier, name: str, held: Any) -> str:
        countries = self._reference.countries
        if name == "birth" and isinstance(record, Person):
            return birth_in_words(record, self._today)
        if name == "birth_country":
            return countries.name(held) if held else ""
        if name == "nationalities":
            return _listed(held, countries.name)
        if name == "authority_ids":
            return _listed(held, self._person)
        if name == "motives":
            return _listed(held, self._motive)
        return _listed(held, self._item) if isinstance(held, tuple) else self._item(held)

    def _item(self, value: Any) -> str:
        simple = _SIMPLE.get(type(value))
        if simple is not None:
            return simple(value)
        if isinstance(value, LanguageSkill):
            return self._reference.languages.skill_words(value)
        if isinstance(value, Stay):
            return self._stay(value)
        if isinstance(value, Enum):
            return _SCHOOLING.get(str(value.value)) or str(getattr(value, "label", value.value))
        return "" if value is None else str(value).strip()

    def _stay(self, stay: Stay) -> str:
        place = self._register.places.get(stay.place_id)
        named = "lieu inconnu" if place is None else place.name or place.address or place.kind.label
        since = "" if stay.since is None else f"depuis {date_in_words(stay.since)}"
        until = "" if stay.until is None else f"jusqu’à {date_in_words(stay.until)}"
        return ", ".join(part for part in (named, stay.landmark, since, until) if part)

    def _person(self, person_id: PersonId) -> str:
        person = self._register.persons.get(person_id)
        return "personne d’un autre dossier" if person is None else display_name(person)

    def _motive(self, code: str) -> str:
        known = {term.code: term.label for term in self._register.terms.all()}
        known = {**{entry.code: entry.label for entry in self._reference.motives}, **known}
        return known.get(code, code)


def _listed(values: Iterable[Any], words: Callable[[Any], str]) -> str:
    return ", ".join(filter(None, (words(value) for value in values)))


def _phone(phone: Phone) -> str:
    safety = "" if phone.safety is None else f"appeler{NBSP}: {_SAFETY[phone.safety]}"
    about = ", ".join(part for part in (phone.belongs_to, safety, phone.hours) if part)
    return f"{shown(phone.number)} ({about})" if about else shown(phone.number)


def _rule(rule: ContactRule) -> str:
    said = "sans précision" if rule.safety is None else _SAFETY[rule.safety]
    about = ", ".join(part for part in (said, rule.hours, rule.note) if part)
    return f"{rule.channel.label}{NBSP}: {about}"


def _service(service: OtherService) -> str:
    return ", ".join(part for part in (service.name, service.contact, service.note) if part)


def _step(step: Step) -> str:
    on = "" if step.on is None else f" ({date_in_words(step.on)})"
    return f"{step.text}{on}"


_SIMPLE: dict[type[Any], Callable[[Any], str]] = {
    bool: lambda value: "oui" if value else "non",
    date: date_words,
    PartialDate: date_in_words,
    Sex: lambda value: _SEXES[value],
    Alias: lambda alias: str(alias.text),
    Phone: _phone,
    ContactRule: _rule,
    OtherService: _service,
    Step: _step,
}
