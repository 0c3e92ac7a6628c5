"""The four kinds of « pas de réponse », as buttons under a field (UX §2.24, §2.9)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.absence import Absence
from desktop_app.ui.styling import mark
from desktop_app.ui.widgets.flow_layout import FlowLayout


class AbsenceButtons(QWidget):
    """Let the user say why there is no answer; a second press takes it back.

    One stop of Tab: the arrows go from one button to the next. ``changed`` carries the new
    ``Absence`` or ``None``.
    """

    changed = Signal(object)

    def __init__(
        self,
        label: str,
        choices: Sequence[Absence] = tuple(Absence),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(f"{label}\u00a0: pas de réponse")
        self._value: Absence | None = None
        self._buttons: dict[Absence, QPushButton] = {}
        row = FlowLayout(self, spacing=8)
        for absence in choices:
            button = QPushButton(absence.label)
            button.setCheckable(True)
            button.setAccessibleName(f"{absence.label}, {label}")
            button.setObjectName(f"absence_{absence.value}")
            mark(button, variant="option")
            button.clicked.connect(lambda checked, a=absence: self._choose(a if checked else None))
            button.installEventFilter(self)
            row.addWidget(button)
            self._buttons[absence] = button
        self._show()

    def value(self) -> Absence | None:
        """Return the absence chosen, ``None`` if there is none."""
        return self._value

    def set_value(self, value: Absence | None) -> None:
        """Show ``value`` without telling anybody."""
        self._value = value if value in self._buttons else None
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the neighbour button with the arrows."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            buttons = list(self._buttons.values())
            if step is not None and isinstance(watched, QPushButton) and watched in buttons:
                target = buttons[(buttons.index(watched) + step) % len(buttons)]
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _choose(self, value: Absence | None) -> None:
        self._value = value
        self._show()
        self.changed.emit(value)

    def _show(self) -> None:
        stop = self._value or next(iter(self._buttons), None)
        for absence, button in self._buttons.items():
            button.setChecked(absence is self._value)
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if absence is stop else Qt.FocusPolicy.ClickFocus
            )


_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}
