"""What the user sees of a bug: that her text is safe, and a report without anybody in it (S-46)."""

from __future__ import annotations

import platform
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app import __version__
from desktop_app.ui.styling import mark

_WHAT = "Fanal a rencontré un problème imprévu."
_SAFE = (
    "Ce que vous écriviez est gardé en brouillon. Vous pouvez continuer. "
    "Si cela se répète, verrouillez puis ouvrez à nouveau le registre."
)
_REPORT = (
    "Ce rapport ne contient ni nom ni texte du registre. Rien n’est envoyé\u00a0: "
    "copiez-le si on vous le demande."
)
_MAX_FRAMES = 20


class BugReport(QDialog):
    """A window that stops nothing: it is never modal, so a lock never waits for it."""

    def __init__(self, problem: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("bug_report")
        self.setWindowTitle("Registre")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        title = QLabel(_WHAT, self)
        mark(title, role="title")
        layout = QVBoxLayout(self)
        layout.addWidget(title)
        for text in (_SAFE, _REPORT):
            label = QLabel(text, self)
            label.setWordWrap(True)
            layout.addWidget(label)
        self.text = QPlainTextEdit(report(problem), self)
        self.text.setObjectName("bug_text")
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName("Rapport")
        layout.addWidget(self.text, 1)
        close = QPushButton("Continuer", self)
        close.setObjectName("bug_close")
        mark(close, variant="primary")
        close.clicked.connect(self.close)
        copy = QPushButton("Copier le rapport", self)
        copy.setObjectName("bug_copy")
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        row = QHBoxLayout()
        row.addWidget(copy)
        row.addStretch(1)
        row.addWidget(close)
        layout.addLayout(row)
        self.resize(self.fontMetrics().averageCharWidth() * 80, self.sizeHint().height())
        close.setFocus()


def report(problem: BaseException) -> str:
    """Return versions, the class of ``problem`` and the places it went through; never its words."""
    lines = [
        f"Fanal {__version__}",
        f"Python {platform.python_version()}, {platform.system()} {platform.release()}",
        type(problem).__name__,
    ]
    frames = []
    trace = problem.__traceback__
    while trace is not None:
        code = trace.tb_frame.f_code
        frames.append(f"{Path(code.co_filename).name}:{trace.tb_lineno} {code.co_name}")
        trace = trace.tb_next
    return "\n".join(lines + frames[-_MAX_FRAMES:])
