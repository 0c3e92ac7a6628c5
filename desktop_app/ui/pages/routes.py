"""The routes of the pages of this folder, in one place for whoever leads to them."""

from __future__ import annotations

from desktop_app.domain.ids import DossierId, EcritId, OccasionId, PersonId
from desktop_app.ui.navigation import Route

HOME = Route("home")
DOSSIERS = Route("dossiers")


def dossier(dossier_id: DossierId, *, entry: str = "", tab: str = "") -> Route:
    """Return the route of a dossier; ``entry`` lights one entry of its chronology."""
    more = {name: value for name, value in (("entry", entry), ("tab", tab)) if value}
    return Route("dossier", {"dossier": dossier_id, **more})


def person(person_id: PersonId) -> Route:
    """Return the route of a person's form."""
    return Route("person", {"person": person_id})


def new_person(dossier_id: DossierId | None = None, typed: str = "") -> Route:
    """Return the route of an empty form: in a dossier, or in a new one; ``typed`` is her name."""
    args = {"dossier": dossier_id or "", "typed": typed}
    return Route("person", {name: value for name, value in args.items() if value})


def new_observation(dossier_id: DossierId | None = None) -> Route:
    """Return the route of an observation; without a dossier one is asked for first."""
    return Route("observation", {"dossier": dossier_id} if dossier_id else {})


def observation(dossier_id: DossierId, occasion_id: OccasionId) -> Route:
    """Return the route of the correction of an observation."""
    return Route("observation", {"dossier": dossier_id, "occasion": occasion_id})


def prepare(dossier_id: DossierId) -> Route:
    """Return the route of the panel « Préparer un écrit »."""
    return Route("prepare", {"dossier": dossier_id})


def composer(ecrit_id: EcritId) -> Route:
    """Return the route of an écrit being written."""
    return Route("composer", {"ecrit": ecrit_id})


def place(place_id: str) -> Route:
    """Return the route of a place."""
    return Route("place", {"place": place_id})
