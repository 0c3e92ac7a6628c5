"""The association, the author's profile, and how far the first run has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.organisation import Organisation, Profile
from desktop_app.domain.rights import Right
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock

if TYPE_CHECKING:
    from desktop_app.register.register import Register

RECOVERY, ASSOCIATION, PROFILE, BACKUPS, DONE = 3, 4, 5, 6, 0
_STEP = "first_run_step"


class Association(Service):
    """Who issues the papers and who signs them. ``rename`` tells the vault the account's name."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        rename: Callable[[str], None],
    ) -> None:
        super().__init__(register, identity, clock)
        self._rename = rename

    @needs(Right.READ)
    def organisation(self) -> Organisation:
        """Return the association as it stands."""
        return self._register.organisation()

    @needs(Right.ADMINISTER)
    def save_organisation(self, organisation: Organisation) -> None:
        """Keep the association's name and contacts."""
        with self._register.change(self.actor, "change") as change:
            self._register.save_organisation(change, organisation)

    @needs(Right.READ)
    def profile(self) -> Profile:
        """Return the profile of the user who acts."""
        found = self._register.profiles.get(self.actor.user_id)
        return Profile(id=self.actor.user_id) if found is None else found

    @needs(Right.WRITE)
    def save_profile(self, profile: Profile) -> None:
        """Keep the name, function and contacts of the user who acts, and of nobody else."""
        profile = replace(profile, id=self.actor.user_id)
        with self._register.change(self.actor, "change") as change:
            self._register.profiles.save(change, profile)
        if profile.name and profile.name != self.actor.name:
            self._rename(profile.name)
            self._identity.rename(profile.name)

    @needs(Right.READ)
    def setup_step(self) -> int:
        """Return the first-run screen to show next (3 to 6), or 0 when it is over."""
        step = self._register.settings.get(_STEP)
        return step if isinstance(step, int) else RECOVERY

    @needs(Right.ADMINISTER)
    def reach_step(self, step: int) -> None:
        """Remember the first-run screen to show next; 0 ends the first run."""
        with self._register.change(self.actor, "change") as change:
            self._register.settings.set(change, _STEP, step)

    @needs(Right.ADMINISTER)
    def finish_setup(self) -> None:
        """End the first run."""
        self.reach_step(DONE)

    @needs(Right.READ)
    def backup_folder(self) -> str:
        """Return the folder chosen for copies, empty if none."""
        folder = self._register.settings.get("backup_folder")
        return folder if isinstance(folder, str) else ""

    @needs(Right.ADMINISTER)
    def choose_backup_folder(self, folder: str) -> None:
        """Remember where copies go."""
        with self._register.change(self.actor, "change") as change:
            self._register.settings.set(change, "backup_folder", folder)
