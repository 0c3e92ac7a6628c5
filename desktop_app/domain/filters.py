"""Which dossiers a view keeps: criteria joined by ET or OU, each sayable in words (UX S04-AC2)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from desktop_app.domain.dates import PartialDate, age_at
from desktop_app.domain.dossier import DossierState
from desktop_app.domain.ecrit import EcritState
from desktop_app.domain.french import join_words, plural
from desktop_app.domain.ids import DossierId
from desktop_app.domain.saved_view import Criterion, Join

NO_NEWS_DAYS = 30  # « Sans nouvelle depuis 30 jours », the shipped view of UX §2.4


class Subject(StrEnum):
    """What a criterion looks at."""

    STATE = "state"
    PLACE = "place"
    PLACE_KIND = "place_kind"
    TERRITORY = "territory"
    AGE = "age"
    LANGUAGE = "language"
    NATIONALITY = "nationality"
    MOTIVE = "motive"
    FOLLOWED_BY = "followed_by"
    NEWS = "news"
    REMINDER = "reminder"
    ECRIT = "ecrit"
    COMPLETENESS = "completeness"
    OPENED = "opened"

    @property
    def label(self) -> str:
        """Return the French label."""
        return _SUBJECTS[self]


_SUBJECTS = {
    Subject.STATE: "État du dossier",
    Subject.PLACE: "Lieu de vie",
    Subject.PLACE_KIND: "Type de lieu",
    Subject.TERRITORY: "Département",
    Subject.AGE: "Âge",
    Subject.LANGUAGE: "Langue",
    Subject.NATIONALITY: "Nationalité",
    Subject.MOTIVE: "Motif",
    Subject.FOLLOWED_BY: "Suivi par",
    Subject.NEWS: "Dernière nouvelle",
    Subject.REMINDER: "Échéance à venir",
    Subject.ECRIT: "Écrit",
    Subject.COMPLETENESS: "Informations",
    Subject.OPENED: "Ouvert",
}


class Operator(StrEnum):
    """How a criterion compares."""

    IS = "is"
    IS_NOT = "is_not"
    UNKNOWN = "unknown"
    FROM_TO = "from_to"
    NONE_SINCE = "none_since"
    SINCE = "since"
    NONE = "none"
    SOME = "some"


LISTED = (Operator.IS, Operator.IS_NOT, Operator.UNKNOWN)
OPERATORS: Mapping[Subject, tuple[Operator, ...]] = {
    Subject.STATE: (Operator.IS,),
    Subject.PLACE: LISTED,
    Subject.PLACE_KIND: LISTED,
    Subject.TERRITORY: LISTED,
    Subject.AGE: (Operator.FROM_TO, Operator.UNKNOWN),
    Subject.LANGUAGE: LISTED,
    Subject.NATIONALITY: LISTED,
    Subject.MOTIVE: LISTED,
    Subject.FOLLOWED_BY: LISTED,
    Subject.NEWS: (Operator.NONE_SINCE, Operator.SINCE),
    Subject.REMINDER: (Operator.NONE, Operator.SOME),
    Subject.ECRIT: (Operator.IS, Operator.IS_NOT, Operator.NONE),
    Subject.COMPLETENESS: (Operator.SOME, Operator.NONE),
    Subject.OPENED: (Operator.SINCE, Operator.NONE_SINCE),
}
"""What can be asked of each subject. The values of SINCE and NONE_SINCE are numbers of days."""

_OPERATOR_WORDS = {
    Operator.IS: "est",
    Operator.IS_NOT: "n’est pas",
    Operator.UNKNOWN: "non indiqué",
    Operator.FROM_TO: "entre",
    Operator.NONE_SINCE: "il y a plus de",
    Operator.SINCE: "il y a moins de",
    Operator.NONE: "aucun",
    Operator.SOME: "au moins un",
}
_SHORT = {
    (Subject.REMINDER, Operator.NONE): "sans échéance à venir",
    (Subject.REMINDER, Operator.SOME): "avec une échéance à venir",
    (Subject.COMPLETENESS, Operator.SOME): "à compléter",
    (Subject.COMPLETENESS, Operator.NONE): "rien à compléter",
    (Subject.ECRIT, Operator.NONE): "sans écrit",
}


def operator_label(subject: Subject, operator: Operator) -> str:
    """Return the French words of an operator as the list of choices shows them."""
    words = _SHORT.get((subject, operator), _OPERATOR_WORDS[operator])
    if subject is Subject.NEWS and operator is Operator.NONE_SINCE:
        return "aucune depuis plus de"
    return words


@dataclass(frozen=True, slots=True)
class DossierFacts:
    """What criteria look at of one dossier; ``births`` are those that are known.

    ``last_news`` is the last day observed or entered; ``next_date`` is the last day of what is to
    do, ``next_due`` the first one, past or to come. ``to_complete`` is ``None`` when it was not
    asked for: reading it costs more than all the rest.
    """

    id: DossierId
    state: DossierState
    opened_on: date | None = None
    places: frozenset[str] = frozenset()
    place_kinds: frozenset[str] = frozenset()
    territories: frozenset[str] = frozenset()
    births: tuple[PartialDate, ...] = ()
    languages: frozenset[str] = frozenset()
    nationalities: frozenset[str] = frozenset()
    motives: frozenset[str] = frozenset()
    followed_by: frozenset[str] = frozenset()
    last_news: date | None = None
    next_date: date | None = None
    next_due: date | None = None
    ecrits: frozenset[str] = frozenset()
    to_complete: bool | None = None


_SETS: Mapping[Subject, Callable[[DossierFacts], frozenset[str]]] = {
    Subject.STATE: lambda facts: frozenset((facts.state.value,)),
    Subject.PLACE: lambda facts: facts.places,
    Subject.PLACE_KIND: lambda facts: facts.place_kinds,
    Subject.TERRITORY: lambda facts: facts.territories,
    Subject.LANGUAGE: lambda facts: facts.languages,
    Subject.NATIONALITY: lambda facts: facts.nationalities,
    Subject.MOTIVE: lambda facts: facts.motives,
    Subject.FOLLOWED_BY: lambda facts: facts.followed_by,
    Subject.ECRIT: lambda facts: facts.ecrits,
}


def matches(
    criteria: Sequence[Criterion], joined_by: Join, facts: DossierFacts, today: date
) -> bool:
    """Tell whether a dossier answers; without criteria every one does.

    A criterion of an unknown subject, from a newer release, keeps every dossier: nothing hides.
    """
    if not criteria:
        return True
    kept = (_answers(criterion, facts, today) for criterion in criteria)
    return all(kept) if joined_by is Join.ALL else any(kept)


def _answers(criterion: Criterion, facts: DossierFacts, today: date) -> bool:
    try:
        subject, operator = Subject(criterion.subject), Operator(criterion.operator)
    except ValueError:
        return True
    if subject in _SETS:
        return _set_answers(operator, _SETS[subject](facts), frozenset(criterion.values))
    if subject is Subject.AGE:
        return _age_answers(operator, facts.births, criterion.values, today)
    if subject is Subject.REMINDER:
        coming = facts.next_date is not None and facts.next_date >= today
        return coming is (operator is Operator.SOME)
    if subject is Subject.COMPLETENESS:
        return bool(facts.to_complete) is (operator is Operator.SOME)
    day = facts.last_news if subject is Subject.NEWS else facts.opened_on
    return _day_answers(operator, day, criterion.values, today)


def _set_answers(operator: Operator, held: frozenset[str], asked: frozenset[str]) -> bool:
    if operator in (Operator.UNKNOWN, Operator.NONE):
        return not held
    return bool(held & asked) is (operator is Operator.IS)


def _age_answers(
    operator: Operator, births: tuple[PartialDate, ...], values: tuple[str, ...], today: date
) -> bool:
    ages = [age for age in (age_at(birth, today) for birth in births) if age is not None]
    if operator is Operator.UNKNOWN:
        return not ages
    least, greatest = (*map(_number, values), None, None)[:2]
    return any(
        (greatest is None or age.low <= greatest) and (least is None or age.high >= least)
        for age in ages
    )


def _day_answers(
    operator: Operator, day: date | None, values: tuple[str, ...], today: date
) -> bool:
    days = _number(values[0]) if values else None
    if days is None:
        return True
    recent = day is not None and day > today - timedelta(days=days)
    return recent is (operator is Operator.SINCE)


def _number(value: str) -> int | None:
    return int(value) if value.isdecimal() and len(value) < 6 else None


def is_complete(criterion: Criterion) -> bool:
    """Tell whether a criterion asks something: one that is being made keeps every dossier."""
    try:
        subject, operator = Subject(criterion.subject), Operator(criterion.operator)
    except ValueError:
        return True
    if operator not in OPERATORS[subject]:
        return False
    if operator in (Operator.SINCE, Operator.NONE_SINCE):
        return bool(criterion.values) and _number(criterion.values[0]) is not None
    if operator is Operator.FROM_TO:
        return any(_number(value) is not None for value in criterion.values)
    return bool(criterion.values) or operator not in (Operator.IS, Operator.IS_NOT)


def needs_completeness(criteria: Sequence[Criterion]) -> bool:
    """Tell whether ``DossierFacts.to_complete`` has to be read for these criteria."""
    return any(criterion.subject == Subject.COMPLETENESS for criterion in criteria)


def in_words(
    criteria: Sequence[Criterion], joined_by: Join, name: Callable[[Subject, str], str]
) -> str:
    """Return « actifs ET lieu de vie : Les Acacias »; ``name`` gives a value's French words."""
    return f" {joined_by.label} ".join(criterion_in_words(item, name) for item in criteria)


def criterion_in_words(criterion: Criterion, name: Callable[[Subject, str], str]) -> str:
    """Return one criterion in words."""
    try:
        subject, operator = Subject(criterion.subject), Operator(criterion.operator)
    except ValueError:
        return "critère d’une version plus récente"
    values = join_words([name(subject, value) for value in criterion.values], "ou")
    if (subject, operator) in _SHORT:
        return _SHORT[subject, operator]
    if subject is Subject.STATE:
        return values or "état à choisir"
    label = subject.label[0].lower() + subject.label[1:]
    if operator is Operator.UNKNOWN:
        return f"{label} non indiqué{'e' if subject in _FEMININE else ''}"
    if subject is Subject.AGE:
        return _age_in_words(criterion.values)
    if operator in (Operator.SINCE, Operator.NONE_SINCE):
        return _days_in_words(subject, operator, criterion.values)
    return f"{label}{' autre que' if operator is Operator.IS_NOT else chr(0xA0) + ':'} {values}"


_FEMININE = frozenset({Subject.LANGUAGE, Subject.NATIONALITY})


def _age_in_words(values: tuple[str, ...]) -> str:
    least, greatest = (*values, "", "")[:2]
    if least and greatest:
        return f"entre {least} et {greatest} ans"
    if greatest:
        return f"{greatest} ans au plus"
    return f"{least} ans au moins" if least else "âge connu"


def _days_in_words(subject: Subject, operator: Operator, values: tuple[str, ...]) -> str:
    days = _number(values[0]) if values else None
    span = "quelque temps" if days is None else plural(days, "jour", "jours")
    if subject is Subject.NEWS:
        late = operator is Operator.NONE_SINCE
        return f"{'sans nouvelle depuis' if late else 'nouvelle depuis moins de'} {span}"
    return f"ouvert il y a {'plus' if operator is Operator.NONE_SINCE else 'moins'} de {span}"


def value_choices(subject: Subject) -> tuple[tuple[str, str], ...]:
    """Return the (code, French words) that a subject can have, for those that are fixed."""
    if subject is Subject.STATE:
        return (("active", "actifs"), ("archived", "archivés"))
    if subject is Subject.ECRIT:
        return tuple((state.value, state.label) for state in EcritState)
    return ()
