"""The automatic accessibility audit of a screen (UX §4.1): ``assert audit(screen) == []``.

Needs no screen reader: names, traps, targets, cut texts, palette contrast and the order of Tab.
It does not judge the sense of labels, the order in which tables are read, or the focus outline.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QSizeGrip,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from desktop_app.ui.tokens import contrast

TARGET_PX = 24
_TEXT_RATIO = 4.5


@dataclass(frozen=True, slots=True)
class Finding:
    """One anomaly: the rule it breaks, the widget, and what is wrong."""

    rule: str
    widget: str
    detail: str


def audit(screen: QWidget, target_px: int = TARGET_PX) -> list[Finding]:
    """Return the anomalies of ``screen``, which must be shown and laid out."""
    reachable = focusable(screen)
    found: list[Finding] = []
    for widget in reachable:
        found += _named(widget) + _no_trap(widget) + _big_enough(widget, target_px)
        if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
            found += _palette_contrast(widget.palette())
    for widget in screen.findChildren(QWidget):
        if widget.isVisibleTo(screen):
            found += _not_cut(widget)
    return found + _palette_contrast(screen.palette()) + _reading_order(screen, reachable)


def focusable(screen: QWidget) -> list[QWidget]:
    """Return the widgets of ``screen`` that Tab can reach."""
    return [
        widget
        for widget in screen.findChildren(QWidget)
        if widget.isVisibleTo(screen)
        and widget.isEnabled()
        and not _internal(widget)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def spoken_name(widget: QWidget) -> str:
    """Return the name that is announced: a related label, else the accessible name.

    On Linux a combo box announces its *value* as its name, even with an accessible name: only a
    related label counts (UX A11Y-03, measured).
    """
    interface = QAccessible.queryAccessibleInterface(widget)
    if interface is None:
        return ""
    for label, _relation in interface.relations(QAccessible.RelationFlag.Label):
        if label.text(QAccessible.Text.Name).strip():
            return str(label.text(QAccessible.Text.Name))
    if isinstance(widget, QComboBox):
        return ""
    return str(widget.accessibleName() or interface.text(QAccessible.Text.Name))


def _internal(widget: QWidget) -> bool:
    parts = QScrollBar | QHeaderView | QSizeGrip
    holders = QComboBox | QAbstractSpinBox | QTabBar
    return (
        widget.objectName().startswith("qt_")
        or isinstance(widget, parts)
        or isinstance(widget.parent(), holders)
    )


def _finding(rule: str, widget: QWidget, detail: str) -> Finding:
    return Finding(rule, f"{type(widget).__name__} {widget.objectName()}".strip(), detail)


def _named(widget: QWidget) -> list[Finding]:
    if spoken_name(widget).strip():
        return []
    return [_finding("name", widget, "no accessible name")]


def _no_trap(widget: QWidget) -> list[Finding]:
    if (
        isinstance(widget, QTextEdit | QPlainTextEdit)
        and not widget.isReadOnly()
        and not widget.tabChangesFocus()
    ):
        return [_finding("trap", widget, "Tab stays in the field")]
    if isinstance(widget, QTableView) and widget.tabKeyNavigation():
        return [_finding("trap", widget, "Tab stays in the table")]
    return []


def _big_enough(widget: QWidget, target_px: int) -> list[Finding]:
    small = min(widget.width(), widget.height()) < target_px
    if not (isinstance(widget, QAbstractButton) and small):
        return []
    return [_finding("target", widget, f"{widget.width()}x{widget.height()} < {target_px}")]


def _not_cut(widget: QWidget) -> list[Finding]:
    holds_text = isinstance(widget, QAbstractButton | QLabel) and bool(widget.text())
    if not holds_text or (isinstance(widget, QLabel) and widget.wordWrap()):
        return _wrapped_whole(widget)
    if widget.width() + 1 < widget.minimumSizeHint().width():
        return [_finding("cut", widget, str(getattr(widget, "text", str)()))]
    return []


def _wrapped_whole(widget: QWidget) -> list[Finding]:
    """Return a finding for a wrapping label that is lower than its text."""
    if not isinstance(widget, QLabel) or not widget.text() or not widget.wordWrap():
        return []
    if widget.height() + 1 < widget.heightForWidth(widget.width()):
        return [_finding("cut", widget, widget.text())]
    return []


def _palette_contrast(palette: QPalette) -> list[Finding]:
    role = QPalette.ColorRole
    pairs = {
        "text": (role.Text, role.Base),
        "window": (role.WindowText, role.Window),
        "button": (role.ButtonText, role.Button),
        "placeholder": (role.PlaceholderText, role.Base),
        "selection": (role.HighlightedText, role.Highlight),
        "link": (role.Link, role.Base),
    }
    found = []
    for name, (front, back) in pairs.items():
        below = QApplication.palette().color(back)
        painted = palette.brush(back).style() is not Qt.BrushStyle.NoBrush
        ground = _over(palette.color(back), below) if painted else below
        ratio = contrast(_over(palette.color(front), ground).name(), ground.name())
        if ratio < _TEXT_RATIO:
            found.append(Finding(f"contrast {name}", "QPalette", f"{ratio:.2f} < {_TEXT_RATIO}"))
    return found


def _over(colour: QColor, ground: QColor) -> QColor:
    """Return ``colour`` as it looks on ``ground``: style sheets set transparent ones."""
    share = colour.alphaF()
    mixed = (
        part * share + below * (1 - share)
        for part, below in zip(colour.getRgbF()[:3], ground.getRgbF()[:3], strict=True)
    )
    return QColor.fromRgbF(*mixed)


def _reading_order(screen: QWidget, reachable: list[QWidget]) -> list[Finding]:
    """Return a finding where Tab goes back up between two fields of the same parent."""
    known = set(reachable)
    chain: list[QWidget] = []
    widget = screen.nextInFocusChain()
    for _ in range(5000):
        if widget is None or widget is screen:
            break
        if widget in known:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    return [
        _finding("order", after, f"reached after {before.objectName() or type(before).__name__}")
        for before, after in pairwise(chain)
        if before.parent() is after.parent()
        and _top(after, screen) + after.height() <= _top(before, screen)
    ]


def _top(widget: QWidget, screen: QWidget) -> int:
    return widget.mapTo(screen, QPoint(0, 0)).y()
