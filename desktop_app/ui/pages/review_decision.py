"""What a validation still asks for: a sentence for an unticked point, a motive of urgency."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.review_points import unticked
from desktop_app.services.review_views import Decision, ReviewView
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_field import LabelledField

_OWN = "Vous avez demandé cette relecture. Une autre personne la valide, sauf urgence."
_PAUSE = "Faites d’abord une relecture à froid, dans les points à vérifier, ou validez en urgence."


class ReviewDecision(QFrame):
    """Hidden until « Valider » needs a sentence. ``wanted`` asks to validate with it."""

    wanted = Signal()
    closed = Signal()
    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = text_label("", hidden_if_empty=True)
        self.reason = QLineEdit()
        self.reason.setObjectName("review_reason")
        self._reason = LabelledField("En une phrase, pourquoi valider quand même", self.reason)
        self.bypass = QLineEdit()
        self.bypass.setObjectName("review_bypass")
        self._bypass = LabelledField(
            "Motif d’urgence", self.bypass, "Gardé avec la version et dans le Journal."
        )
        self._go = QPushButton("Valider quand même")
        self._go.setObjectName("review_anyway")
        self._close = QPushButton("Continuer la relecture")
        self._close.setObjectName("review_go_on")
        self._build()

    def needs(self, view: ReviewView, checked: tuple[str, ...]) -> bool:
        """Tell whether a sentence is asked for, and open for it."""
        missing = unticked(checked)
        own = self._own(view)
        self._reason.setVisible(bool(missing))
        self._bypass.setVisible(bool(view.blocking) or bool(own))
        parts = []
        if missing:
            parts.append(f"Non coché{NBSP}: {f'{NBSP}; '.join(missing)}.")
        if view.blocking:
            labels = dict.fromkeys(finding.rule.label for finding in view.blocking)
            parts.append(f"À régler avant de valider{NBSP}: {f'{NBSP}; '.join(labels)}.")
        if own:
            parts.append(own)
        show_text(self._why, " ".join(parts))
        urgent = bool(view.blocking) or bool(own)
        self._go.setText("Valider en urgence" if urgent else "Valider quand même")
        self.setVisible(bool(parts))
        if parts:
            first = self._reason if missing else self._bypass
            first.field.setFocus(Qt.FocusReason.OtherFocusReason)
        return bool(parts)

    def decision(self, checked: tuple[str, ...]) -> Decision:
        """Return what the reader decides."""
        open_ = not self.isHidden()
        reason = self.reason.text() if open_ and not self._reason.isHidden() else ""
        bypass = self.bypass.text() if open_ and not self._bypass.isHidden() else ""
        return Decision(checked, reason, bypass)

    def close_panel(self) -> bool:
        """Take the panel away; tell whether there was one."""
        was = not self.isHidden()
        self.hide()
        return was

    def _own(self, view: ReviewView) -> str:
        if not view.mine:
            return ""
        if not view.alone:
            return _OWN
        return "" if view.cold is not None and view.cold.ready else _PAUSE

    def _build(self) -> None:
        mark(self, kind="attention")
        mark(self._go, variant="primary")
        row = FlowLayout(spacing=8)
        row.addWidget(self._close)
        row.addWidget(self._go)
        column = QVBoxLayout(self)
        column.setContentsMargins(NARROW_MARGIN_PX, 12, NARROW_MARGIN_PX, 12)
        column.setSpacing(FIELD_GAP_PX)
        for part in (self._why, self._reason, self._bypass):
            column.addWidget(part)
        column.addLayout(row)
        self.hide()
        self._go.clicked.connect(self._on_go)
        self._close.clicked.connect(self.closed)
        for field in (self._reason, self._bypass):
            field.edited.connect(self._on_edited)

    def _on_edited(self) -> None:
        self._reason.set_error()
        self._bypass.set_error()
        self.edited.emit()

    def _on_go(self) -> None:
        for field, line in ((self._reason, self.reason), (self._bypass, self.bypass)):
            if not field.isHidden() and not line.text().strip():
                field.set_error("Une phrase suffit.")
                line.setFocus(Qt.FocusReason.OtherFocusReason)
                return
        self.wanted.emit()
