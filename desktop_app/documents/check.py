"""Check a model before it is used: hostile or broken constructs, unknown fields, each in its place.

Nothing is executed on a real dossier: the trial at the end fills the dictionary's own examples.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from jinja2 import nodes
from jinja2.exceptions import TemplateAssertionError, TemplateSyntaxError

from desktop_app.documents.docx import fill
from desktop_app.documents.examples import example_context
from desktop_app.documents.field_paths import KNOWN, is_list, is_text, nearest, path_of, paths
from desktop_app.documents.gate import inspect
from desktop_app.documents.missing import Missing, missing
from desktop_app.documents.model_tags import HalfTag, Tag, tags_by_part, traces
from desktop_app.documents.sandbox import FILTERS, ForbiddenSyntax, ModelEnvironment
from desktop_app.domain.french import quote
from desktop_app.errors import ModelRefused

__all__ = ["Missing", "Problem", "Report", "Severity", "check_model", "missing"]

_FOR = re.compile(r"^for\s+(\w+)\s+in\s+(.+)$", re.DOTALL)
_CONDITION = re.compile(r"^(if|elif)\s+(.+)$", re.DOTALL)
_CELL = re.compile(r"^(colspan|cellbg)\s+(.+)$", re.DOTALL)
_CLOSES = {"endif": "if", "endfor": "for"}
_MARKS = {"vm", "hm"}


class Severity(StrEnum):
    """``BLOCKING`` models cannot be used; ``ATTENTION`` is for the eye of a person."""

    BLOCKING = "blocking"
    ATTENTION = "attention"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to mend: where in the document, what was found, what was perhaps meant."""

    severity: Severity
    where: str
    found: str
    suggestion: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of a check. ``fields`` are the keys of the dictionary that the model uses."""

    ok: bool
    problems: tuple[Problem, ...]
    fields: tuple[str, ...]


def check_model(model: bytes) -> Report:
    """Return everything that is wrong with a Word model, never an exception for a bad one."""
    try:
        inspect(model)
    except ModelRefused as refusal:
        return Report(False, (_blocking("", "", refusal.sentence),), ())
    reader = _Reader()
    for tags in tags_by_part(model):
        reader.read_part(tags)
    problems = [*reader.problems, *_traces(model)]
    if not any(each.severity is Severity.BLOCKING for each in problems):
        problems += _trial(model)
    ok = not any(each.severity is Severity.BLOCKING for each in problems)
    return Report(ok, tuple(problems), tuple(sorted(reader.fields)))


@dataclass
class _Block:
    """An open ``if`` or ``for`` and what its variable stood for outside."""

    kind: str
    tag: Tag
    scope: dict[str, str]


@dataclass
class _Reader:
    """Read the instructions of a model in order and keep what is wrong with them."""

    problems: list[Problem] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    scope: dict[str, str] = field(default_factory=dict)
    blocks: list[_Block] = field(default_factory=list)
    environment: ModelEnvironment = field(default_factory=ModelEnvironment)

    def read_part(self, tags: list[Tag | HalfTag]) -> None:
        """Read one part: its blocks open and close inside it."""
        self.scope, self.blocks = {}, []
        for tag in tags:
            if isinstance(tag, HalfTag):
                self._problem(tag, "Cette accolade n’a pas sa pareille dans le même paragraphe.")
            elif tag.shown:
                self._shown(tag)
            else:
                self._done(tag)
        for block in self.blocks:
            self._problem(block.tag, f"Il manque {quote('{% end' + block.kind + ' %}')}.")

    def _shown(self, tag: Tag) -> None:
        if tag.prefix:
            self._problem(
                tag,
                f"{quote('{{' + tag.prefix)} n’est pas accepté : le texte serait perdu.",
                f"{{{{ {tag.code} }}}}",
            )
            return
        tree = self._expression(tag, tag.code)
        printed = tree and path_of(tree, self.scope)
        if printed and printed in KNOWN and not is_text(printed):
            self._problem(
                tag,
                "Ce champ est une liste ou un groupe : il se répète, ou s’affiche par partie.",
                nearest(f"{printed}.nom", self.scope),
            )

    def _done(self, tag: Tag) -> None:
        loop, condition, cell = (each.match(tag.code) for each in (_FOR, _CONDITION, _CELL))
        if loop:
            self._open_loop(tag, loop[1], loop[2])
        elif condition:
            if condition[1] == "if":
                self._open(tag, "if")
            self._expression(tag, condition[2])
        elif cell:
            self._expression(tag, cell[2])
        elif tag.code in _CLOSES:
            self._close(tag, _CLOSES[tag.code])
        elif tag.code == "else":
            if not self.blocks:
                self._problem(tag, f"{quote('else')} est hors d’une condition.")
        elif tag.code not in _MARKS:
            self._problem(
                tag,
                "Instruction refusée : un modèle peut afficher, répéter et poser une condition.",
            )

    def _open(self, tag: Tag, kind: str) -> None:
        self.blocks.append(_Block(kind, tag, dict(self.scope)))

    def _open_loop(self, tag: Tag, name: str, source: str) -> None:
        tree = self._expression(tag, source)
        self._open(tag, "for")
        path = path_of(tree, self.scope) if tree else None
        if path and path in KNOWN and not is_list(path):
            self._problem(tag, "Ce champ n’est pas une liste : il ne se répète pas.")
        self.scope = {**self.scope, name: f"{path}[]" if path else name}

    def _close(self, tag: Tag, kind: str) -> None:
        if not self.blocks or self.blocks[-1].kind != kind:
            self._problem(tag, f"{quote(tag.code)} ne ferme rien.")
            return
        self.scope = self.blocks.pop().scope

    def _expression(self, tag: Tag, code: str) -> nodes.Node | None:
        """Parse an expression and check its fields; ``None`` when it cannot be read."""
        source = f"{{{{ {code} }}}}"
        try:
            tree = self.environment.parse(source)
            self.environment.compile(source)
        except ForbiddenSyntax as refusal:
            self._problem(tag, refusal.sentence)
            return None
        except TemplateAssertionError:
            self._problem(tag, f"Filtre inconnu. Filtres possibles : {', '.join(FILTERS)}.")
            return None
        except (TemplateSyntaxError, RecursionError):
            self._problem(tag, "Cette instruction ne peut pas être lue.")
            return None
        for path in paths(tree, self.scope):
            self._field(tag, path)
        output = tree.body[0] if tree.body else None
        return output.nodes[0] if isinstance(output, nodes.Output) else None

    def _field(self, tag: Tag, path: str) -> None:
        if path in KNOWN:
            self.fields.add(path)
            return
        near = nearest(path, self.scope)
        hint = f" Vouliez-vous écrire {quote(near)} ?" if near else ""
        self._problem(tag, f"Champ inconnu : {quote(path)}.{hint}", near)

    def _problem(self, tag: Tag | HalfTag, message: str, suggestion: str = "") -> None:
        self.problems.append(_blocking(tag.where, tag.found, message, suggestion))


def _blocking(where: str, found: str, message: str, suggestion: str = "") -> Problem:
    return Problem(Severity.BLOCKING, where, found, suggestion, message)


def _traces(model: bytes) -> Iterator[Problem]:
    left = traces(model)
    for tag in left.hidden:
        yield _blocking(tag.where, tag.found, "Ce champ est dans un texte caché ou barré.")
    for tag in left.ignored:
        message = "Rien n’est rempli à cet endroit : déplacez ce champ dans le texte."
        yield Problem(Severity.ATTENTION, tag.where, tag.found, "", message)
    if left.revisions:
        message = "Le modèle garde un suivi des modifications : acceptez-les dans Word."
        yield Problem(Severity.ATTENTION, "", "", "", message)
    if left.comments:
        message = "Le modèle garde des commentaires : retirez-les dans Word."
        yield Problem(Severity.ATTENTION, "", "", "", message)


def _trial(model: bytes) -> Iterator[Problem]:
    """Fill the model with the fictional examples of the dictionary."""
    try:
        fill(model, example_context())
    except ModelRefused as refusal:
        yield _blocking("", "", refusal.sentence)
