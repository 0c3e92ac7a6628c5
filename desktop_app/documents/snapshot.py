"""All that a paper is made of, frozen at one moment (a paper is a snapshot)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.documents.casework import Casework
from desktop_app.domain.attachment import Attachment
from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.ids import PlaceId
from desktop_app.domain.observation import Observation
from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place
from desktop_app.domain.relation import Relation

if TYPE_CHECKING:
    from desktop_app.domain.territory import Territory


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who the paper is for, as the directory knew it. ``note`` says when it was verified."""

    name: str = ""
    address: str = ""
    email: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class SentEcrit:
    """An earlier écrit of the dossier, as a later one names it.

    ``sha256`` (hexadecimal) and ``frozen_at`` are those of its last frozen version;
    ``attachments`` are the titles of the pieces of the register that went along.
    """

    ecrit: Ecrit
    title: str
    recipient: str = ""
    sha256: str = ""
    frozen_at: datetime | None = None
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The register's objects that one écrit needs.

    ``persons``, ``relations`` and ``observations`` are those of the whole dossier: the écrit's own
    ids pick and order. ``country_names`` (ISO 3166-1 alpha-2) and ``language_names`` (BCP 47) turn
    codes into French; a code without a name is printed as it is. ``crip`` is that of the
    territory, whoever the recipient is. ``earlier`` is the écrit that this one follows, ``sent``
    those that were validated or transmitted, the oldest first. ``legal_basis`` and its year are
    those of the model, and so are ``age_rule`` (minor, adult, any) and ``pseudonymised``.
    """

    organisation: Organisation
    author: Profile
    dossier: Dossier
    ecrit: Ecrit
    persons: tuple[Person, ...]
    written_on: date
    relations: tuple[Relation, ...] = ()
    places: Mapping[PlaceId, Place] = field(default_factory=dict)
    observations: tuple[Observation, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    territory: Territory | None = None
    recipient: Recipient = Recipient()
    crip: Recipient = Recipient()
    earlier: SentEcrit | None = None
    sent: tuple[SentEcrit, ...] = ()
    legal_basis: tuple[str, ...] = ()
    legal_basis_read_in: str = ""
    age_rule: str = "any"
    pseudonymised: bool = False
    casework: Casework = field(default_factory=Casework)
    country_names: Mapping[str, str] = field(default_factory=dict)
    language_names: Mapping[str, str] = field(default_factory=dict)
