"""What a field of the data dictionary is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a field is typed and what it becomes in the context."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    DATE = "date"
    PHONE = "phone"
    EMAIL = "email"
    CHOICE = "choice"
    CHOICES = "choices"
    NUMBER = "number"
    YES_NO = "yes_no"
    TEXTS = "texts"
    RECORDS = "records"


class Origin(StrEnum):
    """Where the value comes from: what the badge of the composer says (UX §2.9)."""

    ORGANISATION = "organisation"
    AUTHOR = "author"
    PERSON = "person"
    FAMILY = "family"
    DOSSIER = "dossier"
    OBSERVATION = "observation"
    ECRIT = "ecrit"
    DIRECTORY = "directory"
    COMPUTED = "computed"

    @property
    def label(self) -> str:
        """Return the French words of the badge."""
        return _ORIGINS[self]


_ORIGINS = {
    Origin.ORGANISATION: "association",
    Origin.AUTHOR: "profil du rédacteur",
    Origin.PERSON: "fiche",
    Origin.FAMILY: "fiche d’un proche",
    Origin.DOSSIER: "dossier",
    Origin.OBSERVATION: "observation",
    Origin.ECRIT: "saisi ici",
    Origin.DIRECTORY: "annuaire",
    Origin.COMPUTED: "calculé",
}


@dataclass(frozen=True, slots=True)
class Help:
    """Three kinds of help, kept apart as in the Haut-Rhin form (crip.md §2.1).

    ``instruction`` (consigne) says what to write, ``method`` (méthode) how to write it well,
    ``law`` (cadre) which rule it answers to, with its article.
    """

    instruction: str = ""
    method: str = ""
    law: str = ""


@dataclass(frozen=True, slots=True)
class Field:
    """One datum that a model may print.

    ``key`` is what is written in a model: ``motif``, ``organisme.nom``, or ``enfants[].nom`` for
    what is repeated (``{% for enfant in enfants %}{{ enfant.nom }}``). It is French because the
    people who write models are. ``expected`` fields print « non renseigné » when nothing is known;
    the others print nothing. ``sensitive`` asks for minimisation (art. 9 RGPD, crip.md §3.2).
    A choice is kept by its code; several codes are joined by ``|``. In a context the code of
    ``urgence`` is ``urgence_code`` and its words are ``urgence``.
    """

    key: str
    label: str
    kind: Kind
    origin: Origin
    example: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    help: Help = Help()
    expected: bool = False
    sensitive: bool = False

    @property
    def group(self) -> str:
        """Return the list the field is repeated in (``enfants``), empty if it is not."""
        head, bracket, _ = self.key.partition("[]")
        return head if bracket else ""

    def choice_label(self, code: str) -> str:
        """Return the words of ``code``; a code that is not in the list is given back as it is."""
        return dict(self.choices).get(code, code)

    def words(self, codes: str) -> tuple[str, ...]:
        """Return the words of codes joined by ``|``, in the order of the list of choices."""
        picked = [code for code in codes.split("|") if code]
        order = [code for code, _ in self.choices]
        picked.sort(key=lambda code: order.index(code) if code in order else len(order))
        return tuple(self.choice_label(code) for code in picked)
