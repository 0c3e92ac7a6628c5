"""Which dossier is this observation about? The recents in sight, a search beside (UX J2c)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ids import DossierId
from desktop_app.services.views import DossierLine, SearchAnswer
from desktop_app.ui.models.dossier_words import detail_words
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.reading_order import put_in_order

_LIMIT = 8
_FROM_LETTERS = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A dossier in one line of words, and what is shown of it in discreet mode."""

    dossier_id: DossierId
    title: str
    detail: str
    discreet: str


class DossierChoice(QWidget):
    """Let the user choose a dossier; ``chosen`` carries its id.

    ``place_wanted`` asks for an observation de lieu instead, where that is offered.
    """

    chosen = Signal(str)
    place_wanted = Signal()

    def __init__(
        self,
        context: PageContext,
        question: str = "Pour quel dossier\u00a0?",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._candidates: tuple[Candidate, ...] = ()
        self._recents: tuple[Candidate, ...] = ()
        self._without = DossierId("")
        self._searching = False
        self._take_first = False
        self._field = QLineEdit()
        self._field.setObjectName("dossier_search")
        self._field.installEventFilter(self)
        self._heading = text_label("Récents", "label")
        self._place = QPushButton("Plusieurs dossiers ou aucun\u00a0: observation de lieu")
        self._place.setObjectName("choice_visit")
        mark(self._place, variant="link")
        self._place.hide()
        self._place.clicked.connect(self.place_wanted)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(LABEL_GAP_PX * 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(text_label(question, "section"))
        column.addWidget(
            LabelledField(
                "Rechercher", self._field, "Un nom, un surnom, un lieu. Entrée prend le premier."
            )
        )
        column.addWidget(self._heading)
        column.addLayout(self._rows)
        column.addWidget(self._place, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._field)
        self._field.textEdited.connect(self._search)

    def start(self, without: DossierId | None = None) -> None:
        """Show the recents and an empty search; ``without`` is not offered."""
        self._without = without or DossierId("")
        self._field.clear()
        self._searching = self._take_first = False
        self._context.runner.run_latest(
            "choice_recents",
            self._context.session.dossiers.recents,
            self._show_recents,
            self._context.messages.failed,
        )

    def offer_place(self) -> None:
        """Offer an observation de lieu beside the dossiers (UX J2-10)."""
        self._place.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the first dossier with Entrée, go down to the list with the arrow."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                self._choose_first()
                return True
            if event.key() == Qt.Key.Key_Down:
                self.focusNextChild()
                return True
        return super().eventFilter(watched, event)

    def _show_recents(self, lines: tuple[DossierLine, ...]) -> None:
        today = self._context.clock().date()
        self._recents = tuple(
            Candidate(line.id, line.label, detail_words(line, today), line.short)
            for line in lines
            if line.id != self._without
        )
        if len(self._field.text().strip()) < _FROM_LETTERS:
            self._show("Récents", self._recents)

    def show_names(self) -> None:
        """Show names again, or hide them: discreet mode has changed."""
        self._show(self._heading.text(), self._candidates)

    def _choose_first(self) -> None:
        """Take the first dossier; while a search is under way, the first that it will find."""
        if self._searching:
            self._take_first = True
        elif self._candidates:
            self.chosen.emit(self._candidates[0].dossier_id)

    def _search(self, text: str) -> None:
        self._take_first = False
        self._searching = len(text.strip()) >= _FROM_LETTERS
        if not self._searching:
            self._show("Récents", self._recents)
            return
        finding = self._context.session.finding
        self._context.runner.run_latest(
            "choice_search",
            lambda: finding.search(text, 20),
            lambda answer: self._show_found(answer, text),
            self._context.messages.failed,
        )

    def _show_found(self, answer: SearchAnswer, text: str) -> None:
        if text != self._field.text():
            return
        found: dict[DossierId, Candidate] = {}
        for hit in answer.hits:
            known = hit.dossier_id in (None, self._without) or hit.dossier_id in found
            if hit.dossier_id is not None and not known:
                found[hit.dossier_id] = Candidate(
                    hit.dossier_id, hit.label, hit.detail, hit.dossier_ref
                )
        candidates = tuple(found.values())[:_LIMIT]
        self._show("Résultats" if candidates else "Aucun dossier ne correspond.", candidates)
        self._searching = False
        if self._take_first:
            self._take_first = False
            self._choose_first()

    def _show(self, heading: str, candidates: Sequence[Candidate]) -> None:
        self._candidates = tuple(candidates)
        self._heading.setText(heading)
        empty_layout(self._rows)
        discreet = self._context.discreet.active
        for number, candidate in enumerate(candidates):
            button = (
                RowButton(candidate.discreet)
                if discreet
                else RowButton(candidate.title, candidate.detail)
            )
            button.setObjectName(f"candidate_{number}")
            button.clicked.connect(
                lambda _checked, dossier_id=candidate.dossier_id: self.chosen.emit(dossier_id)
            )
            self._rows.addWidget(button)
        put_in_order(self)
