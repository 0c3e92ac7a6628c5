"""What the écrit will quote, with one tick or one by one (UX §2.8)."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.ids import ObservationId
from desktop_app.domain.observation import Voice
from desktop_app.services.preparation import observations_words
from desktop_app.services.preparation_views import Preparation
from desktop_app.ui.pages.empty_note import EmptyNote
from desktop_app.ui.pages.observation_ticks import ObservationTicks
from desktop_app.ui.widgets.tick import Tick

NO_OBSERVATION = "Aucune observation pour l’instant. Vous pourrez en citer plus tard."
_ALL = "Toutes les observations, sauf «\u00a0Ce que j’en comprends\u00a0»"
_NEW = (
    "Toutes les observations que l’écrit précédent n’a pas, "
    "sauf «\u00a0Ce que j’en comprends\u00a0»"
)


class PrepareObservations(QWidget):
    """All the observations with one tick, or one by one.

    A paper about an earlier écrit is proposed those that this has not; the others can be ticked
    one by one. ``wanted`` asks for a first observation.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._taken: frozenset[ObservationId] = frozenset()
        self.ticks = ObservationTicks("Observations à citer, une par une")
        self._all = Tick(_ALL)
        self._all.box.setObjectName("observations_all")
        self._choose = QPushButton("Choisir une par une")
        self._choose.setObjectName("observations_choose")
        self._none = EmptyNote(NO_OBSERVATION, "Nouvelle observation", "prepare_observation")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._all)
        column.addWidget(self._choose, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.ticks)
        column.addWidget(self._none)
        self.ticks.hide()
        self._all.changed.connect(self._tick_all)
        self._choose.clicked.connect(self._open)
        self.ticks.changed.connect(self._count)
        self._none.wanted.connect(self.wanted)

    def decided(self, offered: dict[ObservationId, bool]) -> dict[ObservationId, bool]:
        """Return what the user decided of those that were shown already."""
        picked = {item.id for item in self.ticks.picked()}
        known = {item.id for item in self.ticks.observations()}
        return {key: key in picked for key in offered if key in known}

    def load(
        self, preparation: Preparation, ticked: Mapping[ObservationId, bool], *, discreet: bool
    ) -> None:
        """Show the observations, ticked as ``ticked`` says."""
        rows = [(item, ticked[item.id]) for item, _ in preparation.observations]
        self.ticks.load(rows, discreet=discreet)
        self._none.setVisible(not rows)
        self._all.setVisible(bool(rows))
        self._choose.setVisible(bool(rows) and self.ticks.isHidden())
        self._count()

    def leave_out(self, taken: frozenset[ObservationId]) -> None:
        """Propose what is not in ``taken``, unless the user has chosen something else already."""
        if taken == self._taken:
            return
        untouched = self._picked() == self._proposed()
        self._taken = taken
        if untouched:
            self._tick_all(ticked=True)
        self._count()

    def _picked(self) -> set[ObservationId]:
        return {item.id for item in self.ticks.picked()}

    def _proposed(self) -> set[ObservationId]:
        shown = self.ticks.observations()
        return {i.id for i in shown if i.voice is not Voice.ANALYSIS and i.id not in self._taken}

    def _tick_all(self, ticked: bool) -> None:
        proposed = self._proposed()
        self.ticks.load(
            [(item, ticked and item.id in proposed) for item in self.ticks.observations()],
            discreet=self.ticks.discreet,
        )
        self._count()

    def _open(self) -> None:
        self._choose.hide()
        self.ticks.show()
        first = self.ticks.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _count(self) -> None:
        proposed, known = self._proposed(), self._taken & {i.id for i in self.ticks.observations()}
        self._all.set_ticked(bool(proposed) and proposed <= self._picked())
        words = f"À citer\u00a0: {observations_words(self.ticks.picked())}"
        if known:
            count = plural(len(known), "observation est", "observations sont")
            words = f"{words}. {count} déjà dans l’écrit précédent."
        self._all.set_words(_NEW if known else _ALL, words)
