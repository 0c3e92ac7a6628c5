"""What the check of a model says: each problem in its place, and what was perhaps meant."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """``BLOCKING`` models cannot be used; ``ATTENTION`` is for the eye of a person."""

    BLOCKING = "blocking"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where in the document, what was found, what was perhaps meant.

    ``suggestion`` is what to write instead: a field, or what stands between the braces.
    """

    severity: Severity
    where: str
    found: str
    suggestion: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. ``fields`` are the keys of the dictionary that the model uses.

    ``refused``: the file did not pass the gate; nothing in it was read.
    """

    ok: bool
    problems: tuple[Problem, ...]
    fields: tuple[str, ...]
    refused: bool = False


def blocking(where: str, found: str, message: str, suggestion: str = "") -> Problem:
    """Return a problem that keeps the model from being used."""
    return Problem(Severity.BLOCKING, where, found, suggestion, message)


def attention(where: str, found: str, message: str, suggestion: str = "") -> Problem:
    """Return a problem for the eye of a person."""
    return Problem(Severity.ATTENTION, where, found, suggestion, message)
