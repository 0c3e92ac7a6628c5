"""The sections of the écrit, and what is still missing, each line a way there (UX §2.9, AC4)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.services.paper_views import EcritView, MissingLine, SectionStatus, SectionView
from desktop_app.ui.pages.row_button import RowButton
from desktop_app.ui.styling import empty_layout, mark, text_label
from desktop_app.ui.tokens import FIELD_GAP_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn
from desktop_app.ui.widgets.section_list import SectionItem, SectionList

_KINDS: Mapping[SectionStatus, str] = {
    SectionStatus.TO_DO: "neutral",
    SectionStatus.IN_PROGRESS: "info",
    SectionStatus.DONE: "success",
    SectionStatus.PROBLEM: "error",
    SectionStatus.RECHECK: "attention",
}
_SHOWN = 4
"""How many missing lines stand above the sections; the others wait behind a link."""

ALL_THERE = "Aucune information requise ne manque."


class SectionsPane(ScrollColumn):
    """List missing information and sections.

    ``chosen`` carries the id of a section; ``missing_chosen`` carries a ``MissingLine``.
    """

    chosen = Signal(str)
    missing_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sections_scroll", margin=FIELD_GAP_PX, parent=parent)
        self.list = _WholeList("Sections")
        self.list.setObjectName("sections_list")
        self._heading = text_label("", "label")
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._more = QPushButton()
        self._more.setObjectName("missing_more")
        mark(self._more, variant="link")
        self.add(self._heading)
        self.add(self._rows)
        self.add(self._more)
        self.add(text_label("Sections", "section"))
        self.add(self.list)
        self.layout_.setAlignment(self._more, Qt.AlignmentFlag.AlignLeft)
        self._missing: tuple[MissingLine, ...] | None = None
        self._discreet = False
        self._all = False
        self.list.chosen.connect(self.chosen)
        self._more.clicked.connect(self._show_all)

    def load(self, view: EcritView, *, discreet: bool) -> None:
        """Show where something is missing in ``view``."""
        items = [_item(section) for section in view.sections]
        self.list.set_sections(items, done_words(view))
        self.list.fit()
        if (view.missing, discreet) == (self._missing, self._discreet):
            return
        self._missing, self._discreet = view.missing, discreet
        self._heading.setText(missing_count(view))
        self._show_missing(view.missing)

    def _show_all(self) -> None:
        self._all = True
        self._show_missing(self._missing or ())
        row = self._rows.itemAt(_SHOWN)
        widget = row.widget() if row is not None else None
        if widget is not None:
            widget.show()
            widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_missing(self, missing: Sequence[MissingLine]) -> None:
        empty_layout(self._rows)
        shown = missing if self._all or len(missing) <= _SHOWN + 1 else missing[:_SHOWN]
        for number, line in enumerate(shown):
            row = RowButton(line.label, "" if self._discreet else line.whose)
            row.setObjectName(f"missing_{number}")
            row.clicked.connect(lambda _checked, wanted=line: self.missing_chosen.emit(wanted))
            self._rows.addWidget(row)
        hidden = len(missing) - len(shown)
        self._more.setVisible(hidden > 0)
        self._more.setText(f"Voir les {hidden} autres")
        self._more.setAccessibleName(f"Voir les {hidden} autres informations requises")


def missing_count(view: EcritView) -> str:
    """Return « Il reste 2 informations requises : », or that none is missing."""
    count = plural(len(view.missing), "information requise", "informations requises")
    return f"Il reste {count}\u00a0:" if view.missing else ALL_THERE


class _WholeList(SectionList):
    """A list that is as high as its rows: the pane scrolls, not the list."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def fit(self) -> None:
        """Ask for the height of the rows as they are now."""
        self.doItemsLayout()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return the height of all rows in the present width."""
        height = self.contentsSize().height() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), height)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: no row is cut."""
        return QSize(super().minimumSizeHint().width(), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height where the words wrap otherwise."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()


def done_words(view: EcritView) -> str:
    """Return « 6 sur 9 terminées »: it is said of « Sections »."""
    return f"{view.done} sur {len(view.sections)} terminées"


def _item(section: SectionView) -> SectionItem:
    count = section.missing
    detail = plural(count, "information requise", "informations requises") if count else ""
    kind = "attention" if count else _KINDS[section.status]
    kind = "error" if section.status is SectionStatus.PROBLEM else kind
    return SectionItem(section.id, section.title, section.status.label, kind, detail)
