"""The preview that follows the typing: 400 ms after the last change, the stale one dropped."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.domain.ids import EcritId
from desktop_app.errors import AppError
from desktop_app.services.paper_views import Preview
from desktop_app.ui.background import CancelToken
from desktop_app.ui.page import PageContext

DEBOUNCE_MS = 400
"""UX §1.7: preview refresh, 400 ms of quiet and 500 ms of work."""


class PreviewLoop(QObject):
    """Ask for the pages of one écrit. ``updating`` before, then ``shown`` or ``failed``.

    ``keep`` hands over what is being typed: the pages are those of what is kept, and the worker
    takes one task after the other. Nothing is made while nobody looks (``watch``).
    """

    updating = Signal()
    shown = Signal(object)
    failed = Signal(object)

    def __init__(
        self, context: PageContext, keep: Callable[[], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._keep = keep
        self._ecrit_id: EcritId | None = None
        self._watched = False
        self._stale = False
        self._cancel = threading.Event()
        self._token: CancelToken | None = None
        self._timer = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._timer.timeout.connect(self._run)

    def follow(self, ecrit_id: EcritId) -> None:
        """Show another écrit, at once."""
        self.stop()
        self._ecrit_id = ecrit_id
        self._stale = True
        if self._watched:
            self.updating.emit()
            self._run()

    def touch(self) -> None:
        """Take note that the pages on screen are no longer the paper."""
        self._drop()
        self._stale = self._ecrit_id is not None
        if self._stale and self._watched:
            self.updating.emit()
            self._timer.start()

    def watch(self, *, watched: bool) -> None:
        """Tell whether the pages are in sight."""
        self._watched = watched
        if watched and self._stale and not self._timer.isActive():
            self.updating.emit()
            self._timer.start()

    def stop(self) -> None:
        """Drop what is under way: the page is left, or the register locked."""
        self._timer.stop()
        self._drop()

    def _drop(self) -> None:
        self._cancel.set()
        if self._token is not None:
            self._token.cancel()
            self._token = None

    def _run(self) -> None:
        ecrit_id = self._ecrit_id
        if ecrit_id is None:
            return
        self._drop()
        self._keep()
        cancel = threading.Event()
        self._cancel = cancel
        ecrits = self._context.session.ecrits
        token = self._context.runner.run_latest(
            "composer_preview",
            lambda: ecrits.preview(ecrit_id, cancel=cancel),
            lambda preview: self._show(preview, cancel),
            lambda problem: self._fail(problem, cancel),
        )
        self._token = None if token.cancelled else token

    def _show(self, preview: Preview, cancel: threading.Event) -> None:
        if not cancel.is_set():
            self._stale = False
            self.shown.emit(preview)

    def _fail(self, problem: Exception, cancel: threading.Event) -> None:
        """Say a known problem beside the pages; hand a bug over as everywhere."""
        if cancel.is_set():
            return
        self._stale = False
        if not isinstance(problem, AppError):
            self._context.messages.failed(problem)
        self.failed.emit(problem)
