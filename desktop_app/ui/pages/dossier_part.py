"""What the pages about a part of one dossier have in common: where they stand, where they lead."""

from __future__ import annotations

from desktop_app.domain.dossier import Dossier
from desktop_app.ui.page import Crumb, Page
from desktop_app.ui.pages import routes


class DossierPartPage(Page):
    """Stand under the dossier of ``_dossier_step``, ``None`` as long as it is not known."""

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way: list, dossier, this page."""
        step = self._dossier_step()
        known = () if step is None else (step,)
        return (Crumb("Dossiers", routes.DOSSIERS), *known, Crumb(self.title()))

    def dossier_ref(self) -> str:
        """Return the number of the dossier."""
        step = self._dossier_step()
        return "" if step is None else step.label

    def rail_entry(self) -> str:
        """Return the entry lit in the rail."""
        return "dossiers"

    def _dossier_step(self) -> Crumb | None:
        raise NotImplementedError

    def _go_back(self) -> None:
        """Go back to where the user came from, else to the dossier."""
        step = self._dossier_step()
        self.context.navigator.back(None if step is None else step.route)


def step_to(dossier: Dossier) -> Crumb:
    """Return the step of the way that leads to ``dossier``."""
    return Crumb(dossier.ref, routes.dossier(dossier.id))
