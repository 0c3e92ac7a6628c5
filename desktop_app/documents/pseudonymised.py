"""A snapshot without names, exact dates, addresses or numbers, and its context read over again.

Two passes: what the register holds apart (a birth, a place, a phone) is made coarse or left out;
then every text, typed in the register or in the écrit, is gone through for the known names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from desktop_app.documents.fact_records import UNNAMED, in_order
from desktop_app.documents.pseudonyms import masks_of, names_no_third, of_persons, of_places
from desktop_app.documents.snapshot import Snapshot
from desktop_app.domain.consent import Consent
from desktop_app.domain.dates import PartialDate, Precision
from desktop_app.domain.indication import Indication
from desktop_app.domain.masking import Masks
from desktop_app.domain.masking_patterns import without_marks_of_identity
from desktop_app.domain.observation import Observation
from desktop_app.domain.organisation import Profile
from desktop_app.domain.person import Person
from desktop_app.domain.place import Place, Stay

NOT_OF_A_PERSON = frozenset(
    (
        *("organisme", "destinataire", "territoire", "crip", "ecrit", "fondement_juridique"),
        *("fondement_version", "reperes", "numeros", "voix", "points_accord", "prudence"),
    )
)
"""What the context says of the association, of the law and of the lists: no text of the dossier."""

_FIRST = datetime(2000, 1, 1, tzinfo=UTC)
_NAMED_FIELDS = frozenset(
    (
        *("nom", "nom_naissance", "nom_usage", "prenoms", "autres_noms", "naissance", "age"),
        *("lieu_naissance", "telephone", "courriel", "domicile", "adresse", "lieu_actuel"),
        *("lieu_de_vie", "lieu_depuis", "scolarite"),
    )
)


def pseudonymised(snapshot: Snapshot) -> Snapshot:
    """Return ``snapshot`` in which nothing held apart names or locates anybody."""
    named, placed = of_persons(snapshot), of_places(snapshot)
    held = in_order(snapshot.observations)
    dossier, casework = snapshot.dossier, snapshot.casework
    return replace(
        snapshot,
        author=Profile(snapshot.author.id, function=snapshot.author.function),
        persons=tuple(_person(person, named[person.id]) for person in snapshot.persons),
        places={id_: Place(id_, placed[id_], place.kind) for id_, place in snapshot.places.items()},
        observations=tuple(_observation(item, number) for number, item in enumerate(held)),
        attachments=(),
        earlier=None,
        sent=(),
        dossier=replace(
            dossier,
            opened_on=None,
            followed_by=(),
            services=tuple(replace(item, contact="") for item in dossier.services),
            steps=tuple(replace(item, on=_month(item.on)) for item in dossier.steps),
        ),
        casework=replace(
            casework,
            indications=tuple(_indication(snapshot, item) for item in casework.indications),
            consents=tuple(map(_consent, casework.consents)),
        ),
        ecrit=replace(
            snapshot.ecrit,
            attachments=(),
            named_observation_ids=(),
            overrides={
                key: kept
                for key, kept in snapshot.ecrit.overrides.items()
                if key.rpartition(".")[2] not in _NAMED_FIELDS
            },
        ),
    )


def read_over(snapshot: Snapshot, context: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``context`` in which no text names anybody whom ``snapshot``, in clear, knows."""
    masks = masks_of(snapshot)
    return {
        key: value if key in NOT_OF_A_PERSON else _read(masks, value)
        for key, value in context.items()
    }


def _read(masks: Masks, value: Any) -> Any:
    if isinstance(value, str):
        return without_marks_of_identity(masks.masked(value)) if value else value
    if isinstance(value, list):
        return [_read(masks, item) for item in value]
    if isinstance(value, Mapping):
        return {key: _read(masks, item) for key, item in value.items()}
    return value


def _person(person: Person, pseudonym: str) -> Person:
    stay = person.stay
    return replace(
        person,
        birth_name="",
        usage_name="",
        first_names=(pseudonym,),
        aliases=(),
        former_names=(),
        birth=_years(person.birth),
        birth_estimated_on=None,
        birth_place="",
        phones=(),
        email="",
        stay=None if stay is None else Stay(stay.place_id, since=_month(stay.since)),
        home_address="",
        current_location="",
        school="",
        school_commune="",
        note="",
    )


def _observation(item: Observation, number: int) -> Observation:
    """Return the text with its month; ``number`` keeps the order that days and hours gave."""
    somebody = UNNAMED if item.speaker.strip() and item.speaker_id is None else ""
    return replace(
        item,
        observed=_month(item.observed),
        place_text="",
        time="",
        entered_at=_FIRST + timedelta(seconds=number),
        author="",
        team=(),
        speaker="",
        speaker_role=item.speaker_role.strip() or somebody,
        interpreter="",
        interpreter_used=item.interpreter_used or bool(item.interpreter.strip()) or None,
        words_moment="",
    )


def _indication(snapshot: Snapshot, item: Indication) -> Indication:
    """Return the indicator with its month, and no third person named as its source."""
    speaker = item.speaker if names_no_third(snapshot, item.speaker) else UNNAMED
    when = _month(item.observed)
    return replace(item, observed=when, place_text="", author="", speaker=speaker)


def _consent(item: Consent) -> Consent:
    return replace(
        item,
        held_on=_month(item.held_on),
        withdrawn_on=_month(item.withdrawn_on),
        interpreter="",
        explained_by="",
    )


def _month(value: PartialDate | None) -> PartialDate | None:
    """Return a day as its month; what is vaguer stays."""
    if value is None or value.precision in (Precision.MONTH, Precision.YEAR):
        return value
    if value.precision is Precision.DAY:
        mark = value.edtf[-1] if value.edtf[-1] in "~?%" else ""
        return PartialDate(f"{value.edtf[:7]}{mark}")
    return _between(value, 7)


def _years(value: PartialDate | None) -> PartialDate | None:
    """Return a birth as its year: the age is what counts."""
    if value is None or value.precision is Precision.YEAR:
        return value
    if value.precision is Precision.INTERVAL:
        return _between(value, 4)
    return PartialDate(value.edtf[:4])


def _between(value: PartialDate, length: int) -> PartialDate:
    start, end = (point[:length].rstrip("~?%") for point in value.edtf.split("/"))
    return PartialDate(start if start == end else f"{start}/{end}")
