"""The extracts of one field: the way to insert one, and where those that are there come from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ecrit import Extract
from desktop_app.domain.ids import DossierId
from desktop_app.services.paper_views import EcritView, Quotable
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.answer_editors import TextEditor
from desktop_app.ui.pages.extract_panel import ExtractPanel, Picked
from desktop_app.ui.styling import empty_layout, mark
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.source_badge import Source, SourceBadge

INSERT = "Insérer un extrait"


class ExtractsPart(QWidget):
    """Insert sentences into ``editor`` and show their sources; ``opened`` carries a route."""

    opened = Signal(object)

    def __init__(
        self, key: str, label: str, editor: TextEditor, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._label = label
        self._editor = editor
        self._quotable: tuple[Quotable, ...] = ()
        self._kept: tuple[Extract, ...] = ()
        self._inserted: list[Extract] = []
        self._dossier_id = DossierId("")
        self._shown: tuple[Extract, ...] = ()
        self._panel: ExtractPanel | None = None
        self.button = QPushButton(INSERT)
        self._badges = QWidget()
        self._row = FlowLayout(self._badges, spacing=12)
        self._column = QVBoxLayout(self)
        self._build()

    def load(self, view: EcritView, *, discreet: bool) -> None:
        """Offer the sentences of ``view`` and show the sources of what is inserted."""
        self._quotable = view.quotable
        self._dossier_id = view.ecrit.dossier_id
        self._kept = tuple(each for each in view.ecrit.extracts if each.key == self._key)
        self.button.setVisible(not discreet)
        if self._panel is not None:
            self._panel.load(view.quotable)
            self._panel.setVisible(self._panel.isVisibleTo(self) and not discreet)
        self.show_sources()

    def pending(self) -> tuple[Extract, ...]:
        """Return the extracts that are in the text and not kept yet."""
        text = self._editor.text()
        self._inserted = [each for each in self._inserted if each not in self._kept]
        return tuple(each for each in self._inserted if each.text in text)

    def show_sources(self) -> None:
        """Show one badge an observation whose words stand in the text."""
        text = self._editor.text()
        present = tuple(e for e in (*self._kept, *self._inserted) if e.text in text)
        if present == self._shown:
            return
        self._shown = present
        empty_layout(self._row)
        by_id = {each.observation_id: each for each in self._quotable}
        for number, observation_id in enumerate(dict.fromkeys(e.observation_id for e in present)):
            source = by_id.get(observation_id)
            if source is not None:
                self._row.addWidget(self._badge(number, source))
        self._badges.setVisible(bool(present))

    def _build(self) -> None:
        mark(self.button, variant="link")
        self.button.setObjectName(f"answer_{self._key}_insert")
        self.button.setAccessibleName(f"{INSERT}, {self._label}")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(LABEL_GAP_PX)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self._badges)
        self._badges.hide()
        self.button.clicked.connect(self._open)

    def _badge(self, number: int, source: Quotable) -> SourceBadge:
        badge = SourceBadge(f"answer_{self._key}_extract_{number}")
        words = Source("clock", f"obs. {source.date}", f"Source\u00a0: observation, {source.date}")
        badge.say(words, self._label)
        route = routes.observation(self._dossier_id, source.occasion_id)
        badge.clicked.connect(lambda: self.opened.emit(route))
        return badge

    def _open(self) -> None:
        if self._panel is None:
            self._panel = ExtractPanel(f"answer_{self._key}", self._label)
            self._panel.picked.connect(self._insert)
            self._panel.left.connect(self._close)
            self._column.addWidget(self._panel)
        elif not self._panel.isHidden():
            self._close()
            return
        self._panel.load(self._quotable)
        self._panel.show()
        self._panel.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _close(self) -> None:
        if self._panel is not None:
            self._panel.hide()
        self._editor.target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _insert(self, picked: Picked) -> None:
        """Put the sentence where the caret is, on a line of its own after other words."""
        cursor = self._editor.field.textCursor()
        before = self._editor.text()[: cursor.position()]
        self._inserted.append(Extract(self._key, picked.source.observation_id, picked.words))
        cursor.insertText(
            ("\n" if before.strip() and not before.endswith("\n") else "") + picked.words
        )
        self._editor.field.setTextCursor(cursor)
        self.show_sources()
