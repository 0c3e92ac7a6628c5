"""Keep ``True`` alive under CPython 3.11.

PySide6 6.12.0 takes one reference off ``True`` at every ``Signal.emit`` (measured: fifty emissions,
fifty references). Before CPython 3.12, where booleans became immortal (PEP 683), the process aborts
when none is left: « bool_dealloc: deallocating True or False », after a few thousand emissions.
"""

from __future__ import annotations

import ctypes
import sys

_SPARE = 1 << 40


def spare_true() -> None:
    """Give ``True`` more references than a process can use up; do nothing from CPython 3.12 on."""
    if sys.version_info < (3, 12) and sys.getrefcount(True) < _SPARE:
        # The reference count is the first field of every object (Include/object.h of 3.11).
        ctypes.c_ssize_t.from_address(id(True)).value += _SPARE
