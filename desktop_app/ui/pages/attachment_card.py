"""One piece in the tab « Pièces »: what it is, what it carries, what one does with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.attachment_rules import LOCATION
from desktop_app.services.attachment_views import AttachmentLine
from desktop_app.ui.icons import icon
from desktop_app.ui.styling import mark, show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout

HARD = "Contenu difficile"


class AttachmentCard(QFrame):
    """Show one line. ``chosen`` carries what is wanted of it, by name.

    The names: open, change, outside, copy, location, hard, trash. A difficult one is folded until
    « Afficher » is pressed; nothing of its content is ever drawn here (S05-AC8).
    """

    chosen = Signal(str)

    def __init__(
        self, line: AttachmentLine, *, discreet: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line = line
        self._title = text_label("", "label")
        self._detail = text_label("", "secondary")
        self._open = QPushButton("Ouvrir")
        self._more = QPushButton("Autres actions")
        self._located = QWidget()
        self._build()
        self._say(folded=line.attachment.hard, discreet=discreet)

    def _build(self) -> None:
        mark(self, role="card")
        name = self._line.attachment.id
        self._open.setObjectName(f"piece_{name}")
        self._more.setObjectName(f"piece_more_{name}")
        mark(self._more, variant="quiet")
        self._more.setMenu(self._menu())
        texts = QVBoxLayout()
        texts.setSpacing(LABEL_GAP_PX)
        for part in (self._title, self._detail, self._warning()):
            texts.addWidget(part)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(self._open)
        buttons.addWidget(self._more)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(texts)
        column.addLayout(buttons)

    def _warning(self) -> QWidget:
        row = FlowLayout(self._located, spacing=8)
        words = text_label(LOCATION)
        words.setWordWrap(False)
        sign = QLabel()
        sign.setPixmap(icon("triangle-alert").pixmap(self.fontMetrics().height()))
        remove = QPushButton("Retirer la position")
        remove.setObjectName(f"piece_location_{self._line.attachment.id}")
        remove.setAccessibleName(f"Retirer la position, {self._line.title}")
        remove.clicked.connect(lambda: self.chosen.emit("location"))
        for part in (sign, words, remove):
            row.addWidget(part)
        return self._located

    def _menu(self) -> QMenu:
        menu = QMenu(self._more)
        hard = "Ne plus replier" if self._line.attachment.hard else f"Marquer «\xa0{HARD}\xa0»"
        for label, name in (
            ("Modifier la fiche de la pièce", "change"),
            ("Ouvrir avec…", "outside"),
            ("Enregistrer une copie…", "copy"),
            (hard, "hard"),
            ("Mettre à la corbeille", "trash"),
        ):
            action = menu.addAction(label)
            action.setObjectName(f"piece_{name}")
            action.triggered.connect(lambda _checked, wanted=name: self.chosen.emit(wanted))
        return menu

    def _say(self, *, folded: bool, discreet: bool) -> None:
        line = self._line
        title = line.kind.word.capitalize() if discreet else line.title
        self._title.setText(HARD if folded else title)
        details = (
            line.kind.word,
            line.when_words,
            line.size_words,
            _said("reçu de", line.attachment.received_from, shown=not (folded or discreet)),
            _said("utilisée dans", line.used_words, shown=not folded),
        )
        self._detail.setText(" · ".join(part for part in details if part))
        self._located.setVisible(line.attachment.has_location)
        show_text(self._detail, self._detail.text())
        self._open.setText("Afficher" if folded else "Ouvrir")
        self._open.setAccessibleName(f"{self._open.text()}, {self._title.text()}")
        self._more.setAccessibleName(f"Autres actions, {self._title.text()}")
        self._more.setVisible(not folded)
        self._act_on_press(folded=folded, discreet=discreet)

    def _act_on_press(self, *, folded: bool, discreet: bool) -> None:
        if not folded:
            self._open.clicked.connect(lambda: self.chosen.emit("open"))
            return
        once = Qt.ConnectionType.SingleShotConnection
        self._open.clicked.connect(lambda: self._say(folded=False, discreet=discreet), once)


def _said(word: str, text: str, *, shown: bool) -> str:
    return f"{word}\xa0: {text}" if text and shown else ""
