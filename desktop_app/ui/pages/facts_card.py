"""What the register knows, each value with its source and the ways to correct it (UX P3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain.ecrit import Override
from desktop_app.services.paper_views import FieldView
from desktop_app.ui.pages.fact_row import FactRow
from desktop_app.ui.styling import mark, show_text, text_label

HIDDEN = "Fiche masquée en mode discret."
COMPLETE_HERE = "Compléter dans cet écrit"


class FactsCard(QFrame):
    """Show the values of one source; ``opened`` asks for the place they come from.

    The signals of its rows go on: ``edited``, ``source_wanted``, ``decided``, ``correct_wanted``.
    """

    opened = Signal()
    edited = Signal()
    source_wanted = Signal(object)
    decided = Signal(object)
    correct_wanted = Signal(object, object)

    def __init__(self, source: str, link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="card")
        self._rows: dict[tuple[str, str], FactRow] = {}
        self._fields: tuple[FieldView, ...] = ()
        self._all = False
        self._source = text_label(f"Source\u00a0: {source}", "small")
        self.link = QPushButton(link)
        self.more = QPushButton(COMPLETE_HERE)
        for button in (self.link, self.more):
            mark(button, variant="link")
        self._facts = QWidget()
        self._column = QVBoxLayout(self._facts)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._unknown = text_label("", "help", hidden_if_empty=True)
        self._covered = text_label(HIDDEN, "help")
        self._covered.hide()
        self._build(link)

    def about(self, name: str) -> None:
        """Complete the spoken name of the links: there is one of each a person."""
        self.link.setAccessibleName(f"{self.link.text()}, {name}")
        self.more.setAccessibleName(f"{COMPLETE_HERE}, {name}")

    def cover(self, *, covered: bool) -> None:
        """Hide the values from a look over the shoulder, or show them again."""
        self._facts.setVisible(not covered)
        self._unknown.setVisible(not covered and bool(self._unknown.text()))
        self.more.setVisible(not covered and self._can_be_completed())
        self._covered.setVisible(covered)

    def load(self, fields: Sequence[FieldView]) -> None:
        """Show ``fields``: those with a value or required one by one, the others in one line."""
        if tuple(fields) == self._fields:
            return
        self._fields = tuple(fields)
        for field in fields:
            self._load_row(field)
        unknown = [field.label for field in self._unsaid()]
        show_text(self._unknown, f"Sans information\u00a0: {', '.join(unknown)}" if unknown else "")
        self.more.setVisible(self._can_be_completed())

    def rows(self) -> tuple[FactRow, ...]:
        """Return the rows that exist."""
        return tuple(self._rows.values())

    def row(self, key: str) -> FactRow | None:
        """Return the row of a field, made now if its value is not known yet."""
        field = next((each for each in self._fields if each.key == key), None)
        if field is None:
            return None
        return self._rows.get(_id(field)) or self._make_row(field)

    def overrides(self) -> Iterator[tuple[str, Override | None]]:
        """Return what is typed here and not kept yet."""
        for row in self._rows.values():
            changed = row.override()
            if changed is not None:
                yield changed

    def _build(self, link: str) -> None:
        head = QHBoxLayout()
        head.addWidget(self._source, 1)
        head.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addLayout(head)
        for part in (self._facts, self._unknown, self._covered):
            column.addWidget(part)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.link.setVisible(bool(link))
        self.more.hide()
        self.link.clicked.connect(self.opened)
        self.more.clicked.connect(self._show_all)

    def _load_row(self, field: FieldView) -> None:
        row = self._rows.get(_id(field))
        wanted = _says(field) or self._all
        if row is None and wanted:
            row = self._make_row(field)
        elif row is not None:
            row.load(field)
        if row is not None:
            row.setVisible(wanted or row.is_open)

    def _make_row(self, field: FieldView) -> FactRow:
        row = FactRow(field)
        order = [_id(each) for each in self._fields]
        before = [key for key in self._rows if order.index(key) < order.index(_id(field))]
        self._column.insertWidget(len(before), row)
        self._rows[_id(field)] = row
        self._rows = {key: self._rows[key] for key in order if key in self._rows}
        row.edited.connect(self.edited)
        row.source_wanted.connect(self.source_wanted)
        row.decided.connect(self.decided)
        row.correct_wanted.connect(self.correct_wanted)
        row.show()
        return row

    def _unsaid(self) -> list[FieldView]:
        return [field for field in self._fields if not _says(field) and not self._all]

    def _can_be_completed(self) -> bool:
        return any(field.own_key for field in self._unsaid())

    def _show_all(self) -> None:
        """Open every value that the register does not have, and go to the first."""
        waiting = [field for field in self._unsaid() if field.own_key]
        self._all = True
        opened = [self._rows.get(_id(field)) or self._make_row(field) for field in waiting]
        targets = [row.open() for row in opened]
        show_text(self._unknown, "")
        self.more.hide()
        if targets:
            targets[0].setFocus(Qt.FocusReason.OtherFocusReason)


def _id(field: FieldView) -> tuple[str, str]:
    return field.key, field.own_key or str(field.position)


def _says(field: FieldView) -> bool:
    return bool(field.shown) or field.lacking or field.replaced or field.stale
