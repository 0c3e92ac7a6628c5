"""The association's screen with what stands behind it: reading, the logo, keeping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop_app.errors import AppError
from desktop_app.ui.entry.association import AssociationScreen
from desktop_app.ui.entry.context import EntryContext

if TYPE_CHECKING:
    from desktop_app.domain.organisation import Organisation
    from desktop_app.services.session import Session

_MAX_LOGO_BYTES = 1024 * 1024
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


class AssociationStep(QObject):
    """Drive the screen. ``done`` when the association is kept."""

    done = Signal()
    back = Signal()

    def __init__(self, context: EntryContext, session: Session, *, step: int = 0) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = session
        self.screen = AssociationScreen(step=step)
        self.screen.back.connect(self._keep_and_go_back)
        self.screen.logo_wanted.connect(self._choose_logo)
        self.screen.kept.connect(self._keep)

    def start(self) -> None:
        """Show the screen with what is already known."""
        self._context.runner.run(
            self._session.association.organisation,
            self.screen.show_organisation,
            self._failed,
        )
        self._context.window.show_screen(self.screen)

    def _choose_logo(self) -> None:
        kinds = "Images (*.png *.jpg *.jpeg)"
        chosen = self._context.files.file("Choisir un logo", self._context.documents, kinds)
        if chosen is None:
            return
        try:
            with chosen.open("rb") as file:
                content = file.read(_MAX_LOGO_BYTES + 1)
        except OSError:
            self.screen.set_logo(b"", "Ce fichier n’a pas pu être lu. Choisissez-en un autre.")
            return
        self.screen.set_logo(*_checked(content))

    def _keep(self, organisation: Organisation) -> None:
        self._context.runner.run(
            lambda: self._session.association.save_organisation(organisation),
            lambda _: self.done.emit(),
            self._failed,
        )

    def _keep_and_go_back(self) -> None:
        """Go back without losing what was typed, nor what is not on screen yet."""
        if not self.screen.is_filled:
            self.back.emit()
            return
        organisation = self.screen.organisation()
        self._context.runner.run(
            lambda: self._session.association.save_organisation(organisation),
            lambda _: self.back.emit(),
            self._failed,
        )

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, AppError):
            self.screen.say_problem(problem.sentence)
        else:
            self._context.bug(problem)


def _checked(content: bytes) -> tuple[bytes, str]:
    """Return the logo and no problem, or nothing and the problem. The image is not decoded here."""
    if len(content) > _MAX_LOGO_BYTES:
        return b"", "Ce logo est trop lourd. Limite\u00a0: 1\u00a0Mo."
    if not content.startswith(_SIGNATURES):
        return b"", "Ce fichier n’est pas une image PNG ou JPEG. Choisissez-en une autre."
    return content, ""
