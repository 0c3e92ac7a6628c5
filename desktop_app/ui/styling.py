"""State and kind of a widget as dynamic properties, which the style sheet reads."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLabel, QLayout, QWidget
from shiboken6 import isValid


def mark(widget: QWidget, **properties: str | bool) -> None:
    """Set dynamic ``properties`` on ``widget`` and let the style sheet see them.

    Labels take ``role`` (title, section, label, help, error, secondary, small), buttons take
    ``variant`` (primary, quiet, link, option), fields take ``problem``, frames ``role="card"``.
    """
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    # A widget that was never shown is dressed when it is: the second dressing would be for nothing.
    if changed and widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        # The sheet dresses children by what their parent is: [kind="error"] QLabel.
        for dressed in (widget, *widget.findChildren(QWidget)):
            dressed.style().unpolish(dressed)
            dressed.style().polish(dressed)
            # Without this news a button keeps the size of its former dress, and cuts its word.
            QCoreApplication.sendEvent(dressed, QEvent(QEvent.Type.StyleChange))


def text_label(text: str = "", role: str = "", *, hidden_if_empty: bool = False) -> QLabel:
    """Return a label that wraps and takes nothing as markup, in the dress of ``role``."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if role:
        mark(label, role=role)
    if hidden_if_empty and not text:
        label.hide()
    return label


def show_text(label: QLabel, text: str) -> None:
    """Put ``text`` on ``label``, and hide the label if there is none."""
    label.setText(text)
    label.setVisible(bool(text))


def give_focus(widget: QWidget | None) -> None:
    """Give the focus to ``widget`` if it is still there: a page may have made it anew since."""
    if widget is not None and isValid(widget) and widget.isVisible():
        widget.setFocus(Qt.FocusReason.OtherFocusReason)


def empty_layout(layout: QLayout) -> None:
    """Take every widget out of ``layout`` and destroy it."""
    for at in reversed(range(layout.count())):
        item = layout.takeAt(at)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
