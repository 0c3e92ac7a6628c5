"""Read the instructions of a model in order, and keep what is wrong with each in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from jinja2 import nodes
from jinja2.exceptions import TemplateAssertionError, TemplateSyntaxError
from rapidfuzz import fuzz, process

from desktop_app.documents.field_paths import KNOWN, is_list, is_text, nearest, path_of, paths
from desktop_app.documents.fields import FIELDS, GROUPS, Kind
from desktop_app.documents.model_report import Problem, attention, blocking
from desktop_app.documents.model_tags import Found, HalfTag, Single, Tag, Words
from desktop_app.documents.sandbox import FILTERS, ForbiddenSyntax, ModelEnvironment
from desktop_app.domain.french import quote

_FOR = re.compile(r"^for\s+(\w+)\s+in\s+(.+)$", re.DOTALL)
_CONDITION = re.compile(r"^(if|elif)\s+(.+)$", re.DOTALL)
_CELL = re.compile(r"^(colspan|cellbg)\s+(.+)$", re.DOTALL)
_APART = re.compile(r"^(p|tr|tc)\s+((?:for|if|elif|else|endfor|endif)\b.*)$", re.DOTALL)
_FILTER = re.compile(r"No filter named '(\w+)'")
_CLOSES = {"endif": "if", "endfor": "for"}
_MARKS = {"vm", "hm"}
_NEEDS = {"tr": "une ligne de tableau", "tc": "une cellule de tableau"}
_HOLDERS = {"p": "son paragraphe", "tr": "sa ligne de tableau", "tc": "sa cellule"}
_LONG = frozenset({Kind.TEXT, Kind.LONG_TEXT})


@dataclass
class _Block:
    """An open ``if`` or ``for`` and what its variable stood for outside."""

    kind: str
    tag: Tag
    scope: dict[str, str]


@dataclass
class Reader:
    """``problems`` are those of all parts read so far, ``fields`` the keys they use."""

    problems: list[Problem] = field(default_factory=list)
    fields: set[str] = field(default_factory=set)
    _scope: dict[str, str] = field(default_factory=dict)
    _blocks: list[_Block] = field(default_factory=list)
    _environment: ModelEnvironment = field(default_factory=ModelEnvironment)

    def read_part(self, found: Sequence[Found]) -> None:
        """Read one part: its blocks open and close inside it."""
        self._scope, self._blocks = {}, []
        for each in found:
            if isinstance(each, HalfTag):
                self._problem(each, "Cette accolade n’a pas sa pareille dans le même paragraphe.")
            elif isinstance(each, Single):
                self._single(each)
            elif isinstance(each, Tag):
                self._tag(each)
        for block in self._blocks:
            end = f"{{% end{block.kind} %}}"
            self._problem(block.tag, f"Il manque {quote(end)}.", end)
        self.problems += lost_with_their_holder(found)

    def _tag(self, tag: Tag) -> None:
        need = _NEEDS.get(tag.prefix)
        if need and not tag.holder:
            better = f"{{%p {tag.code} %}}" if tag.prefix == "tr" else f"{{% {tag.code} %}}"
            self._problem(tag, f"{quote('{%' + tag.prefix)} ne va que dans {need}.", better)
        if tag.shown:
            self._shown(tag)
        else:
            self._done(tag)

    def _single(self, single: Single) -> None:
        written = f"{{{{ {single.code} }}}}"
        head = single.code.partition(".")[0]
        if single.code in KNOWN or head in self._scope:
            message = f"Une seule accolade\u00a0: ce champ ne sera pas rempli. Écrivez {written}."
            self.problems.append(attention(single.where, single.found, message, written))

    def _shown(self, tag: Tag) -> None:
        if tag.prefix:
            self._problem(
                tag,
                f"{quote('{{' + tag.prefix)} n’est pas accepté\u00a0: le texte serait perdu.",
                f"{{{{ {tag.code} }}}}",
            )
            return
        tree = self._expression(tag, tag.code)
        printed = tree and path_of(tree, self._scope)
        if printed and printed in KNOWN and not is_text(printed):
            self._problem(
                tag,
                "Ce champ est une liste ou un groupe\u00a0: il se répète, ou s’affiche par partie.",
                nearest(f"{printed}.nom", self._scope),
            )
        known = FIELDS.get(printed or "")
        if known and known.kind in _LONG and tag.spot.fixed:
            message = "Cette zone a une taille fixe\u00a0: un texte long y serait coupé."
            self.problems.append(attention(tag.where, tag.found, message))

    def _done(self, tag: Tag) -> None:
        loop, condition, cell = (each.match(tag.code) for each in (_FOR, _CONDITION, _CELL))
        if loop:
            self._open_loop(tag, loop[1], loop[2])
        elif condition:
            if condition[1] == "if":
                self._open(tag, "if")
            else:
                self._same_level(tag)
            self._expression(tag, condition[2])
        elif cell:
            self._expression(tag, cell[2])
        elif tag.code in _CLOSES:
            self._close(tag, _CLOSES[tag.code])
        elif tag.code == "else":
            if self._blocks:
                self._same_level(tag)
            else:
                self._problem(tag, f"{quote('else')} est hors d’une condition.")
        elif tag.code not in _MARKS:
            self._refuse(tag)

    def _refuse(self, tag: Tag) -> None:
        apart = _APART.match(tag.code)
        if apart and not tag.prefix:
            better = f"{{%{apart[1]} {apart[2]} %}}"
            self._problem(tag, f"Pas d’espace avant {quote(apart[1])}\u00a0: {better}.", better)
            return
        self._problem(
            tag,
            "Instruction refusée\u00a0: un modèle peut afficher, répéter et poser une condition.",
        )

    def _open(self, tag: Tag, kind: str) -> None:
        self._blocks.append(_Block(kind, tag, dict(self._scope)))

    def _open_loop(self, tag: Tag, name: str, source: str) -> None:
        tree = self._expression(tag, source)
        self._open(tag, "for")
        path = path_of(tree, self._scope) if tree else None
        if path and path in KNOWN and not is_list(path):
            self._problem(tag, "Ce champ n’est pas une liste\u00a0: il ne se répète pas.")
        self._scope = {**self._scope, name: f"{path}[]" if path else name}

    def _close(self, tag: Tag, kind: str) -> None:
        if not self._blocks or self._blocks[-1].kind != kind:
            expected = f"{{% end{self._blocks[-1].kind} %}}" if self._blocks else ""
            hint = f" Il faut d’abord {quote(expected)}." if expected else ""
            self._problem(tag, f"{quote(tag.code)} ne ferme rien.{hint}", expected)
            return
        self._same_level(tag)
        self._scope = self._blocks.pop().scope

    def _same_level(self, tag: Tag) -> None:
        """A block that opens in a cell and closes outside would break the table."""
        opened = self._blocks[-1].tag if self._blocks else tag
        same_paragraph = opened.spot.paragraph == tag.spot.paragraph and not opened.prefix
        if opened.level == tag.level or (same_paragraph and not tag.prefix):
            return
        start = "{%" + opened.prefix
        self._problem(
            tag,
            f"{quote(opened.found)} s’ouvre à un autre niveau (texte, paragraphe, tableau).",
            f"{start} {tag.code} %}}",
        )

    def _expression(self, tag: Tag, code: str) -> nodes.Node | None:
        """Parse an expression and check its fields; ``None`` when it cannot be read."""
        source = f"{{{{ {code} }}}}"
        try:
            tree = self._environment.parse(source)
            self._environment.compile(source)
        except ForbiddenSyntax as refusal:
            self._problem(tag, refusal.sentence)
            return None
        except TemplateAssertionError as problem:
            self._unknown_filter(tag, str(problem.message))
            return None
        except (TemplateSyntaxError, RecursionError):
            self._unreadable(tag)
            return None
        for path in paths(tree, self._scope):
            self._field(tag, path)
        output = tree.body[0] if tree.body else None
        return output.nodes[0] if isinstance(output, nodes.Output) else None

    def _unknown_filter(self, tag: Tag, said: str) -> None:
        named = _FILTER.search(said)
        near = _near_filter(named[1]) if named else ""
        message = f"Filtre inconnu. Filtres possibles\u00a0: {', '.join(FILTERS)}."
        better = tag.found.replace(named[1], near) if named and near else ""
        self._problem(tag, message, better)

    def _unreadable(self, tag: Tag) -> None:
        if "«" in tag.code or "»" in tag.code:
            better = re.sub(r"«\s*(.*?)\s*»", r'"\1"', tag.found)
            self._problem(
                tag, f"Ces guillemets ne sont pas lus ici. Écrivez {quote(better)}.", better
            )
            return
        self._problem(tag, "Cette instruction ne peut pas être lue.")

    def _field(self, tag: Tag, path: str) -> None:
        if path in KNOWN:
            self.fields.add(path)
            return
        near = nearest(path, self._scope)
        hint = f" Vouliez-vous écrire {quote(near)}\u00a0?" if near else ""
        self._problem(tag, f"Champ inconnu\u00a0: {quote(path)}.{_elsewhere(path)}{hint}", near)

    def _problem(self, tag: Tag | HalfTag, message: str, suggestion: str = "") -> None:
        self.problems.append(blocking(tag.where, tag.found, message, suggestion))


def _near_filter(name: str) -> str:
    found = process.extractOne(name, sorted(FILTERS), scorer=fuzz.ratio, score_cutoff=60)
    return str(found[0]) if found else ""


def _elsewhere(path: str) -> str:
    """Say in which other lists a field of that name stands: the loop goes through the wrong one."""
    group, found, name = path.partition("[].")
    if not found or group not in GROUPS:
        return ""
    others = [words for key, words in GROUPS.items() if f"{key}[].{name}" in KNOWN]
    return f" Il existe dans {', '.join(map(quote, others[:3]))}." if others else ""


def lost_with_their_holder(found: Sequence[Found]) -> Iterator[Problem]:
    """Yield what an instruction takes away: the paragraph, row or cell that it stands in."""
    takers: dict[int, Tag] = {}
    for tag in found:
        if not isinstance(tag, Tag) or not tag.holder:
            continue
        if tag.holder in takers:
            message = (
                f"Deux instructions {quote('{%' + tag.prefix)} dans un même endroit\u00a0: "
                f"chacune veut {_HOLDERS[tag.prefix]}."
            )
            yield blocking(tag.where, tag.found, message)
        takers.setdefault(tag.holder, tag)
    for each in found:
        if isinstance(each, Tag | Words):
            spot = each.spot
            taker = next(
                (takers[at] for at in (spot.paragraph, spot.cell, spot.row) if at in takers), None
            )
            if taker is None or (isinstance(each, Tag) and each.holder == taker.holder):
                continue
            lost = each.found if isinstance(each, Tag) else each.text
            message = (
                f"{quote(taker.found)} enlève {_HOLDERS[taker.prefix]}\u00a0: ce texte est perdu."
            )
            severe = blocking if isinstance(each, Tag) else attention
            yield severe(each.where, lost, message)
