"""Rights and the actor who holds them (matrix of UX §2.26)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from desktop_app.domain.french import quote
from desktop_app.domain.ids import UserId
from desktop_app.errors import NotAllowed


class Right(StrEnum):
    """One verb a right."""

    READ = "lire"
    WRITE = "écrire"
    REVIEW = "relire"
    TRANSMIT = "transmettre"
    EXPORT_NAMES = "exporter des noms"
    ADMINISTER = "gérer"


@dataclass(frozen=True, slots=True)
class Actor:
    """The person who acts, with her rights. Every service method asks it."""

    user_id: UserId
    name: str
    rights: frozenset[Right]

    def require(self, right: Right) -> None:
        """Raise ``NotAllowed`` unless the actor holds ``right``."""
        if right not in self.rights:
            raise NotAllowed(
                "Vous n’avez pas accès à cette partie.",
                f"Demandez à la coordination le droit {quote(right.value)}.",
            )


ALL_RIGHTS = frozenset(Right)
