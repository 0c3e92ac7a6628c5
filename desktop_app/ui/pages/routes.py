"""The routes of the pages of this folder, in one place for whoever leads to them."""

from __future__ import annotations

from desktop_app.domain.ids import (
    AttachmentId,
    BatchId,
    ConsentId,
    DossierId,
    EcritId,
    EventId,
    IndicationId,
    ObservationId,
    OccasionId,
    PersonId,
    ReminderId,
)
from desktop_app.ui.navigation import Route

HOME = Route("home")
DOSSIERS = Route("dossiers")
IMPORT = Route("import")
PLACES = Route("places")
CLEAR_COPIES = Route("clear_copies")
TRASH = Route("trash")
MODELS = Route("models")
JOURNAL = Route("journal")


def dossiers(view: str) -> Route:
    """Return the route of the list of dossiers at a view."""
    return Route("dossiers", {"view": view})


def dossier(dossier_id: DossierId, *, entry: str = "", tab: str = "") -> Route:
    """Return the route of a dossier; ``entry`` lights one entry of its chronology."""
    more = {name: value for name, value in (("entry", entry), ("tab", tab)) if value}
    return Route("dossier", {"dossier": dossier_id, **more})


def attachment(attachment_id: AttachmentId, *, act: str = "") -> Route:
    """Return the route of a piece; ``act`` is change or outside, to begin with that."""
    return _of("attachment", attachment=attachment_id, act=act)


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


def texts(dossier_id: DossierId, occasion_id: OccasionId) -> Route:
    """Return the route of the successive texts of an observation."""
    return Route("texts", {"dossier": dossier_id, "occasion": occasion_id})


def new_event(dossier_id: DossierId) -> Route:
    """Return the route of the form of a call, a meeting, a message or a note."""
    return Route("event", {"dossier": dossier_id})


def event(dossier_id: DossierId, event_id: EventId) -> Route:
    """Return the route of the correction of a call, a meeting, a message or a note."""
    return Route("event", {"dossier": dossier_id, "event": event_id})


def new_reminder(dossier_id: DossierId, occasion_id: OccasionId | None = None) -> Route:
    """Return the route of the form of a reminder, begun from an observation if one is given."""
    return _of("reminder", dossier=dossier_id, occasion=occasion_id or "")


def reminder(dossier_id: DossierId, reminder_id: ReminderId, field: str = "") -> Route:
    """Return the route of the change of a reminder; ``field`` is « due » or « result »."""
    return _of("reminder", dossier=dossier_id, reminder=reminder_id, at=field)


def prepare(dossier_id: DossierId) -> Route:
    """Return the route of the panel « Préparer un écrit »."""
    return Route("prepare", {"dossier": dossier_id})


def orientation(dossier_id: DossierId, *, first: bool = False) -> Route:
    """Return the route of « Choisir une voie ».

    ``first``: on the way to an écrit; where a way was chosen already, it leads on at once.
    """
    return _of("orientation", dossier=dossier_id, first="yes" if first else "")


def new_ecrit(dossier_id: DossierId) -> Route:
    """Return the route of whoever wants to write: a way is chosen first."""
    return orientation(dossier_id, first=True)


def composer(ecrit_id: EcritId) -> Route:
    """Return the route of an écrit being written."""
    return Route("composer", {"ecrit": ecrit_id})


def review(ecrit_id: EcritId) -> Route:
    """Return the route of an écrit being read over."""
    return Route("review", {"ecrit": ecrit_id})


def versions(ecrit_id: EcritId) -> Route:
    """Return the route of the comparison of two versions of an écrit."""
    return Route("versions", {"ecrit": ecrit_id})


def model(model_id: str, version: int = 0) -> Route:
    """Return the route of a model, at one of its versions."""
    return _of("model", model=model_id, version=str(version) if version else "")


def place(place_id: str) -> Route:
    """Return the route of a place."""
    return Route("place", {"place": place_id})


def place_event(place_id: str, event_id: str = "") -> Route:
    """Return the route of an event of a place, new or to correct."""
    return _of("place_event", place=place_id, event=event_id)


def place_leaving(place_id: str, event_id: str = "") -> Route:
    """Return the route of the departure of those who live in a place, after an event or not."""
    return _of("place_leaving", place=place_id, event=event_id)


def place_joining(place_id: str, other: str = "") -> Route:
    """Return the route of the joining of a place with another that is the same."""
    return _of("place_joining", place=place_id, other=other)


def visit(place_id: str = "", visit_id: str = "") -> Route:
    """Return the route of an observation de lieu, new or to correct."""
    return _of("visit", place=place_id, visit=visit_id)


def indications(dossier_id: DossierId, person_id: str = "") -> Route:
    """Return the route of the indicators of a dossier, or of one of its persons."""
    return _of("indications", dossier=dossier_id, person=person_id)


def new_indication(
    dossier_id: DossierId, person_id: str = "", observation_id: ObservationId | None = None
) -> Route:
    """Return the route of the form of indicators, begun from an observation if one is given."""
    return _of("indication", dossier=dossier_id, person=person_id, observation=observation_id or "")


def indication(dossier_id: DossierId, indication_id: IndicationId) -> Route:
    """Return the route of the correction of an indicator."""
    return _of("indication", dossier=dossier_id, indication=indication_id)


def consents(dossier_id: DossierId, person_id: str = "") -> Route:
    """Return the route of the agreements of a dossier; ``person_id`` gets the focus."""
    return _of("consents", dossier=dossier_id, person=person_id)


def new_consent(dossier_id: DossierId, kind: str, person_id: str = "") -> Route:
    """Return the route of the form of an agreement, of a view or of what parents were told."""
    return _of("consent", dossier=dossier_id, kind=kind, person=person_id)


def consent(dossier_id: DossierId, consent_id: ConsentId) -> Route:
    """Return the route of the correction of a conversation."""
    return _of("consent", dossier=dossier_id, consent=consent_id)


def withdrawal(dossier_id: DossierId, consent_id: ConsentId) -> Route:
    """Return the route of the withdrawal of an agreement."""
    return _of("consent", dossier=dossier_id, consent=consent_id, withdrawal="yes")


def merge(kept: DossierId, gone: DossierId | None = None) -> Route:
    """Return the route of « Fusionner »; without ``gone`` the other dossier is asked for first."""
    return _of("merge", dossier=kept, other=gone or "")


def merge_persons(kept: PersonId, gone: PersonId | None = None) -> Route:
    """Return the route of the merging of two fiches of one dossier."""
    return _of("merge", person=kept, other=gone or "")


def separate(dossier_id: DossierId) -> Route:
    """Return the route of « Séparer une personne »."""
    return _of("separate", dossier=dossier_id)


def households(dossier_id: DossierId) -> Route:
    """Return the route of the households of a dossier."""
    return _of("households", dossier=dossier_id)


def archive(dossier_id: DossierId) -> Route:
    """Return the route of the reason why a dossier was archived."""
    return _of("archive", dossier=dossier_id)


def destroy(dossier_id: DossierId) -> Route:
    """Return the route of « Détruire définitivement »."""
    return _of("destroy", dossier=dossier_id)


def destroy_import(batch_id: BatchId) -> Route:
    """Return the route of « Détruire définitivement » of an undone import."""
    return _of("destroy", batch=batch_id)


def history(*, person: str = "", occasion: str = "", dossier: str = "") -> Route:
    """Return the route of the history of a person or of an observation, of that dossier."""
    return _of("history", person=person, occasion=occasion, dossier=dossier)


def _of(page: str, **args: str) -> Route:
    return Route(page, {name: value for name, value in args.items() if value})
