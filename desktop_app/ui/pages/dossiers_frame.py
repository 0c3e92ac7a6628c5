"""The parts of the page of the dossiers, laid out: it knows where they are, not what they do."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.layout_rules import columns
from desktop_app.ui.messages import Action
from desktop_app.ui.models.dossier_columns import ColumnPlan
from desktop_app.ui.models.dossiers_model import DossiersModel
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.columns_panel import ColumnsPanel
from desktop_app.ui.pages.criterion_row import AskChoices
from desktop_app.ui.pages.dossier_table import DossierTable
from desktop_app.ui.pages.filter_panel import FilterPanel
from desktop_app.ui.pages.fit_area import FitArea
from desktop_app.ui.pages.page_header import PageHeader
from desktop_app.ui.pages.pick_bar import PickBar
from desktop_app.ui.pages.summary_pane import SummaryPane
from desktop_app.ui.pages.view_bar import ViewBar
from desktop_app.ui.styling import mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX, LABEL_GAP_PX, PAGE_MARGIN_PX
from desktop_app.ui.widgets.labelled_field import LabelledField
from desktop_app.ui.widgets.placeholder_page import PlaceholderPage

_HELP = "Un nom, un lieu, un âge. Avec «\u00a0ou\u00a0» entre deux mots, l’un des deux."
FILTERS, COLUMNS = "filters", "columns"


class DossiersFrame(FitArea):
    """Header, views, typed filter, sentence, panels, list and summary."""

    def __init__(
        self,
        context: PageContext,
        model: DossiersModel,
        ask: AskChoices,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("dossiers_area", parent)
        self._model = model
        self.header = PageHeader("dossiers_header")
        self.views = ViewBar()
        self.field = QLineEdit()
        self.sentence = text_label("", "secondary")
        self.clear = QPushButton("Effacer les filtres")
        self.table = DossierTable(model)
        self.picks = PickBar(context, self.table.selected_ids)
        self.filters = FilterPanel(ask)
        self.columns = ColumnsPanel()
        self.summary = SummaryPane(context)
        self._empty = PlaceholderPage("")
        self._stack = QStackedWidget()
        self._top = QWidget()
        self._panels: dict[str, FilterPanel | ColumnsPanel] = {
            FILTERS: self.filters,
            COLUMNS: self.columns,
        }
        self._wide = False
        self._build()
        self._connect()

    def panes(self) -> tuple[QWidget, ...]:
        """Return filter, list, the dossier beside it, header."""
        beside = (self.summary,) if self.summary.isVisible() else ()
        return (self._top, self._stack, *beside, self.header)

    def tell(self, sentence: str, criteria: int, filters: int) -> None:
        """Say how many dossiers there are, and show how many criteria are in force."""
        self.sentence.setText(sentence)
        self.clear.setVisible(filters > 0)
        number = f" ({criteria})" if criteria else ""
        self.header.button(FILTERS).setText(f"Filtres{number}")

    def show_list(self) -> None:
        """Show the table."""
        self._stack.setCurrentWidget(self.table)
        self._show_beside()

    def show_empty(
        self, title: str, sentence: str, action: Action, other: Action | None = None
    ) -> None:
        """Say why there is nothing and what to do."""
        self._empty.set_content(title, sentence, action, other)
        self._stack.setCurrentWidget(self._empty)
        self._show_beside()

    def show_summary(self, wide: bool) -> None:
        """Show the dossier beside the list, in a ``wide`` window."""
        self._wide = wide
        self._show_beside()

    def arrange(self, plan: ColumnPlan, density: str) -> None:
        """Show the columns of ``plan`` with the room of ``density``."""
        self.table.arrange(plan, density)
        self.columns.load(plan, density)
        self._show_sort()

    def panel_open(self) -> str:
        """Return which panel is open, empty if none is."""
        return next((name for name, panel in self._panels.items() if not panel.isHidden()), "")

    def open_panel(self, name: str) -> None:
        """Open one panel, close the other."""
        for key, panel in self._panels.items():
            panel.setVisible(key == name)

    def close_panel(self) -> None:
        """Close what is open, and go back to its button; else end the choosing of several."""
        name = self.panel_open()
        if name:
            self.open_panel("")
            self.header.button(name).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.picks.on or len(self.table.selected_ids()) > 1:
            self.picks.turn(on=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put what is done with the list beside what it shows, or under it (UX §5.5)."""
        super().resizeEvent(event)
        narrow = columns(self) == 1
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._said.setDirection(down if narrow else across)
        for part in (self.clear, self.picks):
            side = Qt.AlignmentFlag.AlignLeft if narrow else Qt.AlignmentFlag.AlignTop
            self._said.setAlignment(part, side)

    def _build(self) -> None:
        self.header.set_title("Dossiers")
        self.header.add_button("Nouvelle personne", "new_person", "primary")
        self.header.add_button("Filtres", FILTERS)
        self.header.add_button("Colonnes", COLUMNS)
        self.header.add_button("Corbeille", "dossiers_trash", "quiet")
        self.field.setObjectName("dossier_filter")
        self.field.setClearButtonEnabled(True)
        self.clear.setObjectName("clear_filters")
        mark(self.clear, variant="link")
        self._said = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._said.setSpacing(FIELD_GAP_PX)
        self._said.addWidget(self.sentence, 1)
        self._said.addWidget(self.clear)
        self._said.addWidget(self.picks)
        top = QVBoxLayout(self._top)
        top.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, FIELD_GAP_PX // 2)
        top.setSpacing(LABEL_GAP_PX * 2)
        top.addWidget(self.views)
        top.addWidget(LabelledField("Filtrer la liste", self.field, _HELP))
        top.addLayout(self._said)
        for panel in self._panels.values():
            top.addWidget(panel)
        self.open_panel("")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        beside = QHBoxLayout()
        beside.setContentsMargins(PAGE_MARGIN_PX, 0, PAGE_MARGIN_PX, FIELD_GAP_PX)
        beside.setSpacing(FIELD_GAP_PX)
        beside.addWidget(self._stack, 1)
        beside.addWidget(self.summary)
        self.column.addWidget(self.header)
        self.column.addWidget(self._top)
        self.column.addLayout(beside, 1)

    def _connect(self) -> None:
        for name, panel in self._panels.items():
            self.header.button(name).clicked.connect(lambda _checked, key=name: self._toggle(key))
            panel.closed.connect(self.close_panel)
        self.table.current_changed.connect(lambda _id: self._show_current())
        self.table.selected.connect(lambda ids: self.picks.show_count(len(ids)))
        self.table.horizontalHeader().sortIndicatorChanged.connect(lambda *_: self._show_sort())
        self.picks.picking.connect(self._on_picking)

    def _toggle(self, name: str) -> None:
        if self.panel_open() == name:
            self.close_panel()
            return
        self.open_panel(name)
        self._panels[name].take_focus()

    def _show_beside(self) -> None:
        self.summary.setVisible(self._wide and self._stack.currentWidget() is self.table)
        self._show_current()

    def _show_current(self) -> None:
        current = self.table.current_id()
        if not current and self._model.rowCount():
            return  # the list is being filled anew: its row comes next
        row = self._model.row_of(current)
        self.summary.show_line(self._model.line(row) if row >= 0 else None)

    def _show_sort(self) -> None:
        header = self.table.horizontalHeader()
        down = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        self.columns.show_sort(header.sortIndicatorSection(), descending=down)

    def _on_picking(self, on: bool) -> None:
        self.table.picking = on
        if on:
            self.table.clearSelection()
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.table.select(self.table.current_id())
        self.picks.show_count(len(self.table.selected_ids()))
