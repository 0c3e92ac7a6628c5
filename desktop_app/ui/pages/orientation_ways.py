"""The six ways to choose from: those proposed say so and why; each has its law behind a link."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGroupBox, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.orientation import Way
from desktop_app.domain.orientation_guide import Guide, Law, WayWords
from desktop_app.domain.orientation_rules import Proposal
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.disclosure import Disclosure
from desktop_app.ui.widgets.tick import Tick

QUESTION = f"Que choisissez-vous{NBSP}?"
HELP = "Plusieurs voies peuvent aller ensemble. Aucune n’est cochée à votre place."
SEPARATOR = f"{NBSP}; "
NOTHING_TICKED = f"Rien n’est coché plus haut{NBSP}: aucune voie n’est proposée."


class OrientationWays(QGroupBox):
    """Let the user tick ways, in an order that never moves. ``edited`` follows her hand."""

    edited = Signal()

    def __init__(self, guide: Guide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(QUESTION)
        self.setAccessibleDescription(HELP)
        self._guide = guide
        self._summary = text_label(NOTHING_TICKED)
        self._summary.setObjectName("orientation_summary")
        self._rows = {item.code: _WayRow(item) for item in guide.ways}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self._summary)
        column.addWidget(text_label(HELP, "help"))
        for row in self._rows.values():
            column.addWidget(row)
            row.tick.changed.connect(lambda _on: self.edited.emit())
        self.propose(())

    def load(self, ways: Iterable[Way]) -> None:
        """Tick ``ways`` without telling anybody."""
        wanted = set(ways)
        for way, row in self._rows.items():
            row.tick.set_ticked(way in wanted)

    def ways(self) -> tuple[Way, ...]:
        """Return what is ticked, in the order of the list."""
        return tuple(way for way, row in self._rows.items() if row.tick.is_ticked())

    def propose(self, proposals: Sequence[Proposal]) -> str:
        """Say which ways are proposed and why; return it as one sentence."""
        found = {item.way: item for item in proposals}
        for way, row in self._rows.items():
            item = found.get(way)
            reasons = () if item is None else item.reasons
            laws = self._guide.way(way).laws if item is None else item.laws
            row.say(reasons, self._guide.laws_of(laws))
        titles = [self._guide.way(item.way).title for item in proposals]
        words = f"Proposé{NBSP}: {SEPARATOR.join(titles)}." if titles else NOTHING_TICKED
        self._summary.setText(words)
        return words

    def first(self) -> QWidget:
        """Return where the focus goes when a way is missing."""
        return next(iter(self._rows.values())).tick.box


class _WayRow(QWidget):
    """A way: its box, what it is, why it is proposed, and behind a link how and which law."""

    def __init__(self, words: WayWords) -> None:
        super().__init__()
        self._words = words
        self.tick = Tick(words.title, words.what)
        self.tick.box.setObjectName(f"way_{words.code.value}")
        self._more = Disclosure("", words.title, f"more_{words.code.value}")
        self.tick.add_under(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tick)

    def say(self, reasons: Sequence[str], laws: Sequence[Law]) -> None:
        """Show the reasons of a proposal, or only what the way is."""
        title = f"{self._words.title} — proposé" if reasons else self._words.title
        self.tick.set_words(title, "\n".join((self._words.what, *reasons)))
        self._more.set_text("\n\n".join((*self._words.how, *map(law_words, laws))))


def law_words(law: Law) -> str:
    """Return an article, of when its text is, and what it says."""
    return f"{law.article} ({law.read}){NBSP}: {law.words}"
