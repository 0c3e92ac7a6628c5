"""The tab « Pièces » of a dossier (UX §2.26)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.attachment_rules import LIMITS
from desktop_app.domain.french import plural
from desktop_app.domain.ids import DossierId
from desktop_app.services.attachment_views import AttachmentLine, AttachmentList, Order
from desktop_app.ui.file_choice import FileChoice
from desktop_app.ui.messages import Action
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.attachment_actions import AttachmentActions
from desktop_app.ui.pages.attachment_adding import ORIGINAL, AttachmentAdding
from desktop_app.ui.pages.attachment_card import AttachmentCard
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.styling import empty_layout, show_text, text_label
from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_combo import CalmComboBox
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_AT_ONCE = 60
_ORDERS = ((Order.DATE, "date"), (Order.NAME, "nom"))
_EMPTY = "Aucune pièce pour l’instant."
_WHY = "Certificat, courrier, photo, enregistrement\xa0: déposez le fichier ici, ou choisissez-le."


class AttachmentPane(ScrollColumn):
    """List the pieces of one dossier and add others; ``counted`` carries how many there are."""

    counted = Signal(int)

    def __init__(
        self,
        context: PageContext,
        files: FileChoice | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("pieces_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        FocusFollower(self)
        self._context = context
        self._dossier_id = DossierId("")
        self._shown: tuple[object, ...] = ()
        self._limit = _AT_ONCE
        self._actions = AttachmentActions(context, files, self)
        self.adding = AttachmentAdding(context, files)
        self._add = QPushButton("Ajouter…")
        self._order = CalmComboBox()
        self._copies = QPushButton()
        self._size = text_label("", "secondary", hidden_if_empty=True)
        self._empty = PlaceholderPage(_EMPTY, _WHY, Action("Ajouter une pièce", self.begin))
        self._rows = _Rows()
        self._build()

    def show_dossier(self, dossier_id: DossierId) -> None:
        """Read the pieces of a dossier again, or those of another one."""
        if dossier_id != self._dossier_id:
            self._dossier_id, self._limit = dossier_id, _AT_ONCE
        self.read()

    def begin(self) -> None:
        """Ask which files to add (Ctrl+J)."""
        self.adding.begin(self._dossier_id)

    def drop(self, paths: Sequence[Path]) -> None:
        """Add the files that were dropped anywhere in the dossier."""
        self.adding.add(self._dossier_id, paths)

    def read(self) -> None:
        """Read the list again, without moving the focus if nothing changed."""
        session, dossier_id = self._context.session, self._dossier_id
        order = Order(str(self._order.currentData()))
        if dossier_id:
            self._context.runner.run_latest(
                "attachments",
                lambda: session.attachments.of_dossier(dossier_id, order),
                lambda found: self._show(found, dossier_id),
                self._context.messages.failed,
            )

    def _build(self) -> None:
        self._add.setObjectName("pieces_add")
        self._copies.setObjectName("pieces_copies")
        self._order.setObjectName("pieces_order")
        for order, words in _ORDERS:
            self._order.addItem(words, order.value)
        sort = text_label("Trier par")
        sort.setWordWrap(False)
        sort.setBuddy(self._order)
        sorting = QWidget()
        inside = QHBoxLayout(sorting)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(sort)
        inside.addWidget(self._order)
        self._sorting = sorting
        tools = FlowLayout(spacing=8)
        for part in (self._add, sorting, self._copies):
            tools.addWidget(part)
        self.add(tools)
        self._hint = text_label(
            "Vous pouvez aussi déposer des fichiers n’importe où dans le dossier.", "secondary"
        )
        for item in (self._hint, self.adding, self._size, self._empty, self._rows):
            self.add(item)
        self.add(text_label(f"{LIMITS} {ORIGINAL}", "small"))
        self._copies.hide()
        self._empty.hide()
        self._add.clicked.connect(self.begin)
        self._order.activated.connect(lambda _at: self.read())
        self._copies.clicked.connect(lambda: self._context.navigator.open(routes.CLEAR_COPIES))
        self.adding.shown.connect(lambda: self.ensureWidgetVisible(self.adding))

    def _show(self, found: AttachmentList, dossier_id: DossierId) -> None:
        if dossier_id != self._dossier_id:
            return
        discreet = self._context.discreet.active
        self.counted.emit(len(found.lines))
        self._copies.setText(plural(found.copies, "copie en clair", "copies en clair"))
        self._copies.setVisible(found.copies > 0)
        show_text(self._size, found.size_warning)
        seen = (found.lines, discreet, self._limit)
        if seen == self._shown and not self._empty.isVisible():
            return  # the same rows: the focus stays where it is
        self._shown = seen
        self._empty.setVisible(not found.lines)
        for part in (self._add, self._sorting, self._hint):
            part.setVisible(bool(found.lines))
        self._rows.clear()
        for line in found.lines[: self._limit]:
            self._rows.add_card(self._card(line, discreet=discreet))
        left = len(found.lines) - self._limit
        if left > 0:
            more = QPushButton(f"Montrer {plural(left, 'autre pièce', 'autres pièces')}")
            more.setObjectName("pieces_more")
            more.clicked.connect(lambda: self._show_more(found))
            self._rows.add_card(more)

    def _card(self, line: AttachmentLine, *, discreet: bool) -> AttachmentCard:
        card = AttachmentCard(line, discreet=discreet)
        card.chosen.connect(lambda name: self._actions.run(name, line))
        return card

    def _show_more(self, found: AttachmentList) -> None:
        first_new = self._limit
        self._limit += _AT_ONCE
        self._show(found, self._dossier_id)
        self._rows.focus_on(first_new)


class _Rows(QWidget):
    """The cards, one under the other."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def clear(self) -> None:
        """Take the cards away."""
        empty_layout(self._column)

    def add_card(self, card: QWidget) -> None:
        """Append a card, in sight at once."""
        self._column.addWidget(card)
        card.show()

    def focus_on(self, number: int) -> None:
        """Put the focus on the button of a card."""
        item = self._column.itemAt(number)
        widget = item.widget() if item is not None else None
        button = widget.findChild(QPushButton) if widget is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
