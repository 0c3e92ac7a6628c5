"""« Autres actions » on the page of a dossier: where they lead and what they do (UX §2.5)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from desktop_app.domain.dossier import Dossier, DossierState
from desktop_app.domain.ids import DossierId
from desktop_app.services.views import DossierView
from desktop_app.ui.navigation import Route
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.batch_actions import BatchActions
from desktop_app.ui.pages.dossier_actions import DossierActions
from desktop_app.ui.pages.dossier_following import DossierFollowing
from desktop_app.ui.pages.dossier_menu import DossierMenu
from desktop_app.ui.pages.summary_actions import SummaryActions


class DossierMore:
    """Fill the menu of ``button``. ``settle`` saves what is being typed on the page."""

    def __init__(
        self,
        context: PageContext,
        button: QPushButton,
        actions: DossierActions,
        settle: Callable[[], None],
    ) -> None:
        self._context = context
        self._settle = settle
        self._dossier: Dossier | None = None
        self._following = DossierFollowing(context)
        self._menu = DossierMenu(button, BatchActions(context).undo)
        self._lead("Fusionner avec un autre dossier", "merge", routes.merge)
        self._lead("Séparer une personne", "separate", routes.separate)
        self._lead("Organiser en foyers", "homes", routes.households)
        self._lead("Choisir une voie", "orientation", routes.orientation)
        self._lead("Indices", "indications", routes.indications)
        self._lead("Accords et information", "consents", routes.consents)
        summary = SummaryActions(context)
        self._act("Synthèse", "summary", summary.with_names)
        self._act("Synthèse sans les noms", "summary_without_names", summary.without_names)
        self._follow = self._act("Je suis ce dossier", "follow", self._following.toggle)
        self._archive = self._act("Archiver", "archive", actions.toggle_archive)
        self._reason = self._lead("Motif de l’archivage", "archive_reason", routes.archive)
        self._act("Mettre à la corbeille", "trash", actions.trash)

    def show_view(self, view: DossierView) -> None:
        """Offer what can be done with the dossier of ``view`` as it is now."""
        self._dossier = view.dossier
        self._follow.setText(self._following.label(view.dossier))
        active = view.dossier.state is DossierState.ACTIVE
        self._archive.setText("Archiver" if active else "Rendre actif")
        self._reason.setVisible(view.dossier.state is DossierState.ARCHIVED)
        self._menu.show_undoable(view.undoable)

    def _lead(self, label: str, name: str, route: Callable[[DossierId], Route]) -> QAction:
        navigator = self._context.navigator
        return self._menu.add(
            label,
            name,
            lambda: None if self._dossier is None else navigator.open(route(self._dossier.id)),
        )

    def _act(self, label: str, name: str, act: Callable[[Dossier], None]) -> QAction:
        return self._menu.add(label, name, lambda: self._do(act))

    def _do(self, act: Callable[[Dossier], None]) -> None:
        if self._dossier is not None:
            self._settle()  # before the act: what is typed is part of the same record
            act(self._dossier)
