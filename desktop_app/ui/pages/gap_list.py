"""« À compléter »: what a paper would need and nobody has said yet, each a way to the field."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from desktop_app.domain.completeness import Gap
from desktop_app.domain.french import plural
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_NOTHING = "Rien à compléter."
_WHY = "Rien n’est exigé ici. Ces informations aident à préparer un écrit."

FIELDS = {
    "first_names": "first_names_typed",
    "sex": "sex_choice_f",
    "birth": "birth_choice_date",
    "nationalities": "nationalities_typed",
    "languages": "languages_add",
    "stay": "stay_place",
    "schooling": "schooling_choice_yes",
    "phones": "phones_add",
    "relations": "relation_kind",
    "commune_code": "commune",
    "services": "services_add",
    "steps": "steps_add",
}
"""Name of the widget where a gap is filled; the others bear the key itself."""


def field_of(gap: Gap) -> str:
    """Return the name of the widget where ``gap`` is filled."""
    return FIELDS.get(gap.key, gap.key)


class GapList(ScrollColumn):
    """List the gaps; ``chosen`` carries the one to fill. Rows are made when they are in sight."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("gaps_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        self._waiting: Sequence[Gap] | None = None
        self._shown: tuple[Gap, ...] | None = None
        self._discreet = False

    def show_gaps(self, gaps: Sequence[Gap], *, discreet: bool) -> None:
        """Show ``gaps``, or that there is none; by initials in discreet mode."""
        if (tuple(gaps), discreet) == (self._shown, self._discreet):
            return  # the same rows: the focus stays where it is
        self._waiting, self._discreet = gaps, discreet
        if self.isVisible():
            self._make_rows(gaps)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows that were waiting."""
        super().showEvent(event)
        if self._waiting is not None:
            self._make_rows(self._waiting)

    def _make_rows(self, gaps: Sequence[Gap]) -> None:
        self._waiting, self._shown = None, tuple(gaps)
        self.clear()
        if not gaps:
            self.add(text_label(_NOTHING, "section"))
            return
        words = plural(len(gaps), "information à compléter", "informations à compléter")
        self.add(text_label(words, "section"))
        self.add(text_label(_WHY, "secondary"), gap=LABEL_GAP_PX)
        for number, gap in enumerate(gaps):
            words = gap.discreet if self._discreet and gap.discreet else gap.label
            button = RowButton(words)
            button.setObjectName(f"gap_{number}")
            button.clicked.connect(lambda _checked, wanted=gap: self.chosen.emit(wanted))
            self.add(button)
            button.show()  # now, not at the next turn of the loop: the first takes the focus
