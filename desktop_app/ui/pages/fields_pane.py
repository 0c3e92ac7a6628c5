"""The picker of fields: label, example, group, search; what to paste into Word (UX §2.13)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.french import quote
from desktop_app.services.model_views import PickedField
from desktop_app.ui.models.fields_model import FieldsModel
from desktop_app.ui.models.roles import ItemRole
from desktop_app.ui.page import PageContext
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX, NARROW_MARGIN_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.scroll_column import ScrollColumn

_LINES = 9
_HELP = (
    "Choisissez un champ, copiez-le, puis collez-le dans Word à l’endroit voulu. "
    "Le texte autour reste celui de votre modèle."
)
_NOTHING = "Aucun champ ne correspond."


class FieldsPane(ScrollColumn):
    """Find a field and copy it. What is typed in the search stays with the page."""

    def __init__(self, context: PageContext, name: str = "fields") -> None:
        super().__init__(f"{name}_scroll", margin=NARROW_MARGIN_PX)
        self._context = context
        self._search = LabelledField("Chercher un champ", QLineEdit(), "Par exemple\u00a0: école.")
        self._group = LabelledCombo("Groupe", (), "Vide\u00a0: tous les groupes.", searchable=False)
        self._model = FieldsModel(self)
        self._list = _view(self._model, name)
        self._empty = text_label(_NOTHING, "secondary", hidden_if_empty=True)
        self._card = FieldCard(self._copy)
        self._key = ""
        self._search.field.setObjectName(f"{name}_search")
        self._group.combo.setObjectName(f"{name}_group")
        top = (text_label(_HELP, "secondary"), self._search, self._group)
        for part in (*top, self._list, self._empty, self._card):
            self.add(part)
        self._search.edited.connect(self._narrow)
        self._group.changed.connect(lambda _value: self._narrow())
        self._list.selectionModel().currentChanged.connect(self._on_current)
        self._list.activated.connect(lambda _index: self._card.copy_first())

    def start(self) -> None:
        """Read the fields."""
        models = self._context.session.models
        self._context.runner.run(models.fields, self._show, self._context.messages.failed)

    def choose(self, key: str) -> None:
        """Show the card of a field."""
        self._key = key
        self._show_card()

    def _show(self, fields: tuple[PickedField, ...]) -> None:
        self._model.set_fields(fields)
        self._group.set_options([(group, group) for group in self._model.groups()])
        self._show_card()

    def _narrow(self) -> None:
        search = self._search.field
        text = search.text() if isinstance(search, QLineEdit) else ""
        self._model.narrow(text, self._group.value())
        self._show_card()

    def _on_current(self, current: QModelIndex, _before: QModelIndex) -> None:
        key = current.data(ItemRole.ID)
        if key:
            self._key = str(key)
            self._card.show_field(self._model.field(self._key))

    def _show_card(self) -> None:
        """Show the field chosen, the first one shown if it is not among them."""
        if self._model.field(self._key) is None and self._model.rowCount():
            self._key = str(self._model.index(0, 0).data(ItemRole.ID))
        each = self._model.field(self._key)
        self._empty.setVisible(self._model.rowCount() == 0)
        row = self._model.row_of(self._key)
        self._list.selectionModel().blockSignals(True)
        self._list.setCurrentIndex(self._model.index(row, 0) if row >= 0 else QModelIndex())
        self._list.selectionModel().blockSignals(False)
        self._card.show_field(each)

    def _copy(self, text: str, label: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._context.messages.success(f"{quote(label)} est copié. Collez-le dans Word.")


class FieldCard(QFrame):
    """One field: what it is, an example, and a button for each thing to copy."""

    def __init__(self, copy: Callable[[str, str], None]) -> None:
        super().__init__()
        mark(self, role="card")
        self._copy = copy
        self._first: QPushButton | None = None
        self._column = QVBoxLayout(self)
        self._column.setSpacing(LABEL_GAP_PX)
        self.hide()

    def show_field(self, each: PickedField | None) -> None:
        """Show a field, or nothing."""
        empty_layout(self._column)
        self._first = None
        self.setVisible(each is not None)
        if each is None:
            return
        self._add(text_label(each.label, "section"))
        self._add(text_label(each.group, "secondary"))
        if each.help:
            self._add(text_label(each.help))
        if each.example:
            self._add(text_label(f"Par exemple\u00a0: {each.example}", "secondary"))
        self._first = self._button(f"Copier {quote(each.code)}", each.code, each.code)
        self._first.setObjectName("field_copy")
        if each.around is not None:
            self._loop(each, each.around)
        for code, words in each.conditions:
            self._button(f"Copier la condition {quote(words)}", code, words)

    def copy_first(self) -> None:
        """Copy the field itself."""
        if self._first is not None:
            self._first.click()

    def _loop(self, each: PickedField, around: tuple[str, str]) -> None:
        words = (
            "Ce champ se répète\u00a0: mettez-le entre ces deux lignes, "
            "chacune seule dans son paragraphe."
        )
        self._add(text_label(words, "help"))
        button = self._button(
            "Copier la boucle entière", "\n".join((around[0], each.code, around[1])), "La boucle"
        )
        button.setObjectName("field_copy_loop")

    def _button(self, label: str, text: str, said: str) -> QPushButton:
        button = QPushButton(label)
        button.clicked.connect(lambda: self._copy(text, said))
        self._column.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        return button

    def _add(self, widget: QWidget) -> None:
        self._column.addWidget(widget)


def _view(model: FieldsModel, name: str) -> QListView:
    view = QListView()
    view.setObjectName(f"{name}_list")
    view.setAccessibleName("Champs")
    view.setModel(model)
    view.setUniformItemSizes(True)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMinimumHeight(view.fontMetrics().lineSpacing() * _LINES)
    return view
