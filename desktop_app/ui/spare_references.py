"""Keep ``None``, ``True`` and ``False`` alive under CPython 3.11.

The wheels of PySide6 6.12.0 hand these three out without taking a reference (measured: fifty
``Signal.emit`` cost ``True`` fifty references, fifty ``findChild`` that find nothing cost ``None``
as many). From CPython 3.12 on they are immortal (PEP 683) and nothing happens; before, the process
aborts when the count is used up: « none_dealloc: deallocating None », after minutes of work.
"""

from __future__ import annotations

import ctypes
import sys

_SPARE = 1 << 40


def spare_constants() -> None:
    """Give the three more references than a process can use up; do nothing from 3.12 on."""
    if sys.version_info >= (3, 12):
        return
    for constant in (None, True, False, NotImplemented):
        if sys.getrefcount(constant) < _SPARE:
            # The reference count is the first field of every object (object.h of CPython 3.11).
            ctypes.c_ssize_t.from_address(id(constant)).value += _SPARE
