"""What every page of the window is given, and what it owes in return."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from desktop_app.ui.announcer import Announcer
from desktop_app.ui.background import Runner
from desktop_app.ui.discreet import DiscreetMode
from desktop_app.ui.long_work import LongWork
from desktop_app.ui.messages import Messages
from desktop_app.ui.navigation import Navigator, Place, Route
from desktop_app.ui.preference_store import PreferenceStore
from desktop_app.ui.trail import ListTrail

if TYPE_CHECKING:
    from desktop_app.services.session import Session


@dataclass(frozen=True, slots=True)
class PageContext:
    """Everything a page may use. ``clock`` returns the present moment, aware, in local time."""

    session: Session
    runner: Runner
    navigator: Navigator
    messages: Messages
    announcer: Announcer
    clock: Callable[[], datetime]
    preferences: PreferenceStore
    discreet: DiscreetMode = field(default_factory=DiscreetMode)
    trail: ListTrail = field(default_factory=ListTrail)
    work: LongWork = field(default_factory=LongWork)


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way shown above the page; without a route it is not a link."""

    label: str
    route: Route | None = None


class Page(QWidget):
    """One screen of the work zone.

    ``described`` says that title, crumbs or dossier number changed (after loading);
    ``loaded`` says that what ``show_route`` asked for is on screen: the window then restores the
    place; ``draft_saved`` carries the moment at which what was typed became safe.
    """

    described = Signal()
    loaded = Signal()
    draft_saved = Signal(object)

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)

    def title(self) -> str:
        """Return the name of the page, as the crumbs end with it."""
        raise NotImplementedError

    def crumbs(self) -> tuple[Crumb, ...]:
        """Return the way to this page, itself last."""
        return (Crumb(self.title()),)

    def dossier_ref(self) -> str:
        """Return D-2026-014 if the page is about one dossier: the only thing the title may say."""
        return ""

    def rail_entry(self) -> str:
        """Return the page of the rail entry that is lit while this page is shown."""
        return ""

    def panes(self) -> tuple[QWidget, ...]:
        """Return the panes that F6 goes through, in reading order; the first gets the focus."""
        return (self,)

    def show_route(self, args: Mapping[str, str]) -> None:
        """Show what ``args`` asks for; called each time the page comes on screen."""

    def refresh(self, kinds: frozenset[str]) -> None:
        """Read again what concerns ``kinds``; called on screen or just before coming on screen."""

    def flush(self) -> None:
        """Save what is being typed now: before leaving, before locking. Never asks anything."""

    def take_focus(self) -> None:
        """Put the focus where work starts: the first focusable widget of the first pane."""
        for pane in self.panes():
            target = first_focusable(pane)
            if target is not None:
                target.setFocus()
                return

    def place(self) -> dict[str, str | int]:
        """Return scroll positions, the focused field and its caret, to be restored later."""
        found: dict[str, str | int] = {}
        for area in self.findChildren(QAbstractScrollArea):
            if area.objectName() and area.verticalScrollBar().value():
                found[f"scroll:{area.objectName()}"] = area.verticalScrollBar().value()
        focused = self.focusWidget()
        if focused is not None and focused.objectName():
            found["field"] = focused.objectName()
            found["caret"] = _caret(focused)
        return found

    def restore(self, place: Place) -> None:
        """Put scroll, focus and caret back as ``place`` says; ignore what is no longer there."""
        field = self.findChild(QWidget, str(place.get("field", "")))
        if place.get("field") and isinstance(field, QWidget):
            field.setFocus()
            _set_caret(field, int(place.get("caret", 0)))
        for area in self.findChildren(QAbstractScrollArea):
            value = place.get(f"scroll:{area.objectName()}")
            if value is not None:
                area.verticalScrollBar().setValue(int(value))


PageFactory = Callable[[PageContext], Page]
"""Builds a page the first time it is asked for."""


def first_focusable(pane: QWidget) -> QWidget | None:
    """Return the first widget of ``pane`` that Tab would reach, in the order of Tab."""
    candidate: QWidget | None = pane
    for _ in range(5000):
        if candidate is None:
            return None
        inside = candidate is pane or pane.isAncestorOf(candidate)
        usable = candidate.isVisible() and candidate.isEnabled()
        if inside and usable and candidate.focusPolicy() & Qt.FocusPolicy.TabFocus:
            return candidate
        candidate = candidate.nextInFocusChain()
        if candidate is pane:
            return None
    return None


def _editor(field: QWidget) -> QWidget:
    """Return where one types: the line of a list that can be written in, else the field itself."""
    line = field.lineEdit() if isinstance(field, QComboBox) else None
    return field if line is None else line


def _caret(focused: QWidget) -> int:
    field = _editor(focused)
    if isinstance(field, QLineEdit):
        return field.cursorPosition()
    if isinstance(field, QPlainTextEdit | QTextEdit):
        return field.textCursor().position()
    return 0


def _set_caret(focused: QWidget, position: int) -> None:
    field = _editor(focused)
    if isinstance(field, QLineEdit):
        field.setCursorPosition(position)
    elif isinstance(field, QPlainTextEdit | QTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(position, max(field.document().characterCount() - 1, 0)))
        field.setTextCursor(cursor)
