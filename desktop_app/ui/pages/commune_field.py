"""A commune proposed while its name or postal code is typed, and whose CRIP is competent there."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from desktop_app.domain.territory import Commune, Territory
from desktop_app.ui.page import PageContext
from desktop_app.ui.styling import show_text, text_label
from desktop_app.ui.tokens import LABEL_GAP_PX
from desktop_app.ui.widgets.labelled_field import LabelledField

_LIMIT = 12


class CommuneField(QWidget):
    """Hold a commune as typed and, once it is recognised, its INSEE code.

    What is typed and not recognised is kept as words. ``edited`` follows the user's hand.
    """

    edited = Signal()

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._code = ""
        self._found: dict[str, Commune] = {}
        self._field = QLineEdit()
        self._field.setObjectName("commune")
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._field.setCompleter(self._completer)
        labelled = LabelledField(
            "Commune", self._field, "Nom ou code postal. La CRIP compétente en dépend."
        )
        self._territory = text_label("", "secondary", hidden_if_empty=True)
        self._territory.setObjectName("territory")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(LABEL_GAP_PX)
        column.addWidget(labelled)
        column.addWidget(self._territory)
        self.setFocusProxy(self._field)
        self._field.textEdited.connect(self._on_typed)
        self._field.editingFinished.connect(self._on_left)
        self._completer.activated.connect(self._on_chosen)

    @property
    def code(self) -> str:
        """Return the INSEE code, empty while the commune is not recognised."""
        return self._code

    @property
    def name(self) -> str:
        """Return the words of the field; the name alone when the commune is recognised."""
        commune = self._found.get(self._field.text())
        return commune.name if commune and self._code else self._field.text().strip()

    def load(self, code: str, name: str) -> None:
        """Show a commune without telling anybody."""
        if code == self._code and name == self.name:
            return
        self._code = code
        self._field.setText(name)
        self._ask_territory()

    def _on_typed(self, text: str) -> None:
        self._code = ""
        show_text(self._territory, "")
        self.edited.emit()
        if len(text.strip()) < 2:
            return
        self._context.runner.run_latest(
            f"communes-{id(self)}",
            lambda: self._context.session.places.communes(text, _LIMIT),
            lambda communes: self._propose(text, communes),
            self._context.messages.failed,
        )

    def _propose(self, text: str, communes: tuple[Commune, ...]) -> None:
        if text != self._field.text():
            return
        self._found = {commune.label: commune for commune in communes}
        self._words.setStringList(list(self._found))
        if self._field.hasFocus() and communes:
            self._completer.complete()

    def _on_left(self) -> None:
        """Take the only commune that is named exactly as typed."""
        typed = self._field.text().strip().casefold()
        exact = [item for item in self._found.values() if item.name.casefold() == typed]
        if not self._code and len(exact) == 1:
            self._take(exact[0])

    def _on_chosen(self, label: str) -> None:
        commune = self._found.get(label)
        if commune is not None:
            self._take(commune)

    def _take(self, commune: Commune) -> None:
        self._code = commune.code
        self._found = {commune.label: commune}
        self._field.setText(commune.label)
        self._ask_territory()
        self.edited.emit()

    def _ask_territory(self) -> None:
        code = self._code
        if not code:
            show_text(self._territory, "")
            return
        self._context.runner.run_latest(
            f"territory-{id(self)}",
            lambda: self._context.session.places.territory(code),
            lambda territory: self._show_territory(code, territory),
            self._context.messages.failed,
        )

    def _show_territory(self, code: str, territory: Territory | None) -> None:
        if code == self._code:  # else another commune is being typed already
            show_text(self._territory, "" if territory is None else territory_words(territory))


def territory_words(territory: Territory) -> str:
    """Return which CRIP is competent and why; nothing is decided, the reason is shown (S08-AC1)."""
    return f"CRIP compétente\u00a0: {territory.name}. {territory.why}".strip()
