"""What the home page shows: unfinished texts, recents, the week in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.french import WEEKDAYS, date_words, plural
from desktop_app.domain.rights import Right
from desktop_app.services.access import Identity, Service, needs
from desktop_app.services.clock import Clock
from desktop_app.services.dossiers import Dossiers
from desktop_app.services.drafts import Drafts
from desktop_app.services.views import HomeView

if TYPE_CHECKING:
    from desktop_app.register.register import Register


class Home(Service):
    """One view for the first screen after unlocking."""

    def __init__(
        self,
        register: Register,
        identity: Identity,
        clock: Clock,
        dossiers: Dossiers,
        drafts: Drafts,
    ) -> None:
        super().__init__(register, identity, clock)
        self._dossiers = dossiers
        self._drafts = drafts

    @needs(Right.READ)
    def view(self) -> HomeView:
        """Return the home page's content."""
        now = self._clock()
        today = now.date()
        monday = today - timedelta(days=today.weekday())
        written = self._register.observations_since(monday)
        return HomeView(
            today_words=f"{WEEKDAYS[today.weekday()].capitalize()} {date_words(today)}",
            drafts=self._drafts.unfinished(),
            recents=self._dossiers.recents(),
            dossiers=self._dossiers.count(),
            week_words=plural(written, "observation", "observations"),
        )
