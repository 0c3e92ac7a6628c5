"""Which fields an instruction of a model names, loops followed, and which of them exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from jinja2 import nodes
from rapidfuzz import fuzz, process

from desktop_app.documents.fields import FIELDS, GROUPS, Kind

_LISTS = frozenset(GROUPS) | {key for key, each in FIELDS.items() if each.kind is Kind.CHOICES}
_RECORDS = frozenset(key.partition(".")[0] for key in FIELDS if "." in key and "[]" not in key)
_CODES = frozenset(f"{key}_code" for key, each in FIELDS.items() if each.kind is Kind.CHOICE)
_ITEMS = frozenset(f"{key}[]" for key in _LISTS)
_TEXTS = frozenset(FIELDS) | _CODES | (_ITEMS - {f"{group}[]" for group in GROUPS})
KNOWN = _TEXTS | _LISTS | _RECORDS | _ITEMS
_NEAR_ENOUGH = 60


def paths(tree: nodes.Node, scope: Mapping[str, str]) -> Iterator[str]:
    """Yield the dotted path of every field that ``tree`` reads: ``enfants[].nom``."""
    if isinstance(tree, nodes.Name | nodes.Getattr | nodes.Getitem):
        path = path_of(tree, scope)
        if path is not None:
            if path.partition(".")[0] != "loop":
                yield path
            return
    for child in tree.iter_child_nodes():
        yield from paths(child, scope)


def path_of(node: nodes.Node, scope: Mapping[str, str]) -> str | None:
    """Return the path of a name or of an attribute of one, else ``None``."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        parent = path_of(node.node, scope)
        return None if parent is None else f"{parent}.{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        parent = path_of(node.node, scope)
        if parent is None:
            return None
        return f"{parent}[]" if isinstance(node.arg.value, int) else f"{parent}.{node.arg.value}"
    return None


def is_list(path: str) -> bool:
    """Tell whether ``{% for %}`` can go through it."""
    return path in _LISTS


def is_text(path: str) -> bool:
    """Tell whether ``{{ }}`` can print it; a list of words prints too, a record does not."""
    return path in _TEXTS or path in _LISTS - GROUPS.keys()


def nearest(path: str, scope: Mapping[str, str]) -> str:
    """Return the known field that looks most like ``path``, as the model would write it."""
    head = path.partition("[]")[0] if "[]" in path else ""
    same = [key for key in KNOWN if head and key.startswith(f"{head}[].")]
    for candidates in (same, sorted(KNOWN)):
        found = process.extractOne(path, candidates, scorer=fuzz.ratio, score_cutoff=_NEAR_ENOUGH)
        if found:
            return _as_written(str(found[0]), scope)
    return ""


def _as_written(key: str, scope: Mapping[str, str]) -> str:
    """Return ``enfant.nom`` for ``enfants[].nom`` where ``enfant`` goes through ``enfants``."""
    for name, path in scope.items():
        if key.startswith(f"{path}."):
            return key.replace(path, name, 1)
    return key
