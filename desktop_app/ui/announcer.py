"""Tell a screen reader what only sighted people would notice (UX A11Y-12)."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

REPEAT_AFTER_S = 2.0


class Announcer(QObject):
    """Send announcements, the same sentence not twice within two seconds.

    ``announced`` carries each sentence that was really sent.
    """

    announced = Signal(str)

    def __init__(
        self, parent: QObject | None = None, seconds: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(parent)
        self._seconds = seconds
        self._source: QObject = self
        self._last = ("", -REPEAT_AFTER_S)

    def speak_for(self, window: QObject) -> None:
        """Make ``window`` the source of the announcements: readers follow the active window."""
        self._source = window

    def say(self, sentence: str, *, urgent: bool = False) -> None:
        """Announce ``sentence``, politely unless ``urgent`` (an error)."""
        # Imported at the first sentence: the first paint does not wait for it.
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        now = self._seconds()
        text, said_at = self._last
        if not sentence or (sentence == text and now - said_at < REPEAT_AFTER_S):
            return
        self._last = (sentence, now)
        source = self._source if isValid(self._source) else self
        event = QAccessibleAnnouncementEvent(source, sentence)
        event.setPoliteness(
            QAccessible.AnnouncementPoliteness.Assertive
            if urgent
            else QAccessible.AnnouncementPoliteness.Polite
        )
        QAccessible.updateAccessibility(event)
        self.announced.emit(sentence)
