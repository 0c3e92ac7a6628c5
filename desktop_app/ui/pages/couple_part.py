"""Who is who: a person of the dossier that goes, and whom of the other she is."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from desktop_app.domain.ids import PersonId
from desktop_app.domain.merging import Side
from desktop_app.services.merge_views import CoupleView
from desktop_app.ui.pages.form_choices import distinct
from desktop_app.ui.pages.merge_table import MergeTable
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.labelled_combo import LabelledCombo

HERSELF = "self"
_HERSELF_WORDS = "une autre personne, à garder à part"


class CouplePart(QFrame):
    """Ask who a person is, and show both records side by side once that is known.

    ``same_changed`` carries nothing: ask ``same``. ``changed`` says that a value was chosen.
    """

    same_changed = Signal()
    changed = Signal()

    def __init__(
        self,
        couple: CoupleView,
        names: tuple[str, str],
        chosen: Mapping[str, Side],
        shown: str,
        options: Mapping[PersonId, str],
        *,
        ask: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self.gone_id = couple.gone_id
        self._who = LabelledCombo(
            f"{shown} ({names[0]}) est" if names[0] else shown,
            distinct(((HERSELF, _HERSELF_WORDS), *options.items())),
            searchable=False,
        )
        self._who.combo.removeItem(0)  # one of them is always true
        self._who.combo.setObjectName(f"who_{couple.gone_id}")
        self._who.set_value(couple.same or HERSELF)
        self._table = MergeTable(f"couple_{couple.gone_id}")
        self._table.load(couple.rows, names, chosen)
        self._table.setVisible(bool(couple.rows))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.setSpacing(FIELD_GAP_PX)
        if ask:
            column.addWidget(self._who)
        else:
            column.addWidget(text_label("Les deux fiches", "label"))
            self._who.hide()
            self._who.setParent(self)
        column.addWidget(self._table)
        self._who.changed.connect(lambda _key: self.same_changed.emit())
        self._table.changed.connect(self.changed)

    def same(self) -> PersonId | None:
        """Return whom she is, ``None`` if she is somebody else."""
        key = self._who.value()
        return None if key in ("", HERSELF) else PersonId(key)

    def choices(self) -> dict[str, Side]:
        """Return the values chosen."""
        return self._table.choices()
