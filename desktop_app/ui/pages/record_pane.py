"""A form of texts over one record of the settings, saved as it is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.ui.page import PageContext
from desktop_app.ui.pages.autosave import Autosave
from desktop_app.ui.pages.bound_texts import BoundTexts, TextSpec
from desktop_app.ui.pages.focus_follower import FocusFollower
from desktop_app.ui.styling import text_label
from desktop_app.ui.tokens import NARROW_MARGIN_PX
from desktop_app.ui.widgets.scroll_column import ScrollColumn


class RecordPane(ScrollColumn):
    """Show the texts of a record. ``read`` and ``write`` run on the worker.

    ``saved`` carries the record once it is safe.
    """

    saved = Signal(object)

    def __init__(
        self,
        context: PageContext,
        name: str,
        heading: str,
        specs: Sequence[TextSpec],
        read: Callable[[], Any],
        write: Callable[[Any], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(f"{name}_scroll", margin=NARROW_MARGIN_PX, parent=parent)
        FocusFollower(self)
        self._context = context
        self._read = read
        self._write = write
        self._record: Any = None
        self._texts = BoundTexts(specs)
        self._names = tuple(spec.name for spec in specs)
        self._autosave = Autosave(context, self._make_task, self._text, self)
        for spec in specs:
            self._texts.labelled(spec.name).field.setObjectName(f"{name}_{spec.name}")
        self.add(text_label(heading, "secondary"))
        self.add(self._texts)
        self._texts.edited.connect(self._autosave.touch)
        self._autosave.saved.connect(self._on_saved)

    @property
    def record(self) -> Any:
        """Return the record as it is written here, ``None`` before it was read."""
        return None if self._record is None else self._texts.apply(self._record)

    def start(self) -> None:
        """Read the record, unless something is being typed."""
        if not self._autosave.dirty:
            self._context.runner.run(self._read, self._show, self._context.messages.failed)

    def change(self, record: Any) -> None:
        """Keep ``record``: what is written here with something that is not a text."""
        former, self._record = self._record, record

        def failed(problem: Exception) -> None:
            self._record = former
            self._context.messages.failed(problem)

        self._context.runner.run(lambda: self._written(record), self._on_saved, failed)

    def flush(self) -> None:
        """Save what is being typed now."""
        self._autosave.flush()

    def _show(self, record: Any) -> None:
        if self._autosave.dirty:
            return  # typed while it was being read: what is written here is newer
        self._record = record
        self._texts.load(record)

    def _make_task(self) -> Callable[[], Any] | None:
        record = self.record
        if record is None or record == self._record:
            return None
        return lambda: self._written(record)

    def _written(self, record: Any) -> Any:
        self._write(record)
        return record

    def _on_saved(self, record: Any) -> None:
        self._record = record
        self.saved.emit(record)

    def _text(self) -> str:
        texts = (self._texts.text(name) for name in self._names)
        return "\n".join(text for text in texts if text.strip())
