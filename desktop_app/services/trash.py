"""The trash, and the destruction of a dossier for ever (UX §2.23, S-60)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktop_app.domain.french import moment_words
from desktop_app.domain.ids import BatchId, DossierId
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
from desktop_app.services.pacing import Cancel, Pace, Tell, rows_to_undo, tell_nobody
from desktop_app.services.trash_imports import TrashImports
from desktop_app.services.trash_views import (
    DestructionView,
    Restored,
    TrashLine,
    TrashView,
    days_aside,
)
from desktop_app.services.trash_words import TrashWords

if TYPE_CHECKING:
    from desktop_app.register.register import Register
    from desktop_app.register.vault import Vault

_ALONE = ("place", "saved_view", "visit", "place_event", "own_model")
"""What belongs to no dossier."""

_OTHER_NUMBER = "Ce n’est pas le numéro de ce dossier."


class Trash(Service):
    """What is in the trash; taking it out; destroying a dossier for ever."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        vault: Vault,
        title_of: Callable[[str], str],
        ending: Cancel,
    ) -> None:
        super().__init__(register, identity, clock)
        self._vault = vault
        self._title_of = title_of
        self._ending = ending

    @needs(Right.READ)
    def view(self) -> TrashView:
        """Return what is in the trash: what is there for over 30 days apart."""
        words = TrashWords(self._register, self._title_of)
        register = self._register
        found = (self._line(act, words) for act in thrown(register.connection, register.journal))
        lines = [line for line in found if line is not None]
        lines += TrashImports(register, self._clock()).lines()
        lines.sort(key=lambda line: line.number, reverse=True)
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
        if restored.batch_id is not None:
            with register.change(self.actor, "undo_import") as change:
                imports = TrashImports(register, self._clock())
                imports.put_back(change, restored.batch_id, entries)
            return
        with register.change(self.actor, "trash") as change:
            reverse(register.connection, change, entries)

    @needs(Right.WRITE)
    def restore_import(
        self, batch_id: BatchId, tell: Tell = tell_nobody, cancel: Cancel | None = None
    ) -> Restored:
        """Take an undone import out of the trash: what it made and what it changed is back.

        Raise ``NotFound`` if it is gone, ``Stopped`` if ``cancel`` says so, with the register as
        it was.
        """
        imports = TrashImports(self._register, self._clock())
        undone = imports.require(batch_id)
        entries = imports.entries(undone)
        pace = Pace("La remise en place a été arrêtée.", tell, cancel, self._ending)
        pace.expect(rows_to_undo(entries))
        with self._register.change(self.actor, "restore_import", pace.step) as change:
            return imports.bring_back(change, undone, entries)

    @needs(Right.READ)
    def import_destruction(self, batch_id: BatchId) -> DestructionView:
        """Return what would disappear with an undone import."""
        imports = TrashImports(self._register, self._clock())
        undone = imports.require(batch_id)
        may = Right.ADMINISTER in self.actor.rights
        return imports.destruction(undone, imports.holdings(undone), may_destroy_sent=may)

    @needs(Right.WRITE)
    def destroy_import(self, batch_id: BatchId, typed_ref: str, passphrase: str) -> str:
        """Destroy all that an undone import had made; as ``destroy`` for a dossier."""
        self._check(self.import_destruction(batch_id), typed_ref, passphrase)
        imports = TrashImports(self._register, self._clock())
        held = imports.holdings(imports.require(batch_id))
        with self._register.change(self.actor, "destroy_import") as change:
            destroy(self._register, change, held, ("batch", batch_id))
        return "Import annulé détruit définitivement."

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
        self._check(view, typed_ref, passphrase)
        held = holdings(self._register.connection, dossier_id)
        with self._register.change(self.actor, "destroy") as change:
            destroy(self._register, change, held)
        return f"Dossier {view.ref} détruit définitivement."

    def _check(self, view: DestructionView, typed_ref: str, passphrase: str) -> None:
        if view.refused:
            raise NotAllowed(view.refused, "Vous pouvez le sortir de la corbeille et l’archiver.")
        if _bare(typed_ref) != _bare(view.ref):
            raise BadInput(
                "Ce n’est pas le numéro demandé." if view.title else _OTHER_NUMBER,
                "Recopiez le numéro affiché sur la page.",
            )
        self._vault.unlock(passphrase, self.actor.user_id, self._clock())

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
        since, old = days_aside(moment, self._clock())
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
            since_words=since,
            old=old,
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
