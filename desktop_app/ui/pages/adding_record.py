"""Which pieces are still being added, kept in the register: a lock ends the work in the middle.

Written by the worker, a file at a time; told at the next opening, then forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop_app.domain.attachment_rules import clean_name
from desktop_app.domain.french import NBSP, join_words, plural, quote
from desktop_app.domain.ids import DossierId
from desktop_app.ui import return_place
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes

if TYPE_CHECKING:
    from desktop_app.services.session import Session

_SUBJECT = "adding"
_NAMED = 8


@dataclass(frozen=True, slots=True)
class Interrupted:
    """What came of an adding that did not end: how many were added, the names of the others."""

    dossier_id: DossierId
    dossier_ref: str
    added: int
    missing: tuple[str, ...]

    def in_words(self, *, discreet: bool) -> str:
        """Return what was added and what was not; without the names in ``discreet`` mode."""
        count = len(self.missing)
        named = [quote(name) for name in self.missing[:_NAMED]]
        if count > _NAMED:
            named.append(f"{count - _NAMED} de plus")
        rest = plural(count, "pièce ne l’est pas", "pièces ne le sont pas")
        names = "" if discreet else f"{NBSP}: {join_words(named)}"
        added = plural(self.added, "pièce ajoutée", "pièces ajoutées")
        if not self.added:
            added = "aucune pièce ajoutée"
        return (
            f"L’ajout de pièces au dossier {self.dossier_ref} a été interrompu. "
            f"{added[:1].upper()}{added[1:]}, {rest}{names}."
        )


def note(
    session: Session, dossier_id: DossierId, names: Sequence[str], added: int, now: datetime
) -> None:
    """Write that ``names`` are not added yet, and that the first of them is from ``now`` on."""
    batches = _batches(session)
    batches[dossier_id] = {
        "names": [clean_name(name) for name in names],
        "added": added,
        "since": now.isoformat(),
    }
    session.drafts.save(return_place.KIND, _SUBJECT, batches)


def forget(session: Session, dossier_id: DossierId) -> None:
    """Write that nothing is being added to a dossier any more."""
    batches = _batches(session)
    if batches.pop(dossier_id, None) is None:
        return
    if batches:
        session.drafts.save(return_place.KIND, _SUBJECT, batches)
    else:
        session.drafts.discard(return_place.KIND, _SUBJECT)


def take(session: Session) -> tuple[Interrupted, ...]:
    """Return what was interrupted, once; a dossier that is no longer there is left out."""
    batches = _batches(session)
    if batches:
        session.drafts.discard(return_place.KIND, _SUBJECT)
    known = {line.id: line.ref for line in session.dossiers.lines()} if batches else {}
    found = (
        _interrupted(session, DossierId(key), known[DossierId(key)], batch)
        for key, batch in batches.items()
        if key in known
    )
    return tuple(item for item in found if item.missing)


def tell_interrupted(context: PageContext) -> None:
    """Say, once the register is open again, which pieces were added and which were not."""
    session = context.session

    def tell(found: tuple[Interrupted, ...]) -> None:
        for item in found:
            _tell(context, item)

    context.runner.run(lambda: take(session), tell, context.messages.failed)


def _tell(context: PageContext, item: Interrupted) -> None:
    route = routes.dossier(item.dossier_id, tab="attachments")
    context.messages.attention(
        item.in_words(discreet=context.discreet.active),
        actions=(Action("Voir les pièces", lambda: context.navigator.open(route)),),
    )


def _batches(session: Session) -> dict[str, Any]:
    draft = session.drafts.load(return_place.KIND, _SUBJECT)
    return {} if draft is None else dict(draft.payload)


def _interrupted(
    session: Session, dossier_id: DossierId, ref: str, batch: dict[str, Any]
) -> Interrupted:
    """The file that was under way is there or not: one transaction keeps it whole."""
    names, added = [str(name) for name in batch["names"]], int(batch["added"])
    since = datetime.fromisoformat(batch["since"])
    came = any(
        line.attachment.name == names[0]
        and line.attachment.added_at is not None
        and line.attachment.added_at >= since
        for line in session.attachments.of_dossier(dossier_id).lines
    )
    return Interrupted(dossier_id, ref, added + came, tuple(names[came:]))
