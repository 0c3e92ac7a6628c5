"""Which earlier écrit this one follows: those that were validated or transmitted, or none yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.ids import EcritId, PersonId
from desktop_app.services.paper_views import EarlierView, EcritView, FieldView
from desktop_app.ui.pages import routes
from desktop_app.ui.pages.empty_note import EmptyNote
from desktop_app.ui.pages.facts_card import FactsCard
from desktop_app.ui.pages.section_blocks import Block
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo

QUESTION = "De quel écrit celui-ci est-il la suite\u00a0?"
NONE_FINISHED = (
    "Aucun écrit de ce dossier n’est validé ni transmis\u00a0: il n’y en a pas encore à suivre. "
    "Le brouillon peut être commencé\u00a0; le numéro et la date resteront à compléter."
)
_HELP = "Les écrits validés ou transmis de ce dossier, le dernier d’abord."


class EarlierChoice(QWidget):
    """Let the user say which écrit is followed; ``chosen`` carries its id.

    Where there is none, a sentence says so and ``ecrits_wanted`` asks for those of the dossier.
    """

    chosen = Signal(str)
    ecrits_wanted = Signal()

    def __init__(self, prefix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offered: tuple[tuple[str, str], ...] = ()
        self._known = ""
        self._combo = LabelledCombo(QUESTION, (), _HELP, searchable=False)
        self._combo.combo.setObjectName(f"{prefix}earlier")
        self._none = EmptyNote(NONE_FINISHED, "Voir les écrits du dossier", f"{prefix}earlier_none")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._combo)
        column.addWidget(self._none)
        self._combo.changed.connect(self._on_chosen)
        self._none.wanted.connect(self.ecrits_wanted)

    def load(self, offered: Sequence[EarlierView], known: EcritId | None) -> None:
        """Offer écrits, the one that is followed being chosen."""
        options = tuple((str(each.id), each.words) for each in offered)
        if options != self._offered:
            self._offered = options
            self._combo.set_options(options)
        self._known = known or ""
        if self._combo.value() != self._known:
            self._combo.set_value(self._known)
        self._combo.setVisible(bool(options))
        self._none.setVisible(not options)

    def value(self) -> EcritId | None:
        """Return which écrit is followed, ``None`` for none yet."""
        return EcritId(self._known) if self._known else None

    def target(self) -> QWidget:
        """Return where the focus goes."""
        return self._combo.combo if self._offered else self._none.link

    def _on_chosen(self, key: str) -> None:
        if not key:
            self._combo.set_value(self._known)  # one écrit replaces another; none replaces none
        elif key != self._known:
            self._known = key
            self.chosen.emit(key)


class EarlierBlock(Block):
    """The écrit that is followed and what the paper will say of it."""

    chosen = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.discreet = False
        self._dossier = routes.HOME
        self._choice = EarlierChoice(prefix=f"{name}_")
        self._card = FactsCard("calculé")
        self.column.setSpacing(FIELD_GAP_PX)
        self.column.addWidget(text_label("Écrit suivi", "label"))
        self.column.addWidget(self._choice)
        self.column.addWidget(self._card)
        self._choice.chosen.connect(self.chosen)
        self._choice.ecrits_wanted.connect(lambda: self.opened.emit(self._dossier))

    def load(self, fields: Sequence[FieldView], view: EcritView, today: date) -> None:
        """Show what can be followed and, of what is, the values of the paper."""
        self._dossier = routes.dossier(view.ecrit.dossier_id, tab="ecrits")
        offered = {each.id for each in view.earlier}
        known = view.ecrit.answers_to if view.ecrit.answers_to in offered else None
        self._choice.load(view.earlier, known)
        self._card.load(fields)
        self._card.cover(covered=self.discreet)
        self._card.setVisible(known is not None)

    def target(self, person_id: PersonId | None, key: str = "") -> QWidget | None:
        """Return the choice: the values are corrected in the écrit that is followed."""
        return self._choice.target()
