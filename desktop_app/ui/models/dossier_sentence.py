"""What the list of dossiers shows, in one sentence with its ET and its OU (UX S04-AC2, AC4)."""

from __future__ import annotations

from dataclasses import dataclass, field

from desktop_app.domain.french import NBSP, plural, quote
from desktop_app.domain.saved_view import Join
from desktop_app.ui.models.dossier_query import DossierQuery


@dataclass(frozen=True, slots=True)
class Narrowed:
    """What narrows the list: the criteria in words, how many, how joined; and what was typed.

    ``view`` is the name of the view that says the same, if there is one.
    """

    words: str = ""
    criteria: int = 0
    joined_by: Join = Join.ALL
    query: DossierQuery = field(default_factory=DossierQuery)
    view: str = ""

    @property
    def filters(self) -> int:
        """Return how many filters there are; what was typed counts as one."""
        return self.criteria + bool(self.query.alternatives)

    def in_words(self) -> str:
        """Return « actifs ET lieu de vie : Les Acacias ET « ana » »."""
        typed = self.query.in_words()
        if not (typed and self.words):
            return typed or self.words
        either = self.joined_by is Join.ANY and self.criteria > 1
        return f"({self.words}) ET {typed}" if either else f"{self.words} ET {typed}"

    def sentence(self, count: int) -> str:
        """Return « 38 dossiers, 2 filtres : actifs ET lieu de vie : Les Acacias »."""
        dossiers = plural(count, "dossier", "dossiers")
        if not self.filters:
            return dossiers
        filters = plural(self.filters, "filtre", "filtres")
        return f"{dossiers}, {filters}{NBSP}: {self.in_words()}"

    def nothing(self) -> tuple[str, str]:
        """Return why the list is empty: a title, and what comes under it."""
        typed = self.query.in_words()
        under = f"Filtres{NBSP}: {self.words}." if self.words else ""
        if typed:
            return f"Aucun dossier ne correspond à {typed}.", under
        if self.view:
            return f"Aucun dossier dans la vue {quote(self.view)}.", under
        return "Aucun dossier ne correspond à ces filtres.", under
