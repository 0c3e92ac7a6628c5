"""What the composer keeps at once: sections finished, decisions, corrections, undo."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from desktop_app.domain.ecrit import Answer, Ecrit, Override
from desktop_app.domain.ids import AttachmentId, EcritId
from desktop_app.services.paper_views import EcritView, FieldView
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import composer_store as store
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.composer_store import Edits
from desktop_app.ui.pages.composer_undo import EcritTrail

T = TypeVar("T")

IN_FICHE = (
    "Cette information a plusieurs parties\u00a0: elle se corrige dans la fiche. "
    "Le texte reste dans cet écrit."
)
NOTHING_BACK, NOTHING_FORWARD = "Rien à annuler dans cet écrit.", "Rien à rétablir dans cet écrit."


class ComposerActs(QObject):
    """Run the acts of one écrit after what is being typed is handed over (``flush``).

    ``kept`` carries the écrit as it is then; ``finished`` the same once a section is; ``stepped``
    the écrit after an undo or redo, with the states before and after; ``source_changed`` says that
    a fiche, the dossier or a piece is no longer the same.
    """

    kept = Signal(object)
    finished = Signal(object)
    stepped = Signal(object, object, object)
    source_changed = Signal()

    def __init__(
        self, context: PageContext, flush: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._flush = flush
        self._ecrit: Ecrit | None = None
        self.trail = EcritTrail()

    def begin(self, view: EcritView) -> None:
        """Turn to another écrit."""
        self._ecrit = view.ecrit
        self.trail.begin(view.ecrit)

    def note(self, view: EcritView) -> None:
        """Take note of what is kept."""
        self._ecrit = view.ecrit
        self.trail.note(view.ecrit)

    def finish(self, section_id: str, *, finished: bool = True) -> None:
        """Declare a section finished, or take that back."""
        self._run(
            lambda ecrit: store.finish(
                self._context.session, ecrit.id, section_id, finished=finished
            ),
            self.finished.emit if finished else self.kept.emit,
        )

    def decide(self, overrides: Mapping[str, Override | None]) -> None:
        """Keep the decision on a value that changed in the register."""
        edits = Edits(overrides=overrides)
        self._run(lambda ecrit: store.keep(self._context.session, ecrit.id, edits), self.kept.emit)

    def choose_territory(self, code: str) -> None:
        """Keep whom the écrit is for."""
        edits = Edits(territory=code)
        self._run(lambda ecrit: store.keep(self._context.session, ecrit.id, edits), self.kept.emit)

    def choose_earlier(self, ecrit_id: str) -> None:
        """Keep which earlier écrit this one follows."""
        edits = Edits(answers_to=EcritId(ecrit_id))
        self._run(lambda ecrit: store.keep(self._context.session, ecrit.id, edits), self.kept.emit)

    def correct(self, field: FieldView, answer: Answer) -> None:
        """Write an answer into the fiche or the dossier too."""
        self._run(
            lambda ecrit: store.correct(self._context.session, ecrit.id, field, answer),
            lambda done: self._corrected(field, *done),
        )

    def clean(self, piece: AttachmentId) -> None:
        """Take the position out of a piece."""
        self._run(lambda ecrit: store.clean(self._context.session, ecrit.id, piece), self._cleaned)

    def undo(self) -> None:
        """Write the state before the last change again."""
        self._step(-1, NOTHING_BACK)

    def redo(self) -> None:
        """Write the state that was undone again."""
        self._step(1, NOTHING_FORWARD)

    def _step(self, by: int, nothing: str) -> None:
        self._flush()

        def step() -> None:
            wanted, before = self.trail.step(by), self._ecrit
            if wanted is None or before is None:
                self._context.announcer.say(nothing)
                return
            self._run(
                lambda ecrit: store.put_back(self._context.session, ecrit.id, wanted),
                lambda view: self.stepped.emit(view, before, wanted),
            )

        # After the text that is being handed over is kept: it is the last change.
        self._context.runner.run(lambda: None, lambda _: step(), self._context.messages.failed)

    def _run(self, task: Callable[[Ecrit], T], then: Callable[[T], None]) -> None:
        self._flush()
        ecrit = self._ecrit
        if ecrit is not None:
            self._context.runner.run(lambda: task(ecrit), then, self._context.messages.failed)

    def _corrected(self, field: FieldView, view: EcritView, corrected: bool) -> None:
        self.kept.emit(view)
        if corrected:
            self._context.messages.success("Correction enregistrée dans le dossier.")
            self.source_changed.emit()
            return
        person_id = field.person_id
        actions = []
        if person_id is not None:
            opens = Action(
                "Ouvrir la fiche", lambda: self._context.navigator.open(routes.person(person_id))
            )
            actions.append(opens)
        self._context.messages.info(IN_FICHE, actions=actions)

    def _cleaned(self, view: EcritView) -> None:
        self.kept.emit(view)
        self._context.messages.success("Position retirée de la pièce.")
        self.source_changed.emit()
