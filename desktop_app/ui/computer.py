"""What the computer says of sleep and of its session, whatever the system (S-31).

macOS says nothing of either without a library that is not among ours: there, the watch on idle
time sees on waking that the computer slept.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QWidget


def listen_to_the_computer(
    application: QApplication,
    window: QWidget,
    lock: Callable[[], object],
    platform: str = sys.platform,
) -> bool:
    """Call ``lock`` before sleep and with the desktop session, while ``window`` lives.

    Tell whether the system will say so.
    """
    if platform == "win32":
        from desktop_app.ui.windows_events import WindowsEvents

        told = WindowsEvents(window)
        told.lock_wanted.connect(lock)
        return told.listen(application, int(window.winId()))
    if platform == "linux":
        from desktop_app.ui.session_events import SessionEvents

        heard = SessionEvents(window)
        heard.lock_wanted.connect(lock)
        return heard.listen()
    return False
