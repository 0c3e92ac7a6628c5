"""Why a value is not there, and where a value that is there comes from (UX §2.24)."""

from __future__ import annotations

from enum import StrEnum


class Absence(StrEnum):
    """The four kinds of absence. They differ from each other and from an empty field."""

    UNKNOWN = "unknown"
    NOT_ASKED = "not_asked"
    REFUSED = "refused"
    NOT_APPLICABLE = "not_applicable"

    @property
    def label(self) -> str:
        """Return the button's word."""
        return _LABELS[self]

    @property
    def printed(self) -> str:
        """Return the wording on a paper."""
        return _PRINTED[self]


_LABELS = {
    Absence.UNKNOWN: "Inconnu",
    Absence.NOT_ASKED: "Non demandé",
    Absence.REFUSED: "Ne souhaite pas répondre",
    Absence.NOT_APPLICABLE: "Sans objet",
}
_PRINTED = {
    Absence.UNKNOWN: "inconnu à ce jour",
    Absence.NOT_ASKED: "non demandé à ce jour",
    Absence.REFUSED: "la personne ne souhaite pas répondre",
    Absence.NOT_APPLICABLE: "sans objet",
}


class Source(StrEnum):
    """What a value rests on."""

    DOCUMENT = "document_seen"
    PERSON = "declared_by_person"
    RELATIVE = "declared_by_relative"
    ESTIMATED = "estimated"
    UNKNOWN = "unknown"

    @property
    def label(self) -> str:
        """Return the French words, lower case, to follow a value in brackets."""
        return _SOURCES[self]


_SOURCES = {
    Source.DOCUMENT: "document vu",
    Source.PERSON: "déclaré par la personne",
    Source.RELATIVE: "déclaré par un proche",
    Source.ESTIMATED: "estimé",
    Source.UNKNOWN: "source inconnue",
}
