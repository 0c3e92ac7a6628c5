"""A page drawn elsewhere, as the views of pages take it."""

from __future__ import annotations

from typing import Protocol


class DrawnPage(Protocol):
    """One page: ``rgba`` holds 4 bytes a pixel, row after row; ``text`` is what it says.

    Without pixels it is shown as a white sheet until they come.
    """

    @property
    def width(self) -> int:
        """Return the width in pixels."""
        ...

    @property
    def height(self) -> int:
        """Return the height in pixels."""
        ...

    @property
    def rgba(self) -> bytes:
        """Return the pixels."""
        ...

    @property
    def text(self) -> str:
        """Return the words of the page."""
        ...
