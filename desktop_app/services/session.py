"""An open register and the services on it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.rights import Actor
from desktop_app.services.association import Association
from desktop_app.services.clock import Clock
from desktop_app.services.dossiers import Dossiers
from desktop_app.services.drafts import Drafts
from desktop_app.services.ecrits import Ecrits
from desktop_app.services.exchange import Exchange
from desktop_app.services.finding import Finding
from desktop_app.services.history import History
from desktop_app.services.home import Home
from desktop_app.services.observations import Observations
from desktop_app.services.papers import Papers
from desktop_app.services.people import People
from desktop_app.services.places import Places
from desktop_app.services.reference import Reference
from desktop_app.services.safety import Safety
from desktop_app.services.security import Security

if TYPE_CHECKING:
    from desktop_app.register.register import Register
    from desktop_app.register.vault import KeyRing, Vault


class Session:
    """What an unlocked program holds. Used from one thread, the one that opened it."""

    def __init__(
        self,
        register: Register,
        vault: Vault,
        ring: KeyRing,
        actor: Actor,
        clock: Clock,
        reference: Reference,
        papers: Papers,
    ) -> None:
        self.actor = actor
        self.reference = reference
        self.papers = papers
        self.dossiers = Dossiers(register, actor, clock, papers.title_of)
        self.people = People(register, actor, clock)
        self.places = Places(register, actor, clock, reference)
        self.observations = Observations(register, actor, clock)
        self.ecrits = Ecrits(register, actor, clock, reference, papers)
        self.association = Association(register, actor, clock)
        self.finding = Finding(register, actor, clock)
        self.drafts = Drafts(register, actor, clock)
        self.home = Home(register, actor, clock, self.dossiers, self.drafts)
        self.history = History(register, actor, clock)
        self.exchange = Exchange(register, actor, clock)
        self.safety = Safety(register, actor, clock)
        self.security = Security(register, actor, clock, reference, vault, ring)
        self._register = register

    @property
    def folder(self) -> Path:
        """Return the folder of the register."""
        return self._register.folder

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what opening found that the user must know, in French."""
        return self._register.warnings

    @property
    def register(self) -> Register:
        """Return the open register, for the services beside this one (training, checks)."""
        return self._register

    def close(self) -> None:
        """Close the register and end the workers."""
        self.papers.close()
        self._register.close()
