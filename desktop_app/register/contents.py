"""The contents of the pieces: stored once by their SHA-256, cut in parts, never rewritten.

They are not journalled: a content is named by its hash, which the journal covers in the row of the
piece. Parts let adding and reading tell how far they are, and be cancelled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from desktop_app.domain.french import plural
from desktop_app.errors import RegisterDamaged
from desktop_app.register.database import Connection

PART_BYTES = 1024 * 1024
SLICE_BYTES = 64 * 1024 * 1024
"""What one slice of the verification reads: about a second on an old computer."""

Tell = Callable[[int, int], None]
"""Gets the bytes done and the bytes in all. What it raises undoes the change that is open."""

_USED = " UNION ".join(
    (
        "SELECT sha256 FROM attachment",
        "SELECT original_sha256 FROM attachment",
        "SELECT docx_sha256 FROM ecrit_version",
        "SELECT pdf_sha256 FROM ecrit_version",
        "SELECT docx_sha256 FROM own_model",
    )
)


def _say_nothing(_done: int, _whole: int) -> None:
    return None


@dataclass(frozen=True, slots=True)
class Checked:
    """One slice of the verification: ``last`` is where the next one goes on, empty at the end."""

    problems: int
    contents: int
    last: str
    damaged: tuple[str, ...] = field(default=(), repr=False)


class Contents:
    """Keep and return contents. What is written belongs to the change that is open."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, content: bytes, tell: Tell = _say_nothing) -> str:
        """Store a content unless it is there already; return its SHA-256.

        It is written in the transaction of the change that is open, never outside one.
        """
        if not self._connection.in_transaction:
            raise RuntimeError("a content is kept inside the open change")
        sha256 = hashlib.sha256(content).hexdigest()
        if self.has(sha256):
            tell(len(content), len(content))
            return sha256
        for part, start in enumerate(range(0, max(len(content), 1), PART_BYTES)):
            tell(start, len(content))
            self._connection.run(
                "INSERT INTO attachment_content (sha256, part, content) VALUES (?, ?, ?)",
                (sha256, part, content[start : start + PART_BYTES]),
            )
        tell(len(content), len(content))
        return sha256

    def has(self, sha256: str) -> bool:
        """Tell whether a content is stored."""
        sql = "SELECT 1 FROM attachment_content WHERE sha256 = ? AND part = 0"
        return bool(self._connection.value(sql, (sha256,)))

    def read(self, sha256: str, tell: Tell = _say_nothing) -> bytes:
        """Return a content; raise ``RegisterDamaged`` unless it is the one that was kept."""
        whole = self._size(sha256)
        read = bytearray()
        for part in self._parts(sha256):
            read += part
            tell(len(read), whole)
        if hashlib.sha256(read).hexdigest() != sha256:
            raise RegisterDamaged(
                "Cette pièce est abîmée dans le registre\xa0: son contenu a changé.",
                "Rien n’a été modifié. Reprenez-la dans la dernière sauvegarde vérifiée.",
            )
        return bytes(read)

    def missing(self) -> int:
        """Return how many pieces, the trash included, have no content."""
        return int(
            self._connection.value(
                "SELECT COUNT(*) FROM attachment a WHERE NOT EXISTS "
                "(SELECT 1 FROM attachment_content c WHERE c.sha256 = a.sha256 AND c.part = 0)"
            )
        )

    def check_slice(self, after: str = "", at_least_bytes: int = SLICE_BYTES) -> Checked:
        """Verify contents by their SHA-256, those after ``after``, until so many bytes are read."""
        read = contents = 0
        last = after
        damaged: list[str] = []
        while read < at_least_bytes:
            sha256 = self._connection.value(
                "SELECT MIN(sha256) FROM attachment_content WHERE sha256 > ?", (last,)
            )
            if sha256 is None:
                return Checked(len(damaged), contents, "", tuple(damaged))
            size, sound = self._sound(sha256)
            read, contents, last = read + size, contents + 1, sha256
            if not sound:
                damaged.append(sha256)
        return Checked(len(damaged), contents, last, tuple(damaged))

    def problems(self) -> list[str]:
        """Return what is wrong with any content, in French; reads them all, a part at a time."""
        damaged, after = 0, ""
        while True:
            checked = self.check_slice(after)
            damaged, after = damaged + checked.problems, checked.last
            if not after:
                break
        return content_problems(damaged, self.missing())

    def orphans(self) -> list[str]:
        """Return the contents that no piece names, the trash included."""
        rows = self._connection.rows(
            f"SELECT DISTINCT sha256 FROM attachment_content WHERE sha256 NOT IN ({_USED})"  # noqa: S608 - own words
        )
        return [row[0] for row in rows]

    def destroy(self, sha256s: Iterable[str]) -> int:
        """Take contents out for ever, but those that a piece still names; return how many went.

        For the destruction of a dossier, once its own rows are gone, in the same transaction.
        """
        gone = 0
        for sha256 in set(sha256s) & set(self.orphans()):
            self._connection.run("DELETE FROM attachment_content WHERE sha256 = ?", (sha256,))
            gone += 1
        return gone

    def _sound(self, sha256: str) -> tuple[int, bool]:
        digest, size = hashlib.sha256(), 0
        for part in self._parts(sha256):
            digest.update(part)
            size += len(part)
        return size, digest.hexdigest() == sha256

    def _parts(self, sha256: str) -> Iterable[bytes]:
        count = self._connection.value(
            "SELECT COUNT(*) FROM attachment_content WHERE sha256 = ?", (sha256,)
        )
        sql = "SELECT content FROM attachment_content WHERE sha256 = ? AND part = ?"
        for part in range(count):
            yield self._connection.value(sql, (sha256, part)) or b""

    def _size(self, sha256: str) -> int:
        return int(
            self._connection.value(
                "SELECT COALESCE(SUM(LENGTH(content)), 0) FROM attachment_content WHERE sha256 = ?",
                (sha256,),
            )
        )


def content_problems(damaged: int, missing: int) -> list[str]:
    """Return the French sentences for so many damaged and so many missing contents."""
    problems = []
    if damaged:
        count = plural(damaged, "pièce est abîmée", "pièces sont abîmées")
        problems.append(f"{count}\xa0: le contenu n’est plus celui qui a été ajouté.")
    if missing:
        count = plural(missing, "pièce n’a plus", "pièces n’ont plus")
        problems.append(f"{count} de contenu dans le registre.")
    return problems
