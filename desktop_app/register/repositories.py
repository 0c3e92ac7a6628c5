"""One repository a noun, on one connection."""

from __future__ import annotations

from desktop_app.register import tables
from desktop_app.register.contents import Contents
from desktop_app.register.database import Connection
from desktop_app.register.reminder_rows import Reminders
from desktop_app.register.repository import (
    Batches,
    DistinctPersons,
    Dossiers,
    Households,
    Observations,
    OfDossier,
    OfPlace,
    Persons,
    Places,
    Repository,
)


class Repositories:
    """What an open register keeps, noun by noun."""

    def __init__(self, connection: Connection) -> None:
        self.dossiers = Dossiers(connection, tables.DOSSIER)
        self.persons = Persons(connection, tables.PERSON)
        self.places = Places(connection, tables.PLACE)
        self.relations = OfDossier(connection, tables.RELATION)
        self.observations = Observations(connection, tables.OBSERVATION)
        self.ecrits = OfDossier(connection, tables.ECRIT)
        self.households = Households(connection, tables.HOUSEHOLD)
        self.place_events = OfPlace(connection, tables.PLACE_EVENT)
        self.visits = OfPlace(connection, tables.VISIT)
        self.events = OfDossier(connection, tables.EVENT)
        self.reminders = Reminders(connection, tables.REMINDER)
        self.attachments = OfDossier(connection, tables.ATTACHMENT)
        self.indications = OfDossier(connection, tables.INDICATION)
        self.consents = OfDossier(connection, tables.CONSENT)
        self.ecrit_versions = OfDossier(connection, tables.ECRIT_VERSION)
        self.remarks = OfDossier(connection, tables.REMARK)
        self.orientations = OfDossier(connection, tables.ORIENTATION)
        self.own_models = Repository(connection, tables.OWN_MODEL)
        self.terms = Repository(connection, tables.TERM)
        self.saved_views = Repository(connection, tables.SAVED_VIEW)
        self.batches = Batches(connection, tables.BATCH)
        self.distinct_persons = DistinctPersons(connection, tables.DISTINCT)
        self.contents = Contents(connection)
        self.profiles = Repository(connection, tables.PROFILE)
