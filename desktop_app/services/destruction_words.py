"""What disappears with a dossier and what does not, in words (UX §2.23)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.ecrit import EcritState
from desktop_app.domain.french import NBSP, join_words, plural
from desktop_app.register.columns import to_json

if TYPE_CHECKING:
    from desktop_app.register.holdings import Holdings
    from desktop_app.register.register import Register

_COUNTED = (
    ("person", "personne", "personnes"),
    ("place", "lieu", "lieux"),
    ("event", "appel, rendez-vous, message ou note", "appels, rendez-vous, messages ou notes"),
    ("attachment", "pièce", "pièces"),
    ("indication", "indice", "indices"),
    ("consent", "accord, avis ou information", "accords, avis ou informations"),
    ("orientation", "voie choisie", "voies choisies"),
    ("reminder", "rappel", "rappels"),
)
_IN = "IN (SELECT value FROM json_each(?))"


class DestructionWords:
    """Tell what a dossier holds, or the ``several`` of an import, before it is destroyed."""

    def __init__(self, register: Register, held: Holdings, *, several: bool = False) -> None:
        self._several = several
        self._register = register
        self._held = held

    def goes(self) -> str:
        """Return « 14 observations, 2 écrits transmis… », the observations first."""
        dossiers = len(self._held.of("dossier")) if self._several else 0
        parts = [plural(dossiers, "dossier", "dossiers")] if dossiers else []
        parts += [self._observations(), *self._ecrits()]
        parts += [
            plural(len(self._held.of(table)), one, many)
            for table, one, many in _COUNTED
            if self._held.of(table)
        ]
        return join_words([part for part in parts if part]) or "rien d’autre que son numéro"

    def refused(self) -> str:
        """Return why the dossier may only be archived, or an empty text."""
        if not self._left():
            return ""
        of_what, it = ("ces dossiers", "les") if self._several else ("ce dossier", "le")
        return (
            f"Un écrit de {of_what} a été transmis\u00a0: seule une personne qui a le droit "
            f"«{NBSP}gérer{NBSP}» peut {it} détruire."
        )

    def elsewhere(self) -> tuple[str, ...]:
        """Return what stays, sentence by sentence."""
        said = ["Le journal garde qui a écrit et quand, sans les mots. " + self._stays()]
        if self._left():
            said.append("Les copies déjà transmises existent toujours chez le destinataire.")
        exported = self._exported()
        if exported:
            files = plural(
                exported, "écrit ou pièce a été exporté", "écrits ou pièces ont été exportés"
            )
            said.append(f"{files}\u00a0: ces fichiers existent toujours là où ils ont été rangés.")
        shared = self._shared_visits()
        if shared:
            visits = plural(shared, "observation de lieu reste", "observations de lieu restent")
            said.append(f"{visits}, pour les autres dossiers.")
        said.append(self._copies())
        return tuple(said)

    def _stays(self) -> str:
        if self._several:
            return (
                "Restent les lieux qui sont nommés ailleurs, et ce que d’autres dossiers disent de "
                "ces personnes."
            )
        return "Les lieux restent, et ce que d’autres dossiers disent de ces personnes."

    def _observations(self) -> str:
        count = self._count("COUNT(DISTINCT occasion_id)", "observation")
        return plural(count, "observation", "observations") if count else ""

    def _ecrits(self) -> tuple[str, ...]:
        left, whole = self._left(), len(self._held.of("ecrit"))
        drafts = whole - left
        return (
            plural(left, "écrit transmis", "écrits transmis") if left else "",
            plural(drafts, "écrit non transmis", "écrits non transmis") if drafts else "",
        )

    def _left(self) -> int:
        rows = self._register.connection.rows(
            f"SELECT state FROM ecrit WHERE id {_IN}",  # noqa: S608 - own names
            (to_json(list(self._held.of("ecrit"))),),
        )
        return sum(EcritState(row[0]).has_left for row in rows)

    def _exported(self) -> int:
        ids = to_json([*self._held.of("ecrit"), *self._held.of("attachment")])
        return int(
            self._register.connection.value(
                "SELECT COUNT(DISTINCT entity_id) FROM journal WHERE verb = 'export' "
                "AND entity IN ('ecrit', 'attachment') "
                "AND entity_id IN (SELECT value FROM json_each(?))",
                (ids,),
            )
        )

    def _shared_visits(self) -> int:
        own = set(self._held.of("visit"))
        rows = self._register.connection.rows(
            f"SELECT DISTINCT visit_id FROM observation WHERE visit_id IS NOT NULL AND id {_IN}",  # noqa: S608
            (to_json(list(self._held.of("observation"))),),
        )
        return len({row[0] for row in rows} - own)

    def _count(self, what: str, table: str) -> int:
        sql = f"SELECT {what} FROM {table} WHERE id {_IN}"  # noqa: S608 - own names
        return int(self._register.connection.value(sql, (to_json(list(self._held.of(table))),)))

    def _copies(self) -> str:
        here = self._register.copies_here()
        told = (
            "Les copies du registre faites avant aujourd’hui contiennent encore "
            f"{'ces dossiers, chiffrés' if self._several else 'ce dossier, chiffré'}, "
            "jusqu’à ce qu’on les remplace."
        )
        if not here:
            return told
        count = plural(here, "copie est", "copies sont")
        return f"{told} {count} dans le dossier «{NBSP}backups{NBSP}» du registre."
