"""Persons: names as they were given, partial dates, sources, absences, safe contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from desktop_app.domain.absence import Absence, Source
from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.place import Stay


class Sex(StrEnum):
    """Sex as in civil status. Not known is ``None``, never a third value."""

    FEMALE = "f"
    MALE = "m"


class Role(StrEnum):
    """What the person is in the dossier."""

    CHILD = "child"
    OTHER_MINOR = "other_minor"
    PARENT = "parent"
    HOUSEHOLD = "household"
    OTHER = "other"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _ROLES[self]


_ROLES = {
    Role.CHILD: "Enfant concerné",
    Role.OTHER_MINOR: "Autre mineur du foyer",
    Role.PARENT: "Parent",
    Role.HOUSEHOLD: "Membre du foyer",
    Role.OTHER: "Autre personne",
}


class AliasKind(StrEnum):
    """What another name of a person is."""

    NICKNAME = "nickname"
    SPELLING = "spelling"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class Alias:
    """A nickname, another spelling or another identity."""

    text: str
    kind: AliasKind = AliasKind.NICKNAME


class LanguageLevel(StrEnum):
    """How well a language is spoken."""

    MOTHER_TONGUE = "mother_tongue"
    FLUENT = "fluent"
    SOME = "some"
    NOT_READ = "not_read"

    @property
    def label(self) -> str:
        """Return the French words."""
        return _LEVELS[self]


_LEVELS = {
    LanguageLevel.MOTHER_TONGUE: "langue maternelle",
    LanguageLevel.FLUENT: "courant",
    LanguageLevel.SOME: "un peu",
    LanguageLevel.NOT_READ: "ne lit pas",
}


@dataclass(frozen=True, slots=True)
class LanguageSkill:
    """A language by its code (BCP 47) or in words, with a level if known."""

    language: str
    level: LanguageLevel | None = None


class Safety(StrEnum):
    """Whether one may call without putting the person at risk."""

    YES = "yes"
    NO = "no"
    CERTAIN_HOURS = "certain_hours"


@dataclass(frozen=True, slots=True)
class Phone:
    """A number as it was typed, whose it is, and when one may call."""

    number: str
    belongs_to: str = ""
    safety: Safety | None = None
    hours: str = ""


class Channel(StrEnum):
    """A way to reach a person (mniop.md §4.4)."""

    CALL = "call"
    TEXT_MESSAGE = "text_message"
    MESSAGING = "messaging"
    EMAIL = "email"
    POST = "post"
    VISIT = "visit"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _CHANNELS[self]


_CHANNELS = {
    Channel.CALL: "Appel",
    Channel.TEXT_MESSAGE: "SMS",
    Channel.MESSAGING: "Messagerie (WhatsApp, Signal…)",
    Channel.EMAIL: "Courriel",
    Channel.POST: "Courrier postal",
    Channel.VISIT: "Visite",
}


@dataclass(frozen=True, slots=True)
class ContactRule:
    """Whether one channel is safe, who made sure of it and when. Unknown counts as not safe."""

    channel: Channel
    safety: Safety | None = None
    hours: str = ""
    note: str = ""
    checked_on: PartialDate | None = None
    checked_by: str = ""


class Schooling(StrEnum):
    """Whether the child goes to school."""

    YES = "yes"
    NO = "no"
    IRREGULAR = "irregular"


class Authority(StrEnum):
    """Who exercises parental authority over the child."""

    MOTHER = "mother"
    FATHER = "father"
    BOTH = "both"
    GUARDIAN = "guardian"
    DELEGATION = "delegation"

    @property
    def label(self) -> str:
        """Return the French words."""
        return _AUTHORITIES[self]


_AUTHORITIES = {
    Authority.MOTHER: "mère",
    Authority.FATHER: "père",
    Authority.BOTH: "père et mère",
    Authority.GUARDIAN: "tuteur ou tutrice",
    Authority.DELEGATION: "délégation de l’autorité parentale",
}

STATELESS = "apatride"
"""Value of ``nationalities`` for a stateless person; the other values are ISO 3166-1 alpha-2."""


@dataclass(frozen=True, slots=True)
class Person:
    """A person of a dossier. Empty means: nobody has said anything about it yet.

    ``absences`` and ``sources`` are keyed by the name of a field of this class.
    ``birth_estimated_on`` is the day on which an age was estimated: ``birth`` is then an interval.
    ``past_stays`` are the places left, the latest first. ``authority_ids`` are the persons of the
    dossier who exercise parental authority.
    """

    id: PersonId
    dossier_id: DossierId
    role: Role = Role.CHILD
    position: int = 0
    birth_name: str = ""
    usage_name: str = ""
    first_names: tuple[str, ...] = ()
    aliases: tuple[Alias, ...] = ()
    sex: Sex | None = None
    gender: str = ""
    birth: PartialDate | None = None
    birth_estimated_on: date | None = None
    birth_place: str = ""
    birth_country: str = ""
    nationalities: tuple[str, ...] = ()
    languages: tuple[LanguageSkill, ...] = ()
    interpreter_useful: bool | None = None
    interpreter_note: str = ""
    phones: tuple[Phone, ...] = ()
    email: str = ""
    stay: Stay | None = None
    home_address: str = ""
    current_location: str = ""
    schooling: Schooling | None = None
    school: str = ""
    school_class: str = ""
    school_commune: str = ""
    lives_with: str = ""
    authority: Authority | None = None
    authority_note: str = ""
    occupation: str = ""
    vulnerabilities: tuple[str, ...] = ()
    health: str = ""
    child_view: str = ""
    resources: str = ""
    note: str = ""
    former_names: tuple[str, ...] = ()
    past_stays: tuple[Stay, ...] = ()
    authority_ids: tuple[PersonId, ...] = ()
    contact_rules: tuple[ContactRule, ...] = ()
    absences: Mapping[str, Absence] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
