"""What the register holds beside persons and observations: indicators, agreements, lists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop_app.domain.consent import Consent
from desktop_app.domain.french import NBSP, after_colon
from desktop_app.domain.indication import Indication
from desktop_app.domain.word_lists import ListEntry


@dataclass(frozen=True, slots=True)
class Casework:
    """The indications and agreements of the whole dossier, and the lists that name their codes.

    ``indicators`` is the list as the association has it, in its order, hidden words included.
    """

    indications: tuple[Indication, ...] = ()
    consents: tuple[Consent, ...] = ()
    indicators: tuple[ListEntry, ...] = ()
    points: tuple[ListEntry, ...] = ()
    scopes: tuple[ListEntry, ...] = ()
    reasons: tuple[ListEntry, ...] = ()
    motives: tuple[ListEntry, ...] = ()


def listed_labels(entries: Iterable[ListEntry], codes: Iterable[str]) -> str:
    """Return how ``codes`` read, joined; a code that the list does not know reads as it is."""
    known = {entry.code: entry.label for entry in entries}
    words = [known.get(code, code) for code in codes]
    return f"{NBSP}; ".join((*words[:1], *map(after_colon, words[1:])))
