"""The columns of the list of dossiers as this computer remembers them (UX S04-AC5)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop_app.ui.models.dossier_columns import Column, ColumnPlan
from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.dossiers_frame import DossiersFrame


class DossiersColumns:
    """Arrange the list as chosen. ``widen`` is called when a column needs more to be read."""

    def __init__(
        self, context: PageContext, frame: DossiersFrame, widen: Callable[[], None]
    ) -> None:
        self._preferences = context.preferences
        self._frame = frame
        self._widen = widen
        self.plan = ColumnPlan.of(context.preferences.current.dossier_columns)
        frame.table.arranged.connect(self._keep)
        frame.columns.planned.connect(self._on_planned)
        frame.columns.spaced.connect(lambda key: context.preferences.update(density=key))
        frame.columns.sorted_by.connect(self._on_sort)
        context.preferences.changed.connect(lambda _preferences: self._arrange())
        self._arrange()

    def _arrange(self) -> None:
        self._frame.arrange(self.plan, self._preferences.current.density)

    def _on_planned(self, plan: ColumnPlan) -> None:
        before = self.plan
        self._keep(plan)
        self._arrange()
        if plan.needs_details and not before.needs_details:
            self._widen()

    def _keep(self, plan: ColumnPlan) -> None:
        self.plan = plan
        self._preferences.update(dossier_columns=plan.text())

    def _on_sort(self, column: Column, reverse: bool) -> None:
        down = reverse is not (column is Column.LAST)  # the last observed comes first
        order = Qt.SortOrder.DescendingOrder if down else Qt.SortOrder.AscendingOrder
        self._frame.table.sortByColumn(column, order)
