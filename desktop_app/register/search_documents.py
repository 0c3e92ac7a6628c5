"""What each thing of the register is found by, and what is shown of it when it is found."""

from __future__ import annotations

from collections.abc import Sequence

from desktop_app.domain.dossier import Dossier
from desktop_app.domain.ecrit import Ecrit
from desktop_app.domain.event import Event, Reminder
from desktop_app.domain.french import date_words as day_words
from desktop_app.domain.names import display_name, family_label
from desktop_app.domain.person import Person
from desktop_app.domain.phones import search_forms
from desktop_app.domain.place import Place, PlaceKind
from desktop_app.domain.search_words import (
    Words,
    date_words,
    name_words,
    phone_words,
    reference_words,
    title_words,
)
from desktop_app.domain.spoken_dates import date_in_words
from desktop_app.register.search_store import SearchDocument

_EXCERPT = 60
_HARD = "Contenu difficile"


def person_document(person: Person, dossier: Dossier, place: Place | None) -> SearchDocument:
    """Return what a person is found by and shown as."""
    names = (person.birth_name, person.usage_name, *person.former_names, *person.first_names)
    words = _references(dossier) | Words(others=date_words(person.birth))
    for name in (*names, *(alias.text for alias in person.aliases)):
        words |= name_words(name)
    for phone in person.phones:
        words |= phone_words(search_forms(phone.number))
    if place is not None:
        words |= Words(others=title_words(place.name) | title_words(place.commune))
    estimated_on = person.birth_estimated_on
    return SearchDocument(
        kind="person",
        id=person.id,
        words=words,
        label=display_name(person),
        dossier_id=dossier.id,
        dossier_ref=dossier.ref,
        place_id=None if person.stay is None else person.stay.place_id,
        detail="" if place is None else place.name or place.commune,
        birth=None if person.birth is None else person.birth.edtf,
        birth_estimated_on=None if estimated_on is None else estimated_on.isoformat(),
    )


def dossier_document(dossier: Dossier, label: str) -> SearchDocument:
    """Return what a dossier is found by: its references; its persons are found by themselves."""
    return SearchDocument(
        kind="dossier",
        id=dossier.id,
        words=_references(dossier),
        label=label,
        dossier_id=dossier.id,
        dossier_ref=dossier.ref,
    )


def place_document(place: Place) -> SearchDocument:
    """Return what a place is found by: every word of its name, its address, its commune."""
    name = place.name or place.landmark or place.address or place.commune
    kind = "" if place.kind is PlaceKind.UNKNOWN else place.kind.label.lower()
    shown = name or kind or "Lieu sans nom"
    return SearchDocument(
        kind="place",
        id=place.id,
        words=Words(
            starts=title_words(place.name),
            others=title_words(
                " ".join((place.commune, place.address, place.landmark, *place.former_names))
            ),
        ),
        label=f"{shown} ({kind})" if name and kind else shown,
        detail=place.commune,
    )


def ecrit_document(ecrit: Ecrit, dossier: Dossier, members: Sequence[Person]) -> SearchDocument:
    """Return what an écrit is found by: its reference, its dossier's, the words of its model."""
    return SearchDocument(
        kind="ecrit",
        id=ecrit.id,
        words=reference_words(ecrit.ref)
        | _references(dossier)
        | Words(others=title_words(ecrit.model_id)),
        label=f"{ecrit.ref}, {family_label(members)}",
        dossier_id=dossier.id,
        dossier_ref=dossier.ref,
        detail=ecrit.state.label,
    )


def event_document(event: Event) -> SearchDocument:
    """Return what a call, a meeting, a message or a note is found by: every word of it."""
    day = "" if event.happened is None else f", {date_in_words(event.happened)}"
    return SearchDocument(
        kind="event",
        id=event.id,
        words=_text_words(event.with_whom, event.text, event.result),
        label=f"{event.kind.label}{day}",
        dossier_id=event.dossier_id,
        detail=_HARD if event.hard else _shortened(event.with_whom or event.text or event.result),
    )


def reminder_document(reminder: Reminder) -> SearchDocument:
    """Return what a reminder is found by: every word of it and of its result."""
    done = "fait" if reminder.done_on is not None else day_words(reminder.due)
    return SearchDocument(
        kind="reminder",
        id=reminder.id,
        words=_text_words(reminder.text, reminder.result),
        label=f"Rappel, {done}",
        dossier_id=reminder.dossier_id,
        detail=_shortened(reminder.text),
    )


def _text_words(*texts: str) -> Words:
    return Words(others=title_words(" ".join(texts)))


def _shortened(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _EXCERPT else f"{words[: _EXCERPT - 1].rstrip()}…"


def _references(dossier: Dossier) -> Words:
    """Return the words of the reference of a dossier and of those that were merged into it."""
    words = reference_words(dossier.ref)
    for ref in dossier.former_refs:
        words |= reference_words(ref)
    return words
