"""Relations in French words, in both directions, with the sexes that are known."""

from __future__ import annotations

from collections.abc import Callable

from desktop_app.domain.french import NBSP, elide
from desktop_app.domain.names import short_name
from desktop_app.domain.person import Person, Sex
from desktop_app.domain.relation import Relation, RelationKind

_K = RelationKind
_RECIPROCAL = {
    _K.PARENT: _K.CHILD,
    _K.GRANDPARENT: _K.GRANDCHILD,
    _K.UNCLE_AUNT: _K.NEPHEW_NIECE,
    _K.STEP_PARENT: _K.STEP_CHILD,
    _K.GUARDIAN: _K.WARD,
}
_RECIPROCAL |= {after: before for before, after in _RECIPROCAL.items()}

# Three forms: of a woman, of a man, and when the sex is not known.
_WORDS = {
    _K.PARENT: ("mère", "père", "parent"),
    _K.CHILD: ("fille", "fils", "enfant"),
    _K.SIBLING: ("sœur", "frère", "frère ou sœur"),
    _K.HALF_SIBLING: ("demi-sœur", "demi-frère", "demi-frère ou demi-sœur"),
    _K.PARTNER: ("conjointe", "conjoint", "conjoint ou conjointe"),
    _K.GRANDPARENT: ("grand-mère", "grand-père", "grand-parent"),
    _K.GRANDCHILD: ("petite-fille", "petit-fils", "petit-enfant"),
    _K.UNCLE_AUNT: ("tante", "oncle", "oncle ou tante"),
    _K.NEPHEW_NIECE: ("nièce", "neveu", "neveu ou nièce"),
    _K.COUSIN: ("cousine", "cousin", "cousin ou cousine"),
    _K.STEP_PARENT: ("belle-mère", "beau-père", "beau-parent"),
    _K.STEP_CHILD: ("belle-fille", "beau-fils", "beau-fils ou belle-fille"),
    _K.GUARDIAN: ("tutrice", "tuteur", "tuteur ou tutrice"),
    _K.WARD: ("mineure sous tutelle", "mineur sous tutelle", "mineur ou mineure sous tutelle"),
    _K.OTHER: ("autre lien", "autre lien", "autre lien"),
}


def reciprocal(kind: RelationKind) -> RelationKind:
    """Return what ``to_id`` is to ``from_id``."""
    return _RECIPROCAL.get(kind, kind)


def kind_words(kind: RelationKind, sex: Sex | None) -> str:
    """Return « mère », « père » or « parent »."""
    female, male, unknown = _WORDS[kind]
    if sex is None:
        return unknown
    return female if sex is Sex.FEMALE else male


def in_words(
    relation: Relation,
    viewer: Person,
    other: Person,
    *,
    named: Callable[[Person], str] = short_name,
) -> str:
    """Return what ``viewer`` is to ``other``: « mère d’Ana ». Either may be ``from_id``.

    ``named`` says how ``other`` is called.
    """
    name = named(other)
    if relation.kind is RelationKind.OTHER:
        return _free_words(relation, viewer, name)
    forward = relation.from_id == viewer.id
    kind = relation.kind if forward else reciprocal(relation.kind)
    return f"{kind_words(kind, viewer.sex)} {elide('de', name)}"


def _free_words(relation: Relation, viewer: Person, name: str) -> str:
    words = relation.words.strip()
    if not words:
        return f"autre lien avec {name}"
    if relation.from_id == viewer.id:
        return f"{words} ({name})"
    return f"lien avec {name}{NBSP}: {words}"
