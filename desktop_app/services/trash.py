"""The trash, and the destruction of a dossier for ever (UX §2.23, S-60)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.domain.french import moment_words, plural
from desktop_app.domain.ids import DossierId
from desktop_app.domain.names import family_label
from desktop_app.domain.rights import Right
from desktop_app.errors import BadInput, NotAllowed, NotFound
from desktop_app.register.destruction import destroy
from desktop_app.register.holdings import holdings
from desktop_app.register.reversal import reverse
from desktop_app.register.trash_rows import Thrown, thrown, thrown_by
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.destruction_words import DestructionWords
from desktop_app.services.trash_views import (
    KEPT_DAYS,
    DestructionView,
    Restored,
    TrashLine,
    TrashView,
)
from desktop_app.services.trash_words import TrashWords

if TYPE_CHECKING:
    from desktop_app.register.register import Register
    from desktop_app.register.vault import Vault

_ALONE = ("place", "saved_view", "visit", "place_event", "own_model")
"""What belongs to no dossier."""


class Trash(Service):
    """What is in the trash; taking it out; destroying a dossier for ever."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        vault: Vault,
        title_of: Callable[[str], str],
    ) -> None:
        super().__init__(register, identity, clock)
        self._vault = vault
        self._title_of = title_of

    @needs(Right.READ)
    def view(self) -> TrashView:
        """Return what is in the trash: what is there for over 30 days apart."""
        words = TrashWords(self._register, self._title_of)
        register = self._register
        found = (self._line(act, words) for act in thrown(register.connection, register.journal))
        lines = [line for line in found if line is not None]
        return TrashView(
            tuple(line for line in lines if line.old),
            tuple(line for line in lines if not line.old),
        )

    @needs(Right.WRITE)
    def restore(self, number: int) -> Restored:
        """Take out of the trash what one act put there; raise ``NotFound`` if it is gone."""
        register = self._register
        act = thrown_by(register.connection, register.journal, number)
        words = TrashWords(register, self._title_of)
        line = None if act is None else self._line(act, words)
        if act is None or line is None:
            raise NotFound("Ce n’est plus dans la corbeille.", "Actualisez la page.")
        with register.change(self.actor, "restore") as change:
            reverse(register.connection, change, act.entries)
            first, last = change.first_entry, change.last_entry
        kinds = frozenset(entry.entity for entry in act.entries) | {"dossier"}
        row = words.row(act.head.entity, act.head.entity_id)
        return Restored(
            f"{line.kind}\u00a0: sorti de la corbeille.",
            kinds,
            line.dossier_id or getattr(row, "dossier_id", None),
            first,
            last,
        )

    @needs(Right.WRITE)
    def put_back(self, restored: Restored) -> None:
        """Undo ``restore``: what came back is in the trash again."""
        register = self._register
        entries = register.journal.between(restored.first_entry, restored.last_entry)
        with register.change(self.actor, "trash") as change:
            reverse(register.connection, change, entries)

    @needs(Right.READ)
    def destruction(self, dossier_id: DossierId) -> DestructionView:
        """Return what would disappear with a dossier of the trash, or why it may not."""
        return self._destruction(dossier_id)

    @needs(Right.WRITE)
    def destroy(self, dossier_id: DossierId, typed_ref: str, passphrase: str) -> str:
        """Destroy a dossier of the trash for ever; return the sentence that says it is done.

        Raise ``BadInput`` unless ``typed_ref`` is its number, ``WrongPassphrase`` unless the
        passphrase is that of who acts, ``NotAllowed`` for a dossier with a transmission.
        """
        view = self._destruction(dossier_id)
        if view.refused:
            raise NotAllowed(view.refused, "Vous pouvez le sortir de la corbeille et l’archiver.")
        if _bare(typed_ref) != _bare(view.ref):
            raise BadInput(
                "Ce n’est pas le numéro de ce dossier.",
                "Recopiez le numéro affiché en haut de la page.",
            )
        self._vault.unlock(passphrase, self.actor.user_id, self._clock())
        held = holdings(self._register.connection, dossier_id)
        with self._register.change(self.actor, "destroy") as change:
            destroy(self._register, change, held)
        return f"Dossier {view.ref} détruit définitivement."

    def _destruction(self, dossier_id: DossierId) -> DestructionView:
        words = TrashWords(self._register, self._title_of)
        dossier = words.dossier(dossier_id)
        if dossier is None or not words.is_trashed("dossier", dossier_id):
            raise NotFound(
                "Ce dossier n’est pas dans la corbeille.",
                "Mettez-le d’abord à la corbeille, dans le menu du dossier.",
            )
        told = DestructionWords(self._register, holdings(self._register.connection, dossier_id))
        may = Right.ADMINISTER in self.actor.rights
        return DestructionView(
            dossier_id=dossier_id,
            ref=dossier.ref,
            label=family_label(self._register.persons.by_dossier(dossier_id)),
            goes=told.goes(),
            elsewhere=told.elsewhere(),
            refused="" if may else told.refused(),
        )

    def _line(self, act: Thrown, words: TrashWords) -> TrashLine | None:
        entity = words.row(act.head.entity, act.head.entity_id)
        if entity is None or self._is_elsewhere(act, entity, words):
            return None
        moment = act.head.moment
        days = (self._clock().astimezone(moment.tzinfo).date() - moment.date()).days
        kind, label, discreet = words.of(entity)
        own = act.head.entity == "dossier"
        dossier = None if own else words.dossier(getattr(entity, "dossier_id", DossierId("")))
        return TrashLine(
            number=act.head.number,
            kind=kind,
            label=label,
            discreet=discreet,
            dossier_ref="" if dossier is None else dossier.ref,
            who=act.head.user_name,
            moment=moment,
            when_words=moment_words(moment),
            since_words=_since(days),
            old=days > KEPT_DAYS,
            dossier_id=entity.id if own else None,
        )

    def _is_elsewhere(self, act: Thrown, entity: object, words: TrashWords) -> bool:
        """Tell whether the line of a dossier or of a place in the trash speaks for this one."""
        dossier_id, place_id = (
            getattr(entity, "dossier_id", None),
            getattr(entity, "place_id", None),
        )
        if dossier_id is not None and act.head.entity not in _ALONE:
            return words.is_trashed("dossier", dossier_id)
        return act.head.entity == "place_event" and words.is_trashed("place", str(place_id))


def _bare(ref: str) -> str:
    """Return a number without spaces and hyphens, in capitals: « d 2026 14 » is not refused."""
    parts = ref.upper().replace("–", "-").replace("-", " ").split()
    return " ".join(part.lstrip("0") or "0" for part in parts)


def _since(days: int) -> str:
    return f"depuis {plural(days, 'jour', 'jours')}" if days else "aujourd’hui"
