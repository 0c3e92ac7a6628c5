"""What was left unfinished, as things to take up again: the first lines of the home page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import EcritState
from desktop_app.domain.ids import DossierId, PersonId
from desktop_app.domain.names import display_name
from desktop_app.errors import NotFound
from desktop_app.services.draft_moving import MERGE_DRAFT, SEPARATE_DRAFT
from desktop_app.services.reminders import ReminderLine, due_in_words
from desktop_app.services.review_views import ReviewLine, ToDoKind
from desktop_app.services.views import DraftLine, HomeView
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages import (
    merge_store,
    observation_draft,
    person_store,
    routes,
    tick_drafts,
    time_drafts,
)
from desktop_app.ui.pages.place_drafts import taken_up

if TYPE_CHECKING:
    from desktop_app.services.session import Session

MOST = 7
"""UX S03-AC1."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A text that was left unfinished: what to do, about whom, where it leads."""

    verb: str
    about: str
    discreet: str
    route: Route


def unfinished(session: Session, view: HomeView) -> tuple[Unfinished, ...]:
    """Return what is overdue, readings, drafts, what is for today, écrits, what is soon due.

    Seven at most (S03-AC1).

    What a draft was about may be in the trash since: such a draft is left out.
    """
    lines = session.reminders.to_do()
    found = [
        *_reminders(line for line in lines if line.overdue),
        *_readings(session.review_reading.to_do()),
        *_drafts(session, view.drafts),
        *_reminders(line for line in lines if line.today),
        *_ecrits(session, view),
        *_reminders(line for line in lines if not (line.overdue or line.today)),
    ]
    return tuple(found[:MOST])


def _reminders(lines: Iterable[ReminderLine]) -> Iterator[Unfinished]:
    for line in lines:
        item = line.reminder
        when = "en retard" if line.overdue else f"prévu {due_in_words(line)}"
        yield Unfinished(
            verb=f"Rappel {when}",
            about=f"{item.text.rstrip('.')}, {line.dossier_ref}",
            discreet=line.dossier_ref,
            route=routes.dossier(item.dossier_id, tab="reminders"),
        )


def _readings(lines: Iterable[ReviewLine]) -> Iterator[Unfinished]:
    for line in lines:
        known = f"{line.title} {line.ref}"
        correct = line.kind is ToDoKind.TO_CORRECT
        yield Unfinished(
            verb=line.kind.verb,
            about=f"{known}, {line.words}",
            discreet=f"{known}, {line.dossier_ref}",
            route=routes.composer(line.ecrit_id) if correct else routes.review(line.ecrit_id),
        )


def _drafts(session: Session, lines: tuple[DraftLine, ...]) -> Iterator[Unfinished]:
    for line in lines:
        try:
            item = _draft(session, line)
        except NotFound:
            continue
        if item is not None:
            yield item


def _draft(session: Session, line: DraftLine) -> Unfinished | None:
    if line.kind == observation_draft.NEW:
        route = routes.new_observation(DossierId(line.subject))
        return _of("Reprendre un brouillon d’observation", line, route, line.label)
    if line.kind == observation_draft.CORRECTION:
        dossier_id, occasion_id = observation_draft.split_correction(line.subject)
        session.observations.get(occasion_id)
        label = session.dossiers.view(dossier_id, opened=False).label
        return _of(
            "Reprendre une correction", line, routes.observation(dossier_id, occasion_id), label
        )
    if line.kind == person_store.DRAFT:
        person = session.people.get(PersonId(line.subject))
        return _of("Reprendre une fiche", line, routes.person(person.id), display_name(person))
    taken = taken_up(session, line.kind, line.subject)
    if taken is not None:
        verb, place, route = taken
        return _of(verb, line, route, place)
    form = tick_drafts.route_of(line.kind, line.subject)
    if form is not None:
        view = session.dossiers.view(tick_drafts.dossier_of(line.subject), opened=False)
        return _of(tick_drafts.verb_of(line.kind), line, form, view.label)
    if line.kind == MERGE_DRAFT:
        dossier_id, person_id = merge_store.about(session, line.subject)
        route = routes.merge_persons(person_id) if person_id else routes.merge(dossier_id)
        label = session.dossiers.view(dossier_id, opened=False).label
        return _of("Reprendre une fusion", line, route, label)
    if line.kind == SEPARATE_DRAFT:
        dossier_id = DossierId(line.subject)
        label = session.dossiers.view(dossier_id, opened=False).label
        return _of("Reprendre une séparation", line, routes.separate(dossier_id), label)
    form = time_drafts.route_of(line.kind, line.subject)
    if form is not None:
        view = session.dossiers.view(time_drafts.dossier_of(line.subject), opened=False)
        return _of(time_drafts.verb_of(line.kind), line, form, view.label)
    return None


def _of(verb: str, line: DraftLine, route: Route, label: str) -> Unfinished:
    about = ", ".join(part for part in (label, line.saved_words) if part)
    discreet = ", ".join(part for part in (line.dossier_ref, line.saved_words) if part)
    return Unfinished(verb, about, discreet, route)


def _ecrits(session: Session, view: HomeView) -> Iterator[Unfinished]:
    for recent in view.recents:
        for line in session.dossiers.view(recent.id, opened=False).ecrits:
            if line.ecrit.state is EcritState.DRAFT:
                known = f"{line.title} {line.ecrit.ref}"
                yield Unfinished(
                    verb="Reprendre un écrit",
                    about=f"{known}, {recent.label}",
                    discreet=f"{known}, {recent.ref}",
                    route=routes.composer(line.ecrit.id),
                )
