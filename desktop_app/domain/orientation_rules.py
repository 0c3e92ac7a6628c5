"""Which ways a situation leads to, each with its reasons in words. It proposes; nobody is scored.

Sources: crip.md §1.3 and §1.4, mniop.md §1.4 and §4.2. Several ways may hold together.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from desktop_app.domain.dates import ADULT_AGE, doubted_age_at
from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.ids import PersonId
from desktop_app.domain.majority import is_minor
from desktop_app.domain.orientation import Way
from desktop_app.domain.orientation_guide import Fact, Guide, Lead, Whom
from desktop_app.domain.person import Person, Role

UNCERTAIN_AGE = f"Âge incertain{NBSP}: la personne est traitée comme mineure."
NO_AGREEMENT_YET = (
    f"Son accord n’est pas noté{NBSP}: aucun écrit avec son nom avant. L’écrit peut se préparer."
)
REFUSED = (
    f"La personne n’a pas donné son accord{NBSP}: aucun écrit avec son nom. "
    "Un conseil sans nom reste possible."
)
GO_ON = f"Le refus ne lui retire rien{NBSP}: l’accompagnement continue, et on peut en reparler."
_STRONGER = frozenset({Way.CALL_NOW, Way.PROSECUTOR, Way.CRIP})
"""Beside these, « nothing yet » is not proposed. It can still be chosen."""


@dataclass(frozen=True, slots=True)
class Concerned:
    """A person whom the choice may be about. ``agreement`` is what is known, in words."""

    id: PersonId
    minor: bool
    uncertain: bool = False
    agreed: bool = False
    refused: bool = False
    agreement: str = ""


@dataclass(frozen=True, slots=True)
class Situation:
    """What the rules look at beside what is ticked."""

    minor: bool
    adult: bool = False
    uncertain: bool = False
    agreed: bool = False
    refused: bool = False

    @property
    def named_paper_waits(self) -> bool:
        """Tell whether an adult is concerned whose agreement is not there."""
        return self.adult and not self.agreed


@dataclass(frozen=True, slots=True)
class Proposal:
    """A way that is named first, and why."""

    way: Way
    reasons: tuple[str, ...]
    laws: tuple[str, ...] = ()


def age_is_uncertain(person: Person, on: date) -> bool:
    """Tell whether the person may be under 18 and may be over (UX S08-AC2).

    Nothing is known of the age of another person without a date: that is a doubt too. The age of
    a parent is not doubted because nobody wrote it down.
    """
    if person.birth is None:
        return is_minor(person, on) or person.role is Role.OTHER
    age = doubted_age_at(person.birth, on)
    return age is None or age.low < ADULT_AGE <= age.high


def situation_of(persons: Iterable[Concerned], picked: Iterable[PersonId]) -> Situation:
    """Return the situation of those who are picked: a doubtful age counts as minor.

    Where nobody is picked, nothing is known of the age.
    """
    wanted = set(picked)
    chosen = [one for one in persons if one.id in wanted]
    adults = [one for one in chosen if not one.minor]
    return Situation(
        minor=not chosen or any(one.minor or one.uncertain for one in chosen),
        adult=bool(adults),
        uncertain=any(one.uncertain for one in chosen),
        agreed=bool(adults) and all(one.agreed for one in adults),
        refused=any(one.refused for one in adults),
    )


def proposals(guide: Guide, ticked: Sequence[str], situation: Situation) -> tuple[Proposal, ...]:
    """Return the ways that ``ticked`` leads to, in the order of ``Way``."""
    facts = [fact for fact in guide.facts if fact.code in ticked]
    reasons: dict[Way, list[str]] = {}
    laws: dict[Way, list[str]] = {}
    for fact in facts:
        for way, words in _led(fact, situation):
            reasons.setdefault(way, []).append(words)
            laws.setdefault(way, []).extend(fact.laws)
    _with_age_and_agreement(reasons, situation)
    if reasons.keys() & _STRONGER:
        reasons.pop(Way.NOTHING_YET, None)
    return tuple(
        Proposal(
            way,
            tuple(dict.fromkeys(reasons[way])),
            tuple(dict.fromkeys((*guide.way(way).laws, *laws.get(way, ())))),
        )
        for way in Way
        if way in reasons
    )


def _led(fact: Fact, situation: Situation) -> Iterator[tuple[Way, str]]:
    """Yield each way of a fact, with the words ticked that lead to it and why they do."""
    ticked = f"Coché{NBSP}: {quote(fact.label)}."
    for lead in fact.leads:
        if not _holds(lead, situation):
            continue
        if lead.way is Way.REFERRAL and situation.refused and not situation.minor:
            yield Way.ADVICE, f"{ticked} {REFUSED}"
            yield Way.NOTHING_YET, GO_ON
        else:
            yield lead.way, f"{ticked} {lead.why}"


def _holds(lead: Lead, situation: Situation) -> bool:
    if lead.only is Whom.MINOR:
        return situation.minor
    return lead.only is not Whom.ADULT or situation.adult


def _with_age_and_agreement(reasons: dict[Way, list[str]], situation: Situation) -> None:
    for way in (Way.PROSECUTOR, Way.CRIP, Way.REFERRAL):
        if way in reasons and situation.uncertain:
            reasons[way].append(UNCERTAIN_AGE)
    if Way.REFERRAL in reasons and situation.refused:
        reasons[Way.REFERRAL].append(REFUSED)
    elif Way.REFERRAL in reasons and situation.named_paper_waits:
        reasons[Way.REFERRAL].append(NO_AGREEMENT_YET)
