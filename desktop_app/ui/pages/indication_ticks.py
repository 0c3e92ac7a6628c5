"""Choose indicators: by a word, or dimension by dimension. Several at once; none weighs more."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.dimension import Dimension, dimension_of
from desktop_app.domain.word_lists import ListEntry
from desktop_app.ui.pages.form_choices import distinct
from desktop_app.ui.styling import empty_layout, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.tick import Tick

ADULT, CHILD = "adult", "child"
_LEFT_OUT = {
    CHILD: "Les indices qui ne concernent que les adultes se trouvent par la recherche.",
    ADULT: "Les indices qui ne concernent que les mineurs se trouvent par la recherche.",
}


class IndicatorTicks(QWidget):
    """Show what is chosen, then the dimension being browsed. ``edited`` follows the user's hand."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: dict[str, ListEntry] = {}
        self._chosen: list[str] = []
        self._ticks: dict[str, Tick] = {}
        self._concerns = ""
        self.search = LabelledCombo(
            "Chercher un indice", (), "Tapez un mot, puis choisissez dans la liste."
        )
        self.search.combo.setObjectName("indication_search")
        self._dimension = LabelledCombo(
            "Parcourir par thème",
            tuple((item.value, item.label) for item in Dimension),
            searchable=False,
        )
        self._dimension.combo.setObjectName("indication_dimension")
        self._left_out = text_label("", "help", hidden_if_empty=True)
        self._error = text_label("", "error", hidden_if_empty=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self.search, self._error, self._dimension, self._left_out):
            column.addWidget(part)
        column.addLayout(self._rows)
        self.setFocusProxy(self.search.combo)
        self.search.changed.connect(self._take)
        self.search.edited.connect(self.edited)
        self._dimension.changed.connect(lambda _value: self._make_rows())

    def set_entries(self, entries: Sequence[ListEntry]) -> None:
        """Offer ``entries``."""
        self._entries = {entry.code: entry for entry in entries}
        words = (
            (entry.code, f"{entry.label} ({dimension_of(entry.dimension).label})")
            for entry in entries
        )
        self.search.set_options(distinct(words))
        self._make_rows()

    def set_concerns(self, concerns: str) -> None:
        """Browse what concerns a child, an adult, or everybody if empty."""
        if concerns != self._concerns:
            self._concerns = concerns
            self._make_rows()

    def load(self, codes: Iterable[str], dimension: str = "") -> None:
        """Show ``codes`` as chosen without telling anybody."""
        self._chosen = list(dict.fromkeys(codes))
        self._dimension.set_value(dimension)
        self.set_error()
        self._make_rows()

    def codes(self) -> tuple[str, ...]:
        """Return the indicators chosen, in the order of the choosing."""
        return tuple(
            code for code in self._chosen if code in self._ticks and self._ticks[code].is_ticked()
        )

    def pending(self) -> str:
        """Return what is typed in the search and names no indicator, for a draft."""
        return "" if self.search.value() else self.search.combo.currentText().strip()

    def set_pending(self, text: str) -> None:
        """Show ``text`` in the search."""
        if text:
            self.search.combo.setEditText(text)

    def dimension(self) -> str:
        """Return the dimension being browsed, for a draft."""
        return self._dimension.value()

    def set_error(self, sentence: str = "") -> None:
        """Show ``sentence``; an empty one takes the problem away."""
        show_text(self._error, sentence)

    def tick(self, code: str) -> Tick:
        """Return the row of an indicator on screen; ``KeyError`` if it is not."""
        return self._ticks[code]

    def _take(self, code: str) -> None:
        if code not in self._entries:
            return
        if code not in self._chosen:
            self._chosen.append(code)
        self._make_rows(ticked=code)
        self.search.set_value("")
        self.search.combo.setFocus(Qt.FocusReason.OtherFocusReason)
        self.set_error()
        self.edited.emit()

    def _make_rows(self, ticked: str = "") -> None:
        """Show the chosen ones first; those that were unticked stay until then."""
        kept = [code for code in self._chosen if self._was_ticked(code) or code == ticked]
        browsed = self._browsed(kept)
        self._chosen = kept
        empty_layout(self._rows)
        self._ticks = {}
        self._add_group("Indices choisis", kept, ticked=True)
        dimension = self._dimension.value()
        if dimension:
            self._add_group(dimension_of(dimension).label, browsed, ticked=False)
        show_text(self._left_out, _LEFT_OUT.get(self._concerns, "") if dimension else "")

    def _was_ticked(self, code: str) -> bool:
        return code not in self._ticks or self._ticks[code].is_ticked()

    def _browsed(self, chosen: Sequence[str]) -> list[str]:
        wanted = self._dimension.value()
        return [
            code
            for code, entry in self._entries.items()
            if wanted
            and dimension_of(entry.dimension).value == wanted
            and code not in chosen
            and (not self._concerns or entry.concerns in ("both", self._concerns))
        ]

    def _add_group(self, heading: str, codes: Sequence[str], *, ticked: bool) -> None:
        if not codes and ticked:
            return
        self._rows.addWidget(text_label(heading, "label"))
        if not codes:
            self._rows.addWidget(text_label("Aucun indice à proposer ici.", "secondary"))
        for code in codes:
            tick = self._made(code, ticked=ticked)
            self._rows.addWidget(tick)
            tick.show()  # now, not at the next turn of the loop: it may get the focus back

    def _made(self, code: str, *, ticked: bool) -> Tick:
        entry = self._entries.get(code) or ListEntry(code, code)
        tick = Tick(entry.label, source_words(entry))
        tick.box.setObjectName(f"indicator_{code}")
        tick.set_ticked(ticked)
        tick.changed.connect(lambda on: self._on_ticked(code, on))
        self._ticks[code] = tick
        return tick

    def _on_ticked(self, code: str, on: bool) -> None:
        if on and code not in self._chosen:
            self._chosen.append(code)
        self.set_error()
        self.edited.emit()


def source_words(entry: ListEntry) -> str:
    """Return « Source : CCEM, avril 2026 », or that the association added the word."""
    if not entry.source:
        return "Ajouté par l’association"
    dated = f", {entry.page_date}" if entry.page_date else ""
    return f"Source\u00a0: {entry.source}{dated}"
