"""The lists that an association edits: shipped words, changed and completed by its own.

What a record holds is a code. A word that is renamed reads anew everywhere its code was chosen;
only an indicator keeps the words of the day it was noted. A hidden word is proposed no more and
still reads on the records that hold it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.french import quote
from desktop_app.domain.ids import TermId
from desktop_app.domain.languages import Languages
from desktop_app.domain.named_list import NamedCode
from desktop_app.domain.rights import Right
from desktop_app.domain.term import ListName, Term
from desktop_app.domain.word_lists import ListEntry, merged, same_words
from desktop_app.errors import BadInput, NotFound
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.reference import Reference

if TYPE_CHECKING:
    from desktop_app.register.register import Register

Former = tuple[tuple[str, Term | None], ...]
"""What the terms of some codes were before an act: what ``put_back`` needs."""

_NO_LANGUAGE = "code,name,synonyms,common\n"


class Terms(Service):
    """One method a use case on the lists."""

    def __init__(
        self, register: Register, identity: Identity, clock: Clock, reference: Reference
    ) -> None:
        super().__init__(register, identity, clock)
        self._reference = reference
        self._name_languages()

    @needs(Right.READ)
    def entries(self, list_name: ListName) -> tuple[ListEntry, ...]:
        """Return every word of a list in its order, hidden ones included."""
        return self._entries(list_name)

    @needs(Right.READ)
    def offered(self, list_name: ListName) -> tuple[ListEntry, ...]:
        """Return the words that are proposed."""
        return tuple(entry for entry in self._entries(list_name) if not entry.hidden)

    @needs(Right.READ)
    def labels(self, list_name: ListName, codes: Iterable[str]) -> tuple[str, ...]:
        """Return how ``codes`` read today; a code that no list knows reads as it is."""
        known = {entry.code: entry.label for entry in self._entries(list_name)}
        return tuple(known.get(code, code) for code in codes)

    @needs(Right.ADMINISTER)
    def add(self, list_name: ListName, words: str, dimension: str = "", source: str = "") -> str:
        """Add a word of the association's own and return its code; raise ``BadInput``."""
        words = words.strip()
        if not words:
            raise BadInput("Ce mot est vide.", "Écrivez-le, puis ajoutez-le.")
        entries = self._entries(list_name)
        self._refuse_twin(entries, words, "")
        code = _free_code(entries, words)
        with self._register.change(self.actor, "create") as change:
            self._register.terms.save(
                change,
                Term(
                    TermId(self._new_id()),
                    list_name,
                    code,
                    words,
                    dimension,
                    source,
                    max((entry.position for entry in entries), default=-1) + 1,
                ),
            )
        self._name_languages()
        return code

    @needs(Right.ADMINISTER)
    def rename(self, list_name: ListName, code: str, words: str) -> Former:
        """Give a word another wording; raise ``BadInput`` if it is empty or taken."""
        words = words.strip()
        if not words:
            raise BadInput("Ce mot est vide.", "Écrivez-le, ou ne le proposez plus.")
        self._refuse_twin(self._entries(list_name), words, code)
        return self._write(list_name, {code: {"label": words}})

    @needs(Right.ADMINISTER)
    def hide(self, list_name: ListName, code: str) -> Former:
        """Propose a word no more; the records that hold it still show it."""
        return self._write(list_name, {code: {"hidden": True}})

    @needs(Right.ADMINISTER)
    def show(self, list_name: ListName, code: str) -> Former:
        """Propose a hidden word again."""
        return self._write(list_name, {code: {"hidden": False}})

    @needs(Right.ADMINISTER)
    def move(self, list_name: ListName, code: str, by: int) -> Former:
        """Exchange a word with its neighbour, above (-1) or under (+1); at the end, do nothing."""
        entries = self._entries(list_name)
        at = next(number for number, entry in enumerate(entries) if entry.code == code)
        other = at + by
        if not 0 <= other < len(entries):
            return ()
        here, there = entries[at].position, entries[other].position
        if here == there:  # a later version shipped a word at the place of an own one
            there = here + by
        return self._write(
            list_name, {code: {"position": there}, entries[other].code: {"position": here}}
        )

    @needs(Right.ADMINISTER)
    def put_first(self, list_name: ListName, code: str) -> Former:
        """Put a word before all the others."""
        first = self._entries(list_name)[0]
        if first.code == code:
            return ()
        return self._write(list_name, {code: {"position": first.position - 1}})

    @needs(Right.ADMINISTER)
    def as_shipped(self, list_name: ListName, code: str) -> Former:
        """Take back every change of a shipped word: its wording, its place, whether it shows."""
        term = self._terms(list_name).get(code)
        if term is None or self._entry(list_name, code).own:
            return ()
        with self._register.change(self.actor, "trash") as change:
            self._register.terms.trash(change, term.id)
        self._name_languages()
        return ((code, term),)

    @needs(Right.ADMINISTER)
    def put_back(self, list_name: ListName, former: Former) -> None:
        """Undo an act: the terms of its codes are what they were."""
        known = self._terms(list_name)
        with self._register.change(self.actor, "change") as change:
            for code, term in former:
                present = known.get(code)
                if term is None and present is not None:
                    self._register.terms.trash(change, present.id)
                elif term is not None and present is None:
                    self._register.terms.restore(change, term.id)
                elif term is not None:
                    self._register.terms.save(change, term)
        self._name_languages()

    @needs(Right.ADMINISTER)
    def withdraw(self, list_name: ListName, code: str) -> None:
        """Undo the adding of an own word, just after it; it goes to the trash."""
        term = self._terms(list_name)[code]
        with self._register.change(self.actor, "trash") as change:
            self._register.terms.trash(change, term.id)
        self._name_languages()

    def _entries(self, list_name: ListName) -> tuple[ListEntry, ...]:
        return merged(self._reference.words(list_name), self._terms(list_name).values())

    def _entry(self, list_name: ListName, code: str) -> ListEntry:
        for entry in self._entries(list_name):
            if entry.code == code:
                return entry
        raise NotFound("Ce mot n’est plus dans la liste.", "Actualisez la page.")

    def _terms(self, list_name: ListName) -> dict[str, Term]:
        return {
            term.code: term for term in self._register.terms.all() if term.list_name is list_name
        }

    def _write(self, list_name: ListName, changes: dict[str, dict[str, object]]) -> Former:
        """Write the changes of some codes in one transaction; return what was before."""
        known, former = self._terms(list_name), []
        with self._register.change(self.actor, "change") as change:
            for code, values in changes.items():
                term = known.get(code)
                entry = self._entry(list_name, code)
                held = term or Term(
                    TermId(self._new_id()),
                    list_name,
                    code,
                    "",
                    position=entry.position,
                )
                self._register.terms.save(change, replace(held, **values))  # type: ignore[arg-type]
                former.append((code, term))
        self._name_languages()
        return tuple(former)

    def _refuse_twin(self, entries: tuple[ListEntry, ...], words: str, code: str) -> None:
        twin = same_words((entry for entry in entries if entry.code != code), words)
        if twin is not None:
            todo = "Proposez-le de nouveau." if twin.hidden else "Choisissez d’autres mots."
            raise BadInput(f"{quote(twin.label)} est déjà dans la liste.", todo)

    def _name_languages(self) -> None:
        """Let every form and paper name the languages as this register does."""
        terms = self._terms(ListName.LANGUAGES)
        self._reference.use_languages(None)
        if terms:
            self._reference.use_languages(self._own_languages(terms))

    def _own_languages(self, terms: dict[str, Term]) -> Languages:
        known = {entry.code: entry for entry in self._reference.languages.all()}
        named = []
        for entry in merged(self._reference.words(ListName.LANGUAGES), terms.values()):
            held = known.get(entry.code, NamedCode(entry.code, entry.label))
            named.append(replace(held, name=entry.label, hidden=entry.hidden))
        return Languages(_NO_LANGUAGE, first=tuple(named))


def _free_code(entries: tuple[ListEntry, ...], words: str) -> str:
    """Return the words as their own code: a free text already written reads by it too."""
    taken = {entry.code for entry in entries}
    code, number = words, 2
    while code in taken:
        code, number = f"{words} ({number})", number + 1
    return code
