"""The hardened Jinja environment in which every model is rendered (S-51).

A model is a file from outside. What it may do is a list, of syntax, filters, tests and
attributes: whatever is not on the list is refused when the model is compiled, before any value
is touched. The rest of this module makes sure that what is on the list stays harmless.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar

from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import LoopContext, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from desktop_app.errors import ModelRefused

MAX_OUTPUT_CHARS = 60_000_000
MAX_LOOP_DEPTH = 4
UNKNOWN_START = "[champ inconnu"
UNKNOWN_MARK = UNKNOWN_START + "\u00a0: {path}]"

_ALLOWED_NODES: tuple[type[nodes.Node], ...] = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.Const, nodes.Name),
    *(nodes.Getattr, nodes.Getitem, nodes.For, nodes.If, nodes.CondExpr, nodes.Tuple, nodes.List),
    *(nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not),
    *(nodes.Add, nodes.Sub, nodes.Mul),
)
_LOOP_ATTRIBUTES = frozenset({"index", "index0", "revindex", "first", "last", "length", "depth"})
_RAW_TAG = re.compile(r"\{(?:<[^>]*>)*\{(?:<[^>]*>)*(?:r|p|tr|tc)\s")
_FORBIDDEN_NAMES = frozenset({"self", "super", "caller", "varargs", "kwargs"})
_WORDS_OF_NODES: Mapping[type[nodes.Node], str] = MappingProxyType(
    {
        nodes.Call: "un appel (parenthèses)",
        nodes.Macro: "macro",
        nodes.CallBlock: "call",
        nodes.Include: "include",
        nodes.Import: "import",
        nodes.FromImport: "from",
        nodes.Extends: "extends",
        nodes.Block: "block",
        nodes.Assign: "set",
        nodes.AssignBlock: "set",
        nodes.FilterBlock: "filter",
        nodes.Concat: "~",
        nodes.Pow: "**",
        nodes.Dict: "un dictionnaire",
        nodes.Slice: "une tranche",
    }
)


def _upper(value: Any) -> str:
    return str(value).upper()


def _lower(value: Any) -> str:
    return str(value).lower()


def _capitalize(value: Any) -> str:
    """Return the text with a capital first, the rest as it was: names keep their capitals."""
    text = str(value)
    return text[:1].upper() + text[1:]


def _join(values: Iterable[Any], separator: str = ", ") -> Markup:
    kept = [value for value in values if value != ""]
    if any(isinstance(value, dict | list) for value in kept):
        raise SecurityError("a list of records is not a text")
    return escape(separator).join(kept)


def _default(value: Any, otherwise: str = "") -> Any:
    return otherwise if isinstance(value, Undefined) or value == "" else value


def _length(value: Any) -> int:
    return len(value)


def _trim(value: Any) -> str:
    return str(value).strip()


FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "upper": _upper,
        "lower": _lower,
        "capitalize": _capitalize,
        "join": _join,
        "default": _default,
        "d": _default,
        "length": _length,
        "count": _length,
        "trim": _trim,
        "e": escape,
        "escape": escape,
    }
)
_TESTS = ("defined", "undefined", "none", "even", "odd", "in", "eq", "ne", "gt", "ge", "lt", "le")


def _bounded_concat(pieces: Iterable[str]) -> str:
    """Join the pieces of a document, and stop a model that multiplies text without end."""
    kept: list[str] = []
    total = 0
    for piece in pieces:
        total += len(piece)
        if total > MAX_OUTPUT_CHARS:
            raise ModelRefused(
                "Le modèle produit un document démesuré.",
                "Vérifiez ses boucles, ou choisissez un autre modèle.",
            )
        kept.append(piece)
    return "".join(kept)


def _printed(value: Any) -> Any:
    """Return what ``{{ value }}`` prints: words for a yes or no, a list as an enumeration."""
    if value is True or value is False:
        return "oui" if value else "non"
    if isinstance(value, list):
        return _join(value)
    if isinstance(value, dict):
        raise SecurityError("a record is not a text")
    return value


class UnknownField(Undefined):
    """A field that the context does not hold: printed as a visible mark, never a crash."""

    __slots__ = ()
    found: ClassVar[list[str]] = []

    @property
    def path(self) -> str:
        """Return the name as the model wrote it, as far as it is known here."""
        return str(self._undefined_name)

    def _mark(self) -> str:
        if self.path not in self.found:
            self.found.append(self.path)
        return UNKNOWN_MARK.format(path=self.path)

    def __str__(self) -> str:
        return self._mark()

    def __html__(self) -> str:
        return str(escape(self._mark()))

    def __bool__(self) -> bool:
        self._mark()
        return False

    def __iter__(self) -> Any:
        self._mark()
        return iter(())

    def __len__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Undefined)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(UnknownField)

    def _never(self, *_others: object) -> Any:
        return False

    __lt__ = __gt__ = __le__ = __ge__ = _never


class ModelEnvironment(ImmutableSandboxedEnvironment):
    """A fresh environment a document. ``unknown`` lists the unknown fields met while rendering."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})
    intercepted_unops = frozenset({"+", "-"})
    concat = staticmethod(_bounded_concat)

    def __init__(self) -> None:
        self.unknown: list[str] = []
        recorder = type("UnknownHere", (UnknownField,), {"found": self.unknown, "__slots__": ()})
        super().__init__(autoescape=True, undefined=recorder, finalize=_printed, cache_size=0)
        self.globals.clear()
        self.filters = dict(FILTERS)
        self.tests = {name: self.tests[name] for name in _TESTS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse, then refuse any syntax that is not on the list (every compilation ends here)."""
        template = super()._parse(source, name, filename)
        _refuse_syntax(template, 0)
        return template

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return ``obj.attribute`` of a record or of the loop, nothing else."""
        if isinstance(obj, LoopContext):
            return getattr(obj, attribute) if attribute in _LOOP_ATTRIBUTES else self._no(attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an entry of a record or of a list, or an unknown field."""
        if isinstance(obj, UnknownField):
            return self.undefined(name=f"{obj.path}.{argument}")
        if isinstance(obj, dict) and isinstance(argument, str):
            return obj[argument] if argument in obj else self.undefined(name=argument)
        if isinstance(obj, list) and type(argument) is int:
            return obj[argument] if argument < len(obj) else self.undefined(name=str(argument))
        return self._no(str(argument))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Allow + and - between whole numbers, and * as far as docxtpl's own « hm » needs it."""
        if type(left) is int and type(right) is int and max(abs(left), abs(right)) < 1_000_000:
            if operator == "+":
                return left + right
            if operator == "-":
                return left - right
            if operator == "*":
                return left * right
        raise SecurityError(f"operator {operator} on these values")

    def call_unop(self, context: Any, operator: str, arg: Any) -> Any:
        """Refuse: no honest model needs it."""
        raise SecurityError(f"operator {operator}")

    def is_safe_callable(self, obj: Any) -> bool:
        """Refuse every call; the syntax is already refused when the model is compiled."""
        return False

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Refuse: ``getattr`` and ``getitem`` above are the only ways in."""
        return False

    @staticmethod
    def _no(name: str) -> Any:
        raise SecurityError(f"attribute {name}")


def refuse_raw_tags(xml: str) -> None:
    """Refuse docxtpl’s ``{{r x}}`` and ``{{p x}}``: a plain text printed so would be lost."""
    found = _RAW_TAG.search(xml)
    if found:
        raise ForbiddenSyntax(re.sub(r"<[^>]*>", "", found[0]), 1)


def _refuse_syntax(node: nodes.Node, depth: int) -> None:
    if type(node) not in _ALLOWED_NODES:
        raise _refusal(_WORDS_OF_NODES.get(type(node), type(node).__name__.lower()), node)
    if isinstance(node, nodes.For):
        depth += 1
        if depth > MAX_LOOP_DEPTH or node.recursive:
            raise _refusal("des boucles trop imbriquées", node)
    if isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
        raise _refusal(node.attr, node)
    if isinstance(node, nodes.Getitem):
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        if not isinstance(key, str | int) or str(key).startswith("_"):
            raise _refusal(f"[{key or '…'}]", node)
    if isinstance(node, nodes.Name) and node.name in _FORBIDDEN_NAMES:
        raise _refusal(node.name, node)
    for child in node.iter_child_nodes():
        if type(child) is not nodes.TemplateData:
            _refuse_syntax(child, depth)


def _refusal(what: str, node: nodes.Node) -> ForbiddenSyntax:
    return ForbiddenSyntax(what, node.lineno)


class ForbiddenSyntax(ModelRefused):
    """The model uses syntax that is not on the list. ``line`` is the line of the Jinja source."""

    def __init__(self, construct: str, line: int) -> None:
        self.construct = construct
        self.line = line
        super().__init__(
            f"Le modèle contient une instruction refusée\u00a0: {construct[:60]}.",
            "Un modèle peut afficher un champ, répéter une liste et poser une condition.",
        )
