"""Who is named in an écrit without being in it, and which child is left out. Advice only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from desktop_app.domain.folding import fold
from desktop_app.domain.french import NBSP, of
from desktop_app.domain.ids import PersonId
from desktop_app.domain.majority import is_minor
from desktop_app.domain.names import display_name
from desktop_app.domain.observation import Observation, Voice
from desktop_app.domain.paper_finding import Finding, PlacedText, Rule, Spot, Weight
from desktop_app.domain.person import Person

_WORD = re.compile(r"[^\W\d_]+")
_LEAST_LETTERS = 3
_NO_NAMES = frozenset(
    (
        *("une", "des", "les", "son", "ses", "leur", "leurs", "notre", "votre", "mon", "sur"),
        *("dans", "chez", "mme", "mlle", "mrs", "madame", "monsieur", "mademoiselle", "docteur"),
        *("maitre", "dit", "dite", "pere", "mere", "frere", "soeur", "fils", "fille", "oncle"),
        *("tante", "cousin", "cousine", "grand", "petit", "petite"),
    )
)
_ROLES = (
    *("enseign", "direct", "voisin", "medecin", "infirmi", "educat", "assistant", "benevole"),
    *("maitresse", "institu", "professeur", "psycholog", "ami", "connaissance", "habitant"),
    *("responsable", "travaill", "interven", "interprete", "agent", "policier", "gendarme"),
)
SIBLINGS_KEY = "composition_familiale"
_LAW = (
    "L’évaluation porte aussi sur les autres mineurs présents au domicile "
    "(article L226-3 du code de l’action sociale et des familles)."
)


def third_persons(
    texts: Sequence[PlacedText], persons: Sequence[Person], picked: frozenset[PersonId]
) -> Iterator[Finding]:
    """Yield the persons of the dossier that a text names although the écrit leaves them out."""
    own = {name for person in persons if person.id in picked for name in _names(person)}
    for person in persons:
        if person.id in picked:
            continue
        found = _first_naming(texts, _names(person) - own)
        if found is not None:
            words = (
                f"Un nom {of(display_name(person))} est dans l’écrit, alors que cette personne "
                f"n’est pas parmi les personnes choisies. Est-ce voulu{NBSP}?"
            )
            yield Finding(Rule.THIRD_PERSON, Weight.ADVICE, words, found.spot)


def informants(
    texts: Sequence[PlacedText],
    observations: Iterable[Observation],
    persons: Sequence[Person],
    picked: frozenset[PersonId],
) -> Iterator[Finding]:
    """Yield who told something and is named in the écrit (crip.md §2.4): the family may read it."""
    by_id = {person.id: person for person in persons}
    own = {name for one in picked if one in by_id for name in _names(by_id[one])}
    told: set[frozenset[str]] = set()
    for item in observations:
        if item.voice is not Voice.REPORTED or item.speaker_id in picked:
            continue
        person = by_id.get(item.speaker_id) if item.speaker_id else None
        names = frozenset((_capitalised(item.speaker) | _names(person)) - own)
        if not names or names in told:
            continue
        found = _first_naming(texts, names)
        if found is not None:
            told.add(names)
            who = item.speaker.strip() or (display_name(person) if person else "")
            words = (
                f"{who} a rapporté des faits et son nom est dans l’écrit. La famille peut le lire"
                f"{NBSP}: le rôle suffit-il{NBSP}?"
            )
            yield Finding(Rule.INFORMANT, Weight.ADVICE, words, found.spot)


def left_out(
    persons: Sequence[Person],
    picked: frozenset[PersonId],
    today: date,
    children: Spot,
    family: Spot | None,
    family_known: bool,
) -> Iterator[Finding]:
    """Yield the minors of the dossier who are not in an écrit about a child.

    ``children`` is where they are picked. With no other minor known, ask once whether there are
    any, at ``family`` where the answer is written.
    """
    minors = [person for person in persons if is_minor(person, today)]
    for person in minors:
        if person.id not in picked:
            words = f"{display_name(person)} n’est pas dans l’écrit. {_LAW}"
            yield Finding(Rule.SIBLING, Weight.ADVICE, words, children)
    if len(minors) == 1 and family is not None and not family_known:
        words = f"Y a-t-il d’autres enfants au lieu de vie{NBSP}? {_LAW}"
        yield Finding(Rule.SIBLING, Weight.ADVICE, words, family)


def _names(person: Person | None) -> set[str]:
    if person is None:
        return set()
    typed = [
        person.birth_name,
        person.usage_name,
        *person.first_names,
        *person.former_names,
        *(alias.text for alias in person.aliases),
    ]
    return {name for text in typed for word in _WORD.findall(text) if (name := _name(word))}


def _capitalised(text: str) -> set[str]:
    """Return the names in « M. Durand, voisin »: words with a capital that are no role."""
    words = [word for word in _WORD.findall(text) if not word[0].islower()]
    return {name for word in words if (name := _name(word)) and not name.startswith(_ROLES)}


def _name(word: str) -> str:
    folded = fold(word)
    long_enough = len(folded) >= _LEAST_LETTERS or not folded.isascii()
    return folded if long_enough and folded not in _NO_NAMES else ""


def _first_naming(texts: Iterable[PlacedText], names: Iterable[str]) -> PlacedText | None:
    wanted = frozenset(names)
    if not wanted:
        return None
    for text in texts:
        for word in _WORD.findall(text.text):
            if not word[0].islower() and fold(word) in wanted:
                return text
    return None
