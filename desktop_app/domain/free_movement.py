"""Whose nationality opens the rights of the European Union, of the EEA and of Switzerland.

Residence permits for victims of trafficking do not concern them: service-public.fr, F32257, version
of 31 July 2024, which names Bulgaria and Romania among the countries left out (mniop.md §3.4).
"""

from __future__ import annotations

from collections.abc import Iterable

UNION = frozenset(
    (
        *("AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE"),
        *("IT", "LV", "LT", "LU", "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE"),
    )
)
AND_NEIGHBOURS = UNION | {"IS", "LI", "NO", "CH"}


def moves_freely(nationalities: Iterable[str]) -> bool | None:
    """Tell whether one of ``nationalities`` (ISO 3166-1) does; ``None`` when none is known."""
    known = [code.strip().upper() for code in nationalities if code.strip()]
    return any(code in AND_NEIGHBOURS for code in known) if known else None
