"""Observations corrected since the section was declared finished: read again, then « Vu »."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ecrit import Answer, Override
from desktop_app.domain.ids import DossierId
from desktop_app.services.paper_views import FieldView
from desktop_app.ui.pages.field_sources import home_of, source_of
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.source_badge import SourceBadge


class StaleFacts(QWidget):
    """Say what was corrected. The paper prints the correction: it is only to be read again."""

    decided = Signal(object)
    opened = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def load(self, fields: Sequence[FieldView], dossier_id: DossierId) -> None:
        """Show those of ``fields`` that changed."""
        empty_layout(self._rows)
        stale = [field for field in fields if field.stale]
        for number, field in enumerate(stale):
            self._rows.addWidget(self._row(number, field, dossier_id))
        self.setVisible(bool(stale))

    def _row(self, number: int, field: FieldView, dossier_id: DossierId) -> QWidget:
        holder = QWidget()
        row = FlowLayout(holder, spacing=12)
        badge = SourceBadge(f"{self._name}_{number}_source")
        badge.say(source_of(field), field.label)
        route = home_of(field, dossier_id)
        badge.clicked.connect(lambda: self.opened.emit(route))
        seen = QPushButton("Vu")
        seen.setObjectName(f"{self._name}_{number}_seen")
        seen.setAccessibleName(f"Vu, {field.label}")
        mark(seen, variant="link")
        kept = {field.seen_key: Override(Answer(), field.said)}
        seen.clicked.connect(lambda: self.decided.emit(kept))
        words = f"Observation corrigée le {field.changed_on}\u00a0: l’écrit a le nouveau texte."
        for part in (text_label(words), badge, seen):
            row.addWidget(part)
        return holder
