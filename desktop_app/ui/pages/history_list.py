"""Sentences of a history under each other, with what can be seen or put back (UX §2.26)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.services.history_views import HistoryLine
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.fold import Fold
from desktop_app.ui.pages.kept_focus import kept_focus
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage

_OLD, _NEW = "Ancien texte", "Nouveau texte"
_BOTH = "Voir les deux textes"


class HistoryList(QWidget):
    """Show lines. ``put_back`` carries the line to put back; ``more`` asks for those before.

    ``texts_wanted`` carries the route of the texts of an observation that was corrected.
    """

    put_back = Signal(object)
    texts_wanted = Signal(object)
    more = Signal()

    def __init__(self, name: str, *, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._empty = empty
        self._open: set[str] = set()
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)

    def show_lines(
        self,
        lines: Sequence[HistoryLine],
        *,
        more: bool,
        discreet: bool,
        may_write: bool,
        with_ref: bool = False,
    ) -> None:
        """Show ``lines``, the latest first; texts that were unfolded stay so."""
        with kept_focus(self):
            empty_layout(self._rows)
            if not lines:
                self._add(PlaceholderPage(self._empty))
            for number, line in enumerate(lines):
                if number:
                    self._add(_separator())
                self._add(
                    self._row(line, discreet=discreet, may_write=may_write, with_ref=with_ref)
                )
            if more:
                button = QPushButton("Afficher la suite")
                button.setObjectName(f"{self._name}_more")
                button.clicked.connect(self.more)
                self._rows.addSpacing(12)
                self._rows.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
                button.show()

    def _add(self, row: QWidget) -> None:
        self._rows.addWidget(row)
        row.show()

    def _row(
        self, line: HistoryLine, *, discreet: bool, may_write: bool, with_ref: bool
    ) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(LABEL_GAP_PX)
        said = f"{line.who} {line.bare}." if discreet else line.sentence
        column.addWidget(text_label(said))
        subject = line.subject_bare if discreet else line.subject
        ref = line.dossier_ref if with_ref and line.dossier_ref not in subject else ""
        about = " · ".join(part for part in (line.when_words, subject, ref) if part)
        column.addWidget(text_label(about, "secondary"))
        acts = FlowLayout(spacing=16)
        for widget in self._acts(line, said, may_write=may_write):
            acts.addWidget(widget)
        if acts.count():
            column.addLayout(acts)
        if line.texts is not None and line.occasion_id is None and not discreet:
            column.addWidget(self._texts(line, line.texts))
        return row

    def _acts(self, line: HistoryLine, said: str, *, may_write: bool) -> list[QPushButton]:
        found = []
        if line.occasion_id is not None and line.dossier_id is not None:
            texts = routes.texts(line.dossier_id, line.occasion_id)
            found.append(
                _link(f"both_{line.key}", _BOTH, said, partial(self.texts_wanted.emit, texts))
            )
        if line.put_back is not None and may_write:
            act = partial(self.put_back.emit, line)
            found.append(_link(f"put_back_{line.key}", "Rétablir l’ancienne valeur", said, act))
        return found

    def _texts(self, line: HistoryLine, texts: tuple[str, str]) -> Fold:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(16, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        both = all(texts)
        for heading, text in zip((_OLD, _NEW), texts, strict=True):
            if text:
                column.addWidget(text_label(heading, "label"))
                column.addWidget(text_label(text))
        fold = _Remembered(f"texts_{line.key}", holder, partial(self._remember, line.key))
        what = "les deux textes" if both else "le texte"
        fold.set_words(f"Voir {what}", f"Replier {what}")
        fold.set_open(line.key in self._open)
        return fold

    def _remember(self, key: str, open_: bool) -> None:
        (self._open.add if open_ else self._open.discard)(key)


def _link(name: str, words: str, about: str, act: Callable[[], None]) -> QPushButton:
    button = QPushButton(words)
    button.setObjectName(name)
    button.setAccessibleName(f"{words}, {about}")
    mark(button, variant="link")
    button.clicked.connect(lambda: act())
    return button


def _separator() -> QFrame:
    line = QFrame()
    mark(line, role="line")
    return line


class _Remembered(Fold):
    """A fold that tells whether it is open."""

    def __init__(self, name: str, content: QWidget, tell: Callable[[bool], None]) -> None:
        self._tell: Callable[[bool], None] = lambda _open: None
        super().__init__(name, content)
        self._tell = tell

    def set_open(self, open_: bool) -> None:
        """Show the content or fold it, and tell."""
        super().set_open(open_)
        self._tell(open_)
