"""What a person is to one member of her dossier: one line of the grid of links."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.ids import PersonId
from desktop_app.domain.person import Sex
from desktop_app.domain.relation import RelationKind
from desktop_app.domain.relation_proposals import Proposal
from desktop_app.domain.relation_words import kind_words
from desktop_app.services.families import Link
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import CalmComboBox

NO_LINK = "pas de lien noté"
TAKE = "Noter ce lien"


class LinkRow(QWidget):
    """Show a name and the link to it; ``edited`` follows the user's hand.

    A proposal stands under the link with its reason; it is written only when it is taken.
    """

    edited = Signal()

    def __init__(self, other: PersonId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: Proposal | None = None
        self._sex: Sex | None = None
        self._label = text_label()
        self._combo = CalmComboBox()
        self._combo.setObjectName(f"link_{other}")
        self._label.setBuddy(self._combo)
        self._words = QLineEdit()
        self._words.setObjectName(f"link_words_{other}")
        self._words.setPlaceholderText("Lien en quelques mots")
        self._reason = text_label("", "secondary")
        self._take = QPushButton(TAKE)
        self._take.setObjectName(f"link_take_{other}")
        mark(self._take, variant="quiet")
        self._proposed = QWidget()
        self._build()

    def name(self, viewer: str, other: str, sex: Sex | None) -> None:
        """Say who is linked to whom; the words of the links follow ``sex``, the viewer's."""
        self._label.setText(other)
        said = f"{viewer} est, pour {other}"
        self._combo.setAccessibleName(said)
        self._words.setAccessibleName(f"Lien en quelques mots, {said}")
        if sex is self._sex and self._combo.count():
            return
        self._sex = sex
        kept = self._combo.currentData()
        self._combo.clear()
        self._combo.addItem(NO_LINK, "")
        for kind in RelationKind:
            self._combo.addItem(kind_words(kind, sex), kind.value)
        self._combo.setCurrentIndex(max(self._combo.findData(kept), 0))

    def value(self) -> Link:
        """Return the link that is chosen."""
        key = str(self._combo.currentData() or "")
        kind = RelationKind(key) if key else None
        return Link(kind, self._words.text().strip() if kind is RelationKind.OTHER else "")

    def set_value(self, link: Link) -> None:
        """Show ``link`` without telling anybody."""
        key = "" if link.kind is None else link.kind.value
        self._combo.setCurrentIndex(max(self._combo.findData(key), 0))
        if self._words.text().strip() != link.words:
            self._words.setText(link.words)
        self._settle()

    def propose(self, proposal: Proposal | None) -> None:
        """Offer a link that is not written; ``None`` offers none."""
        self._proposal = proposal
        if proposal is not None:
            words = kind_words(proposal.kind, self._sex)
            said = f"Proposé{NBSP}: {words} ({proposal.reason})."
            self._reason.setText(said)
            self._take.setAccessibleName(f"{TAKE}{NBSP}: {words} de {self._label.text()}")
        self._settle()

    def _build(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self._label, 2)
        line.addWidget(self._combo, 3)
        offer = FlowLayout(self._proposed, spacing=8)
        offer.addWidget(self._reason)
        offer.addWidget(self._take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addLayout(line)
        column.addWidget(self._words)
        column.addWidget(self._proposed)
        self._combo.activated.connect(lambda _at: self._on_edited())
        self._words.textEdited.connect(lambda _text: self.edited.emit())
        self._take.clicked.connect(self._take_it)
        self._settle()

    def _take_it(self) -> None:
        if self._proposal is not None:
            self.set_value(Link(self._proposal.kind))
            self._combo.setFocus()
            self.edited.emit()

    def _on_edited(self) -> None:
        self._settle()
        self.edited.emit()

    def _settle(self) -> None:
        kind = self.value().kind
        self._words.setVisible(kind is RelationKind.OTHER)
        self._proposed.setVisible(self._proposal is not None and kind is None)
