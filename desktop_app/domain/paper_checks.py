"""The checks of an écrit: what holds back its validation, what its model asks, what to read again.

Pure: today is an argument. Nothing here ever holds back a save (UX P4).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from desktop_app.domain.french import NBSP, of
from desktop_app.domain.ids import ObservationId, PersonId
from desktop_app.domain.observation import Observation
from desktop_app.domain.paper_finding import Finding, PlacedText, Rule, Spot, Weight
from desktop_app.domain.paper_names import informants, left_out, third_persons
from desktop_app.domain.paper_quotes import reworded
from desktop_app.domain.paper_sensitive import sensitive
from desktop_app.domain.paper_voices import wording
from desktop_app.domain.person import Person

POINTS: Mapping[str, Rule] = {
    "organisme.nom": Rule.SENDER,
    "redacteur.rappel": Rule.SENDER,
    "enfants[].peut_etre_retrouve": Rule.FINDABLE,
    "au_moins_un_fait_date": Rule.DATED,
    "famille_informee": Rule.FAMILY,
    "famille_non_informee_raison": Rule.FAMILY,
    "redacteur.nom": Rule.SIGNATURE,
}
"""The fields without which an écrit is not validated, where its model has them (crip.md §7.4)."""

_SAID = {
    "organisme.nom": "L’association qui écrit n’est pas nommée.",
    "redacteur.rappel": "Il n’y a ni téléphone ni courriel pour rappeler.",
    "enfants[].peut_etre_retrouve": "Il manque de quoi retrouver l’enfant"
    f"{NBSP}: un nom, et une adresse, un repère ou une école.",
    "au_moins_un_fait_date": "Il faut au moins un fait ou une parole avec sa date.",
    "famille_informee": "Dites si la famille est informée de cet écrit"
    f"{NBSP}: oui, non, pas encore.",
    "famille_non_informee_raison": "Dites pourquoi la famille n’est pas informée.",
    "redacteur.nom": "La personne qui signe n’est pas nommée.",
}
_ORDER = tuple(Weight)


@dataclass(frozen=True, slots=True)
class Lacking:
    """A field without an answer; ``whose`` names the person it is about."""

    spot: Spot
    label: str
    whose: str = ""


@dataclass(frozen=True, slots=True)
class CheckedPaper:
    """All that the checks look at.

    ``texts`` are what the écrit prints, in its order; ``sensitive_labels`` its sensitive fields by
    key. ``children`` is where the persons are picked in an écrit about children, ``None`` in
    another; ``family`` is where the other children of the home are told of.
    """

    texts: tuple[PlacedText, ...]
    persons: tuple[Person, ...]
    picked: frozenset[PersonId]
    observations: tuple[Observation, ...]
    quoted: frozenset[ObservationId]
    today: date
    lacking: tuple[Lacking, ...] = ()
    sensitive_labels: Mapping[str, str] = field(default_factory=dict)
    children: Spot | None = None
    family: Spot | None = None
    family_known: bool = False
    unagreed: tuple[str, ...] = ()
    unagreed_spot: Spot = field(default_factory=Spot)


def check(paper: CheckedPaper) -> tuple[Finding, ...]:
    """Return what there is to say of an écrit, the heaviest first, then in its own order."""
    found = dict.fromkeys(
        (
            *_lacking(paper.lacking),
            *_unagreed(paper),
            *(finding for text in paper.texts for finding in wording(text)),
            *reworded(paper.texts, paper.observations),
            *third_persons(paper.texts, paper.persons, paper.picked),
            *informants(paper.texts, _quoted(paper), paper.persons, paper.picked),
            *sensitive(paper.texts, paper.sensitive_labels),
            *_children(paper),
        )
    )
    return tuple(sorted(found, key=lambda finding: _ORDER.index(finding.weight)))


def blocking(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return those that hold back the validation."""
    return tuple(finding for finding in findings if finding.weight is Weight.BLOCKING)


def _lacking(lacking: Iterable[Lacking]) -> Iterator[Finding]:
    for item in lacking:
        about = f" ({item.whose})" if item.whose else ""
        point = POINTS.get(item.spot.key)
        if point is None:
            words = f"{item.label}{about}"
            yield Finding(Rule.REQUIRED, Weight.REQUIRED, words, item.spot)
        else:
            words = f"{_SAID[item.spot.key].removesuffix('.')}{about}."
            yield Finding(point, Weight.BLOCKING, words, item.spot)


def _unagreed(paper: CheckedPaper) -> Iterator[Finding]:
    for name in paper.unagreed:
        words = (
            f"Aucun accord {of(name)} n’est noté. Sans accord, cet écrit ne part pas avec son nom"
            f"{NBSP}; demander un avis sans nom reste possible."
        )
        yield Finding(Rule.AGREEMENT, Weight.BLOCKING, words, paper.unagreed_spot)


def _quoted(paper: CheckedPaper) -> Iterator[Observation]:
    return (item for item in paper.observations if item.id in paper.quoted)


def _children(paper: CheckedPaper) -> Iterator[Finding]:
    if paper.children is None:
        return
    yield from left_out(
        paper.persons,
        paper.picked,
        paper.today,
        paper.children,
        paper.family,
        family_known=paper.family_known,
    )
