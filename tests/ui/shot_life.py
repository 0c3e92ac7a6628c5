"""The screens of ``shots`` about what a register lives: calls, reminders, imports, the trash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from PySide6.QtWidgets import QAbstractButton

from desktop_app.domain.dates import PartialDate
from desktop_app.domain.event import EventKind
from desktop_app.domain.ids import DossierId, OccasionId
from desktop_app.services.session import Session
from desktop_app.services.views import ObservationEntry
from desktop_app.ui.navigation import Route
from desktop_app.ui.pages import routes
from desktop_app.ui.workplace import Workplace
from tests.ui.pages import samples
from tests.ui.shot_screens import FULL, Case, Filled, Filling

LIVED, LONG, IMPORTED = "lived", "long", "imported"
_WORDS = 15_000
_ENTRIES = 2_000


def lived(session: Session) -> dict[str, DossierId]:
    """Fill a register where calls were noted, reminders are due and things were put aside."""
    family = samples.family(session)
    dossier = session.dossiers.view(family).dossier
    session.dossiers.save(replace(dossier, motives=("Scolarité", "Santé")))
    for kind, who, text, day in (
        (EventKind.CALL, "collège J.-Moulin", "Le collège n’a pas revu Ana.", "2026-02-08"),
        (EventKind.MEETING, "PMI de Saint-Denis", "Rendez-vous pour le plâtre.", "2026-02-25"),
        (EventKind.NOTE, "", "Voir avec l’équipe qui parle roumain.", "2026-01-15"),
    ):
        session.events.record(
            replace(
                session.events.blank(family),
                kind=kind,
                with_whom=who,
                text=text,
                happened=PartialDate(day),
            )
        )
    for text, due in (
        ("Rappeler le collège.", date(2026, 2, 27)),
        ("Accompagner Ana à l’hôpital.", date(2026, 3, 10)),
    ):
        session.reminders.record(replace(session.reminders.blank(family), text=text, due=due))
    session.dossiers.trash(samples.twin(session))
    told = [one for one in session.timeline.whole(family) if one.kind == "observation"]
    session.observations.withdraw(OccasionId(told[-1].id))
    archived = session.dossiers.create(typed_name="STAN Florin").dossier.id
    session.dossiers.archive(archived, "La famille a déménagé.")
    return {"family": family}


def long(session: Session) -> dict[str, DossierId]:
    """Fill a register with a text of 15,000 words and a chronology of 2,000 entries."""
    wordy = session.dossiers.create(typed_name="IONESCU Maria").dossier.id
    words = "Maria est venue avec son frère et elle a parlé de l’école."
    text = "\n\n".join([" ".join([words] * 10)] * (_WORDS // (12 * 10)))
    session.observations.record(ObservationEntry(dossier_id=wordy, seen=text))
    busy = session.dossiers.create(typed_name="DUMITRU Denisa").dossier.id
    samples.long_chronology(session, busy, _ENTRIES)
    return {"wordy": wordy, "busy": busy}


FILLINGS: dict[str, Filling] = {
    LIVED: lived,
    LONG: long,
    IMPORTED: lambda session: {"family": samples.family(session)},
}


def _family(way: Callable[[DossierId], Route]) -> Callable[[Filled], Route]:
    return lambda filled: way(filled.dossiers["family"])


def _tab(which: str, tab: str = "") -> Callable[[Filled], Route]:
    return lambda filled: routes.dossier(filled.dossiers[which], tab=tab)


def _person_history(filled: Filled) -> Route:
    family = filled.dossiers["family"]
    person = filled.session.dossiers.view(family).persons[0].person
    return routes.history(person=person.id, dossier=family)


def _long_text(filled: Filled) -> Route:
    wordy = filled.dossiers["wordy"]
    return routes.observation(wordy, filled.session.timeline.whole(wordy)[0].id)


def press(*names: str) -> Callable[[Workplace], None]:
    """Return a hand that presses the visible buttons called so, one after the other."""

    def act(place: Workplace) -> None:
        for name in names:
            buttons = place.window.findChildren(QAbstractButton, name)
            next(button for button in buttons if button.isVisible()).click()

    return act


PAGES: dict[str, Case] = {
    "dossier-lived": Case(LIVED, _tab("family")),
    "dossier-reminders": Case(LIVED, _tab("family", "reminders")),
    "dossier-history": Case(LIVED, _tab("family", "history"), tall=True),
    "dossier-busy": Case(LONG, _tab("busy")),
    "dossier-wordy": Case(LONG, _tab("wordy")),
    "observation-wordy": Case(LONG, _long_text),
    "event-new": Case(LIVED, _family(routes.new_event), tall=True),
    "reminder-new": Case(LIVED, _family(routes.new_reminder)),
    "home-lived": Case(LIVED, lambda _filled: routes.HOME, tall=True),
    "history-person": Case(LIVED, _person_history),
    "dossiers-lived": Case(LIVED, lambda _filled: routes.DOSSIERS),
    "import-start": Case(IMPORTED, lambda _filled: routes.IMPORT),
    "import-columns": Case(IMPORTED, lambda _filled: routes.IMPORT, press("import_choose"), True),
    "import-report": Case(
        IMPORTED, lambda _filled: routes.IMPORT, press("import_choose", "import_try"), True
    ),
    "dossiers-filters": Case(FULL, lambda _filled: routes.DOSSIERS, press("filters")),
    "dossiers-columns": Case(FULL, lambda _filled: routes.DOSSIERS, press("columns")),
}
