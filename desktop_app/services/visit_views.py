"""What the form of an observation de lieu hands over, and what it is shown with."""

from __future__ import annotations

from dataclasses import dataclass

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.ids import DossierId, OccasionId, PersonId, PlaceId
from desktop_app.domain.observation import Visit


@dataclass(frozen=True, slots=True)
class VisitEntry:
    """One text on a place and the persons it concerns, of any number of dossiers.

    ``replace_in`` are the dossiers whose text, corrected apart, is to be replaced all the same.
    """

    place_id: PlaceId | None = None
    place_text: str = ""
    observed: PartialDate | None = None
    time: str = ""
    team: tuple[str, ...] = ()
    text: str = ""
    person_ids: tuple[PersonId, ...] = ()
    replace_in: tuple[DossierId, ...] = ()


@dataclass(frozen=True, slots=True)
class Corrected:
    """The journal entries of one correction: what its undoing reverses."""

    first_entry: int
    last_entry: int


@dataclass(frozen=True, slots=True)
class LinkedPerson:
    """A person as the form shows her. ``short`` names her in discreet mode."""

    person_id: PersonId
    dossier_id: DossierId
    dossier_ref: str
    name: str
    short: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class VisitLink:
    """The copy of one dossier. ``differs`` says what was corrected there alone, in words."""

    dossier_id: DossierId
    dossier_ref: str
    label: str
    occasion_id: OccasionId
    persons: tuple[LinkedPerson, ...]
    differs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VisitView:
    """An observation de lieu, whole."""

    visit: Visit
    entry: VisitEntry
    links: tuple[VisitLink, ...]

    @property
    def persons(self) -> tuple[LinkedPerson, ...]:
        """Return the persons linked, dossier by dossier."""
        return tuple(person for link in self.links for person in link.persons)
