"""Room on the disk: saving and copying need some (S-21)."""

from __future__ import annotations

import shutil
from pathlib import Path

from desktop_app.register.layout import Layout

_LEAST_BYTES = 200_000_000
_TIMES_DATABASE = 3


def free_bytes_at(folder: Path) -> int:
    """Return the free bytes of the disk that holds ``folder``."""
    return shutil.disk_usage(folder).free


def low_space(layout: Layout, free: int) -> str:
    """Return the French warning if ``free`` bytes are too few for this register, or nothing."""
    wanted = max(_LEAST_BYTES, _TIMES_DATABASE * layout.database.stat().st_size)
    if free >= wanted:
        return ""
    return (
        f"Il reste {free // 1_000_000}\u00a0Mo sur le disque\u00a0: c’est trop peu pour "
        f"sauvegarder ce registre. Libérez {max(1, (wanted - free) // 1_000_000)}\u00a0Mo."
    )
