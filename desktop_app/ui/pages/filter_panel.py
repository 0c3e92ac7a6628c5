"""« Filtres »: criteria joined by ET or OU, and the views that are made of them (UX §2.4).

Filters are transient: nothing here ever asks whether a view should be kept (S04-AC3).
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.filters import is_complete
from desktop_app.domain.french import quote
from desktop_app.domain.saved_view import Criterion, Join
from desktop_app.services.saved_views import ViewLine
from desktop_app.ui.pages.criterion_row import AskChoices, CriterionRow, RowState
from desktop_app.ui.pages.repeated_rows import RepeatedRows
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.flow_layout import FlowLayout
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.radio_group import RadioGroup

NEW, RENAME = "new", "rename"
_JOINS = (
    (Join.ALL.value, "à tous les critères (ET)"),
    (Join.ANY.value, "à l’un des critères (OU)"),
)


class FilterPanel(QFrame):
    """Show the criteria in force.

    ``changed`` follows the user's hand; ``cleared`` asks for no filter at all; ``named`` carries
    (name, id of the view to rename or ""); ``updated`` and ``removed`` are about the saved view
    that is in force.
    """

    changed = Signal()
    cleared = Signal()
    named = Signal(str, str)
    updated = Signal()
    removed = Signal()
    row_removed = Signal()
    closed = Signal()

    def __init__(self, ask: AskChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_panel")
        mark(self, role="card")
        self._view: ViewLine | None = None
        self._naming = ""
        self._rows = RepeatedRows(
            "criterion", lambda: CriterionRow(ask), "Ajouter un critère", "Retirer ce critère"
        )
        self._join = RadioGroup("Garder les dossiers qui répondent", _JOINS)
        self._join.set_value(Join.ALL.value)
        self._name = LabelledField("Nom de la vue", QLineEdit(), "Par exemple\u00a0: Ados du port.")
        self._buttons: dict[str, QPushButton] = {}
        self._build()

    def load(self, rows: Sequence[RowState], joined_by: Join) -> None:
        """Show these criteria; nothing moves if they are what is shown."""
        self._join.set_value(joined_by.value)
        self._rows.load(tuple(rows))

    def rows(self) -> tuple[RowState, ...]:
        """Return the criteria as they stand, unfinished ones too."""
        return self._rows.values()

    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria that ask something."""
        found = (row.criterion for row in self.rows())
        return tuple(criterion for criterion in found if is_complete(criterion))

    def joined_by(self) -> Join:
        """Return how they are joined."""
        return Join(self._join.value() or Join.ALL)

    def set_view(self, view: ViewLine | None, *, same: bool, filtered: bool) -> None:
        """Tell which view the filters come from, and whether they still are the same."""
        self._view = view
        saved = view is not None and not view.shipped
        self._buttons["update"].setVisible(saved and not same)
        self._buttons["rename"].setVisible(saved and same)
        self._buttons["remove"].setVisible(saved and same)
        self._buttons["new"].setEnabled(filtered)
        if view is not None and saved:
            self._buttons["update"].setText(f"Mettre à jour {quote(view.name)}")
            for name, words in (("rename", "Renommer cette vue"), ("remove", "Retirer cette vue")):
                self._buttons[name].setAccessibleName(f"{words}, {view.name}")

    def naming(self) -> tuple[str, str]:
        """Return whether a view is being named, and what is typed."""
        return self._naming, self._field.text()

    def show_naming(self, what: str, text: str) -> None:
        """Ask for the name of a new view, or of this one; an empty ``what`` ends it."""
        self._naming = what
        self._name.set_error()
        self._namer.setVisible(bool(what))
        self._acts.setVisible(not what)
        if self._field.text() != text:
            self._field.setText(text)

    def refuse_name(self, sentence: str) -> None:
        """Say what is wrong with the name."""
        self._name.set_error(sentence)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def take_focus(self) -> None:
        """Begin with the first criterion, or with the button that adds one."""
        rows = self._rows.rows
        (rows[0] if rows else self._rows.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the view with Entrée in its name."""
        keys = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        pressed = event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() in keys:
            self._keep()
            return True
        return super().eventFilter(watched, event)

    @property
    def _field(self) -> QLineEdit:
        field = self._name.field
        if not isinstance(field, QLineEdit):
            raise TypeError("the name of a view is a line")
        return field

    def _build(self) -> None:
        self._field.setObjectName("view_name")
        self._field.installEventFilter(self)
        self._acts, self._namer = QWidget(), QWidget()
        acts = FlowLayout(self._acts, spacing=8)
        for name, words, slot in (
            ("clear", "Effacer les filtres", self.cleared.emit),
            ("new", "Enregistrer comme vue", lambda: self._ask_name(NEW)),
            ("update", "Mettre à jour cette vue", self.updated.emit),
            ("rename", "Renommer cette vue", lambda: self._ask_name(RENAME)),
            ("remove", "Retirer cette vue", self.removed.emit),
            ("close", "Fermer les filtres", self.closed.emit),
        ):
            acts.addWidget(self._button(name, words, slot))
        naming = QVBoxLayout(self._namer)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.addWidget(self._name)
        row = FlowLayout(spacing=8)
        row.addWidget(self._button("keep", "Enregistrer la vue", self._keep))
        row.addWidget(self._button("give_up", "Ne pas enregistrer", self._give_up))
        naming.addLayout(row)
        self._namer.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(FIELD_GAP_PX)
        title = text_label("Filtres", "section")
        for part in (title, self._join, self._rows, self._acts, self._namer):
            column.addWidget(part)
        self._rows.edited.connect(self.changed)
        self._rows.removed.connect(lambda _gone: self.row_removed.emit())
        self._join.changed.connect(lambda _key: self.changed.emit())
        self.set_view(None, same=True, filtered=False)

    def _button(self, name: str, words: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        button.setObjectName(f"filters_{name}")
        button.clicked.connect(slot)
        self._buttons[name] = button
        return button

    def _ask_name(self, what: str) -> None:
        known = self._view.name if what == RENAME and self._view is not None else ""
        self.show_naming(what, known)
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def _keep(self) -> None:
        view_id = self._view.id if self._naming == RENAME and self._view is not None else ""
        self.named.emit(self._field.text(), view_id)

    def _give_up(self) -> None:
        what = self._naming
        self.show_naming("", "")
        self._buttons[what or NEW].setFocus(Qt.FocusReason.OtherFocusReason)
