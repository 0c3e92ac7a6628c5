"""The tables that the journal covers, each with the dataclass that it keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from desktop_app.domain.attachment import Attachment
from desktop_app.domain.batch import Batch, Distinct
from desktop_app.domain.consent import Consent
from desktop_app.domain.dossier import Dossier, Household
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.event import Event, Reminder
from desktop_app.domain.indication import Indication
from desktop_app.domain.observation import Observation, Visit
from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.domain.orientation import Orientation
from desktop_app.domain.own_model import OwnModel
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, PlaceEvent
from desktop_app.domain.relation import Relation
from desktop_app.domain.review import EcritVersion, Remark
from desktop_app.domain.saved_view import SavedView
from desktop_app.domain.term import Term
from desktop_app.register.settings import SETTING
from desktop_app.register.table import Table

DOSSIER: Final = Table("dossier", Dossier)
HOUSEHOLD: Final = Table("household", Household)
PERSON: Final = Table("person", Person)
RELATION: Final = Table("relation", Relation)
PLACE: Final = Table("place", Place)
PLACE_EVENT: Final = Table("place_event", PlaceEvent)
VISIT: Final = Table("visit", Visit)
OBSERVATION: Final = Table("observation", Observation)
EVENT: Final = Table("event", Event)
REMINDER: Final = Table("reminder", Reminder)
ATTACHMENT: Final = Table("attachment", Attachment)
INDICATION: Final = Table("indication", Indication)
CONSENT: Final = Table("consent", Consent)
ECRIT: Final = Table("ecrit", Ecrit)
ECRIT_VERSION: Final = Table("ecrit_version", EcritVersion)
REMARK: Final = Table("remark", Remark)
ORIENTATION: Final = Table("orientation", Orientation)
OWN_MODEL: Final = Table("own_model", OwnModel)
TERM: Final = Table("term", Term)
SAVED_VIEW: Final = Table("saved_view", SavedView)
BATCH: Final = Table("batch", Batch)
DISTINCT: Final = Table("distinct_persons", Distinct)
PROFILE: Final = Table("profile", Profile)
ORGANISATION: Final = Table("organisation", Organisation)

OF_DOSSIER: Final[tuple[Table[Any], ...]] = (
    HOUSEHOLD,
    PERSON,
    RELATION,
    OBSERVATION,
    EVENT,
    REMINDER,
    ATTACHMENT,
    INDICATION,
    CONSENT,
    ECRIT,
    ECRIT_VERSION,
    REMARK,
    ORIENTATION,
)
"""What hangs from a dossier by its ``dossier_id``."""

JOURNALLED: Final[tuple[Table[Any], ...]] = (
    DOSSIER,
    *OF_DOSSIER,
    PLACE,
    PLACE_EVENT,
    VISIT,
    OWN_MODEL,
    TERM,
    SAVED_VIEW,
    BATCH,
    DISTINCT,
    PROFILE,
    ORGANISATION,
    SETTING,
)

BY_NAME: Final[Mapping[str, Table[Any]]] = {table.name: table for table in JOURNALLED}
