"""Who the écrit is for: the proposal with its reason, its contact to verify, another territory."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.phones import shown
from desktop_app.services.paper_views import RecipientView
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.status_tag import StatusTag

NOBODY = "Aucun destinataire pour l’instant."
NOWHERE = "Aucun territoire pour l’instant."
COPY = "Copie à la CRIP"
TERRITORY = "Territoire dont l’écrit nomme l’autorité. Ce n’est pas son destinataire."
"""What the territory of an écrit is for where its recipient is somebody else than the CRIP."""
_CHOOSE_HELP = "Tapez quelques lettres\u00a0: un département, une collectivité."


class RecipientChoice(QWidget):
    """Show the recipient; ``chosen`` carries the code of the territory the user wants instead."""

    chosen = Signal(str)

    def __init__(self, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nobody = NOBODY
        self._part = text_label("", "label", hidden_if_empty=True)
        self._card = QFrame()
        mark(self._card, role="card")
        self._name = text_label(NOBODY, "label")
        self._contact = text_label("", "secondary", hidden_if_empty=True)
        self._why = text_label("", "secondary", hidden_if_empty=True)
        self._tag = StatusTag("À vérifier", "attention")
        self._change = QPushButton("Choisir un autre destinataire")
        self._change.setObjectName(f"{prefix}recipient_change")
        self._territory = LabelledCombo("Territoire du destinataire", (), _CHOOSE_HELP)
        self._territory.combo.setObjectName(f"{prefix}recipient_territory")
        self._build()
        self._change.clicked.connect(self._open)
        self._territory.changed.connect(self._on_chosen)

    def say_part(self, words: str) -> None:
        """Say what the territory is for; without ``words`` it gives the recipient."""
        show_text(self._part, words)
        self._nobody = NOWHERE if words else NOBODY
        what = "territoire" if words else "destinataire"
        self._change.setText(f"Choisir un autre {what}")

    def target(self) -> QWidget:
        """Return where the focus goes: to the change of territory."""
        return self._territory.combo if self._change.isHidden() else self._change

    def set_territories(self, territories: Sequence[tuple[str, str]]) -> None:
        """Offer the territories (code, name of the CRIP)."""
        if self._territory.combo.count() != len(territories) + 1:
            self._territory.set_options(territories)

    def load(self, recipient: RecipientView) -> None:
        """Show ``recipient`` without telling anybody."""
        known = bool(recipient.territory)
        self._name.setText(recipient.name if known else self._nobody)
        phone = " · ".join(_each(recipient.phone, shown))
        reach = (recipient.address, phone, recipient.email)
        show_text(self._contact, " · ".join(part for part in reach if part))
        show_text(self._why, recipient.why)
        self._tag.set_status(f"{recipient.verified[:1].upper()}{recipient.verified[1:]}" or "?")
        mark(self._tag, kind="attention")
        self._tag.setVisible(bool(recipient.verified))
        self._territory.set_value(recipient.territory)
        if not known:
            self._territory.show()
        self._change.setVisible(self._territory.isHidden())
        said = (self._part.text(), recipient.name, recipient.verified, recipient.why)
        self._card.setAccessibleName(", ".join(part for part in said if part))

    def _build(self) -> None:
        card = QVBoxLayout(self._card)
        card.setContentsMargins(16, 12, 16, 12)
        card.setSpacing(LABEL_GAP_PX)
        for part in (self._name, self._contact, self._why):
            card.addWidget(part)
        card.addWidget(self._tag)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(FIELD_GAP_PX)
        column.addWidget(self._part)
        column.addWidget(self._card)
        column.addWidget(self._change, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._territory)
        self._territory.hide()
        self._tag.hide()

    def _open(self) -> None:
        self._change.hide()
        self._territory.show()
        self._territory.combo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_chosen(self, code: str) -> None:
        if code:
            self.chosen.emit(code)


def part_of_the_territory(keys: Sequence[str]) -> str:
    """Return what the territory is for in a paper that asks for ``keys`` and is for no CRIP."""
    return COPY if any(key.startswith("crip.") for key in keys) else TERRITORY


def _each(numbers: str, say: Callable[[str], str]) -> tuple[str, ...]:
    """Return each of several numbers of the directory (« … ; … ») as it is shown."""
    return tuple(say(number.strip()) for number in numbers.split(";") if number.strip())
