"""The full check of a register, cut in slices so that nobody waits for it (S-23).

Pages, references, the chain of the journal, each row against its history, each content against its
hash. What is written meanwhile does not disturb: a slice compares what is there when it runs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop_app.errors import RegisterDamaged
from desktop_app.register import tables
from desktop_app.register.contents import Contents, content_problems
from desktop_app.register.database import Connection
from desktop_app.register.integrity import (
    reference_problems,
    shortened,
    table_names,
    table_problems,
)
from desktop_app.register.journal import Journal, Link
from desktop_app.register.replay import differing_words, replay_slice

ENTRIES_AT_ONCE = 2_000
ROWS_AT_ONCE = 300
CONTENT_BYTES_AT_ONCE = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class CheckStep:
    """How far the check is: what it looks at, and units done of about ``whole``."""

    words: str
    done: int
    whole: int


class FullCheck:
    """One check from end to end; ``problems`` are in French."""

    def __init__(self, connection: Connection, journal: Journal, contents: Contents) -> None:
        self._connection = connection
        self._journal = journal
        self._contents = contents
        self.problems: list[str] = []
        self.entries = 0
        self.rows = 0
        self.contents = 0
        self._done = 0
        self._whole = 0

    def steps(self) -> Iterator[CheckStep]:
        """Do the check; each step is one slice of work."""
        names = table_names(self._connection)
        content = int(
            self._connection.value("SELECT COUNT(DISTINCT sha256) FROM attachment_content")
        )
        rows = sum(
            int(self._connection.value(f"SELECT COUNT(*) FROM {table.name}"))  # noqa: S608
            for table in tables.JOURNALLED
        )
        self._whole = len(names) + 1 + self._journal.count() + rows + content
        try:
            yield from self._pages(names)
            if not self.problems:
                yield from self._chain()
                yield from self._history()
                yield from self._pieces()
        except RegisterDamaged as error:
            self.problems.append(error.what)
        self.problems = list(dict.fromkeys(self.problems))

    def _step(self, words: str, units: int) -> CheckStep:
        self._done = min(self._done + units, self._whole)
        return CheckStep(words, self._done, self._whole)

    def _pages(self, names: list[str]) -> Iterator[CheckStep]:
        for name in names:
            self.problems += table_problems(self._connection, name)
            yield self._step("Vérification du fichier", 1)
        self.problems += reference_problems(self._connection)
        yield self._step("Vérification du fichier", 1)

    def _chain(self) -> Iterator[CheckStep]:
        link, problems = Link(), list[str]()
        while True:
            last, found = self._journal.verify_slice(link, ENTRIES_AT_ONCE)
            problems += found
            read = last.number - link.number
            link = last
            self.entries = last.number
            yield self._step("Vérification du journal", read)
            if read < ENTRIES_AT_ONCE:  # or what is written meanwhile would go on for ever
                break
        self.problems += shortened(problems)

    def _history(self) -> Iterator[CheckStep]:
        differing = 0
        for table in tables.JOURNALLED:
            after = ""
            while True:
                after, read, differ = replay_slice(self._connection, table, after, ROWS_AT_ONCE)
                differing += differ
                self.rows += read
                if read:
                    yield self._step("Comparaison avec l’historique", read)
                if not after:
                    break
        self.problems += differing_words(differing)

    def _pieces(self) -> Iterator[CheckStep]:
        damaged, after = 0, ""
        while True:
            checked = self._contents.check_slice(after, CONTENT_BYTES_AT_ONCE)
            damaged, after = damaged + checked.problems, checked.last
            self.contents += checked.contents
            yield self._step("Vérification des pièces", checked.contents)
            if not after:
                break
        self.problems += content_problems(damaged, self._contents.missing())
