"""What the reader ticks, what holds back, and the pause of a cold reading (UX J4-6, J4-8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, quote
from desktop_app.domain.paper_finding import Weight
from desktop_app.domain.review_points import POINTS
from desktop_app.services.review_views import ReviewView
from desktop_app.ui.pages.checks_pane import advice_words
from desktop_app.ui.styling import empty_layout, mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, GROUP_GAP_PX
from desktop_app.ui.widgets.radio_group import RadioGroup
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.tick import Tick

_PAUSES = (("15", "15 minutes"), ("60", "1 heure"), ("720", "12 heures"))
_COLD = (
    "Personne d’autre ne peut relire. Cochez les points, choisissez une pause, puis cochez-les "
    "de nouveau avec un regard neuf."
)


class ReviewPointsPane(ScrollColumn):
    """Five points to tick. ``edited`` follows the hand; ``pause_wanted`` carries a length."""

    edited = Signal()
    pause_wanted = Signal(object)
    compose_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("review_points_scroll", margin=FIELD_GAP_PX, parent=parent)
        self._message = text_label("", hidden_if_empty=True)
        self._ticks: dict[str, Tick] = {}
        self._held = QVBoxLayout()
        self._held.setSpacing(8)
        self._advice = QPushButton()
        self._advice.setObjectName("review_advice")
        mark(self._advice, variant="link")
        self._cold = QWidget()
        self._cold_words = text_label("")
        self._pauses = RadioGroup("Durée de la pause", _PAUSES)
        self._begin = QPushButton("Commencer la pause")
        self._begin.setObjectName("review_pause")
        self._build()

    def load(self, view: ReviewView, *, discreet: bool) -> None:
        """Show what ``view`` asks of its reader."""
        said = view.ecrit.review_message
        asked = f"Message de {view.version.made_by}{NBSP}: {quote(said)}" if said else ""
        show_text(self._message, "" if discreet else asked)
        empty_layout(self._held)
        if view.blocking:
            self._held.addWidget(text_label(Weight.BLOCKING.label, "label"))
        for finding in view.blocking:
            words = finding.rule.label if discreet else finding.words
            line = text_label(f"• {words}")
            self._held.addWidget(line)
            line.show()
        self._advice.setVisible(view.advice > 0)
        self._advice.setText(f"{advice_words(view.advice)} d’après les vérifications")
        self._show_cold(view)

    def set_ticked(self, codes: Iterable[str]) -> None:
        """Tick these points and no others."""
        wanted = frozenset(codes)
        for code, tick in self._ticks.items():
            tick.set_ticked(code in wanted)

    def ticked(self) -> tuple[str, ...]:
        """Return the codes of the points that are ticked."""
        return tuple(code for code, tick in self._ticks.items() if tick.is_ticked())

    def ask_pause(self) -> None:
        """Go to the choice of a pause."""
        self._begin.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self.add(text_label("Points à vérifier", "section"))
        self.add(self._message)
        for code, words in POINTS:
            tick = Tick(words)
            tick.box.setObjectName(f"point_{code}")
            tick.changed.connect(lambda _on: self.edited.emit())
            self._ticks[code] = tick
            self.add(tick)
        self.add(self._held, gap=GROUP_GAP_PX)
        self.add(self._advice)
        self.layout_.setAlignment(self._advice, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self._cold)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(text_label("Relecture à froid", "section"))
        for part in (self._cold_words, self._pauses, self._begin):
            column.addWidget(part)
        self.add(self._cold, gap=GROUP_GAP_PX)
        self._pauses.set_value("60")
        self._begin.clicked.connect(self._on_begin)
        self._advice.clicked.connect(self.compose_wanted)

    def _show_cold(self, view: ReviewView) -> None:
        self._cold.setVisible(view.open and view.mine and view.alone)
        waiting = view.cold is not None
        self._pauses.setVisible(not waiting)
        self._begin.setVisible(not waiting)
        if view.cold is None:
            self._cold_words.setText(_COLD)
        elif view.cold.ready:
            self._cold_words.setText(
                "La pause est finie. Cochez de nouveau les points, puis validez."
            )
        else:
            self._cold_words.setText(f"Pause en cours, jusqu’au {view.cold.until_words}.")

    def _on_begin(self) -> None:
        minutes = int(self._pauses.value() or "60")
        self.pause_wanted.emit(timedelta(minutes=minutes))
