"""What the window is told about models: shipped ones, own ones, their fields, a trial."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from desktop_app.documents.fields import FIELDS, GROUPS, Field, Kind, Origin
from desktop_app.documents.model_report import Problem, Report, Severity
from desktop_app.documents.own_description import Description
from desktop_app.domain.french import plural, unaccented
from desktop_app.domain.own_model import OwnModel
from desktop_app.services.paper_views import PageView

__all__ = [
    "AGE_RULES",
    "OTHER_KIND",
    "RECIPIENTS",
    "Description",
    "ModelLine",
    "ModelView",
    "Outcome",
    "PickedField",
    "Problem",
    "Report",
    "Severity",
    "Trial",
    "TrialCase",
    "TrialField",
    "field_label",
    "picked_fields",
]

RECIPIENTS = (
    ("crip", "CRIP d’un département"),
    ("procureur", "Procureur de la République"),
    ("structure", "Structure d’accompagnement"),
    ("avocat", "Avocate ou avocat"),
    ("parents", "Titulaires de l’autorité parentale"),
    ("personne", "Personne concernée"),
    ("interne", "Équipe de l’association"),
    ("libre", "Autre destinataire"),
)
AGE_RULES = (
    ("minor", "Pour une personne mineure ou d’âge incertain"),
    ("adult", "Pour une personne majeure"),
    ("any", "Quel que soit l’âge"),
)
OTHER_KIND = ("ecrit", "Autre écrit")
_VARIABLES = {"autres_mineurs": "mineur", "foyer": "personne", "fondement_juridique": "article"}
_GROUPS_OF_HEADS = {
    "organisme": "Association",
    "redacteur": "Rédacteur",
    "destinataire": "Destinataire",
    "territoire": "Destinataire",
    "ecrit": "Cet écrit",
}
_GROUPS_OF_ORIGINS = {
    Origin.DOSSIER: "Dossier et famille",
    Origin.ECRIT: "Cet écrit",
    Origin.PERSON: "Personne",
    Origin.FAMILY: "Dossier et famille",
}


@dataclass(frozen=True, slots=True)
class PickedField:
    """A field of the dictionary as the picker offers it.

    ``code`` is what is pasted into Word; ``around`` are the two paragraphs of the loop that it
    needs, empty for a field that is not repeated; ``conditions`` are the choices with their code.
    """

    key: str
    label: str
    example: str
    group: str
    code: str
    around: tuple[str, str] | None = None
    conditions: tuple[tuple[str, str], ...] = ()
    help: str = ""

    def matches(self, words: str) -> bool:
        """Tell whether the field is looked for by ``words``."""
        text = unaccented(f"{self.label} {self.key} {self.group} {self.example}")
        return all(part in text for part in unaccented(words).split())


def picked_fields() -> tuple[PickedField, ...]:
    """Return every field of the dictionary, group by group."""
    found = [_picked(each) for each in FIELDS.values()]
    order = list(dict.fromkeys(each.group for each in found))
    return tuple(sorted(found, key=lambda each: order.index(each.group)))


def field_label(key: str) -> str:
    """Return the French label of a field with its group: « Nom (Enfants concernés) »."""
    each = FIELDS[key]
    return f"{each.label} ({group_words(each)})" if each.group else each.label


def variable_of(group: str) -> str:
    """Return the name of one record of a list: ``enfant`` for ``enfants``."""
    name = _VARIABLES.get(group) or group.removesuffix("s")
    return "element" if name == group else name


def group_words(each: Field) -> str:
    """Return under which title the picker shows a field."""
    if each.group:
        return GROUPS.get(each.group, each.group)
    head = each.key.partition(".")[0] if "." in each.key else ""
    return _GROUPS_OF_HEADS.get(head) or _GROUPS_OF_ORIGINS.get(each.origin, "Cet écrit")


def _picked(each: Field) -> PickedField:
    name = variable_of(each.group) if each.group else ""
    written = f"{name}.{each.key.partition('[].')[2]}" if name else each.key
    loop = (f"{{%p for {name} in {each.group} %}}", "{%p endfor %}") if name else None
    choices = each.choices if each.kind is Kind.CHOICE else ()
    return PickedField(
        key=each.key,
        label=each.label,
        example=_example(each),
        group=group_words(each),
        code=f"{{{{ {written} }}}}",
        around=loop,
        conditions=tuple(
            (f'{{%p if {written}_code == "{code}" %}}', words) for code, words in choices
        ),
        help=each.help.instruction,
    )


def _example(each: Field) -> str:
    if each.kind in (Kind.CHOICE, Kind.CHOICES):
        return ", ".join(each.words(each.example))
    return "oui" if each.kind is Kind.YES_NO else each.example


@dataclass(frozen=True, slots=True)
class ModelLine:
    """A model in the list. ``state`` is in words; ``own`` ones can be changed."""

    id: str
    title: str
    own: bool
    state: str
    offered: bool
    replaces: str = ""


@dataclass(frozen=True, slots=True)
class ModelView:
    """One model. ``versions`` are the rows of one's own, the latest first, none if it is shipped.

    ``row`` is the version shown. ``kinds`` are the kinds of écrits that it may be.
    """

    id: str
    title: str
    version: str
    state: str
    description: Description
    report: Report
    row: OwnModel | None = None
    versions: tuple[OwnModel, ...] = ()
    kinds: tuple[tuple[str, str], ...] = ()
    shipped: tuple[tuple[str, str], ...] = ()
    replaced_by: str = ""
    source: str = ""

    @property
    def own(self) -> bool:
        """Tell whether the association made it."""
        return self.row is not None

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """Return what keeps the model from being published."""
        return tuple(each for each in self.report.problems if each.severity is Severity.BLOCKING)


class TrialCase(StrEnum):
    """A fictional dossier on which a model is tried."""

    ORDINARY = "ordinary"
    ALMOST_EMPTY = "almost_empty"
    NINE_SIBLINGS = "nine_siblings"

    @property
    def label(self) -> str:
        """Return the French words."""
        return _CASES[self]


_CASES = {
    TrialCase.ORDINARY: "Un dossier ordinaire",
    TrialCase.ALMOST_EMPTY: "Un dossier presque vide",
    TrialCase.NINE_SIBLINGS: "Une famille de neuf enfants",
}


class Outcome(StrEnum):
    """What became of a field in a trial."""

    PRINTED = "printed"
    EMPTY = "empty"
    CUT = "cut"
    ABSENT = "absent"

    @property
    def label(self) -> str:
        """Return the French words."""
        return _OUTCOMES[self]


_OUTCOMES = {
    Outcome.PRINTED: "rempli",
    Outcome.EMPTY: "vide",
    Outcome.CUT: "coupé",
    Outcome.ABSENT: "non imprimé",
}


@dataclass(frozen=True, slots=True)
class TrialField:
    """What a field printed. ``over`` is the number of characters that the page has no room for."""

    key: str
    label: str
    outcome: Outcome
    shown: str
    over: int = 0

    @property
    def words(self) -> str:
        """Return the outcome in words."""
        if self.outcome is Outcome.CUT:
            return f"dépasse de {plural(self.over, 'caractère', 'caractères')}"
        return self.outcome.label


@dataclass(frozen=True, slots=True)
class Trial:
    """A model filled with a fictional dossier: its pages, and what became of each field."""

    case: TrialCase
    pages: tuple[PageView, ...]
    fields: tuple[TrialField, ...]
    engine: str
    simplified: bool
    pdf: bytes = field(default=b"", repr=False)

    @property
    def sentence(self) -> str:
        """Return how many fields are in each state."""
        return ", ".join(self._counts()) + "."

    def _counts(self) -> Iterator[str]:
        yield plural(len(self.pages), "page", "pages")
        for outcome, one, many in (
            (Outcome.PRINTED, "champ rempli", "champs remplis"),
            (Outcome.EMPTY, "champ vide", "champs vides"),
            (Outcome.CUT, "champ coupé", "champs coupés"),
            (Outcome.ABSENT, "champ non imprimé", "champs non imprimés"),
        ):
            count = sum(each.outcome is outcome for each in self.fields)
            if count or outcome is Outcome.PRINTED:
                yield plural(count, one, many)
