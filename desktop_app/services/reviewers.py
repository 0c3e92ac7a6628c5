"""Who asked for the reading of an écrit, and who can do it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.ids import EcritId, UserId

if TYPE_CHECKING:
    from desktop_app.register.register import Register

ASKED = "ask_review"
"""The verb of the journal by which a reading is asked: its user is the author."""


def asked_by(register: Register, ecrit_id: EcritId) -> UserId | None:
    """Return who asked for the latest reading of an écrit."""
    entries = register.journal.of("ecrit", ecrit_id)
    return next((UserId(item.user) for item in reversed(entries) if item.verb == ASKED), None)


def others_who_read(register: Register, me: UserId) -> list[tuple[UserId, str]]:
    """Return the others who have the right to read over, by name."""
    others = ((profile.id, profile.name) for profile in register.profiles.all())
    return sorted(
        ((user, name) for user, name in others if user != me and name), key=lambda pair: pair[1]
    )
