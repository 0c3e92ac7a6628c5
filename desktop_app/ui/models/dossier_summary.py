"""A dossier in a few lines beside the list (UX §2.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.ecrit import EcritState
from desktop_app.domain.french import NBSP, plural, quote
from desktop_app.services.reference import Reference
from desktop_app.services.views import DossierLine, DossierView, PersonView
from desktop_app.ui.models.dossier_words import last_observed_words
from desktop_app.ui.models.person_words import brief_line, identity_lines, name_words

_MOST_PERSONS = 5
_LONG = 150
_HIDDEN = "Masqué en mode discret."


@dataclass(frozen=True, slots=True)
class Summary:
    """A title and lines of words, one a paragraph."""

    title: str
    lines: tuple[str, ...]


def summary(
    view: DossierView, line: DossierLine, reference: Reference, today: date, *, discreet: bool
) -> Summary:
    """Return who it is about, what was last written, and where the écrits are."""
    if discreet:
        return Summary(line.short, (_HIDDEN,))
    lines = (*_persons(view, line, reference, today), *_last(line, today), *_ecrits(view))
    return Summary(line.label, tuple(part for part in lines if part))


def _persons(
    view: DossierView, line: DossierLine, reference: Reference, today: date
) -> tuple[str, ...]:
    if len(view.persons) == 1:
        return identity_lines(view.persons[0], reference, line.place, today)[:3]
    shown = [_person(item) for item in view.persons[:_MOST_PERSONS]]
    more = len(view.persons) - _MOST_PERSONS
    if more > 0:
        shown.append(f"et {plural(more, 'autre personne', 'autres personnes')}")
    if line.place:
        shown.append(f"Lieu de vie{NBSP}: {line.place}")
    return tuple(shown)


def _person(item: PersonView) -> str:
    brief = brief_line(item)
    name = name_words(item, discreet=False)
    return f"{name} — {brief}" if brief else name


def _last(line: DossierLine, today: date) -> tuple[str, ...]:
    when = last_observed_words(line, today)
    if not when:
        return ("Aucune observation.",)
    said = _whole_words(line.last_words)
    return (f"Dernière observation{NBSP}: {when}", quote(said) if said else "")


def _whole_words(text: str) -> str:
    """Return the beginning of a text, cut between two words and with its « … » if it is long."""
    text = " ".join(text.split())
    if len(text) < _LONG:
        return text
    return f"{text[:_LONG].rsplit(' ', 1)[0]}…"


def _ecrits(view: DossierView) -> tuple[str, ...]:
    states = [item.ecrit.state for item in view.ecrits]
    drafts, sent = states.count(EcritState.DRAFT), states.count(EcritState.TRANSMITTED)
    parts = (
        plural(drafts, "écrit en brouillon", "écrits en brouillon") if drafts else "",
        plural(sent, "écrit transmis", "écrits transmis") if sent else "",
    )
    return (", ".join(part for part in parts if part),)
